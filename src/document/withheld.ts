import { fewOfHeld } from "../disclosure/publication-view.ts";
import {
  isHeld,
  isWithheld,
  type PublishedCategory,
  type PublishedFigure,
} from "../disclosure/published-figures.ts";
import { formatAsOfShort } from "../language/dates.ts";
import { NOT_SHOWN } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import {
  joinTexts,
  listTexts,
  noteCall,
  reference,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import { parseIsoDay } from "../period/period.ts";
import type { Facts } from "./facts.ts";
import { countAlone, type ShownCount } from "./wording.ts";

/** The words in a sentence in place of a number. */
export const NOT_SHOWN_CLAUSE = "tonen we niet";

/**
 * The sentence in place of a withheld number: "Wie het gezag heeft, tonen we niet, om de gezinnen
 * te beschermen."
 *
 * @param origin the origin of the withheld number
 */
export function notShown(subject: string, origin: string): Text {
  return say`${subject}, ${{ text: NOT_SHOWN_CLAUSE, origin }}, om de gezinnen te beschermen.`;
}

/**
 * The origin of a withheld number, if a breakdown shows no category with cases except the unknown;
 * else null.
 *
 * @param unknown the code of the category for unknown
 */
export function hiddenIn(facts: Facts, id: string, unknown?: string): string | null {
  const { categories = [] } = facts.breakdown(id) ?? {};
  const known = categories.filter(({ code }) => code !== unknown);
  const withheld = known.find(isWithheld);
  if (withheld === undefined || known.some(({ value }) => value !== null && value > 0)) return null;
  return facts.originOf(`${id}.${withheld.code}`);
}

/** True for a figure that shows no number, or only its total, because of protection. */
export function isWithheldWhole(figure: PublishedFigure): boolean {
  if ("categories" in figure) {
    return figure.categories.length > 0 && figure.categories.every(isWithheld);
  }
  return "n" in figure ? figure.withheld?.length === 2 : isWithheld(figure);
}

/**
 * The remark that explains "niet getoond", for below a chart, table or list. Undefined if all
 * `categories` are shown.
 */
export function withheldRemark(
  categories: readonly Pick<PublishedCategory, "value">[],
  facts: Facts,
): Text | undefined {
  const why = whyNotShown(categories, facts);
  return why === null ? undefined : withReference([why], facts);
}

/** A category with the id of its breakdown. */
interface CategoryOf {
  readonly id: string;
  readonly category: PublishedCategory;
}

/**
 * The remark that explains "niet getoond" and "stand eind december 2023", for below a chart or
 * table of one breakdown. Undefined if no category is withheld or held.
 */
export function protectionRemark(
  categories: readonly PublishedCategory[],
  id: string,
  facts: Facts,
): Text | undefined {
  return protectionRemarkOfAll(
    categories.map((category) => ({ id, category })),
    facts,
  );
}

/** Like `protectionRemark`, for categories of several breakdowns with the same unit. */
export function protectionRemarkOfAll(all: readonly CategoryOf[], facts: Facts): Text | undefined {
  const held = all
    .filter(({ category }) => isHeld(category))
    .flatMap(({ id, category }) => facts.shownValue(category, id) ?? []);
  const [first] = all;
  if (first === undefined) return undefined;
  const texts = [
    whyNotShown(
      all.map(({ category }) => category),
      facts,
    ),
    whyHeld(held, first.id, facts),
  ].filter((text) => text !== null);
  return texts.length === 0 ? undefined : withReference(texts, facts);
}

/**
 * The note behind a sentence with held counts of the figure `id`. Empty if no count is held.
 *
 * @param other further text for the note
 */
export function heldNote(
  counts: readonly (ShownCount | null)[],
  id: string,
  facts: Facts,
  other: Text = [],
): Text {
  const held = counts.filter((count) => count !== null).filter(({ asOf }) => asOf !== null);
  const why = whyHeld(held, id, facts);
  const note = joinTexts([other, why === null ? null : withReference([why], facts)]);
  return note.length === 0 ? [] : [noteCall(note)];
}

function withReference(texts: readonly Text[], facts: Facts): Text {
  return joinTexts([...texts, seeAccountability(facts)]);
}

/**
 * The sentence that refers to the explanation of withheld values. Null if the document has none.
 */
export function seeAccountability({ accountability }: Facts): Text | null {
  if (accountability === null) return null;
  return say`Zie ${reference(accountability.title, accountability.id)}.`;
}

function whyNotShown(
  categories: readonly Pick<PublishedCategory, "value">[],
  { thresholdRun }: Facts,
): Text | null {
  if (categories.every(({ value }) => value !== null)) return null;
  return say`Niet getoond: aantallen onder de ${thresholdRun}, en aantallen waaruit die zijn af te leiden.`;
}

/** The reason why held counts are from an earlier day; null for none. */
function whyHeld(held: readonly ShownCount[], id: string, facts: Facts): Text | null {
  const days = new Map(
    held.flatMap(({ asOf }) => (asOf === null ? [] : [[asOf.text, asOf] as const])),
  );
  if (days.size === 0) return null;
  const day = listTexts([...days.values()].map((run) => [run]));
  const little = littleOfHeld(id, facts);
  const changed =
    held.length === 1
      ? say`sindsdien veranderde dit aantal ${little}`
      : say`sindsdien veranderde elk van deze aantallen ${little}`;
  return say`Stand ${day}: ${changed}. Zo’n kleine verandering tonen we niet.`;
}

/** How much a held number of a figure changed at most: "met minder dan 5". */
function littleOfHeld(id: string, { thresholdRun }: Facts): Text {
  return fewOfHeld(id) === "families"
    ? say`bij minder dan ${thresholdRun} gezinnen`
    : say`met minder dan ${thresholdRun}`;
}

/** The value of a category as printed: "17", "17 (stand eind december 2023)" or "niet getoond". */
export function valueText(category: PublishedCategory, id: string, facts: Facts): Text {
  const shown = facts.shownValue(category, id);
  if (shown !== null) return countAlone(shown);
  return [{ text: NOT_SHOWN, origin: facts.originOf(`${id}.${category.code}`) }];
}

/**
 * The day of a held number in its shortest form: "eind dec 2023". Undefined if the number is not
 * held.
 */
export function heldDay(category: PublishedCategory | undefined): string | undefined {
  if (category === undefined || !isHeld(category)) return undefined;
  const day = parseIsoDay(category.asOf);
  return day === undefined ? category.asOf : formatAsOfShort(day);
}

/** The name of a category. It has an origin, because it may contain a number. */
export function labelRun(
  { code, label }: Pick<PublishedCategory, "code" | "label">,
  id: string,
): Run {
  return { text: spokenLabel(label), origin: ORIGIN_OF.label(id, code) };
}

/** Replacements for labels of the standard codebook that cannot be read aloud. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ["Complexe (echt)scheiding", "Complexe scheiding of echtscheiding"],
  ["(Mentale) gezondheidsklachten", "Mentale of andere gezondheidsklachten"],
  ["Contactherstel met kind(eren)", "Contactherstel met kind of kinderen"],
  ["Contact met kind(eren) hersteld", "Contact met kind of kinderen hersteld"],
]);

/**
 * The label of an answer in a form that can be read aloud. The files with figures keep the original
 * label.
 */
export function spokenLabel(label: string): string {
  return SPOKEN.get(label) ?? label;
}
