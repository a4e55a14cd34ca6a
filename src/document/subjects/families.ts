import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/blocks.ts";
import {
  capitalised,
  type Count,
  countWithNoun,
  joinTexts,
  listTexts,
  plain,
  say,
  type ShownCount,
  type Text,
  uncapitalised,
} from "../../model/text.ts";
import type { ChartEntries, SentenceEntries } from "../block-entry.ts";
import { barsDrawn, certainOrder, largestFirst, sized } from "../charts/alt-text.ts";
import { shareBars, wholeOf } from "../charts/bars.ts";
import { chartAndTable, chartBlock, chartValue } from "../charts/chart-block.ts";
import type { Facts } from "../facts.ts";
import {
  clearLeader,
  type ClearLeader,
  isStandardAnswer,
  labelRun,
  phraseFor,
  rank,
  wordsWrittenFor,
} from "../ranking.ts";
import { heldNote, notShown, protectionRemark } from "../withheld.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "../wording.ts";
import { allHidden, NOT_YET_SEEN, unknownIn } from "./people.ts";

/*
 * The families: their composition, and who else works with them: certified institutions, by region,
 * and the neutral parties that make an analysis (verklarende analyse).
 */

const COMPOSITION = {
  figure: "families.byComposition",
  unknown: NOT_YET_SEEN,
  isOfKnown: true,
} as const;

/** If there is a chart, its title gives the finding and the text does not repeat it. */
export const FAMILY_SENTENCES: SentenceEntries = {
  "families.composition": ({ facts }) => {
    const id = "families.byComposition";
    const hidden = allHidden(facts, id, "Hoe de gezinnen zijn samengesteld");
    if (hidden !== null) return hidden;
    const unknown = unknownIn(facts, id);
    // A share is relative to the families with a known answer. Only the chart says that.
    const share = unknown === null ? mostFamilies(facts) : null;
    const most = compositionChart(facts) === null ? (share ?? shownFamilies(facts)) : null;
    const said = joinTexts([
      most === null ? null : say`${most}.`,
      unknown === null
        ? null
        : say`Van ${countWithNoun(unknown, NOUNS.family)} weten we nog niet hoe ${verbFor(unknown.value, "het is", "ze zijn")} samengesteld.`,
      unknown === null ? null : whyNotKnown(facts, unknown.value),
    ]);
    return said.length === 0 ? null : said;
  },
};

export const FAMILY_CHARTS: ChartEntries = {
  "families-by-composition": ({ facts }) => compositionChart(facts),
};

/**
 * Says why the composition of many families is unknown. Null if the statuses of the trajectories do
 * not explain it.
 */
function whyNotKnown(facts: Facts, unknown: number): Text | null {
  const notStarted = ["nog_niet_gestart", "nooit_gestart"]
    .map((code) => facts.category("status.byCategory", code)?.value ?? 0)
    .reduce((sum, value) => sum + value, 0);
  return 2 * notStarted < unknown
    ? null
    : plain(
        "Dat kan komen doordat een traject nog niet of nooit is gestart en we er nog niet naar vroegen.",
      );
}

/** The verb and noun for a kind of family, for a share with a singular and with a plural verb. */
const KINDS_OF_FAMILY: ReadonlyMap<string, readonly [singular: string, plural: string]> = new Map([
  ["eenoudergezin", ["is een eenoudergezin", "zijn eenoudergezinnen"]],
  ["samengesteld_gezin", ["is een samengesteld gezin", "zijn samengestelde gezinnen"]],
]);

/**
 * "Twee derde van de gezinnen is een eenoudergezin". Null if it is not certain which kind leads.
 */
function mostFamilies(facts: Facts): Text | null {
  const { figure } = COMPOSITION;
  const found = clearLeader(facts, figure, wholeOf(facts, COMPOSITION), [NOT_YET_SEEN]);
  if (found === null || found.leader.code === "overig") return null;
  const { leader, share } = found;
  const families = sharePhrase(share, NOUNS.family);
  // "All families" is wrong: the share is of the families with a known answer only.
  if (families === null || share.numerator === share.denominator) return null;
  const { text, isPlural } = families;
  return (
    ofKind(leader, text, isPlural) ?? say`Bij ${text} gaat het om ${phraseFor(leader, {}, figure)}`
  );
}

/**
 * "60 gezinnen zijn eenoudergezinnen en bij 20 gezinnen zijn beide ouders samen". The kinds of
 * families by number, for when shares cannot be shown. Null if no kind can be described.
 */
