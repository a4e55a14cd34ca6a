import {
  columnLetters,
  headRowOf,
  type Cell,
  type Column,
  type Sheet,
  type TextCell,
  type Workbook,
} from "./workbook.ts";
import { element, xmlFile, type Xml } from "./xml.ts";
import { zipped } from "./zipped.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * The workbook as Office Open XML (ISO/IEC 29500). We write it ourselves, from the same model as
 * OpenDocument: of the libraries we tried only ExcelJS makes real tables, and it takes the time of the
 * run, has had no release since 2023, and is 23 MB.
 */
export function writeXlsx(workbook: Workbook): Uint8Array {
  const { sheets } = workbook;
  const strings = new SharedStrings();
  const numbered = sheets.map((sheet, index) => ({ sheet, number: index + 1 }));
  const worksheets = numbered.map(({ sheet, number }): [string, string] => [
    `xl/worksheets/sheet${number}.xml`,
    worksheet(sheet, number === 1, strings),
  ]);
  return zipped({
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
    "xl/styles.xml": styles(workbook),
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
  });
}

/** The texts of all cells, each once. */
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
    return xmlFile(element("sst", { xmlns: MAIN, ...counts }, items));
  }
}

/** Excel reads `_x0041_` as the letter A, so the first underscore of such a text is a code itself. */
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
    element("workbook", { xmlns: MAIN, "xmlns:r": OFFICE }, [
      element("bookViews", {}, [element("workbookView", { activeTab: 0 })]),
      element(
        "sheets",
        {},
        sheets.map(({ name }, index) =>
          element("sheet", { name, sheetId: index + 1, "r:id": `rId${index + 1}` }),
        ),
      ),
      // The row with the labels of the columns stands on every page in print.
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

/** The formats of cells, in the order of `cellXfs` in the styles. */
const STYLES = [
  "plain",
  "title",
  "line",
  "head",
  "headNumeric",
  "text",
  "words",
  "link",
  "whole",
  "percent",
] as const;

type CellStyle = (typeof STYLES)[number];

function styles({ colours: { ink, accent, tint } }: Workbook): string {
  const colour = (hex: string) => ({ rgb: `FF${hex.slice(1).toUpperCase()}` });
  const font = (size: number, hex: string, marks: readonly Xml[] = []): Xml =>
    element("font", {}, [
      ...marks,
      element("sz", { val: size }),
      element("color", colour(hex)),
      element("name", { val: "Arial" }),
      element("family", { val: 2 }),
    ]);
  const list = (name: string, items: readonly Xml[]): Xml =>
    element(name, { count: items.length }, items);
  const fill = (pattern: string, children: readonly Xml[] = []): Xml =>
    element("fill", {}, [element("patternFill", { patternType: pattern }, children)]);
  const sides = ["left", "right", "top"].map((side) => element(side));
  const border = (bottom: Xml): Xml =>
    element("border", {}, [...sides, bottom, element("diagonal")]);
  const format = ({
    font: fontId = 0,
    fill: fillId = 0,
    border: borderId = 0,
    number = 0,
    isWrapped = false,
    isRight = false,
  }): Xml =>
    element(
      "xf",
      {
        numFmtId: number,
        fontId,
        fillId,
        borderId,
        xfId: 0,
        applyNumberFormat: number === 0 ? undefined : 1,
        applyFont: 1,
        applyFill: fillId === 0 ? undefined : 1,
        applyBorder: borderId === 0 ? undefined : 1,
        applyAlignment: 1,
      },
      [
        element("alignment", {
          horizontal: isRight ? "right" : undefined,
          vertical: "top",
          wrapText: isWrapped ? 1 : undefined,
        }),
      ],
    );
  const head = { font: 2, fill: 2, border: 1, isWrapped: true };
  const formats: Readonly<Record<CellStyle, Xml>> = {
    plain: format({}),
    title: format({ font: 1 }),
    line: format({ isWrapped: true }),
    head: format(head),
    headNumeric: format({ ...head, isRight: true }),
    text: format({ isWrapped: true }),
    words: format({ isWrapped: true, isRight: true }),
    link: format({ font: 3, isWrapped: true }),
    // "#,##0" and "0%", which a Dutch Excel shows as 1.536 and 85%.
    whole: format({ number: 3 }),
    percent: format({ number: 9 }),
  };
  return xmlFile(
    element("styleSheet", { xmlns: MAIN }, [
      list("fonts", [
        font(12, ink),
        font(16, accent, [element("b")]),
        font(12, ink, [element("b")]),
        font(12, accent, [element("u")]),
      ]),
      list("fills", [
        fill("none"),
        fill("gray125"),
        fill("solid", [element("fgColor", colour(tint)), element("bgColor", { indexed: 64 })]),
      ]),
      list("borders", [
        border(element("bottom")),
        border(element("bottom", { style: "medium" }, [element("color", colour(accent))])),
      ]),
      list("cellStyleXfs", [element("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
      list(
        "cellXfs",
        STYLES.map((name) => formats[name]),
      ),
      list("cellStyles", [element("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })]),
    ]),
  );
}

function worksheet(sheet: Sheet, isFirst: boolean, strings: SharedStrings): string {
  const { title, lines, table } = sheet;
  const { columns, rows } = table;
  const head = headRowOf(sheet);
  const last = `${columnLetters(columns.length - 1)}${head + rows.length}`;
  const texts: readonly TextCell[] = [{ text: title }, ...lines];
  const all: readonly (readonly Styled[])[] = [
    ...texts.map((cell, index): Styled[] => [
      { cell, style: index === 0 ? "title" : cell.leadsTo === undefined ? "line" : "link" },
    ]),
    columns.map(({ label, isNumeric }) => ({
      cell: { text: label },
      style: isNumeric ? "headNumeric" : "head",
    })),
    ...rows.map((cells) =>
      cells.map((cell, index) => ({ cell, style: styleIn(columns[index], cell) })),
    ),
  ];
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
    element("worksheet", { xmlns: MAIN, "xmlns:r": OFFICE }, [
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

/** In points: of a line of a title, and of all else. */
const TITLE_HEIGHT = 22.5;
const LINE_HEIGHT = 16.5;

/** The letters of Arial are narrower than its digits, which widths go by, unless they are bold. */
const BOLD = 0.85;

/** In points. Not every program sees by itself that a text takes more than one line. */
function heightOf(cells: readonly Styled[], columns: readonly Column[]): number {
  if (cells[0]?.style === "title") return TITLE_HEIGHT;
  const lines = cells.map(({ cell, style }, index) => {
    const width = (columns[index]?.width ?? 1) * (style.startsWith("head") ? BOLD : 1);
    return "text" in cell ? linesOf(cell.text, width) : 1;
  });
  return Math.max(...lines) * LINE_HEIGHT;
}

/** In how many lines of so many characters a text fits. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > width) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + length;
    // A word that is longer than a line goes on in the next.
    lines += Math.max(0, Math.ceil(used / width) - 1);
    used = used > width ? used % width : used;
  }
  return lines;
}

interface Styled {
  readonly cell: Cell;
  readonly style: CellStyle;
}

function styleIn(column: Column | undefined, cell: Cell): CellStyle {
  if ("number" in cell) return cell.format;
  if (cell.leadsTo !== undefined) return "link";
  return column?.isNumeric === true ? "words" : "text";
}

function cellXml({ cell, style }: Styled, place: string, strings: SharedStrings): Xml {
  const about = { r: place, s: STYLES.indexOf(style) };
  if ("number" in cell) {
    const value = cell.format === "percent" ? cell.number / 100 : cell.number;
    return element("c", about, [element("v", {}, [String(value)])]);
  }
  // A text is a text here, whatever sign it begins with: a formula would be another element.
  return element("c", { ...about, t: "s" }, [
    element("v", {}, [String(strings.indexOf(cell.text))]),
  ]);
}

/** The table by name, so that a screen reader tells its columns; without the buttons of a filter. */
function tablePart(sheet: Sheet, number: number): string {
  const { name, columns, rows } = sheet.table;
  const head = headRowOf(sheet);
  const ref = `A${head}:${columnLetters(columns.length - 1)}${head + rows.length}`;
  return xmlFile(
    element("table", { xmlns: MAIN, id: number, name, displayName: name, ref, headerRowCount: 1 }, [
      element(
        "tableColumns",
        { count: columns.length },
        columns.map(({ label }, index) =>
          element("tableColumn", { id: index + 1, name: withoutCodes(label) }),
        ),
      ),
    ]),
  );
}
