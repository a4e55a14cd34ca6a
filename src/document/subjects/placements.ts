import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries, SentenceEntries } from "../block-entry.ts";
import { barsDrawn, certainOrder, largestFirst, sized } from "../charts/alt-text.ts";
import { shareBars } from "../charts/bars.ts";
import { chartAndTable, chartBlock, chartValue } from "../charts/category-numbers.ts";
import type { Facts } from "../facts.ts";
import { type ClearLeader, clearLeader, percentageBehind, phraseFor, rank } from "../ranking.ts";
import { hiddenIn, labelRun, notShown, protectionRemark } from "../withheld.ts";
import { countWithNoun, differenceOf, FEWEST_FOR_SHARES, shareOf } from "../wording.ts";

/** From three reasons in two families on, several reasons go together often. */
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

const REASONS = "placements.byReason";
const REGIONS = "regions.byRegion";

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
 * "Bij Rijnmond horen de meeste gezinnen". If that is not certain: the number of families of the
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

export const PLACEMENT_CHARTS: ChartEntries = {
  "placements-by-reason": ({ facts }) => reasonsChart(facts),
};

export const REGION_CHARTS: ChartEntries = {
  "regions-top": ({ facts }) => regionsChart(facts),
};
