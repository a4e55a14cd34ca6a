import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { capitalised, listTexts, plain, say, uncapitalised, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { clearLeader } from "../clear-leader.ts";
import { type Count, countWithNoun } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { phraseFor, rank, wordsWrittenFor } from "../ranking.ts";
import { sharePhrase } from "../shares.ts";
import { NOT_YET_SEEN } from "./people.ts";
import { shareBars, wholeOf } from "./share-bars.ts";
import { type StackPart, stackOrBars } from "./stack.ts";

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
export function mostFamilies(facts: Facts): Text | null {
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
export function shownFamilies(facts: Facts): Text | null {
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
export function overWhichChildren(facts: Facts): Text | null {
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
export function withWhichParents(facts: Facts): Text | null {
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

function isStandardAnswer(category: Pick<PublishedCategory, "code" | "label">): boolean {
  return wordsWrittenFor(category, { [category.code]: category.code }) !== undefined;
}

export function compositionChart(facts: Facts): ChartBlock | null {
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

export function custodyChart(facts: Facts): ChartBlock | null {
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
  "families-by-custody": ({ facts }) => custodyChart(facts),
};
