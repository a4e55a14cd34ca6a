import { describe, expect, it } from "vitest";
import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { csvOf, fullRows, inShort, readExport, SMALL_ROW, type RowText } from "./export.ts";

const read = (...changes: RowText[]) => readExport(csvOf(fullRows(...changes)));
/** The value of one cell, read in a row without other dates or counts. */
async function valueOf(column: string, text: string): Promise<unknown> {
  const { cases, findings } = await readExport(csvOf([{ ...SMALL_ROW, [column]: text }]));
  // A single date cannot show whether its day or its month comes first.
  expect(findings.filter(({ code }) => code !== "dates-ambiguous")).toEqual([]);
  return Object.entries(cases[0] ?? {}).find(([name]) => name === column)?.[1];
}

describe("date: jjjj-mm-dd, dd-mm-jjjj or d-m-jjjj, each also with /", () => {
  it.each([
    "2024-02-03",
    "2024/02/03",
    "03-02-2024",
    "03/02/2024",
    "3-2-2024",
    "3/2/2024",
    "2024-02-03 13:45",
    "2024-02-03T13:45",
    "2024-02-03 13:45:00",
    "2024-02-03T13:45:00.123",
    "2024-02-03T13:45:00Z",
    "2024-02-03T13:45:00.123+01:00",
    "2024-02-03T13:45+0100",
    "3-2-2024 9:45",
    " 2024-02-03 ",
    "\u00a02024-02-03\u00a0",
  ])("reads %j", async (text) => {
    expect(await valueOf("eerste_contact_op", text)).toBe(
      await valueOf("eerste_contact_op", "2024-02-03"),
    );
  });

  it.each([
    "31-02-2023",
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "1999-12-31",
    "31-12-1999",
    "2100-01-01",
    "2024-1-2",
    "2024-01/02",
    "3-2-24",
    "20240203",
    "45325",
    "2024-02-03 25:00",
    "2024-02-03 13:75",
    "2024-02-03 ochtend",
    "3 februari 2024",
    "onbekend",
    "2024-02-03|2024-02-04",
  ])("refuses %j", async (text) => {
    expect(inShort(await read({ eerste_contact_op: text }))).toEqual([
      "2 date-invalid eerste_contact_op",
    ]);
  });

  it.each([
    ["31-02-2023", "Deze dag bestaat niet"],
    ["2024-13-01 10:00", "Deze dag bestaat niet"],
    ["1-1-1999", "2000 t/m 2099"],
    ["45412", "Hier staat een getal en geen datum"],
    ["45412,5", "Hier staat een getal en geen datum"],
    ["3-2-24", "Het jaartal heeft maar twee cijfers"],
    ["3 februari 2024", "Dit is geen geldige datum"],
  ])("says of %j what is wrong", async (text, message) => {
    const { findings } = await read({ eerste_contact_op: text });
    expect(findings[0]?.message).toContain(message);
    expect(findings[0]?.message).not.toContain(text);
  });

  it("knows the first and the last day", async () => {
    const row = { ...SMALL_ROW, aanmelddatum: "2000-01-01", eerste_contact_op: "31-12-2099" };
    expect((await readExport(csvOf([row]))).findings).toEqual([]);
  });
});

describe("count: a whole number from 0 to 99", () => {
  it.each([
    ["0", 0],
    ["7", 7],
    ["99", 99],
    [" 3 ", 3],
    ["03", 3],
    ["\u00a03", 3],
  ])("reads %j", async (text, value) => {
    expect(await valueOf("kinderen", text)).toBe(value);
  });

  it.each(["3,0", "3.0", "100", "-1", "+3", "3 4", "drie", "1e1", "٣"])(
    "refuses %j",
    async (text) => {
      expect(inShort(await readExport(csvOf([{ ...SMALL_ROW, kinderen: text }])))).toEqual([
        "2 count-invalid kinderen",
      ]);
    },
  );
});

