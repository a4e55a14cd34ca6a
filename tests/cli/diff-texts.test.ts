import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { emptyFolder, runHere } from "./run-report.ts";

const OLD = "We hielpen 967 gezinnen in december 2023.\n\nAchter elk getal staat een mens.\n";
const NEW = "We hielpen 98 gezinnen in maart 2024.\n\nAchter ieder getal staat een mens.\n";
const FIGURES = OLD.replace("967", "98").replace("december 2023", "maart 2024");

type Texts = Readonly<Record<string, string | Uint8Array>>;

/** A working folder with texts, by their paths in the content folder, and no export. */
function folderWith(texts: Texts): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(texts)) {
    const file = path.join(folder, "content", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

const ofReport = (period: string, name: string): string =>
  `${period}/voortgangsrapportage/${name}.md`;
const BOTH: Texts = {
  [ofReport("2023-Q4", "inleiding")]: OLD,
  [ofReport("2024-Q1", "inleiding")]: NEW,
};
const WORDS = ["diff", "2023-Q4", "2024-Q1", "--texts"];

describe("report diff --texts", () => {
  it("shows the words that changed, and no figures, without an export", async () => {
    const outcome = await runHere(WORDS, { folder: folderWith(BOTH) });
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    expect(outcome.stdout).toContain(
      "  regel 1: alleen cijfers of maanden anders\n  regel 3: veranderd\n    Achter [-elk-]{+ieder+} getal staat een mens.\n",
    );
    expect(outcome.stdout).not.toMatch(/967|98/);
  });

  it.each(["json", "csv", "markdown", "html"])("prints %s", async (format) => {
    const outcome = await runHere([...WORDS, "--format", format], { folder: folderWith(BOTH) });
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    expect(outcome.stdout).toContain("ieder");
  });

  it("accepts each name of a period, and can show only changes", async () => {
    const folder = folderWith(BOTH);
    const names = ["diff", "2023-10..2023-12", "2024-01--2024-03", "--texts"];
    const { stdout } = await runHere([...names, "--only", "changed"], { folder });
    expect(stdout).toContain("{+ieder+}");
    expect(stdout).not.toContain("regel 1");
  });

  it("exits with 1 under --exit-code if more than figures changed", async () => {
    const words = [...WORDS, "--exit-code"];
    expect((await runHere(words, { folder: folderWith(BOTH) })).code).toBe(1);
    const same = folderWith({ ...BOTH, [ofReport("2024-Q1", "inleiding")]: FIGURES });
    expect((await runHere(words, { folder: same })).code).toBe(0);
  });

  it("accepts a text that no report accepts, such as an incomplete one or one with HTML", async () => {
    const broken = '<b>Vet</b> {{cijfer "x"\n\n# Kop\n';
    const folder = folderWith({ ...BOTH, [ofReport("2024-Q1", "inleiding")]: broken });
    const outcome = await runHere(WORDS, { folder });
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    expect(outcome.stdout).toContain('{+<b>Vet</b> {{cijfer "x"+}');
  });

  it("compares the texts of all documents, and shows a text that is held back only in its own edition", async () => {
    const folder = folderWith({
      ...BOTH,
      "2023-Q4/nota/niet-openbaar.md": "Dit is geheim.",
      "2024-Q1/nota/niet-openbaar.md": "Dit is vertrouwelijk.",
      "2024-Q1/nota/toelichting.md": "Wij lichten toe.",
    });
    const words = [...WORDS, "--document", "all"];
    const open = await runHere(words, { folder });
    expect(open).toMatchObject({ code: 0, stderr: "" });
    expect(open.stdout).toMatch(/^voortgangsrapportage\/inleiding\.md/m);
    expect(open.stdout).toMatch(/^nota\/toelichting\.md.*\n {2}alleen in 2024-Q1 \(1 alinea\)$/m);
    expect(open.stdout).toContain("Niet vergeleken: niet-openbaar.md (nota).");
    expect(open.stdout).not.toMatch(/geheim|vertrouwelijk/);
    const internal = await runHere([...words, "--edition", "intern"], { folder });
    expect(internal.stdout).toContain("INTERN, NIET OPENBAAR (nota)");
    expect(internal.stdout).toContain("[-geheim.-]{+vertrouwelijk.+}");
  });

  it.each([
    [["2023-Q4", "figures.json"], 'vergelijk je de teksten van twee periodes. "figures.json" is'],
    [["2023-Q9", "2024-Q1"], '"2023-Q9" is geen periode'],
    [["2023-Q4", "2024-Q1", "--figure", "registrations"], "De optie --figure gaat over cijfers."],
    [["2023-Q4", "2024-Q1", "--sort", "change"], "De optie --sort gaat over cijfers."],
    [["2023-Q4", "2024-Q1", "--only", "new"], "--only kan alleen changed zijn"],
    [["2023-Q4", "2024-Q1", "--format", "xml"], "--format is een van: table, json, csv"],
    [["2023-Q4", "2024-Q1", "--document", "brief"], "brief"],
    [["2023-Q4", "2024-Q1", "--edition", "geheim"], "uitgave"],
    [["2023-Q4", "2024-Q1", "--content", "nergens"], "nergens"],
  ])("refuses %j with exit code 2", async (words, message) => {
    const outcome = await runHere(["diff", ...words, "--texts"], { folder: folderWith(BOTH) });
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
  });

  it("refuses a period without texts with exit code 3, and lists the folders beside it", async () => {
    const folder = folderWith({ ...BOTH, "2024 Q2/voortgangsrapportage/inleiding.md": NEW });
    const outcome = await runHere(["diff", "2024-Q2", "2024-Q3", "--texts"], { folder });
    expect(outcome).toMatchObject({ code: 3, stdout: "" });
    expect(outcome.stderr).toContain("in content/2024-Q2/voortgangsrapportage.");
    expect(outcome.stderr).toContain("in content/2024-Q3/voortgangsrapportage.");
    expect(outcome.stderr).toContain("Bedoel je 2024-Q2?");
    const all = await runHere(["diff", "2024-Q2", "2024-Q1", "--texts", "--document", "all"], {
      folder,
    });
    expect(all).toMatchObject({ code: 3, stdout: "" });
    expect(all.stderr).toMatch(/vergelijken in content\/2024-Q2\./);
  });

  it("refuses unreadable texts, all at once, with exit code 3", async () => {
    const folder = folderWith({
      ...BOTH,
      [ofReport("2023-Q4", "inleiding")]: Buffer.from("Café", "latin1"),
      [ofReport("2024-Q1", "doorkijk")]: "a".repeat(200_001),
      "2024-Q1/voortgangsrapportage/organisatie.md/x": "Tekst.",
    });
    const outcome = await runHere(WORDS, { folder });
    expect(outcome).toMatchObject({ code: 3, stdout: "" });
    for (const name of ["2023-Q4/voortgangsrapportage/inleiding", "doorkijk", "organisatie"]) {
      expect(outcome.stderr).toContain(`${name}.md`);
    }
  });

  it.skipIf(process.getuid?.() === 0)("refuses a folder that may not be read", async () => {
    const folder = folderWith(BOTH);
    const closed = path.join(folder, "content/2023-Q4/voortgangsrapportage");
    chmodSync(closed, 0);
    const outcome = await runHere(WORDS, { folder });
    chmodSync(closed, 0o700);
    expect(outcome).toMatchObject({ code: 3, stdout: "" });
  });

  it("gives a terminal no control character of a text", async () => {
    const hostile = "Een \u001B[31mrode\u001B[0m tekst \u202Eomgekeerd.";
    const folder = folderWith({ ...BOTH, [ofReport("2024-Q1", "inleiding")]: hostile });
    for (const format of ["table", "markdown", "csv", "html", "json"]) {
      const { code, stdout } = await runHere([...WORDS, "--format", format], { folder });
      expect(code).toBe(0);
      for (const steering of ["\u001B", "\u202E"]) expect(stdout).not.toContain(steering);
    }
  });
});
