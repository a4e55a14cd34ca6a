import { mkdirSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { codebookInForce } from "../../src/pipeline/read-export.ts";
import { failureOf } from "../failure-of.ts";
import {
  codebookFrom,
  markedMistakes,
  mistakesIn,
  readCodebookText,
  temporaryPath,
} from "./codebook-file.ts";

const MILLION = 1_000_000;

describe("a codebook file without content", () => {
  it.each([
    "",
    "\n",
    "# Nog niets\n",
    "---\n",
    "{}",
    "columns: {}\nredefinitions: []\n",
    "\u{feff}",
  ])("%j changes nothing", async (text) =>
    expect(await codebookFrom(text)).toEqual(STANDARD_CODEBOOK),
  );

  it.each(["columns\n", "- columns\n", "12\n"])("%j is refused at line 1", async (text) => {
    expect(await mistakesIn(text)).toEqual(["1 codebook-invalid"]);
  });
});

describe("a codebook file that cannot be read", () => {
  it("is named", async () => {
    const file = temporaryPath("bestaat-niet.yaml");
    expect(await failureOf(codebookInForce({ codebook: file }))).toBe(
      `input: Het codeboek ${file} kan niet worden gelezen. Controleer de naam en de rechten van het bestand.`,
    );
  });

  it("may be a folder", async () => {
    const folder = temporaryPath("map");
    mkdirSync(folder);
    expect(await failureOf(codebookInForce({ codebook: folder }))).toContain("input: Het codeboek");
  });

  it("is refused if it is not UTF-8", async () => {
    const text = Buffer.from("themes:\n  overig:\n    label: Financi\u00eble rest\n", "latin1");
    expect((await readCodebookText(text)).findings).not.toEqual([]);
  });

  it("is refused if it is UTF-16", async () => {
    const text = Buffer.from("\u{feff}themes: {}\n", "utf16le");
    expect((await readCodebookText(text)).findings).not.toEqual([]);
  });
});

describe("names of properties that every JavaScript object has", () => {
  const NAMES = ["constructor", "toString", "hasOwnProperty"];
  /** The names as keys of a file: at the top, or within a part. */
  const PLACES: readonly (readonly [
    where: string,
    code: string,
    before: string,
    indent: string,
  ])[] = [
    ["at the top", "codebook-unknown", "", ""],
    ["as columns", "codebook-invalid", "columns:", "  "],
    ["in a column", "codebook-unknown", "columns:\n  gezag:", "    "],
    ["as themes", "codebook-invalid", "themes:", "  "],
    ["in a theme", "codebook-unknown", "themes:\n  overig:", "    "],
    [
      "in an answer",
      "codebook-unknown",
      "columns:\n  gezag:\n    answers:\n      geen:",
      "        ",
    ],
    [
      "as answers of a fixed list",
      "codebook-invalid",
      "columns:\n  herkomst:\n    answers:",
      "      ",
    ],
    ["in a region", "codebook-unknown", "regions:\n  - name: Twente", "    "],
    [
      "in a redefinition",
      "codebook-unknown",
      "redefinitions:\n  - figure: children.byMeasure\n    from: 2024-01-01\n    change: x",
      "    ",
    ],
  ];
  const fileWith = (names: readonly string[], code: string, before: string, indent: string) =>
    [before, ...names.map((name) => `${indent}${name}: { label: X } # ${code}`)].join("\n");

  it.each(PLACES)("are unknown %s", async (_, code, before, indent) => {
    const file = fileWith(NAMES, code, before, indent);
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });

  it.each(PLACES)("are unknown %s: __proto__ too", async (_, _code, before, indent) => {
    const file = fileWith(["__proto__"], "codebook-unknown", before, indent);
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });

  it("change no object of the program", async () => {
    await readCodebookText("__proto__: { smet: 1 }\ncolumns:\n  __proto__: { label: Smet }\n");
    await readCodebookText(
      "themes:\n  __proto__: { label: Smet }\nconstructor: { prototype: { smet: 1 } }\n",
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("smet" in {} || "label" in {}).toBe(false);
  });

  it("name no figure and no theme", async () => {
    const file = `
redefinitions:
  - figure: constructor # codebook-invalid
    from: 2024-01-01
    change: x
columns:
  resultaten:
    answers:
      rust:
        label: Rust
        theme: __proto__ # codebook-invalid
`;
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });
});

describe("a file that is built to take time or memory", () => {
  /** The milliseconds until a file is refused. */
  async function refusal(text: string): Promise<number> {
    const start = performance.now();
    expect((await readCodebookText(text)).findings).not.toEqual([]);
    return performance.now() - start;
  }

  it("is refused at once if references multiply without end", async () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const inner = level === 0 ? "x" : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array.from({ length: 10 }, () => inner).join()}]`;
    });
    expect(await refusal(levels.join("\n"))).toBeLessThan(1000);
  });

  it("is refused if a reference leads to itself", async () => {
    expect(await refusal("columns: &a\n  gezag: *a\n")).toBeLessThan(1000);
    expect(await refusal("regions: &a [*a]\n")).toBeLessThan(1000);
  });

  it.each([
    ["one word", "x".repeat(MILLION)],
    ["one label", `themes:\n  overig:\n    label: ${"x".repeat(MILLION)}`],
    ["one alias", `columns:\n  gezag:\n    aliases:\n      - ${"x".repeat(MILLION)}`],
    ["exclamation marks", "!".repeat(MILLION)],
    ["open brackets", "[".repeat(MILLION)],
    ["dashes", "- ".repeat(MILLION / 2)],
  ])("is refused in time where it is a million characters of %s", async (_, text) => {
    expect(await refusal(text)).toBeLessThan(15_000);
  });

  it("is read in time if it is nearly all comment", async () => {
    expect(await mistakesIn("# niets\n".repeat(8_000))).toEqual([]);
  });

  it("is refused if it is larger than any codebook", async () => {
    const { findings } = await readCodebookText("# niets\n".repeat(MILLION / 8));
    expect(findings.map(({ code, line }) => [code, line])).toEqual([["codebook-syntax", null]]);
    expect(findings[0]?.message).toContain("64 KiB");
  });

  it.each(["}", "!", "["])("is refused in time if it is full of %s", async (mark) => {
    expect(await refusal(mark.repeat(64_000))).toBeLessThan(15_000);
  });
});

describe("another file that is passed as a codebook", () => {
  it.each([
    "Aaltje Jansen: zit bij oma\n",
    "Aaltje Jansen: x\nAaltje Jansen: y\n",
    "root:$6$geheim:19000: x\n",
    "columns:\n  Aaltje Jansen: { label: x }\n",
    "columns:\n  herkomst: { Aaltje Jansen: x }\n",
    "themes:\n  Aaltje Jansen: { label: 1 }\n",
    "T-1;2024-01-01;Aaltje Jansen\n",
    "Jansen, A. (moeder): x\n",
    "redefinitions:\n  - figure: Jansen, geb. 12-03-1980\n    from: 2024-01-01\n    change: x\n",
    "themes:\n  Aaltje Jansen: {}\n",
    "themes:\n  overig: { label: Jansen }\n  gezinsherstel: { label: jansen }\n",
    "columns:\n  herkomst:\n    answers:\n      Aaltje Jansen: { label: x }\n",
    "columns:\n  herkomst:\n    answers:\n      utrecht Jansen: { label: x }\n",
    "columns:\n  aanmeldroute:\n    answers:\n      Aaltje Jansen: { label: x }\n",
    "columns:\n  aanmeldroute:\n    answers:\n      school: { label: x, theme: Aaltje Jansen }\n",
    "columns:\n  resultaten:\n    answers:\n      rust: { label: x, theme: Aaltje Jansen }\n",
    "columns:\n  gezag:\n    answers:\n      geen: { label: Jansen }\n      een_ouder: { aliases: [Jansen] }\n",
    "columns:\n  gezag: { header: Jansen }\n  kinderen: { header: Jansen }\n",
    "columns:\n  Herkomst Jansen: { label: x }\n",
    "columns:\n  herkomst: { label Jansen: x }\n",
    "regions: [Aaltje Jansen, aaltje jansen]\n",
    "regions:\n  - Twente\n  - name: Urk\n    aliases: [Jansen, Jansen, Twente]\n  - Jansen\n",
    "regions: [onbekend (Jansen)]\n",
    "themes:\n  zwaan_111222333: {}\n",
  ])("has none of its words repeated: %j", async (text) => {
    const { findings } = await readCodebookText(text);
    expect(findings).not.toEqual([]);
    expect(JSON.stringify(findings)).not.toMatch(/Aaltje|Jansen|geheim|oma|1980|111222/i);
  });

  it.each([
    ["kolommen: {}\n", "kolommen"],
    ["Columns: {}\n", "Columns"],
    ["columns:\n  Herkomst: {}\n", "Herkomst"],
  ])("gets a repeated key named if it looks like a known key: %j", async (text, name) => {
    expect((await readCodebookText(text)).findings[0]?.message).toContain(`"${name}"`);
  });
});

describe("a number of a person in a codebook file", () => {
  it.each([
    "themes: { overig: { label: Bel 123456782 } }\n",
    "columns: { herkomst: { aliases: [NL91 ABNA 0417 1643 00] } }\n",
    "regions: [Urk 123.456.782]\n",
    "regions: [Urk 123-456-782]\n",
    "themes: { overig: { label: 123&nbsp;456&#32;782 } }\n",
    "redefinitions:\n  - figure: registrations.total\n    from: 2024-01-01\n    change: Zie 123456782\n",
  ])("is refused and not repeated: %j", async (text) => {
    const { findings } = await readCodebookText(text);
    expect(findings.map(({ code }) => code)).toEqual(["codebook-invalid"]);
    expect(JSON.stringify(findings)).not.toMatch(/123|0417/);
  });
});

describe("control characters in a codebook file", () => {
  it("are removed with a warning that names the line", async () => {
    const { codebook, findings } = await readCodebookText(
      'themes:\n  overig: { label: "Res\\e\\vt" }\nregions: [Haag\u001Blanden]\n',
    );
    expect(findings.map(({ severity, code, line }) => [severity, code, line])).toEqual([
      ["warning", "codebook-control", 2],
      ["warning", "codebook-control", 3],
    ]);
    expect(codebook.themes.find(({ code }) => code === "overig")?.label).toBe("Res t");
    expect(codebook.regions.map(({ name }) => name)).toEqual(["Haaglanden"]);
  });
});
