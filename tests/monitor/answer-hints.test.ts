import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK, type ColumnName } from "../../src/codebook/codebook.ts";
import { csvOf, fullRows, inShort, readExport } from "./export.ts";

/** The messages about one cell. */
async function messagesFor(column: ColumnName, text: string): Promise<string> {
  const reading = await readExport(csvOf(fullRows({ [column]: text })));
  expect(inShort(reading).every((finding) => finding.endsWith(` ${column}`))).toBe(true);
  expect(reading.findings).not.toEqual([]);
  return reading.findings.map(({ message }) => message).join("\n");
}

describe("what an empty cell means", () => {
  it.each([
    "Nog niet gestart",
    "nog_niet_gestart",
    "NOG-NIET-GESTART",
    "nog niet gestrat",
    "nog niet gestart@2024-01-09",
    "niet gestart",
    "nog niet begonnen",
    "wachtlijst",
  ])("is said where it is written in the course of the status: %s", async (text) => {
    const message = await messagesFor("statusverloop", text);
    expect(message).not.toContain("Bedoel je");
    expect(message).toContain('Voor "Nog niet gestart" laat je de cel leeg.');
  });

  it("is said beside the steps to choose from", async () => {
    expect(await messagesFor("statusverloop", "verhuisd@2024-01-09")).toContain(
      "Kies uit: gestart, nooit_gestart, afgesloten, heropend. Een lege cel telt als: Nog niet gestart.",
    );
  });

  it.each([
    ["herkomst", "Onbekend", "Onbekend"],
    ["aanmeldroute", "onbekend", "Onbekend"],
    ["gezag", "nog niet in beeld", "Nog niet in beeld"],
    ["ondersteunde", "Nog_niet_in_beeld", "Nog niet in beeld"],
  ] as const)("is said for the unknown of %s", async (column, text, label) => {
    const message = await messagesFor(column, text);
    expect(message).toContain(`Voor "${label}" laat je de cel leeg.`);
  });
});

describe("another word for a step", () => {
  it.each([
    ["statusverloop", "Lopend", "gestart@2024-04-30"],
    ["statusverloop", "lopend@2023-02-01", "gestart@2024-04-30"],
    ["statusverloop", "Gestopt@2023-02-01", "afgesloten@2024-04-30"],
    ["statusverloop", "beëindigd@2023-02-01", "afgesloten@2024-04-30"],
    ["verklarende_analyse", "lopend", "gestart@2024-04-30"],
    ["verklarende_analyse", "afgesloten@2023-02-01", "afgerond@2024-04-30"],
  ] as const)("in %s is told with the step: %s", async (column, text, step) => {
    const message = await messagesFor(column, text);
    expect(message).toContain(`zoals ${step}`);
    expect(message).not.toContain("Bedoel je");
  });
});

describe("a word for what is not known", () => {
  const types = ["choice", "choices", "count", "date", "datedChoices"] as const;
  const columns = types.flatMap((type) =>
    STANDARD_CODEBOOK.columns
      .filter((column) => column.type === type && !("filled" in column))
      .slice(0, 2)
      .map(({ name }) => name),
  );

  it.each(columns.flatMap((column) => ["?", "-", "n.v.t.", "NULL"].map((text) => [column, text])))(
    "in %s gets the advice to leave the cell empty: %s",
    async (column, text) => {
      const message = await messagesFor(column as ColumnName, text ?? "");
      expect(message).toMatch(/[Ll]aat de cel (?:dan )?leeg/);
    },
  );

  it.each(["onbekend", "0000-00-00", "01-01-1900"])(
    "gets no such advice where the cell must be filled: %s",
    async (text) => {
      const message = await messagesFor("aanmelddatum", text);
      expect(message).toContain("op elke rij een datum");
      expect(message).not.toContain("leeg");
    },
  );

  it("in the place of a date takes its answer with it", async () => {
    const message = await messagesFor("statusverloop", "gestart@onbekend");
    expect(message).toContain("Haal dan dit antwoord");
  });

  it("says that no children are 0", async () => {
    expect(await messagesFor("kinderen", "geen")).toContain("Schrijf dan 0");
  });

  it("leaves other mistakes their own advice", async () => {
    expect(await messagesFor("kinderen", "veel")).toContain("van 0 t/m 99");
    expect(await messagesFor("eerste_contact_op", "1987-03-12")).toContain("2000 t/m 2099");
  });
});

describe("answers with something else than a bar between them", () => {
  it.each([
    ["gezag", "alle kinderen, een ouder"],
    ["gezag", "alle_kinderen;een_ouder"],
    ["gezag", "Eén ouder/beide ouders"],
    ["ondersteuningsvragen", "schulden en huisvesting"],
    ["ondersteuningsvragen", "schulden + huisvesting + gezag"],
    ["ondersteuningsvragen", "gezag|schulden, huisvesting"],
    ["redenen_uithuisplaatsing", "middelengebruik\nstrafbare feiten"],
  ] as const)("in %s are told to need one: %j", async (column, text) => {
    expect(await messagesFor(column, text)).toContain("verticale streep");
  });

  it("are not taken for that where one of them is no answer", async () => {
    expect(await messagesFor("gezag", "alle kinderen, en de hond")).not.toContain("streep");
  });

  it.each(["moeder, vader", "moeder|vader", "vader en kinderen"])(
    "are one too many where one may stand: %s",
    async (text) => expect(await messagesFor("ondersteunde", text)).toContain("maar één antwoord"),
  );
});

describe("dated answers in another notation", () => {
  it.each([
    "gestart 12-03-2024",
    "gestart (12-03-2024)",
    "Gestart: 2024-03-12",
    "gestart op 12-03-2024",
    "gestart – 12/03/2024",
    "12-03-2024 gestart",
    "gestart@12-03-2024, afgesloten@01-05-2024",
    "gestart@12-03-2024 afgesloten@01-05-2024, heropend@02-05-2024",
    "gestart 12-03-2024; afgesloten 01-05-2024",
    "gestart@12/03/2024/afgesloten@01/05/2024",
  ])("are told where the at sign and the bar go: %s", async (text) => {
    expect(await messagesFor("statusverloop", text)).toContain(
      "zoals gestart@2024-01-15|afgesloten@2024-04-30",
    );
  });
});

describe("what stands in a cell", () => {
  it.each([
    ["gezag", "oma Zwaantje, opa"],
    ["ondersteunde", "moeder Zwaantje"],
    ["statusverloop", "Zwaantje@2024-01-01|gestart (01-02-2024), Zwaantje"],
    ["resultaten", "woning_gevonden 12-03-2024 Zwaantje"],
    ["kinderen", "Zwaantje"],
    ["eerste_contact_op", "onbekend, Zwaantje belt"],
    ["jeugdzorgregios", "Zwaantje, Twente|onbekend Zwaantje|Zwaantje"],
  ] as const)("is never repeated: %s", async (column, text) => {
    expect(await messagesFor(column, text)).not.toContain("Zwaan");
  });
});

it("the advice of a codebook of one's own names its own codes", async () => {
  const codebook = {
    ...STANDARD_CODEBOOK,
    columns: STANDARD_CODEBOOK.columns.map((column) =>
      column.name === "gezag"
        ? { ...column, choices: ["opa", "oma"].map((code) => ({ code, label: code, aliases: [] })) }
        : column,
    ),
  };
  const reading = await readExport(csvOf(fullRows({ gezag: "opa, oma" })), { codebook });
  expect(reading.findings[0]?.message).toContain("zoals opa|oma");
});
