import { formatPeriodShort } from "../../language/dates.ts";
import { wholePercentage } from "../../language/numbers.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import type { Datum } from "../../model/report-model.ts";
import { CONTACT_DAYS, WELCOME_DAYS } from "../sentences/response-times.ts";
import { FEWEST_FOR_SHARES, shareRun } from "../shares.ts";
import { FEWEST_KEPT } from "../trend-length.ts";
import { inLines } from "./label-lines.ts";
import {
  joinTexts,
  listTexts,
  plain,
  plainText,
  say,
  type Run,
  type Text,
} from "../../model/text.ts";

/** Characters of a line's name in one line of a narrow screen. */
const NARROW_NAME = 26;

/** Fewer periods show no trend. */
const FEWEST_PERIODS = 4;

const SERIES = [
  {
    id: "responseTimes.contactWithin2DaysInPeriod",
    name: say`contact binnen ${CONTACT_DAYS} dagen`,
    role: "main",
  },
  {
    id: "responseTimes.welcomeWithin7DaysInPeriod",
    name: say`welkomstgesprek gepland binnen ${WELCOME_DAYS} dagen`,
    role: "second",
  },
] as const;

interface Line {
  readonly name: Text;
  readonly role: string;
  /** It runs above the other, so that its texts stand above it. */
  readonly isUpper: boolean;
}

interface Point {
  readonly facts: Facts;
  readonly percentage: number;
  readonly run: Run;
}

/** The points of a line: periods with enough registrations for a percentage to mean something. */
function pointsOf({ series }: Material, id: string): readonly Point[] {
  return series.flatMap((facts) => {
    const share = facts.share(id);
    const run = share === null ? null : shareRun(share);
    if (share === null || run === null || share.denominator < FEWEST_FOR_SHARES) return [];
    const percentage = wholePercentage(share.numerator, share.denominator) ?? 0;
    return [{ facts, percentage, run }];
  });
}

export const RESPONSE_TREND: ChartEntries = {
  "response-times-trend": (material) => {
    // What was published and kept makes a longer line than the export does.
    if (material.kept.length >= FEWEST_KEPT) return null;
    const lines = SERIES.map((one) => ({ ...one, points: pointsOf(material, one.id) }));
    if (lines.some(({ points }) => points.length < FEWEST_PERIODS)) return null;
    const periods = material.series.filter((facts) =>
      lines.some(({ points }) => points.some((point) => point.facts === facts)),
    );
    const [first, last] = [periods[0], periods.at(-1)];
    if (first === undefined || last === undefined) return null;
    const mean = ({ points }: (typeof lines)[number]): number =>
      points.reduce((sum, { percentage }) => sum + percentage, 0) / points.length;
    const upper = lines.toSorted((a, b) => mean(b) - mean(a))[0]?.id;
    const readOut = ({ name, points }: (typeof lines)[number]): Text =>
      say`${name} ${listTexts(points.map(({ run }) => [run]))}`;
    const rows = lines.flatMap(({ points, ...line }) =>
      rowsOf(points, periods, { ...line, isUpper: line.id === upper }),
    );
    return {
      type: "chart",
      id: "response-times-trend",
      spec: "response-times-trend",
      title: plain("Reactietijd van de aanmeldingen in elke periode"),
      alt: say`Lijndiagram van het deel van de aanmeldingen dat op tijd een reactie kreeg, van ${first.periodRun} tot en met ${last.periodRun}: ${joinTexts(lines.map(readOut), "; ")}.`,
      remark: plain(
        "Elk punt gaat over de aanmeldingen van die periode alleen, met dezelfde lengte als de periode van deze rapportage.",
      ),
      wide: false,
      height: 190,
      rows,
      narrow: { spec: "response-times-trend.narrow", height: 240, rows: rows.map(withNameInLines) },
      table: {
        columns: [
          { label: plain("Periode"), numeric: false },
          { label: plain("Contact op tijd"), numeric: true },
          { label: plain("Gesprek op tijd gepland"), numeric: true },
        ],
        rows: periods.map((facts) => ({
          cells: [
            [facts.periodRun],
            ...lines.map(({ points }) => {
              const point = points.find((one) => one.facts === facts);
              return point === undefined ? plain("–") : [point.run];
            }),
          ],
          isTotal: false,
        })),
      },
    };
  },
};

/** Beside the last number there is no room for a long name. */
function withNameInLines(row: Datum): Datum {
  return { ...row, name: inLines(String(row["name"]), NARROW_NAME) };
}

/** The points of a line as the spec draws them; the outer ones bear their number. */
function rowsOf(points: readonly Point[], periods: readonly Facts[], line: Line): Datum[] {
  const heights = points.map(({ percentage }) => percentage);
  return points.map(({ facts, percentage, run }, index) => ({
    period: formatPeriodShort(facts.period).replace(/ (?=\d)/, "\n"),
    position: periods.indexOf(facts),
    percentage,
    text: run.text,
    name: index === 0 ? plainText(line.name) : "",
    // Beyond the line's own highest or lowest point, where it crosses nothing.
    nameAt: index > 0 ? null : line.isUpper ? Math.max(...heights) : Math.min(...heights),
    isOuter: index === 0 || index === points.length - 1,
    isAbove: line.isUpper,
    role: line.role,
  }));
}
