import { wholePercentage } from "../../language/numbers.ts";
import { uncapitalised } from "../../language/words.ts";
import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { monthsIn } from "../../period/period.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { bySizeOtherLast } from "../ranking.ts";
import { CONTACT_DAYS, WELCOME_DAYS } from "../sentences/response-times.ts";
import { FEWEST_FOR_SHARES, shareRun } from "../shares.ts";
import { joinTexts, plain, plainText, say, type Text } from "../../model/text.ts";
import { FEWEST_KEPT, MOST_KEPT } from "../trend-length.ts";
import { labelRun, protectionRemark, shortValueText, valueText } from "../withheld.ts";
import { smallMultiples, type Cell, type Panel } from "./small-multiples.ts";

const AS_PUBLISHED = "De cijfers van eerdere periodes staan hier zoals we ze toen publiceerden.";

const NO_CELL: Cell = { value: null, text: null };

const RESPONSES = [
  {
    id: "responseTimes.contactWithin2DaysInPeriod",
    name: say`contact binnen ${CONTACT_DAYS} dagen`,
    title: say`Contact binnen ${CONTACT_DAYS} dagen`,
    head: plain("Contact op tijd"),
  },
  {
    id: "responseTimes.welcomeWithin7DaysInPeriod",
    name: say`welkomstgesprek gepland binnen ${WELCOME_DAYS} dagen`,
    title: say`Welkomstgesprek gepland binnen ${WELCOME_DAYS} dagen`,
    head: plain("Gesprek op tijd gepland"),
  },
] as const;

const RESULTS = "results.byTheme";

export const KEPT_TRENDS: ChartEntries = {
  "response-times-kept": (material) => {
    const periods = periodsOf(material);
    const panels = RESPONSES.map(({ id, title, ...texts }): Panel => {
      return {
        ...texts,
        title: plainText(title),
        cells: periods.map((facts) => shareOf(facts, id)),
      };
    }).filter(({ cells }) => cells.some(({ value }) => value !== null));
    if (!panels.some(hasLine)) return null;
    const isUnequal = new Set(periods.map(({ period }) => monthsIn(period))).size > 1;
    const fewest = { text: String(FEWEST_FOR_SHARES), origin: "rule.fewestForShares" };
    const shares = RESPONSES.flatMap(({ id }) => periods.map((facts) => facts.share(id)));
    const hasFew = shares.some((share) => share !== null && share.denominator < FEWEST_FOR_SHARES);
    const hasNone = shares.includes(null);
    return smallMultiples({
      id: "response-times-kept",
      title: "Reactietijd van de aanmeldingen in elke periode",
      subject: "van het deel van de aanmeldingen dat op tijd een reactie kreeg",
      remark: joinTexts([
        plain(
          "Elk punt gaat over de aanmeldingen van die periode alleen. De bovenste lijn staat voor alle aanmeldingen, de onderste voor geen enkele.",
        ),
        isUnequal ? plain("De periodes zijn niet allemaal even lang.") : null,
        hasFew ? say`Gaat het om minder dan ${fewest} aanmeldingen, dan is er geen punt.` : null,
        hasNone ? plain("Niet van elke periode is er een cijfer dat te vergelijken is.") : null,
        plain(AS_PUBLISHED),
      ]),
      periods,
      panels,
      top: 100,
      hasTopLine: true,
      plotHeight: 96,
      narrowColumns: 1,
    });
  },

  "results-kept": (material) => {
    const periods = periodsOf(material);
    const now = material.facts.breakdown(RESULTS);
    if (periods.length === 0 || now === null) return null;
    const panels = bySizeOtherLast(now)
      .map((theme) => ({ theme, cells: periods.map((facts) => countOf(facts, theme)) }))
      .filter(({ cells }) => cells.some(({ value, text }) => value !== 0 && text !== null))
      .map(({ theme, cells }): Panel => {
        const label = labelRun(theme, RESULTS);
        const name = { ...label, text: uncapitalised(theme.label) };
        return { title: theme.label, name: [name], head: [label], cells };
      });
    if (!panels.some(hasLine)) return null;
    const values = panels.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0));
    return smallMultiples({
      id: "results-kept",
      title: "Gezinnen met een resultaat door de tijd, per thema",
      subject: "van het aantal gezinnen met een resultaat, per thema",
      remark: joinTexts([
        plain(
          "Elk punt telt alle gezinnen met een resultaat binnen het thema, tot en met het einde van die periode. Alle lijnen hebben dezelfde schaal, vanaf nul.",
        ),
        plain(AS_PUBLISHED),
        ...missingPoints(periods, panels),
      ]),
      periods,
      panels,
      top: Math.max(...values),
      hasTopLine: false,
      plotHeight: 76,
      narrowColumns: 2,
    });
  },
};

/** The latest of the kept periods and the report's own; none where too few were kept. */
function periodsOf({ kept, facts }: Material): readonly Facts[] {
  return kept.length < FEWEST_KEPT ? [] : [...kept.slice(-MOST_KEPT), facts];
}

function hasLine({ cells }: Panel): boolean {
  return cells.filter(({ value }) => value !== null).length > 1;
}

/** A share of the registrations of a period, where they are enough for a percentage to mean something. */
function shareOf(facts: Facts, id: string): Cell {
  const share = facts.share(id);
  const run = share === null ? null : shareRun(share);
  if (share === null || run === null || share.denominator < FEWEST_FOR_SHARES) return NO_CELL;
  return { value: wholePercentage(share.numerator, share.denominator), text: [run] };
}

/** What a period counts of a theme: its codebook may have had no such theme. */
function countOf(facts: Facts, { code }: PublishedCategory): Cell {
  const found = themeIn(facts, code);
  if (found === undefined) return NO_CELL;
  // A number that is held is the point of an earlier period.
  return {
    value: isHeld(found) ? null : found.value,
    text: shortValueText(found, RESULTS, facts),
    readOut: valueText(found, RESULTS, facts),
  };
}

function themeIn(facts: Facts, code: string): PublishedCategory | undefined {
  return facts.breakdown(RESULTS)?.categories.find((category) => category.code === code);
}

/** Why a line has no point for a period. */
function missingPoints(
  periods: readonly Facts[],
  panels: readonly Panel[],
): readonly (Text | null)[] {
  const missing = panels.flatMap(({ cells }) => cells.filter(({ value }) => value === null));
  const isUnknown = missing.some(({ text }) => text === null);
  const isProtected = missing.some(({ text }) => text !== null);
  const remarks = periods.map((facts) =>
    protectionRemark(facts.breakdown(RESULTS)?.categories ?? [], RESULTS, facts),
  );
  const why = [
    ...(isProtected ? ["tonen we het aantal van die periode niet"] : []),
    ...(isUnknown ? ["is er geen cijfer dat te vergelijken is"] : []),
  ].join(" of ");
  return [
    why === "" ? null : plain(`Waar een punt ontbreekt, ${why}.`),
    isProtected ? (remarks.findLast((remark) => remark !== undefined) ?? null) : null,
  ];
}
