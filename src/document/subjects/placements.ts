import { NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/blocks.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  type Count,
  countWithNoun,
  differenceOf,
  joinTexts,
  plain,
  say,
  type ShownCount,
  type Text,
} from "../../model/text.ts";
import type { ChartEntries, SentenceEntries } from "../block-entry.ts";
import { shareBars } from "../charts/bars.ts";
import type { Facts } from "../facts.ts";
import {
  type ClearLeader,
  clearLeader,
  percentageBehind,
  phraseFor,
  rank,
  type RankedCategory,
  type Ranking,
} from "../ranking.ts";
import { heldNote, hiddenIn, notShown } from "../withheld.ts";
import { FEWEST_FOR_SHARES, shareOf, shareRun } from "../wording.ts";

/* Children who are or were placed out of home: how many, why, and where they live. */

/** The counts of placed children, with the words for a held count: "waren 12 kinderen …". */
const PLACED = [
  ["children.placedNow", "uit huis geplaatst"],
  ["children.placedBefore", "eerder al eens uit huis geplaatst"],
] as const;

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
  // "Ten minste" applies to all numbers of the sentence.
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

/* The reasons for placements. */

const REASONS = "placements.byReason";

/** The words for a reason in a sentence. */
const REASON_PHRASES: Readonly<Record<string, string>> = {
  financiele_problematiek: "financiële problemen",
  onveilige_thuissituatie: "een onveilige thuissituatie",
  gebrek_aan_huisvesting: "gebrek aan huisvesting",
  middelengebruik: "middelengebruik",
  onvermogen_te_zorgen: "onvermogen om voor de kinderen te zorgen",
  acties_van_partner: "acties van de partner",
  complexe_scheiding: "een complexe scheiding of echtscheiding",
  strafbare_feiten: "mogelijk strafbare feiten",
  gezondheidsklachten: "mentale of andere gezondheidsklachten",
};

export const PLACEMENT_SENTENCES: SentenceEntries = {
  /** The sentence says whose words the reasons are, each time that it names one. */
  "placements.reasons": ({ facts }) => {
    const total = facts.total(REASONS);
    if (total === null || total.value === 0) return null;
    const hidden = hiddenIn(facts, REASONS);
    if (hidden !== null) {
      return notShown("Welke redenen procesbegeleiders en ouders noemen", hidden);
    }
    const chart = reasonsChart(facts);
    const isTitled = chart?.subtitle !== undefined;
    const most = isTitled ? null : mostNamedReason(facts);
    const found = isTitled ? null : (most ?? oftenNamedReason(facts));
    const several = severalReasons(facts);
    const said = joinTexts([
      found &&
        say`Procesbegeleiders en ouders noemen ${most === null ? "onder meer" : "als reden het vaakst"} ${found.phrase}: bij ${found.leader.run} van de ${total.run} gezinnen van wie we een reden kennen.`,
      several === null
        ? null
        : found === null
          ? plain(`Procesbegeleiders en ouders noemen ${several} meer redenen tegelijk.`)
          : plain(`${several === "vaak" ? "Vaak" : "Soms"} spelen er meer redenen tegelijk.`),
      chart === null && found === null ? null : withoutReason(facts),
    ]);
    return said.length === 0 ? null : said;
  },
};

export const PLACEMENT_CHARTS: ChartEntries = {
  "placements-by-reason": ({ facts }) => reasonsChart(facts),
};

/** With an average of 1.5 reasons per family or more, families have several reasons "often". */
const MANY_AT_ONCE = 1.5;

/** How often a family has several reasons. Null if the numbers that are shown do not prove it. */
function severalReasons(facts: Facts): "vaak" | "soms" | null {
  const { categories = [], total = 0 } = facts.breakdown(REASONS) ?? {};
  const sum = categories.reduce((all, { value }) => all + (value ?? 0), 0);
  if (sum <= total) return null;
  return total >= FEWEST_FOR_SHARES && sum >= MANY_AT_ONCE * total ? "vaak" : "soms";
}

/** The number of families without a known reason; null if there are none. */
function withoutReason(facts: Facts): Text | null {
  const [all, known] = [facts.count("registrations.total"), facts.total(REASONS)];
  if (all === null || known === null || all.value <= known.value) return null;
  return say`Van ${countWithNoun(differenceOf(all, known), NOUNS.family)} kennen we geen reden.`;
}

/** The reason that is named most, with its words in a sentence. Null if it is not certain. */
function mostNamedReason(facts: Facts): (ClearLeader & { readonly phrase: Text }) | null {
  const found = clearLeader(facts, REASONS, facts.total(REASONS));
  return found && { ...found, phrase: phraseFor(found.leader, REASON_PHRASES, REASONS) };
}

/** The most named reason among those that are shown. Null if reasons tie, or if it is too small. */
function oftenNamedReason(facts: Facts): (ClearLeader & { readonly phrase: Text }) | null {
  const total = facts.total(REASONS);
  const [leader, tie] = rank(facts, REASONS)?.largestShown ?? [];
  if (total === null || total.value < FEWEST_FOR_SHARES || tie !== undefined) return null;
  if (leader === undefined || leader.asOf !== null || 4 * leader.value < total.value) return null;
  const phrase = phraseFor(leader, REASON_PHRASES, REASONS);
  return { leader, share: shareOf(leader, total), phrase };
}

function reasonsChart(facts: Facts): ChartBlock | null {
  return shareBars(facts, "placements-by-reason", {
    figure: REASONS,
    subject: "Redenen volgens procesbegeleiders en ouders",
    unit: NOUNS.family,
    base: "gezinnen van wie we een reden kennen",
    head: "Reden",
    finding: (own) => {
      const most = mostNamedReason(own);
      const found = most ?? oftenNamedReason(own);
      if (found === null) return null;
      const often = most === null ? "Vaak" : "Het vaakst";
      return say`${often} genoemd: ${found.phrase}${percentageBehind(found.share)}`;
    },
  });
}

/* The residences of placed children. */

const RESIDENCES = "children.byResidence";

/** Residences as they follow "wonen of woonden" in a sentence. */
const RESIDENCE_PHRASES: ReadonlyMap<string, string> = new Map([
  ["pleeggezin", "in een pleeggezin buiten het eigen netwerk"],
  ["andere_ouder", "bij de andere ouder"],
  ["netwerk", "bij familie of vrienden"],
  ["instelling", "in een instelling"],
]);

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

/** "a, b of c". */
function eitherOf(texts: readonly Text[]): Text {
  return joinTexts([joinTexts(texts.slice(0, -1), ", "), texts.at(-1) ?? []], " of ");
}

/** Names for residences. Some labels of the monitor overlap. */
const RESIDENCE_LABELS: ReadonlyMap<string, string> = new Map([
  ["pleeggezin", "Pleeggezin buiten het eigen netwerk"],
  ["netwerk", "Familie of vrienden"],
]);

export const RESIDENCE_CHARTS: ChartEntries = {
  "children-by-residence": ({ facts }) => residenceChart(facts),
};

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
