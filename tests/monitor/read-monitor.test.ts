import { describe, expect, it } from "vitest";
import { createHash } from "node:crypto";
import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { parseIsoDay } from "../../src/period/period.ts";
import { readMonitor } from "../../src/monitor/read-monitor.ts";
import { csvOf, FULL_ROW, fullRows, inShort, readExport, SMALL_ROW } from "./export.ts";

const day = (text: string) => parseIsoDay(text);

describe("a file that follows the contract", () => {
  it("gives every row as a case, in the order of the file", async () => {
    const { cases, findings } = await readExport(csvOf(fullRows({}, {}, {})));
    expect(findings).toEqual([]);
    expect(cases.map((found) => found.traject_id)).toEqual(["T-1", "T-2", "T-3"]);
  });

  it("reads every type of cell", async () => {
    const { cases } = await readExport(csvOf([FULL_ROW]));
    expect(cases[0]).toEqual({
      traject_id: "T-1",
      aanmelddatum: day("2023-01-02"),
      aanmeldroute: "professional",
      statusverloop: [
        { code: "gestart", day: day("2023-01-09") },
        { code: "afgesloten", day: day("2023-10-02") },
      ],
      via_ondersteuningsbrief: "ja",
      herkomst: "utrecht",
      eerste_contact_op: day("2023-01-03"),
      welkomstgesprek_ingepland_op: day("2023-01-05"),
      ondersteunde: "moeder",
      gezinssamenstelling: "eenoudergezin",
      gezag: ["een_ouder"],
      kinderen: 4,
      kinderen_nu_uithuisgeplaatst: 2,
      kinderen_eerder_uithuisgeplaatst: 1,
      kinderen_met_maatregel: 1,
      kinderen_zonder_maatregel: 1,
      kinderen_met_en_zonder_maatregel: 1,
      kinderen_in_pleeggezin: 1,
      kinderen_bij_andere_ouder: 1,
      kinderen_in_netwerk: 1,
      kinderen_in_instelling: 0,
      kinderen_teruggeplaatst: 1,
      jeugdzorgregios: ["Haaglanden", "Rijnmond"],
      redenen_uithuisplaatsing: ["middelengebruik", "strafbare_feiten"],
      gewenste_situatie: ["overig"],
      ondersteuningsvragen: ["schulden", "gezag"],
      geboden_ondersteuning: ["zelfregie"],
      verklarende_analyse: [
        { code: "gestart", day: day("2023-02-01") },
        { code: "afgerond", day: day("2023-03-01") },
      ],
      resultaten: [{ code: "terugplaatsing_kinderen", day: day("2023-09-01") }],
    });
  });

  it("reads an empty cell and an absent column as unknown", async () => {
    const empty = Object.fromEntries(Object.keys(FULL_ROW).map((name) => [name, ""]));
    const filled = await readExport(csvOf([{ ...empty, ...SMALL_ROW }]));
    const absent = await readExport(csvOf([SMALL_ROW]));
    expect(filled.findings).toEqual([]);
    expect(absent.findings).toEqual([]);
    expect(absent.cases).toEqual(filled.cases);
    expect(absent.cases[0]).toMatchObject({
      aanmeldroute: null,
      statusverloop: [],
      kinderen: null,
      gezag: [],
    });
    expect(absent.summary?.columns).toEqual(new Set(Object.keys(SMALL_ROW)));
  });

  it("returns a summary of the file", async () => {
    const text = csvOf(fullRows({}, { resultaten: "terugplaatsing_kinderen@14-05-2024" }));
    const { summary } = await readExport(text);
    expect(summary).toEqual({
      rows: 2,
      sha256: createHash("sha256").update(text).digest("hex"),
      latestDate: day("2024-05-14"),
      firstDate: day("2023-01-02"),
      hasEarlierDate: false,
      columns: new Set(Object.keys(FULL_ROW)),
      dialect: {
        encoding: "utf-8",
        byteOrderMark: false,
        delimiter: ";",
        separatorLine: false,
        lineEnd: "lf",
      },
      skipped: { rows: 0, byRule: {} },
      unknownHeaders: [],
      tallied: {
        rows: 2,
        filled: new Map(STANDARD_CODEBOOK.columns.map(({ name }) => [name, 2])),
        registered: new Map([[parseIsoDay("2023-01-02"), 2]]),
      },
    });
  });
});

