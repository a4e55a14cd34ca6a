import { listOf, nounFor, NOUNS } from "../../language/words.ts";
import type { ChartEntries } from "../block-entry.ts";
import { peakMonths } from "../sentences/registrations.ts";
import { joinTexts, listTexts, numberRun, plain, say } from "../text.ts";

const FIGURE = "registrations.byMonth";

/** The months of the period that the alt text reads out one by one; more become too long to hear. */
const MONTHS_READ_OUT = 6;

export const REGISTRATIONS_BY_MONTH: ChartEntries = {
  "registrations-by-month": ({ facts }) => {
    const byMonth = facts.breakdown(FIGURE);
    const peak = byMonth === null ? null : peakMonths(byMonth);
    const first = byMonth?.categories[0];
    const last = byMonth?.categories.at(-1);
    // One bar has nothing to be compared with: the text has said it all.
    if (byMonth === null || peak === null || first === undefined || last === undefined) return null;
    if (first === last) return null;

    const span = `${first.label} t/m ${last.label}`;
    const inPeriod = new Set(facts.periodMonths);
    const rows = byMonth.categories.map(({ code, value }) => ({
      month: code,
      value: value ?? 0,
      inPeriod: inPeriod.has(code),
      isPeak: value === peak.value,
    }));
    const ofPeriod = byMonth.categories.filter(({ code }) => inPeriod.has(code));
    const readOut =
      ofPeriod.length === 0 || ofPeriod.length > MONTHS_READ_OUT
        ? null
        : say`In ${facts.periodRun} waren het er ${listTexts(
            ofPeriod.map(({ code, value }) => say`${numberRun(value ?? 0, `${FIGURE}.${code}`)}`),
          )}.`;
    return {
      type: "chart",
      id: "registrations-by-month",
      title: say`Aanmeldingen per maand, ${span}`,
      alt: joinTexts([
        say`Staafdiagram van het aantal aanmeldingen per maand, ${span}.`,
        peak.labels.length > 3
          ? null
          : say`Het hoogst ${peak.labels.length === 1 ? "is" : "zijn"} ${listOf(peak.labels)}, met ${numberRun(peak.value, `${FIGURE}.max`)} ${nounFor(NOUNS.registration, peak.value)}${peak.labels.length === 1 ? "" : " per maand"}.`,
        readOut,
      ]),
      remark: plain(
        inPeriod.size === 1
          ? "De maand van deze rapportage is donker."
          : "De maanden van deze rapportage zijn donker.",
      ),
      wide: true,
      rows,
    };
  },
};
