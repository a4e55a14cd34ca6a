import { NOT_SHOWN } from "../../language/terms.ts";
import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import { NOUNS } from "../../language/words.ts";
import { countWithNoun } from "../facts.ts";
import { joinTexts, numberRun, plain, say } from "../text.ts";
import { withheldRemark } from "../withheld.ts";

/** The results about placements and about the family itself, which the report lists by name. */
const LISTED_RESULTS: ReadonlySet<string> = new Set([
  "bezoekregeling_verbeterd",
  "bezoekregeling_tot_stand",
  "gezag_terug_of_behouden",
  "uithuisplaatsing_voorkomen",
  "terugplaatsing_kinderen",
  "contact_kinderen_hersteld",
  "contact_tussen_kinderen_hersteld",
  "familierelatie_hersteld",
]);

export const RESULT_SENTENCES: SentenceEntries = {
  "results.total": ({ facts }) => {
    const results = facts.breakdown("results.byTheme");
    if (results === null) return null;
    if (results.total === 0) {
      return say`Tot en met ${facts.referenceDayRun} zijn er nog geen resultaten vastgelegd.`;
    }
    const total = {
      value: results.total,
      run: numberRun(results.total, "results.byTheme.total"),
      isLowerBound: false,
    };
    const main = say`Tot en met ${facts.referenceDayRun} is bij ${countWithNoun(total, NOUNS.family)} ten minste één resultaat vastgelegd. Bij een gezin kunnen meer resultaten horen.`;
    const isHidden = results.categories.every(({ value }) => value === null);
    return joinTexts([
      main,
      isHidden ? say`Welke resultaten dat zijn, tonen we niet: de aantallen zijn te klein.` : null,
    ]);
  },
};

export const RESULT_LISTS: ListEntries = {
  "results.byName": ({ facts }) => {
    const results = facts.breakdown("results.byResult");
    if (results === null) return null;
    const listed = results.categories.filter(({ code }) => LISTED_RESULTS.has(code));
    const shown = listed
      .flatMap(({ code, label, value }) =>
        value === null || value === 0 ? [] : [{ code, label, value }],
      )
      .toSorted((a, b) => b.value - a.value);
    const withheld = listed.filter(({ value }) => value === null);
    const items = [
      ...shown.map(
        ({ code, label, value }) => say`${label}: ${numberRun(value, `results.byResult.${code}`)}`,
      ),
      ...withheld.map(({ label }) => say`${label}: ${NOT_SHOWN}`),
    ];
    if (shown.length === 0) return null;
    return {
      type: "list",
      intro: plain("Aantal gezinnen per resultaat, de meeste eerst:"),
      items,
      remark: withheldRemark(listed, facts),
    };
  },
};
