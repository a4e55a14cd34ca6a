import { zipped } from "../file-system/zip.ts";
import {
  columnLetters,
  cornersOf,
  element,
  headRowOf,
  SPREADSHEET_ML,
  type Styled,
  styledRows,
  XLSX_STYLES,
  xlsxStyles,
  type Xml,
  xmlFile,
} from "./cell-styles.ts";
import type { Column, Sheet, Workbook } from "./sheets.ts";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * Writes the workbook as Office Open XML (ISO/IEC 29500). The libraries that make real tables are
 * not used: hucre dates every file and sets no language, and ExcelJS has had no release since 2023
 * and takes 23 MB.
 */
export function writeXlsx(workbook: Workbook): Uint8Array {
  const { sheets } = workbook;
  const strings = new SharedStrings();
  const numbered = sheets.map((sheet, index) => ({ sheet, number: index + 1 }));
  const worksheets = numbered.map(({ sheet, number }): [string, string] => [
    `xl/worksheets/sheet${number}.xml`,
    worksheet(sheet, number === 1, strings),
  ]);
  const parts = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations([
      [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
      [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "docProps/core.xml": coreProperties(workbook),
    "xl/workbook.xml": workbookPart(sheets),
    "xl/_rels/workbook.xml.rels": relations([
      ...numbered.map(({ number }): [string, string] => [
        `${OFFICE}/worksheet`,
        `worksheets/sheet${number}.xml`,
      ]),
      [`${OFFICE}/styles`, "styles.xml"],
      [`${OFFICE}/sharedStrings`, "sharedStrings.xml"],
    ]),
    "xl/styles.xml": xlsxStyles(workbook),
    "xl/sharedStrings.xml": strings.part(),
    ...Object.fromEntries(worksheets),
    ...Object.fromEntries(
      numbered.flatMap(({ sheet, number }) => [
        [
          `xl/worksheets/_rels/sheet${number}.xml.rels`,
          relations([[`${OFFICE}/table`, `../tables/table${number}.xml`]]),
        ],
        [`xl/tables/table${number}.xml`, tablePart(sheet, number)],
      ]),
    ),
  };
  return zipped(Object.entries(parts).map(([name, content]) => ({ name, content, level: 6 })));
}

/** The texts of all cells, without repeats. */
class SharedStrings {
  readonly #texts = new Map<string, number>();
  #uses = 0;

  indexOf(text: string): number {
    this.#uses += 1;
    const index = this.#texts.get(text) ?? this.#texts.size;
    this.#texts.set(text, index);
    return index;
  }

  part(): string {
    const items = [...this.#texts.keys()].map((text) =>
      element("si", {}, [element("t", { "xml:space": "preserve" }, [withoutCodes(text)])]),
    );
    const counts = { count: this.#uses, uniqueCount: items.length };
    return xmlFile(element("sst", { xmlns: SPREADSHEET_ML, ...counts }, items));
  }
}

/** Escapes the first underscore of a code such as `_x0041_`, because Excel reads that as "A". */
function withoutCodes(text: string): string {
  return text.replaceAll(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): Xml =>
    element("Override", { PartName: `/${name}`, ContentType: type });
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  return xmlFile(
    element("Types", { xmlns: `${PACKAGE}/content-types` }, [
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }),
      part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      part("xl/workbook.xml", `${TYPES}.sheet.main+xml`),
      part("xl/styles.xml", `${TYPES}.styles+xml`),
      part("xl/sharedStrings.xml", `${TYPES}.sharedStrings+xml`),
      ...numbers.flatMap((number) => [
        part(`xl/worksheets/sheet${number}.xml`, `${TYPES}.worksheet+xml`),
        part(`xl/tables/table${number}.xml`, `${TYPES}.table+xml`),
      ]),
    ]),
  );
}

function relations(all: readonly (readonly [string, string])[]): string {
  const items = all.map(([type, target], index) =>
    element("Relationship", { Id: `rId${index + 1}`, Type: type, Target: target }),
  );
  return xmlFile(element("Relationships", { xmlns: `${PACKAGE}/relationships` }, items));
}

function coreProperties({ title, subject, author, language, published }: Workbook): string {
  const moment = { "xsi:type": "dcterms:W3CDTF" };
  const day = published === null ? null : `${published}T00:00:00Z`;
  return xmlFile(
    element(
      "cp:coreProperties",
      {
        "xmlns:cp": `${PACKAGE}/metadata/core-properties`,
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      },
      [
        element("dc:title", {}, [title]),
        element("dc:subject", {}, [subject]),
        ...(author === null ? [] : [element("dc:creator", {}, [author])]),
        element("dc:language", {}, [language]),
        ...(day === null
          ? []
          : [
              element("dcterms:created", moment, [day]),
              element("dcterms:modified", moment, [day]),
            ]),
      ],
    ),
  );
}

function workbookPart(sheets: readonly Sheet[]): string {
  return xmlFile(
    element("workbook", { xmlns: SPREADSHEET_ML, "xmlns:r": OFFICE }, [
      element("bookViews", {}, [element("workbookView", { activeTab: 0 })]),
      element(
        "sheets",
        {},
        sheets.map(({ name }, index) =>
          element("sheet", { name, sheetId: index + 1, "r:id": `rId${index + 1}` }),
        ),
      ),
      // Every printed page repeats the header row.
      element(
        "definedNames",
        {},
        sheets.map((sheet, index) => {
          const row = `$${headRowOf(sheet)}`;
          return element("definedName", { name: "_xlnm.Print_Titles", localSheetId: index }, [
            `'${sheet.name}'!${row}:${row}`,
          ]);
        }),
      ),
    ]),
  );
}

function worksheet(sheet: Sheet, isFirst: boolean, strings: SharedStrings): string {
  const { columns } = sheet.table;
  const [, last] = cornersOf(sheet);
  const { above, head, body } = styledRows(sheet);
  const all = [...above, head, ...body];
  const links = all.flatMap((cells, row) =>
    cells.flatMap(({ cell }, column) =>
      "text" in cell && cell.leadsTo !== undefined
        ? [
            element("hyperlink", {
              ref: `${columnLetters(column)}${row + 1}`,
              location: `'${cell.leadsTo}'!A1`,
              display: cell.text,
            }),
          ]
        : [],
    ),
  );
  return xmlFile(
    element("worksheet", { xmlns: SPREADSHEET_ML, "xmlns:r": OFFICE }, [
      element("sheetPr", {}, [element("pageSetUpPr", { fitToPage: 1 })]),
      element("dimension", { ref: `A1:${last}` }),
      element("sheetViews", {}, [
        element("sheetView", { tabSelected: isFirst ? 1 : undefined, workbookViewId: 0 }, [
          element("selection", { activeCell: "A1", sqref: "A1" }),
        ]),
      ]),
      element("sheetFormatPr", { defaultRowHeight: 15.75 }),
      element(
        "cols",
        {},
        columns.map(({ width }, index) =>
          element("col", { min: index + 1, max: index + 1, width, customWidth: 1 }),
        ),
      ),
      element(
        "sheetData",
        {},
        all.map((cells, row) =>
          element(
            "row",
            { r: row + 1, ht: heightOf(cells, columns), customHeight: 1 },
            cells.map((one, column) => cellXml(one, `${columnLetters(column)}${row + 1}`, strings)),
          ),
        ),
      ),
      ...(links.length === 0 ? [] : [element("hyperlinks", {}, links)]),
      element("pageSetup", { paperSize: 9, orientation: "landscape", fitToHeight: 0 }),
      element("tableParts", { count: 1 }, [element("tablePart", { "r:id": "rId1" })]),
    ]),
  );
}

function cellXml({ cell, style }: Styled, place: string, strings: SharedStrings): Xml {
  const about = { r: place, s: XLSX_STYLES.indexOf(style) };
  if ("number" in cell) {
    const value = cell.format === "percent" ? cell.number / 100 : cell.number;
    return element("c", about, [element("v", {}, [String(value)])]);
  }
  // A text that begins with "=" remains a text: a formula would be another element.
  return element("c", { ...about, t: "s" }, [
    element("v", {}, [String(strings.indexOf(cell.text))]),
  ]);
}

/**
 * Returns a named table, so that a screen reader announces its columns. It has no filter buttons.
 */
function tablePart(sheet: Sheet, number: number): string {
  const { name, columns } = sheet.table;
  const ref = cornersOf(sheet).join(":");
  return xmlFile(
    element(
      "table",
      { xmlns: SPREADSHEET_ML, id: number, name, displayName: name, ref, headerRowCount: 1 },
      [
        element(
          "tableColumns",
          { count: columns.length },
          columns.map(({ label }, index) =>
            element("tableColumn", { id: index + 1, name: withoutCodes(label) }),
          ),
        ),
      ],
    ),
  );
}

/** The height of one line in points: in a title, and in any other text. */
const TITLE_HEIGHT = 22.5;
const LINE_HEIGHT = 16.5;

/** The number of letters of Arial that fit in the width of one digit, the unit of column widths. */
const REGULAR = 1.08;
const BOLD = 0.95;

/** Returns the height of a row in points. Not every program computes the height of wrapped text. */
function heightOf(cells: readonly Styled[], columns: readonly Column[]): number {
  if (cells[0]?.style === "title") return TITLE_HEIGHT;
  const lines = cells.map(({ cell, style }, index) => {
    const width = (columns[index]?.width ?? 1) * (style.startsWith("head") ? BOLD : REGULAR);
    return "text" in cell ? linesOf(cell.text, width) : 1;
  });
  return Math.max(...lines) * LINE_HEIGHT;
}

/** Returns the number of lines of `width` characters that a text needs. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > width) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + length;
    // A word that is longer than a line continues on the next one.
    lines += Math.max(0, Math.ceil(used / width) - 1);
    used = used > width ? used % width : used;
  }
  return lines;
}
