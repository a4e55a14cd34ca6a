import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { withoutControls } from "../../src/language/characters.ts";
import { writeOds } from "../../src/workbook/ods.ts";
import { headRowOf } from "../../src/workbook/cell-styles.ts";
import type { Cell, Workbook } from "../../src/workbook/sheets.ts";
import { writeXlsx } from "../../src/workbook/xlsx.ts";
import { only, partsOf, within } from "./parts.ts";
import { workbookOf } from "./sample-workbook.ts";

/** A cell in a file: a text, or a number with its kind. */
type Read = string | readonly [value: number, isPercentage: boolean];

const PUBLISHED = {
  publishedOn: "27 mei 2024",
  publishedDay: "2024-05-27",
  organisation: "Team & co",
};

async function published(): Promise<Workbook> {
  return await workbookOf(undefined, [], undefined, PUBLISHED);
}

/** Returns the rows of each sheet according to the model. */
function expected({ sheets }: Workbook): readonly (readonly (readonly Read[])[])[] {
  const read = (cell: Cell): Read =>
    "text" in cell
      ? cell.text
      : cell.format === "percent"
        ? [cell.number / 100, true]
        : [cell.number, false];
  return sheets.map(({ title, lines, table: { columns, rows } }) => [
    [title],
    ...lines.map(({ text }) => [text]),
    columns.map(({ label }) => label),
    ...rows.map((row) => row.map(read)),
  ]);
}

function odsRows(file: Uint8Array): readonly (readonly (readonly Read[])[])[] {
  return within(partsOf(file)("content.xml"), "table:table").map((table) =>
    within(table, "table:table-row").map((row) =>
      row.children.map((cell): Read => {
        const value = cell.attributes["office:value"];
        if (value === undefined) return cell.text;
        return [Number(value), cell.attributes["office:value-type"] === "percentage"];
      }),
    ),
  );
}

function xlsxRows(file: Uint8Array): readonly (readonly (readonly Read[])[])[] {
  const part = partsOf(file);
  const strings = within(part("xl/sharedStrings.xml"), "si").map(({ text }) =>
    text.replaceAll(/_x([\dA-F]{4})_/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  );
  const formats = within(only(part("xl/styles.xml"), "cellXfs"), "xf");
  const sheets = within(part("xl/workbook.xml"), "sheet");
  return sheets.map((_, index) =>
    within(part(`xl/worksheets/sheet${index + 1}.xml`), "row").map((row) =>
      within(row, "c").map((cell): Read => {
        const value = Number(only(cell, "v").text);
        if (cell.attributes["t"] === "s") return strings[value] ?? "";
        const format = formats[Number(cell.attributes["s"])]?.attributes["numFmtId"];
        return [value, format === "9"];
      }),
    ),
  );
}

describe.each([
  ["ODS", writeOds, odsRows],
  ["XLSX", writeXlsx, xlsxRows],
])("a workbook as %s", (_, write, rowsOf) => {
  it("contains every cell of the model, numbers as numbers, and no empty one", async () => {
    const workbook = await published();
    expect(rowsOf(write(workbook))).toEqual(expected(workbook));
  });

  it("has the same bytes each time, and only the date of publication", async () => {
    const workbook = await published();
    expect(write(workbook)).toEqual(write(structuredClone(workbook)));
    const all = Object.values(unzipSync(write(workbook)))
      .map((part) => strFromU8(part))
      .join("");
    expect(new Set(all.match(/\d{4}-\d\d-\d\dT/g))).toEqual(new Set(["2024-05-27T"]));
    const draft = Object.values(unzipSync(write(await workbookOf())))
      .map((part) => strFromU8(part))
      .join("");
    expect(draft).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it("has no formula and no merged cell, whatever the beginning of a label", async () => {
    const all = Object.values(unzipSync(write(await published())))
      .map((part) => strFromU8(part))
      .join("");
    expect(all).toContain("=1+1");
    expect(all).not.toMatch(/table:formula|<f>|<f |mergeCell|-spanned|covered-table-cell/);
  });

  it("keeps any text unchanged", async () => {
    const workbook = await workbookOf();
    const [cover] = workbook.sheets;
    if (cover === undefined) throw new Error("a workbook without sheets");
    const anyText = fc
      .oneof(
        fc.string({ unit: "binary", minLength: 1 }),
        fc.constantFrom("_x0041_", "a & <b>", "]]>", "+1", "@SUM(A1)", "'=1"),
      )
      .map((text) =>
        withoutControls(text)
          .replaceAll(/[\s\p{Cc}]+/gu, " ")
          .trim(),
      )
      .filter((text) => text !== "");
    // Many texts in one file: writing and reading a file takes longer than its cells do.
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 20, maxLength: 40 }), (texts) => {
        const rows = texts.map((text) => [{ text }, { text: "x" }]);
        const sheets = [{ ...cover, table: { ...cover.table, rows } }];
        const read = rowsOf(write({ ...workbook, sheets }))[0]?.slice(-rows.length);
        expect(read).toEqual(texts.map((text) => [text, "x"]));
      }),
      { numRuns: 5 },
    );
  });
});

