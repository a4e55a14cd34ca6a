import type { Material } from "../document/block-entry.ts";
import { figureOf } from "../figures/catalogue.ts";
import { NOT_APPLICABLE, NOT_AVAILABLE, NOT_SHOWN } from "../language/words.ts";
import { workbookMessages as texts } from "../messages/figures.ts";
import { fromTodaysExportIn } from "../model/origins/read-origins.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { Notes, type Numbers, numbersOf } from "./period-numbers.ts";
import {
  type Cell,
  figureSheets,
  type Sheet,
  sheetOf,
  type SheetOfFigures,
  type TextCell,
  type Workbook,
} from "./sheets.ts";

/** The input of a workbook: a report, and the protected figures that it uses. */
export interface WorkbookSources {
  readonly model: ReportModel;
  readonly material: Material;
  /** The program with its version: "Peildatum/0.7.0". */
  readonly tool: string;
}

/**
 * Builds the workbook of a report's figures: a cover, a list of its sheets, notes, definitions, and
 * sheets with one table each. It follows "Releasing statistics in spreadsheets" of the UK Analysis
 * Function, as the R package aftables does. Tests check it against its schema.
 */
export function buildWorkbook({ model, material, tool }: WorkbookSources): Workbook {
  const blocks = model.sections.flatMap((section) => section.blocks);
  const numbers = numbersOf(material, fromTodaysExportIn(blocks));
  const notes = new Notes();
  // Below the default threshold, only snapshots hide numbers, and they use the default.
  const why = model.internalUseOnly
    ? texts.terms.notShownAny
    : texts.terms.notShown(material.facts.threshold);
  const ofFigures = figureSheets({ numbers, notes, material }).map((sheet) =>
    withLines(sheet, model, why),
  );
  const definitions = bare(definitionsSheet(numbers), model);
  const noteSheet = bare(notesSheet(notes, model, why), model);
  const all = [noteSheet, definitions, ...ofFigures];
  const cover = bare(coverSheet(model, material, why), model);
  const contents = bare(contentsSheet(all), model);
  const { palette } = model;
  return {
    title: tidy(cover.title),
    language: model.language,
    author: model.organisation === null ? null : tidy(model.organisation),
    subject: tidy(texts.subject(nameOf(model))),
    published: model.publishedDay,
    tool,
    colours: { ink: palette.ink, accent: palette.accent, tint: palette.tint },
    sheets: [cover, contents, ...all].map(tidied),
  };
}

function nameOf({ title }: ReportModel): string {
  return `“${title}”`;
}

/** Returns a sheet with the lines that explain its table, and the lines that every sheet has. */
function withLines(
  { about, ...sheet }: SheetOfFigures,
  model: ReportModel,
  whyNotShown: string,
): Sheet {
  const cells = sheet.table.rows.flat();
  const isHiding = cells.some((cell) => "text" in cell && cell.text === NOT_SHOWN);
  const hasNotes = [{ text: sheet.title }, ...cells].some(
    (cell) => "text" in cell && cell.text.endsWith("]"),
  );
  const lines: readonly TextCell[] = [
    ...about.map((text) => ({ text })),
    ...(isHiding ? [{ text: whyNotShown }] : []),
    ...(hasNotes ? [{ text: texts.toNotes, leadsTo: texts.sheets.notes }] : []),
  ];
  return bare({ ...sheet, lines }, model);
}

/** Returns a sheet with the lines that every sheet has. */
function bare(
  sheet: Omit<Sheet, "lines"> & { readonly lines?: readonly TextCell[] },
  { internalUseOnly, edition, correction }: ReportModel,
): Sheet {
  const isFirst = sheet.name === texts.sheets.cover;
  return {
    ...sheet,
    lines: [
      ...(internalUseOnly ? [{ text: texts.internalLine }] : []),
      ...(edition?.mark === undefined ? [] : [{ text: edition.mark }]),
      ...(correction === undefined ? [] : [{ text: `${correction.mark}.` }]),
      { text: texts.oneTable },
      ...(sheet.lines ?? []),
      ...(isFirst || sheet.name === texts.sheets.contents
        ? []
        : [{ text: texts.toContents, leadsTo: texts.sheets.contents }]),
    ],
  };
}

/** Returns a sheet with a table of two columns of text. */
function pairs(
  name: string,
  title: string,
  labels: readonly [string, string],
  widths: readonly [number, number],
  rows: readonly (readonly [string | TextCell, string])[],
): Omit<Sheet, "lines"> {
  return {
    name,
    title,
    table: {
      name: `tabel_${name.toLowerCase()}`,
      columns: labels.map((label, index) => ({
        label,
        width: widths[index] ?? 20,
        isNumeric: false,
      })),
      rows: rows.map(([first, second]): Cell[] => [
        typeof first === "string" ? { text: first } : first,
        { text: second },
      ]),
    },
  };
}

