import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { PALETTE } from "../../src/colour/palette.ts";
import { readPdf, type ReadPdf } from "../render/read-pdf.ts";
import { emptyFolder, PROJECT, runHere, type Outcome } from "./run-report.ts";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" rx="20" fill="#7a1f5c"/><circle cx="50" cy="50" r="30" fill="#fff"/></svg>';
const SETTINGS = [
  `input: ${path.join(PROJECT, "fixtures/monitor.csv")}`,
  "organisation: Steunteam Thuis",
  "website: https://www.voorbeeld.nl/rapporten",
  "logo: beeld/logo.svg",
  "colors:",
  '  accent: "#7a1f5c"',
  "events:",
  "  - date: 2023-09-19",
  "    label: Brieven verstuurd",
  "",
];

/** A working folder with settings, and with the logo if `logo` names one. */
function workingFolder(settings: readonly string[], logo: string | null): string {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "report.config.yaml"), settings.join("\n"));
  mkdirSync(path.join(folder, "beeld"));
  if (logo !== null) writeFileSync(path.join(folder, "beeld/logo.svg"), logo);
  return folder;
}

describe("a report in an organisation's own colours, with its logo", () => {
  let outcome: Outcome;
  let target: string;
  let pdf: ReadPdf;
  let html: string;
  beforeAll(async () => {
    const folder = workingFolder(SETTINGS, LOGO);
    outcome = await runHere(["generate", "--period", "2024-Q1"], { folder });
    target = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    pdf = await readPdf(readFileSync(path.join(target, "voortgangsrapportage-2024-Q1.pdf")));
    html = readFileSync(path.join(target, "voortgangsrapportage-2024-Q1.html"), "utf8");
  });

  it("is made, with the logo as a figure on the cover", () => {
    expect(outcome).toMatchObject({ code: 0 });
    expect(pdf.coverFigures).toEqual(["Logo van Steunteam Thuis"]);
  });

  it("has its colours in the style and in the charts, and no default accent colour", () => {
    const has = (text: string) => html.includes(text);
    expect(has("--accent:#7a1f5c")).toBe(true);
    expect(has('fill="#7a1f5c"')).toBe(true);
    expect(has(PALETTE.accent) || has(PALETTE.past)).toBe(false);
  });

  it("shows where earlier reports are, and marks events", () => {
    const print = pdf.text.join(" ");
    const link = '<a href="https://www.voorbeeld.nl/rapporten">www.voorbeeld.nl/rapporten</a>.';
    expect(print).toContain("vind je op www.voorbeeld.nl/rapporten.");
    expect(html).toContain(`vind je op ${link}`);
    for (const text of [print, html])
      expect(text).toContain("19 september 2023: Brieven verstuurd");
    expect(pdf.alternatives.join(" ")).toContain("19 september 2023: Brieven verstuurd");
  });

  it("has a manifest that names them", () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(target, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      settings: {
        colors: { accent: "#7a1f5c" },
        website: "https://www.voorbeeld.nl/rapporten",
      },
      inputs: {
        logo: { file: "logo.svg", sha256: createHash("sha256").update(LOGO).digest("hex") },
      },
    });
  });
});

describe("a logo or colour that cannot be used", () => {
  const wrong = SETTINGS.map((line) => line.replace("#7a1f5c", "#9bb7c4"));
  const CONTRAST =
    "report.config.yaml, regel 6: De kleur accent (#9bb7c4) heeft een contrast van 2,1 op 1 met de pagina; minstens 4,5 op 1 is nodig.";
  const MISSING = "report.config.yaml, regel 4: Het logo beeld/logo.svg is er niet.";

  it("is named by check with all other findings, with exit code 2", async () => {
    const check = await runHere(["check"], { folder: workingFolder(wrong, null) });
    expect(check.code).toBe(2);
    expect(check.stdout).toContain(CONTRAST);
    expect(check.stdout).toContain(MISSING);
  });

  it.each([
    ["colour", wrong, LOGO, CONTRAST],
    ["logo", SETTINGS, null, MISSING],
    [
      "script in the logo",
      SETTINGS,
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
      "regel 4: In het logo staat een script",
    ],
  ])("stops a run for the %s, with exit code 2", async (_, settings, logo, message) => {
    const folder = workingFolder(settings, logo);
    const outcome = await runHere(["generate", "--period", "2024-Q1"], { folder });
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
    expect(existsSync(path.join(folder, "out"))).toBe(false);
  });
});
