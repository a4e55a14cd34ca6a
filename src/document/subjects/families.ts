import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import {
  capitalised,
  joinTexts,
  listTexts,
  plain,
  say,
  type Text,
  uncapitalised,
} from "../../model/text.ts";
import type { ChartEntries, SentenceEntries } from "../block-entry.ts";
import { shareBars, stackOrBars, type StackPart, wholeOf } from "../charts/bars.ts";
import type { Facts } from "../facts.ts";
import { clearLeader, isStandardAnswer, phraseFor, rank, wordsWrittenFor } from "../ranking.ts";
import { hiddenIn, notShown } from "../withheld.ts";
import { type Count, countWithNoun, sharePhrase } from "../wording.ts";
import { NOT_YET_SEEN, supportedChart, whoIsSupportedMost } from "./people-charts.ts";

/** The number of families without a known answer. Null if it is 0, withheld or held. */
function unknownIn(facts: Facts, id: string): ReturnType<Facts["category"]> {
  const unknown = facts.category(id, NOT_YET_SEEN);
  return unknown?.value === 0 ? null : unknown;
}

/** "Wie het gezag heeft, tonen we niet, …" if every known answer is withheld; else null. */
function allHidden(facts: Facts, id: string, what: string): Text | null {
  const hidden = hiddenIn(facts, id, NOT_YET_SEEN);
  return hidden === null ? null : notShown(what, hidden);
}

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

/** If there is a chart, its title gives the finding and the text does not repeat it. */
export const SUPPORTED_SENTENCES: SentenceEntries = {
  "people.supported": ({ facts }) => {
    if (supportedChart(facts) !== null) return null;
    const id = "people.bySupported";
    const hidden = allHidden(facts, id, "Wie we ondersteunen");
    if (hidden !== null) return hidden;
    const most = whoIsSupportedMost(facts);
    const unknown = unknownIn(facts, id);
    const said = joinTexts([
      most === null ? null : say`${most}.`,
      unknown === null
        ? null
        : say`Bij ${countWithNoun(unknown, NOUNS.registration)} is nog niet bekend wie we ondersteunen.`,
    ]);
    return said.length === 0 ? null : said;
  },
};

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

export const CUSTODY_SENTENCES: SentenceEntries = {
  "families.custody": ({ facts }) => {
    const id = "families.byCustody";
    const hidden = allHidden(facts, id, "Wie het gezag over de kinderen heeft");
    if (hidden !== null) return hidden;
    const isFound = custodyChart(facts)?.subtitle !== undefined;
    const findings = [overWhichChildren(facts), withWhichParents(facts)].filter(
      (finding) => finding !== null,
    );
    const unknown = unknownIn(facts, id);
    const said = joinTexts([
      ...findings.slice(isFound ? 1 : 0).map((finding) => say`${finding}.`),
      unknown === null
        ? null
        : say`Van ${countWithNoun(unknown, NOUNS.family)} weten we nog niet wie het gezag heeft.`,
    ]);
    return said.length === 0 ? null : said;
  },
};

const COMPOSITION = {
  figure: "families.byComposition",
  unknown: NOT_YET_SEEN,
  isOfKnown: true,
} as const;

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
  // All of the known families may not be all families.
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
    // A kind with its own verb needs no noun after the first.
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

const CUSTODY = "families.byCustody";

/**
 * The answers on custody, with the bar that contains them: one bar is about children, the other
 * about parents.
 */
const CUSTODY_PARTS: ReadonlyMap<string, StackPart> = new Map([
  [
    "alle_kinderen",
    { bar: "Kinderen", label: "Over alle kinderen", alone: "Gezag over alle kinderen" },
  ],
  ["geen", { bar: "Kinderen", label: "Geen gezag" }],
  ["een_ouder", { bar: "Ouders", label: "Bij één ouder", alone: "Gezag bij één ouder" }],
  ["beide_ouders", { bar: "Ouders", label: "Bij beide ouders", alone: "Gezag bij beide ouders" }],
]);

/**
 * The words for an answer. Undefined for an answer that a changed codebook has added or renamed.
 */
function custodyPart(category: PublishedCategory): StackPart | undefined {
  const part = CUSTODY_PARTS.get(category.code);
  return isStandardAnswer(category) ? part : undefined;
}

/**
 * The number of families or parents with an answer of the standard codebook. Null if it is 0,
 * withheld or held.
 */
function custodyOf(facts: Facts, code: string): Count | null {
  const found = facts.breakdown(CUSTODY)?.categories.find((category) => category.code === code);
  if (found === undefined || custodyPart(found) === undefined) return null;
  const count = facts.category(CUSTODY, code);
  return count?.value === 0 ? null : count;
}

/**
 * "343 ouders hebben gezag over al hun kinderen, 130 hebben geen gezag". Null if both numbers are
 * missing.
 */
function overWhichChildren(facts: Facts): Text | null {
  const all = custodyOf(facts, "alle_kinderen");
  const none = custodyOf(facts, "geen");
  if (all === null) {
    if (none === null) return null;
    return none.value === 1
      ? say`${none.run} ouder heeft geen gezag`
      : say`${none.run} ouders hebben geen gezag`;
  }
  const parents =
    all.value === 1
      ? say`${all.run} ouder heeft gezag over alle kinderen`
      : say`${all.run} ouders hebben gezag over al hun kinderen`;
  if (none === null) return parents;
  return say`${parents}, ${none.run} ${verbFor(none.value, "heeft", "hebben")} geen gezag`;
}

/**
 * "Bij 271 gezinnen ligt het gezag bij één ouder, bij 161 bij beide". Null if both numbers are
 * missing.
 */
function withWhichParents(facts: Facts): Text | null {
  const one = custodyOf(facts, "een_ouder");
  const both = custodyOf(facts, "beide_ouders");
  if (one === null) {
    if (both === null) return null;
    return say`Bij ${countWithNoun(both, NOUNS.family)} ligt het gezag bij beide ouders`;
  }
  const families = say`Bij ${countWithNoun(one, NOUNS.family)} ligt het gezag bij één ouder`;
  return both === null ? families : say`${families}, bij ${both.run} bij beide`;
}

/** A remark for when the answers add up to more than the number of families; else null. */
function severalAnswers(facts: Facts): Text | null {
  const { categories = [], total = 0 } = facts.breakdown(CUSTODY) ?? {};
  const sum = categories.reduce((all, { value }) => all + (value ?? 0), 0);
  return sum > total ? plain("Bij een gezin kan meer dan één antwoord horen.") : null;
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

function custodyChart(facts: Facts): ChartBlock | null {
  const ofParents = withWhichParents(facts);
  return stackOrBars(facts, "families-by-custody", {
    figure: CUSTODY,
    subject: plain("Over welke kinderen en bij welke ouders het gezag ligt, aantal antwoorden"),
    partOf: custodyPart,
    order: [...CUSTODY_PARTS.keys()],
    unknown: NOT_YET_SEEN,
    head: "Gezag",
    unit: "Antwoorden",
    total: "Gezinnen in totaal",
    finding: overWhichChildren(facts) ?? ofParents,
    // The title of the stacked bars describes the children, so the alt text describes the parents.
    altOfStack: ofParents === null ? [] : [say`${ofParents}.`],
    remark: severalAnswers(facts),
  });
}

export const FAMILY_CHARTS: ChartEntries = {
  "families-by-composition": ({ facts }) => compositionChart(facts),
};

export const CUSTODY_CHARTS: ChartEntries = {
  "families-by-custody": ({ facts }) => custodyChart(facts),
};
