import { escapedMarkup, withoutControls } from "../language/characters.ts";
import type { Cell, Column, Sheet, TextCell, Workbook } from "./sheets.ts";

// The cells of a sheet with their styles and places.

/** The style of a cell. `words` is for a word in a column of numbers. */
export type CellStyle =
  "title" | "line" | "link" | "head" | "headNumeric" | "text" | "words" | "whole" | "percent";

/** A cell with its style. */
export interface Styled {
  readonly cell: Cell;
  readonly style: CellStyle;
}

type Row = readonly Styled[];

/** Returns the rows of a sheet: its title and lines, the header row, and the rows of its table. */
export function styledRows({ title, lines, table: { columns, rows } }: Sheet): {
  readonly above: readonly Row[];
  readonly head: Row;
  readonly body: readonly Row[];
} {
  return {
    above: [
      [{ cell: { text: title }, style: "title" }],
      ...lines.map((cell): Row => [{ cell, style: styleOfText(cell, "line") }]),
    ],
    head: columns.map(({ label, isNumeric }) => ({
      cell: { text: label },
      style: isNumeric ? "headNumeric" : "head",
    })),
    body: rows.map((cells) =>
      cells.map((cell, index) => ({ cell, style: styleInTable(cell, columns[index]) })),
    ),
  };
}

function styleInTable(cell: Cell, column: Column | undefined): CellStyle {
  if ("number" in cell) return cell.format;
  return styleOfText(cell, column?.isNumeric === true ? "words" : "text");
}

function styleOfText({ leadsTo }: TextCell, otherwise: CellStyle): CellStyle {
  return leadsTo === undefined ? otherwise : "link";
}

/** Returns the number of the header row, counted from 1: below the title and the lines. */
export function headRowOf({ lines }: Pick<Sheet, "lines">): number {
  return lines.length + 2;
}

/** Returns the letters of a column by its index from 0: "A" … "Z", "AA". */
export function columnLetters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`;
}

/** Returns the first and the last cell of a sheet's table, such as "A4" and "F20". */
export function cornersOf(sheet: Sheet): readonly [first: string, last: string] {
  const { columns, rows } = sheet.table;
  const head = headRowOf(sheet);
  return [`A${head}`, `${columnLetters(columns.length - 1)}${head + rows.length}`];
}

// The styles of cells in OpenDocument.

interface StyleProperties {
  readonly cell?: Readonly<Record<string, string>>;
  readonly align?: "start" | "end";
  readonly text?: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** Returns the styles of cells, with their number formats. */
export function odsCellStyles({ colours: { accent, tint } }: Workbook): readonly Xml[] {
  const digits = {
    "number:decimal-places": 0,
    "number:min-decimal-places": 0,
    "number:min-integer-digits": 1,
  };
  const dutch = { "number:language": "nl", "number:country": "NL" };
  const style = (name: CellStyle, { cell = {}, align, text = {}, data }: StyleProperties): Xml =>
    element(
      "style:style",
      {
        "style:name": name,
        "style:family": "table-cell",
        "style:parent-style-name": "Default",
        "style:data-style-name": data,
      },
      [
        element("style:table-cell-properties", { "style:vertical-align": "top", ...cell }),
        ...(align === undefined
          ? []
          : [element("style:paragraph-properties", { "fo:text-align": align })]),
        ...(Object.keys(text).length === 0 ? [] : [element("style:text-properties", text)]),
      ],
    );
  const wrapped = { "fo:wrap-option": "wrap" };
  const head = {
    ...wrapped,
    "fo:background-color": tint,
    "fo:padding": "0.05cm",
    "fo:border-bottom": `0.03cm solid ${accent}`,
  };
  const bold = { "fo:font-weight": "bold" };
  const fixed = { "style:text-align-source": "fix" };
  return [
    element("number:number-style", { "style:name": "wholeNumber", ...dutch }, [
      element("number:number", { ...digits, "number:grouping": "true" }),
    ]),
    element("number:percentage-style", { "style:name": "percentage", ...dutch }, [
      element("number:number", digits),
      element("number:text", {}, ["%"]),
    ]),
    style("title", { text: { ...bold, "fo:font-size": "16pt", "fo:color": accent } }),
    style("line", { cell: wrapped }),
    style("link", {
      cell: wrapped,
      text: {
        "fo:color": accent,
        "style:text-underline-style": "solid",
        "style:text-underline-width": "auto",
        "style:text-underline-color": "font-color",
      },
    }),
    style("head", { cell: head, text: bold }),
    style("headNumeric", { cell: { ...head, ...fixed }, align: "end", text: bold }),
    style("text", { cell: wrapped }),
    style("words", { cell: { ...wrapped, ...fixed }, align: "end" }),
    style("whole", { data: "wholeNumber" }),
    style("percent", { data: "percentage" }),
  ];
}

// The styles of cells in Office Open XML.

/** The namespace of SpreadsheetML. */
export const SPREADSHEET_ML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The styles of cells, in the order of `cellXfs`. The first is for cells without a style. */
export const XLSX_STYLES = [
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
] as const satisfies readonly (CellStyle | "plain")[];

/** Returns the file with the styles of cells: their fonts, fills, borders and number formats. */
export function xlsxStyles({ colours: { ink, accent, tint } }: Workbook): string {
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
  const formats: Readonly<Record<CellStyle | "plain", Xml>> = {
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
    element("styleSheet", { xmlns: SPREADSHEET_ML }, [
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
        XLSX_STYLES.map((name) => formats[name]),
      ),
      list("cellStyles", [element("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })]),
    ]),
  );
}

// XML.

/** Well-formed, escaped XML. */
export interface Xml {
  readonly xml: string;
}

/** Attributes in their order. Undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Returns an element with its children. A string is text. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Xml | string)[] = [],
): Xml {
  let xml = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) xml += ` ${key}="${escapedMarkup(String(value))}"`;
  }
  if (children.length === 0) return { xml: `${xml}/>` };
  xml += ">";
  for (const child of children) xml += typeof child === "string" ? escapedMarkup(child) : child.xml;
  return { xml: `${xml}</${name}>` };
}

/** Returns an XML file with this root element, without the characters that XML forbids. */
export function xmlFile(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${withoutControls(root.xml)}\n`;
}
