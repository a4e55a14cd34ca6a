import { describe, expect, it } from "vitest";

import { rowRuleMessages } from "../../src/messages/monitor.ts";
import { parseIsoDay } from "../../src/period/period.ts";
import { csvOf, fullRows, inShort, readExport, type RowText } from "./export.ts";
import { isRowRule } from "../../src/findings/finding.ts";

const read = (...changes: RowText[]) =>
  readExport(csvOf(fullRows(...changes)), { skipInvalid: true });
const errorsIn = (findings: readonly { severity: string; code: string }[]) =>
  findings.filter(({ severity }) => severity === "error").map(({ code }) => code);

describe("leaving out the rows with a mistake", () => {
  it("reads the others, and warns of each mistake", async () => {
    const reading = await read(
      {},
      { kinderen: "veel", aanmelddatum: "31-02-2023" },
      { resultaten: "" },
      { kinderen: "x" },
      {},
    );
    expect(reading.cases.map((found) => found.traject_id)).toEqual(["T-1", "T-5"]);
    expect(inShort(reading)).toEqual([
      "3 date-invalid aanmelddatum",
      "3 count-invalid kinderen",
      "4 returned-without-result kinderen_teruggeplaatst",
      "5 count-invalid kinderen",
    ]);
    for (const { severity, skipped } of reading.findings) {
      expect([severity, skipped]).toEqual(["warning", true]);
    }
    expect(reading.summary).toMatchObject({
      rows: 5,
      skipped: {
        rows: 3,
        byRule: { "date-invalid": 1, "count-invalid": 2, "returned-without-result": 1 },
      },
    });
  });

  it("leaves out a row with too few or too many cells", async () => {
    const text = `${csvOf(fullRows({}))}T-2;2023-01-02\n${
      csvOf(fullRows({ traject_id: "T-3" })).split("\n")[1] ?? ""
    };x\n`;
    const reading = await readExport(text, { skipInvalid: true });
    expect(errorsIn(reading.findings)).toEqual([]);
    expect(reading.summary?.skipped).toEqual({
      rows: 2,
      byRule: { "row-too-short": 1, "row-too-long": 1 },
    });
  });

  it("ignores the dates of a row that is left out for the latest date of the export", async () => {
    const late = { eerste_contact_op: "2099-12-31", kinderen: "x" };
    const { summary } = await read({}, late);
    expect(summary?.latestDate).toBe(parseIsoDay("2023-10-02"));
  });

  it("keeps a row with only a warning", async () => {
    const reading = await read({ gezag: "geen|een_ouder" });
    expect(reading.cases).toHaveLength(1);
    expect(reading.summary?.skipped.rows).toBe(0);
  });

  it("still refuses personal data, in a row that is left out too", async () => {
    const reading = await read({}, { kinderen: "x", herkomst: "jan@voorbeeld.nl" });
    expect(errorsIn(reading.findings)).toEqual(["personal-data-email"]);
  });

  it("still refuses a repeated pseudonym, also of a row that is left out", async () => {
    const twice = await read({}, { traject_id: "T-1" });
    expect(errorsIn(twice.findings)).toEqual(["id-repeated"]);
    const ofSkipped = await read({ kinderen: "x" }, { traject_id: "T-1" });
    expect(errorsIn(ofSkipped.findings)).toEqual(["id-repeated"]);
  });

  it.each([
    ["a missing column", "traject_id;aanmelddatum\nT-1;2023-01-02\n", "column-missing"],
    ["no rows", "traject_id;aanmelddatum;aanmeldroute;statusverloop\n", "no-rows"],
    ["a quote that never closes", `${csvOf(fullRows({}))}"T-2;`, "quote-unclosed"],
    ["a quote out of place", `${csvOf(fullRows({}))}T-2;"a"b\n`, "quote-stray"],
    [
      "a cell that is too long",
      csvOf(fullRows({}, { herkomst: "x".repeat(10_001) })),
      "cell-too-long",
    ],
  ])("still refuses %s", async (_, text, code) => {
    const { findings } = await readExport(text, { skipInvalid: true });
    expect(errorsIn(findings)).toContain(code);
  });

  it("refuses a file without any row left", async () => {
    const reading = await read({ kinderen: "x" }, { kinderen: "y" });
    expect(errorsIn(reading.findings)).toEqual(["no-valid-rows"]);
  });

  describe("stops if too many rows would be left out", () => {
    const files = (bad: number, all: number, skipAtMost?: number) =>
      readExport(
        csvOf(
          fullRows(...Array.from({ length: all }, (_, at) => (at < bad ? { kinderen: "x" } : {}))),
        ),
        { skipInvalid: true, skipAtMost },
      );

    it.each([
      [5, 6],
      [6, 60],
      [1, 2],
    ])("not at %i of %i rows", async (bad, all) => {
      const { findings, summary } = await files(bad, all);
      expect(errorsIn(findings)).toEqual([]);
      expect(summary?.skipped.rows).toBe(bad);
    });

    it.each([
      [6, 59],
      [12, 20],
    ])("at %i of %i rows", async (bad, all) => {
      const { findings } = await files(bad, all);
      expect(errorsIn(findings)).toEqual(["too-many-skipped"]);
      expect(findings[0]?.message).toContain(`${all} rijen zouden er ${bad} worden weggelaten`);
      expect(findings[0]?.message).toContain("--skip-at-most");
    });

    it("only beyond the chosen percentage, also for few rows", async () => {
      expect(errorsIn((await files(12, 20, 60)).findings)).toEqual([]);
      expect(errorsIn((await files(12, 20, 59)).findings)).toEqual(["too-many-skipped"]);
      expect(errorsIn((await files(1, 20, 4)).findings)).toEqual(["too-many-skipped"]);
      expect(errorsIn((await files(1, 20, 5)).findings)).toEqual([]);
    });

    it("but gives no such finding if no row is left", async () => {
      expect(errorsIn((await files(9, 9)).findings)).toEqual(["no-valid-rows"]);
    });
  });

  it("has words for each rule, and accepts no other word as a rule", () => {
    for (const words of Object.values(rowRuleMessages)) expect(words).toMatch(/^[a-z]/);
    expect(isRowRule("id-repeated")).toBe(false);
    expect(isRowRule("personal-data-email")).toBe(false);
    expect(isRowRule("custody-contradiction")).toBe(false);
  });
});
