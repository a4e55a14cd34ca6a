import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/browser.ts";
import { firstControl } from "../../src/language/characters.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { emptyFolder, PROJECT, runHere } from "../cli/run-report.ts";
import { layoutCases } from "../layout/cases.ts";
import { finishedFiles, newFolder } from "./finished-files.ts";
import { narrativeOf } from "./narrative-of.ts";
import { verdictsOf } from "./verapdf.ts";

/** Word's line break, a page break, and characters that no format accepts. */
const CONTROLS = "\u000B\u000C\u007F\u001B\u0007\u0001\uFFFE\uFFFF";
/** The same and more as YAML escapes them. */
const ESCAPED = "\\v\\f\\x7F\\e\\a\\0\\uFFFE\\uFFFF\\uD800";
const PERIOD = "2024-Q1";
const TEXTS = [
  "inleiding",
  "inspireren-en-borgen",
  "samenwerking",
  "organisatie",
  "casuistiek",
  "communicatie",
  "doorkijk",
];

/** The rules of PDF/UA-1 and PDF/A-3a that a PDF breaks, with its XMP. */
async function readBack(file: string) {
  const broken: string[] = [];
  for (const flavour of ["ua1", "3a"] as const) {
    const verdict = (await verdictsOf(flavour, [file])).get(file);
    broken.push(...(verdict?.broken ?? ["no verdict"]));
  }
  const [xmp = ""] = /<x:xmpmeta[^]*<\/x:xmpmeta>/.exec(readFileSync(file, "utf8")) ?? [];
  return { broken, hasXmp: xmp !== "", controlInXmp: firstControl(xmp) };
}

const CONFORMING = { broken: [], hasXmp: true, controlInXmp: -1 };

describe("a report with control characters in every text", () => {
  it("conforms to PDF/UA-1 and PDF/A-3a", async () => {
    const folder = emptyFolder();
    const write = (name: string, content: string): void => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    };
    const [header = "", ...rows] = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8")
      .trimEnd()
      .split("\n");
    const at = header.split(";").indexOf("jeugdzorgregios");
    const region = `Haag\u001Blanden\u0007|Verweg\u007Fgi\uFFFEstan\u000B`;
    const changed = rows.map((row) => row.split(";").with(at, region).join(";"));
    write("monitor.csv", `${[header, ...changed].join("\n")}\n`);
    for (const name of TEXTS) {
      write(
        `content/${PERIOD}/voortgangsrapportage/${name}.md`,
        `Een${CONTROLS}twee \u0000drie.[^a]\n\n### Kop${CONTROLS}\n\n> Citaat${CONTROLS}\n\n[^a]: Noot${CONTROLS}.\n`,
      );
    }
    write(
      "logo.svg",
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    );
    write(
      "codeboek.yaml",
      [
        "columns:",
        `  herkomst: { label: "Her${ESCAPED}komst", answers: { utrecht: { label: "Ut${ESCAPED}recht" } } }`,
        `themes: { overig: { label: "Res${ESCAPED}t" } }`,
        `redefinitions: [{ figure: registrations.total, from: 2023-10-01, change: "Wij${ESCAPED}ziging" }]`,
        "",
      ].join("\n"),
    );
    write(
      "report.config.yaml",
      [
        "input: monitor.csv",
        "codebook: codeboek.yaml",
        `organisation: "Steun${ESCAPED}team"`,
        `contact: Bel${CONTROLS}ons`,
        "website: https://www.voorbeeld.nl/rapporten",
        "logo: logo.svg",
        `logoAlt: "Logo${ESCAPED}"`,
        `events: [{ date: 2023-09-19, label: "Brief${ESCAPED}!" }]`,
        "",
      ].join("\n"),
    );
    const { code, stdout } = await runHere(["generate", "--period", PERIOD], { folder });
    expect(code).toBe(0);
    expect(await readBack(path.join(folder, stdout.trim()))).toEqual(CONFORMING);
  }, 240_000);
});

describe("a report whose texts were not checked", () => {
  let removeFolder = async (): Promise<void> => undefined;
  let file = "";

  beforeAll(async () => {
    const { folder, remove } = await newFolder();
    removeFolder = remove;
    const small = (await layoutCases()).find(({ name }) => name === "an export of one row");
    if (small === undefined) throw new Error("a layout case was renamed");
    const name = "a text with control characters";
    const text = `Tekst${CONTROLS}\u0000`;
    const report = {
      ...small.report,
      narratives: [narrativeOf("inleiding", text)],
      about: { organisation: text, contact: text, events: [] },
    };
    const files = await withBrowser(contextOfThisMachine(), async (browser) =>
      finishedFiles(await browser, [{ name, report }], folder, () => ["3a"]),
    );
    file = files.get(name)?.["3a"] ?? "";
  }, 240_000);
  afterAll(() => removeFolder());

  it("conforms all the same", async () => {
    expect(await readBack(file)).toEqual(CONFORMING);
  }, 240_000);
});
