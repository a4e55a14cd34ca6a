import type { Redefinition } from "../codebook/column.ts";
import type { PublishedFigure } from "../disclosure/published-figures.ts";
import { definitionOn } from "../figures/catalogue.ts";
import { formatDayOfYear } from "../language/dates.ts";
import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import { rowRuleMessages } from "../messages/monitor.ts";
import type { BlockOf } from "../model/blocks.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { definitionId } from "../model/report-model.ts";
import {
  dayRun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  reference,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import { type Day, isoDay, monthOfDay, yearOf } from "../period/period.ts";
import type { ListEntries, Mentioned, MentionedEntries, SentenceEntries } from "./block-entry.ts";
import { namedRedefinitionRemark } from "./earlier-figures.ts";
import type { Facts } from "./facts.ts";
import { auditText, isWithheldWhole } from "./withheld.ts";
import { FEWEST_FOR_SHARES, thisPeriod } from "./wording.ts";

/*
 * What the report says about itself: how the figures came about (Verantwoording), how to read them,
 * and where to go with questions.
 */

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

  "accountability.disclosure": ({ facts }) => auditText(facts),

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
 * The sentence that data without a date is known only for the last day of the export. Null if the
 * export does not go beyond the reference date.
 */
function undatedText({ latestDay, referenceDay }: Facts): Text | null {
  if (latestDay === null || latestDay <= referenceDay) return null;
  const [late, reference] = [
    dayOfYearRun(latestDay, referenceDay, "source.latestDate"),
    dayOfYearRun(referenceDay, latestDay, "period.to"),
  ];
  return say`Van wat geen datum heeft, zoals het gezag, de samenstelling en de kinderen, weten we alleen hoe het op ${late} was, niet op ${reference}.`;
}

/** A day in words, without its year if `other` is in the same year. */
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
 * The sentence with the redefinitions of all figures. A section with this sentence needs no remarks
 * about redefinitions.
 */
export const ALL_REDEFINITIONS = "accountability.redefinitions";

/** Sentences about the figures that the rest of the report mentions. */
export const MENTIONED_SENTENCES: MentionedEntries<Text> = {
  [ALL_REDEFINITIONS]: ({ facts, redefinitions }, { figures }) =>
    redefinitionsText(
      facts,
      redefinitions.filter(({ figure }) => figures.has(figure)),
    ),
};

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

/**
 * True for a figure that needs a definition. A figure that is withheld entirely needs one too,
 * because the report says that it is withheld.
 */
function needsDefinition(id: string, figure: PublishedFigure, { figures }: Mentioned): boolean {
  return figures.has(id) || isWithheldWhole(figure);
}

/** Where readers can go, and how they read the figures. */
export const INTRODUCTION_SENTENCES: SentenceEntries = {
  // The first report of all has no earlier report to refer to.
  "introduction.earlier": ({ website, previous, kept }) =>
    website === null || (previous === null && kept.length === 0)
      ? null
      : say`Eerdere rapportages vind je op ${address(website, "settings.website")}.`,

  "introduction.contact": ({ contact }) =>
    contact === null ? null : [{ text: contact, origin: "settings.contact" }],

  "introduction.unreadable": ({ accessibility: { contact }, called }) => {
    if (contact === null) return null;
    // The text of a link must say what the link does, also for someone who hears only the link.
    const words = contact.link.startsWith("tel:") ? `bel ${contact.text}` : contact.text;
    const point = address(words, "settings.accessibility.contact", contact.link);
    return say`Kun je iets in ${called} niet lezen? Laat het ons weten: ${point}. We sturen het je in een vorm die je wel kunt lezen.`;
  },

  "introduction.statement": ({ accessibility: { statement } }) =>
    statement === null
      ? null
      : say`Onze toegankelijkheidsverklaring staat op ${address(statement, "settings.accessibility.statement")}.`,

  "reading.referenceDate": ({ facts }) =>
    say`De cijfers gaan over alle aanmeldingen tot en met ${facts.referenceDayRun}, de peildatum. Gaat een cijfer alleen over ${thisPeriod(facts)}, dan staat dat erbij.`,

  "reading.shares": () =>
    plain("Percentages ronden we af. Daardoor is de som soms net geen honderd procent."),

  "reading.withheld": ({ facts }) => {
    if (facts.threshold <= 1) return null;
    const { accountability } = facts;
    const why =
      accountability === null
        ? null
        : say`Hoe dat zit, lees je in ${reference(accountability.title, accountability.id)}.`;
    return joinTexts([
      plain("Kleine aantallen waaraan je een gezin zou kunnen herkennen, tonen we niet."),
      why,
    ]);
  },
};

/** Where the document is as a web page, for readers of the PDF. */
export function webpageText(webpage: string, called: string): Text {
  return say`Lees ${called} als webpagina: ${address(webpage, "settings.webpage")}`;
}

/** A web address or phone number in the form for readers, with its link. */
function address(written: string, origin: string, target = written): Run {
  return { text: written.replace(/^https?:\/\//i, "").replace(/\/$/, ""), origin, target };
}
