import { WORKBOOK_MEDIA } from "../model/file-names.ts";
import { columnLetters, headRowOf, type Cell, type Sheet, type Workbook } from "./workbook.ts";
import { element, xmlFile, type Xml } from "./xml.ts";
import { zipped } from "./zipped.ts";

const MEDIA_TYPE = WORKBOOK_MEDIA.ods;

/** That of OpenDocument 1.3, the standard that the Dutch government has to use (ISO/IEC 26300). */
const VERSION = "1.3";

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

const NAMESPACES = {
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

/**
 * The workbook as OpenDocument spreadsheet. We write it ourselves: of the libraries we tried, none
 * marks header rows or names a table (hucre, odf-kit), and all but SheetJS take the time of the run.
 */
export function writeOds(workbook: Workbook): Uint8Array {
  return zipped(
    {
      // First and stored, so that a program knows the file by its first bytes.
      mimetype: MEDIA_TYPE,
      "META-INF/manifest.xml": manifest(),
      "content.xml": content(workbook),
      "meta.xml": meta(workbook),
      "settings.xml": settings(workbook),
      "styles.xml": styles(workbook),
    },
    ["mimetype"],
  );
}

function manifest(): string {
  const entry = (path: string, mediaType: string): Xml =>
    element("manifest:file-entry", {
      "manifest:full-path": path,
      "manifest:version": path === "/" ? VERSION : undefined,
      "manifest:media-type": mediaType,
    });
  const parts = ["content.xml", "meta.xml", "settings.xml", "styles.xml"];
  return xmlFile(
    element(
      "manifest:manifest",
      { "xmlns:manifest": `${OASIS}:manifest:1.0`, "manifest:version": VERSION },
      [entry("/", MEDIA_TYPE), ...parts.map((part) => entry(part, "text/xml"))],
    ),
  );
}

function meta({ title, subject, language, author, published, tool }: Workbook): string {
  const moment = published === null ? null : `${published}T00:00:00`;
  return xmlFile(
    element("office:document-meta", NAMESPACES, [
      element("office:meta", {}, [
        element("meta:generator", {}, [tool]),
        element("dc:title", {}, [title]),
        element("dc:subject", {}, [subject]),
        ...(author === null
          ? []
          : [element("meta:initial-creator", {}, [author]), element("dc:creator", {}, [author])]),
        ...(moment === null
          ? []
          : [element("meta:creation-date", {}, [moment]), element("dc:date", {}, [moment])]),
        element("dc:language", {}, [language]),
      ]),
    ]),
  );
}

/** How it opens: the first sheet in sight, and the cursor in A1 of each. */
function settings({ sheets }: Workbook): string {
  const item = (name: string, type: string, value: string | number): Xml =>
    element("config:config-item", { "config:name": name, "config:type": type }, [String(value)]);
  const cursors = sheets.map(({ name }) =>
    element("config:config-item-map-entry", { "config:name": name }, [
      item("CursorPositionX", "int", 0),
      item("CursorPositionY", "int", 0),
      item("PositionLeft", "int", 0),
      item("PositionTop", "int", 0),
    ]),
  );
  const view = element("config:config-item-map-entry", {}, [
    item("ViewId", "string", "view1"),
    element("config:config-item-map-named", { "config:name": "Tables" }, cursors),
    item("ActiveTable", "string", sheets[0]?.name ?? ""),
  ]);
  return xmlFile(
    element("office:document-settings", NAMESPACES, [
      element("office:settings", {}, [
        element("config:config-item-set", { "config:name": "ooo:view-settings" }, [
          element("config:config-item-map-indexed", { "config:name": "Views" }, [view]),
        ]),
      ]),
    ]),
  );
}

/** What a cell is styled as. */
type CellStyle =
  "title" | "line" | "link" | "head" | "headNumeric" | "text" | "words" | "whole" | "percent";

function styles({ colours: { ink } }: Workbook): string {
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

function cellStyles({ colours: { accent, tint } }: Workbook): readonly Xml[] {
  const number = element("number:number", {
    "number:decimal-places": 0,
    "number:min-decimal-places": 0,
    "number:min-integer-digits": 1,
    "number:grouping": "true",
  });
  const dutch = { "number:language": "nl", "number:country": "NL" };
  const style = (
    name: CellStyle,
    {
      cell = {},
      align,
      text = {},
      data,
    }: {
      readonly cell?: Readonly<Record<string, string>>;
      readonly align?: "start" | "end";
      readonly text?: Readonly<Record<string, string>>;
      readonly data?: string;
    },
  ): Xml =>
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
    element("number:number-style", { "style:name": "wholeNumber", ...dutch }, [number]),
    element("number:percentage-style", { "style:name": "percentage", ...dutch }, [
      element("number:number", {
        "number:decimal-places": 0,
        "number:min-decimal-places": 0,
        "number:min-integer-digits": 1,
      }),
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

/** In centimetres: a digit of 12 points is a good 0.23 wide. */
const CHARACTER_WIDTH = 0.235;

function content(workbook: Workbook): string {
  const { sheets } = workbook;
  const widths = [
    ...new Set(sheets.flatMap(({ table }) => table.columns.map(({ width }) => width))),
  ];
  return xmlFile(
    element("office:document-content", NAMESPACES, [
      element("office:automatic-styles", {}, [
        ...widths
          .toSorted((a, b) => a - b)
          .map((width) =>
            element("style:style", { "style:name": `w${width}`, "style:family": "table-column" }, [
              element("style:table-column-properties", {
                "style:column-width": `${(width * CHARACTER_WIDTH).toFixed(2)}cm`,
              }),
            ]),
          ),
        element("style:style", { "style:name": "row", "style:family": "table-row" }, [
          element("style:table-row-properties", { "style:use-optimal-row-height": "true" }),
        ]),
        element(
          "style:style",
          {
            "style:name": "sheet",
            "style:family": "table",
            "style:master-page-name": "Default",
          },
          [element("style:table-properties", { "table:display": "true" })],
        ),
        ...cellStyles(workbook),
      ]),
      element("office:body", {}, [
        element("office:spreadsheet", {}, [
          ...sheets.map(sheetXml),
          element("table:database-ranges", {}, sheets.map(rangeXml)),
        ]),
      ]),
    ]),
  );
}

function sheetXml({ name, title, lines, table: { columns, rows } }: Sheet): Xml {
  const row = (cells: readonly Xml[]): Xml =>
    element("table:table-row", { "table:style-name": "row" }, cells);
  return element("table:table", { "table:name": name, "table:style-name": "sheet" }, [
    element("table:title", {}, [title]),
    ...columns.map(({ width }) =>
      element("table:table-column", {
        "table:style-name": `w${width}`,
        "table:default-cell-style-name": "Default",
      }),
    ),
    row([cellXml({ text: title }, "title")]),
    ...lines.map((line) => row([cellXml(line, line.leadsTo === undefined ? "line" : "link")])),
    element("table:table-header-rows", {}, [
      row(
        columns.map(({ label, isNumeric }) =>
          cellXml({ text: label }, isNumeric ? "headNumeric" : "head"),
        ),
      ),
    ]),
    ...rows.map((cells) =>
      row(
        cells.map((cell, index) => {
          if ("number" in cell) return cellXml(cell, cell.format);
          if (cell.leadsTo !== undefined) return cellXml(cell, "link");
          return cellXml(cell, columns[index]?.isNumeric === true ? "words" : "text");
        }),
      ),
    ),
  ]);
}

function cellXml(cell: Cell, style: CellStyle): Xml {
  const styled = { "table:style-name": style };
  if ("number" in cell) {
    const isShare = cell.format === "percent";
    return element(
      "table:table-cell",
      {
        ...styled,
        "office:value-type": isShare ? "percentage" : "float",
        "office:value": isShare ? cell.number / 100 : cell.number,
      },
      [element("text:p", {}, [isShare ? `${cell.number}%` : String(cell.number)])],
    );
  }
  const { text, leadsTo } = cell;
  const link = { "xlink:type": "simple", "xlink:href": `#${quoted(leadsTo ?? "")}.A1` };
  // A text is a text here, whatever sign it begins with: a formula would be an attribute.
  return element("table:table-cell", { ...styled, "office:value-type": "string" }, [
    element("text:p", {}, [leadsTo === undefined ? text : element("text:a", link, [text])]),
  ]);
}

function rangeXml(sheet: Sheet): Xml {
  const { columns, rows, name } = sheet.table;
  const first = headRowOf(sheet);
  const [start, end] = [`A${first}`, `${columnLetters(columns.length - 1)}${first + rows.length}`];
  return element("table:database-range", {
    "table:name": name,
    "table:target-range-address": `${quoted(sheet.name)}.${start}:${quoted(sheet.name)}.${end}`,
    "table:contains-header": "true",
  });
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
