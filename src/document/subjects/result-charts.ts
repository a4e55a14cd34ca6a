import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS, uncapitalised } from "../../language/words.ts";
import type { ChartBlock } from "../../model/blocks.ts";
import {
  capitalised,
  countWithNoun,
  joinTexts,
  plain,
  plainText,
  say,
  type Text,
} from "../../model/text.ts";
import {
  type ChartEntries,
  FEWEST_SNAPSHOTS,
  type Material,
  MOST_SNAPSHOTS,
} from "../block-entry.ts";
import { barsDrawn, certainOrder, largestFirst, sized } from "../charts/alt-text.ts";
import { categoryNumbers, chartBlock, chartValue, inSentence } from "../charts/chart-block.ts";
import {
  type Cell,
  growthSentences,
  hasPoint,
  NO_CELL,
  type Panel,
  smallMultiples,
} from "../charts/lines.ts";
import type { Facts } from "../facts.ts";
import {
  bySize,
  bySizeOtherLast,
  clearLeader,
  labelRun,
  rank,
  themeNameIn,
  wordsWrittenFor,
} from "../ranking.ts";
import { protectionRemark, protectionRemarkOfAll } from "../withheld.ts";
import {
  endOf,
  FEWEST_FOR_SHARES,
  shareOf,
  sharePhrase,
  thisPeriod,
  withinThisPeriod,
} from "../wording.ts";

/* The charts of results: by theme, by name and over time. The sentences are in outcomes.ts. */

export const BY_THEME = "results.byTheme";

export const BY_RESULT = "results.byResult";

/** The themes with results that the report names one by one: placements, and the family itself. */
export const NAMED_THEMES: ReadonlySet<string> = new Set(["uithuisplaatsingen", "gezinsherstel"]);

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

/** The results to draw: two figures and their categories. */
interface ResultBars {
  readonly figure: string;
  readonly ofPeriod: string;
  /** In the order of the chart. */
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
  // One bar has nothing to be compared with, and bars without numbers show nothing.
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

/* The results over time, as snapshots give them. */

export const RESULT_TRENDS: ChartEntries = {
  "results-kept": (material) => {
    const periods = snapshotPeriods(material);
    const now = material.facts.breakdown(BY_THEME);
    if (periods.length === 0 || now === null) return null;
    const panels = bySizeOtherLast(now)
      .map((theme) => ({ theme, cells: periods.map((facts) => themeCell(facts, theme)) }))
      .filter(({ cells }) => cells.some(({ shown }) => shown !== null && shown.value !== 0))
      .map(({ theme, cells }): Panel => {
        const label = labelRun(theme, BY_THEME);
        const name = { ...label, text: uncapitalised(theme.label) };
        return { title: [label], name: [name], head: [label], cells };
      });
    if (!panels.some(hasLine)) return null;
    return smallMultiples({
      id: "results-kept",
      subject: plain("Gezinnen met een resultaat door de tijd, per thema"),
      finding: growthOf(periods),
      sentences: growthSentences(panels, periods),
      remark: joinTexts([
        plain(
          "Elk punt telt alle gezinnen met een resultaat binnen het thema, tot en met het einde van die periode. Alle lijnen hebben dezelfde schaal, vanaf nul.",
        ),
        plain("De cijfers van eerdere periodes staan hier zoals we ze toen publiceerden."),
        ...missingPoints(periods, panels),
      ]),
      periods,
      panels,
    });
  },
};

/** "Van 60 naar 240 gezinnen met een resultaat sinds eind maart 2023". Null for a small growth. */
function growthOf(periods: readonly Facts[]): Text | null {
  const known = periods.filter((facts) => facts.total(BY_THEME) !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [before, now] = [first.total(BY_THEME), last.total(BY_THEME)];
  if (before === null || now === null) return null;
  if (before.value === 0 || now.value - before.value < last.threshold) return null;
  return say`Van ${before.run} naar ${now.run} gezinnen met een resultaat sinds ${endOf(first, last)}`;
}

/** The periods of the newest snapshots and the report's own. Empty for too few snapshots. */
function snapshotPeriods({ kept, facts }: Material): readonly Facts[] {
  return kept.length < FEWEST_SNAPSHOTS ? [] : [...kept.slice(-MOST_SNAPSHOTS), facts];
}

function hasLine({ cells }: Panel): boolean {
  return cells.filter(hasPoint).length > 1;
}

/** The number of a theme in a period. The codebook of that period may not have the theme. */
function themeCell(facts: Facts, { code }: PublishedCategory): Cell {
  const found = facts.breakdown(BY_THEME)?.categories.find((category) => category.code === code);
  if (found === undefined) return NO_CELL;
  const shown = chartValue(found, BY_THEME, facts);
  // A held number belongs to the point of an earlier period.
  const value = isHeld(found) ? null : shown.value;
  return { shown: { ...shown, value } };
}

/** Why lines have no point for some periods. */
function missingPoints(
  periods: readonly Facts[],
  panels: readonly Panel[],
): readonly (Text | null)[] {
  const missing = panels.flatMap(({ cells }) => cells.filter((cell) => !hasPoint(cell)));
  const isUnknown = missing.some(({ shown }) => shown === null);
  const isProtected = missing.some(({ shown }) => shown !== null);
  const remarks = periods.map((facts) =>
    protectionRemark(facts.breakdown(BY_THEME)?.categories ?? [], BY_THEME, facts),
  );
  const why = [
    ...(isProtected ? ["tonen we het aantal van die periode niet"] : []),
    ...(isUnknown ? ["is er geen cijfer dat te vergelijken is"] : []),
  ].join(" of ");
  return [
    why === "" ? null : plain(`Waar een punt ontbreekt, ${why}.`),
    isProtected ? (remarks.findLast((remark) => remark !== undefined) ?? null) : null,
  ];
}
