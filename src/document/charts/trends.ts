import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { wholePercentage } from "../../language/numbers.ts";
import { uncapitalised } from "../../language/words.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { endOf } from "../period-words.ts";
import { bySizeOtherLast } from "../ranking.ts";
import { CONTACT_DAYS, WELCOME_DAYS } from "../sentences/response-times.ts";
import { FEWEST_FOR_SHARES, shareRun } from "../shares.ts";
import { FEWEST_KEPT, MOST_KEPT } from "../trend-periods.ts";
import { labelRun, protectionRemark, valueText } from "../withheld.ts";
import { chartValue } from "./category-numbers.ts";
import { readWith, titled } from "./finding.ts";
import { hasPoint, smallMultiples, type Cell, type Panel } from "./small-multiples.ts";

/** Fewer periods by the export show no trend. */
const FEWEST_PERIODS = 4;

const NO_CELL: Cell = { shown: null };

const RESPONSES = [
  {
    id: "responseTimes.contactWithin2DaysInPeriod",
    name: say`contact binnen ${CONTACT_DAYS} dagen`,
    head: plain("Contact op tijd"),
  },
  {
    id: "responseTimes.welcomeWithin7DaysInPeriod",
    name: say`welkomstgesprek gepland binnen ${WELCOME_DAYS} dagen`,
    head: plain("Gesprek op tijd gepland"),
  },
] as const;

const HOW_TO_READ = "De bovenste lijn staat voor alle aanmeldingen, de onderste voor geen enkele.";

const RESULTS = "results.byTheme";

export const TRENDS: ChartEntries = {
  "response-times-trend": (material) => {
    const periods = material.series.filter((facts) =>
      RESPONSES.some(({ id }) => hasPoint(shareOf(facts, id))),
    );
    const panels = responsePanels(periods);
    if (panels.some(({ cells }) => cells.filter(hasPoint).length < FEWEST_PERIODS)) return null;
    return smallMultiples({
      id: "response-times-trend",
      title: "Reactietijd van de aanmeldingen in elke periode",
      subject: "van het deel van de aanmeldingen dat op tijd een reactie kreeg",
      whole: 100,
      remark: joinTexts([
        plain(
          "Elk punt gaat over de aanmeldingen van die periode alleen, met dezelfde lengte als de periode van deze rapportage.",
        ),
        plain(HOW_TO_READ),
      ]),
      periods,
      panels,
      isReadWhole: true,
    });
  },

  "results-kept": (material) => {
    const periods = keptPeriods(material);
    const now = material.facts.breakdown(RESULTS);
    if (periods.length === 0 || now === null) return null;
    const panels = bySizeOtherLast(now)
      .map((theme) => ({ theme, cells: periods.map((facts) => countOf(facts, theme)) }))
      .filter(({ cells }) => cells.some(({ shown }) => shown !== null && shown.value !== 0))
      .map(({ theme, cells }): Panel => {
        const label = labelRun(theme, RESULTS);
        const name = { ...label, text: uncapitalised(theme.label) };
        return { title: [label], name: [name], head: [label], cells };
      });
    if (!panels.some(hasLine)) return null;
    const title = "Gezinnen met een resultaat door de tijd, per thema";
    const chart = smallMultiples({
      id: "results-kept",
      title,
      subject: "van het aantal gezinnen met een resultaat, per thema",
      remark: joinTexts([
        plain(
          "Elk punt telt alle gezinnen met een resultaat binnen het thema, tot en met het einde van die periode. Alle lijnen hebben dezelfde schaal, vanaf nul.",
        ),
        plain("De cijfers van eerdere periodes staan hier zoals we ze toen publiceerden."),
        ...missingPoints(periods, panels),
      ]),
      periods,
      panels,
    });
    const finding = growthOf(periods);
    return (
      chart && {
        ...chart,
        ...titled(plain(title), finding),
        alt: readWith(finding, chart.alt),
      }
    );
  },
};

/** "Van 60 naar 240 gezinnen met een resultaat, sinds eind maart 2023"; null where it hardly grew. */
function growthOf(periods: readonly Facts[]): Text | null {
  const known = periods.filter((facts) => facts.total(RESULTS) !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [before, now] = [first.total(RESULTS), last.total(RESULTS)];
  if (before === null || now === null) return null;
  if (before.value === 0 || now.value - before.value < last.threshold) return null;
  return say`Van ${before.run} naar ${now.run} gezinnen met een resultaat sinds ${endOf(first, last)}`;
}
/** The latest of the kept periods and the report's own; none where too few were kept. */
function keptPeriods({ kept, facts }: Material): readonly Facts[] {
  return kept.length < FEWEST_KEPT ? [] : [...kept.slice(-MOST_KEPT), facts];
}

function responsePanels(periods: readonly Facts[]): readonly Panel[] {
  return RESPONSES.map(({ id, name, head }) => {
    const cells = periods.map((facts) => shareOf(facts, id));
    return { title: capitalised(name), name, head, cells };
  });
}

function hasLine({ cells }: Panel): boolean {
  return cells.filter(hasPoint).length > 1;
}

/** A share of the registrations of a period, where they are enough for a percentage to mean something. */
function shareOf(facts: Facts, id: string): Cell {
  const share = facts.share(id);
  const run = share === null ? null : shareRun(share);
  if (share === null || run === null || share.denominator < FEWEST_FOR_SHARES) return NO_CELL;
  return { shown: { value: wholePercentage(share.numerator, share.denominator), text: [run] } };
}

/** What a period counts of a theme: its codebook may have had no such theme. */
function countOf(facts: Facts, { code }: PublishedCategory): Cell {
  const found = facts.breakdown(RESULTS)?.categories.find((category) => category.code === code);
  if (found === undefined) return NO_CELL;
  const shown = chartValue(found, RESULTS, facts);
  // A number that is held is the point of an earlier period.
  const value = isHeld(found) ? null : shown.value;
  return { shown: { ...shown, value }, readOut: valueText(found, RESULTS, facts) };
}

/** Why a line has no point for a period. */
function missingPoints(
  periods: readonly Facts[],
  panels: readonly Panel[],
): readonly (Text | null)[] {
  const missing = panels.flatMap(({ cells }) => cells.filter((cell) => !hasPoint(cell)));
  const isUnknown = missing.some(({ shown }) => shown === null);
  const isProtected = missing.some(({ shown }) => shown !== null);
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
