import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";

import { firstControl } from "../../src/language/characters.ts";
import { emptyFolder, PROJECT, runHere, type Outcome } from "./run-report.ts";

const SAMPLE = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8");
/** Sets a window's title, rings, colours, clears the screen in one byte, and turns the order. */
const HOSTILE = "\u001B]0;nep\u0007\u001B[31mX\u009B2J\u202Ey\u007F";
/** The characters that no output may contain. */
const STEERING = /(?![\t\n]|\r\n)\p{Cc}|[\u2028-\u202E\u2066-\u2069]/u;
const REPORT = ["generate", "--period", "2024-Q1"];
const ON_SAMPLE = ["--period", "2024-Q1", "--input", "monitor.csv"];

/** A folder with the sample's export and these files. */
function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries({ "monitor.csv": SAMPLE, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

function expectNoSteering({ stdout, stderr }: Outcome): void {
  expect(STEERING.exec(stdout + stderr)).toBeNull();
}

describe("control characters in the user's input", () => {
  let folder: string;
  beforeAll(() => {
    folder = folderWith();
  });

  it.each([
    ...["document", "content", "out", "published-on", "codebook", "encoding", "threshold"].map(
      (option) => [...REPORT, "--input", "monitor.csv", `--${option}`, HOSTILE],
    ),
    [...REPORT, "--input", HOSTILE],
    [...REPORT, "--input", "een\ntwee.csv"],
    ["generate", "--period", HOSTILE],
    ["figures", ...ON_SAMPLE, "--format", HOSTILE],
    ["generate", `--${HOSTILE}`],
    ["generate", `-${HOSTILE}`],
    [HOSTILE],
    ["help", HOSTILE],
    ["explain", HOSTILE, ...ON_SAMPLE],
    ["diff", HOSTILE, "2024-Q1"],
    ["audit", HOSTILE],
    ["diff", "2023-Q4", "2024-Q1", "--input", "monitor.csv", "--figure", HOSTILE],
    ["diff", "2023-Q4", "2024-Q1", "--input", "monitor.csv", "--sort", HOSTILE],
  ])("never reach the terminal: %#", async (...words) => {
    const outcome = await runHere(words, { folder });
    expect(outcome.code).toBe(2);
    expect(outcome.stdout + outcome.stderr).not.toBe("");
    expectNoSteering(outcome);
  });

  it.each(["INPUT", "DOCUMENT", "OUT", "CODEBOOK", "BROWSER", HOSTILE])(
    "never reach it from a variable of the environment: %#",
    async (name) => {
      const environment = { [`REPORT_${name}`]: HOSTILE };
      const words = name === "INPUT" ? REPORT : [...REPORT, "--input", "monitor.csv"];
      const outcome = await runHere(words, { folder: folderWith(), environment });
      expect(outcome.stderr).not.toBe("");
      expectNoSteering(outcome);
    },
  );
});

describe("control characters in files and folders", () => {
  it("never reach the terminal from the names of files and folders", async () => {
    const texts = "content/2024-Q1/voortgangsrapportage";
    const folder = folderWith({
      [`${texts}/x\u001B[31m\ny.md`]: "x",
      ["content/\u001B[31m/x"]: "",
      ["out/2024-Q1/voortgangsrapportage/\u001B[31m\nfout: nep"]: "",
    });
    for (const words of [
      ["check", ...ON_SAMPLE],
      ["check", ...ON_SAMPLE, "--format", "csv"],
      ["check", ...ON_SAMPLE, "--format", "json"],
      ["generate", ...ON_SAMPLE],
    ]) {
      const outcome = await runHere(words, { folder });
      expectNoSteering(outcome);
      expect(outcome.stdout + outcome.stderr).not.toMatch(/^fout: nep/m);
    }
  });

  it("never reach it from a browser, even with --debug", async () => {
    const folder = folderWith({
      "browser.sh": '#!/bin/sh\nprintf "\\033[31mnep\\007\\n" >&2\nexit 3\n',
    });
    chmodSync(path.join(folder, "browser.sh"), 0o755);
    const environment = { REPORT_BROWSER: path.join(folder, "browser.sh") };
    const words = ["generate", ...ON_SAMPLE, "--debug"];
    const outcome = await runHere(words, { folder, environment });
    expect(outcome.code).toBe(4);
    expect(outcome.stderr).toContain("nep");
    expectNoSteering(outcome);
  });

  it.each([
    '"\\e[31mx": 1\n',
    "a\u001B[31m: 1\n",
    'logo: "x\\e.png"\n',
    'document: "x\\e"\n',
    'website: "https://a\\e.example"\n',
    'fonts: { regular: "x\\e", italic: "y\\e", bold: "z\\e" }\n',
    'pdfStandard: "\\e"\n',
    "a: \u001B: x\n",
  ])("never reach it from settings, which are refused: %j", async (yaml) => {
    const folder = folderWith({ "report.config.yaml": yaml });
    const outcome = await runHere(["generate", ...ON_SAMPLE], { folder });
    expect(outcome.code).toBe(2);
    expectNoSteering(outcome);
  });
});

describe("control characters in all texts of a report", () => {
  const CONTROLS = "\u000B\u000C\u007F\u001B\u0007\u0001\uFFFE\uFFFF";
  const ESCAPED = "\\v\\f\\x7F\\e\\a\\0\\uFFFE\\uFFFF\\uD800";
  const regionAt = SAMPLE.split("\n")[0]?.split(";").indexOf("jeugdzorgregios") ?? 0;
  let folder: string;
  let outcome: Outcome;

  beforeAll(async () => {
    const [header = "", ...rows] = SAMPLE.trimEnd().split("\n");
    // A region in the codebook, and one that many rows name.
    const changed = rows.map((row, index) => {
      const region = index < 20 ? "Haag\u001Blanden\u0007|Verweg\u007Fgi\uFFFEstan" : "Twente";
      return row.split(";").with(regionAt, region).join(";");
    });
    folder = folderWith({
      "monitor.csv": [header, ...changed, ""].join("\n"),
      "content/2024-Q1/voortgangsrapportage/inleiding.md": `Een${CONTROLS}twee \u0000drie.\n`,
      "codeboek.yaml": `columns:\n  herkomst:\n    answers:\n      utrecht: { label: "Ut${ESCAPED}recht" }\n`,
      "report.config.yaml": [
        "input: monitor.csv",
        "codebook: codeboek.yaml",
        `organisation: "Steun${ESCAPED}team"`,
        `contact: Bel${CONTROLS}ons`,
        `events: [{ date: 2023-09-19, label: "Brief${ESCAPED}!" }]`,
        "",
      ].join("\n"),
    });
    outcome = await runHere(REPORT, { folder });
  });

  it("are removed, and each file and line is named", () => {
    expect(outcome.code).toBe(0);
    expectNoSteering(outcome);
    for (const place of [
      "report.config.yaml, regel 3",
      "report.config.yaml, regel 4",
      "report.config.yaml, regel 5",
      "codeboek.yaml, regel 4",
      "inleiding.md, regel 1, teken 4",
      "monitor.csv, regel 2, kolom jeugdzorgregios",
    ]) {
      expect(outcome.stderr).toContain(place);
    }
  });

  it("are in no output file", () => {
    const out = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    const texts = readdirSync(out).filter((name) => !name.endsWith(".pdf"));
    expect(texts).not.toEqual([]);
    for (const name of texts) {
      const bytes = readFileSync(path.join(out, name));
      const parts = name.endsWith(".ods") ? Object.values(unzipSync(bytes)) : [bytes];
      for (const part of parts) expect(firstControl(Buffer.from(part).toString("utf8"))).toBe(-1);
    }
    const figures = readFileSync(path.join(out, "figures-2024-Q1.csv"), "utf8");
    expect(figures).toContain("Haaglanden");
    expect(figures).toContain("Verweggistan");
    const html = readFileSync(path.join(out, "voortgangsrapportage-2024-Q1.html"), "utf8");
    expect(html).toMatch(/Een +twee drie\./);
  });

  it("are removed from a report that is kept and then used again", async () => {
    const words = ["--period", "2024-Q1", "--published-on", "2024-06-01"];
    expect((await runHere(["snapshot", ...words], { folder })).code).toBe(0);
    const next = await runHere(["generate", "--period", "2024-04"], { folder });
    expect(next.code).toBe(0);
    const file = path.join(folder, "out/2024-Q1/voortgangsrapportage/figures-2024-Q1.json");
    expect((await runHere(["diff", file, file], { folder })).code).toBe(0);
  });
});
