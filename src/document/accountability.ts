import type { Redefinition } from "../codebook/column.ts";
import {
  type DisclosureSummary,
  isHeld,
  type PublishedFigure,
} from "../disclosure/published-figures.ts";
import { definitionOn } from "../figures/catalogue.ts";
import { formatDayOfYear } from "../language/dates.ts";
import { NOT_SHOWN, nounFor, NOUNS, verbFor } from "../language/words.ts";
import { rowRuleMessages } from "../messages/monitor.ts";
import { definitionId } from "../model/file-names.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import type { BlockOf } from "../model/report-model.ts";
import {
  dayRun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import { type Day, isoDay, monthOfDay, yearOf } from "../period/day.ts";
import type { ListEntries, Mentioned, MentionedEntries, SentenceEntries } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { address } from "./opening.ts";
import { namedRedefinitionRemark } from "./revised-and-redefined.ts";
import { isWithheldWhole } from "./withheld.ts";
import { FEWEST_FOR_SHARES } from "./wording.ts";

export const ACCOUNTABILITY_SENTENCES: SentenceEntries = {
  "accountability.source": ({ facts }) => {
    const rows = numberRun(facts.sourceRows, "source.rows");
    const { latestDay } = facts;
    const until =
      latestDay === null
        ? []
        : say` en als laatste datum ${dayRun(latestDay, "source.latestDate")}`;
    return joinTexts([
      say`De cijfers komen uit één export van de monitor, met ${rows} ${nounFor(NOUNS.row, facts.sourceRows)}${until}.`,
      say`Ze geven de stand op de peildatum, ${facts.referenceDayRun}; wat daarna gebeurde, telt niet mee.`,
    ]);
  },

  "accountability.leftOut": ({ facts }) => {
    const total = facts.count("registrations.total");
    if (total === null) return null;
    const skipped = facts.skipped === null ? [] : ["source.skipped.rows"];
    const leftOut = facts.derived(ORIGIN_OF.minus("source.rows", ...skipped, total.run.origin));
    if (leftOut === null || leftOut.value === 0) return null;
    const { value, run } = leftOut;
    return say`${run} ${nounFor(NOUNS.registration, value)} van na die dag ${verbFor(value, "telt", "tellen")} dus niet mee.`;
  },

  "accountability.skipped": ({ facts }) => {
    const { skipped } = facts;
    if (skipped === null) return null;
    const rules = Object.entries(rowRuleMessages).flatMap(([rule, what]) => {
      const rows = skipped.byRule[rule];
      if (rows === undefined) return [];
      const run = numberRun(rows, `source.skipped.byRule.${rule}`);
      return [{ text: say`${run} met ${what}`, what, rows }];
    });
    const rows = numberRun(skipped.rows, "source.skipped.rows");
    const noun = nounFor(NOUNS.row, skipped.rows);
    const counts = verbFor(skipped.rows, "telt", "tellen");
    const [only, second] = rules;
    if (only !== undefined && second === undefined) {
      return say`${rows} ${noun} van de export met ${only.what} ${counts} niet mee.`;
    }
    const broken = rules.reduce((sum, { rows }) => sum + rows, 0);
    return joinTexts([
      say`${rows} ${noun} van de export ${counts} niet mee, omdat er een fout in staat: ${listTexts(rules.map(({ text }) => text))}.`,
      broken > skipped.rows
        ? plain("Een regel met meer dan één soort fout staat er meer dan één keer bij.")
        : null,
    ]);
  },

  "accountability.undated": ({ facts }) => undatedText(facts),

  "accountability.late": ({ facts }) => lateText(facts),

  "accountability.disclosure": ({ facts }) => {
    const { disclosure } = facts;
    if (disclosure === null || disclosure.withheld + disclosure.held === 0) return null;
    const { derivable } = disclosure;
    if (derivable > 0) {
      const run = numberRun(derivable, "disclosure.derivable");
      return say`We hebben nagerekend of iemand weggelaten aantallen toch kan uitrekenen. Dat kan bij ${run} ${verbFor(derivable, "aantal", "aantallen")}.`;
    }
    return say`We hebben nagerekend dat niemand weggelaten aantallen kan uitrekenen${withEarlier(disclosure)}.`;
  },

  "accountability.where": ({ facts, called }) => {
    // A report with few registrations has no charts.
    const tables =
      facts.registrations < FEWEST_FOR_SHARES ? "," : ", en de tabel bij elke grafiek,";
    return plain(
      `Wat elk cijfer precies telt${tables} staat op de webpagina van ${called}. Daar vind je ook alle cijfers als spreadsheet, en als cijferbestand (csv) dat ook als bijlage in de pdf zit.`,
    );
  },

  "accountability.made": ({ release: { version, code } }) => {
    const tool = { text: `Peildatum ${version}`, origin: "tool.version" };
    return say`De cijfers en de zinnen daarbij maakt het programma ${tool} uit de export; niemand typt getallen over. De code is openbaar: ${address(code, "tool.code")}.`;
  },
};

/**
 * Data without a date is known only for the day of the export. Null if the export does not go
 * beyond the reference date.
 */
function undatedText({ latestDay, referenceDay }: Facts): Text | null {
  if (latestDay === null || latestDay <= referenceDay) return null;
  const [late, reference] = [
    dayOfYearRun(latestDay, referenceDay, "source.latestDate"),
    dayOfYearRun(referenceDay, latestDay, "period.to"),
  ];
  return say`Van wat geen datum heeft, zoals het gezag, de samenstelling en de kinderen, weten we alleen hoe het op ${late} was, niet op ${reference}.`;
}

/** A day. It has no year if the day beside it is in the same year. */
function dayOfYearRun(day: Day, other: Day, origin: string): Run {
  const isOfOneYear = yearOf(monthOfDay(day)) === yearOf(monthOfDay(other));
  return isOfOneYear ? { text: formatDayOfYear(day), origin } : dayRun(day, origin);
}

/** A warning that the export ends before the period does. Null if it does not. */
export function lateText({ latestDay, referenceDay, referenceDayRun }: Facts): Text | null {
  return latestDay === null || latestDay >= referenceDay
    ? null
    : say`Let op: de export loopt niet tot het einde van de periode. De laatste datum is ${dayRun(latestDay, "source.latestDate")}, de peildatum is ${referenceDayRun}.`;
}

/** The warning on the cover that the export ends before the period does; empty if it does not. */
export function coverWarnings({ latestDay, referenceDay }: Facts): Text[] {
  if (latestDay === null || latestDay >= referenceDay) return [];
  const day = dayRun(latestDay, "source.latestDate");
  return [say`De export loopt tot en met ${day}, niet tot het einde van de periode.`];
}

/** The explanation of what is withheld. */
export function protectionText({ threshold, thresholdRun }: Facts): Text {
  return threshold <= 1
    ? plain("In deze versie zijn alle aantallen te zien, ook de kleinste. Publiceer die niet.")
    : say`Kleine aantallen waaraan je een gezin zou kunnen herkennen, tonen we niet. Dat zijn aantallen onder de ${thresholdRun}, en soms een groter aantal waaruit het kleine is af te leiden. Er staat dan: ${NOT_SHOWN}.`;
}

/** ", ook niet met onze 2 eerdere rapportages ernaast" */
function withEarlier({ against }: DisclosureSummary): Text {
  if (against.length === 0) return [];
  if (against.length === 1) return plain(", ook niet met onze eerdere rapportage ernaast");
  const reports = numberRun(against.length, "disclosure.against");
  return say`, ook niet met onze ${reports} eerdere rapportages ernaast`;
}

export const ACCOUNTABILITY_LISTS: ListEntries = {
  "accountability.unavailable": ({ facts }) => {
    const items = facts.entries().flatMap(([id, figure]) => {
      if (!("unavailable" in figure)) return [];
      const columns = {
        text: figure.unavailable.join(", "),
        origin: `${id}.unavailable`,
      };
      return [
        say`${facts.labelOf(id)} (${figure.unavailable.length === 1 ? "kolom" : "kolommen"} ${columns})`,
      ];
    });
    if (items.length === 0) return null;
    return {
      type: "list",
      intro: plain("Deze cijfers ontbreken, omdat de export een kolom mist:"),
      items,
    };
  },
};

/**
 * Texts about the figures that the rest of the report mentions. They are built after all other
 * blocks.
 */

/**
 * The sentence with the redefinitions of all figures. A section with this sentence needs no remarks
 * about redefinitions.
 */
export const ALL_REDEFINITIONS = "accountability.redefinitions";

export const MENTIONED_SENTENCES: MentionedEntries<Text> = {
  [ALL_REDEFINITIONS]: ({ facts, redefinitions }, { figures }) =>
    redefinitionsText(
      facts,
      redefinitions.filter(({ figure }) => figures.has(figure)),
    ),

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

/**
 * What the redefinitions changed, each with the name of its figure. Null before the first one
 * applies.
 */
export function redefinitionsText(
  facts: Facts,
  redefinitions: readonly Redefinition[],
): Text | null {
  const text = joinTexts(redefinitions.map((one) => namedRedefinitionRemark(facts, one)));
  return text.length === 0 ? null : text;
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

/**
 * True for a figure that needs a definition. A figure that is withheld entirely is not in the
 * report, but the report says so.
 */
function needsDefinition(id: string, figure: PublishedFigure, { figures }: Mentioned): boolean {
  return figures.has(id) || isWithheldWhole(figure);
}

export const MENTIONED_LISTS: MentionedEntries<BlockOf<"terms">> = {
  "accountability.definitions": ({ facts, redefinitions }, mentioned) => {
    const items = facts
      .entries()
      .filter(
        ([id, figure]) => needsDefinition(id, figure, mentioned) && !("unavailable" in figure),
      )
      .map(([id]) => ({
        term: say`${facts.labelOf(id)}`,
        explanation: say`${{
          text: definitionOn(id, isoDay(facts.referenceDay), redefinitions),
          origin: ORIGIN_OF.definition(id),
        }}`,
        id: definitionId(id),
      }));
    return items.length === 0 ? null : { type: "terms", items };
  },
};