describe("choice: one code of the list, or its label", () => {
  it.each([
    ["herkomst", "friesland", "friesland"],
    ["herkomst", "Fryslân", "friesland"],
    ["herkomst", "FRYSLÂN", "friesland"],
    ["herkomst", "Frysla\u0302n", "friesland"],
    ["herkomst", "Noord-Holland", "noord-holland"],
    ["herkomst", " UTRECHT\u00a0", "utrecht"],
    ["ondersteunde", "Kind of kinderen", "kinderen"],
    ["ondersteunde", "beide ouders", "beide_ouders"],
    ["via_ondersteuningsbrief", "NEE", "nee"],
    ["aanmeldroute", "", null],
    ["aanmeldroute", " ", null],
  ])("reads %s %j", async (column, text, value) => {
    expect(await valueOf(column, text)).toBe(value);
  });

  it.each([
    ["herkomst", "noord holland"],
    ["herkomst", "belgie"],
    ["aanmeldroute", "onbekend"],
    ["via_ondersteuningsbrief", "ja|nee"],
  ])("refuses %s %j", async (column, text) => {
    expect(inShort(await read({ [column]: text }))).toEqual([`2 choice-unknown ${column}`]);
  });

  it("knows every code and every label of the codebook", async () => {
    for (const { name, type, ...column } of STANDARD_CODEBOOK.columns) {
      if (type !== "choice" || !("choices" in column)) continue;
      for (const { code, label } of column.choices) {
        expect(await valueOf(name, code)).toBe(code);
        expect(await valueOf(name, label)).toBe(code);
      }
    }
  });

  it.each([
    ["herkomst", "utrech", "utrecht"],
    ["herkomst", "Noord Holand", "Noord-Holland"],
    ["gezinssamenstelling", "eenoudergzin", "eenoudergezin"],
    [
      "redenen_uithuisplaatsing",
      "middelengebruik|Complexe (echt)scheidng",
      "Complexe (echt)scheiding",
    ],
    ["statusverloop", "gestrat@2023-01-09", "gestart"],
  ])("suggests for %s %j", async (column, text, suggestion) => {
    const { findings } = await read({ [column]: text });
    const [first] = findings;
    expect(first?.message.toLowerCase()).toContain(`bedoel je ${suggestion.toLowerCase()}?`);
  });

  it("suggests for the first two thousand misspelt answers of a column only", async () => {
    const letters = (index: number) =>
      String(index).replaceAll(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
    const rows = Array.from({ length: 2_001 }, (_, index) => ({
      gewenste_situatie: `terugdraaien_uithuisplaatsing${letters(index)}`,
    }));
    const { findings } = await read(...rows, rows[0] ?? {});
    const isSuggested = findings.map(({ message }) => message.includes("Bedoel je terugdraaien"));
    expect(isSuggested.indexOf(false)).toBe(2_000);
    expect(isSuggested.at(-1)).toBe(true);
  });

  it("suggests nothing for a text that resembles no answer", async () => {
    const { findings } = await read({ herkomst: "op de grens" });
    expect(findings[0]?.message).toContain("Kies uit:");
  });

  it("names the codes that would be right", async () => {
    const { findings } = await read({ aanmeldroute: "iets" });
    expect(findings[0]?.message).toContain("rechtstreeks, professional, overig");
  });
});

describe("choices: separated by a vertical bar, in any order", () => {
  it.each([
    ["gewenste_situatie", "", []],
    ["gewenste_situatie", "overig", ["overig"]],
    [
      "redenen_uithuisplaatsing",
      "Complexe (echt)scheiding|middelengebruik",
      ["complexe_scheiding", "middelengebruik"],
    ],
    ["gezag", "een_ouder | Eén ouder", ["een_ouder"]],
    ["ondersteuningsvragen", "|schulden||gezag| ", ["schulden", "gezag"]],
  ])("reads %s %j", async (column, text, value) => {
    expect(await valueOf(column, text)).toEqual(value);
  });

  it.each(["schulden|geld", "schulden;gezag", "schulden,gezag", "schulden@2024-01-01"])(
    "refuses %j",
    async (text) => {
      const reading = await read({ ondersteuningsvragen: text });
      expect(inShort(reading)).toEqual(["2 choice-unknown ondersteuningsvragen"]);
    },
  );
});

describe("dated choices: code@date, separated by a vertical bar", () => {
  it.each([
    "gestart@2023-01-09|afgerond@2023-10-02",
    "Gestart@9-1-2023|AFGEROND@02/10/2023",
    " gestart @ 2023-01-09 | afgerond@2023-10-02T13:45:00 |",
    "afgerond@2023-10-02|gestart@2023-01-09",
  ])("reads %j", async (text) => {
    const value = await valueOf("verklarende_analyse", text);
    const expected = await valueOf("verklarende_analyse", "gestart@2023-01-09|afgerond@2023-10-02");
    expect(new Set(value as unknown[])).toEqual(new Set(expected as unknown[]));
  });

  it.each([
    ["gestart", "choice-undated"],
    ["gestart@", "choice-undated"],
    ["gestart@31-02-2023", "date-invalid"],
    ["gestart@2023-01-09;afgerond", "date-invalid"],
    ["begonnen@2023-01-09", "choice-unknown"],
    ["begonnen", "choice-unknown"],
    ["@2023-01-09", "choice-unknown"],
    ["2023-01-09", "choice-unknown"],
  ])("refuses %j", async (text, code) => {
    const reading = await read({ verklarende_analyse: text });
    expect(inShort(reading)).toEqual([`2 ${code} verklarende_analyse`]);
  });

  it("names each broken rule of a cell once", async () => {
    const text = "iets@2023-01-09|niets@2023-01-09|gestart@x|afgerond";
    expect(inShort(await read({ verklarende_analyse: text }))).toEqual([
      "2 choice-unknown verklarende_analyse",
      "2 date-invalid verklarende_analyse",
      "2 choice-undated verklarende_analyse",
    ]);
  });
});

describe("traject_id: text of 1 to 32 letters, digits, - and _", () => {
  it.each(["a", "T-1", "2024_0001", "x".repeat(32), " T-1 "])("reads %j", async (text) => {
    expect(await valueOf("traject_id", text)).toBe(text.trim());
  });

  it.each(["T 1", "T.1", "T/1", "Zoë-3", "Ж-7", "x".repeat(33), "a@b"])(
    "refuses %j",
    async (text) => {
      expect(inShort(await read({ traject_id: text }))).toEqual(["2 id-invalid traject_id"]);
    },
  );

  it("is an error if it comes twice, with both lines", async () => {
    const reading = await read({}, {}, { traject_id: "T-1" }, { traject_id: " T-1" });
    expect(inShort(reading)).toEqual(["4 id-repeated traject_id", "5 id-repeated traject_id"]);
    expect(reading.findings.map((finding) => finding.relatedLine)).toEqual([2, 2]);
    expect(reading.findings[0]?.message).toContain("regel 2");
  });

  it("is different in another case", async () => {
    expect((await read({ traject_id: "T-1" }, { traject_id: "t-1" })).findings).toEqual([]);
  });
});

describe("cells that must be filled", () => {
  it.each(["traject_id", "aanmelddatum"])("refuses an empty %s", async (column) => {
    expect(inShort(await read({ [column]: " " }))).toEqual([`2 cell-empty ${column}`]);
  });

  it("allows the others to be empty", async () => {
    const names = STANDARD_CODEBOOK.columns.map(({ name }) => name).slice(2);
    expect((await read(Object.fromEntries(names.map((name) => [name, ""])))).findings).toEqual([]);
  });
});

describe("jeugdzorgregios: free names", () => {
  it("use the first spelling in the file as the name", async () => {
    const { cases, findings } = await read(
      { jeugdzorgregios: "Kop van  Noord-Holland" },
      { jeugdzorgregios: "KOP VAN NOORD-HOLLAND | Haaglanden|kop\u00a0van noord-holland" },
      { jeugdzorgregios: "|haaglanden|" },
      { jeugdzorgregios: "Frysla\u0302n" },
      { jeugdzorgregios: "Fryslân" },
    );
    expect(findings).toEqual([]);
    expect(cases.map((found) => found.jeugdzorgregios)).toEqual([
      ["Kop van Noord-Holland"],
      ["Kop van Noord-Holland", "Haaglanden"],
      ["Haaglanden"],
      ["Friesland"],
      ["Friesland"],
    ]);
  });

  it("may be 500 different ones and no more", async () => {
    const names = Array.from({ length: 501 }, (_, index) =>
      `Regio ${index.toString(2)}`.replaceAll("0", "a").replaceAll("1", "b"),
    );
    const rows = names.map((name) => ({ jeugdzorgregios: name }));
    const within = await read(...rows.slice(0, 500));
    expect(within.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const reading = await read(...rows, { jeugdzorgregios: "Nog een" });
    expect(
      inShort(reading).filter((finding) => !/region-(?:unknown|garbled)/.test(finding)),
    ).toEqual(["502 too-many-regions jeugdzorgregios"]);
  });
});
