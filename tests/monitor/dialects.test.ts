import { describe, expect, it } from "vitest";
import { DELIMITERS, ENCODINGS } from "../../src/monitor/case.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { readMonitor } from "../../src/monitor/read-monitor.ts";
import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { csvOf, encoded, fullRows, inShort, ODD_REGIONS, readExport, SMALL_ROW } from "./export.ts";

const ROWS = fullRows(
  { jeugdzorgregios: "Fryslân – €|Kop, van; Noord-Holland", herkomst: "Fryslân" },
  { gezag: "Eén ouder", jeugdzorgregios: 'De "Regio"\r\nop twee regels' },
);

const DIALECTS = ENCODINGS.flatMap((encoding) =>
  // UTF-16 is recognised by its mark; Windows-1252 has none.
  [false, true]
    .filter((mark) => encoding === "utf-8" || mark === encoding.startsWith("utf-16"))
    .flatMap((mark) =>
      DELIMITERS.flatMap((delimiter) =>
        ["\n", "\r\n"].flatMap((lineEnd) =>
          [false, true].map((separatorLine) => ({
            encoding,
            mark,
            delimiter,
            lineEnd,
            separatorLine,
          })),
        ),
      ),
    ),
);

describe("an export reads the same in every dialect", () => {
  it.each(DIALECTS)("%j", async ({ encoding, mark, delimiter, lineEnd, separatorLine }) => {
    const plain = await readExport(csvOf(ROWS));
    const first = separatorLine ? `sep=${delimiter}${lineEnd}` : "";
    const text = first + csvOf(ROWS, { delimiter, lineEnd });
    const reading = await readExport(encoded(text, encoding, mark));
    expect(reading.findings).toEqual([]);
    expect(reading.cases).toEqual(plain.cases);
    expect(reading.summary?.dialect).toEqual({
      encoding,
      byteOrderMark: mark,
      delimiter,
      separatorLine,
      lineEnd: lineEnd === "\n" ? "lf" : "crlf",
    });
  });

  it.each(DIALECTS.filter(({ separatorLine }) => !separatorLine))(
    "%j forced",
    async ({ encoding, mark, delimiter, lineEnd }) => {
      const text = csvOf(ROWS, { delimiter, lineEnd });
      const reading = await readExport(encoded(text, encoding, mark), { encoding, delimiter });
      expect(reading.cases).toHaveLength(2);
      expect(reading.findings).toEqual([]);
    },
  );

  it("in chunks of one byte", async () => {
    for (const encoding of ENCODINGS) {
      const text = csvOf(ROWS, { lineEnd: "\r\n" });
      const bytes = encoded(text, encoding, encoding.startsWith("utf-16"));
      const open = async function* () {
        for (const byte of bytes) yield Uint8Array.of(byte);
      };
      const regions: string[] = [];
      const reading = await readMonitor(
        { name: "bytes", size: null, open },
        { codebook: ODD_REGIONS },
        (found) => regions.push(...found.jeugdzorgregios),
      );
      expect(reading.findings).toEqual([]);
      expect(reading.summary?.dialect.encoding).toBe(encoding);
      expect(regions).toEqual([
        "Fryslân – €",
        "Kop, van; Noord-Holland",
        'De "Regio" op twee regels',
      ]);
    }
  });
});

