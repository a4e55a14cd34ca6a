import { isUtf8 } from "node:buffer";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Delimiter, DELIMITERS, type Dialect, MAX_BYTES } from "../../src/monitor/case.ts";
import { byteOrderMarkOf } from "../../src/monitor/file/encodings.ts";
import { surveySource } from "../../src/monitor/file/survey.ts";
import { utf8Stream } from "../../src/monitor/file/survey.ts";
import type { MonitorSource } from "../../src/monitor/source.ts";
import { chunksOf, rowEventsOf, wholeRows } from "./row-events.ts";
import { WINDOWS_1252 } from "./windows-1252.ts";
import { bytesOf, ENCODED, needsQuotes, quoted } from "./written-table.ts";

const PUNCTUATION = ['"', '""', ";", ",", "\t", "\n", "\r\n", "\r", " ", "\u00a0", "|", "="];
const anyCharacter = fc.string({ unit: "binary", minLength: 1, maxLength: 1 });
const charactersOf = (encoding: string) =>
  encoding === "windows-1252" ? fc.constantFrom(...WINDOWS_1252) : anyCharacter;

/** Cells of any text that the encoding can contain, without NUL, which no export may have. */
function tablesIn(encoding: string): fc.Arbitrary<string[][]> {
  const characters = charactersOf(encoding).filter((character) => character !== "\0");
  const unit = fc.oneof(fc.constantFrom(...PUNCTUATION), fc.constant("\u{feff}"), characters);
  const inEncoding =
    encoding === "windows-1252" ? fc.oneof(fc.constantFrom(...PUNCTUATION), characters) : unit;
  const cells = fc.string({ unit: inEncoding, maxLength: 12 });
  return fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
}

/**
 * The text of a table. Each cell that can do without quotes has them only if `isQuoted` says so.
 */
function textOf(
  table: readonly (readonly string[])[],
  delimiter: Delimiter,
  lineEnd: string,
  isQuoted: (cell: string) => boolean,
): string {
  const written = (cell: string) =>
    needsQuotes(cell, delimiter) || isQuoted(cell) ? quoted(cell) : cell;
  return table.map((cells) => cells.map(written).join(delimiter) + lineEnd).join("");
}

/** The line on which each row of a table starts. */
function linesOf(table: readonly (readonly string[])[]): number[] {
  let line = 1;
  return table.map((cells) => {
    const start = line;
    line += cells.join("").split("\n").length;
    return start;
  });
}

const writings = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  isQuoted: fc.func(fc.boolean()),
  chunk: fc.constantFrom(1, 2, 3, 5, 16, 1_000),
});

describe.each(ENCODED)("texts in $encoding (with mark: $withMark)", ({ encoding, withMark }) => {
  it("read back equal, each row with the line on which it starts", async () => {
    await fc.assert(
      fc.asyncProperty(tablesIn(encoding), writings, async (table, writing) => {
        const { delimiter, lineEnd, isQuoted, chunk } = writing;
        const text = textOf(table, delimiter, lineEnd, isQuoted);
        const bytes = bytesOf(text, encoding, withMark);
        // Such bytes are correctly read as another encoding.
        fc.pre(withMark || byteOrderMarkOf(bytes) === undefined);
        fc.pre(encoding === "utf-8" || withMark || !isUtf8(bytes) || /^[\0-\u007f]*$/.test(text));

        const source: MonitorSource = {
          name: "monitor.csv",
          size: bytes.length,
          open: () => chunksOf(bytes, chunk),
        };
        const survey = await surveySource(source, { maxBytes: MAX_BYTES });
        if ("refused" in survey) throw new Error(survey.refused);
        const dialect: Dialect = { ...survey, delimiter, separatorLine: false, lineEnd: "lf" };
        const events = await rowEventsOf(utf8Stream(source, survey, {}), dialect);
        expect(wholeRows(events)).toEqual(table);
        expect(events.rows.map(({ line }) => line)).toEqual(linesOf(table));
      }),
      { numRuns: 400 },
    );
  });
});
