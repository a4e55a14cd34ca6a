import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import type { Finding } from "../../src/findings/finding.ts";
import { readExport } from "./export.ts";

const SAMPLE = readFileSync(path.join(import.meta.dirname, "../../fixtures/monitor.csv"), "utf8");

/** The sample with two headers exchanged, shortened to `rows` rows if given. */
function withHeadersExchanged(first: string, second: string, rows?: number): string {
  const [header = "", ...others] = SAMPLE.split("\n").slice(0, rows && rows + 1);
  const exchanged = header
    .split(";")
    .map((name) => (name === first ? second : name === second ? first : name));
  return [exchanged.join(";"), ...others].join("\n");
}

async function exchangedIn(text: string): Promise<readonly Finding[]> {
  const { findings } = await readExport(text);
  return findings.filter(({ code }) => code === "columns-exchanged");
}

describe("two columns with answers of each other", () => {
  it.each([
    ["herkomst", "aanmeldroute"],
    ["gezinssamenstelling", "ondersteunde"],
    ["gezag", "redenen_uithuisplaatsing"],
    ["statusverloop", "resultaten"],
    ["ondersteuningsvragen", "gewenste_situatie"],
  ])("are named: %s and %s", async (first, second) => {
    const [found, ...more] = await exchangedIn(withHeadersExchanged(first, second));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: "warning", line: null, column: null });
    expect(found?.message).toContain(first);
    expect(found?.message).toContain(second);
  });

  it("are not reported if only one of them has answers of the other", async () => {
    const [header = "", ...rows] = SAMPLE.split("\n");
    const [from, to] = ["herkomst", "aanmeldroute"].map((name) => header.split(";").indexOf(name));
    const copied = rows.map((row) => {
      const cells = row.split(";");
      cells[to ?? 0] = cells[from ?? 0] ?? "";
      return cells.join(";");
    });
    expect(await exchangedIn([header, ...copied].join("\n"))).toEqual([]);
  });

  it("are not reported for a few cells, nor in the sample", async () => {
    expect(await exchangedIn(withHeadersExchanged("herkomst", "aanmeldroute", 4))).toEqual([]);
    expect(await exchangedIn(SAMPLE)).toEqual([]);
  });
});
