import { writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { readSettings } from "../../src/settings/settle-settings.ts";
import { emptyFolder } from "../cli/run-report.ts";

/** Reads a settings file: the contact details and the findings. */
async function read(text: string) {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "report.config.yaml"), text);
  const { settings, findings } = await readSettings({}, {}, folder);
  const found = findings.map(({ code, line, message }) => `${code} ${line} ${message}`);
  return { details: settings.contactDetails, found };
}

describe("contactgegevens", () => {
  it.each([
    "team@voorbeeld.nl",
    "088 123 45 67",
    "(020) 123-4567",
    "+31 (0)6 12345678",
    "0031 20 1234567",
    "+32 2 123 45 67",
    "0800 1234",
    "14 070",
    "1234 AB",
    "1234AB",
  ])("accepts %j", async (detail) => {
    expect(await read(`contactgegevens:\n  - "${detail}"\n`)).toEqual({
      details: [detail],
      found: [],
    });
  });

  it.each([
    "Bel ons op 088 123 45 67",
    "team@voorbeeld.nl, hulp@voorbeeld.nl",
    "team@voorbeeld",
    "111222333",
    "NL91 ABNA 0417 1643 00",
    "1234",
    "Jan Jansen",
    "https://www.voorbeeld.nl",
  ])("refuses %j and does not repeat it", async (detail) => {
    const { details, found } = await read(`contactgegevens:\n  - 1234 AB\n  - "${detail}"\n`);
    expect(details).toEqual([]);
    expect(found).toEqual([
      'settings-invalid 3 De instelling "contactgegevens.1" klopt niet: schrijf een mailadres, een telefoonnummer of een postcode, zoals team@voorbeeld.nl, 088 123 45 67 of 1234 AB.',
    ]);
  });

  it("requires quotation marks around a number, and a list", async () => {
    expect((await read("contactgegevens:\n  - 0612345678\n")).found[0]).toMatch(
      /^settings-invalid 2 .*aanhalingstekens/,
    );
    expect((await read("contactgegevens: team@voorbeeld.nl\n")).found[0]).toMatch(
      /^settings-invalid 1 /,
    );
  });

  it("contains at most 200 details", async () => {
    const lines = Array.from({ length: 201 }, (_, at) => `  - a${at}@voorbeeld.nl\n`).join("");
    expect((await read(`contactgegevens:\n${lines}`)).found[0]).toContain("ten hoogste 200");
  });

  it.each(["Contactgegevens", "contactgegeven", "contactdetails"])(
    "is suggested for %s",
    async (key) => {
      const { found } = await read(`${key}:\n  - 1234 AB\n`);
      expect(found[0]).toContain("Bedoel je contactgegevens?");
    },
  );
});
