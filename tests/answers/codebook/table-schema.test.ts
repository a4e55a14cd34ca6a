import { readFileSync } from "node:fs";

import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";

import { type ColumnName, STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { codebookFrom } from "../../codebook/codebook-file.ts";
import { cellsFor } from "./contract-cells.ts";
import { disputed, judges, schemaOf, wholeCell } from "./schema-and-reader.ts";
import { faultOfPattern } from "./xml-schema-pattern.ts";

const SAMPLE = "fixtures/monitor.csv";
const SCHEMA = schemaOf(STANDARD_CODEBOOK);
const PATTERNS = SCHEMA.fields.flatMap(({ name, constraints: { pattern } }) =>
  pattern === undefined ? [] : [[name, pattern] as const],
);

describe("the Table Schema", () => {
  it("has a field for each column, under its header", async () => {
    const codebook = await codebookFrom(
      "columns:\n  traject_id: { header: Nummer, label: Het nummer }\n",
    );
    const { fields, primaryKey, missingValues } = schemaOf(codebook);
    expect(fields.map(({ name }) => name)).toEqual([
      "Nummer",
      ...STANDARD_CODEBOOK.columns.slice(1).map(({ name }) => name),
    ]);
    expect([fields[0]?.title, primaryKey, missingValues]).toEqual(["Het nummer", ["Nummer"], [""]]);
  });

  it("requires filled columns, and one row for each pseudonym", () => {
    const filled = SCHEMA.fields.filter(({ constraints }) => constraints.required === true);
    expect(filled.map(({ name }) => name)).toEqual(["traject_id", "aanmelddatum"]);
    const unique = SCHEMA.fields.filter(({ constraints }) => constraints.unique === true);
    expect(unique.map(({ name }) => name)).toEqual(["traject_id"]);
  });

  it("lets optional columns be absent", () => expect(SCHEMA.fieldsMatch).toBe("partial"));
});

describe("the patterns of the Table Schema", () => {
  it("exist for all columns except counts and free names", () => {
    const without = STANDARD_CODEBOOK.columns.filter(
      ({ name }) => !PATTERNS.some(([of]) => of === name),
    );
    expect(new Set(without.map(({ type }) => type))).toEqual(new Set(["count", "freeChoices"]));
  });

  it.each(PATTERNS)("compile in JavaScript: %s", (_, pattern) => {
    for (const flags of ["", "u"]) expect(() => wholeCell(pattern, flags)).not.toThrow();
  });

  it.each(PATTERNS)("are regular expressions of XML Schema: %s", (_, pattern) => {
    expect(faultOfPattern(pattern)).toBeNull();
  });

  it.each([
    "^a$",
    "a$",
    "(?:a)",
    "(?=a)",
    "a\\b",
    "a+?",
    "a\\'",
    "[a",
    "(a",
    "a)",
    "[]",
    "{2}",
    "\\$",
  ])("are refused if XML Schema does not know them: %s", (pattern) =>
    expect(faultOfPattern(pattern)).not.toBeNull(),
  );
});

/** Labels with characters that have a meaning in a pattern. */
const MARKS = [
  "Hulp (18+)",
  "a.b*c?",
  "[x]{2}",
  "^begin",
  "c:\\map",
  "a-b_c/d",
  "1, 2; 3:",
  "Žluťák ĳs",
];
/** Labels with characters that have no meaning in a pattern. */
const ORDINARY = ["Auto's", "zorg & hulp", "100%", "“Ja!”", "€ 5", "a = b", "#1", "5 $"];

const withLabel = async (label: string) =>
  await codebookFrom(
    `columns:\n  gezag:\n    answers:\n      anders: { label: ${JSON.stringify(label)} }\n`,
  );

async function expectRightPattern(label: string): Promise<void> {
  const codebook = await withLabel(label);
  const pattern = schemaOf(codebook).fields.find(({ name }) => name === "gezag")?.constraints
    .pattern;
  expect(faultOfPattern(pattern ?? "")).toBeNull();
  const cells = [label, label.toUpperCase(), `${label}x`, label.slice(1), `|${label}|geen`];
  expect(disputed(codebook, "gezag", cells)).toEqual([]);
  for (const flags of ["", "u"]) expect(wholeCell(pattern ?? "", flags).test(label)).toBe(true);
}

describe("an organisation's label in a pattern", () => {
  it.each(MARKS)("means itself: %s", expectRightPattern);

  it.each(ORDINARY)("means itself, without an escape: %s", expectRightPattern);

  it("matches no other text if its capitals are two letters: ß is SS", async () => {
    expect(disputed(await withLabel("Straße"), "gezag", ["StraSe"])).toEqual([]);
  });
});

describe("the schema and the reader", () => {
  const names = STANDARD_CODEBOOK.columns.map(({ name }) => name);

  it.each(STANDARD_CODEBOOK.columns.map((column) => [column.name, column] as const))(
    "accept the same spellings of the contract: %s",
    (name, column) => {
      const cells = cellsFor(column);
      expect(disputed(STANDARD_CODEBOOK, name, cells)).toEqual([]);
      const judge = judges(STANDARD_CODEBOOK)(name);
      expect(cells.filter((cell) => judge(cell).reader).length).toBeGreaterThan(2);
    },
  );

  it("accept every cell of the sample", () => {
    const rows = parse(readFileSync(SAMPLE, "utf8"), { delimiter: ";", columns: true });
    const judge = judges(STANDARD_CODEBOOK);
    const judgeOf = new Map(names.map((name) => [name, judge(name)]));
    const refused = (rows as Record<ColumnName, string>[]).flatMap((row) =>
      names.filter((name) => {
        const verdicts = judgeOf.get(name)?.(row[name]);
        return verdicts?.schema !== true || !verdicts.reader;
      }),
    );
    expect(rows.length).toBeGreaterThan(900);
    expect(refused).toEqual([]);
  });

  it("differ over a day that does not exist: no pattern can refuse it", () => {
    const judge = judges(STANDARD_CODEBOOK)("aanmelddatum");
    expect(judge("31-02-2024")).toEqual({ schema: true, reader: false, isNoSuchDay: true });
  });

  it.each(["2024-02-03\u00a013:45", " ", "\u00a0"])(
    "accept the same in a date column: %j",
    (cell) => expect(disputed(STANDARD_CODEBOOK, "eerste_contact_op", [cell])).toEqual([]),
  );

  it.each(["003", "+3", "-0"])(
    "differ over a count that no standard integer forbids: %s",
    (cell) => {
      expect(judges(STANDARD_CODEBOOK)("kinderen")(cell)).toMatchObject({
        schema: true,
        reader: false,
      });
    },
  );

  it("differ over another Unicode form: the schema knows composed letters", () => {
    const judge = judges(STANDARD_CODEBOOK)("herkomst");
    expect(judge("Frysla\u0302n")).toMatchObject({ schema: false, reader: true });
    expect(judge("Fryslân")).toMatchObject({ schema: true, reader: true });
  });
});

describe("the description of a field", () => {
  const descriptionOf = (name: string) =>
    schemaOf(STANDARD_CODEBOOK).fields.find((field) => field.name === name)?.description;

  it("says what an empty cell counts as", () => {
    expect(descriptionOf("statusverloop")).toContain("leeg telt als: Nog niet gestart");
    expect(descriptionOf("kinderen")).not.toContain("leeg");
  });

  it("names the known regions", () => {
    for (const { name } of STANDARD_CODEBOOK.regions) {
      expect(descriptionOf("jeugdzorgregios")).toContain(name);
    }
  });
});
