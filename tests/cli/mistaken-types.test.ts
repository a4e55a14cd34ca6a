import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { MISTAKES } from "../document-type/mistakes.ts";
import { RIGHT } from "../document-type/right-manifest.ts";
import { emptyFolder, PROJECT, runHere, withoutSandboxLine, type Outcome } from "./run-report.ts";

/** Runs a command with the type `eigen`, which has these files. */
async function run(files: Readonly<Record<string, string | Buffer>>, command = "generate") {
  const folder = emptyFolder();
  const own = path.join(folder, "t/eigen");
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(own, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (name.endsWith("/")) mkdirSync(file, { recursive: true });
    else writeFileSync(file, content);
  }
  const texts = path.join(folder, "content/2024-Q1/eigen");
  mkdirSync(texts, { recursive: true });
  writeFileSync(path.join(texts, "voorwoord.md"), "Een tekst.\n");
  const words = [command, "--period", "2024-Q1", "--document", "eigen", "--templates", "t"];
  const outcome = await runHere(words, { folder });
  const isWritten = readdirSync(folder).includes("out");
  return { ...outcome, stderr: withoutSandboxLine(outcome.stderr), isWritten };
}

const refused = ({ code, stdout, isWritten }: Outcome & { readonly isWritten: boolean }) => ({
  code,
  stdout,
  isWritten,
});
const NOTHING = { code: 2, stdout: "", isWritten: false };

/** Some of them, because each takes a process. tests/document-type tests all of them by place. */
const BY_COMMAND = {
  check: MISTAKES.filter((_, index) => index % 4 === 0),
  generate: MISTAKES.filter((_, index) => index % 16 === 8),
};

describe.each(["generate", "check"] as const)("a mistaken manifest, in %s", (command) => {
  it.each(BY_COMMAND[command])("with $name ends with its finding", async ({ text, places }) => {
    const outcome = await run({ "document.yaml": text }, command);
    expect(refused(outcome)).toEqual(NOTHING);
    const lines = outcome.stderr.split("\n").slice(0, -2);
    const starts = places.map(
      ({ line, position }) => `fout: t/eigen/document.yaml, regel ${line}, teken ${position}: `,
    );
    expect(lines.map((line, index) => line.slice(0, starts[index]?.length))).toEqual(starts);
  });

  it.each([
    ["of nothing", ""],
    ["in another encoding", Buffer.from(RIGHT.replace("Over", "Óver"), "latin1")],
    ["that is too large", `# ${"x".repeat(70_000)}`],
    ["that is too deep", `a: ${"[".repeat(30_000)}`],
    ["of very many mistakes", RIGHT + "      - x: y\n".repeat(3_000)],
  ])("%s ends with a finding", async (_, text) => {
    const outcome = await run({ "document.yaml": text }, command);
    expect(refused(outcome)).toEqual(NOTHING);
    expect(outcome.stderr).toMatch(/^fout: t\/eigen\/document\.yaml/);
  });

  it("that is a folder ends with a finding", async () => {
    const outcome = await run({ "document.yaml/": "" }, command);
    expect(refused(outcome)).toEqual(NOTHING);
    expect(outcome.stderr).toMatch(/^fout: t\/eigen\/document\.yaml: Dit is geen gewoon bestand/);
  });
});

const MANIFEST = readFileSync(
  path.join(PROJECT, "tests/fixtures/templates/terugblik/document.yaml"),
  "utf8",
);
/** The shared page for a print, with something in its text. */
const printWith = (markup: string): string =>
  readFileSync(path.join(PROJECT, "templates/shared/print.hbs"), "utf8").replace(
    "<main>",
    () => `<main>${markup}`,
  );