describe("a file that breaks the contract", () => {
  it("gives the valid rows only", async () => {
    const reading = await readExport(csvOf(fullRows({}, { kinderen: "veel" }, {})));
    expect(inShort(reading)).toEqual(["3 count-invalid kinderen"]);
    expect(reading.cases.map((found) => found.traject_id)).toEqual(["T-1", "T-3"]);
    expect(reading.summary?.rows).toBe(3);
  });

  it("orders the findings by line, then by column", async () => {
    const bad = { kinderen: "x", aanmelddatum: "x", resultaten: "x" };
    const reading = await readExport(csvOf(fullRows(bad, { herkomst: "x" })));
    expect(inShort(reading)).toEqual([
      "2 date-invalid aanmelddatum",
      "2 count-invalid kinderen",
      "2 choice-unknown resultaten",
      "3 choice-unknown herkomst",
    ]);
  });

  it("lists every one of fifty thousand errors", async () => {
    const header = "traject_id;aanmelddatum;aanmeldroute;statusverloop;gezag;kinderen";
    const rows = Array.from(
      { length: 50_000 },
      (_, index) => `T-${index};2024-01-01;overig;;een_ouder;x`,
    );
    const { findings, omitted } = await readExport([header, ...rows].join("\n"));
    expect(findings).toHaveLength(50_000);
    expect(findings.at(-1)).toMatchObject({ line: 50_001, column: "kinderen" });
    expect(omitted).toEqual({ errors: 0, warnings: 0 });
  });

  it("never repeats the text of a cell", async () => {
    const secret = "Geheim#Woord";
    const row = Object.fromEntries(Object.keys(FULL_ROW).map((name) => [name, secret]));
    const text = `${csvOf([row])}"${secret}"x;${secret}\n${secret};\n`;
    const { findings } = await readExport(text);
    expect(findings.length).toBeGreaterThan(25);
    expect(JSON.stringify(findings)).not.toContain("Geheim");
  });
});

describe("the reading itself", () => {
  const source = (chunks: readonly string[], closed: { times: number }) => ({
    name: "monitor.csv",
    size: null,
    async *open() {
      try {
        for (const chunk of chunks) yield Buffer.from(chunk);
      } finally {
        closed.times += 1;
      }
    },
  });

  it("reports its progress and closes its streams", async () => {
    const closed = { times: 0 };
    const text = csvOf([FULL_ROW]);
    const progress: number[] = [];
    const options = { codebook: STANDARD_CODEBOOK, onProgress: (n: number) => progress.push(n) };
    await readMonitor(source([text.slice(0, 100), text.slice(100)], closed), options, () => {});
    expect(progress).toEqual([100, text.length]);
    expect(closed.times).toBe(2);
  });

  it("closes its streams if the header is refused", async () => {
    const closed = { times: 0 };
    const chunks = ["a;b\n", ...Array.from({ length: 100 }, () => "1;2\n".repeat(100_000))];
    const reading = await readMonitor(
      source(chunks, closed),
      { codebook: STANDARD_CODEBOOK },
      () => {},
    );
    expect(reading.findings).toHaveLength(4);
    expect(closed.times).toBe(2);
  });

  it("stops at once when the signal aborts", async () => {
    const closed = { times: 0 };
    const abort = new AbortController();
    const text = csvOf(fullRows(...Array.from({ length: 5_000 }, () => ({}))));
    const chunks = [text.slice(0, text.length / 2), text.slice(text.length / 2)];
    const options = { codebook: STANDARD_CODEBOOK, signal: abort.signal };
    const reading = readMonitor(source(chunks, closed), options, () => abort.abort());
    await expect(reading).rejects.toThrow("aborted");
    expect(closed.times).toBe(2);
  });

  it.each([
    ["longer", (text: string) => `${text}T-2;2023-01-02;;\n`],
    ["other, of the same length", (text: string) => text.replace("T-1", "T-2")],
  ])("refuses a file that is %s at the second reading", async (_, change) => {
    const text = csvOf([SMALL_ROW]);
    let readings = 0;
    const changing = {
      name: "monitor.csv",
      size: null,
      async *open() {
        readings += 1;
        yield Buffer.from(readings === 1 ? text : change(text));
      },
    };
    const reading = readMonitor(changing, { codebook: STANDARD_CODEBOOK }, () => {});
    await expect(reading).rejects.toThrow("is veranderd terwijl het werd gelezen");
  });

  it("passes on what the caller throws", async () => {
    const options = { codebook: STANDARD_CODEBOOK };
    const reading = readMonitor(source([csvOf([FULL_ROW])], { times: 0 }), options, () => {
      throw new RangeError("from the caller");
    });
    await expect(reading).rejects.toThrow("from the caller");
  });
});