describe("the encoding", () => {
  const text = csvOf([{ ...SMALL_ROW, notitie: "café" }]);

  it("is Windows-1252 if the bytes are not UTF-8", async () => {
    const { summary } = await readExport(encoded(text, "windows-1252"));
    expect(summary?.dialect.encoding).toBe("windows-1252");
  });

  it("can be UTF-16 without a mark if the user says so", async () => {
    const { summary } = await readExport(encoded(text, "utf-16le"), { encoding: "utf-16le" });
    expect(summary?.dialect).toMatchObject({ encoding: "utf-16le", byteOrderMark: false });
  });

  it("may be forced to Windows-1252 for a file with the mark of UTF-8", async () => {
    const options = { encoding: "windows-1252" } as const;
    const { summary } = await readExport(encoded(csvOf([SMALL_ROW]), "utf-8", true), options);
    expect(summary?.rows).toBe(1);
  });

  it("is refused on the line that breaks it, if it is forced or marked", async () => {
    const bytes = encoded(text, "windows-1252");
    const forced = await readExport(bytes, { encoding: "utf-8" });
    expect(inShort(forced)).toEqual(["2 encoding-invalid"]);
    expect(forced.summary).toBeNull();
    const marked = await readExport(Buffer.concat([Buffer.from("\u{feff}"), bytes]));
    expect(inShort(marked)).toEqual(["2 encoding-invalid"]);
  });

  it("is refused if the last character is incomplete", async () => {
    const bytes = Buffer.from(`\u{feff}${csvOf([SMALL_ROW])}é`).subarray(0, -1);
    expect(inShort(await readExport(bytes))).toEqual(["3 encoding-invalid"]);
    const wide = encoded(csvOf([SMALL_ROW]), "utf-16be", true).subarray(0, -1);
    expect(inShort(await readExport(wide))).toEqual(["2 encoding-invalid"]);
  });

  it("refuses half a character of UTF-16", async () => {
    for (const encoding of ["utf-16le", "utf-16be"] as const) {
      const half = csvOf([SMALL_ROW, { ...SMALL_ROW, traject_id: "T-\u{d83d}x" }, SMALL_ROW]);
      const reading = await readExport(encoded(half, encoding, true));
      expect(inShort(reading)).toEqual(["3 encoding-invalid"]);
      const whole = csvOf([{ ...SMALL_ROW, jeugdzorgregios: "De \u{1f600}" }]);
      // It is read unchanged, although no font of the report can print it.
      const read = await readExport(encoded(whole, encoding, true));
      expect(inShort(read)).toEqual([
        "2 region-garbled jeugdzorgregios",
        "2 region-unknown jeugdzorgregios",
      ]);
      expect(read.cases[0]?.jeugdzorgregios).toEqual(["De \u{1f600}"]);
    }
  });

  it("refuses a NUL character", async () => {
    const withNul = csvOf([SMALL_ROW, { ...SMALL_ROW, traject_id: "T-\0" }]);
    for (const encoding of ENCODINGS) {
      const reading = await readExport(encoded(withNul, encoding, true), { encoding });
      expect(inShort(reading)).toEqual(["3 nul-character"]);
      expect(reading.cases).toEqual([]);
    }
  });

  it("is not guessed for UTF-16 without a mark; its NULs are reported", async () => {
    expect(inShort(await readExport(encoded(text, "utf-16le")))).toEqual(["1 nul-character"]);
  });
});

describe("the delimiter", () => {
  const header = "traject_id;aanmelddatum;aanmeldroute;statusverloop";

  it("follows the headers, not the line sep=", async () => {
    const reading = await readExport(`sep=,\n${header}\nT-1;2023-01-02;;\n`);
    expect(reading.findings).toEqual([]);
    expect(reading.summary?.dialect).toMatchObject({ delimiter: ";", separatorLine: true });
  });

  it("may be within a header", async () => {
    const reading = await readExport(`${header};"a,b,c,d,e,f,g"\nT-1;2023-01-02;;;\n`);
    expect(inShort(reading)).toEqual(["1 column-unknown kolom 5"]);
  });

  it("gives the most known headers if a required one is missing", async () => {
    const reading = await readExport("traject_id,aanmelddatum,aanmeldroute\nT-1,2023-01-02,\n");
    expect(inShort(reading)).toEqual(["file column-missing statusverloop"]);
  });

  it("can be forced", async () => {
    const reading = await readExport(`${header}\nT-1;2023-01-02;;\n`, { delimiter: "," });
    expect(inShort(reading)).toHaveLength(4);
  });

  it.each(["sep=;", "SEP=;", '"sep=;"', "sep=;;;;", "sep=\t"])(
    "knows the line %j",
    async (line) => {
      const reading = await readExport(`${line}\r\n${header}\r\nT-1;2023-01-02;;\r\n`);
      expect(reading.findings).toEqual([]);
      expect(reading.summary?.dialect.separatorLine).toBe(true);
    },
  );
});

describe("the size", () => {
  it("is limited", async () => {
    const text = csvOf([SMALL_ROW]);
    const options = { maxBytes: text.length - 1 };
    const reading = await readExport(text, options);
    expect(inShort(reading)).toEqual(["file file-too-large"]);
    expect(reading.summary).toBeNull();
    const unknownSize = { ...memorySource("pipe", Buffer.from(text)), size: null };
    const piped = await readMonitor(
      unknownSize,
      { codebook: STANDARD_CODEBOOK, ...options },
      () => {},
    );
    expect(inShort(piped)).toEqual(["file file-too-large"]);
    expect((await readExport(text, { maxBytes: text.length })).findings).toEqual([]);
  });

  it.each([
    [1, "groter dan 1 byte."],
    [10, "groter dan 10 bytes."],
    [2048, "groter dan 2 KiB."],
    [1024 ** 2, "groter dan 1 MiB."],
  ])(
    "of %i bytes is written in words, with the unit if it may be forgotten",
    async (max, words) => {
      const reading = await readExport("x".repeat(max + 1), { maxBytes: max });
      const message = reading.findings[0]?.message ?? "";
      expect(message).toContain(words);
      expect(message.includes("zoals --max-size 500MB")).toBe(max < 1024 ** 2);
    },
  );
});
