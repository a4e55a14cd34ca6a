import { isUtf8 } from "node:buffer";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Encoding } from "../../../src/monitor/case.ts";
import { surveySource } from "../../../src/monitor/file/survey.ts";
import { utf8Stream } from "../../../src/monitor/file/utf8-stream.ts";
import { memorySource } from "../../../src/monitor/source.ts";
import { toldOf, wholeRows } from "../told-rows.ts";
import { WINDOWS_1252 } from "../windows-1252.ts";
import { styles, writeTable, type Style } from "./styles.ts";

const DEFINED = WINDOWS_1252.filter((character) => character !== "\0" && character !== "\r");

/** Characters that an encoding can hold; line breaks and quotes more often than by chance. */
function charactersOf(encoding: Encoding): fc.Arbitrary<string> {
  const any =
    encoding === "windows-1252"
      ? fc.constantFrom(...DEFINED)
      : fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }).filter(isPlain);
  return fc.oneof(any, fc.constantFrom('"', '""', ";", ",", "\t", "\n", "\r\n", " ", "|", "é"));
}

function isPlain(character: string): boolean {
  return !/[\0\r]/.test(character) && character.isWellFormed();
}

const tables = styles.chain((style) => {
  const cell = fc.array(charactersOf(style.encoding), { maxLength: 12 }).map((all) => all.join(""));
  const row = fc.array(cell, { minLength: 2, maxLength: 4 });
  return fc.record({
    style: fc.constant(style),
    table: fc.array(row, { minLength: 1, maxLength: 6 }),
  });
});

/** The rows that the file layer reads, by a dialect that is known. */
async function rowsOf(bytes: Uint8Array, { encoding, withMark, ...style }: Style) {
  const source = memorySource("texts.csv", bytes);
  const survey = await surveySource(source, { maxBytes: bytes.length, encoding });
  if ("refused" in survey) throw new Error(survey.refused);
  const dialect = {
    encoding,
    byteOrderMark: withMark,
    delimiter: style.delimiter,
    separatorLine: style.separatorLine,
    lineEnd: "lf",
  } as const;
  return wholeRows(await toldOf(utf8Stream(source, survey, {}), dialect));
}

describe("texts of any characters", () => {
  it("read back equal, however they are written", async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ style, table }) => {
        const plain = { ...style, emptyColumns: 0, emptyRows: ["none"] as const };
        const { bytes } = writeTable(table, plain);
        // Such bytes are read as UTF-8, and nothing can tell that they are not.
        fc.pre(style.encoding !== "windows-1252" || !isUtf8(bytes));
        expect(await rowsOf(bytes, plain)).toEqual(table);
      }),
      { numRuns: 500 },
    );
  });
});
