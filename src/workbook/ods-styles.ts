import type { CellStyle } from "./styled-rows.ts";
import type { Workbook } from "./workbook-schema.ts";
import { element, xmlFile, type Xml } from "./xml.ts";

/** OpenDocument 1.3 (ISO/IEC 26300), which the Dutch government must use. */
export const VERSION = "1.3";

export const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

/** The namespaces and the version in every file of an ODS except its manifest. */
export const NAMESPACES = {
  "xmlns:office": `${OASIS}:office:1.0`,
  "xmlns:style": `${OASIS}:style:1.0`,
  "xmlns:text": `${OASIS}:text:1.0`,
  "xmlns:table": `${OASIS}:table:1.0`,
  "xmlns:fo": `${OASIS}:xsl-fo-compatible:1.0`,
  "xmlns:number": `${OASIS}:datastyle:1.0`,
  "xmlns:svg": `${OASIS}:svg-compatible:1.0`,
  "xmlns:meta": `${OASIS}:meta:1.0`,
  "xmlns:config": `${OASIS}:config:1.0`,
  "xmlns:xlink": "http://www.w3.org/1999/xlink",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "office:version": VERSION,
};

/** Returns the file with the font, the language and the paper of all sheets. */
export function styles({ colours: { ink } }: Workbook): string {
  const standard = element("style:default-style", { "style:family": "table-cell" }, [
    element("style:paragraph-properties", { "style:tab-stop-distance": "1.25cm" }),
    element("style:text-properties", {
      "fo:font-family": "Arial",
      "fo:font-size": "12pt",
      "fo:color": ink,
      "fo:language": "nl",
      "fo:country": "NL",
    }),
  ]);
  return xmlFile(
    element("office:document-styles", NAMESPACES, [
      element("office:styles", {}, [
        standard,
        element("style:style", { "style:name": "Default", "style:family": "table-cell" }),
      ]),
      element("office:automatic-styles", {}, [
        element("style:page-layout", { "style:name": "page" }, [
          element("style:page-layout-properties", {
            "fo:page-width": "29.7cm",
            "fo:page-height": "21cm",
            "style:print-orientation": "landscape",
            "style:scale-to-X": 1,
          }),
        ]),
      ]),
      element("office:master-styles", {}, [
        element("style:master-page", {
          "style:name": "Default",
          "style:page-layout-name": "page",
        }),
      ]),
    ]),
  );
}

interface StyleProperties {
  readonly cell?: Readonly<Record<string, string>>;
  readonly align?: "start" | "end";
  readonly text?: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** Returns the styles of cells, with their number formats. */
export function cellStyles({ colours: { accent, tint } }: Workbook): readonly Xml[] {
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
