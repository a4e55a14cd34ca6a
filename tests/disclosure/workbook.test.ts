import { expect, it } from "vitest";

import { isSensitive } from "../../src/compare/protect-comparison.ts";
import { observationsOf, type PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { formatPeriodInFull } from "../../src/language/dates.ts";
import { workbookMessages } from "../../src/messages/figures.ts";
import { fromTodaysExportIn } from "../../src/model/origins/read-origins.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { readReportFigures } from "../report-figures.ts";
import { buildFromFigures, wovenSources } from "../../src/pipeline/build-from-figures.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { buildWorkbook } from "../../src/workbook/build-workbook.ts";
import { ownType } from "../document-types.ts";
import { csvOf, type RowText } from "../monitor/export.ts";
import { STANDARD } from "../sample-codebook.ts";
import { earlierFigures } from "../whole-report.ts";
import { rowsByChance } from "./intruder/exports.ts";
import { periodOf } from "./intruder/publications.ts";
import { TEST_RELEASE } from "../test-release.ts";

const QUARTERS = ["2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"];

/**
 * Returns the rows as an export contained them soon after a day: some rows of each quarter came
 * later.
 */
function rowsOn(rows: readonly RowText[], day: string): readonly RowText[] {
  const isLate = (row: RowText, index: number): boolean =>
    index % 12 === 0 && (row["aanmelddatum"] ?? "") > monthsBefore(day);
  return rows.filter((row, index) => (row["aanmelddatum"] ?? "") <= day && !isLate(row, index));
}

function monthsBefore(day: string): string {
  return new Date(Date.parse(day) - 80 * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Returns the report of a quarter, made next to earlier publications, with the numbers in its
 * workbook that are in no publication.
 */
async function publish(id: string, csv: string, kept: readonly PublishedFigures[], name?: string) {
  const documentType = await ownType(name);
  const period = periodOf(id);
  const settings = await settleSettings({}, {}, "/");
  const sources = {
    documentType,
    source: memorySource("monitor.csv", Buffer.from(csv, "utf8")),
    codebook: STANDARD,
    ledger: { against: () => kept },
    earlier: earlierFigures(kept, documentType.name, period),
    narratives: [],
    logo: null,
    release: TEST_RELEASE,
  };
  const { figures: read } = await readReportFigures(period, sources, settings, {});
  if (read === null) throw new Error("an export with an error");
  const { material } = wovenSources(read, sources, settings);
  const { model, figures } = buildFromFigures(read, { ...sources, material }, settings);
  const { sheets } = buildWorkbook({ model, material, tool: "Peildatum/0.0.0" });
  const isShown = fromTodaysExportIn(model.sections.flatMap(({ blocks }) => blocks));
  const revised = material.revisions?.figures ?? [];
  const isTold = (of: string, figure: string): boolean =>
    figure === "registrations.total" ||
    isShown(of, figure) ||
    (material.revisions?.published.period.id === of &&
      revised.some((one) => one.figure === figure && !one.hidesNumbers));
  let cells = 0;
  const untold = sheets.slice(4).flatMap(({ name: sheet, table: { columns, rows } }) =>
    kept.flatMap((one) => {
      const column = columns.findIndex(
        ({ label }) => label === formatPeriodInFull(periodOf(one.period.id)),
      );
      return rows.flatMap((row) => {
        const cell = row[column];
        if (cell === undefined || !("number" in cell)) return [];
        cells += 1;
        const [first] = row;
        const label = first !== undefined && "text" in first ? first.text : "";
        const figure = figureOn(sheet, label);
        const published = one.figures[figure];
        const numbers =
          published === undefined ? [] : observationsOf({ figures: { [figure]: published } });
        // A category that a list of regions does not contain has no case.
        const isPublished = cell.number === 0 || numbers.some(({ value }) => value === cell.number);
        const isFree = !isSensitive(figure) && isTold(one.period.id, figure);
        return isPublished || isFree ? [] : [`${one.period.id} ${figure} ${label} ${cell.number}`];
      });
    }),
  );
  return { figures, untold, cells, hidden: revised.filter((one) => one.hidesNumbers).length };
}

function figureOn(sheet: string, label: string): string {
  const { breakdowns } = workbookMessages;
  const breakdown = Object.keys(breakdowns).find((id) => breakdowns[id] === sheet);
  const single = CATALOGUE.find((one) => one.label === label.replace(/ \[noot.*$/, ""));
  const figure = breakdown ?? single?.id;
  if (figure === undefined) throw new Error(`no figure ${label} on ${sheet}`);
  return figure;
}

it.each([["voortgangsrapportage"], ["factsheet"]])(
  "the workbook of a %s shows published numbers of earlier periods, or those of the report",
  async (name) => {
    const rows = rowsByChance("random", 3);
    const kept: PublishedFigures[] = [];
    let [checked, hidden] = [0, 0];
    for (const id of QUARTERS) {
      const day = new Date(periodOf(id).to * 86_400_000 + 20 * 86_400_000);
      const csv = csvOf(rowsOn(rows, day.toISOString().slice(0, 10)));
      const made = await publish(id, csv, kept, name);
      expect(made.untold).toEqual([]);
      checked += made.cells;
      hidden += made.hidden;
      kept.push(made.figures);
    }
    expect(checked).toBeGreaterThan(100);
    expect(hidden).toBeGreaterThan(0);
  },
);
