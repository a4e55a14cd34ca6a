import { NOUNS } from "../../language/words.ts";
import { plain, say, listTexts, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { type ClearLeader, clearLeader, percentageBehind } from "../clear-leader.ts";
import type { Facts } from "../facts.ts";
import { phraseFor, rank } from "../ranking.ts";
import { labelRun, protectionRemark } from "../withheld.ts";
import { cellOf, chartAndTable, chartValue } from "./category-numbers.ts";
import { shareBars } from "./share-bars.ts";

const REASONS = "placements.byReason";
const REGIONS = "regions.byRegion";

/** How a sentence names a reason. */
const REASON_PHRASES: Readonly<Record<string, string>> = {
  financiele_problematiek: "financiële problemen",
  onveilige_thuissituatie: "een onveilige thuissituatie",
  gebrek_aan_huisvesting: "gebrek aan huisvesting",
  middelengebruik: "middelengebruik",
  onvermogen_te_zorgen: "onvermogen om voor de kinderen te zorgen",
  acties_van_partner: "acties van de partner",
  complexe_scheiding: "een complexe (echt)scheiding",
  strafbare_feiten: "mogelijk strafbare feiten",
  gezondheidsklachten: "(mentale) gezondheidsklachten",
};

/** The reason that is named most, and how a sentence names it; null where none is certain. */
export function mostNamedReason(
  facts: Facts,
): (ClearLeader & { readonly phrase: Text }) | null {
  const found = clearLeader(facts, REASONS, facts.total(REASONS));
  return found && { ...found, phrase: phraseFor(found.leader, REASON_PHRASES, REASONS) };
}

/** The region with which most families have to do; null where none is certain. */
export function leadingRegion(facts: Facts): ClearLeader["leader"] | null {
  // With one region there is none to have more than another.
  if ((rank(facts, REGIONS)?.ranked.length ?? 0) < 2) return null;
  return clearLeader(facts, REGIONS, facts.total(REGIONS))?.leader ?? null;
}

/** The report names the regions with the most families; the rest stand in the figures. */
const NAMED_REGIONS = 5;

/** With fewer bars a sentence says the same. */
const FEWEST_REGIONS = 3;

export const PLACEMENT_CHARTS: ChartEntries = {
  "placements-by-reason": ({ facts }) =>
    shareBars(facts, "placements-by-reason", {
      figure: REASONS,
      subject: "Redenen volgens procesbegeleiders en ouders",
      unit: NOUNS.family,
      base: "gezinnen van wie we een reden kennen",
      head: "Reden",
      finding: (own) => {
        const found = mostNamedReason(own);
        return found && say`Het vaakst genoemd: ${found.phrase}${percentageBehind(found.share)}`;
      },
    }),

  "regions-top": ({ facts }) => {
    const shown = (facts.breakdown(REGIONS)?.categories ?? []).filter(({ value }) => value !== null);
    // Regions that tie with the last one named belong in the chart as well.
    const last = shown[NAMED_REGIONS - 1]?.value ?? 0;
    const named = shown.filter(({ value }) => (value ?? 0) >= last);
    const total = facts.total(REGIONS);
    const isFit = named.length >= FEWEST_REGIONS && named.length <= 2 * NAMED_REGIONS;
    if (total === null || !isFit) return null;
    const ranking = rank(facts, REGIONS);
    const certain = new Set([...(ranking?.leaders ?? []), ...(ranking?.followers ?? [])].map(({ code }) => code));
    const what = named.every(({ code }) => certain.has(code))
      ? "De jeugdzorgregio's met de meeste gezinnen"
      : "Grote jeugdzorgregio's";
    const leader = leadingRegion(facts);
    const finding =
      leader && say`Instellingen uit ${labelRun(leader, REGIONS)} werken met de meeste gezinnen`;
    const subject = say`${what}, van de ${total.run} gezinnen met een regio`;
    const values = named.map((category) => chartValue(category, REGIONS, facts));
    const numbers = listTexts(
      named.map((category, index) => say`${labelRun(category, REGIONS)} ${cellOf(values[index] ?? null)}`),
    );
    return {
      type: "chart",
      id: "regions-top",
      kind: "bars",
      ...(finding === null ? { title: subject } : { title: finding, subtitle: subject }),
      alt: finding === null ? say`Staafdiagram: ${numbers}.` : say`${finding}. Staafdiagram: ${numbers}.`,
      remark: protectionRemark(named, REGIONS, facts),
      ...chartAndTable({
        head: "Jeugdzorgregio",
        categories: named.map((category) => ({
          code: category.code,
          label: [labelRun(category, REGIONS)],
        })),
        series: [{ name: plain("Gezinnen"), values, total: total.run }],
        total: "Alle gezinnen met een regio",
      }),
    };
  },
};
