import { WORKBOOK_MEDIA } from "../model/file-names.ts";
import { cellStyles, type CellStyle, NAMESPACES, OASIS, styles, VERSION } from "./ods-styles.ts";
import { columnLetters, headRowOf, type Cell, type Sheet, type Workbook } from "./workbook.ts";
import { element, xmlFile, type Xml } from "./xml.ts";
import { zipped } from "./zipped.ts";

const MEDIA_TYPE = WORKBOOK_MEDIA.ods;

/**
 * The workbook as an OpenDocument spreadsheet. We write it ourselves: the libraries for it that are
 * kept up (hucre, odf-kit) mark no header rows, name no table, say no language, and give every file a
 * moment, also a draft, which has none.
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
