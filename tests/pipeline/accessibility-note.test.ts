import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, it } from "vitest";

import { MACHINE_TESTS } from "../../src/messages/accessibility.ts";
import type { WalkedRule, WalkRule } from "../../src/pdf/walk/walk-structure.ts";
import { parsePeriod } from "../../src/period/period.ts";
import { accessibilityNote } from "../../src/pipeline/check-made-report.ts";
import {
  type AccessibilityNote,
  accessibilityNoteSchema,
} from "../../src/publish/accessibility-note.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { sha256 } from "../../src/file-system/read-files.ts";
import { emptyFolder } from "../cli/run-report.ts";

const EXPORT = sha256("export");
const TEXTS = {
  inputs: [{ file: "2024-02--2024-04/voortgangsrapportage/inleiding.md", sha256: sha256("tekst") }],
  findings: [],
};
const HTML = `<html lang="nl"><head><title>x</title></head><body><h1 id="a">x</h1></body></html>`;

const WALK_RULES = Object.keys(MACHINE_TESTS)
  .filter((id) => id.startsWith("pdf-"))
  .map((id) => id.slice("pdf-".length) as WalkRule);

const ALL_WELL = (): Promise<readonly WalkedRule[]> =>
  Promise.resolve(WALK_RULES.map((rule) => ({ rule, looked: 3, failures: [] })));

let out: string;
let folder: string;
beforeEach(() => {
  out = emptyFolder();
  folder = path.join(out, "2024-02--2024-04/voortgangsrapportage");
});

/** Puts a small report into the output folder. Its PDF is no PDF. */
function make(colors: object | null = null): void {
  mkdirSync(folder, { recursive: true });
  const files = { "voortgangsrapportage.pdf": "%PDF-", "voortgangsrapportage.html": HTML };
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(folder, name), content);
  const manifest = {
    tool: { name: "peildatum", version: "0.1.0" },
    settings: { publishedOn: "2024-05-27", colors },
    inputs: { export: { sha256: EXPORT }, narrative: TEXTS.inputs },
    outputs: Object.entries(files).map(([file, content]) => ({ file, sha256: sha256(content) })),
  };
  writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(manifest));
}

async function noteOf(
  about: Partial<Parameters<typeof accessibilityNote>[0]> = {},
  walk = ALL_WELL,
): Promise<AccessibilityNote> {
  const period = parsePeriod("2024-02..2024-04");
  if (period === undefined) throw new Error("no period");
  const settings = { ...(await settleSettings({}, {}, "/")), out };
  const documentType = { name: "voortgangsrapportage", title: "Voortgangsrapportage" };
  const whole = { period, documentType, settings, exportSha256: EXPORT, texts: TEXTS, ...about };
  return accessibilityNoteSchema.parse(await accessibilityNote(whole, walk));
}

const outcomesOf = ({ machine }: AccessibilityNote) =>
  new Map(machine.map((test) => [test.id as string, test]));
const withResult = (note: AccessibilityNote, result: string) =>
  note.machine.filter((one) => one.result === result).map(({ id }) => id);
const ofReport = Object.entries(MACHINE_TESTS)
  .filter(([, { about }]) => ["files", "pdf", "page"].includes(about))
  .map(([id]) => id);

