import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import { answersOf, columnOf, STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import {
  csvOf,
  FULL_ROW,
  inShort,
  readExport,
  SMALL_ROW,
  type RowText,
} from "../monitor/export.ts";
import { codebookFrom, readCodebookText } from "./codebook-file.ts";

/** Reads one small row with these extra cells, with a codebook file. */
async function readBy(yaml: string, cells: RowText) {
  return await readExport(csvOf([{ ...SMALL_ROW, ...cells }]), {
    codebook: await codebookFrom(yaml),
  });
}

describe("own headers", () => {
  const PROVINCE = `
columns:
  herkomst:
    header: Provincie of buitenland
    aliases: [Gebied, "  Woont in "]
`;

  it.each(["Provincie of buitenland", "PROVINCIE-of_buitenland", " gebied ", "woont\u00a0in"])(
    "name the column: %j",
    async (header) => {
      const { cases, findings } = await readBy(PROVINCE, { [header]: "zeeland" });
      expect(findings).toEqual([]);
      expect(cases[0]?.herkomst).toBe("zeeland");
    },
  );

  it("replace the standard name, which then means no column", async () => {
    const reading = await readBy(PROVINCE, { herkomst: "zeeland" });
    expect(inShort(reading)).toEqual(["1 column-unknown herkomst"]);
    expect(reading.cases[0]?.herkomst).toBeNull();
  });

  it("may be beside the standard name", async () => {
    const yaml = "columns:\n  herkomst:\n    aliases: [Gebied]\n";
    for (const header of ["herkomst", "gebied"]) {
      expect((await readBy(yaml, { [header]: "zeeland" })).cases[0]?.herkomst).toBe("zeeland");
    }
  });

  it("may be the standard names of other columns", async () => {
    const yaml = `
columns:
  kinderen:
    header: kinderen_in_netwerk
  kinderen_in_netwerk:
    header: kinderen
`;
    const { cases, findings } = await readBy(yaml, { kinderen: "1", kinderen_in_netwerk: "4" });
    expect(findings).toEqual([]);
    expect(cases[0]).toMatchObject({ kinderen: 4, kinderen_in_netwerk: 1 });
  });

  it("of one column may not both be in the export", async () => {
    const reading = await readBy(PROVINCE, { Gebied: "zeeland", "Woont in": "zeeland" });
    expect(inShort(reading)).toEqual(["file column-repeated Provincie of buitenland"]);
  });

  it("are the ones that messages name", async () => {
    const yaml = `
columns:
  statusverloop:
    header: Stappen
  kinderen:
    header: Aantal kinderen
`;
    const codebook = await codebookFrom(yaml);
    const { statusverloop: _, ...without } = SMALL_ROW;
    const missing = await readExport(csvOf([without]), { codebook });
    expect(inShort(missing)).toEqual(["file column-missing Stappen"]);
    expect(missing.findings[0]?.message).toContain("kolom Stappen ontbreekt");
    const wrong = await readBy(yaml, { statusverloop: "", Stappen: "", "aantal-kinderen": "veel" });
    expect(inShort(wrong)).toContain("2 count-invalid Aantal kinderen");
  });

  it("are suggested for a similar header", async () => {
    const { findings } = await readBy(PROVINCE, { "Provincie of buitenlant": "zeeland" });
    expect(findings[0]?.message).toContain("Bedoel je Provincie of buitenland?");
  });
});

describe("own words for answers", () => {
  const WORDS = `
columns:
  ondersteunde:
    label: Voor wie
    answers:
      moeder:
        label: " De moe\u0308der "
        aliases: [mama, Mem]
  herkomst:
    answers:
      friesland:
        label: Friesland
`;

  it.each(["moeder", "DE MOËDER", "\u00a0de moëder ", "Moeder", "MEM", "mama"])(
    "are read: %j",
    async (text) => {
      const { cases, findings } = await readBy(WORDS, { ondersteunde: text });
      expect(findings).toEqual([]);
      expect(cases[0]?.ondersteunde).toBe("moeder");
    },
  );

  it("keep the spellings of the standard codebook", async () => {
    for (const text of ["Fryslân", "fryslân", "Friesland"]) {
      expect((await readBy(WORDS, { herkomst: text })).cases[0]?.herkomst).toBe("friesland");
    }
  });

  it("are the labels of the codebook in force, trimmed and composed", async () => {
    const codebook = await codebookFrom(WORDS);
    expect(columnOf(codebook, "ondersteunde").label).toBe("Voor wie");
    expect(answersOf(codebook, "ondersteunde").map(({ label }) => label)).toEqual([
      "De moëder",
      "Vader",
      "Beide ouders",
      "Kind of kinderen",
    ]);
  });

  it("are also read in dated cells", async () => {
    const yaml = `
columns:
  verklarende_analyse:
    answers:
      afgerond:
        label: Klaar (samen)
`;
    const text = "gestart@2023-01-09|klaar (samen)@2023-02-01";
    const { cases, findings } = await readBy(yaml, { verklarende_analyse: text });
    expect(findings).toEqual([]);
    expect(cases[0]?.verklarende_analyse.map(({ code }) => code)).toEqual(["gestart", "afgerond"]);
  });

  it("name the themes", async () => {
    const { themes } = await codebookFrom("themes:\n  overig:\n    label: Al het andere\n");
    expect(themes.map(({ label }) => label)).toEqual([
      ...STANDARD_CODEBOOK.themes.slice(0, -1).map(({ label }) => label),
      "Al het andere",
    ]);
  });
});

describe("the rest of the codebook", () => {
  it("stays unchanged", async () => {
    const { columns, ...others } = await codebookFrom("columns:\n  kinderen:\n    label: Kroost\n");
    const { themes, regions } = STANDARD_CODEBOOK;
    expect(others).toEqual({ themes, regions, redefinitions: [] });
    expect(columns).toEqual(
      STANDARD_CODEBOOK.columns.map((column) =>
        column.name === "kinderen" ? { ...column, label: "Kroost" } : column,
      ),
    );
  });

  it("reads the same rows under own headers and standard ones", async () => {
    const headers = new Map(Object.keys(FULL_ROW).map((name, index) => [name, `Kop ${index + 1}`]));
    const lines = [...headers].map(([name, header]) => `  ${name}: { header: ${header} }`);
    const codebook = await codebookFrom(["columns:", ...lines].join("\n"));
    const renamed = Object.fromEntries(
      Object.entries(FULL_ROW).map(([name, text]) => [headers.get(name) ?? "", text]),
    );
    const own = await readExport(csvOf([renamed]), { codebook });
    const standard = await readExport(csvOf([FULL_ROW]));
    expect(own.findings).toEqual([]);
    expect(own.cases).toEqual(standard.cases);
  });

  it("names its file", async () => {
    const text = "themes:\n  overig:\n    label: Rest\n";
    expect((await readCodebookText(text)).input).toEqual({
      file: "codeboek.yaml",
      sha256: createHash("sha256").update(text).digest("hex"),
    });
  });

  it("may be written as JSON", async () => {
    const { themes } = await codebookFrom('{ "themes": { "overig": { "label": "Rest" } } }');
    expect(themes.at(-1)?.label).toBe("Rest");
  });
});
