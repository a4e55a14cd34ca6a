import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatAsOfShort, formatIsoDay } from "../language/dates.ts";
import { figuresMessages as texts } from "../messages/figures.ts";
import type { Day } from "../period/day.ts";
import { type FigureLine, linesOf, overlapsIn } from "./figures-table.ts";
import { sheetMarkdown } from "./markdown-sheet.ts";
import { list, type Row, sentences, type Sheet } from "./sheet.ts";
import { sheetText } from "./terminal-sheet.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The figures of periods for a terminal, with a column for each period. Periods that do not fit beside
 * each other go in blocks below each other.
 */
export function figuresOfPeriodsTable(
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
 * follows the same line as in that period.
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
