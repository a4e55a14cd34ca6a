import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DELIMITERS } from "../../src/monitor/case.ts";
import { csvRow } from "./written-table.ts";
import { rowEventsIn, rowsIn } from "./row-events.ts";

/**
 * The files that CSV parsers are commonly tested with. The package offers them through a callback
 * without types, so they are read from its folder.
 */
const PACKAGE = path.dirname(fileURLToPath(import.meta.resolve("csv-spectrum/package.json")));
const recordsSchema = z.array(z.record(z.string(), z.string()));

/** Its text has a quote in an unquoted cell, and its JSON is for other data. */
const OUTSIDE_CONTRACT = "location_coordinates";

const textOf = (name: string) => readFileSync(path.join(PACKAGE, "csvs", `${name}.csv`), "utf8");
const names = readdirSync(path.join(PACKAGE, "csvs")).map((file) => path.parse(file).name);

/** The rows of a case from its JSON, the headers first. */
function expectedRows(name: string): string[][] {
  const json = readFileSync(path.join(PACKAGE, "json", `${name}.json`), "utf8");
  const records = recordsSchema.parse(JSON.parse(json));
  return [Object.keys(records[0] ?? {}), ...records.map((record) => Object.values(record))];
}

it("the package has the cases that are tested here", () => {
  expect(names).toHaveLength(12);
  expect(names).toContain(OUTSIDE_CONTRACT);
});

describe.each(names.filter((name) => name !== OUTSIDE_CONTRACT))("%s", (name) => {
  it("gives the rows of its JSON", async () => {
    expect(await rowsIn(textOf(name), ",")).toEqual(expectedRows(name));
  });

  it.each(DELIMITERS)("gives them with %j between the cells too", async (delimiter) => {
    const text = expectedRows(name).map((cells) => `${csvRow(cells, delimiter)}\n`);
    expect(await rowsIn(text.join(""), delimiter)).toEqual(expectedRows(name));
  });
});

describe("location_coordinates", () => {
  it("reports the quote out of place, and marks its row as broken", async () => {
    const events = await rowEventsIn(textOf(OUTSIDE_CONTRACT), ",");
    expect(events.strayQuotes).toEqual([2]);
    expect(events.rows.map(({ line, isBroken }) => ({ line, isBroken }))).toEqual([
      { line: 1, isBroken: false },
      { line: 2, isBroken: true },
    ]);
  });
});
