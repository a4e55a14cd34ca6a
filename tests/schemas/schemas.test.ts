import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

import { PROJECT, runReport } from "../cli/run-report.ts";
import { jsonSchemaOf, SCHEMA_NAMES } from "./schemas-of.ts";

/** The package is built of what is there before. */
const IS_UPDATE = process.env["UPDATE_GOLDEN"] === "1";

const fileOf = (name: string): string =>
  path.join(PROJECT, `src/publish/schemas/${name}.schema.json`);

/** Another hand's validator, by the schema in the repository; dates are patterns in it too. */
function validatorOf(name: string) {
  const schema = JSON.parse(readFileSync(fileOf(name), "utf8")) as object;
  return new Ajv2020({ validateFormats: false, allErrors: true }).compile(schema);
}

describe.each(SCHEMA_NAMES)("the schema of %s", (name) => {
  it("in the repository is that by which the tool writes", () => {
    const text = `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`;
    if (IS_UPDATE) writeFileSync(fileOf(name), text);
    expect(readFileSync(fileOf(name), "utf8")).toBe(text);
  });

  it.skipIf(IS_UPDATE)("travels in the package", () => {
    const built = path.join(PROJECT, "dist/schemas", path.basename(fileOf(name)));
    expect(readFileSync(built, "utf8")).toBe(readFileSync(fileOf(name), "utf8"));
  });
});

describe("what the command prints", () => {
  it.each([
    ["figures", ["figures", "--period", "2024-Q1"]],
    ["figures", ["figures", "--period", "2021", "--threshold", "0"]],
    ["diff", ["diff", "2023-02..2023-03", "2024-02..2024-04"]],
    ["diff", ["diff", "2023-Q4", "2024-Q1", "--threshold", "0", "--only", "changed"]],
    ["diff", ["diff", "2024-Q1", "2024-Q1"]],
    ["diff", ["diff", "2021", "2022-H1", "--sort", "change"]],
    ["explain", ["explain", "results.byResult", "--period", "2023-02..2023-03"]],
    ["explain", ["explain", "responseTimes.contactWithin2DaysInPeriod", "--period", "2024-Q1"]],
    ["explain", ["explain", "children.byMeasure", "--period", "2024-Q1", "--threshold", "0"]],
    ["audit", ["audit", "tests/golden/audit/2023-12.json"]],
  ] as const)("as %s keeps to its schema: %j", async (name, words) => {
    const { code, stdout } = await runReport([...words, "--format", "json"]);
    expect(code).toBe(0);
    const validate = validatorOf(name);
    validate(JSON.parse(stdout));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("would not pass with a number too many, or a word that it does not know", async () => {
    const validate = validatorOf("diff");
    const { stdout } = await runReport(["diff", "2023-Q4", "2024-Q1", "--format", "json"]);
    const spoilt = stdout.replace('"class": "new"', '"class": "other"');
    expect(validate(JSON.parse(spoilt))).toBe(false);
    const more = stdout.replace('"changed": true,', '"changed": true, "hidden": 3,');
    expect(validate(JSON.parse(more))).toBe(false);
  });
});
