import { NOUNS, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import { shownChange } from "../changes.ts";
import type { Facts } from "../facts.ts";
import { percentageBehind, rank, type RankedCategory, type Ranking } from "../ranking.ts";
import { heldNote, hiddenIn, notShown } from "../withheld.ts";
import {
  type Count,
  countWithNoun,
  endOf,
  FEWEST_FOR_SHARES,
  overThisPeriod,
  shareOf,
  type ShownCount,
} from "../wording.ts";
import { MEASURES, measuresChart, RESIDENCES, withMeasure } from "./people-charts.ts";

/** The counts of placed children, with the words for a held count: "waren 12 kinderen …". */
const PLACED = [
  ["children.placedNow", "uit huis geplaatst"],
  ["children.placedBefore", "eerder al eens uit huis geplaatst"],
] as const;

/** How many children are or were placed. Leaves out a number that is 0. */
function placedNowAndBefore(facts: Facts): Text | null {
  const now = facts.count("children.placedNow");
  const before = facts.count("children.placedBefore");
  const both = facts.count("children.placed");
  const isDivided = now !== null && before !== null && now.value > 0 && before.value > 0;
  if (both === null || both.value === 0 || (!isDivided && now !== null && before !== null)) {
    const text = joinTexts([
      placedSentence(now, ["is", "zijn"], "uit huis geplaatst"),
      placedSentence(before, ["was", "waren"], "eerder uit huis geplaatst"),
    ]);
    return text.length === 0 ? null : text;
  }
  // "Ten minste" goes for all numbers of the sentence.
  const isLowerBound = [both, now, before].some((one) => one?.isLowerBound === true);
  const children = countWithNoun({ ...both, isLowerBound }, NOUNS.child);
  if (!isDivided) {
    return capitalised(
      say`${children} ${verbFor(both.value, "is of was", "zijn of waren")} uit huis geplaatst.`,
    );
  }
  return capitalised(
    say`${children} zijn uit huis geplaatst (${now.run}) of waren dat eerder (${before.run}).`,
  );
}

function placedSentence(
  count: Count | null,
  [is, are]: readonly [singular: string, plural: string],
  placed: string,
): Text | null {
  if (count === null || count.value === 0) return null;
  return capitalised(
    say`${countWithNoun(count, NOUNS.child)} ${verbFor(count.value, is, are)} ${placed}.`,
  );
}

/** A sentence about a held count: "Eind december 2023 waren 447 kinderen uit huis geplaatst." */
function heldSentence(count: ShownCount | null, placed: string): Text | null {
  if (count === null || count.asOf === null || count.value === 0) return null;
  const { asOf, ...ofThatDay } = count;
  return say`${capitalised([asOf])} ${verbFor(count.value, "was", "waren")} ${countWithNoun(ofThatDay, NOUNS.child)} ${placed}.`;
}

/** Says which counts of placed children are withheld. Null if none is. */
function placedNotShown(facts: Facts): Text | null {
  const hidden = PLACED.flatMap(([id]) => (facts.isWithheld(id) ? [id] : []));
  const [first, second] = hidden;
  if (first === undefined) return null;
  const which =
    second !== undefined
      ? "nu en hoeveel er eerder uit huis zijn geplaatst"
      : first === "children.placedNow"
        ? "nu uit huis zijn geplaatst"
        : "eerder uit huis waren geplaatst";
  return notShown(`Hoeveel kinderen ${which}`, facts.originOf(`${first}.value`));
}

const MEASURE_EXPLAINED = plain(
  "Een jeugdbeschermingsmaatregel is een besluit van de kinderrechter.",
);
const A_MEASURE = "een jeugdbeschermingsmaatregel: een besluit van de kinderrechter";

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

/** Residences as they follow "wonen of woonden" in a sentence. */
const RESIDENCE_PHRASES: ReadonlyMap<string, string> = new Map([
  ["pleeggezin", "in een pleeggezin buiten het eigen netwerk"],
  ["andere_ouder", "bij de andere ouder"],
  ["netwerk", "bij familie of vrienden"],
  ["instelling", "in een instelling"],
]);

function whereTo({ code, label }: RankedCategory): string {
  return RESIDENCE_PHRASES.get(code) ?? `in ${label}`;
}

/** The maximum number of residences in a sentence. */
const MOST_NAMED = 3;

/**
 * The largest residences that certainly have more than half of the children together. Empty if
 * there are none.
 */
function largestResidences(ranking: Ranking): readonly RankedCategory[] {
  const certain = [...ranking.leaders, ...ranking.followers];
  if (certain.some(({ asOf }) => asOf !== null)) return [];
  const half = ranking.total / 2;
  const [first] = certain;
  if (first !== undefined && first.value > half) return [first];
  const named = certain.slice(0, MOST_NAMED);
  const isCutOff = certain[MOST_NAMED]?.value === named.at(-1)?.value;
  const sum = named.reduce((all, { value }) => all + value, 0);
  return sum > half && !(named.length === MOST_NAMED && isCutOff) ? named : [];
}

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

export const PLACED_SENTENCES: SentenceEntries = {
  "children.placed": ({ facts }) => {
    const total = facts.count("children.total");
    if (total === null || total.value === 0) return null;
    const placed = placedNowAndBefore(facts);
    const children = countWithNoun(total, NOUNS.child);
    const counts = ["placedNow", "placedBefore", "placed"].map((id) =>
      facts.shownCount(`children.${id}`),
    );
    const isLowerBound = [total, ...counts].some((count) => count?.isLowerBound === true);
    const said = joinTexts([
      placed,
      ...PLACED.map(([id, of]) => heldSentence(facts.shownCount(id), of)),
      placed === null
        ? say`De gezinnen hebben samen ${children}.`
        : say`In totaal hebben de gezinnen ${children}.`,
      isLowerBound ? plain("Van een deel van de gezinnen weten we dit nog niet.") : null,
      placedNotShown(facts),
    ]);
    return say`${said}${heldNote(counts.slice(0, 2), "children.placedNow", facts)}`;
  },
};

export const RESIDENCE_SENTENCES: SentenceEntries = {
  "children.residence": ({ facts }) => {
    const ranking = rank(facts, RESIDENCES);
    const total = facts.total(RESIDENCES);
    if (ranking === null || total === null) return null;
    const hidden = hiddenIn(facts, RESIDENCES);
    if (hidden !== null)
      return notShown("Waar uithuisgeplaatste kinderen wonen of woonden", hidden);
    if (total.value < FEWEST_FOR_SHARES) return null;
    const places = largestResidences(ranking);
    const [first, second] = places;
    if (first === undefined) return null;
    const sum = places.reduce((all, { value }) => all + value, 0);
    const who =
      sum === total.value
        ? say`Alle ${total.run} kinderen van wie we dit weten,`
        : plain("De meeste uithuisgeplaatste kinderen");
    const isOneOfAll = sum === total.value && second === undefined;
    const named = places.map((one) =>
      isOneOfAll ? plain(whereTo(one)) : say`${whereTo(one)} (${one.run})`,
    );
    return say`${who} wonen of woonden ${eitherOf(named)}.`;
  },
};

/** "a, b of c". */
function eitherOf(texts: readonly Text[]): Text {
  return joinTexts([joinTexts(texts.slice(0, -1), ", "), texts.at(-1) ?? []], " of ");
}

const CHILDREN = "children.returned";
const FAMILIES = "children.returnedFamilies";

/** A result is recorded on one day. Whether the child still lives at home is not known. */
export const RETURNED_SENTENCES: SentenceEntries = {
  "children.returned": (material) => {
    const { facts } = material;
    const children = facts.shownCount(CHILDREN);
    const families = facts.shownCount(FAMILIES);
    if (children?.value === 0 || families?.value === 0) return null;
    if (children === null && families === null) {
      return facts.isWithheld(CHILDREN)
        ? notShown("Hoeveel kinderen terug naar huis gingen", facts.originOf(`${CHILDREN}.value`))
        : null;
    }
    const isOneDay = children?.asOf?.text === families?.asOf?.text;
    const text =
      children === null
        ? familiesOnly(families)
        : families === null || isOneDay
          ? went(children, families)
          : joinTexts([went(children, null), familiesOfOtherDay(families)]);
    const change = before(material) ?? inPeriod(facts, families);
    return say`${joinTexts([text, change])}${heldNote([children, families], CHILDREN, facts)}`;
  },
};

/** "36 kinderen uit 25 gezinnen gingen terug naar huis." Both numbers are of the same day. */
function went({ asOf, ...children }: ShownCount, families: ShownCount | null): Text {
  const from =
    families === null ? [] : say` uit ${countWithNoun(withoutDay(families), NOUNS.family)}`;
  const whom = say`${countWithNoun(children, NOUNS.child)}${from}`;
  const { value } = children;
  return asOf === null
    ? say`${whom} ${verbFor(value, "ging", "gingen")} terug naar huis.`
    : say`${capitalised([asOf])} ${verbFor(value, "was", "waren")} ${whom} terug naar huis gegaan.`;
}

function familiesOnly(families: ShownCount | null): Text {
  if (families === null) return [];
  const whom = say`uit ${countWithNoun(withoutDay(families), NOUNS.family)}`;
  return families.asOf === null
    ? say`${capitalised(whom)} gingen een of meer kinderen terug naar huis.`
    : say`${capitalised([families.asOf])} waren ${whom} een of meer kinderen terug naar huis gegaan.`;
}

function familiesOfOtherDay(families: ShownCount): Text {
  const about = say`het om kinderen uit ${countWithNoun(withoutDay(families), NOUNS.family)}`;
  return families.asOf === null
    ? say`Inmiddels gaat ${about}.`
    : say`${capitalised([families.asOf])} ging ${about}.`;
}

/**
 * "Eind januari waren dat er 19, uit 14 gezinnen." Null if the comparison withholds the difference.
 */
function before(material: Material): Text | null {
  const { facts, previous } = material;
  const children = shownChange(material, CHILDREN);
  // A number that fell was corrected. The sentence about revisions says so.
  if (previous === null || children === null || children.difference < 0) return null;
  const when = capitalised(endOf(previous, facts));
  if (children.difference === 0) return say`Dat zijn er evenveel als ${endOf(previous, facts)}.`;
  if (children.before.value === 0) return say`${when} was er nog geen kind terug naar huis gegaan.`;
  const families = shownChange(material, FAMILIES);
  const verb = verbFor(children.before.value, "was", "waren");
  return families === null
    ? say`${when} ${verb} dat ${countWithNoun(children.before, NOUNS.child)}.`
    : say`${when} ${verb} dat er ${children.before.run}, uit ${countWithNoun(families.before, NOUNS.family)}.`;
}

/** "De afgelopen drie maanden ging het om 7 gezinnen." Null if the number is 0 or withheld. */
function inPeriod(facts: Facts, families: ShownCount | null): Text | null {
  const now = facts.category("results.inPeriodByResult", "terugplaatsing_kinderen");
  if (now === null || now.value === 0) return null;
  if (families === null || families.asOf !== null || now.value >= families.value) return null;
  return say`${capitalised(plain(overThisPeriod(facts)))} ging het om ${countWithNoun(now, NOUNS.family)}.`;
}

function withoutDay({ value, run, isLowerBound }: ShownCount): Count {
  return { value, run, isLowerBound };
}
