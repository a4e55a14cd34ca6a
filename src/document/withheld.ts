import { fewOfHeld } from "../disclosure/publication-view.ts";
import {
  type DisclosureSummary,
  isHeld,
  isWithheld,
  type PublishedCategory,
  type PublishedFigure,
} from "../disclosure/published-figures.ts";
import { formatAsOfShort } from "../language/dates.ts";
import { NOT_SHOWN, verbFor } from "../language/words.ts";
import {
  countAlone,
  joinTexts,
  listTexts,
  noteCall,
  numberRun,
  plain,
  reference,
  type Run,
  say,
  type ShownCount,
  type Text,
} from "../model/text.ts";
import { parseIsoDay } from "../period/period.ts";
import type { Mentioned, MentionedEntries } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES } from "./wording.ts";

/*
 * Withheld and held numbers: the words in their place, the remarks that explain them, and what the
 * Verantwoording says about protection.
 */

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
 * The remark that explains "niet getoond", for the line below a chart, table or list. Undefined if
 * all `categories` are shown.
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
 * The remark that explains "niet getoond" and "stand eind december 2023", for the line below a
 * chart or table of one breakdown. Undefined if no category is withheld or held.
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
 * The note after a sentence with held counts of the figure `id`. Empty if no count is held.
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

/* What the Verantwoording says about protection. */

/** The explanation of what is withheld. */
export function protectionText({ threshold, thresholdRun }: Facts): Text {
  return threshold <= 1
    ? plain("In deze versie zijn alle aantallen te zien, ook de kleinste. Publiceer die niet.")
    : say`Kleine aantallen waaraan je een gezin zou kunnen herkennen, tonen we niet. Dat zijn aantallen onder de ${thresholdRun}, en soms een groter aantal waaruit het kleine is af te leiden. Er staat dan: ${NOT_SHOWN}.`;
}

/**
 * What the audit found: whether withheld numbers can be derived. Null if no number is withheld or
 * held.
 */
export function auditText({ disclosure }: Facts): Text | null {
  if (disclosure === null || disclosure.withheld + disclosure.held === 0) return null;
  const { derivable } = disclosure;
  if (derivable > 0) {
    const run = numberRun(derivable, "disclosure.derivable");
    return say`We hebben nagerekend of iemand weggelaten aantallen toch kan uitrekenen. Dat kan bij ${run} ${verbFor(derivable, "aantal", "aantallen")}.`;
  }
  return say`We hebben nagerekend dat niemand weggelaten aantallen kan uitrekenen${withEarlier(disclosure)}.`;
}

/** ", ook niet met onze 2 eerdere rapportages ernaast" */
function withEarlier({ against }: DisclosureSummary): Text {
  if (against.length === 0) return [];
  if (against.length === 1) return plain(", ook niet met onze eerdere rapportage ernaast");
  const reports = numberRun(against.length, "disclosure.against");
  return say`, ook niet met onze ${reports} eerdere rapportages ernaast`;
}

/** Sentences about the protection of the figures that the report mentions. */
export const MENTIONED_PROTECTION: MentionedEntries<Text> = {
  "accountability.withheld": ({ facts, called }, mentioned) => {
    const { threshold, disclosure } = facts;
    if (threshold <= 1 || disclosure === null) return protectionText(facts);
    if (disclosure.withheld > 0) {
      return joinTexts([protectionText(facts), whereWithheld(disclosure, mentioned, called)]);
    }
    const isWhole = facts.entries().every(([, figure]) => !("withheld" in figure));
    return isWhole && disclosure.held === 0
      ? plain(`In ${called} konden we alle aantallen tonen.`)
      : null;
  },

  "accountability.withheldWhole": ({ facts }) => {
    const hidden = facts.entries().filter(([, figure]) => isWithheldWhole(figure));
    // A report with few registrations has no chapters with these figures.
    if (hidden.length === 0 || facts.registrations < FEWEST_FOR_SHARES) return null;
    const [overlapping = [], small = []] = [true, false].map((overlaps) =>
      hidden.filter(([id]) => (facts.overlaps(id) !== null) === overlaps),
    );
    return joinTexts([
      nothingOf(facts, small, "daarom niets"),
      nothingOf(
        facts,
        overlapping,
        "niets, omdat een eerdere rapportage over een deel van dezelfde tijd ging",
      ),
    ]);
  },

  "accountability.held": ({ facts }, { figures }) => {
    const day = firstHeldDay(facts, figures);
    if (day === null) return null;
    return say`Veranderde een aantal bij maar een paar gezinnen sinds we het voor het laatst publiceerden, dan staat er het aantal van toen, met de dag erbij: stand ${day}.`;
  },
};

/** "Van “Verklarende analyses” tonen we daarom niets." Null for no figure. */
function nothingOf(
  facts: Facts,
  figures: readonly (readonly [string, PublishedFigure])[],
  why: string,
): Text | null {
  if (figures.length === 0) return null;
  const names = listTexts(figures.map(([id]) => say`“${facts.labelOf(id)}”`));
  return say`Van ${names} tonen we ${why}.`;
}

/** Says whether the pages themselves leave out numbers, or only the file with all figures. */
function whereWithheld(
  { withheld }: DisclosureSummary,
  { hidesNumbers }: Mentioned,
  called: string,
): Text {
  const run = numberRun(withheld, "disclosure.withheld");
  const numbers = say`${run} ${verbFor(withheld, "aantal", "aantallen")}`;
  return hidesNumbers
    ? say`Dat geldt voor ${numbers} in ${called} en in het cijferbestand.`
    : say`In ${called} zelf is dat nergens nodig; in het cijferbestand wel, bij ${numbers}.`;
}

/** The day of the first held number among the mentioned figures; null if there is none. */
function firstHeldDay(facts: Facts, mentioned: ReadonlySet<string>): Run | null {
  for (const [id, figure] of facts.entries().filter(([one]) => mentioned.has(one))) {
    const counts =
      "categories" in figure
        ? figure.categories.map((category) => facts.shownValue(category, id))
        : isHeld(figure)
          ? [facts.shownCount(id)]
          : [];
    const asOf = counts.flatMap((count) => count?.asOf ?? [])[0];
    if (asOf !== undefined) return asOf;
  }
  return null;
}
