import { z } from "zod";

import { formatPeriod, formatPeriodShort } from "../language/dates.ts";
import { NOT_SHOWN } from "../language/words.ts";
import {
  type ChartBlock,
  type ChartCategory,
  type ChartValue,
  id,
  tableBody,
  type TableBody,
  text,
} from "../model/blocks.ts";
import { capitalised, plainText, type Run, type Text } from "../model/text.ts";
import { parsePeriod } from "../period/period.ts";

// The charts of version 1. They contained the rows that a spec draws, for two widths, and so
// described the layout. Only their tables give the origins of numbers, so the values come from
// there.

const rows = z.array(
  z.looseObject({
    kind: z.string().optional(),
    code: z.string().optional(),
    role: z.string().optional(),
    series: z.string().optional(),
    label: z.string().optional(),
    month: z.string().optional(),
    number: z.string().optional(),
    name: z.string().optional(),
    isOutside: z.boolean().optional(),
    position: z.number().optional(),
    percentage: z.number().optional(),
    value: z.number().nullable().optional(),
  }),
);

/** The schema of a chart of version 1. */
export const chartOfVersion1 = z.object({
  type: z.literal("chart"),
  id,
  spec: z.string(),
  title: text,
  alt: text,
  remark: text.optional(),
  rows,
  narrow: z.object({ rows, own: z.object({ alt: text }).optional() }),
  table: tableBody,
});

export type Chart1 = z.infer<typeof chartOfVersion1>;
type Row = Chart1["rows"][number];
/** The parts of a chart that differ between the versions. */
type Drawn = Pick<ChartBlock, "kind" | "categories" | "series"> &
  Partial<Pick<ChartBlock, "whole" | "annotations" | "table">>;

/** The charts of version 1 by the spec that drew them. `own` is the id of the report's period. */
const KINDS: Readonly<Record<string, (chart: Chart1, own: string) => Drawn>> = {
  "bars-by-category": (chart) => categoriesOf(chart, "bars"),
  "registrations-by-province": (chart) => categoriesOf(chart, "tiles"),
  "support-by-theme": themesSideBySide,
  "registrations-by-month": months,
  "response-times-trend": responseTrend,
  "small-multiples": smallMultiples,
};

/** The content of a chart in the form of version 2. Throws an Error for an unknown spec. */
export function drawnForward(chart: Chart1, own: string): Drawn {
  const { spec } = chart;
  return known(Object.hasOwn(KINDS, spec) ? KINDS[spec] : null)(chart, own);
}

/** True for a run of text that names an event of the settings. */
export function isEvent({ origin }: Run): boolean {
  return origin === "settings.events";
}

/** A value that version 1 always had. Throws an Error if it is missing. */
export function known<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error("this is no chart of version 1");
  return value;
}

/** A cell of the table with its drawn value; null for a dash, which means no figure. */
function valueOf(cell: Text, value: number | null): ChartValue | null {
  if (plainText(cell) === "–") return null;
  const asOf = cell.find(({ origin }) => origin?.endsWith(".asOf") === true);
  return asOf === undefined
    ? { value, text: cell }
    : { value, text: cell.slice(0, 1), asOf: [asOf] };
}

/** A cell with the origin of its number. Version 1 gave none for a withheld number. */
function withOrigin(cell: Text | undefined, origin: string): Text {
  const runs = known(cell);
  return plainText(runs) === NOT_SHOWN ? [{ text: NOT_SHOWN, origin }] : runs;
}

/** The rows of a table in the order of the chart, without the row of totals. */
function bodyOf({ rows: all }: TableBody): readonly (readonly Text[])[] {
  return all.filter(({ isTotal }) => !isTotal).map(({ cells }) => cells);
}

function labelOf(cells: readonly Text[]): Text {
  return known(cells[0]);
}

/** The values of a column: the drawn value of each code, with the cell that prints it. */
function columnOf(
  table: TableBody,
  column: number,
  drawn: readonly { readonly code: string; readonly value: number | null }[],
): ChartBlock["series"][number]["values"] {
  const body = bodyOf(table);
  if (body.length !== drawn.length) known(null);
  const total = known(table.rows.at(-1)?.cells[column]?.[0]?.origin);
  return drawn.map(({ code, value }, index) =>
    valueOf(withOrigin(body[index]?.[column], total.replace(/total$/, code)), value),
  );
}

function categoriesOf({ rows: drawn, table }: Chart1, kind: "bars" | "tiles"): Drawn {
  const body = bodyOf(table);
  const apart = ({ role, isOutside }: Row): Pick<ChartCategory, "role"> =>
    isOutside === true ? { role: "elsewhere" } : role === "unknown" ? { role: "unknown" } : {};
  const coded = drawn.map((row) => ({ ...row, code: known(row.code), value: row.value ?? null }));
  const name = known(table.columns[1]).label;
  return {
    kind,
    categories: coded.map((row, index) => {
      return { code: row.code, label: labelOf(known(body[index])), ...apart(row) };
    }),
    series: [{ name, values: columnOf(table, 1, coded) }],
  };
}

function themesSideBySide({ rows: drawn, table }: Chart1): Drawn {
  const body = bodyOf(table);
  const codes = [...new Set(drawn.map(({ code }) => known(code)))];
  const names = [...new Set(drawn.map(({ series }) => known(series)))];
  const coded = (name: string) =>
    codes.map((code) => {
      const row = drawn.find((one) => one.code === code && one.series === name);
      return { code, value: known(row).value ?? null };
    });
  return {
    kind: "bars",
    categories: codes.map((code, index) => ({ code, label: labelOf(known(body[index])) })),
    series: names.map((name, index) => ({
      name: [{ text: name }],
      values: columnOf(table, index + 1, coded(name)),
    })),
  };
}

