import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { type EarlierPublications, materialOf } from "../../src/document/build-report.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { buildWorkbook } from "../../src/workbook/build-workbook.ts";
import type { Cell, Sheet, Workbook } from "../../src/workbook/sheets.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { TEST_RELEASE } from "../test-release.ts";
import { workbookSchema } from "./workbook-schema.ts";

/** The quarter before the one of `figuresWith`. */
export const QUARTER = {
  id: "2023-Q4",
  from: "2023-10-01",
  to: "2023-12-31",
  label: "oktober t/m december 2023",
};

export const OWN_PERIOD = "januari tot en met maart 2024";
export const PERIOD_BEFORE = "oktober tot en met december 2023";

/** Figures of every kind, including protected ones. */
export const FIGURES = figuresWith({
  "registrations.total": { value: 936 },
  "registrations.byRoute": {
    list: "closed",
    total: 936,
    categories: [
      { code: "rechtstreeks", label: "=1+1", value: 900 },
      { code: "overig", label: "Overig", value: 36 },
    ],
  },
  "responseTimes.contactWithin2Days": { numerator: 794, denominator: 934, percentage: 85 },
  "responseTimes.welcomeWithin7Days": { numerator: 0, denominator: 0, percentage: null },
  "waitingTimes.daysWaiting": { n: 20, median: 27, p90: null, withheld: ["p90"] },
  "children.returned": { value: 17, held: true, asOf: "2023-12-31" },
  "regions.byRegion": {
    list: "open",
    total: 60,
    categories: [
      { code: "Rijnmond", label: "Rijnmond", value: 40 },
      { code: "IJmond", label: "IJmond", value: null, withheld: true },
    ],
  },
});

/** Returns the workbook of a report on `figures`, and optionally on earlier figures. */
export async function workbookOf(
  figures: PublishedFigures = FIGURES,
  earlierFigures: readonly PublishedFigures[] = [],
  publications?: EarlierPublications,
  about: Partial<ReportModel> = {},
): Promise<Workbook> {
  const model = { ...(await reportOf(figures, earlierFigures, publications)), ...about };
  const material = materialOf({
    figures,
    earlierFigures,
    ...(publications === undefined ? {} : { publications }),
    redefinitions: SAMPLE_CODEBOOK.codebook.redefinitions,
    events: [],
    contact: "Bel ons.\nOf schrijf.",
    website: null,
    accessibility: { statement: null, contact: null },
    letterFrom: null,
    release: TEST_RELEASE,
    called: "deze rapportage",
    accountability: null,
  });
  return workbookSchema.parse(buildWorkbook({ model, material, tool: "Peildatum/0.0.0" }));
}

/** Returns a sheet by its name. */
export function sheetIn({ sheets }: Workbook, name: string): Sheet {
  const found = sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

/** Returns what a cell shows. */
export function shown(cell: Cell | undefined): string | number | undefined {
  if (cell === undefined || "text" in cell) return cell?.text;
  return cell.format === "percent" ? `${cell.number}%` : cell.number;
}

/**
 * Returns the row of a figure or category on a sheet: its cells in the columns of periods, by their
 * labels.
 */
export function rowOf(
  workbook: Workbook,
  sheet: string,
  label: string,
  part?: string,
): Readonly<Record<string, string | number | undefined>> {
  const { columns, rows } = sheetIn(workbook, sheet).table;
  const row = rows.find(
    ([first, second]) =>
      String(shown(first)).replace(/ \[.*$/, "") === label &&
      (part === undefined || shown(second) === part),
  );
  if (row === undefined) throw new Error(`no row ${label} on ${sheet}`);
  return Object.fromEntries(
    columns.flatMap((column, index) =>
      column.isNumeric ? [[column.label, shown(row[index])] as const] : [],
    ),
  );
}
