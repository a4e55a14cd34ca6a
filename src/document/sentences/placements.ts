import { NOUNS } from "../../language/words.ts";
import { joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { SentenceEntries } from "../block-entry.ts";
import {
  leadingRegion,
  mostNamedReason,
  oftenNamedReason,
  REASONS,
  reasonsChart,
  regionsChart,
} from "../charts/placements.ts";
import { countWithNoun, differenceOf } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { hiddenIn, labelRun, notShown } from "../withheld.ts";

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

  "regions.involved": ({ facts }) => {
    const involved = facts.count("regions.involved");
    if (involved === null || involved.value === 0) return null;
    const leader = regionsChart(facts) === null ? leadingRegion(facts) : null;
    const regions = countWithNoun(involved, NOUNS.region);
    const most =
      leader === null
        ? []
        : say`, het vaakst uit ${labelRun(leader, "regions.byRegion")} (${countWithNoun(leader, NOUNS.family)})`;
    return say`Gecertificeerde instellingen uit ${regions} werken met deze gezinnen${most}.`;
  },
};