describe("a note on the accessibility of a report", () => {
  it("names the report, its files by their hashes, and what a person must answer", async () => {
    make();
    const note = await noteOf();
    expect(note.report).toEqual({
      title: "Voortgangsrapportage februari tot en met april 2024",
      document: "voortgangsrapportage",
      period: {
        id: "2024-02--2024-04",
        from: "2024-02-01",
        to: "2024-04-30",
        label: "februari tot en met april 2024",
      },
      publishedOn: "2024-05-27",
      release: "0.1.0",
    });
    expect(note.files).toEqual([
      { file: "voortgangsrapportage.pdf", sha256: sha256("%PDF-") },
      { file: "voortgangsrapportage.html", sha256: sha256(HTML) },
    ]);
    expect(note.person.length).toBeGreaterThan(8);
    expect(new Set(note.person.map(({ answer }) => answer))).toEqual(new Set([null]));
    expect(note.signed).toEqual({ by: null, on: null });
  });

  it("has each test once, in its order, and lists the tests of the release separately", async () => {
    make();
    const note = await noteOf();
    expect(note.machine.map(({ id }) => id)).toEqual(Object.keys(MACHINE_TESTS));
    const own = JSON.stringify(note.machine);
    for (const { how } of note.release.testedWith) expect(own).not.toContain(how);
    expect(note.release.testedWith.map(({ how }) => how).join()).toMatch(/veraPDF.*Nu.*axe/);
  });

  it("explains how to make a missing report, and runs the other tests", async () => {
    const note = await noteOf();
    expect(note).toMatchObject({ files: [], report: { publishedOn: null, release: null } });
    expect(withResult(note, "not tested")).toEqual(ofReport);
    expect(outcomesOf(note).get("pdf-order")?.why).toBe(
      "Het rapport is nog niet gemaakt. Maak het met: report generate --period 2024-02..2024-04",
    );
    expect(outcomesOf(note).get("text-links")).toMatchObject({ result: "passed", count: 1 });
    expect(outcomesOf(note).get("colour-contrast")?.count).toBeGreaterThan(20);
  });

  it("reports where the structure of the PDF fails, and what it does not contain", async () => {
    make();
    const walked = async (): Promise<readonly WalkedRule[]> => {
      const others = await ALL_WELL();
      return [
        { rule: "content-owned", looked: 40, failures: ["page 3, content 12"] },
        { rule: "content-once", looked: 0, failures: [] },
        ...others.filter(({ rule }) => !/^content-|^title$/.test(rule)),
      ];
    };
    const outcomes = outcomesOf(await noteOf({}, walked));
    expect(outcomes.get("pdf-content-owned")).toMatchObject({
      result: "failed",
      count: 40,
      where: ["page 3, content 12"],
    });
    for (const id of ["pdf-content-once", "pdf-title"]) {
      expect(outcomes.get(id)).toMatchObject({
        result: "not tested",
        why: "Hiervan staat er niets in dit bestand.",
      });
    }
    expect(outcomes.get("pdf-order")).toMatchObject({ result: "passed", count: 3 });
    expect(outcomes.get("pdf-order")).not.toHaveProperty("where");
  });

  it("does not test a file that changed after it was made", async () => {
    make();
    writeFileSync(path.join(folder, "voortgangsrapportage.pdf"), "%PDF-2");
    rmSync(path.join(folder, "voortgangsrapportage.html"));
    const walk = (): Promise<never> => Promise.reject(new Error("walked all the same"));
    const note = await noteOf({}, walk);
    expect(note.files).toEqual([{ file: "voortgangsrapportage.pdf", sha256: sha256("%PDF-2") }]);
    const outcomes = outcomesOf(note);
    expect(outcomes.get("files-unchanged")).toMatchObject({
      result: "failed",
      where: ["voortgangsrapportage.pdf", "voortgangsrapportage.html ontbreekt"],
    });
    expect(outcomes.get("pdf-order")?.why).toContain("niet meer zoals Peildatum het maakte");
    expect(outcomes.get("page-title")?.why).toBe("Dit bestand is er niet.");
  });

  it("reports a PDF that cannot be read", async () => {
    make();
    const note = await noteOf({}, () => Promise.reject(new Error("no PDF")));
    expect(outcomesOf(note).get("pdf-links")).toMatchObject({
      result: "not tested",
      why: "De pdf is niet te lezen.",
    });
  });

  it("follows no link, and reads no file outside the folder", async () => {
    make();
    const secret = path.join(out, "geheim.pdf");
    writeFileSync(secret, "%PDF-");
    const pdf = path.join(folder, "voortgangsrapportage.pdf");
    rmSync(pdf);
    symlinkSync(secret, pdf);
    expect(outcomesOf(await noteOf()).get("pdf-links")?.why).toBe("Dit bestand is er niet.");
    const manifest = path.join(folder, "manifest.json");
    const text = readFileSync(manifest, "utf8");
    writeFileSync(manifest, text.replace('"voortgangsrapportage.pdf"', '"../../geheim.pdf"'));
    expect((await noteOf()).files).toEqual([]);
  });

  it.each([
    ["the export", { exportSha256: sha256("ander") }, "de export"],
    ["a text", { texts: { ...TEXTS, inputs: [] } }, "de teksten"],
  ])("tells that %s is another now", async (_, about, name) => {
    make();
    expect(outcomesOf(await noteOf(about)).get("files-current")).toMatchObject({
      result: "failed",
      where: [name],
    });
  });

  it("does not compare an export that was not read", async () => {
    make();
    const outcomes = outcomesOf(await noteOf({ exportSha256: null }));
    expect(outcomes.get("files-current")?.result).toBe("not tested");
  });

  it("measures the colours that the settings choose", async () => {
    make({ accent: "#0a425c" });
    const settings = { out, colors: { accent: "#dddddd" }, threshold: 5 };
    const outcomes = outcomesOf(await noteOf({ settings }));
    expect(outcomes.get("files-current")?.where).toEqual(["de kleuren"]);
    expect(outcomes.get("colour-contrast")?.result).toBe("failed");
    expect(outcomes.get("colour-contrast")?.where).toContain(
      "accent bij page, licht: 1,3; nodig is 4,5",
    );
    expect(outcomesOf(await noteOf()).get("colour-difference")?.result).toBe("passed");
  });

  it("names the places with a fault in the texts, and not their words", async () => {
    const finding = {
      severity: "warning",
      code: "narrative-link",
      file: "content/2024-Q1/voortgangsrapportage/inleiding.md",
      line: 3,
      column: null,
      message: "x",
    } as const;
    const texts = { ...TEXTS, findings: [finding] };
    const outcomes = outcomesOf(await noteOf({ texts }));
    expect(outcomes.get("text-links")).toMatchObject({
      result: "failed",
      where: ["inleiding.md, regel 3"],
    });
    expect(outcomes.get("text-headings")?.result).toBe("passed");
    const none = outcomesOf(await noteOf({ texts: { inputs: [], findings: [] } }));
    expect(none.get("text-headings")).toMatchObject({
      result: "not tested",
      why: "Er zijn geen teksten voor deze periode.",
    });
  });
});
