import type { DisclosureSummary } from "../../disclosure/published-figures.ts";
import { NOT_SHOWN } from "../../language/words.ts";
import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { ROW_RULES } from "../../messages/row-rules.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import {
  dayRun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  say,
  type Text,
} from "../../model/text.ts";

export const ACCOUNTABILITY_SENTENCES: SentenceEntries = {
  "accountability.source": ({ facts }) => {
    const rows = numberRun(facts.sourceRows, "source.rows");
    const latest = facts.latestDay;
    const until =
      latest === null
        ? plain(".")
        : say`; de laatste datum daarin is ${dayRun(latest, "source.latestDate")}.`;
    return joinTexts([
      say`De cijfers komen uit één export van de monitor, met ${rows} ${nounFor(NOUNS.row, facts.sourceRows)}${until}`,
      say`Ze geven de stand op de peildatum, ${facts.referenceDayRun}. Wat na die dag is gebeurd, telt niet mee.`,
    ]);
  },

  "accountability.leftOut": ({ facts }) => {
    const total = facts.count("registrations.total");
    if (total === null) return null;
    const skipped = facts.skipped === null ? [] : ["source.skipped.rows"];
    const leftOut = facts.derived(ORIGIN_OF.minus("source.rows", ...skipped, total.run.origin));
    if (leftOut === null || leftOut.value === 0) return null;
    const { value, run } = leftOut;
    return say`${run} ${nounFor(NOUNS.row, value)} van de export ${verbFor(value, "telt", "tellen")} niet mee: die ${verbFor(value, "gaat over een aanmelding", "gaan over aanmeldingen")} van na de peildatum.`;
  },

  "accountability.skipped": ({ facts }) => {
    const { skipped } = facts;
    if (skipped === null) return null;
    const rules = Object.entries(ROW_RULES).flatMap(([rule, what]) => {
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

  "accountability.withheld": ({ facts }) => protectionText(facts),

  "accountability.disclosure": ({ facts }) => {
    const { disclosure } = facts;
    if (disclosure === null) return null;
    const { withheld, held, derivable } = disclosure;
    if (withheld + held === 0) {
      const isWhole = facts.entries().every(([, figure]) => !("withheld" in figure));
      return isWhole ? plain("In deze rapportage konden we alle aantallen tonen.") : null;
    }
    const earlier = withEarlier(disclosure);
    return joinTexts([
      withheld === 0
        ? say`We hebben nagerekend of iemand uit wat we tonen kan opmaken ${presentSize(held)}${earlier}.`
        : say`We hebben nagerekend of iemand ${hiddenNumbers(withheld)} kan uitrekenen uit wat we wel tonen${earlier}.`,
      withheld === 0 || held === 0
        ? null
        : say`We keken ook of iemand zo kan uitrekenen ${presentSize(held)}.`,
      howMany(withheld + held, derivable),
    ]);
  },
};

/** That what bears no date may be of after the reference date; null where the export ends before. */
export function undatedText({ latestDay, referenceDay }: Facts): Text | null {
  return latestDay === null || latestDay <= referenceDay
    ? null
    : say`De export loopt door na de peildatum. Kenmerken zonder datum, zoals de samenstelling van het gezin, het gezag en de aantallen kinderen, staan in de cijfers zoals ze in de export staan. Ze kunnen na de peildatum nog zijn veranderd.`;
}

/** That the export ends before the period does; null where it does not. */
export function lateText({ latestDay, referenceDay, referenceDayRun }: Facts): Text | null {
  return latestDay === null || latestDay >= referenceDay
    ? null
    : say`Let op: de export loopt niet tot het einde van de periode. De laatste datum is ${dayRun(latestDay, "source.latestDate")}, de peildatum is ${referenceDayRun}.`;
}

/** What is not shown, and why. */
export function protectionText({ threshold, thresholdRun }: Facts): Text {
  return threshold <= 1
    ? plain("In deze versie zijn alle aantallen te zien, ook de kleinste. Publiceer die niet.")
    : say`We beschermen de gezinnen. Aantallen onder de ${thresholdRun} die iets over een gezin kunnen verraden, tonen we niet. Soms tonen we daarom ook een groter aantal niet, omdat het kleine anders is uit te rekenen. Er staat dan: ${NOT_SHOWN}.`;
}

/** "de 15 niet getoonde aantallen" */
function hiddenNumbers(withheld: number): Text {
  if (withheld === 1) return plain("het ene niet getoonde aantal");
  return say`de ${numberRun(withheld, "disclosure.withheld")} niet getoonde aantallen`;
}

/** "hoe groot de 2 aantallen van een eerdere dag nu zijn" */
function presentSize(held: number): Text {
  if (held === 1) return plain("hoe groot het aantal van een eerdere dag nu is");
  return say`hoe groot de ${numberRun(held, "disclosure.held")} aantallen van een eerdere dag nu zijn`;
}

/** ", ook samen met onze 2 eerdere rapportages" */
function withEarlier({ against }: DisclosureSummary): Text {
  if (against.length === 0) return [];
  if (against.length === 1) return plain(", ook samen met onze eerdere rapportage");
  const reports = numberRun(against.length, "disclosure.against");
  return say`, ook samen met onze ${reports} eerdere rapportages`;
}

function howMany(all: number, derivable: number): Text {
  if (derivable === 0) return plain(all === 1 ? "Dat kan niet." : "Dat kan bij geen enkel aantal.");
  if (all === 1) return plain("Dat kan.");
  if (all === derivable) return plain("Dat kan bij elk van die aantallen.");
  const run = numberRun(derivable, "disclosure.derivable");
  return say`Dat kan bij ${run} van die aantallen.`;
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
