import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runReport, type Outcome } from "./run-report.ts";

const INPUT = ["--input", path.join(PROJECT, "fixtures/monitor.csv")];
const PERIOD = ["--period", "2024-Q1", ...INPUT];
const MISSING =
  "Nog zonder tekst: inspireren en borgen, organisatie, casuïstiek, communicatie, doorkijk.";

/** A working folder with these texts for the first quarter of 2024. */
function folderWith(texts: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  const content = path.join(folder, "content/2024-Q1/voortgangsrapportage");
  mkdirSync(content, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(content, name), text);
  return folder;
}

describe("which texts a report uses", () => {
  let folder: string;
  let generated: Outcome;
  beforeAll(async () => {
    folder = folderWith({ "inleiding.md": "Tekst.", "samenwerking.md": "Tekst." });
    mkdirSync(path.join(folder, "content/2024 Q2"));
    generated = await runReport(["generate", ...PERIOD], { folder });
  });

  it("is told by generate in one line, with what is not used", () => {
    expect(generated.code).toBe(0);
    const told = generated.stderr.split("\n").filter((line) => line.includes("eksten: "));
    expect(told).toEqual([`Teksten: inleiding, samenwerking. ${MISSING}`]);
    expect(generated.stderr).toMatch(/^waarschuwing: content\/2024 Q2: .*Bedoel je 2024-Q2\?$/m);
  });

  it("is told by check of a period, in words and as data", async () => {
    const { code, stdout } = await runReport(["check", ...PERIOD], { folder });
    expect(code).toBe(0);
    expect(stdout).toContain(`\nTeksten: inleiding, samenwerking. ${MISSING}\n`);
    const json = await runReport(["check", ...PERIOD, "--format", "json"], { folder });
    const { texts } = JSON.parse(json.stdout) as { texts: unknown };
    expect(texts).toEqual([
      {
        period: "2024-Q1",
        used: ["inleiding", "samenwerking"],
        missing: ["inspireren-en-borgen", "organisatie", "casuistiek", "communicatie", "doorkijk"],
      },
    ]);
  });

  it("is told where there are none", async () => {
    const { stdout } = await runReport(["check", "--period", "2023-Q4", ...INPUT], { folder });
    expect(stdout).toContain("\nTeksten: geen. Nog zonder tekst: inleiding, inspireren en borgen,");
  });
});

describe("a sample text with a publication date", () => {
  const PUBLISHED = ["--published-on", "2024-05-27"];

  it.each(["generate", "snapshot", "check"])("is refused by report %s", async (command) => {
    const folder = folderWith({ "inleiding.md": "---\nvoorbeeldtekst: true\n---\nTekst." });
    const outcome = await runReport([command, ...PERIOD, ...PUBLISHED], { folder });
    expect(outcome.code).toBe(3);
    expect(outcome.stdout + outcome.stderr).toMatch(
      /^fout: content\/.*inleiding\.md, regel 2, teken 1: Dit is een voorbeeldtekst/m,
    );
    const draft = await runReport(["check", ...PERIOD], { folder });
    expect(draft.code).toBe(0);
  });
});

describe("a text that cannot go out", () => {
  it("stops the run, each fault with its place and without its content", async () => {
    const folder = folderWith({
      "inleiding.md": "Een ouder schreef: אני מודה לכם.\n\nBSN 111222333, NL91 ABNA 0417 1643 00.",
      "samenwerking.md": "<!-- geheime opmerking -->\n\nWord<o:p></o:p>",
    });
    const { code, stderr } = await runReport(["generate", ...PERIOD], { folder });
    expect(code).toBe(3);
    for (const place of [
      "inleiding.md, regel 1, teken 20",
      "inleiding.md, regel 3, teken 5",
      "inleiding.md, regel 3, teken 16",
      "samenwerking.md, regel 1, teken 1",
      "samenwerking.md, regel 3, teken 5",
    ]) {
      expect(stderr).toContain(place);
    }
    expect(stderr).not.toMatch(/111222333|ABNA|geheim|אני/);
  });
});
