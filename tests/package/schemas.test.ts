import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

import { jsonSchemaOf, SCHEMA_NAMES } from "../../packaging/json-schemas.ts";
import { PROJECT, runReport } from "../cli/run-report.ts";
import { keptText } from "../golden-text.ts";

/** Earlier builds may have older schemas. */
const IS_UPDATE = process.env["UPDATE_GOLDEN"] === "1";
const BUILT = path.join(PROJECT, "dist/schemas");

/** An independent validator, with the schema in the package. It also checks date patterns. */
function validatorOf(name: string) {
  const text = readFileSync(path.join(BUILT, `${name}.schema.json`), "utf8");
  const schema = JSON.parse(text) as object;
  return new Ajv2020({ validateFormats: false, allErrors: true }).compile(schema);
}

describe.each(SCHEMA_NAMES)("the schema of %s", (name) => {
  const file = `${name}.schema.json`;

  it("describes the output as before", () => {
    const text = jsonSchemaOf(name);
    expect(text).toBe(keptText(text, "schemas", file));
  });

  it.skipIf(IS_UPDATE)(
    "is written by the build, from the schema that the tool uses to write",
    () => {
      expect(readFileSync(path.join(BUILT, file), "utf8")).toBe(jsonSchemaOf(name));
    },
  );
});

it("the package has no other schemas", () => {
  const names = SCHEMA_NAMES.map((name) => `${name}.schema.json`);
  expect(readdirSync(BUILT).sort()).toEqual(names.sort());
});

describe("what the command prints", () => {
  it.each([
    ["figures", ["figures", "--period", "2024-Q1"]],
    ["figures", ["figures", "--period", "2021", "--threshold", "0"]],
    ["diff", ["diff", "2023-02..2023-03", "2024-02..2024-04"]],
    ["diff", ["diff", "2023-Q4", "2024-Q1", "--threshold", "0", "--only", "changed"]],
    ["diff", ["diff", "2024-Q1", "2024-Q1"]],
    ["diff", ["diff", "2021", "2022-H1", "--sort", "change"]],
    ["diff-texts", ["diff", "2023-02..2023-03", "2024-02..2024-04", "--texts"]],
    ["diff-texts", ["diff", "2024-Q1", "2024-Q1", "--texts", "--document", "all"]],
    ["explain", ["explain", "results.byResult", "--period", "2023-02..2023-03"]],
    ["explain", ["explain", "responseTimes.contactWithin2DaysInPeriod", "--period", "2024-Q1"]],
    ["explain", ["explain", "children.byMeasure", "--period", "2024-Q1", "--threshold", "0"]],
    ["audit", ["audit", "tests/golden/audit/2023-12.json"]],
    ["documents", ["documents"]],
    ["documents", ["documents", "--templates", "tests/fixtures/templates"]],
  ] as const)("as %s keeps to its schema: %j", async (name, words) => {
    const { code, stdout } = await runReport([...words, "--format", "json"]);
    expect(code).toBe(0);
    const validate = validatorOf(name);
    validate(JSON.parse(stdout));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(["2024-Q1", "2021"])(
    "about the accessibility of %s conforms to its schema",
    async (period) => {
      const words = ["check", "--period", period, "--format", "json"];
      const { stdout } = await runReport(words);
      const { accessibility } = JSON.parse(stdout) as { accessibility: object };
      const validate = validatorOf("accessibility");
      validate(accessibility);
      expect(validate.errors ?? []).toEqual([]);
      expect(validate({ ...accessibility, signed: { by: "Ik" } })).toBe(false);
    },
  );

  it("would fail with an extra number, or an unknown word", async () => {
    const validate = validatorOf("diff");
    const { stdout } = await runReport(["diff", "2023-Q4", "2024-Q1", "--format", "json"]);
    const spoilt = stdout.replace('"class": "new"', '"class": "other"');
    expect(validate(JSON.parse(spoilt))).toBe(false);
    const more = stdout.replace('"changed": true,', '"changed": true, "hidden": 3,');
    expect(validate(JSON.parse(more))).toBe(false);
  });
});