const MONTHS = "registrations.byMonth";

function months({ rows: drawn, narrow, table, alt }: Chart1): Drawn {
  const bars = drawn.filter(({ kind }) => kind === "month");
  const narrowBars = narrow.rows.filter(({ kind }) => kind === "month");
  const codes = bars.map(({ month }) => known(month));
  const runs = bodyOf(table).flat(2);
  const runOf = (code: string, isKept: boolean): Run | undefined =>
    runs.find(({ origin = "" }) => {
      const [figure = "", period = ""] = origin.split("/").toReversed();
      return figure === `${MONTHS}.${code}` && period.endsWith("@kept") === isKept;
    });
  const values = codes.map((code, index): ChartValue | null => {
    // A dash followed a month whose number is not known yet.
    if (known(narrowBars[index]).number === "–") return null;
    const was = runOf(code, true);
    return {
      value: known(bars[index]?.value),
      text: [known(runOf(code, false))],
      ...(was === undefined ? {} : { was: [was] }),
    };
  });
  return {
    kind: "months",
    categories: bars.map(({ month, role }) => {
      const code = known(month);
      const label = {
        text: formatPeriod(known(parsePeriod(code))),
        origin: `${MONTHS}.${code}.label`,
      };
      return { code, label: [label], ...(role === "past" ? { role: "earlier" as const } : {}) };
    }),
    series: [{ name: [{ text: "Aanmeldingen" }], values }],
    annotations: annotationsIn(narrow.rows, alt.filter(isEvent), codes),
  };
}

/** The events. In the narrow drawing, each one came right above its month. */
function annotationsIn(
  all: readonly Row[],
  events: readonly Run[],
  codes: readonly string[],
): ChartBlock["annotations"] {
  let month = 0;
  const placed = all.flatMap(({ kind }) => {
    if (kind !== "month") return kind === "event" ? [known(codes[month])] : [];
    month += 1;
    return [];
  });
  if (placed.length !== events.length) known(null);
  return placed.map((code, index) => ({ code, text: [known(events[index])] }));
}

const OWN_LABEL = "period.label";

/** The periods of a chart over time, from the origins of their names in the table. */
function periodsIn(table: TableBody, own: string): readonly ChartCategory[] {
  return bodyOf(table).map((cells) => {
    const origin = known(labelOf(cells)[0]?.origin);
    const [field, period] = origin.split("/").toReversed();
    if (field !== OWN_LABEL) known(null);
    const code = period === undefined ? own : period.replace(/@kept$/, "");
    const short = formatPeriodShort(known(parsePeriod(code)));
    const label = { text: short, origin: origin.replace(/label$/, "short") };
    return { code, label: [label] };
  });
}

/** The days of the two rules: the only numbers in the names of lines. */
const RULES: Readonly<Record<string, string>> = {
  2: "rule.contactWithinDays",
  7: "rule.welcomeWithinDays",
};

/** The name of a line as text, with the origin of each number. */
function nameOf(name: string): Text {
  return name
    .split(/(\d+)/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      /\d/.test(piece) ? { text: piece, origin: known(RULES[piece]) } : { text: piece },
    );
}

function responseTrend({ rows: drawn, table }: Chart1, own: string): Drawn {
  const roles = [...new Set(drawn.map(({ role }) => known(role)))];
  return {
    kind: "multiples",
    whole: 100,
    categories: [...periodsIn(table, own)],
    series: roles.map((role, column) => {
      const points = drawn.filter((row) => row.role === role);
      const valueAt = (period: number): number | null =>
        points.find(({ position }) => position === period)?.percentage ?? null;
      const name = points.map((row) => row.name ?? "").join("");
      return {
        name: [...capitalised(nameOf(name))],
        values: bodyOf(table).map((cells, period) =>
          valueOf(known(cells[column + 1]), valueAt(period)),
        ),
      };
    }),
  };
}

function smallMultiples({ id: name, rows: drawn, table }: Chart1, own: string): Drawn {
  // A row of kind `rule` follows the title of a panel. It does not follow a word in place of
  // points.
  const titles = drawn
    .filter(({ kind }, index) => kind === "title" && drawn[index + 1]?.kind === "rule")
    .map(({ label }) => known(label).replaceAll("\n", " "));
  if (titles.length !== table.columns.length - 1) known(null);
  const heads = table.columns.map(({ label }) => label);
  const rowsNow = table.rows.map(({ cells, ...row }) => {
    const period = known(labelOf(cells)[0]?.origin).replace(OWN_LABEL, "");
    const originAt = (index: number): string =>
      `${period}${heads[index]?.[0]?.origin?.replace(/\.label$/, "") ?? ""}`;
    return { ...row, cells: cells.map((cell, index) => withOrigin(cell, originAt(index))) };
  });
  const body = bodyOf({ ...table, rows: rowsNow });
  return {
    kind: "multiples",
    ...(name === "response-times-kept" ? { whole: 100 } : {}),
    categories: [...periodsIn(table, own)],
    series: titles.map((title, index) => {
      const head = known(heads[index + 1]);
      const cells = body.map((row) => known(row[index + 1]));
      return {
        name: plainText(head) === title ? head : nameOf(title),
        values: cells.map((cell) => valueOf(cell, pointOf(cell))),
      };
    }),
    table: { ...table, rows: rowsNow },
  };
}

/** The drawn value of a cell; null for a held number, which version 1 did not draw. */
function pointOf(cell: Text): number | null {
  const printed = plainText(cell);
  if (printed === "bijna alle") return 100;
  if (printed === "minder dan 1%") return 0;
  return /^[\d.]+%?$/.test(printed) ? Number(printed.replaceAll(/[.%]/g, "")) : null;
}
