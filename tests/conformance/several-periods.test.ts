import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere, succeeds } from "../cli/run-report.ts";

const PERIODS = ["2023-Q3", "2023-Q4", "2024-Q1"];
/** The nota comes last: it is compared with the report that it belongs to. */
const TYPES = ["factsheet", "leerrapport", "voortgangsrapportage", "nota"];
const SAMPLE = path.join(PROJECT, "fixtures/content/2024-Q1");

/** The texts of the sample for each period. */
function contentOfAll(): string {
  const content = emptyFolder();
  for (const period of PERIODS) {
    cpSync(SAMPLE, path.join(content, period), { recursive: true });
    const nota = path.join(content, period, "nota/nota.md");
    writeFileSync(nota, readFileSync(nota, "utf8").replace("2024-Q1", period));
  }
  return content;
}

/** All files in a folder by their names, as bytes. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    files.toSorted().map((file) => [path.relative(folder, file), readFileSync(file, "base64")]),
  );
}

describe("all documents of three periods by one command", () => {
  const content = contentOfAll();
  // The same words, as messages name the output folder: each in a working folder of its own.
  const [together, apart] = [emptyFolder(), emptyFolder()];
  const generate = async (folder: string, words: readonly string[]) => {
    const inputs = ["--input", path.join(PROJECT, "fixtures/monitor.csv"), "--content", content];
    return await succeeds(runHere(["generate", ...inputs, ...words], { folder }));
  };
  let table = "";
  let printed = "";

  beforeAll(async () => {
    const words = ["--period", "2023-Q3..2024-Q1", "--document", "all"];
    ({ stderr: table, stdout: printed } = await generate(together, words));
    for (const document of TYPES) {
      for (const period of PERIODS) {
        await generate(apart, ["--period", period, "--document", document]);
      }
    }
  });

  it("have the same bytes as each made alone", () => {
    const [all, each] = [together, apart].map((folder) => filesIn(path.join(folder, "out")));
    expect([...(all?.keys() ?? [])]).toEqual([...(each?.keys() ?? [])]);
    expect(all?.size).toBeGreaterThan(PERIODS.length * TYPES.length * 3);
    for (const [name, bytes] of all ?? []) {
      expect({ name, isSame: bytes === each?.get(name) }).toEqual({ name, isSame: true });
    }
  });

  it("are listed in a table at the end, and by their paths", () => {
    const rows = PERIODS.flatMap((period) =>
      TYPES.toSorted().map((document) => `${period} ${document}`),
    );
    const lines = table.slice(table.indexOf("Periode  Document")).trimEnd().split("\n").slice(1);
    const listed = lines.flatMap((line) => /^\S+ +\S+/.exec(line)?.[0].replace(/ +/, " ") ?? []);
    expect(listed.filter((line) => line.startsWith("202")).toSorted()).toEqual(rows.toSorted());
    expect(printed.trimEnd().split("\n")).toHaveLength(rows.length);
  });

  it("report that they are protected one by one", () => {
    expect(table).toContain("report audit");
  });
});
