import {
  type Observation,
  observationsOf,
  type PublishedFigures,
} from "../disclosure/published-figures.ts";
import { formatAsOf, formatAsOfShort, formatIsoDay, formatPeriod } from "../language/dates.ts";
import { formatInteger, listOf, NOT_AVAILABLE, NOT_SHOWN } from "../language/words.ts";
import { figuresMessages as texts } from "../messages/figures.ts";
import { type Day, parseIsoDay, parsePeriod } from "../period/period.ts";
import { sheetMarkdown, sheetText } from "./print-sheet.ts";
import { list, type Row, sentences, type Sheet } from "./sheet.ts";
import { type Terminal, UNLIMITED } from "./terminal-lines.ts";

/** A line of a table of figures: the name of a figure, or one of its numbers below it. */
interface FigureLine {
  /** Identifies the line. It is the same in every period. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly isHeading: boolean;
}

/** Writes a held number with its day. */
type HeldText = (number: string, day: Day) => string;

const heldInFull: HeldText = (number, day) => texts.held(number, formatAsOf(day));

/** The figures as text for a terminal: a line for each figure, its categories indented below it. */
export function figuresText(figures: PublishedFigures): string {
  return sheetText(figuresSheet(figures), UNLIMITED);
}

/** The figures as Markdown. */
export function figuresMarkdown(figures: PublishedFigures): string {
  return sheetMarkdown(figuresSheet(figures));
}

function figuresSheet(figures: PublishedFigures): Sheet {
  const { period, source, disclosureThreshold } = figures;
  const heading = sentences([texts.heading(period.label, period.to)]);
  const fromExport = sentences([texts.source(source.rows, disclosureThreshold)]);
  return {
    about: [heading, { kind: "forEach", terminal: [fromExport], markdown: [] }],
    parts: [
      {
        blocks: [
          {
            kind: "table",
            columns: [{ head: texts.figure }, { head: texts.value, isNumeric: true }],
            groups: [
              {
                rows: linesOf(figures).map(({ name, value, isHeading }) => {
                  return { name, level: isHeading ? 0 : 1, cells: [value] };
                }),
              },
            ],
            headsShown: "none",
          },
        ],
      },
      // Says which flows are not shown, because their periods overlap a snapshot.
      ...overlapsIn(figures).map(({ label, periods }) => {
        return { blocks: [sentences([texts.overlaps(label, periods)])] };
      }),
    ],
  };
}

/** The labels of figures that are hidden because of overlapping periods, with those periods. */
function overlapsIn({
  figures,
}: PublishedFigures): readonly { readonly label: string; readonly periods: string }[] {
  return Object.values(figures).flatMap((figure) => {
    if (!("overlaps" in figure) || figure.overlaps === undefined) return [];
    const periods = figure.overlaps.map((id) => {
      const period = parsePeriod(id);
      return period === undefined ? id : formatPeriod(period);
    });
    return [{ label: figure.label, periods: listOf(periods) }];
  });
}

/** All numbers of figures as printed, in the order of the catalogue. */
function linesOf(
  figures: PublishedFigures,
  heldText: HeldText = heldInFull,
): readonly FigureLine[] {
  const byFigure = Map.groupBy(observationsOf(figures), ({ figure }) => figure);
  return [...byFigure.values()].flatMap((one) => linesOfFigure(one, heldText));
}

function linesOfFigure(
  observations: readonly Observation[],
  heldText: HeldText,
): readonly FigureLine[] {
  const [first] = observations;
  if (first === undefined) return [];
  const of = (field: string): Observation | undefined =>
    observations.find((observation) => observation.field === field && observation.category === "");
  const valueText = (one: Observation | undefined): string => textOfValue(one, heldText);
  const heading = (value: string): FigureLine => {
    return { key: first.figure, name: first.label, value, isHeading: true };
  };
  const below = (name: string, value: string, code = ""): FigureLine => {
    const key = JSON.stringify([first.figure, name, code]);
    return { key, name, value, isHeading: false };
  };
  if (first.status === "unavailable") return [heading(NOT_AVAILABLE)];
  switch (first.kind) {
    case "count": {
      const missing = of("missing");
      return [
        heading(valueText(first)),
        ...(missing === undefined ? [] : [below(texts.fields.missing, valueText(missing))]),
      ];
    }
    case "share": {
      const percentage = of("percentage")?.value;
      const value = percentage === null || percentage === undefined ? "–" : `${percentage}%`;
      return [
        heading(value),
        below(texts.fields.numerator, valueText(of("numerator"))),
        below(texts.fields.denominator, valueText(of("denominator"))),
      ];
    }
    case "quantiles":
      return [
        heading(""),
        below(texts.fields.n, valueText(of("n"))),
        below(texts.fields.median, valueText(of("median"))),
        below(texts.fields.p90, valueText(of("p90"))),
      ];
    case "breakdown":
      return [
        heading(""),
        ...observations
          .filter(({ category }) => category !== "")
          .map((one) => below(one.categoryLabel, valueText(one), one.category)),
        below(texts.fields.total, valueText(of("total"))),
      ];
  }
}

function textOfValue(observation: Observation | undefined, heldText: HeldText): string {
  if (observation === undefined || observation.status === "unavailable") return "–";
  if (observation.status === "withheld") return NOT_SHOWN;
  if (observation.value === null) return "–";
  const number = formatInteger(observation.value);
  const day = observation.asOf === undefined ? undefined : parseIsoDay(observation.asOf);
  return day === undefined ? number : heldText(number, day);
}

/**
 * The figures of periods for a terminal, with a column for each period. Periods that do not fit beside
 * each other go in blocks below each other.
 */
export function figuresOfPeriodsText(
  periods: readonly PublishedFigures[],
  terminal: Terminal,
): string {
  return sheetText(periodsSheet(periods), terminal);
}

/** The figures of periods as one Markdown table. */
export function figuresOfPeriodsMarkdown(periods: readonly PublishedFigures[]): string {
  return sheetMarkdown(periodsSheet(periods));
}

function periodsSheet(periods: readonly PublishedFigures[]): Sheet {
  return {
    about: [sentences([texts.ofPeriods]), list(aboutPeriods(periods))],
    parts: [
      {
        blocks: [
          {
            kind: "table",
            columns: [
              { head: texts.figure },
              ...periods.map(({ period }) => ({ head: period.id, isNumeric: true as const })),
            ],
            groups: [{ rows: rowsOf(periods) }],
            headsShown: "withoutFirst",
            // The day of a held number goes on the next line of its cell.
            widths: { widestName: 48, shareOfNames: 0.4, spare: 2, widestCell: 15 },
          },
        ],
      },
      { blocks: [list(notesOn(periods))] },
    ],
  };
}

/**
 * The lines of all periods, in the order of the last period. A line that only an earlier period has
 * comes directly after the line that precedes it in that period.
 */
function rowsOf(periods: readonly PublishedFigures[]): readonly Row[] {
  const perPeriod = periods.map((figures) => linesOf(figures, heldShort));
  const values = perPeriod.map((lines) => new Map(lines.map(({ key, value }) => [key, value])));
  const order: FigureLine[] = [];
  const known = new Set<string>();
  for (const lines of perPeriod.toReversed()) {
    let place = 0;
    for (const line of lines) {
      if (known.has(line.key)) place = order.findIndex(({ key }) => key === line.key) + 1;
      else {
        order.splice(place, 0, line);
        known.add(line.key);
        place += 1;
      }
    }
  }
  return order.map(({ key, name, isHeading }) => ({
    name,
    level: isHeading ? 0 : 1,
    cells: values.map((one) => one.get(key) ?? (isHeading ? "" : "–")),
  }));
}

/** A held number with its day, in a short form. */
function heldShort(number: string, day: Day): string {
  return `${number} (${formatAsOfShort(day)})`;
}

/** Facts about the periods. The threshold and the number of rows are the same for all of them. */
function aboutPeriods(periods: readonly PublishedFigures[]): readonly string[] {
  const [first] = periods;
  if (first === undefined) return [];
  return [
    ...periods.map(({ period }) => texts.column(period.id, period.label, formatIsoDay(period.to))),
    texts.source(first.source.rows, first.disclosureThreshold),
    ...(first.disclosureThreshold === 0 ? [] : [texts.together]),
  ];
}

/** Sentences that say why flows of overlapping periods are not shown. */
function notesOn(periods: readonly PublishedFigures[]): readonly string[] {
  return periods.flatMap((figures) =>
    overlapsIn(figures).map((one) => texts.overlapsOf(figures.period.id, one.label, one.periods)),
  );
}
