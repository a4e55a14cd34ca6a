import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { datasetMetadata } from "../../src/settings/addresses.ts";
import { readSettings } from "../../src/settings/settle-settings.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peildatum-dataset-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function settingsOf(...lines: readonly string[]) {
  const yaml = ["dataset:", ...lines.map((line) => `  ${line}`)].join("\n");
  writeFileSync(path.join(folder, "report.config.yaml"), `organisation: Team\n${yaml}\n`);
  const { settings, findings } = await readSettings({}, {}, folder);
  return { settings, said: findings.map(({ line, message }) => `${line} ${message}`) };
}

describe("the metadata for data portals in the settings", () => {
  it("is written in Dutch words and read as codes", async () => {
    const { settings, said } = await settingsOf(
      "publisher: Gemeente Voorbeeld",
      "publisherUri: https://identifier.overheid.nl/tooi/id/gemeente/gm0000",
      "licence: CC-BY",
      "themes: [samenleving, Overheid]",
      "frequency: kwartaal",
      "keywords: [jeugd]",
      "contact: data@example.nl",
    );
    expect(said).toEqual([]);
    expect(datasetMetadata(settings)).toEqual({
      publisher: {
        name: "Gemeente Voorbeeld",
        address: "https://identifier.overheid.nl/tooi/id/gemeente/gm0000",
      },
      licence: "CC-BY-4.0",
      themes: ["SOCI", "GOVE"],
      frequency: "QUARTERLY",
      keywords: ["jeugd"],
      contact: "mailto:data@example.nl",
    });
  });

  it("leaves out an empty list", async () => {
    const { settings } = await settingsOf("themes: []", "keywords: []");
    expect(datasetMetadata(settings)).toEqual({ publisher: { name: "Team" } });
  });

  it("uses the organisation of the report as the default publisher", async () => {
    const { settings } = await settingsOf("licence: CC0");
    expect(datasetMetadata(settings)).toEqual({ publisher: { name: "Team" }, licence: "CC0-1.0" });
  });

  it.each([
    ["licence: CC-BY-NC", /^3 .*dataset\.licence.*CC0, CC-BY, CC-BY-SA/],
    ["frequency: kwartal", /^3 .*bedoel je kwartaal/i],
    ["themes: [samenlevin]", /^3 .*bedoel je samenleving/i],
    ["themes: samenleving", /^3 .*dataset\.themes/],
    ["publisherUri: gm0000", /^3 .*identifier\.overheid\.nl/],
    ["contact: 088 123 45 67", /^3 .*mailadres/],
    ["licentie: CC0", /^3 .*licence/],
  ])("refuses %j with the reason", async (line, message) => {
    const { said } = await settingsOf(line);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(message);
  });
});
