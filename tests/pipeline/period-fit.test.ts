import { describe, expect, it } from "vitest";

import { checkPeriodFit, checkPublication } from "../../src/pipeline/check-report.ts";
import { parsePeriod } from "../../src/period/period.ts";
import type { Settings } from "../../src/settings/settings.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { figuresIn } from "../compare/figures-beside.ts";

/** The findings about an export with this latest date, as "severity code". */
function fit(asked: string, latestDate: string, total = 100) {
  const period = parsePeriod(asked);
  if (period === undefined) throw new Error(`${asked} is no period`);
  const source = { rows: 100, sha256: "0".repeat(64), latestDate };
  const figures = figuresIn(asked, { "registrations.total": { value: total } }, { source });
  return checkPeriodFit(period, figures, "monitor.csv");
}

const codes = (...words: Parameters<typeof fit>) =>
  fit(...words).map(({ severity, code }) => `${severity} ${code}`);

describe("an export", () => {
  it.each([
    ["2024-Q1", "2024-03-31", []],
    ["2024-Q1", "2024-05-14", []],
    ["2024-Q1", "2024-03-30", ["warning export-ends-early"]],
    ["2024-Q1", "2024-03-01", ["warning export-ends-early"]],
    ["2024-Q1", "2024-02-29", ["error export-too-short"]],
    ["2024-Q1", "2024-01-01", ["error export-too-short"]],
    ["2024-Q1", "2023-12-31", ["error export-before-period"]],
    ["2024-03", "2024-03-01", ["warning export-ends-early"]],
    ["2024-03", "2024-02-29", ["error export-before-period"]],
  ])("of %s whose latest date is %s: %j", (period, latest, expected) => {
    expect(codes(period, latest)).toEqual(expected);
  });

  it("is refused if nobody had registered yet", () => {
    expect(codes("2024-Q1", "2024-03-31", 0)).toEqual(["error no-registrations"]);
  });

  it.each([
    ["2024-Q2", "2024-05-14", "april en mei 2024: --period 2024-04..2024-05"],
    ["2024-Q2", "2024-05-14", "(de map heet dan 2024-04--2024-05)"],
    ["2024-Q2", "2024-04-02", "april 2024: --period 2024-04."],
    ["2024", "2024-08-01", "januari t/m augustus 2024: --period 2024-01..2024-08"],
    ["2024", "2024-03-05", "januari t/m maart 2024: --period 2024-Q1."],
    ["2024", "2024-06-05", "januari t/m juni 2024: --period 2024-H1."],
    ["2023-11..2024-02", "2024-01-31", "november 2023 t/m januari 2024: --period 2023-11..2024-01"],
  ])("that does not reach %s but %s names the longest that it does: %s", (period, latest, text) => {
    expect(fit(period, latest)[0]?.message).toContain(text);
  });
});

describe("the metadata for data portals", () => {
  /** The messages about these settings. */
  async function saidOf(dataset: Settings["dataset"], day?: string): Promise<readonly string[]> {
    const period = parsePeriod("2024-Q1");
    if (period === undefined) throw new Error("no period");
    const options = day === undefined ? {} : { publishedOn: day };
    const settings = { ...(await settleSettings(options, {}, "/nonexistent")), dataset };
    return checkPublication(period, settings).flatMap(({ code, message }) =>
      code === "dataset-incomplete" ? [message] : [],
    );
  }

  it("give a warning if the settings contain a part of them, and none if they contain nothing", async () => {
    const [said, ...others] = await saidOf({ licence: "CC0-1.0", themes: ["SOCI"] }, "2024-05-27");
    expect(said).toMatch(
      /dataset\.publisher, .*dataset\.publisherUri, .*dataset\.contact en .*webpage\./,
    );
    expect(said).not.toMatch(/licence|themes/);
    expect(others).toEqual([]);
    expect(await saidOf(null, "2024-05-27")).toEqual([]);
    expect(await saidOf({ licence: "CC0-1.0" })).toEqual([]);
  });
});