function shownFamilies(facts: Facts): Text | null {
  const { ranked = [] } = rank(facts, COMPOSITION.figure, [NOT_YET_SEEN, "overig"]) ?? {};
  const kinds = ranked.flatMap((kind, at) => {
    if (kind.asOf !== null) return [];
    // After the first kind, a kind with its own verb needs no noun.
    const needsNoun = at === 0 || !KINDS_OF_FAMILY.has(kind.code);
    const families = needsNoun ? countWithNoun(kind, NOUNS.family) : [kind.run];
    const said = ofKind(kind, families, kind.value !== 1);
    return said === null ? [] : [said];
  });
  if (kinds.length === 0) return null;
  return capitalised(listTexts(kinds.map((kind, at) => (at === 0 ? kind : uncapitalised(kind)))));
}

/**
 * "Twee derde van de gezinnen is een eenoudergezin". Null for a kind that a changed codebook has
 * added or renamed.
 */
function ofKind(
  kind: Pick<PublishedCategory, "code" | "label">,
  families: Text,
  isPlural: boolean,
): Text | null {
  if (!isStandardAnswer(kind)) return null;
  if (kind.code === "intact_gezin") return say`Bij ${families} zijn beide ouders samen`;
  const [singular, plural] = KINDS_OF_FAMILY.get(kind.code) ?? [];
  const verb = isPlural ? plural : singular;
  return verb === undefined ? null : capitalised(say`${families} ${verb}`);
}

function compositionChart(facts: Facts): ChartBlock | null {
  return shareBars(facts, "families-by-composition", {
    ...COMPOSITION,
    subject: "Samenstelling van het gezin",
    unit: NOUNS.family,
    base: "gezinnen van wie we die kennen",
    head: "Samenstelling",
    last: ["overig"],
    labelOf: (category) => wordsWrittenFor(category, { intact_gezin: "Beide ouders samen" }),
    finding: mostFamilies,
  });
}

/* The regions of the certified institutions. */

const REGIONS = "regions.byRegion";

export const REGION_SENTENCES: SentenceEntries = {
  "regions.involved": ({ facts }) => {
    const involved = facts.count("regions.involved");
    if (involved === null || involved.value === 0) return null;
    const leader = regionsChart(facts) === null ? leadingRegion(facts) : null;
    const regions = countWithNoun(involved, NOUNS.region);
    const most =
      leader === null
        ? []
        : say`, het vaakst uit ${labelRun(leader, REGIONS)} (${countWithNoun(leader, NOUNS.family)})`;
    return say`Gecertificeerde instellingen uit ${regions} werken met deze gezinnen${most}.`;
  },
};

export const REGION_CHARTS: ChartEntries = {
  "regions-top": ({ facts }) => regionsChart(facts),
};

/** The region with the most families. Null if it is not certain. */
function leadingRegion(facts: Facts): ClearLeader["leader"] | null {
  // With one region there is nothing to compare.
  if ((rank(facts, REGIONS)?.ranked.length ?? 0) < 2) return null;
  return clearLeader(facts, REGIONS, facts.total(REGIONS))?.leader ?? null;
}

/** The chart shows the regions with the most families. The files with figures have all regions. */
const NAMED_REGIONS = 5;

/** With fewer bars a sentence says the same. */
const FEWEST_REGIONS = 3;

/** The names come from the export. A longer name or word does not fit beside a bar. */
const LONGEST_NAME = 40;
const LONGEST_WORD = 24;

function fitsAtBar({ label }: PublishedCategory): boolean {
  return (
    label.length <= LONGEST_NAME &&
    label.split(/[\s-]/).every((word) => word.length <= LONGEST_WORD)
  );
}

/**
 * "Bij Rijnmond horen de meeste gezinnen". If that is not certain, the number of families of the
 * largest region that is shown. Null for a tie.
 */
function regionsFinding(facts: Facts): Text | null {
  const leader = leadingRegion(facts);
  if (leader !== null) {
    return say`Bij ${labelRun(leader, REGIONS)} horen de meeste gezinnen`;
  }
  const [first, tie] = rank(facts, REGIONS)?.largestShown ?? [];
  const isOne = first !== undefined && tie === undefined && first.asOf === null;
  if (!isOne || first.value < FEWEST_FOR_SHARES) return null;
  const families = countWithNoun(first, NOUNS.family);
  return say`Bij ${labelRun(first, REGIONS)} horen ${families}`;
}

