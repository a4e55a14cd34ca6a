import { zipped } from "../file-system/zip.ts";
import { WORKBOOK_MEDIA } from "../model/report-model.ts";
import {
  cornersOf,
  element,
  odsCellStyles,
  type Styled,
  styledRows,
  type Xml,
  xmlFile,
} from "./cell-styles.ts";
import type { Sheet, Workbook } from "./sheets.ts";

const MEDIA_TYPE = WORKBOOK_MEDIA.ods;

/** OpenDocument 1.3 (ISO/IEC 26300), which the Dutch government must use. */
const VERSION = "1.3";

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

/** The namespaces and the version in every file of an ODS except its manifest. */
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
 * Writes the workbook as an OpenDocument spreadsheet. The maintained libraries (hucre, odf-kit) are
 * not used: they mark no header rows, name no tables, set no language, and date every file, even a
 * draft.
 */
export function writeOds(workbook: Workbook): Uint8Array {
  const parts = {
    "META-INF/manifest.xml": manifest(),
    "content.xml": content(workbook),
    "meta.xml": meta(workbook),
    "settings.xml": settings(workbook),
    "styles.xml": odsStyles(workbook),
  };
  return zipped([
    // First and not compressed, so that a program recognises the file by its first bytes.
    { name: "mimetype", content: MEDIA_TYPE, level: 0 },
    ...Object.entries(parts).map(([name, xml]) => ({ name, content: xml, level: 6 as const })),
  ]);
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

/**
 * Returns the view of the opened file: its first sheet, with the cursor in A1 of every sheet.
 */
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

/** Returns the file with the font, the language and the paper of all sheets. */
function odsStyles({ colours: { ink } }: Workbook): string {
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

// The content of the sheets.

/** The width of a digit of 12 points in centimetres. */
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
        ...odsCellStyles(workbook),
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

function sheetXml(sheet: Sheet): Xml {
  const { name, title, table } = sheet;
  const { above, head, body } = styledRows(sheet);
  const row = (cells: readonly Styled[]): Xml =>
    element("table:table-row", { "table:style-name": "row" }, cells.map(cellXml));
  return element("table:table", { "table:name": name, "table:style-name": "sheet" }, [
    element("table:title", {}, [title]),
    ...table.columns.map(({ width }) =>
      element("table:table-column", {
        "table:style-name": `w${width}`,
        "table:default-cell-style-name": "Default",
      }),
    ),
    ...above.map(row),
    element("table:table-header-rows", {}, [row(head)]),
    ...body.map(row),
  ]);
}

function cellXml({ cell, style }: Styled): Xml {
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
  // A text that begins with "=" remains a text: a formula would be an attribute.
  return element("table:table-cell", { ...styled, "office:value-type": "string" }, [
    element("text:p", {}, [leadsTo === undefined ? text : element("text:a", link, [text])]),
  ]);
}

function rangeXml(sheet: Sheet): Xml {
  const [first, last] = cornersOf(sheet);
  return element("table:database-range", {
    "table:name": sheet.table.name,
    "table:target-range-address": `${quoted(sheet.name)}.${first}:${quoted(sheet.name)}.${last}`,
    "table:contains-header": "true",
  });
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
