import type { ComparisonRow } from "../compare/comparison.ts";
import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import {
  type Count,
  countWithNoun,
  dayRun,
  differenceOf,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import { monthOfDay } from "../period/period.ts";
import type { Material, Revisions, SentenceEntries } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { periodInFull } from "./wording.ts";

const FIGURE = "registrations.byMonth";

/**
 * The maximum number of revised months that a list shows one by one. With more it has an item for
 * each year.
 */
export const MOST_REVISIONS_LISTED = 6;

/** A number of registrations with its origin. */
interface Registrations {
  readonly value: number;
  readonly run: Run;
}

/** A month with a number of registrations that differs from the published number. */
export interface RevisedMonth {
  /** As `jjjj-mm`. */
  readonly code: string;
  readonly name: Text;
  /** The year alone, for the head of a column. */
  readonly year: Run;
  readonly before: Registrations;
  readonly now: Registrations;
}

/**
 * The revised months in order of time. Empty if there is no earlier publication, or if the export
 * ends before the period of that publication.
 */
export function revisedMonths({ facts, revisions }: Material): readonly RevisedMonth[] {
  if (revisions === null || !reachesPublished(facts, revisions)) return [];
  const { published, recomputed, figures } = revisions;
  const months = figures.find(({ figure }) => figure === FIGURE)?.numbers ?? [];
  return months
    .flatMap((row) => {
      const { category: code, categoryLabel: label } = row;
      if (code === null || label === null) return [];
      const side = row.new.status === "absent" ? published : recomputed;
      const name: Text = [{ text: label, origin: side.originOf(ORIGIN_OF.label(FIGURE, code)) }];
      const year = { text: code.slice(0, 4), origin: ORIGIN_OF.year(side.originOf(FIGURE)) };
      const before = registrationsOf(row.old, published.originOf(`${FIGURE}.${code}`));
      const now = registrationsOf(row.new, recomputed.originOf(`${FIGURE}.${code}`));
      return [{ code, name, year, before, now }];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The number of revised months. */
function revisedMonthsRun(months: readonly RevisedMonth[], { recomputed }: Revisions): Run {
  return numberRun(months.length, ORIGIN_OF.revised(recomputed.originOf(FIGURE)));
}

/**
 * True if the export reaches the last month of the publication. If it does not, missing
 * registrations are not revisions.
 */
function reachesPublished({ latestDay }: Facts, { published }: Revisions): boolean {
  return latestDay === null || monthOfDay(latestDay) >= published.period.lastMonth;
}

/** A month before the first registration has 0 registrations. */
function registrationsOf({ value }: ComparisonRow["old"], origin: string): Registrations {
  return { value: value ?? 0, run: numberRun(value ?? 0, origin) };
}

/**
 * How the number of registrations up to the end of the earlier period changed after publication.
 */
interface Shift {
  /** The absolute change of the total; null if the total is the same. */
  readonly count: Count | null;
  readonly isMore: boolean;
  readonly months: readonly RevisedMonth[];
  readonly hasRisen: boolean;
  readonly hasFallen: boolean;
}

/** Computes the `Shift` since the report about the earlier period was published. */
function shiftOf(material: Material, revisions: Revisions): Shift {
  const { published, recomputed } = revisions;
  const months = revisedMonths(material);
  const before = published.count("registrations.total");
  const now = recomputed.count("registrations.total");
  const reaches = reachesPublished(material.facts, revisions);
  const difference = reaches ? (now?.value ?? 0) - (before?.value ?? 0) : 0;
  return {
    count: before === null || now === null || difference === 0 ? null : differenceOf(now, before),
    isMore: difference > 0,
    months,
    hasRisen: months.some((month) => month.now.value > month.before.value),
    hasFallen: months.some((month) => month.now.value < month.before.value),
  };
}

/** "kwamen er nog 2 aanmeldingen bij", "verviel er 1 aanmelding". Null if the total is the same. */
function moreOrFewer({ count, isMore, hasRisen, hasFallen }: Shift): Text | null {
  if (count === null) return null;
  const noun = nounFor(NOUNS.registration, count.value);
  const inAll = hasRisen && hasFallen ? " alles bij elkaar" : "";
  return isMore
    ? say`${verbFor(count.value, "kwam", "kwamen")} er${inAll} nog ${count.run} ${noun} bij`
    : say`${verbFor(count.value, "verviel", "vervielen")} er${inAll} ${count.run} ${noun}`;
}

/** The maximum number of revised months in a sentence. With more, it gives only their number. */
const MOST_MONTHS_NAMED = 3;

/** The report that published the figures: "onze rapportage over december 2023". */
function earlierReport({ published }: Revisions): Text {
  return say`onze rapportage over ${periodInFull(published)}`;
}

/**
 * The words for registrations of or before the earlier period, which the sentence has just named.
 */
function ofThenOrBefore({ published }: Revisions): string {
  return `uit die ${published.periodMonths.length === 1 ? "maand" : "periode"} of eerder`;
}

/** The months that changed: "december 2023 telt er nu 105 (was 103)". */
function monthsText({ months }: Shift, revisions: Revisions): Text {
  if (months.length > MOST_MONTHS_NAMED) {
    return say`het aantal veranderde in ${revisedMonthsRun(months, revisions)} maanden`;
  }
  const [only, second] = months;
  if (only !== undefined && second === undefined) {
    return say`${only.name} telt er nu ${only.now.run} (was ${only.before.run})`;
  }
  return listTexts(
    months.map(({ name, now, before }) => say`${now.run} in ${name} (was ${before.run})`),
  );
}

/** How many registrations were entered later or withdrawn, and in which months. */
function lateText(shift: Shift, revisions: Revisions): Text {
  const { count, isMore, hasRisen, hasFallen } = shift;
  const months = monthsText(shift, revisions);
  if (count === null) {
    return say`In totaal zijn het er evenveel gebleven, maar niet in elke maand: ${months}.`;
  }
  const inAll = hasRisen && hasFallen ? "alles bij elkaar " : "";
  return isMore
    ? say`Daarna voerden we er ${inAll}nog ${count.run} in die toen al binnen ${verbFor(count.value, "was", "waren")}: ${months}.`
    : say`Daarvan ${verbFor(count.value, "verviel", "vervielen")} er later ${inAll}${count.run}: ${months}.`;
}

/** A number in a sentence, with the word "geen" for 0. */
function orNone({ value, run }: Count): Text {
  return value === 0 ? plain("geen") : [run];
}

/** How the published number and the later registrations add up to the current total. */
function sumText({ facts, previous }: Material, { published, recomputed }: Revisions): Text | null {
  const id = "registrations.total";
  const [now, then, before] = [facts.count(id), recomputed.count(id), previous?.count(id)];
  const inPeriod = facts.count("registrations.inPeriod");
  if (!now || !then || !inPeriod) return null;
  const between = facts.period.firstMonth - published.period.lastMonth - 1;
  const own = say`${orNone(inPeriod)} in deze periode`;
  if (between === 0) return say`Met ${own} zijn het er nu ${now.run}.`;
  if (between < 0 || !before) {
    return say`Met ${orNone(differenceOf(now, then))} van daarna zijn het er nu ${now.run}.`;
  }
  const gap = differenceOf(before, then);
  if (gap.value === 0) return say`Met ${own} zijn het er nu ${now.run}.`;
  return say`Met ${gap.run} in de ${between === 1 ? "maand" : "maanden"} ertussen en ${own} zijn het er nu ${now.run}.`;
}

/** Explains months that changed although the total did not, or changed in the other direction. */
function otherWays(shift: Shift): Text | null {
  const { count, isMore, months, hasRisen, hasFallen } = shift;
  if (count === null && months.length > 0) {
    return plain(
      "Het aantal aanmeldingen bleef in totaal gelijk, maar niet in elke maand. Aanmeldingen kregen een andere datum, of er kwamen er evenveel bij als er vervielen.",
    );
  }
  if (!hasRisen || !hasFallen) return null;
  return isMore
    ? plain(
        "In sommige maanden werden het er minder. Daar vervielen aanmeldingen, of kregen ze een andere datum.",
      )
    : plain(
        "In sommige maanden werden het er meer. Daar kwamen aanmeldingen bij, of kregen ze een andere datum.",
      );
}

/**
 * The rows with a mistake that were left out then and now. The mistakes may have been repaired
 * since.
 */
function skippedText({ published, recomputed }: Revisions): Text | null {
  const [then, now] = [published, recomputed].map((facts) => {
    const rows = facts.skipped?.rows ?? 0;
    return { rows, run: numberRun(rows, facts.originOf("source.skipped.rows")) };
  });
  if (then === undefined || now === undefined || then.rows + now.rows === 0) return null;
  const counted = ({ rows, run }: typeof then, verb: readonly [string, string]): Text =>
    say`${verbFor(rows, ...verb)} ${run} ${nounFor(NOUNS.row, rows)} van de export niet mee, omdat er een fout in`;
  const parts =
    then.rows === 0
      ? say`Toen telde alles mee; nu ${counted(now, ["telt", "tellen"])} staat.`
      : say`Toen ${counted(then, ["telde", "telden"])} stond; nu ${now.rows === 0 ? "telt alles mee" : say`${verbFor(now.rows, "is", "zijn")} dat er ${now.run}`}.`;
  return say`${parts} Daardoor kunnen cijfers veranderen.`;
}

/** The known reasons for revised figures. */
function causes(material: Material, revisions: Revisions): Text {
  const { facts } = material;
  const shift = shiftOf(material, revisions);
  const change = moreOrFewer(shift);
  const known = [
    reachesPublished(facts, revisions) || facts.latestDay === null
      ? null
      : say`De export van nu loopt maar tot en met ${dayRun(facts.latestDay, "source.latestDate")}. Daardoor kunnen cijfers veranderen.`,
    change === null
      ? null
      : say`Sinds die rapportage ${change} ${ofThenOrBefore(revisions)}.${shift.isMore ? " Een aanmelding voeren we soms pas in als de rapportage al is gemaakt." : ""}`,
    otherWays(shift),
    revisions.isOtherCodebook
      ? plain("Bij die rapportage hoorde een ander codeboek. Daardoor kunnen cijfers veranderen.")
      : null,
    skippedText(revisions),
  ].filter((text) => text !== null);
  const rest =
    known.length === 0
      ? plain(
          "Het aantal aanmeldingen bleef in elke maand gelijk. Gegevens in de monitor zijn aangevuld of verbeterd; waarom, weten we niet.",
        )
      : plain(
          "Verder kunnen gegevens in de monitor zijn aangevuld of verbeterd; welke, weten we niet.",
        );
  return joinTexts([...known, rest]);
}

/** The number of revised figures of an earlier report. */
function revisedFiguresRun({ figures, published }: Revisions): Run {
  return numberRun(figures.length, ORIGIN_OF.revised(published.period.id));
}

export const REVISION_SENTENCES: SentenceEntries = {
  "registrations.revised": (material) => {
    const { revisions } = material;
    const total = revisions?.published.count("registrations.total") ?? null;
    if (revisions === null || total === null) return null;
    const shift = shiftOf(material, revisions);
    if (shift.months.length === 0) return null;
    return joinTexts([
      say`In ${earlierReport(revisions)} ${verbFor(total.value, "stond", "stonden")} ${countWithNoun(total, NOUNS.registration)}.`,
      lateText(shift, revisions),
      shift.count === null ? null : sumText(material, revisions),
    ]);
  },

  "accountability.revisions": ({ revisions }) => {
    if (revisions === null) return null;
    const { length } = revisions.figures;
    if (length === 0) {
      return say`De cijfers van ${earlierReport(revisions)} hoefden we niet aan te passen.`;
    }
    return say`Van ${earlierReport(revisions)} ${verbFor(length, "is", "zijn")} ${revisedFiguresRun(revisions)} ${verbFor(length, "cijfer", "cijfers")} aangepast; hier staan de nieuwste, en wat er veranderde, staat cijfer voor cijfer op de webpagina.`;
  },

  "accountability.revised": ({ revisions }) => {
    if (revisions === null || revisions.figures.length === 0) return null;
    const { length } = revisions.figures;
    return say`We berekenden de cijfers van ${earlierReport(revisions)} opnieuw met de export van nu. Daarbij ${verbFor(length, "veranderde", "veranderden")} ${revisedFiguresRun(revisions)} ${verbFor(length, "cijfer", "cijfers")}.`;
  },

  "accountability.revisionCauses": (material) => {
    const { revisions } = material;
    return revisions === null || revisions.figures.length === 0
      ? null
      : causes(material, revisions);
  },
};