describe("the templates of a type", () => {
  it.each<readonly [string, Readonly<Record<string, string | Buffer>>, RegExp]>([
    [
      "that are no Handlebars",
      { "print.hbs": "<p>\n{{#if model}}\n" },
      /print\.hbs, regel 3: De schrijfwijze/,
    ],
    [
      "that end another block",
      { "screen.hbs": "x\n{{#if model}}{{/each}}" },
      /screen\.hbs, regel 2, teken 4: De schrijfwijze/,
    ],
    [
      "with a helper that is not there",
      { "print.hbs": printWith("{{txt model}}") },
      /print\.hbs, regel \d+, teken 7: .*"txt", en dat is er niet/,
    ],
    [
      "with one in a part that nobody comes by",
      { "print.hbs": printWith("{{#if nee}}{{txt model}}{{/if}}") },
      /print\.hbs, regel \d+, teken 18: /,
    ],
    [
      "with a partial that is not there",
      { "print.hbs": printWith("{{> groeps x}}") },
      /"groeps", en dat is er niet\. Bedoel je groups\?/,
    ],
    [
      "with a partial that is looked up",
      { "print.hbs": printWith('{{> (lookup model "document")}}') },
      /print\.hbs: Dit sjabloon vraagt om het sjabloon "eigen"|print\.hbs: Met dit sjabloon/,
    ],
    [
      "with a partial of its own that is wrong",
      { "blocks/mijn.hbs": "{{/if}}" },
      /blocks\/mijn\.hbs, regel 1: De schrijfwijze/,
    ],
    [
      "that give a helper something else",
      { "print.hbs": printWith("{{> chart model}}") },
      /print\.hbs: .*\(helper\) "isWide"/,
    ],
    [
      "that ask for a page that is nowhere",
      { "print.hbs": printWith('{{pageOf "nergens"}}') },
      /print\.hbs: .*\(helper\) "pageOf"/,
    ],
    ["that write to a log", { "print.hbs": printWith('{{log "x"}}') }, /"log", en dat is er niet/],
    [
      "that call themselves",
      { "blocks/narrative.hbs": "{{> narrative}}{{> narrative}}" },
      /blocks\/narrative\.hbs: Dit sjabloon vraagt zonder einde om zichzelf/,
    ],
    [
      "that call each other",
      { "blocks/narrative.hbs": "{{> een}}", "blocks/een.hbs": "{{> narrative}}" },
      /: Dit sjabloon vraagt zonder einde/,
    ],
    [
      "whose style loads another",
      { "print.css": '\n@import url("https://example.nl/a.css");' },
      /print\.css, regel 2, teken 1: Deze stijl vraagt om iets buiten/,
    ],
    [
      "whose style loads an image",
      { "screen.css": "/* url(x) */ body { background: url(a.png) }" },
      /screen\.css, regel 1, teken 33: Deze stijl vraagt/,
    ],
    [
      "whose style ends",
      { "print.css": "</style><p>x" },
      /print\.css, regel 1, teken 1: Deze stijl vraagt/,
    ],
    [
      "whose style is not UTF-8",
      { "print.css": Buffer.from("/* é */", "latin1") },
      /print\.css: .*geen UTF-8/,
    ],
    [
      "whose style is too large",
      { "print.css": " ".repeat(1_100_000) },
      /print\.css: Dit bestand is te groot.*1\.024 KiB/,
    ],
    ["whose folder is a file", { blocks: "x" }, /eigen\/blocks: Dit is geen map/],
    ["that are a folder", { "print.hbs/": "" }, /print\.hbs: Dit is geen gewoon bestand/],
  ])("%s are told of by their file", async (_, files, says) => {
    const outcome = await run({ "document.yaml": MANIFEST, ...files });
    expect(outcome.stderr).toMatch(says);
    expect(refused(outcome)).toEqual(NOTHING);
  });

  it("are not waited for if they are a pipe", async () => {
    const folder = emptyFolder();
    const own = path.join(folder, "t/eigen");
    mkdirSync(own, { recursive: true });
    writeFileSync(path.join(own, "document.yaml"), MANIFEST);
    execFileSync("mkfifo", [path.join(own, "print.css")]);
    const { code, stderr } = await runHere(["documents", "--templates", "t"], { folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/print\.css: Dit is geen gewoon bestand/);
  });

  it.each([
    [
      "an image of elsewhere",
      { "print.hbs": printWith('<img alt="x" src="https://example.nl/x.png">') },
    ],
    ["no first heading", { "print.hbs": printWith("").replace(/<h1>.*<\/h1>/, "") }],
    ["a style that hides all", { "print.css": "* { display: none }" }],
  ])("that print %s are named beside what the browser says", async (_, files) => {
    const outcome = await run({ "document.yaml": MANIFEST, ...files });
    expect(refused(outcome)).toEqual({ ...NOTHING, code: 4 });
    expect(outcome.stderr).toMatch(
      /eigen sjablonen of stijlen van het documenttype liggen \(t\/eigen\/print\.(?:hbs|css)\)/,
    );
  });

  it("that leave out content of the sections are refused", async () => {
    const outcome = await run({ "document.yaml": MANIFEST, "print.hbs": "" });
    expect(refused(outcome)).toEqual({ ...NOTHING, code: 2 });
    expect(outcome.stderr).toMatch(/print\.hbs: Deze pagina laat weg wat hier staat/);
  });

  it("may show raw content of the model, and run no script", async () => {
    const markup = "{{{model.title}}}<script>for (;;) {}</script>";
    const outcome = await run({
      "document.yaml": MANIFEST,
      "print.hbs": printWith(`<p>${markup}</p>`),
    });
    expect(outcome.code).toBe(0);
  });
});
