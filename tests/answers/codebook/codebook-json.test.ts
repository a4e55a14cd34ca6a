import { describe, expect, it } from "vitest";

import { codebookJson } from "../../../src/answers/codebook.ts";
import { headerOf, STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { RICH_CODEBOOK } from "./rich-codebook.ts";

interface CodebookData {
  readonly schemaVersion: number;
  readonly columns: readonly Readonly<Record<string, unknown>>[];
}

describe.each([
  ["the standard codebook", STANDARD_CODEBOOK],
  ["an organisation's codebook", RICH_CODEBOOK],
])("%s as JSON", (_, codebook) => {
  const text = codebookJson(codebook);
  const data = JSON.parse(text) as CodebookData;

  it("contains every column, theme, region and redefinition", () => {
    expect(data).toMatchObject({
      schemaVersion: 1,
      themes: codebook.themes.map(({ code, label }) => ({ code, label })),
      regions: codebook.regions,
      redefinitions: codebook.redefinitions,
    });
    expect(data.columns).toEqual(
      codebook.columns.map((column) => ({
        name: column.name,
        header: headerOf(column),
        aliases: column.otherHeaders ?? [],
        label: column.label,
        type: column.type,
        required: column.required ?? false,
        filled: column.filled ?? false,
        ...(column.choices && { answers: column.choices }),
        ...(column.unknown && {
          unknown: { code: column.unknown.code, label: column.unknown.label },
        }),
      })),
    );
  });

  it("gives the theme of an answer", () => {
    const results = data.columns.find(({ name }) => name === "resultaten")?.["answers"];
    expect(results).toContainEqual({
      code: "hulp_gevonden",
      label: "Hulp gevonden",
      aliases: [],
      theme: "persoonlijk_herstel",
    });
  });

  it("ends in a line end", () => expect(text).toMatch(/[^\n]\n$/));
});

describe("an organisation's codebook as JSON", () => {
  it("gives the organisation's headers beside the names of the contract", () => {
    const [first] = (JSON.parse(codebookJson(RICH_CODEBOOK)) as CodebookData).columns;
    expect(first).toMatchObject({ name: "traject_id", header: "Nummer van het traject" });
    expect(first?.["aliases"]).toHaveLength(3);
  });
});
