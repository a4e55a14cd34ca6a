import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { csvOf, fullRows, inShort, readExport } from "./export.ts";

async function read(...cells: readonly string[]) {
  const rows = fullRows(...cells.map((jeugdzorgregios) => ({ jeugdzorgregios })));
  return await readExport(csvOf(rows), { codebook: STANDARD_CODEBOOK });
}

async function namesOf(...cells: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { cases } = await read(...cells);
  return cases.map(({ jeugdzorgregios }) => jeugdzorgregios);
}

async function faultsOf(cell: string): Promise<readonly string[]> {
  const reading = await read("Twente", cell);
  expect(reading.findings.map(({ message }) => message).join()).not.toContain(cell.trim());
  return inShort(reading);
}

const INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e", "\u202e"];
const SPACES = [" ", "\u00a0", "\u2009", "\u202f", "\u3000", "\t", "  "];
const DASHES = ["-", "\u2010", "\u2011", "\u2012", "–", "—", "\u2212", "\ufe63", "\uff0d"];

/** A name as a word processor, a chat or another program can write it. */
const lookalike = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...SPACES),
      fc.constantFrom(...DASHES),
      fc.constantFrom("", ...INVISIBLE),
      fc.nat(name.length),
      fc.constantFrom<(text: string) => string>(
        (text) => text,
        (text) => text.toUpperCase(),
        (text) => text.normalize("NFD"),
      ),
    )
    .map(([space, dash, mark, at, write]) => {
      const marked = name.slice(0, at) + mark + name.slice(at);
      return `${space}${write(marked).replaceAll(" ", space).replaceAll("-", dash)}${mark}${space}`;
    });

