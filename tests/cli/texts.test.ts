import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, finish, PROJECT, runHere, type Outcome } from "./run-report.ts";

const INPUT = ["--input", path.join(PROJECT, "fixtures/monitor.csv")];
const PERIOD = ["--period", "2024-Q1", ...INPUT];
const MISSING =
  "Nog zonder tekst: inspireren en borgen, organisatie, casuïstiek, klachten en ervaringen, communicatie, doorkijk.";

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
    generated = await runHere(["generate", ...PERIOD], { folder });
  });

  it("is printed by generate in one line, with the unused ones", () => {
    expect(generated.code).toBe(0);
    const told = generated.stderr.split("\n").filter((line) => line.includes("eksten: "));
    expect(told).toEqual([`Teksten: over deze periode, samenwerking. ${MISSING}`]);
    expect(generated.stderr).toMatch(/^waarschuwing: content\/2024 Q2: .*Bedoel je 2024-Q2\?$/m);
  });

  it("is printed by check of a period, in words and as data", async () => {
    const { code, stdout } = await runHere(["check", ...PERIOD], { folder });
    expect(code).toBe(0);
    expect(stdout).toContain(`\nTeksten: over deze periode, samenwerking. ${MISSING}\n`);
    const json = await runHere(["check", ...PERIOD, "--format", "json"], { folder });
    const { texts } = JSON.parse(json.stdout) as { texts: unknown };
    expect(texts).toEqual([
      {
        document: "voortgangsrapportage",
        period: "2024-Q1",
        used: ["inleiding", "samenwerking"],
        missing: [
          "inspireren-en-borgen",
          "organisatie",
          "casuistiek",
          "klachten-en-ervaringen",
          "communicatie",
          "doorkijk",
        ],
      },
    ]);
  });

  it("is printed if there are none", async () => {
    const { stdout } = await runHere(["check", "--period", "2023-Q4", ...INPUT], { folder });
    expect(stdout).toContain(
      "\nTeksten: geen. Nog zonder tekst: over deze periode, inspireren en borgen,",
    );
  });
});

describe("a sample text with a publication date", () => {
  const PUBLISHED = ["--published-on", "2024-05-27"];

  it.each(["generate", "snapshot", "check"])("is refused by report %s", async (command) => {
    const folder = folderWith({ "inleiding.md": "---\nvoorbeeldtekst: true\n---\nTekst." });
    const outcome = await runHere([command, ...PERIOD, ...PUBLISHED], { folder });
    expect(outcome.code).toBe(3);
    expect(outcome.stdout + outcome.stderr).toMatch(
      /^fout: content\/.*inleiding\.md, regel 2, teken 1: Dit is een voorbeeldtekst/m,
    );
    const draft = await runHere(["check", ...PERIOD], { folder });
    expect(draft.code).toBe(0);
  });
});

describe("a text that cannot go out", () => {
  it("stops the run, each fault with its place and without its content", async () => {
    const folder = folderWith({
      "inleiding.md": "Een ouder schreef: אני מודה לכם.\n\nBSN 111222333, NL91 ABNA 0417 1643 00.",
      "samenwerking.md": "<!-- geheime opmerking -->\n\nWord<o:p></o:p>",
    });
    const { code, stderr } = await runHere(["generate", ...PERIOD], { folder });
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

describe("a text that is no ordinary file", () => {
  it("is read through a link, and stops the run if it is a folder or a link to nowhere", async () => {
    const folder = folderWith({});
    const at = (name: string): string =>
      path.join(folder, "content/2024-Q1/voortgangsrapportage", name);
    writeFileSync(path.join(folder, "elders.md"), "Tekst.");
    symlinkSync(path.join(folder, "elders.md"), at("inleiding.md"));
    const linked = await runHere(["check", "--strict", ...PERIOD], { folder });
    expect(linked.code).toBe(0);
    expect(linked.stdout).toContain("Teksten: over deze periode.");
    mkdirSync(at("samenwerking.md"));
    symlinkSync("nergens", at("doorkijk.md"));
    for (const words of [["check"], ["check", "--strict"], ["generate"]]) {
      const { code, stdout, stderr } = await runHere([...words, ...PERIOD], { folder });
      expect(code).toBe(3);
      expect(stdout + stderr).toMatch(
        /^fout: content\/.*samenwerking\.md: Dit kunnen we niet lezen/m,
      );
      expect(stdout + stderr).toMatch(/^fout: content\/.*doorkijk\.md: Dit kunnen we niet lezen/m);
    }
  });

  it("reports front matter that is a bomb or a reference to nothing, without a bug", async () => {
    const bomb =
      "a: &a [1]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]";
    const folder = folderWith({
      "inleiding.md": `---\n${bomb}\n---\nTekst.`,
      "doorkijk.md": "---\n*nope\n---\nTekst.",
    });
    const { code, stderr } = await runHere(["generate", ...PERIOD], { folder });
    expect(code).toBe(3);
    expect(stderr.match(/^fout: .*regel 1, teken 1: Het blok tussen de strepen/gm)).toHaveLength(2);
  });
});

/** A user of the machine who does not run the tests: nobody. */
const OTHER = 65_534;
const ENTRY = path.join(PROJECT, "dist/entry.js");

/** True for root, where the other user may read the project. */
function mayRunAsOther(): boolean {
  if (process.getuid?.() !== 0) return false;
  const look = ["-e", "fs.accessSync(process.argv[1], fs.constants.R_OK)", ENTRY];
  return spawnSync(process.execPath, look, { uid: OTHER, gid: OTHER }).status === 0;
}

describe.skipIf(!mayRunAsOther())("a text that another user may not open (needs root)", () => {
  it.each([
    ["content/2024-Q1/voortgangsrapportage/inleiding.md", 3, []],
    ["content/2024-Q1/voortgangsrapportage", 3, []],
    ["content/2024-Q1", 3, []],
    ["content", 3, []],
    ["content", 2, ["--content", "content"]],
  ])("is named with what to do: %s", async (place, expected, more) => {
    const folder = folderWith({ "inleiding.md": "Tekst." });
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, place), 0);
    const child = spawn(process.execPath, [ENTRY, "check", ...PERIOD, ...more], {
      cwd: folder,
      env: { ...process.env, HOME: folder },
      uid: OTHER,
      gid: OTHER,
    });
    const { code, stdout, stderr } = await finish(child);
    expect(code).toBe(expected);
    const told = stdout + stderr;
    expect(told).toContain(
      `fout: ${place}: Dit kunnen we niet lezen: we mogen het niet openen. Pas de`,
    );
  });
});
