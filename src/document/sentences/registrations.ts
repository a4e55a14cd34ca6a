import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { listOf, nounFor, NOUNS } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countWithNoun } from "../facts.ts";
import { shareRun } from "../shares.ts";
import { joinTexts, listTexts, numberRun, say, type Text } from "../text.ts";

/** The months with the most registrations, and how many they had; null where no month has any. */
export function peakMonths(
  byMonth: PublishedBreakdown,
): { readonly labels: readonly string[]; readonly value: number } | null {
  const value = Math.max(0, ...byMonth.categories.map((category) => category.value ?? 0));
  if (value === 0) return null;
  const labels = byMonth.categories.filter((month) => month.value === value);
  return { labels: labels.map(({ label }) => label), value };
}

const ROUTE_PHRASES: Readonly<Record<string, string>> = {
  rechtstreeks: "rechtstreeks",
  professional: "via een professional",
  overig: "op een andere manier",
};

export const REGISTRATION_SENTENCES: SentenceEntries = {
  "registrations.total": ({ facts }) => {
    const total = facts.count("registrations.total");
    const inPeriod = facts.count("registrations.inPeriod");
    if (total === null || inPeriod === null) return null;
    const upToNow = say`Tot en met ${facts.referenceDayRun} kregen we ${countWithNoun(total, NOUNS.registration)}.`;
    const within =
      inPeriod.value === 0
        ? say`In ${facts.periodRun} kwam er geen aanmelding bij.`
        : say`In ${facts.periodRun} ${inPeriod.value === 1 ? "kwam er" : "kwamen er"} ${countWithNoun(inPeriod, NOUNS.registration)} bij.`;
    return joinTexts([upToNow, within]);
  },

  "registrations.peak": ({ facts }) => {
    const byMonth = facts.breakdown("registrations.byMonth");
    const peak = byMonth === null ? null : peakMonths(byMonth);
    if (byMonth === null || peak === null || byMonth.categories.length < 2) return null;
    const run = numberRun(peak.value, "registrations.byMonth.max");
    const each = peak.labels.length > 1 ? " per maand" : "";
    // Naming more than three months would be a list, not a finding.
    if (peak.labels.length > 3) {
      return say`In ${numberRun(peak.labels.length, "registrations.byMonth.max.count")} maanden was het aantal aanmeldingen het hoogst: ${run}${each}.`;
    }
    return say`De meeste aanmeldingen kwamen in ${listOf(peak.labels)}: ${run}${each}.`;
  },

  "registrations.viaLetter": ({ facts }) => {
    const viaLetter = facts.count("registrations.viaLetter");
    const total = facts.count("registrations.total");
    if (viaLetter === null || total === null || viaLetter.value === 0) return null;
    const share = shareRun(
      { numerator: viaLetter.value, denominator: total.value },
      "registrations.viaLetter / registrations.total",
    );
    if (share === null) return null;
    const ofTotal = share.text.endsWith("%") ? say`${share} van het totaal` : share;
    return say`Door de brief over ondersteuning die getroffen ouders hebben gekregen, ${viaLetter.value === 1 ? "kwam" : "kwamen"} er ${countWithNoun(viaLetter, NOUNS.registration)} binnen, ${ofTotal}.`;
  },

  "registrations.routes": ({ facts }) => {
    const routes = facts.breakdown("registrations.byRoute");
    if (routes === null) return null;
    const unknown = routes.categories.find(({ code }) => code === "onbekend")?.value ?? 0;
    const known = routes.categories
      .filter(({ code, value }) => code !== "onbekend" && (value ?? 0) > 0)
      .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
    const [first] = known;
    if (first === undefined) return null;
    const parts = known.map(
      ({ code, label, value }): Text =>
        say`${numberRun(value ?? 0, `registrations.byRoute.${code}`)} ${ROUTE_PHRASES[code] ?? label}`,
    );
    const verb = first.value === 1 ? "kwam" : "kwamen";
    const main = say`Van de aanmeldingen ${verb} er ${listTexts(parts)}.`;
    const rest =
      unknown === 0
        ? null
        : say`Van ${numberRun(unknown, "registrations.byRoute.onbekend")} ${nounFor(NOUNS.registration, unknown)} is de route niet bekend.`;
    return joinTexts([main, rest]);
  },
};
