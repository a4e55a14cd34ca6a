import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS, uncapitalised } from "../../language/words.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { type Count, countWithNoun, type Facts, shareOf } from "../facts.ts";
import { thisPeriod } from "../period-words.ts";
import { bySize, rank, wordsWrittenFor } from "../ranking.ts";
import { namedResult } from "../result-names.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "../shares.ts";
import { startedTrajectories } from "../started.ts";
import { labelRun, protectionRemarkOfAll, valueText } from "../withheld.ts";
import { readWith, titled } from "./bars-by-category.ts";
import { categoryNumbers, chartAndTable } from "./category-numbers.ts";

const BY_RESULT = "results.byResult";
const IN_PERIOD = "results.inPeriodByResult";

/** The results that the report tells by name: those about placements and about the family itself. */
const NAMED_THEMES: ReadonlySet<string> = new Set(["uithuisplaatsingen", "gezinsherstel"]);

/** What happened in families with a result; that children went home has been told by then. */
const RESULT_FINDINGS: Readonly<Record<string, string>> = {
  bezoekregeling_verbeterd: "is de bezoekregeling verbeterd",
  bezoekregeling_tot_stand: "kwam er een bezoekregeling",
  gezag_terug_of_behouden: "is het gezag terug of behouden",
  uithuisplaatsing_voorkomen: "is een uithuisplaatsing voorkomen",
  contact_kinderen_hersteld: "is het contact met een kind hersteld",
  contact_tussen_kinderen_hersteld: "is het contact tussen kinderen hersteld",
  familierelatie_hersteld: "is de relatie met familieleden hersteld",
};

/** "Bij 52 gezinnen is het contact met een kind hersteld"; null where none surely leads. */
function namedFinding(facts: Facts, unnamed: readonly string[]): Text | null {
  const [leader, tie] = rank(facts, BY_RESULT, unnamed)?.leaders ?? [];
  if (leader === undefined || tie !== undefined || leader.asOf !== null) return null;
  const words = wordsWrittenFor(leader, RESULT_FINDINGS);
  return words === undefined ? null : say`Bij ${countWithNoun(leader, NOUNS.family)} ${words}`;
}

const GESTART = { singular: "gestart traject", plural: "gestarte trajecten" };

/** "Ruim de helft van de gestarte trajecten heeft een resultaat" */
function funnelFinding(started: Count, withResult: Count): Text | null {
  if (started.value < FEWEST_FOR_SHARES) return null;
  const share = sharePhrase(shareOf(withResult, started), GESTART);
  return share && say`${share.text} ${share.isPlural ? "hebben" : "heeft"} een resultaat`;
}

export const RESULT_CHARTS: ChartEntries = {
  "from-registration-to-result": ({ facts }) => {
    const all = facts.count("registrations.total");
    const started = startedTrajectories(facts);
    const withResult = facts.total("results.byTheme");
    if (all === null || started === null || withResult === null) return null;
    // Results of trajects that never began would be no part of those that did.
    if (withResult.value === 0 || withResult.value > started.value) return null;
    const steps: readonly (readonly [code: string, label: string, count: Count])[] = [
      ["aangemeld", "Aangemeld", all],
      ["gestart", "Traject gestart", started],
      ["met_resultaat", "Met een resultaat", withResult],
    ];
    const drawn = say`Aanmeldingen, gestarte trajecten en gezinnen met een resultaat, tot en met ${facts.referenceDayRun}`;
    const numbers = steps.map(([, label, { run }]) => say`${uncapitalised(label)} ${run}`);
    const finding = funnelFinding(started, withResult);
    return {
      type: "chart",
      id: "from-registration-to-result",
      kind: "bars",
      ...titled(drawn, finding),
      alt: readWith(finding, say`Staafdiagram: ${listTexts(numbers)}.`),
      ...chartAndTable({
        head: "Stap",
        categories: steps.map(([code, label]) => ({ code, label: plain(label) })),
        series: [
          {
            name: plain("Aantal"),
            values: steps.map(([, , { value, run }]) => ({ value, text: [run] })),
          },
        ],
      }),
    };
  },

  "results-by-name": ({ facts }) => {
    const all = facts.breakdown(BY_RESULT);
    if (all === null) return null;
    const isNamed = ({ theme }: PublishedCategory): boolean => NAMED_THEMES.has(theme ?? "");
    const named = bySize({ ...all, categories: all.categories.filter(isNamed) });
    const results = named.filter(({ value }) => value !== 0).map(namedResult);
    // Bars of one number, or only of what is not shown, tell nothing.
    if (results.length < 2 || results.every(({ value }) => value === null)) return null;
    const ofPeriod = facts.breakdown(IN_PERIOD)?.categories ?? [];
    const hasPart = ofPeriod.some((part) => isNamed(part) && part.value !== null && part.value > 0);
    const period = thisPeriod(facts);
    const unnamed = all.categories.filter((result) => !isNamed(result)).map(({ code }) => code);
    const finding = namedFinding(facts, unnamed);
    const drawn = plain(
      `Gezinnen per resultaat rond de uithuisplaatsing en het gezin${hasPart ? `, en hoeveel daarvan ${period}` : ""}`,
    );
    const readOut = (result: PublishedCategory): Text => {
      const name = { ...labelRun(result, BY_RESULT), text: uncapitalised(result.label) };
      const part = ofPeriod.find(({ code }) => code === result.code);
      const now =
        hasPart && part !== undefined && part.value !== null
          ? say`, ${period} ${valueText(part, IN_PERIOD, facts)}`
          : [];
      return say`${name} ${valueText(result, BY_RESULT, facts)}${now}`;
    };
    const shown = [
      ...results.map((category) => ({ id: BY_RESULT, category })),
      ...(hasPart ? ofPeriod.filter(isNamed).map((category) => ({ id: IN_PERIOD, category })) : []),
    ];
    const numbers = hasPart
      ? joinTexts(results.map(readOut), "; ")
      : listTexts(results.map(readOut));
    return {
      type: "chart",
      id: "results-by-name",
      kind: "bars",
      ...titled(drawn, finding),
      alt: readWith(finding, say`Staafdiagram van gezinnen per resultaat: ${numbers}.`),
      remark: protectionRemarkOfAll(shown, facts),
      ...categoryNumbers(
        facts,
        results,
        [
          { id: BY_RESULT, name: "Gezinnen" },
          ...(hasPart ? [{ id: IN_PERIOD, name: period, isPart: true }] : []),
        ],
        { head: "Resultaat", total: "Gezinnen met een resultaat" },
      ),
    };
  },
};
