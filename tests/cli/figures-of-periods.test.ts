import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere, succeeds } from "./run-report.ts";

const EXPORT = path.join(PROJECT, "fixtures/monitor.csv");
const QUARTERS = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];

interface Figures {
  readonly period: { readonly id: string };
  readonly figures: Readonly<Record<string, object>>;
}

describe("report figures of several periods", () => {
  let folder: string;
  const figures = async (...words: readonly string[]): Promise<string> => {
    const all = ["figures", "--input", EXPORT, ...words];
    return (await succeeds(runHere(all, { folder }))).stdout;
  };
  beforeAll(() => {
    folder = emptyFolder();
  });

  it("are one document, and nothing can be derived from them together", async () => {
    const text = await figures("--period", "2023-Q1..2023-Q4", "--format", "json");
    const { periods } = JSON.parse(text) as { periods: readonly Figures[] };
    expect(periods.map(({ period }) => period.id)).toEqual(QUARTERS);
    const files = periods.map((one) => {
      const file = `${one.period.id}.json`;
      writeFileSync(path.join(folder, file), `${JSON.stringify(one, null, 2)}\n`);
      return file;
    });
    const audit = await runHere(["audit", ...files, "--format", "json"], { folder });
    expect(JSON.parse(audit.stdout)).toMatchObject({ derivable: 0 });
    expect(audit.code).toBe(0);
  });

  it("have one header in CSV", async () => {
    const text = await figures("--period", "2023-Q1,2023-Q2", "--format", "csv");
    expect(text.match(/\uFEFF/g)).toHaveLength(1);
    expect(text.match(/period_id/g)).toHaveLength(1);
    expect(text).toMatch(/^2023-Q1;.*registrations\.total;/m);
    expect(text).toMatch(/^2023-Q2;.*registrations\.total;/m);
  });

  it("are beside each other in a table of the requested ones", async () => {
    const text = await figures("--period", "2023-Q1..2023-Q3", "--figure", "registrations.total");
    expect(text).toMatch(/^ +2023-Q1 +2023-Q2 +2023-Q3\nAanmeldingen +376 +449 +528$/m);
    expect(text).not.toContain("Aanmeldingen naar route");
  });

  it("are the same as figures.csv and figures.json for one period", async () => {
    const out = path.join(folder, "out/2023-Q1/voortgangsrapportage");
    mkdirSync(path.dirname(out), { recursive: true });
    const words = ["generate", "--input", EXPORT, "--period", "2023-Q1"];
    await succeeds(runHere(words, { folder }));
    for (const format of ["csv", "json"]) {
      const file = readFileSync(path.join(out, `figures-2023-Q1.${format}`), "utf8");
      // Only a report shows where a figure is defined.
      const said = file.replaceAll(/;[^;]*#definitie-[\w-]+\r\n/g, ";\r\n");
      expect(await figures("--period", "2023-Q1", "--format", format)).toBe(said);
    }
  });

  it("are chosen by a pattern, which must match a figure", async () => {
    const text = await figures("--period", "2023-Q1", "--figure", "status", "--format", "json");
    const ids = Object.keys((JSON.parse(text) as Figures).figures);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids.every((id) => id.startsWith("status."))).toBe(true);
    const words = ["figures", "--input", EXPORT, "--period", "2023-Q1"];
    const outcome = await runHere([...words, "--figure", "status.suported"], { folder });
    expect([outcome.code, outcome.stdout]).toEqual([2, ""]);
    expect(outcome.stderr).toContain("Bedoel je status.supported?");
  });
});