function coverSheet(
  model: ReportModel,
  material: Material,
  whyNotShown: string,
): Omit<Sheet, "lines"> {
  const { cover, columns, sheets } = texts;
  const { accessibility } = material;
  const given: readonly (readonly [string, string | null | undefined])[] = [
    [cover.organisation, model.organisation],
    [cover.period, model.period.label],
    [cover.referenceDay, model.referenceDate],
    model.publishedOn === null ? [cover.status, cover.draft] : [cover.published, model.publishedOn],
    [cover.earlierEdition, model.correction?.earlier],
    ...(model.correction?.reasons ?? []).map((one) => [cover.mistake, plainText(one)] as const),
    ...model.warnings.map((warning) => [cover.warning, plainText(warning)] as const),
    [cover.what, cover.whatItIs(nameOf(model))],
    [cover.protection, model.internalUseOnly ? cover.internal : whyNotShown],
    [cover.webpage, model.webpage === undefined ? null : plainText(model.webpage)],
    [cover.earlier, material.website],
    [cover.contact, material.contact],
    [cover.accessibility, accessibility.contact?.text],
    [cover.statement, accessibility.statement],
  ];
  return pairs(
    sheets.cover,
    texts.title(model.title, model.period.label),
    [columns.about, columns.content],
    [30, 80],
    given.flatMap(([label, value]) =>
      value === null || value === undefined ? [] : [[label, value] as const],
    ),
  );
}

function contentsSheet(all: readonly Sheet[]): Omit<Sheet, "lines"> {
  const { columns, sheets, titles } = texts;
  return pairs(
    sheets.contents,
    titles.contents,
    [columns.sheet, columns.shows],
    [30, 80],
    all.map(({ name, title }) => [{ text: name, leadsTo: name }, title]),
  );
}

function notesSheet(notes: Notes, model: ReportModel, whyNotShown: string): Omit<Sheet, "lines"> {
  const { columns, sheets, titles, terms, parts, measures } = texts;
  return pairs(
    sheets.notes,
    titles.notes,
    [columns.note, columns.meaning],
    [36, 90],
    [
      ...notes.all,
      ["peildatum", terms.referenceDay(model.referenceDate ?? "")],
      [NOT_SHOWN, whyNotShown],
      [NOT_AVAILABLE, terms.notAvailable],
      [NOT_APPLICABLE, terms.notApplicable],
      [measures.stock, terms.stock],
      [measures.flow, terms.flow],
      [parts["median"] ?? "", terms.median],
      [parts["p90"] ?? "", terms.p90],
    ],
  );
}

function definitionsSheet({ own }: Numbers): Omit<Sheet, "lines"> {
  const { columns, sheets, titles } = texts;
  return {
    name: sheets.definitions,
    title: titles.definitions,
    table: {
      name: "tabel_definities",
      columns: [
        { label: columns.figure, width: 40, isNumeric: false },
        { label: columns.unit, width: 18, isNumeric: false },
        { label: columns.measure, width: 26, isNumeric: false },
        { label: columns.definition, width: 80, isNumeric: false },
        { label: columns.sheet, width: 24, isNumeric: false },
        { label: columns.code, width: 40, isNumeric: false },
      ],
      rows: [...own.figures].map(([id, figure]): Cell[] => {
        const { label, unit, measure, definition } = figureOf(id);
        const sheet = sheetOf(id, figure);
        return [
          { text: label },
          { text: unit },
          { text: texts.measures[measure] },
          { text: figure.definition ?? definition },
          sheet === null ? { text: NOT_AVAILABLE } : { text: sheet, leadsTo: sheet },
          { text: id },
        ];
      }),
    },
  };
}

/** Returns the sheet with each text on one line and with single spaces, as cells require. */
function tidied({ title, lines, table, ...sheet }: Sheet): Sheet {
  const cell = (one: Cell): Cell => ("text" in one ? { ...one, text: tidy(one.text) } : one);
  return {
    ...sheet,
    title: tidy(title),
    lines: lines.map((line) => ({ ...line, text: tidy(line.text) })),
    table: { ...table, rows: table.rows.map((row) => row.map(cell)) },
  };
}

function tidy(text: string): string {
  return text.replaceAll(/[ \n\r\t\v\f]+/g, " ").trim();
}