describe("names that look alike", () => {
  it.each(["Kop van Noord-Holland", "West-Brabant Oost", "Haaglanden", "Fryslân"])(
    "are one, by the codebook's name: %s",
    async (name) => {
      const [standard] = await namesOf(name);
      await fc.assert(
        fc.asyncProperty(lookalike(name), async (text) => {
          const { cases, findings } = await read(text);
          expect(findings).toEqual([]);
          expect(cases[0]?.jeugdzorgregios).toEqual(standard);
        }),
        { numRuns: 100 },
      );
    },
  );

  it("are one if the codebook knows none of them, by the cleaned first one", async () => {
    const name = "Boven–Wolde\u00a0en Ëde";
    await fc.assert(
      fc.asyncProperty(lookalike("Boven-Wolde en Ëde"), async (text) => {
        expect(await namesOf(`${name}\u200b`, text)).toEqual([
          ["Boven–Wolde en Ëde"],
          ["Boven–Wolde en Ëde"],
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it("are not one if more than that differs", async () => {
    const names = ["Boven-Wolde", "Boven Wolde", "Bovenwolde", "Böven-Wolde", "Boven-Wolde 2"];
    expect((await namesOf(...names)).flat()).toEqual(names);
  });

  it("leave nothing of a part that is wholly invisible", async () => {
    expect(await namesOf("\u200b|Twente|\u00ad\u2060", "\u200b")).toEqual([["Twente"], []]);
  });

  it("are read in every script", async () => {
    const reading = await read("ירושלים", "北京", "Αθήνα");
    expect(reading.cases).toHaveLength(3);
    expect(reading.findings.every(({ severity }) => severity === "warning")).toBe(true);
  });
});

describe("a placeholder for an unknown region", () => {
  it.each(
    `onbekend; ONBEKEND; onbek.; n.v.t.; nvt; NULL; null; None; nan; NaN; geen; nee; -; –; ?; ...
     -1; 0; 99; 999; \\N; #N/B; #N/A; <NA>; N/A; na; leeg; (leeg); niet bekend; x; xx; onb; unknown
     undefined; geen regio; niet ingevuld; FALSE; onbekend verzuimd`
      .split(/[;\n]/)
      .map((text) => text.trim())
      .filter((text) => text !== ""),
  )("is refused, with the advice to leave the cell empty: %s", async (cell) => {
    const reading = await read("Twente", cell, `Twente|${cell}`);
    expect(inShort(reading)).toEqual([
      "3 region-placeholder jeugdzorgregios",
      "4 region-placeholder jeugdzorgregios",
    ]);
    expect(reading.findings[0]?.message).toContain("Laat de cel dan leeg");
    expect(reading.cases).toHaveLength(1);
  });

  it("is left out with its row if the user wants it", async () => {
    const rows = fullRows({ jeugdzorgregios: "onbekend" }, { jeugdzorgregios: "Twente" });
    const { cases, summary } = await readExport(csvOf(rows), { skipInvalid: true });
    expect(cases).toHaveLength(1);
    expect(summary?.skipped).toEqual({ rows: 1, byRule: { "region-placeholder": 1 } });
  });
});

describe("a note in the place of a region", () => {
  it.each([
    "Twente, moeder belt",
    "Twente; zie dossier",
    "zaak #12",
    "Twente @ oma",
    "Twente\nbelt terug",
    "dossier 123",
    "dossier ١٢٣",
    "Twente， moeder belt",
    "een regio met een naam die veel te lang is om een naam te zijn",
  ])("is refused, and not repeated: %j", async (cell) => {
    expect(await faultsOf(cell)).toEqual(["3 region-note jeugdzorgregios"]);
  });

  it("may be as long as a name of 60 characters, and no longer", async () => {
    const name = "é".repeat(60);
    expect(await faultsOf(name)).toEqual(["3 region-unknown jeugdzorgregios"]);
    expect(await faultsOf(`${name}é`)).toEqual(["3 region-note jeugdzorgregios"]);
  });

  it("is a warning if it reads as a name", async () => {
    expect(await faultsOf("Twente (zit bij oma)")).toEqual(["3 region-unknown jeugdzorgregios"]);
  });

  it("is accepted if the codebook has such a name", async () => {
    const regions = [{ name: "Noord, Zuid & 112", aliases: ["n; #1"] }];
    const rows = fullRows({ jeugdzorgregios: "noord, zuid & 112|N; #1" });
    const codebook = { ...STANDARD_CODEBOOK, regions };
    expect((await readExport(csvOf(rows), { codebook })).findings).toEqual([]);
  });
});

describe("regions with a separator other than a bar", () => {
  it.each([
    "111222333",
    "123 456 782",
    "Urk 123 456 782",
    "Urk 12.34.56.78.2",
    "Urk 1 2 3 4 5 6 7 8 2",
    "Urk １２３４５６７８２",
    "Urk ١٢٣٤٥٦٧٨٢",
    "geb. 12.03.1980",
    "geb 12-03-80",
    "geb 12/3/1980",
    "geb 12\u201303\u201380",
    "dossier 12 34 56",
    "Zwaantje 11_12_22_33_3",
    "Zw 06 - 12 - 34 - 56 - 78",
    "Zw 12:03:80",
    "12·03·80 Zw",
    "Zw 12’03’80",
    "Zw 12*03*80",
    "Zw 12~03~80",
    "Zw 12+03+80",
    "Zw 12=03=80",
    "Zw 12\\03\\80",
    "Zw (12)(03)(80)",
    "Zw 12 - 03 - 80",
    "Zw 1\u0332 2 0\u20E3 3 8 0",
    "Zw ¹²·⁰³·⁸⁰",
    "zw(at)x.nl",
    "zw [AT] x.nl",
    "zw (apenstaartje) x.nl",
  ])("may not contain the number or the date of a person, in any notation: %s", async (cell) => {
    const reading = await read(...Array.from({ length: 6 }, () => cell));
    expect(reading.findings.some(({ severity }) => severity === "error")).toBe(true);
    expect(reading.cases).toEqual([]);
    expect(reading.findings.map(({ message }) => message).join()).not.toContain(cell);
  });

  it.each([
    "Regio 1",
    "Regio 12",
    "Zuid-Limburg (Maastricht)",
    "'s-Hertogenbosch",
    "Súdwest-Fryslân",
    "Noord 1 en Zuid 2",
    "Regio 1/2/3 (oost) 4",
    "Regio 12-14 en 16",
    "Tirol (AT)",
  ])("may hold what names have: %s", async (cell) => {
    expect(await namesOf(cell)).toEqual([[cell]]);
  });

  it("may contain a few digits", async () => {
    expect(await namesOf("Regio 12", "Zuid 1 2 3")).toEqual([["Regio 12"], ["Zuid 1 2 3"]]);
  });

  it("keep the known name without control characters, with one warning for each cell", async () => {
    const reading = await read("Haag\u001Blanden\u0007|Twente\u007F", "Twente");
    expect(reading.cases.map(({ jeugdzorgregios }) => jeugdzorgregios)).toEqual([
      ["Haaglanden", "Twente"],
      ["Twente"],
    ]);
    expect(inShort(reading)).toEqual(["2 control-character jeugdzorgregios"]);
  });

  it("have a mark in the place of control characters of Windows-1252", async () => {
    expect(await namesOf("Frysl\u0083n")).toEqual([["Frysl\uFFFDn"]]);
  });

  it.each(["Haaglanden, Rijnmond", "Haaglanden;Gooi en Vechtstreek;Twente", "Twente,\nDrenthe"])(
    "are refused with advice what to write instead: %j",
    async (cell) => {
      const { findings } = await read(cell);
      expect(findings.map(({ code }) => code)).toEqual(["region-note"]);
      expect(findings[0]?.message).toContain("Haaglanden|Rijnmond");
    },
  );

  it.each([
    "Haaglanden/Rijnmond",
    "Haaglanden en Rijnmond",
    "Twente + Drenthe",
    "Haaglanden en Gooi en Vechtstreek",
    "Gooi en Vechtstreek / Midden-IJssel/Oost-Veluwe",
  ])("are a warning that says so: %s", async (cell) => {
    const { findings, cases } = await read(cell);
    expect(findings.map(({ code }) => code)).toEqual(["region-unknown"]);
    expect(findings[0]?.message).toContain("Haaglanden|Rijnmond");
    expect(cases).toHaveLength(1);
  });

  it.each(["Gooi en Omstreken", "Twente en omstreken", "Noord/Zuid"])(
    "are not read as two regions if one of them is unknown: %s",
    async (cell) => {
      const { findings } = await read(cell);
      expect(findings[0]?.message).not.toContain("Haaglanden|Rijnmond");
    },
  );
});
