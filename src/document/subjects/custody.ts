import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/blocks.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  type Count,
  countAlone,
  countWithNoun,
  joinTexts,
  plain,
  say,
  type ShownCount,
  type Text,
} from "../../model/text.ts";
import type { ChartEntries, SentenceEntries } from "../block-entry.ts";
import type { Sentence } from "../charts/alt-text.ts";
import { stackOrBars, type StackPart } from "../charts/bars.ts";
import type { Facts } from "../facts.ts";
import { isStandardAnswer, percentageBehind } from "../ranking.ts";
import { notShown } from "../withheld.ts";
import { FEWEST_FOR_SHARES, shareInDigits, shareOf } from "../wording.ts";
import { allHidden, NOT_YET_SEEN, unknownIn } from "./people.ts";

/*
 * Who has custody of the children, and which children have a child protection measure.
 */

/** If there is a chart, its title gives the finding and the text does not repeat it. */
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

export const CUSTODY_CHARTS: ChartEntries = {
  "families-by-custody": ({ facts }) => custodyChart(facts),
};

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

/* Child protection measures (jeugdbeschermingsmaatregelen). */

const MEASURES = "children.byMeasure";

const MEASURE_EXPLAINED = plain(
  "Een jeugdbeschermingsmaatregel is een besluit van de kinderrechter.",
);
const A_MEASURE = "een jeugdbeschermingsmaatregel: een besluit van de kinderrechter";

export const MEASURE_SENTENCES: SentenceEntries = {
  /**
   * Explains what a measure is. It also says how many children had one, unless the title of a chart
   * does.
   */
  "children.measures": ({ facts }) => {
    const total = facts.total(MEASURES);
    if (total === null || total.value === 0) return null;
    const chart = measuresChart(facts);
    const either = withMeasure(facts);
    if (either === null) return chart === null ? shownMeasures(facts) : MEASURE_EXPLAINED;
    const partly = facts.category(MEASURES, "met_en_zonder_maatregel");
    if (chart?.subtitle === undefined) {
      return joinTexts([
        measuresSentence(either, total),
        partly === null || partly.value === 0
          ? null
          : partly.value === either.value
            ? plain(
                partly.value === 1
                  ? "Die gold niet de hele tijd."
                  : "Bij geen van hen gold die de hele tijd.",
              )
            : say`Bij ${partly.run} van hen gold die niet de hele tijd.`,
      ]);
    }
    return joinTexts([
      MEASURE_EXPLAINED,
      partly &&
        say`Bij ${partly.run} van de ${either.run} kinderen met zo’n maatregel gold die niet de hele tijd.`,
    ]);
  },
};

/** "Van de 717 kinderen van wie we dit weten, hadden er 584 (81%) een jeugdbeschermingsmaatregel: …" */
function measuresSentence(either: Count, total: Count): Text {
  const known = say`${total.run} ${verbFor(total.value, "kind", "kinderen")} van wie we dit weten`;
  if (either.value === 0) return say`Geen van de ${known}, had ${A_MEASURE}.`;
  if (either.value === total.value) {
    const all = total.value === 1 ? "Het ene kind" : total.value === 2 ? "Beide kinderen" : null;
    return say`${all === null ? say`Alle ${known}` : `${all} van wie we dit weten`}, ${verbFor(total.value, "had", "hadden")} ${A_MEASURE}.`;
  }
  const percentage =
    total.value < FEWEST_FOR_SHARES ? [] : percentageBehind(shareOf(either, total));
  return say`Van de ${known}, ${verbFor(either.value, "had", "hadden")} er ${either.run}${percentage} ${A_MEASURE}.`;
}

/** What can be said about measures if the number of children with a measure is withheld. */
function shownMeasures(facts: Facts): Text {
  const always = facts.category(MEASURES, "met_maatregel");
  const never = facts.category(MEASURES, "zonder_maatregel");
  const hidden = facts.originOf(`${MEASURES}.met_en_zonder_maatregel`);
  if (always !== null && always.value > 0) {
    return say`${countWithNoun(always, NOUNS.child)} ${verbFor(always.value, "had", "hadden")} de hele tijd ${A_MEASURE}.`;
  }
  if (never !== null && never.value > 0) {
    return say`${countWithNoun(never, NOUNS.child)} ${verbFor(never.value, "had", "hadden")} geen jeugdbeschermingsmaatregel. Zo’n maatregel is een besluit van de kinderrechter.`;
  }
  return notShown("Hoeveel kinderen een jeugdbeschermingsmaatregel hadden", hidden);
}

export const MEASURE_CHARTS: ChartEntries = {
  "children-by-measure": ({ facts }) => measuresChart(facts),
};

const MEASURE_PARTS: ReadonlyMap<string, StackPart> = new Map([
  ["met_maatregel", { label: "De hele tijd een maatregel" }],
  ["met_en_zonder_maatregel", { label: "Een deel van de tijd" }],
  ["zonder_maatregel", { label: "Geen maatregel" }],
]);

/**
 * The number of children with a measure all the time or part of the time. Null if a number is
 * withheld.
 */
function withMeasure(facts: Facts): Count | null {
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

function measuresChart(facts: Facts): ChartBlock | null {
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
