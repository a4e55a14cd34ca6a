import { type Noun, nounFor, NOUNS, uncapitalised, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/blocks.ts";
import {
  capitalised,
  type Count,
  countWithNoun,
  differenceOf,
  joinTexts,
  listTexts,
  plain,
  say,
  type ShownCount,
  type Text,
} from "../../model/text.ts";
import type { ChartEntries, ListEntries, Material, SentenceEntries } from "../block-entry.ts";
import { shownChange } from "../changes.ts";
import { shareBars } from "../charts/bars.ts";
import type { Facts } from "../facts.ts";
import {
  type ClearLeader,
  clearLeader,
  labelRun,
  phraseFor,
  rank,
  type RankedCategory,
  wordsWrittenFor,
} from "../ranking.ts";
import { heldNote, notShown } from "../withheld.ts";
import { endOf, overThisPeriod, sharePhrase } from "../wording.ts";
import {
  BY_RESULT,
  BY_THEME,
  leadingTheme,
  NAMED_THEMES,
  namedResult,
  resultsByName,
  themeSentence,
} from "./result-charts.ts";
import { OTHER } from "./support.ts";

/*
 * What families want to achieve, and what has been achieved. The charts of the results are in
 * result-charts.ts.
 */

const WISHES = "support.desiredSituation";

/** The words for a wish after "willen". */
const WISH_PHRASES: Readonly<Record<string, string>> = {
  contactherstel_kinderen: "het contact met een kind herstellen",
  herstel_gezinsleden: "dat de gezinsleden zelf herstellen",
  terugdraaien_uithuisplaatsing: "dat een kind weer thuis komt wonen",
};

/** The names of wishes beside a bar. */
const WISH_LABELS: Readonly<Record<string, string>> = {
  contactherstel_kinderen: "Contact met een kind herstellen",
  herstel_gezinsleden: "Herstel van de gezinsleden zelf",
  terugdraaien_uithuisplaatsing: "Een kind weer thuis",
};

export const WISH_SENTENCES: SentenceEntries = {
  "support.desired": ({ facts }) => {
    const ranking = rank(facts, WISHES, [OTHER]);
    const total = facts.total(WISHES);
    if (ranking === null || total === null) return null;
    if (ranking.hidden !== null) return notShown("Wat gezinnen willen", ranking.hidden);
    const known = say`Van ${countWithNoun(total, NOUNS.family)} weten we wat zij willen`;
    const shown = ranking.ranked.filter(({ asOf }) => asOf === null);
    const leader = leadingWish(facts)?.leader;
    // The chart says what most families want.
    const isInTitle = leader !== undefined && wishesChart(facts) !== null;
    const others = shown.filter(({ code }) => code !== leader?.code);
    if (isInTitle && others.length > 0) {
      return say`${known}. ${wishesListed(others, NOUNS.family)}.`;
    }
    if (shown.length > 1) return say`${known}: ${wishesListed(shown, null)}.`;
    const finding = wishFinding(facts, "deze");
    return finding === null ? null : say`${known}. ${finding}.`;
  },
};

export const WISH_CHARTS: ChartEntries = {
  "desired-situations": ({ facts }) => wishesChart(facts),
};

/**
 * "wil het contact met een kind herstellen". A wish without words of its own gets its label: "noemt
 * als wens …".
 */
function wanting(wish: RankedCategory, isPlural: boolean): Text {
  const phrase = phraseFor(wish, WISH_PHRASES, WISHES);
  const hasWords = phrase.every(({ origin }) => origin === undefined);
  if (hasWords) return say`${isPlural ? "willen" : "wil"} ${phrase}`;
  return say`${isPlural ? "noemen" : "noemt"} als wens ${phrase}`;
}

/**
 * The wish that most families have. Null if it is not certain, or if there are too few families.
 */
function leadingWish(facts: Facts): ClearLeader | null {
  return clearLeader(facts, WISHES, facts.total(WISHES), [OTHER]);
}

/**
 * "Bijna de helft van de gezinnen wil het contact met een kind herstellen". Null if there is no
 * leading wish.
 */
function wishFinding(facts: Facts, article: "de" | "deze" = "de"): Text | null {
  const found = leadingWish(facts);
  const share = found && sharePhrase(found.share, NOUNS.family, article);
  return share && capitalised(say`${share.text} ${wanting(found.leader, share.isPlural)}`);
}

/** "8 willen dat een kind weer thuis komt wonen, 5 willen …", for the wishes that are shown. */
function wishesListed(wishes: readonly RankedCategory[], noun: Noun | null): Text {
  const parts = wishes.map((wish, index) => {
    const counted =
      index === 0 && noun !== null ? say`${wish.run} ${nounFor(noun, wish.value)}` : [wish.run];
    return say`${counted} ${wanting(wish, wish.value !== 1)}`;
  });
  return listTexts(parts);
}

function wishesChart(facts: Facts): ChartBlock | null {
  return shareBars(facts, "desired-situations", {
    figure: WISHES,
    subject: "Wat gezinnen willen bereiken",
    unit: NOUNS.family,
    base: "gezinnen van wie we de wens kennen",
    head: "Gewenste situatie",
    last: [OTHER],
    labelOf: (wish) => wordsWrittenFor(wish, WISH_LABELS),
    finding: (own) => wishFinding(own),
    remark: () => plain("Een gezin kan meer dan één wens hebben."),
  });
}

/* The results. */

const IN_PERIOD = "results.inPeriodByTheme";

export const RESULT_TOTAL_SENTENCES: SentenceEntries = {
  "results.total": (material) => {
    const total = material.facts.total(BY_THEME);
    if (total === null) return null;
    if (total.value === 0) return plain("Er zijn nog geen resultaten vastgelegd.");
    // Below the threshold the text gives no number, because the results of these families are
    // withheld too.
    if (total.value < material.facts.threshold) {
      return plain("Er zijn nog maar weinig resultaten vastgelegd.");
    }
    const main = say`Bij ${countWithNoun(total, NOUNS.family)} is iets bereikt.`;
    return joinTexts([main, resultsInPeriod(material)]);
  },
};

/** How many families had a result in the period, and for how many it was the first. */
function resultsInPeriod(material: Material): Text | null {
  const { facts } = material;
  const all = facts.total(BY_THEME);
  const now = facts.total(IN_PERIOD);
  if (all === null || now === null) return null;
  const when = overThisPeriod(facts);
  if (now.value === 0) return say`${capitalised(plain(when))} kwam er geen resultaat bij.`;
  if (now.value < facts.threshold) return null;
  const families = countWithNoun(now, NOUNS.family);
  const happened =
    now.value < all.value
      ? say`Bij ${families} gebeurde dat ${when}.`
      : now.value === 1
        ? say`Dat gebeurde ${when}.`
        : say`Bij al deze gezinnen gebeurde dat ${when}.`;
  const change = shownChange(material, BY_THEME);
  // The growth of the total is the number of families with their first result.
  const isPart =
    change !== null && change.difference > 0 && change.difference < Math.min(now.value, all.value);
  if (!isPart) return happened;
  const first = differenceOf(change.now, change.before);
  return say`${happened} Voor ${countWithNoun(first, NOUNS.family)} was het hun eerste resultaat.`;
}

export const RESULT_SENTENCES: SentenceEntries = {
  "results.themes": ({ facts }) => {
    const ranking = rank(facts, BY_THEME);
    if (ranking === null) return null;
    if (ranking.hidden !== null) return notShown("Welke resultaten dat zijn", ranking.hidden);
    const leader = leadingTheme(facts)?.leader;
    const why = leader === undefined ? undefined : wordsWrittenFor(leader, WHY_FIRST);
    // For one theme there is no chart with the finding.
    const finding = ranking.ranked.length > 1 ? null : themeSentence(facts);
    const text = joinTexts([finding, why === undefined ? null : plain(why)]);
    return text.length === 0 ? null : text;
  },

  "results.overlap": ({ facts }) => {
    const overlapped = facts.overlaps(IN_PERIOD);
    if (overlapped === null || facts.total(IN_PERIOD)?.value === 0) return null;
    return say`Welke resultaten er ${overThisPeriod(facts)} bij kwamen, tonen we niet, om de gezinnen te beschermen. Deze periode overlapt namelijk met ${overlapped}, waarover we al rapporteerden.`;
  },
};

export const RESULT_LISTS: ListEntries = {
  "results.examples": ({ facts }) => {
    const isNamed = resultsByName(facts) !== null;
    const themes = facts.breakdown(BY_THEME)?.categories ?? [];
    const items = themes
      .filter(({ code, value }) => code !== "overig" && (value ?? 0) > 0)
      .filter(({ code }) => !isNamed || !NAMED_THEMES.has(code))
      .map((theme) => [[labelRun(theme, BY_THEME)], examplesOf(theme.code, facts)] as const)
      .flatMap(([name, examples]) => (examples.length === 0 ? [] : [say`${name}: ${examples}`]));
    if (items.length === 0) return null;
    const themesLeft = isNamed ? "de andere thema's" : "deze thema's";
    return { type: "list", intro: plain(`Wat onder ${themesLeft} valt:`), items };
  },
};

/** Why a theme has the most results. Used only if it certainly has the most. */
const WHY_FIRST = {
  persoonlijk_herstel: "Persoonlijk herstel komt vaak eerst: het is nodig voordat de rest kan.",
};

/** The maximum number of examples for a theme. */
const EXAMPLES = 3;

/** The first results of a theme: "erkenning ervaren, hulp gevonden, zelf weer de regie". */
function examplesOf(theme: string, facts: Facts): Text {
  const results = facts.breakdown(BY_RESULT)?.categories ?? [];
  const examples = results.filter((result) => result.theme === theme).slice(0, EXAMPLES);
  const names = examples
    .map(namedResult)
    .map((result) => [{ ...labelRun(result, BY_RESULT), text: uncapitalised(result.label) }]);
  return joinTexts(names, ", ");
}

/* The children who returned home. */

const RETURNED = "children.returned";
const RETURNED_FAMILIES = "children.returnedFamilies";

/** A result is recorded on one day. Whether the child still lives at home is not known. */
export const RETURNED_SENTENCES: SentenceEntries = {
  "children.returned": (material) => {
    const { facts } = material;
    const children = facts.shownCount(RETURNED);
    const families = facts.shownCount(RETURNED_FAMILIES);
    if (children?.value === 0 || families?.value === 0) return null;
    if (children === null && families === null) {
      return facts.isWithheld(RETURNED)
        ? notShown("Hoeveel kinderen terug naar huis gingen", facts.originOf(`${RETURNED}.value`))
        : null;
    }
    const isOneDay = children?.asOf?.text === families?.asOf?.text;
    const text =
      children === null
        ? familiesOnly(families)
        : families === null || isOneDay
          ? went(children, families)
          : joinTexts([went(children, null), familiesOfOtherDay(families)]);
    const change = returnedThen(material) ?? returnedInPeriod(facts, families);
    return say`${joinTexts([text, change])}${heldNote([children, families], RETURNED, facts)}`;
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
function returnedThen(material: Material): Text | null {
  const { facts, previous } = material;
  const children = shownChange(material, RETURNED);
  // A number that fell was corrected. The sentence about revisions says so.
  if (previous === null || children === null || children.difference < 0) return null;
  const when = capitalised(endOf(previous, facts));
  if (children.difference === 0) return say`Dat zijn er evenveel als ${endOf(previous, facts)}.`;
  if (children.before.value === 0) return say`${when} was er nog geen kind terug naar huis gegaan.`;
  const families = shownChange(material, RETURNED_FAMILIES);
  const verb = verbFor(children.before.value, "was", "waren");
  return families === null
    ? say`${when} ${verb} dat ${countWithNoun(children.before, NOUNS.child)}.`
    : say`${when} ${verb} dat er ${children.before.run}, uit ${countWithNoun(families.before, NOUNS.family)}.`;
}

/** "De afgelopen drie maanden ging het om 7 gezinnen." Null if the number is 0 or withheld. */
function returnedInPeriod(facts: Facts, families: ShownCount | null): Text | null {
  const now = facts.category("results.inPeriodByResult", "terugplaatsing_kinderen");
  if (now === null || now.value === 0) return null;
  if (families === null || families.asOf !== null || now.value >= families.value) return null;
  return say`${capitalised(plain(overThisPeriod(facts)))} ging het om ${countWithNoun(now, NOUNS.family)}.`;
}

function withoutDay({ value, run, isLowerBound }: ShownCount): Count {
  return { value, run, isLowerBound };
}
