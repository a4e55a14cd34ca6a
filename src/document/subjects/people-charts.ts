import { NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { capitalised, joinTexts, say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import type { Sentence } from "../charts/alt-text.ts";
import { shareBars, stackOrBars, type StackPart } from "../charts/bars.ts";
import type { Facts } from "../facts.ts";
import { clearLeader, percentageBehind, phraseFor } from "../ranking.ts";
import {
  type Count,
  countAlone,
  countWithNoun,
  shareInDigits,
  shareOf,
  shareRun,
  type ShownCount,
} from "../wording.ts";

const ID = "people.bySupported";
export const NOT_YET_SEEN = "nog_niet_in_beeld";

/** The words in a sentence for who is supported. */
const SUPPORTED_PHRASES: Readonly<Record<string, string>> = {
  moeder: "de moeder",
  vader: "de vader",
  beide_ouders: "beide ouders samen",
  kinderen: "een kind of de kinderen",
};

/** "Meestal ondersteunen we de moeder (67%)". Null if it is not certain who leads. */
export function whoIsSupportedMost(facts: Facts): Text | null {
  const found = clearLeader(facts, ID, facts.total(ID));
  if (found === null || found.leader.code === NOT_YET_SEEN) return null;
  const { leader, share } = found;
  const who = phraseFor(leader, SUPPORTED_PHRASES, ID);
  if (share.numerator === share.denominator) return say`We ondersteunen altijd ${who}`;
  const percentage = percentageBehind(share);
  const ofAll = share.numerator / share.denominator;
  const often = ofAll >= 0.95 ? "Bijna altijd" : ofAll > 0.5 ? "Meestal" : "Het vaakst";
  return say`${often} ondersteunen we ${who}${percentage}`;
}

export function supportedChart(facts: Facts): ChartBlock | null {
  return shareBars(facts, "people-supported", {
    figure: ID,
    subject: "Wie we ondersteunen",
    unit: NOUNS.registration,
    base: "aanmeldingen",
    head: "Wie",
    unknown: NOT_YET_SEEN,
    finding: whoIsSupportedMost,
  });
}

export const PEOPLE_CHARTS: ChartEntries = {
  "people-supported": ({ facts }) => supportedChart(facts),
};

export const MEASURES = "children.byMeasure";
export const RESIDENCES = "children.byResidence";

const MEASURE_PARTS: ReadonlyMap<string, StackPart> = new Map([
  ["met_maatregel", { label: "De hele tijd een maatregel" }],
  ["met_en_zonder_maatregel", { label: "Een deel van de tijd" }],
  ["zonder_maatregel", { label: "Geen maatregel" }],
]);

/**
 * The number of children with a measure all the time or part of the time. Null if a number is
 * withheld.
 */
export function withMeasure(facts: Facts): Count | null {
  const [always, partly] = ["met_maatregel", "met_en_zonder_maatregel"].map((code) =>
    facts.category(MEASURES, code),
  );
  return always && partly
    ? facts.derived(ORIGIN_OF.plus(always.run.origin, partly.run.origin))
    : null;
}

/** "81% van de kinderen had een jeugdbeschermingsmaatregel". Null if a number is withheld. */
function hadMeasure(facts: Facts): Text | null {
  const total = facts.total(MEASURES);
  const either = withMeasure(facts);
  if (total === null || either === null) return null;
  const share = shareInDigits(shareOf(either, total), NOUNS.child);
  if (share === null) return null;
  return capitalised(
    say`${share.text} ${share.isPlural ? "hadden" : "had"} een jeugdbeschermingsmaatregel`,
  );
}

/** Names for residences. Some labels of the monitor overlap. */
const RESIDENCE_LABELS: ReadonlyMap<string, string> = new Map([
  ["pleeggezin", "Pleeggezin buiten het eigen netwerk"],
  ["netwerk", "Familie of vrienden"],
]);

/** "50% woont of woonde bij de andere ouder, familie of vrienden". Null if a number is withheld. */
function withTheirOwn(facts: Facts): Text | null {
  const total = facts.total(RESIDENCES);
  const [parent, network] = ["andere_ouder", "netwerk"].map((code) =>
    facts.category(RESIDENCES, code),
  );
  if (!total || !parent || !network || parent.value === 0 || network.value === 0) return null;
  const either = facts.derived(ORIGIN_OF.plus(parent.run.origin, network.run.origin));
  const percentage = either && shareRun(shareOf(either, total));
  // "Bijna alle" needs another verb.
  if (!percentage?.text.endsWith("%")) return null;
  return capitalised(say`${percentage} woont of woonde bij de andere ouder, familie of vrienden`);
}

/**
 * "523 kinderen hadden de hele tijd een maatregel, 48 een deel van de tijd. 131 hadden er geen."
 * Leaves out a withheld number.
 */
function altOfMeasures(facts: Facts): Sentence {
  const shown = (code: string): ShownCount | null => {
    const count = facts.shownCategory(MEASURES, code);
    return count?.value === 0 ? null : count;
  };
  const had = (count: ShownCount): string => verbFor(count.value, "had", "hadden");
  const some = [
    [shown("met_maatregel"), "de hele tijd"] as const,
    [shown("met_en_zonder_maatregel"), "een deel van de tijd"] as const,
  ].flatMap(([count, time]) => (count === null ? [] : [{ count, time }]));
  const clauses = some.map(({ count, time }, index) =>
    index === 0
      ? say`${countWithNoun(count, NOUNS.child)} ${had(count)} ${time} een maatregel`
      : say`${countAlone(count)} ${time}`,
  );
  const without = shown("zonder_maatregel");
  const none =
    without === null
      ? null
      : clauses.length === 0
        ? say`${countWithNoun(without, NOUNS.child)} ${had(without)} geen maatregel.`
        : say`${countAlone(without)} ${had(without)} er geen.`;
  const withOne = clauses.length === 0 ? null : say`${joinTexts(clauses, ", ")}.`;
  return [joinTexts([withOne, none])];
}

export function measuresChart(facts: Facts): ChartBlock | null {
  const total = facts.total(MEASURES);
  const either = withMeasure(facts);
  if (total === null) return null;
  return stackOrBars(facts, "children-by-measure", {
    figure: MEASURES,
    subject: say`Maatregelen bij de ${total.run} uithuisgeplaatste kinderen van wie we dit weten`,
    partOf: ({ code }) => MEASURE_PARTS.get(code),
    order: [...MEASURE_PARTS.keys()],
    head: "Maatregel",
    unit: "Kinderen",
    total: "Totaal van wie we dit weten",
    finding: hadMeasure(facts),
    altOfStack: altOfMeasures(facts),
    altOfBars: altOfMeasures(facts),
    annotation: either && {
      code: "met_maatregel",
      until: "met_en_zonder_maatregel",
      text: say`${countWithNoun(either, NOUNS.child)} met een maatregel`,
    },
  });
}

function residenceChart(facts: Facts): ChartBlock | null {
  return shareBars(facts, "children-by-residence", {
    figure: RESIDENCES,
    subject: "Waar kinderen bij hun uithuisplaatsing wonen of woonden",
    unit: NOUNS.child,
    base: "kinderen van wie we dit weten",
    head: "Verblijf",
    labelOf: ({ code }) => RESIDENCE_LABELS.get(code),
    finding: withTheirOwn,
  });
}

export const MEASURE_CHARTS: ChartEntries = {
  "children-by-measure": ({ facts }) => measuresChart(facts),
};

export const RESIDENCE_CHARTS: ChartEntries = {
  "children-by-residence": ({ facts }) => residenceChart(facts),
};