describe("a workbook as ODS", () => {
  it("begins with its media type, not compressed", async () => {
    const file = writeOds(await published());
    const start = Buffer.from(file.subarray(30, 84)).toString("latin1");
    expect(start).toBe("mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  });

  it("marks one header row on each sheet, and names its table", async () => {
    const workbook = await published();
    const content = partsOf(writeOds(workbook))("content.xml");
    const tables = within(content, "table:table");
    const ranges = within(content, "table:database-range").map(({ attributes }) => attributes);
    workbook.sheets.forEach((sheet, index) => {
      const { columns, rows, name } = sheet.table;
      const head = tables[index] && only(tables[index], "table:table-header-rows");
      const labels = head === undefined ? [] : within(head, "table:table-cell");
      expect(labels.map(({ text }) => text)).toEqual(columns.map(({ label }) => label));
      const first = headRowOf(sheet);
      const end = `${String.fromCodePoint(64 + columns.length)}${first + rows.length}`;
      expect(ranges[index]).toEqual({
        "table:name": name,
        "table:target-range-address": `'${sheet.name}'.A${first}:'${sheet.name}'.${end}`,
        "table:contains-header": "true",
      });
    });
  });

  it("has a title, language, author and date, and opens in A1 of its first sheet", async () => {
    const workbook = await published();
    const part = partsOf(writeOds(workbook));
    const meta = part("meta.xml");
    const properties = ["dc:title", "dc:language", "dc:creator", "dc:date"].map(
      (name) => only(meta, name).text,
    );
    expect(properties).toEqual([workbook.title, "nl-NL", "Team & co", "2024-05-27T00:00:00"]);
    const items = within(part("settings.xml"), "config:config-item").map(
      ({ attributes, text }) => [attributes["config:name"], text] as const,
    );
    expect(items).toContainEqual(["ActiveTable", "Voorblad"]);
    const cursors = items.filter(([name]) => name?.startsWith("Cursor") === true);
    expect(cursors).toHaveLength(2 * workbook.sheets.length);
    expect(new Set(cursors.map(([, value]) => value))).toEqual(new Set(["0"]));
    const language = only(part("styles.xml"), "style:default-style");
    expect(only(language, "style:text-properties").attributes).toMatchObject({
      "fo:language": "nl",
      "fo:country": "NL",
    });
  });
});

describe("a workbook as XLSX", () => {
  it("contains a named table with a header row on each sheet", async () => {
    const workbook = await published();
    const part = partsOf(writeXlsx(workbook));
    workbook.sheets.forEach((sheet, index) => {
      const { columns, rows, name } = sheet.table;
      const table = part(`xl/tables/table${index + 1}.xml`);
      const first = headRowOf(sheet);
      const end = `${String.fromCodePoint(64 + columns.length)}${first + rows.length}`;
      expect(table.attributes).toMatchObject({
        displayName: name,
        ref: `A${first}:${end}`,
        headerRowCount: "1",
      });
      expect(within(table, "tableColumn").map(({ attributes }) => attributes["name"])).toEqual(
        columns.map(({ label }) => label),
      );
      expect(within(table, "autoFilter")).toEqual([]);
    });
  });

  it("has a title, language, author and date, and opens in A1 of its first sheet", async () => {
    const workbook = await published();
    const part = partsOf(writeXlsx(workbook));
    const core = part("docProps/core.xml");
    const properties = ["dc:title", "dc:language", "dc:creator", "dcterms:modified"].map(
      (name) => only(core, name).text,
    );
    expect(properties).toEqual([workbook.title, "nl-NL", "Team & co", "2024-05-27T00:00:00Z"]);
    expect(only(part("xl/workbook.xml"), "workbookView").attributes["activeTab"]).toBe("0");
    workbook.sheets.forEach((_, index) => {
      const sheet = part(`xl/worksheets/sheet${index + 1}.xml`);
      expect(only(sheet, "selection").attributes["activeCell"]).toBe("A1");
      expect(only(sheet, "sheetView").attributes["tabSelected"]).toBe(
        index === 0 ? "1" : undefined,
      );
    });
  });
});
