import type { CellStyle } from "./styled-rows.ts";
import type { Workbook } from "./workbook-schema.ts";
import { element, xmlFile, type Xml } from "./xml.ts";

/** The namespace of SpreadsheetML. */
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The styles of cells, in the order of `cellXfs`. The first is for cells without a style. */
export const STYLES = [
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
export function styles({ colours: { ink, accent, tint } }: Workbook): string {
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
