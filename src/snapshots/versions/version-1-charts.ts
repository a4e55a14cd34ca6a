import { z } from "zod";

import { formatPeriod, formatPeriodShort } from "../../language/dates.ts";
import {
  tableBody,
  type ChartBlock,
  type ChartCategory,
  type ChartValue,
  type TableBody,
} from "../../model/chart.ts";
import { id, text } from "../../model/runs.ts";
import { capitalised, joinTexts, plainText, type Run, type Text } from "../../model/text.ts";
import { parsePeriod } from "../../period/period.ts";

/**
 * The charts of version 1. They held the rows that a spec draws, for two widths, and so said where
 * everything stands. Their numbers have an origin in the table only, so the values come from there.
 */

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

type Chart1 = z.infer<typeof chartOfVersion1>;
type Row = Chart1["rows"][number];
/** What a chart says in numbers; the rest of it is as it was. */
type Drawn = Pick<ChartBlock, "kind" | "categories" | "series"> &
  Partial<Pick<ChartBlock, "whole" | "annotations">>;

/** The charts of version 1 by the spec that drew them; `own` is the period of the report. */
const KINDS: Readonly<Record<string, (chart: Chart1, own: string) => Drawn>> = {
  "bars-by-category": (chart) => categoriesOf(chart, "bars"),
  "registrations-by-province": (chart) => categoriesOf(chart, "tiles"),
  "support-by-theme": themesSideBySide,
  "registrations-by-month": months,
  "response-times-trend": responseTrend,
  "small-multiples": smallMultiples,
};

/** A chart in the form of version 2. Throws an Error where it is none that version 1 made. */
export function chartForward(chart: Chart1, own: string): ChartBlock {
  const { type, id: name, spec, title, alt, table } = chart;
  const draw = known(Object.hasOwn(KINDS, spec) ? KINDS[spec] : null);
  const remark = withoutKey(chart);
  const same = { type, id: name, title, alt, table, annotations: [] };
  return { ...same, ...(remark.length === 0 ? {} : { remark }), ...draw(chart, own) };
}

/** Where letters stood in the drawing, the remark told what each stands for; else null. */
export function keyInRemark({ spec, narrow, remark = [] }: Chart1): Text | null {
  const [first, last] = [remark.findIndex(isEvent), remark.findLastIndex(isEvent)];
  if (spec !== "registrations-by-month" || narrow.own === undefined || first < 0) return null;
  const letter = /(?:^|\s)([A-Z]+: )$/.exec(remark[first - 1]?.text ?? "");
  return [{ text: known(letter?.[1]) }, ...remark.slice(first, last + 1), { text: "." }];
}

function withoutKey(chart: Chart1): Text {
  const { remark = [] } = chart;
  if (keyInRemark(chart) === null) return remark;
  const before = remark.slice(0, remark.findIndex(isEvent));
  const after = remark.slice(remark.findLastIndex(isEvent) + 1);
  const [cut, rest] = [before.at(-1), after[0]];
  return joinTexts(
    [
      [...before.slice(0, -1), { ...cut, text: known(cut).text.replace(/(?:^|\s+)[A-Z]+: $/, "") }],
      [{ ...rest, text: known(rest).text.replace(/^\.\s*/, "") }, ...after.slice(1)],
    ].map((part) => (plainText(part) === "" ? null : part)),
  );
}

function isEvent({ origin }: Run): boolean {
  return origin === "settings.events";
}

/** What version 1 always had at this place. */
function known<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error("no chart of version 1");
  return value;
}

/** A cell of the table with what was drawn of it; a dash stands for no figure at all. */
function valueOf(cell: Text | undefined, value: number | null): ChartValue | null {
  const runs = known(cell);
  if (plainText(runs) === "–") return null;
  const asOf = runs.find(({ origin }) => origin?.endsWith(".asOf") === true);
  return asOf === undefined
    ? { value, text: runs }
    : { value, text: runs.slice(0, 1), asOf: [asOf] };
}

/** The rows of a table in the order of the chart, without the row that closes it. */
function bodyOf({ rows: all }: TableBody): readonly (readonly Text[])[] {
  return all.filter(({ isTotal }) => !isTotal).map(({ cells }) => cells);
}

function labelOf(cells: readonly Text[]): Text {
  return known(cells[0]);
}

function categoriesOf({ rows: drawn, table }: Chart1, kind: "bars" | "tiles"): Drawn {
  const body = bodyOf(table);
  if (body.length !== drawn.length) known(null);
  const apart = ({ role, isOutside }: Row): Pick<ChartCategory, "role"> =>
    isOutside === true ? { role: "elsewhere" } : role === "unknown" ? { role: "unknown" } : {};
  return {
    kind,
    categories: drawn.map((row, index) => {
      return { code: known(row.code), label: labelOf(known(body[index])), ...apart(row) };
    }),
    series: [
      {
        name: known(table.columns[1]).label,
        values: drawn.map(({ value = null }, index) => valueOf(body[index]?.[1], value)),
      },
    ],
  };
}

function themesSideBySide({ rows: drawn, table }: Chart1): Drawn {
  const body = bodyOf(table);
  const codes = [...new Set(drawn.map(({ code }) => known(code)))];
  const names = [...new Set(drawn.map(({ series }) => known(series)))];
  if (body.length !== codes.length) known(null);
  return {
    kind: "bars",
    categories: codes.map((code, index) => ({ code, label: labelOf(known(body[index])) })),
    series: names.map((name, column) => ({
      name: [{ text: name }],
      values: codes.map((code, index) => {
        const row = drawn.find((one) => one.code === code && one.series === name);
        return valueOf(body[index]?.[column + 1], known(row).value ?? null);
      }),
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
    // A dash stood behind a month of which nothing is known yet.
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
    annotations: annotationsIn(narrow.rows, (narrow.own?.alt ?? alt).filter(isEvent), codes),
  };
}

/** The events, each of which stood right above its month in the narrow drawing. */
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

/** The periods of a chart over time, by the origins of their names in the table. */
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

/** The days of the two rules, which alone are numbers in the names of lines. */
const RULES: Readonly<Record<string, string>> = {
  2: "rule.contactWithinDays",
  7: "rule.welcomeWithinDays",
};

/** The name of a line as text, each number in it with its origin. */
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
        values: bodyOf(table).map((cells, period) => valueOf(cells[column + 1], valueAt(period))),
      };
    }),
  };
}

function smallMultiples({ id: name, rows: drawn, table }: Chart1, own: string): Drawn {
  // A line stands under the title of a panel, and not under a word in the place of its points.
  const titles = drawn
    .filter(({ kind }, index) => kind === "title" && drawn[index + 1]?.kind === "rule")
    .map(({ label }) => known(label).replaceAll("\n", " "));
  if (titles.length !== table.columns.length - 1) known(null);
  return {
    kind: "multiples",
    ...(name === "response-times-kept" ? { whole: 100 } : {}),
    categories: [...periodsIn(table, own)],
    series: titles.map((title, index) => {
      const { label } = known(table.columns[index + 1]);
      return {
        name: plainText(label) === title ? label : nameOf(title),
        values: bodyOf(table).map((cells) => valueOf(cells[index + 1], pointOf(cells[index + 1]))),
      };
    }),
  };
}

/** What a cell of small multiples drew; a number that is held was no point of its period. */
function pointOf(cell: Text | undefined): number | null {
  const printed = plainText(cell ?? []);
  if (printed === "bijna alle") return 100;
  if (printed === "minder dan 1%") return 0;
  return /^[\d.]+%?$/.test(printed) ? Number(printed.replaceAll(/[.%]/g, "")) : null;
}
