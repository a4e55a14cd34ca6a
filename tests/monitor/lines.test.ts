import { describe, expect, it } from "vitest";
import { inShort, readExport } from "./export.ts";

const HEADER = "traject_id;aanmelddatum;aanmeldroute;statusverloop;notitie";
const GOOD = (id: number) => `T-${id};2023-01-02;;;`;
const BAD = (id: number) => `T-${id};fout;;;`;
const known = (findings: readonly string[]) =>
  findings.filter((finding) => !finding.includes("column-unknown"));

describe.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
])("line numbers with %s", (_, lineEnd) => {
  const read = async (...lines: string[]) =>
    known(inShort(await readExport(lines.join(lineEnd) + lineEnd)));

  it("count the header", async () => {
    expect(await read(HEADER, BAD(1))).toEqual(["2 date-invalid aanmelddatum"]);
  });

  it("count the line sep= and blank lines before the header", async () => {
    expect(await read("sep=;", "", ";;;;", HEADER, GOOD(1), BAD(2))).toEqual([
      "6 date-invalid aanmelddatum",
    ]);
  });

  it("count blank lines and empty rows", async () => {
    expect(await read(HEADER, "", GOOD(1), ";;;;", " ", ";;\u00a0;;", BAD(2), "", "")).toEqual([
      "7 date-invalid aanmelddatum",
    ]);
  });

  it("count line breaks inside quotes; the line of a row is its first line", async () => {
    const long = `T-1;2023-01-02;;;"een${lineEnd}twee${lineEnd}${lineEnd}vier"`;
    const longAndBad = `T-2;fout;;;"een${lineEnd}twee"`;
    expect(await read(HEADER, long, longAndBad, BAD(3))).toEqual([
      "6 date-invalid aanmelddatum",
      "8 date-invalid aanmelddatum",
    ]);
  });

  it("count line breaks inside the header", async () => {
    const header = HEADER.replace("notitie", `"notitie${lineEnd}van het team"`);
    expect(await read(header, BAD(1))).toEqual(["3 date-invalid aanmelddatum"]);
  });

  it("do not need a line end after the last row", async () => {
    const reading = await readExport([HEADER, GOOD(1), BAD(2)].join(lineEnd));
    expect(known(inShort(reading))).toEqual(["3 date-invalid aanmelddatum"]);
    expect(reading.summary?.rows).toBe(2);
  });

  it("of a quote that never closes are the lines where it opens", async () => {
    const row = `T-2;2023-01-02;;"een${lineEnd}twee";"drie`;
    expect(await read(HEADER, GOOD(1), row, GOOD(3), GOOD(4))).toEqual(["4 quote-unclosed"]);
  });

  it("of a quote that never closes do not depend on quotes in later cells", async () => {
    const row = `T-2;2023-01-02;;;"een`;
    const later = `T-3;2023-01-02;;;"twee"`;
    expect(await read(HEADER, BAD(1), row, GOOD(3), later, BAD(5))).toEqual([
      "2 date-invalid aanmelddatum",
      "3 quote-unclosed",
    ]);
  });

  it("of a quote that never closes in the header", async () => {
    expect(await read(`"${HEADER}`, GOOD(1))).toEqual(["1 quote-unclosed"]);
  });

  it("of a quote that opens at the very end", async () => {
    expect(await read(HEADER, GOOD(1), `T-2;2023-01-02;;;"`)).toEqual(["3 quote-unclosed"]);
    const reading = await readExport(`${HEADER}${lineEnd}T-2;2023-01-02;;;"`);
    expect(known(inShort(reading))).toEqual(["2 quote-unclosed"]);
  });

  it.each([
    'T-2;2023-01-02;;;een "twee" drie',
    'T-2;2023-01-02;;;"een" twee',
    'T-2;2023-01-02;;; "een"',
    'T-2;2023-01-02;;;"een""',
    '"T-2"x;2023-01-02;;;',
  ])("of a quote out of place: %s", async (row) => {
    // A third quote here opens a cell again, at the end of the line.
    const findings = await read(HEADER, GOOD(1), row, BAD(3));
    expect(findings[0]).toMatch(/^3 quote-(stray|unclosed)$/);
  });

  it("of a quote out of place on a later line of its row; the rows after it are read", async () => {
    const row = `T-1;fout;;;"een${lineEnd}twee "drie" vier"`;
    expect(await read(HEADER, row, BAD(2))).toEqual([
      "3 quote-stray",
      "4 date-invalid aanmelddatum",
    ]);
  });
});

describe("quotes by RFC 4180", () => {
  it.each([
    ['"een ""twee"" drie"', 'een "twee" drie'],
    ['""', ""],
    ['""""', '"'],
    ['"a;b"', "a;b"],
    ['"a\nb"', "a\nb"],
  ])("reads %j", async (cell, text) => {
    const header = "traject_id;aanmelddatum;aanmeldroute;statusverloop;jeugdzorgregios";
    const { cases, findings } = await readExport(`${header}\n"T-1";"2023-01-02";;"";${cell}\n`);
    expect(findings).toEqual([]);
    expect(cases[0]?.jeugdzorgregios).toEqual(text === "" ? [] : [text.replace("\n", " ")]);
  });
});
