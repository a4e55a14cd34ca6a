import { describe, expect, it } from "vitest";

import { type Codebook, STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { isGarbled } from "../../src/monitor/cells/known-columns.ts";
import { csvOf, encoded, fullRows, inShort, readExport } from "./export.ts";

const NAMES = ["Fryslân", "Zuid-Holland Zuid", "’t Gooi", "Reg. “Noord” – €", "São Tomé", "ÅÄÖ"];
const GARBLED = ["FryslÃ¢n", "Fryslâ€™n", "Frysl\ufffdn", "Frysl‰n", "Fryslƒn", "Frysl\u0083n"];

describe("the name of a region", () => {
  it.each(NAMES)("%s is sound", (name) => {
    expect(isGarbled(name)).toBe(false);
  });

  it.each(GARBLED)("%j shows a wrong encoding", async (name) => {
    expect(isGarbled(name)).toBe(true);
    const reading = await readExport(csvOf(fullRows({}, { jeugdzorgregios: `Rijnmond|${name}` })));
    expect(inShort(reading)).toEqual([
      "3 region-garbled jeugdzorgregios",
      "3 region-unknown jeugdzorgregios",
    ]);
    expect(reading.findings[0]?.severity).toBe("warning");
    expect(reading.cases).toHaveLength(2);
  });

  it("is not read from a UTF-8 file with a line in another encoding", async () => {
    const text = csvOf(fullRows({ jeugdzorgregios: "Fryslân" }, { gezag: "Eén ouder" }));
    const mixed = Buffer.concat([encoded(text, "utf-8"), Buffer.from([0xe9, 0x0a])]);
    expect(inShort(await readExport(mixed))).toEqual(["4 encoding-mixed"]);
  });
});

describe("regions that the codebook knows", () => {
  const codebook: Codebook = {
    ...STANDARD_CODEBOOK,
    regions: [
      { name: "Rijnmond", aliases: ["Rotterdam-Rijnmond"] },
      { name: "Haaglanden", aliases: [] },
    ],
  };
  const read = (...names: string[]) =>
    readExport(csvOf(fullRows(...names.map((jeugdzorgregios) => ({ jeugdzorgregios })))), {
      codebook,
    });

  it("get the codebook's spelling", async () => {
    const { cases, findings } = await read("RIJNMOND|haaglanden", "rotterdam-rijnmond|Rijnmond");
    expect(findings).toEqual([]);
    expect(cases.map(({ jeugdzorgregios }) => jeugdzorgregios)).toEqual([
      ["Rijnmond", "Haaglanden"],
      ["Rijnmond"],
    ]);
  });

  it("make another name doubtful and suggest the nearest one", async () => {
    const reading = await read("Rijnmont", "Twente", "Rijnmond", "TWENTE");
    expect(inShort(reading)).toEqual([
      "2 region-unknown jeugdzorgregios",
      "3 region-unknown jeugdzorgregios",
      "5 region-unknown jeugdzorgregios",
    ]);
    expect(reading.findings.map(({ severity }) => severity)).toEqual(
      reading.findings.map(() => "warning"),
    );
    expect(reading.findings[0]?.message).toContain("Bedoel je Rijnmond?");
    expect(reading.findings[1]?.message).not.toContain("Bedoel je");
    expect(reading.cases).toHaveLength(4);
  });
});
