import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { DELIMITERS, ENCODINGS } from "../../src/monitor/case.ts";
import { parseDate, withoutDates } from "../../src/monitor/cells/dates.ts";
import { readRows } from "../../src/monitor/file/rows.ts";
import { SeenIds } from "../../src/monitor/across-rows.ts";
import { addDays, type Day, dayOf, isoDay } from "../../src/period/period.ts";
import { csvOf, encoded, readExport, SMALL_ROW, type RowText } from "./export.ts";
import { chunksOf, rowEventsOf } from "./row-events.ts";

const FIRST = dayOf(2000, 1, 1) ?? (0 as Day);
const days = fc.integer({ min: 0, max: 36_524 }).map((count) => addDays(FIRST, count));
const spellings = fc.constantFrom(
  (iso: string) => iso,
  (iso: string) => iso.replaceAll("-", "/"),
  (iso: string) => iso.split("-").reverse().join("-"),
  (iso: string) => iso.split("-").reverse().map(Number).join("/"),
  (iso: string) => `${iso} 13:45`,
  (iso: string) => `${iso}T00:00:00.000Z`,
);

describe("dates", () => {
  it("mean the same day in every spelling", () => {
    fc.assert(
      fc.property(days, spellings, (day, spell) => {
        expect(parseDate(spell(isoDay(day)))).toBe(day);
      }),
    );
  });

  it("are removed from a text in every spelling", () => {
    fc.assert(
      fc.property(days, spellings, (day, spell) => {
        expect(withoutDates(`gestart@${spell(isoDay(day))}, en`)).toBe("gestart@|, en");
      }),
    );
  });
});

/** One to three answers of a column, as in a cell. */
function answersOf(name: string, max: number): fc.Arbitrary<string> {
  const column = STANDARD_CODEBOOK.columns.find((candidate) => candidate.name === name);
  const choices = column !== undefined && "choices" in column ? column.choices : [];
  const spelt = choices.flatMap(({ code, label }) => [code, label, code.toUpperCase()]);
  return fc.array(fc.constantFrom(...spelt), { maxLength: max }).map((list) => list.join("|"));
}

const freeText = fc
  .array(fc.constantFrom("a", "é", "€", "\u{1f600}", '"', ";", "\n", "\r\n", " "), { maxLength: 6 })
  .map((parts) => parts.join(""));
const names = fc.constantFrom(
  "Haaglanden",
  "Fryslân",
  "Noord; en, zuid",
  'De "Kop"',
  "Een\r\ntwee",
);
const rows: fc.Arbitrary<RowText[]> = fc
  .array(
    fc.record({
      aanmelddatum: days.map(isoDay),
      aanmeldroute: answersOf("aanmeldroute", 1),
      herkomst: answersOf("herkomst", 1),
      kinderen: fc.option(fc.integer({ min: 0, max: 99 }), { nil: "" }).map(String),
      redenen_uithuisplaatsing: answersOf("redenen_uithuisplaatsing", 3),
      jeugdzorgregios: fc.array(names, { maxLength: 3 }).map((list) => list.join("|")),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.map((row, index) => ({ ...SMALL_ROW, ...row, traject_id: `T-${index}` })));

describe("an export", () => {
  it("reads back equal in every dialect", async () => {
    const dialects = fc.record({
      encoding: fc.constantFrom(...ENCODINGS),
      delimiter: fc.constantFrom(...DELIMITERS),
      lineEnd: fc.constantFrom("\n", "\r\n"),
    });
    await fc.assert(
      fc.asyncProperty(rows, dialects, async (list, { encoding, delimiter, lineEnd }) => {
        const plain = await readExport(csvOf(list));
        const text = csvOf(list, { delimiter, lineEnd });
        const reading = await readExport(encoded(text, encoding, encoding !== "windows-1252"));
        // The rows are of any year, so some dates are far from all others.
        expect(plain.findings.filter(({ code }) => code !== "date-far")).toEqual([]);
        expect(plain.cases).toHaveLength(list.length);
        expect(reading.cases).toEqual(plain.cases);
        expect(reading.summary?.dialect).toMatchObject({ delimiter });
      }),
    );
  });

  it("gives each row its cells and the line on which it starts", async () => {
    const tables = fc.array(fc.array(freeText, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 9 }), async (table, chunkLength) => {
        const quoted = table.map((cells) =>
          cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";"),
        );
        const expected = table.map((cells, index) => ({
          cells,
          line: quoted.slice(0, index).join("\n").split("\n").length + (index === 0 ? 0 : 1),
        }));
        expect(await rowsOf(`${quoted.join("\n")}\n`, chunkLength)).toEqual(expected);
      }),
    );
  });

  it("never fails on any text, but reports the place of each mistake", async () => {
    const parts = fc.constantFrom('"', '""', ";", "\n", "\r\n", "\r", "a", "€", " ", "sep=;");
    const texts = fc.array(parts, { maxLength: 40 }).map((list) => list.join(""));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const header = "traject_id;aanmelddatum;aanmeldroute;statusverloop\n";
        const { findings, summary } = await readExport(header + text);
        expect(findings.length > 0).toBe(true);
        expect(summary).not.toBeNull();
        for (const { line } of findings) {
          expect(line ?? 1).toBeLessThanOrEqual((header + text).split("\n").length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a text that is read chunk by chunk", () => {
  // Pieces with a quote go through the parser. Other pieces are cut at their line ends.
  it("has the same rows and faults for any size of the chunks", async () => {
    const parts = ['"', '""', ';"', '";', ";", "\n", "\n", "\r\n", "\r\r\n", "\r", "a", "€"];
    const texts = fc
      .array(fc.constantFrom(...parts, "\n\uFEFF", '="1"', '\n\uFEFF"'), { maxLength: 30 })
      .map((list) => Buffer.from(list.join("")));
    const lineEnds = fc.constantFrom("lf", "crcrlf");
    await fc.assert(
      fc.asyncProperty(
        texts,
        lineEnds,
        fc.integer({ min: 1, max: 12 }),
        async (bytes, lineEnd, length) => {
          const dialect = { ...DIALECT, lineEnd } as const;
          const atOnce = await rowEventsOf(chunksOf(bytes, bytes.length + 1), dialect);
          expect(await rowEventsOf(chunksOf(bytes, length), dialect)).toEqual(atOnce);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("seen ids", () => {
  it("know the line of every id", () => {
    const ids = new SeenIds();
    for (let line = 1; line <= 20_000; line += 1) {
      expect(ids.note(`T-${line * 7}`, line)).toBeUndefined();
    }
    for (let line = 1; line <= 20_000; line += 1) expect(ids.note(`T-${line * 7}`, 1)).toBe(line);
  });
});

const DIALECT = {
  encoding: "utf-8",
  byteOrderMark: false,
  delimiter: ";",
  separatorLine: false,
  lineEnd: "lf",
} as const;

async function rowsOf(text: string, chunkLength: number) {
  const bytes = Buffer.from(text);
  const rows: { cells: readonly string[]; line: number }[] = [];
  async function* chunks() {
    for (let start = 0; start < bytes.length; start += chunkLength) {
      yield bytes.subarray(start, start + chunkLength);
    }
  }
  const unexpected = (line: number) => {
    throw new Error(`unexpected on line ${line}`);
  };
  await readRows(chunks(), DIALECT, {
    row(cells, line, isBroken) {
      if (isBroken) unexpected(line);
      return rows.push({ cells, line }) > 0;
    },
    strayQuote: unexpected,
    unclosedQuote: unexpected,
    tooLargeRow: unexpected,
  });
  return rows;
}
