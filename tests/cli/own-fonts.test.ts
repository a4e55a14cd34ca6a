import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere, type Outcome } from "./run-report.ts";

const FIXTURES = path.join(PROJECT, "fixtures");
const THEME = path.join(FIXTURES, "second-theme");

/** A copy of the second theme, with the lines of its settings changed. */
function workingFolder(change: (line: string) => string = (line) => line): string {
  const folder = emptyFolder();
  cpSync(path.join(THEME, "fonts"), path.join(folder, "fonts"), { recursive: true });
  cpSync(path.join(THEME, "logo.svg"), path.join(folder, "logo.svg"));
  const settings = readFileSync(path.join(THEME, "report.config.yaml"), "utf8");
  const lines = settings.split("\n").map((line) => change(line.replace("../", `${FIXTURES}/`)));
  writeFileSync(path.join(folder, "report.config.yaml"), lines.join("\n"));
  return folder;
}

describe("a report in an organisation's own fonts", () => {
  let outcome: Outcome;
  let html: string;
  let manifest: unknown;
  beforeAll(async () => {
    const folder = workingFolder();
    outcome = await runHere(["generate", "--period", "2024-Q1"], { folder });
    const target = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    html = readFileSync(path.join(target, "voortgangsrapportage-2024-Q1.html"), "utf8");
    manifest = JSON.parse(readFileSync(path.join(target, "manifest.json"), "utf8"));
  });

  it("is made, with the fonts in the file under a name of this tool", () => {
    expect(outcome).toMatchObject({ code: 0 });
    const bytes = readFileSync(path.join(THEME, "fonts/AtkinsonHyperlegible-Bold.woff2"));
    const has = (text: string) => html.includes(text);
    expect(
      has(
        `@font-face{font-family:"Rapport";font-style:normal;font-weight:700;src:url(data:font/woff2;base64,${bytes.toString("base64")}) format("woff2")}`,
      ),
    ).toBe(true);
    expect(has(':root{--font:"Rapport","Source Sans 3",sans-serif}')).toBe(true);
    expect(has(`font-family="'Rapport', 'Source Sans 3', sans-serif"`)).toBe(true);
    expect(/Atkinson/i.test(html)).toBe(false);
  });

  it("has a manifest that names them", () => {
    const fontOf = (face: string) => {
      const file = `AtkinsonHyperlegible-${face}.woff2`;
      const bytes = readFileSync(path.join(THEME, "fonts", file));
      return { file, sha256: createHash("sha256").update(bytes).digest("hex") };
    };
    expect(manifest).toMatchObject({
      inputs: {
        fonts: { regular: fontOf("Regular"), italic: fontOf("Italic"), bold: fontOf("Bold") },
      },
    });
  });
});

describe("fonts that cannot be used", () => {
  const wrong = (line: string) =>
    line
      .replace("logo: logo.svg", "logo: weg.svg")
      .replace(
        "italic: fonts/AtkinsonHyperlegible-Italic",
        "italic: fonts/AtkinsonHyperlegible-Regular",
      )
      .replace("bold: fonts/AtkinsonHyperlegible-Bold", "bold: fonts/weg");
  const MESSAGES = [
    "report.config.yaml, regel 9: Het logo weg.svg is er niet.",
    "report.config.yaml, regel 18: Dit lettertype is niet cursief, volgens het bestand zelf.",
    "report.config.yaml, regel 19: Het lettertype fonts/weg.woff2 is er niet.",
  ];

  it("are named by check, all at once, with exit code 2", async () => {
    const check = await runHere(["check"], { folder: workingFolder(wrong) });
    expect(check.code).toBe(2);
    for (const message of MESSAGES) expect(check.stdout).toContain(message);
  });

  it("stop a run before anything is written, with exit code 2", async () => {
    const folder = workingFolder(wrong);
    const outcome = await runHere(["generate", "--period", "2024-Q1"], { folder });
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    for (const message of MESSAGES) expect(outcome.stderr).toContain(message);
    expect(existsSync(path.join(folder, "out"))).toBe(false);
  });
});
