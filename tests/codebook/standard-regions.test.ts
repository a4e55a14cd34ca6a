import { describe, expect, it } from "vitest";

import { REGIONS as SAMPLE_REGIONS } from "../../fixtures/sample/regions.ts";
import { regionKey, regionName, STANDARD_REGIONS } from "../../src/codebook/regions.ts";
import { isPlaceholder } from "../../src/language/words.ts";
import { codebookFrom, readCodebookText } from "./codebook-file.ts";

const NAMES = new Map(
  STANDARD_REGIONS.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((spelling): [string, string] => [regionKey(spelling), name]),
  ),
);

/**
 * The names of Statistics Netherlands (CBS) from 2015 to 2025, by code, for regions with a changed
 * name.
 */
const OFFICIAL = `
  Groningen; Friesland; Kop van Noord-Holland; Drenthe; West Friesland
  Alkmaar (Noord-Kennemerland); IJsselland; Flevoland; Zaanstreek-Waterland
  IJmond (Midden Kennemerland); Zuid Kennemerland; Noord-Veluwe; Amsterdam-Amstelland; Twente
  Haarlemmermeer; Gooi en Vechtstreek; Midden IJssel / Oost Veluwe; Holland Rijnland; Utrecht West
  Eemland; Food Valley; Utrecht Stad; Zuidoost Utrecht; Haaglanden; Achterhoek; Lekstroom
  Midden Holland; Arnhem = Centraal Gelderland; Rijnmond; Rivierenland; Zuid-Holland Zuid
  Nijmegen = Rijk van Nijmegen; Noordoost Brabant; West Brabant Oost
  Midden-Brabant = Midden-Brabant (Hart van Brabant); West Brabant West; Noord-Limburg; Zeeland
  Zuidoost-Brabant; Zuid-Limburg; Midden-Limburg Oost; Midden-Limburg West
`
  .trim()
  .split(/[;\n]/)
  .map((line) => line.trim().split(" = "));

const IN_USE = [
  ["FoodValley", "Foodvalley"],
  ["Stad Utrecht", "Utrecht Stad"],
  ["Fryslân", "Friesland"],
  ["Groot Rijnmond", "Rijnmond"],
  ["Rotterdam-Rijnmond", "Rijnmond"],
  ["H10", "Haaglanden"],
  ["Regio Alkmaar", "Alkmaar"],
  ["Brabant Noordoost", "Noordoost-Brabant"],
  ["Westfriesland", "West-Friesland"],
  ["Gooi & Vechtstreek", "Gooi en Vechtstreek"],
  ["Zuid-Kennemerland/IJmond", "Zuid-Kennemerland en IJmond"],
  ["Midden-Limburg", "Midden-Limburg"],
  ["Regio Amersfoort", "Eemland"],
  ["ZUID-HOLLAND-ZUID", "Zuid-Holland Zuid"],
  ["Utrecht-West", "Utrecht West"],
] as const;

describe("the youth-care regions of the standard codebook", () => {
  it("include all regions of the official lists, with old and new names", () => {
    expect(OFFICIAL).toHaveLength(42);
    expect(OFFICIAL.flat().filter((name) => !NAMES.has(regionKey(name)))).toEqual([]);
    const found = OFFICIAL.map((names) => new Set(names.map((name) => NAMES.get(regionKey(name)))));
    expect(found.filter(({ size }) => size > 1)).toEqual([]);
    expect(new Set(found.map((names) => [...names][0])).size).toBe(42);
  });

  it("keep the spelling of the sample", () => {
    const names = Object.keys(SAMPLE_REGIONS);
    expect(names.map((name) => NAMES.get(regionKey(name)))).toEqual(names);
  });

  it.each(IN_USE)("are known by spellings in use: %s", (spelling, name) => {
    expect(NAMES.get(regionKey(spelling))).toBe(name);
  });

  it("share no spelling, and no spelling means unknown", () => {
    const spellings = STANDARD_REGIONS.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(NAMES.size).toBe(spellings.length);
    expect(spellings.filter((spelling) => isPlaceholder(spelling))).toEqual([]);
    expect(spellings.filter((spelling) => regionName(spelling) !== spelling)).toEqual([]);
  });

  it("are replaced by the regions of a codebook file", async () => {
    const { regions } = await codebookFrom("regions: [Elders]");
    expect(regions).toEqual([{ name: "Elders", aliases: [] }]);
    expect((await codebookFrom("themes: {}")).regions).toBe(STANDARD_REGIONS);
  });

  it("may not have a name that means unknown", async () => {
    const { findings } = await readCodebookText(
      "regions:\n  - Elders\n  - name: Hier\n    aliases: [n.v.t.]\n",
    );
    expect(findings.map(({ code, line }) => [code, line])).toEqual([["codebook-invalid", 3]]);
  });
});
