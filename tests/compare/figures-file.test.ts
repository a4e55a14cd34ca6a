import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { compareFigures } from "../../src/compare/compare-figures.ts";
import {
  parseFigures,
  readFiguresFile,
  type FiguresReading,
} from "../../src/compare/figures-file.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { emptyFolder } from "../cli/run-report.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";

const FIGURES = await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5, SAMPLE_CODEBOOK);
const TEXT = figuresJson(FIGURES);

/** Returns what is wrong with the file, by code and message. */
function problems(text: string): readonly string[] {
  return messagesOf(parseFigures(text, "figures.json"));
}

function messagesOf({ findings }: FiguresReading): readonly string[] {
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

/** Returns the file with a change. */
function changed(change: (file: typeof FIGURES) => unknown): string {
  return JSON.stringify(change(structuredClone(FIGURES)));
}

describe("a file of figures", () => {
  it("is read without changes", () => {
    expect(parseFigures(TEXT, "figures.json").figures).toEqual(FIGURES);
    expect(parseFigures(`\uFEFF${TEXT}`, "figures.json").figures).toEqual(FIGURES);
  });

  it("contains everything that a comparison needs", () => {
    const { figures } = parseFigures(TEXT, "figures.json");
    if (figures === null) throw new Error("refused");
    expect(figures.figures["children.byMeasure"]?.redefinitions).toHaveLength(1);
    const { summary } = compareFigures(figures, FIGURES);
    expect(summary.changed).toBe(0);
  });

  it("from another tool, with only the fields of the contract, is completed", () => {
    const bare = {
      schemaVersion: 1,
      period: { id: "2024-Q1", from: "2024-01-01", to: "2024-03-31", label: "x" },
      source: { rows: 9, sha256: "ab", latestDate: "2024-03-31" },
      disclosureThreshold: 5,
      figures: {
        "registrations.total": { kind: "count", measure: "stock", label: "A", value: 3 },
        "regions.involved": { kind: "count", label: "R", unavailable: ["jeugdzorgregios"] },
      },
    };
    expect(parseFigures(JSON.stringify(bare), "f").figures?.figures).toMatchObject({
      "registrations.total": { unit: "aanmeldingen" },
      "regions.involved": { measure: "stock", unit: "jeugdzorgregio's" },
    });
  });

  it.each([
    ["no JSON", "{", /^figures-file-syntax: /],
    ["a list", "[]", /geen bestand met cijfers/],
    ["a text", '"figures"', /geen bestand met cijfers/],
    ["of a later release", changed((file) => ({ ...file, schemaVersion: 2 })), /nieuwere versie/],
    ["without figures", changed((file) => ({ ...file, figures: undefined })), /Bij figures staat/],
    [
      "of a period that is none",
      changed((file) => ({ ...file, period: { ...file.period, id: "2024-Q9" } })),
      /Bij period staat/,
    ],
    [
      "of a period with other days",
      changed((file) => ({ ...file, period: { ...file.period, to: "2024-04-30" } })),
      /Bij period staat/,
    ],
    [
      "with half a family",
      changed((file) => ({
        ...file,
        figures: { "registrations.total": { ...file.figures["registrations.total"], value: 1.5 } },
      })),
      /Bij figures\.registrations\.total/,
    ],
    [
      "with a withheld number in it",
      changed((file) => ({
        ...file,
        figures: {
          "children.returned": {
            ...file.figures["children.returned"],
            value: 3,
            withheld: true,
          },
        },
      })),
      /Bij figures\.children\.returned staat iets wat niet getoond mag worden/,
    ],
    [
      "with a character that a terminal obeys",
      changed((file) => ({ ...file, period: { ...file.period, label: "\u001b[2J" } })),
      /Bij period\.label staat iets/,
    ],
    [
      "with such a character in a name",
      changed((file) => ({
        ...file,
        figures: { "a\u001b.b": file.figures["registrations.total"] },
      })),
      /Bij figures\.a\?\.b staat iets/,
    ],
  ])("is refused: %s", (_, text, message) => {
    const found = problems(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join("\n")).toMatch(message);
    // No message repeats the content of the file.
    for (const content of ["1.5", "Q9", "\u001b"]) {
      expect(found.join("\n")).not.toContain(content);
    }
  });

  it("gives all its problems at once, up to a limit", () => {
    const wrong = changed((file) => ({
      ...file,
      figures: Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [`registrations.wrong${index}`, {}]),
      ),
    }));
    expect(problems(wrong)).toHaveLength(20);
  });

  it("can be given as an output folder that contains it", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "figures.json"), TEXT);
    expect((await readFiguresFile(folder))?.figures).toEqual(FIGURES);
    expect((await readFiguresFile(path.join(folder, "figures.json")))?.figures).toEqual(FIGURES);
  });

  it("can have the name for internal use only", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "figures-NIET-PUBLICEREN.json"), TEXT);
    writeFileSync(path.join(folder, "manifest.json"), "{}");
    expect((await readFiguresFile(folder))?.figures).toEqual(FIGURES);
  });

  it("can be absent, or unreadable", async () => {
    const folder = emptyFolder();
    expect(await readFiguresFile(path.join(folder, "nothing.json"))).toBeNull();
    expect(await readFiguresFile(folder)).toBeNull();
    mkdirSync(path.join(folder, "figures.json"));
    const reading = await readFiguresFile(folder);
    expect(reading === null ? [] : messagesOf(reading).join()).toMatch(/^figures-file-unreadable/);
  });

  it.skipIf(process.getuid?.() === 0)("gives its own message if access is denied", async () => {
    const file = path.join(emptyFolder(), "figures.json");
    writeFileSync(file, TEXT);
    chmodSync(file, 0);
    const reading = await readFiguresFile(file);
    expect(reading === null ? [] : messagesOf(reading).join()).toMatch(/^figures-file-unreadable/);
  });
});
