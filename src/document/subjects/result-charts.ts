import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { capitalised, plain, plainText, say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { barsDrawn, certainOrder, largestFirst, sized } from "../charts/alt-text.ts";
import {
  categoryNumbers,
  chartAndTable,
  chartBlock,
  inSentence,
} from "../charts/category-numbers.ts";
import type { Facts } from "../facts.ts";
import {
  bySize,
  bySizeOtherLast,
  clearLeader,
  rank,
  themeNameIn,
  wordsWrittenFor,
} from "../ranking.ts";
import { labelRun, protectionRemarkOfAll } from "../withheld.ts";
import {
  type Count,
  countWithNoun,
  FEWEST_FOR_SHARES,
  shareOf,
  sharePhrase,
  thisPeriod,
  withinThisPeriod,
} from "../wording.ts";

export const BY_RESULT = "results.byResult";

/** The words for a result in a finding. Children who went home are described elsewhere. */
const RESULT_FINDINGS: Readonly<Record<string, string>> = {
  bezoekregeling_verbeterd: "is de bezoekregeling verbeterd",
  bezoekregeling_tot_stand: "kwam er een bezoekregeling",
  gezag_terug_of_behouden: "is het gezag terug of behouden",
  uithuisplaatsing_voorkomen: "is een uithuisplaatsing voorkomen",
  contact_kinderen_hersteld: "is het contact met een kind hersteld",
  contact_tussen_kinderen_hersteld: "is het contact tussen kinderen hersteld",
  familierelatie_hersteld: "is de relatie met familieleden hersteld",
};

/**
 * "Bij 52 gezinnen is het contact met een kind hersteld": the largest result that is shown. Null
 * for a tie.
 */
function namedFinding(facts: Facts, unnamed: readonly string[]): Text | null {
  const ranking = rank(facts, BY_RESULT, unnamed);
  const [largest, tie] = [...(ranking?.leaders ?? []), ...(ranking?.largestShown ?? [])];
  if (largest === undefined || tie !== undefined || largest.asOf !== null) return null;
  const words = wordsWrittenFor(largest, RESULT_FINDINGS);
  return words === undefined ? null : say`Bij ${countWithNoun(largest, NOUNS.family)} ${words}`;
}

/** The number of trajectories that ever started. Null if a number is withheld or held. */
export function startedTrajectories(facts: Facts): Count | null {
  const counts = [
    facts.count("registrations.total"),
    facts.category("status.byCategory", "nog_niet_gestart"),
    facts.category("status.byCategory", "nooit_gestart"),
  ];
  const origins = counts.flatMap((count) => count?.run.origin ?? []);
  return origins.length < counts.length ? null : facts.derived(ORIGIN_OF.minus(...origins));
}

const STARTED = { singular: "gestart traject", plural: "gestarte trajecten" };

/** "Ruim de helft van de gestarte trajecten heeft een resultaat" */
function funnelFinding(started: Count, withResult: Count): Text | null {
  if (started.value < FEWEST_FOR_SHARES) return null;
  const share = sharePhrase(shareOf(withResult, started), STARTED);
  const verb = share?.isPlural === true ? "hebben" : "heeft";
  return share && capitalised(say`${share.text} ${verb} een resultaat`);
}

/** The results to draw: two figures and their categories. */
interface ResultBars {
  readonly figure: string;
  readonly ofPeriod: string;
  /** In the order in which they are drawn. */
  readonly categories: readonly PublishedCategory[];
  /** What is drawn: "Gezinnen met een resultaat per thema". */
  readonly drawn: string;
  readonly finding: Text | null;
  readonly head: string;
}

/**
 * The chart with a bar for each kind of result. Part of each bar shows the results of the period.
 * Null if there are too few bars.
 */
function resultBars(facts: Facts, id: string, bars: ResultBars): ChartBlock | null {
  const { figure, ofPeriod } = bars;
  const results = bars.categories.filter(({ value }) => value !== 0);
  // Bars with one number, or without any number, show nothing.
  if (results.length < 2 || results.every(({ value }) => value === null)) return null;
  const codes = new Set(results.map(({ code }) => code));
  const parts = (facts.breakdown(ofPeriod)?.categories ?? []).filter(({ code }) => codes.has(code));
  const hasPart = parts.some(({ value }) => value !== null && value > 0);
  const period = thisPeriod(facts);
  const spoken = results.map((result) => {
    const name = inSentence([labelRun(result, figure)]);
    // A held number does not include what happened after its day.
    const whole = facts.category(figure, result.code);
    const part = hasPart ? facts.category(ofPeriod, result.code) : null;
    if (whole === null || part === null || part.value === 0) {
      return sized(result, figure, facts, { name });
    }
    const families = countWithNoun(whole, NOUNS.family);
    const full = say`${families}, van wie ${part.run} ${withinThisPeriod(facts)}`;
    return sized(result, figure, facts, { name, full });
  });
  const apart = (facts.breakdown(figure)?.categories ?? [])
    .map(({ code }) => code)
    .filter((code) => !codes.has(code));
  const shown = [
    ...results.map((category) => ({ id: figure, category })),
    ...(hasPart ? parts.map((category) => ({ id: ofPeriod, category })) : []),
  ];
  const ofPart = { id: ofPeriod, name: period, head: plainText(capitalised(plain(period))) };
  const numbers = categoryNumbers(
    facts,
    results,
    [
      { id: figure, name: "in totaal", head: "Gezinnen" },
      ...(hasPart ? [{ ...ofPart, isPart: true }] : []),
    ],
    { head: bars.head, total: "Gezinnen met een resultaat" },
  );
  return chartBlock({
    id,
    kind: "bars",
    subject: plain(`${bars.drawn}${hasPart ? `, in totaal en ${period}` : ""}`),
    finding: bars.finding,
    drawing: barsDrawn(spoken),
    sentences: [largestFirst(spoken, certainOrder(facts, figure, apart))],
    remark: protectionRemarkOfAll(shown, facts),
    numbers,
  });
}

/** The chart of the results that the report names. Null if there are fewer than two to draw. */
export function resultsByName(facts: Facts): ChartBlock | null {
  const all = facts.breakdown(BY_RESULT);
  if (all === null) return null;
  const isNamed = ({ theme }: PublishedCategory): boolean => NAMED_THEMES.has(theme ?? "");
  const named = bySize({ ...all, categories: all.categories.filter(isNamed) });
  const unnamed = all.categories.filter((result) => !isNamed(result)).map(({ code }) => code);
  return resultBars(facts, "results-by-name", {
    figure: BY_RESULT,
    ofPeriod: "results.inPeriodByResult",
    categories: named.map(namedResult),
    drawn: "Gezinnen per resultaat rond uithuisplaatsing en gezin",
    finding: namedFinding(facts, unnamed),
    head: "Resultaat",
  });
}

export const FUNNEL_CHARTS: ChartEntries = {
  "from-registration-to-result": ({ facts }) => {
    const all = facts.count("registrations.total");
    const started = startedTrajectories(facts);
    const withResult = facts.total(BY_THEME);
    if (all === null || started === null || withResult === null) return null;
    // If more families have a result than trajectories started, the results are not a part of the
    // started trajectories.
    if (withResult.value === 0 || withResult.value > started.value) return null;
    if (withResult.value < facts.threshold) return null;
    const steps: readonly (readonly [code: string, label: string, count: Count])[] = [
      ["aangemeld", "Aangemeld", all],
      ["gestart", "Traject gestart", started],
      ["met_resultaat", "Met een resultaat", withResult],
    ];
    const numbers = chartAndTable({
      head: "Stap",
      categories: steps.map(([code, label]) => ({ code, label: plain(label) })),
      series: [
        {
          name: plain("Aantal"),
          values: steps.map(([, , { value, run }]) => ({ value, text: [run] })),
        },
      ],
    });
    return chartBlock({
      id: "from-registration-to-result",
      kind: "bars",
      subject: plain("Aanmeldingen, gestarte trajecten en trajecten met een resultaat"),
      finding: funnelFinding(started, withResult),
      drawing: "Staafdiagram met drie staven.",
      sentences: [
        [
          say`Van ${countWithNoun(all, NOUNS.registration)} is bij ${started.run} het traject gestart. Bij ${withResult.run} is er een resultaat.`,
        ],
      ],
      numbers,
    });
  },
};

export const RESULT_CHARTS: ChartEntries = {
  "results-by-theme": ({ facts }) => {
    const themes = facts.breakdown(BY_THEME);
    return (
      themes &&
      resultBars(facts, "results-by-theme", {
        figure: BY_THEME,
        ofPeriod: "results.inPeriodByTheme",
        categories: bySizeOtherLast(themes),
        drawn: "Gezinnen met een resultaat per thema",
        finding: themeFinding(facts),
        head: "Thema",
      })
    );
  },

  "results-by-name": ({ facts }) => resultsByName(facts),
};

/** The themes with results that the report names one by one: placements, and the family itself. */
export const NAMED_THEMES: ReadonlySet<string> = new Set(["uithuisplaatsingen", "gezinsherstel"]);

/** Names for results with a label that does not fit a chart or sentence. */
const RESULT_NAMES: Readonly<Record<string, string>> = {
  regie_hervonden: "Zelf weer de regie",
  relatie_jeugdbescherming_verbeterd: "Betere relatie met de jeugdbescherming",
  relatie_gemeente_verbeterd: "Betere relatie met de gemeente",
  bezoekregeling_tot_stand: "Bezoekregeling tot stand gekomen",
  terugplaatsing_kinderen: "Kinderen terug naar huis",
  contact_kinderen_hersteld: "Contact met kinderen hersteld",
  familierelatie_hersteld: "Relatie met familieleden hersteld",
};

/** The result with the name for readers. */
export function namedResult(result: PublishedCategory): PublishedCategory {
  return { ...result, label: wordsWrittenFor(result, RESULT_NAMES) ?? result.label };
}

export const BY_THEME = "results.byTheme";

const FAMILY_WITH_RESULT = {
  singular: "gezin met een resultaat",
  plural: "gezinnen met een resultaat",
};

/** The theme with the most results. Null if it is not certain, or if there are too few families. */
export function leadingTheme(facts: Facts): ReturnType<typeof clearLeader> {
  return clearLeader(facts, BY_THEME, facts.total(BY_THEME), ["overig"]);
}

/**
 * "Persoonlijk herstel bij ruim de helft van de gezinnen met een resultaat". It is the largest
 * theme that is shown, even if a withheld one may be larger.
 */
function themeFinding(facts: Facts): Text | null {
  const total = facts.total(BY_THEME);
  if (total === null || total.value < FEWEST_FOR_SHARES) return null;
  const ranking = rank(facts, BY_THEME, ["overig"]);
  const [largest, tie] = [...(ranking?.leaders ?? []), ...(ranking?.largestShown ?? [])];
  if (largest === undefined || tie !== undefined || largest.asOf !== null) return null;
  const share = sharePhrase(shareOf(largest, total), FAMILY_WITH_RESULT);
  return share && capitalised(say`${themeNameIn(BY_THEME)(largest)} bij ${share.text}`);
}

/** The finding about the leading theme as a sentence, for a report without the chart. */
export function themeSentence(facts: Facts): Text | null {
  const found = leadingTheme(facts);
  const share = found && sharePhrase(found.share, FAMILY_WITH_RESULT);
  return share && say`Bij ${share.text} gaat het om ${themeNameIn(BY_THEME)(found.leader)}.`;
}
