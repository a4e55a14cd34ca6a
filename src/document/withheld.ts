import { fewOfHeld } from "../disclosure/hidden-sizes.ts";
import {
  isHeld,
  isWithheld,
  type PublishedCategory,
  type PublishedFigure,
} from "../disclosure/published-figures.ts";
import { formatAsOfShort } from "../language/dates.ts";
import { NOT_SHOWN } from "../language/words.ts";
import { parseIsoDay } from "../period/day.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { spokenLabel } from "./spoken-labels.ts";
import { countAlone, type Facts, type ShownCount } from "./facts.ts";
import {
  joinTexts,
  listTexts,
  noteCall,
  reference,
  say,
  type Run,
  type Text,
} from "../model/text.ts";

/** The words that a sentence has in place of a number. */
export const NOT_TOLD = "tonen we niet";

/**
 * What a sentence says in place of a number that is withheld: "Wie het gezag heeft, tonen we niet,
 * om de gezinnen te beschermen."
 *
 * @param origin that of the number
 */
export function notShown(subject: string, origin: string): Text {
  return say`${subject}, ${{ text: NOT_TOLD, origin }}, om de gezinnen te beschermen.`;
}

/**
 * The origin of a number that is withheld, where of a breakdown nothing is shown but what has no
 * case and what is not known; else null.
 */
export function hiddenIn(facts: Facts, id: string, unknown?: string): string | null {
  const { categories = [] } = facts.breakdown(id) ?? {};
  const known = categories.filter(({ code }) => code !== unknown);
  const withheld = known.find(isWithheld);
  if (withheld === undefined || known.some(({ value }) => value !== null && value > 0)) return null;
  return facts.originOf(`${id}.${withheld.code}`);
}

/** True for a figure of which no number is shown, or none but a total, to protect families. */
export function isWithheldWhole(figure: PublishedFigure): boolean {
  if ("categories" in figure) {
    return figure.categories.length > 0 && figure.categories.every(isWithheld);
  }
  return "n" in figure ? figure.withheld?.length === 2 : isWithheld(figure);
}

/**
 * The line that explains "niet getoond", for below a chart, table or list; undefined where all
 * `categories` are shown.
 */
export function withheldRemark(
  categories: readonly Pick<PublishedCategory, "value">[],
  facts: Facts,
): Text | undefined {
  const why = whyNotShown(categories, facts);
  return why === null ? undefined : withReference([why], facts);
}

/** A category with the id of the breakdown that it is in. */
interface CategoryOf {
  readonly id: string;
  readonly category: PublishedCategory;
}

/**
 * The line that explains "niet getoond" and "stand eind december 2023" below what shows categories
 * of one breakdown; undefined where all show what they are today.
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

/** The same for categories of several breakdowns of one unit. */
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
 * The note at a sentence that tells counts of the figure `id` which are held; nothing for none.
 *
 * @param other what else the note says of the sentence
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

/** The sentence that sends a reader to what is not shown, and why; null where nothing says so. */
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

/** Why counts that are held are of an earlier day; null for none. */
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

/** By how little a held number of a figure changed: "met minder dan 5". */
function littleOfHeld(id: string, { thresholdRun }: Facts): Text {
  return fewOfHeld(id) === "families"
    ? say`bij minder dan ${thresholdRun} gezinnen`
    : say`met minder dan ${thresholdRun}`;
}

/** The value of a category as it prints: "17", "17 (stand eind december 2023)" or "niet getoond". */
export function valueText(category: PublishedCategory, id: string, facts: Facts): Text {
  const shown = facts.shownValue(category, id);
  if (shown !== null) return countAlone(shown);
  return [{ text: NOT_SHOWN, origin: facts.originOf(`${id}.${category.code}`) }];
}

/** The day of a held number in few letters, "eind dec 2023"; undefined for any other. */
export function heldDay(category: PublishedCategory | undefined): string | undefined {
  if (category === undefined || !isHeld(category)) return undefined;
  const day = parseIsoDay(category.asOf);
  return day === undefined ? category.asOf : formatAsOfShort(day);
}

/** The name of a category, which may hold a number of its own. */
export function labelRun(
  { code, label }: Pick<PublishedCategory, "code" | "label">,
  id: string,
): Run {
  return { text: spokenLabel(label), origin: ORIGIN_OF.label(id, code) };
}