/**
 * The chart of the regions with the most families. Null if there are too few or too many of them,
 * or if a name is too long.
 */
function regionsChart(facts: Facts): ChartBlock | null {
  const shown = (facts.breakdown(REGIONS)?.categories ?? []).filter(({ value }) => value !== null);
  // A region that ties with the last one belongs in the chart too.
  const last = shown[NAMED_REGIONS - 1]?.value ?? 0;
  const named = shown.filter(({ value }) => (value ?? 0) >= last);
  const total = facts.total(REGIONS);
  const isFit =
    named.length >= FEWEST_REGIONS && named.length <= 2 * NAMED_REGIONS && named.every(fitsAtBar);
  if (total === null || total.value < FEWEST_FOR_SHARES || !isFit) return null;
  const subject = say`Jeugdzorgregio's met veel gezinnen, van de ${total.run} gezinnen met een regio`;
  const bars = named.map((category) => ({
    code: category.code,
    label: [labelRun(category, REGIONS)],
    value: chartValue(category, REGIONS, facts),
  }));
  const spoken = named.map((category) =>
    sized(category, REGIONS, facts, { name: [labelRun(category, REGIONS)] }),
  );
  const numbers = chartAndTable({
    head: "Jeugdzorgregio",
    categories: bars,
    series: [{ name: plain("Gezinnen"), values: bars.map(({ value }) => value), total: total.run }],
    total: "Alle gezinnen met een regio",
  });
  return chartBlock({
    id: "regions-top",
    kind: "bars",
    subject,
    finding: regionsFinding(facts),
    drawing: barsDrawn(spoken),
    sentences: [largestFirst(spoken, certainOrder(facts, REGIONS))],
    remark: protectionRemark(named, REGIONS, facts),
    numbers,
  });
}

/* The analyses. */

const ANALYSES = "analyses.byState";

const WHAT_ANALYSES_ARE =
  "Een neutrale partij onderzoekt daarin, samen met het gezin en de betrokken professionals, hoe de problemen zijn ontstaan en wat ze in stand houdt.";

export const ANALYSIS_SENTENCES: SentenceEntries = {
  "analyses.states": ({ facts }) => {
    const started = facts.total(ANALYSES);
    if (started === null || started.value === 0) return null;
    const running = facts.shownCategory(ANALYSES, "lopend");
    const finished = facts.shownCategory(ANALYSES, "afgerond");
    return joinTexts([
      running === null || finished === null
        ? notDividedAnalyses(facts, started, running === null ? "lopend" : "afgerond")
        : runningAndFinished(facts, running, finished),
      plain(WHAT_ANALYSES_ARE),
    ]);
  },
};

function notDividedAnalyses(facts: Facts, started: Count, hidden: string): Text {
  const verb = verbFor(started.value, "is", "zijn");
  const what = verbFor(started.value, "Of die klaar is", "Hoeveel daarvan klaar zijn");
  const why = notShown(what, facts.originOf(`${ANALYSES}.${hidden}`));
  return say`Er ${verb} ${countWithNoun(started, NOUNS.analysis)} gestart. ${why}`;
}

/** "13 verklarende analyses lopen, 9 zijn afgerond." A held number gets a sentence of its own. */
function runningAndFinished(facts: Facts, running: ShownCount, finished: ShownCount): Text {
  const clauses = [
    { ...finished, now: ["is afgerond", "zijn afgerond"], past: ["was", "waren", " afgerond"] },
    { ...running, now: ["loopt nog", "lopen nog"], past: ["liep", "liepen", " nog"] },
  ].filter(({ value }) => value > 0);
  const byDay = Map.groupBy(clauses, ({ asOf }) => asOf?.text);
  const sentences = [...byDay.values()].map((ofDay, place) => {
    const [asOf] = ofDay.map((clause) => clause.asOf);
    const parts = ofDay.map(({ now, past, value, run }, index) => {
      const isFirst = index === 0 && place === 0;
      const noun = isFirst ? ` ${nounFor(NOUNS.analysis, value)}` : "";
      const [one = "", many = "", after = ""] = asOf ? past : now;
      return asOf
        ? say`${verbFor(value, one, many)} er ${run}${noun}${after}`
        : say`${run}${noun} ${verbFor(value, one, many)}`;
    });
    return asOf ? say`${capitalised([asOf])} ${listTexts(parts)}.` : say`${listTexts(parts)}.`;
  });
  return say`${joinTexts(sentences)}${heldNote([running, finished], ANALYSES, facts)}`;
}
