import { deflateRawSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { fileKindOf } from "../../src/monitor/file/unreadable-files.ts";
import { encoded, inShort, readExport, SMALL_ROW, csvOf } from "./export.ts";

/** The beginning of a zip with one entry for each name. */
function zipOf(...names: readonly string[]): Uint8Array {
  const entries = names.map((name) => {
    const content = deflateRawSync(Buffer.from(`inhoud van ${name}`.repeat(50)));
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(content.length, 18);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, Buffer.from(name), content]);
  });
  return Buffer.concat(entries);
}

const bytes = (text: string) => Buffer.from(text, "latin1");
const NOISE = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 167 + 13) % 256);

/** Files that people send instead of a CSV, with the name in the message. */
const OTHER_FILES: readonly (readonly [string, Uint8Array, string])[] = [
  ["a workbook of Excel", zipOf("[Content_Types].xml", "xl/workbook.xml"), "werkmap"],
  [
    "a workbook of LibreOffice",
    Buffer.concat([zipOf("mimetype"), bytes("application/vnd.oasis.opendocument.spreadsheet")]),
    "werkmap",
  ],
  [
    "a workbook of an old Excel",
    bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\0\0"),
    "werkmap",
  ],
  [
    "a workbook in XML",
    bytes('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    "werkmap",
  ],
  ["a document of Word", zipOf("[Content_Types].xml", "word/document.xml"), "tekstdocument"],
  ["a document in RTF", bytes("{\\rtf1\\ansi Voortgang}"), "tekstdocument"],
  ["a zip", zipOf("monitor.csv"), "zip"],
  ["an empty zip", bytes("PK\u0005\u0006\0\0\0\0"), "zip"],
  ["a gzip", bytes("\u001f\u008b\u0008\0\0\0"), "zip"],
  ["a PDF", bytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n"), "pdf"],
  ["a web page", bytes("<!DOCTYPE html>\n<html><body><table></table></body></html>"), "html"],
  [
    "a table of a web page",
    bytes("\n  <table border=1><tr><td>traject_id</td></tr></table>"),
    "html",
  ],
  ["a page in XHTML", bytes('<?xml version="1.0"?>\n<html xmlns="x"></html>'), "html"],
  ["XML", bytes('<?xml version="1.0"?><monitor><rij/></monitor>'), "XML"],
  ["JSON", bytes('[{"traject_id": "T-1"}]'), "JSON"],
  ["a photograph", bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF"), "afbeelding"],
  ["a picture", bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"), "afbeelding"],
  ["bytes of no meaning", NOISE, "andere tekens dan tekst"],
  ["bytes without a zero", NOISE.map((byte) => (byte === 0 ? 1 : byte)), "andere tekens dan tekst"],
  ["a web page in UTF-16", encoded("<html><p>Monitor</p></html>", "utf-16le", true), "html"],
];

describe("a file that is no CSV", () => {
  it.each(OTHER_FILES)("is named: %s", async (_, content, name) => {
    const reading = await readExport(content);
    expect(inShort(reading)).toEqual(["file file-not-csv"]);
    expect(reading.findings[0]?.message).toContain(name);
    expect(reading.summary).toBeNull();
  });

  it.each(OTHER_FILES)("is named when the encoding is forced: %s", async (_, content, name) => {
    const reading = await readExport(content, { encoding: "utf-8" });
    expect(inShort(reading)).toEqual(["file file-not-csv"]);
    expect(reading.findings[0]?.message).toContain(name);
  });
});

describe("a file that is a CSV", () => {
  it.each(["%PDF-1.7", "<html>", '{"a"}', "[1", "<?xml", "PK", "GIF8", "{\\rtf"])(
    "may begin like another kind: %s",
    async (header) => {
      const text = csvOf([{ [header]: "", ...SMALL_ROW }]);
      const { findings, cases } = await readExport(text);
      expect(findings.map(({ severity }) => severity)).toEqual(["warning"]);
      expect(cases).toHaveLength(1);
    },
  );

  it.each(["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const)(
    "in %s that lacks a column is not called another kind",
    async (encoding) => {
      const rows = Array.from({ length: 20 }, (_, at) => `T-${at};2023-01-02;\n`);
      const text = `traject_id;aanmelddatum;aanmeldroute\n${rows.join("")}`;
      const reading = await readExport(encoded(text, encoding, true), { encoding });
      expect(inShort(reading)).toEqual(["file column-missing statusverloop"]);
    },
  );

  it("with one NUL in it is no binary file", async () => {
    const reading = await readExport(`${csvOf([SMALL_ROW])}\0`);
    expect(inShort(reading)).toEqual(["3 nul-character"]);
  });

  it("that is empty has no kind", () => {
    expect(fileKindOf(new Uint8Array(0))).toBeUndefined();
  });
});

describe("lines that end on CR alone", () => {
  it.each([
    ["throughout", csvOf([SMALL_ROW], { lineEnd: "\r" })],
    ["behind sep=", `sep=;\r${csvOf([SMALL_ROW], { lineEnd: "\r" })}`],
    ["without one at the end", csvOf([SMALL_ROW, SMALL_ROW], { lineEnd: "\r" }).trimEnd()],
  ])("refuse the file: %s", async (_, text) => {
    const reading = await readExport(text);
    expect(inShort(reading)).toEqual(["file line-ends-invalid"]);
    // Otherwise all rows would be one row of headers, and messages name headers.
    expect(JSON.stringify(reading.findings)).not.toContain("2023-01-02");
  });

  it("do not matter within quotes", async () => {
    const { findings } = await readExport(
      'traject_id;aanmelddatum;aanmeldroute;statusverloop;"noti\rtie"\nT-1;2023-01-02;;;"a\rb"\n',
    );
    expect(findings.map(({ code, column }) => [code, column])).toEqual([
      ["column-unknown", "noti"],
    ]);
  });
});
