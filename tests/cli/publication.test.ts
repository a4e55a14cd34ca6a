import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";

import { releaseOfTool } from "../../src/package-root.ts";

import { emptyFolder, PROJECT, runHere, withoutSandboxLine, type Outcome } from "./run-report.ts";

const SAMPLE = path.join(PROJECT, "fixtures/monitor.csv");
/** The sample's latest date is 14 May 2024. */
const WORDS = ["--period", "2024-Q1", "--input", SAMPLE] as const;
const TARGET = "out/2024-Q1/voortgangsrapportage";

/** Settings with which a published report refers to everything that its readers may need. */
const POINTERS = [
  "webpage: https://www.voorbeeld.nl/rapporten/{period}",
  "accessibility:",
  "  statement: https://www.voorbeeld.nl/toegankelijkheid",
  "  contact: hulp@voorbeeld.nl",
  "",
].join("\n");

/** An empty folder with those settings. */
function folderWithPointers(): string {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "report.config.yaml"), POINTERS);
  return folder;
}

const on = (day: string) => ["--published-on", day] as const;

interface Found {
  readonly severity: string;
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
}

/** The findings of `report check`, as "severity code file:line", and its exit code. */
async function checked(folder: string, ...words: readonly string[]) {
  const { code, stdout } = await runHere(["check", ...words, "--format", "json"], { folder });
  const { problems } = JSON.parse(stdout) as { problems: readonly Found[] };
  return {
    code,
    problems: problems.map(
      (one) => `${one.severity} ${one.code} ${path.basename(one.file)}:${one.line}`,
    ),
  };
}

/** The targets of the links in a PDF that leave it, in the order of its pages. */
async function linksOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const links: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const annotations = await (await document.getPage(number)).getAnnotations();
    for (const one of annotations as readonly { readonly unsafeUrl?: string }[]) {
      if (one.unsafeUrl !== undefined) links.push(one.unsafeUrl);
    }
  }
  await document.loadingTask.destroy();
  return links;
}

describe("a day of publication", () => {
  it("before the end of the period is refused, and nothing is written", async () => {
    const folder = folderWithPointers();
    const outcome = await runHere(["generate", ...WORDS, ...on("2024-03-30")], { folder });
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain("--published-on: De dag van publicatie is 30 maart 2024.");
    expect(readdirSync(folder)).toEqual(["report.config.yaml"]);
    expect(await checked(folder, ...WORDS, ...on("2024-03-30"))).toEqual({
      code: 2,
      problems: ["error published-before-end --published-on:null"],
    });
  });

  it("before the export's latest date is a warning", async () => {
    const folder = folderWithPointers();
    expect(await checked(folder, ...WORDS, ...on("2024-05-13"))).toEqual({
      code: 0,
      problems: ["warning published-before-latest --published-on:null"],
    });
    for (const day of ["2024-05-14", "2024-05-27T10:30"]) {
      expect(await checked(folder, ...WORDS, ...on(day))).toEqual({ code: 0, problems: [] });
    }
  });

  it("in the settings file gives a warning with its line, because it stays there", async () => {
    const folder = emptyFolder();
    const settings = path.join(folder, "report.config.yaml");
    writeFileSync(settings, `organisation: Team\npublishedOn: 2024-05-27\n${POINTERS}`);
    expect(await checked(folder, ...WORDS)).toEqual({
      code: 0,
      problems: ["warning published-on-fixed report.config.yaml:2"],
    });
    expect(await checked(folder, ...WORDS, ...on("2024-05-28"))).toEqual({ code: 0, problems: [] });
    writeFileSync(settings, `organisation: Team\npublishedOn: 2024-01-01\n${POINTERS}`);
    expect(await checked(folder, ...WORDS)).toEqual({
      code: 2,
      problems: [
        "error published-before-end report.config.yaml:2",
        "warning published-on-fixed report.config.yaml:2",
      ],
    });
  });
});

describe("a published report that does not refer to what its readers may need", () => {
  const DAY = on("2024-05-27");

  it("gives a warning for each missing reference, and an error under --strict", async () => {
    const folder = emptyFolder();
    const kinds = ["accessibility-missing", "webpage-missing"];
    expect(await checked(folder, ...WORDS, ...DAY)).toEqual({
      code: 0,
      problems: kinds.map((kind) => `warning ${kind} --published-on:null`),
    });
    expect(await checked(folder, ...WORDS, ...DAY, "--strict")).toEqual({
      code: 2,
      problems: kinds.map((kind) => `error ${kind} --published-on:null`),
    });
    expect(await checked(folder, ...WORDS)).toEqual({ code: 0, problems: [] });
    const inside = [...WORDS, ...DAY, "--threshold", "1"];
    expect(await checked(folder, ...inside)).toEqual({ code: 0, problems: [] });
  });

  it.each([
    ["statement: https://www.voorbeeld.nl/t", "waar ze het melden als ze iets niet kunnen lezen"],
    ["contact: 088 123 45 67", "waar de toegankelijkheidsverklaring staat"],
  ])("says which of both is missing beside %s", async (line, missing) => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "report.config.yaml"), `accessibility:\n  ${line}\n`);
    const { stdout } = await runHere(["check", ...WORDS, ...DAY], { folder });
    expect(stdout).toContain(`Lezers vinden in dit rapport niet ${missing}. Zet`);
  });

  it("gives these warnings for generate too, and refers to the places in the settings", async () => {
    const folder = emptyFolder();
    const bare = await runHere(["generate", ...WORDS, ...DAY], { folder });
    expect(bare.code).toBe(0);
    expect(bare.stderr).toContain("waarschuwing: --published-on: Lezers vinden");
    writeFileSync(path.join(folder, "report.config.yaml"), POINTERS);
    const outcome = await runHere(["generate", ...WORDS, ...DAY], { folder });
    expect([outcome.code, outcome.stderr.includes("waarschuwing: ")]).toEqual([0, false]);
    const made = (name: string) => readFileSync(path.join(folder, TARGET, name));
    const links = await linksOf(made("voortgangsrapportage-2024-Q1.pdf"));
    expect(links).toEqual([
      "https://www.voorbeeld.nl/rapporten/2024-Q1",
      (await releaseOfTool()).code,
      "mailto:hulp@voorbeeld.nl",
      "https://www.voorbeeld.nl/toegankelijkheid",
    ]);
    const page = made("voortgangsrapportage-2024-Q1.html").toString("utf8");
    const colophon = page.slice(page.indexOf('<footer class="colophon">'));
    expect(colophon).toContain(
      '<p>Kun je iets in deze rapportage niet lezen? Laat het ons weten: <a href="mailto:hulp@voorbeeld.nl">hulp@voorbeeld.nl</a>.',
    );
    expect(colophon).toContain(
      '<a href="https://www.voorbeeld.nl/toegankelijkheid">Toegankelijkheidsverklaring</a>',
    );
    expect(page).not.toContain("als webpagina");
    expect(JSON.parse(made("manifest.json").toString("utf8"))).toMatchObject({
      settings: {
        webpage: "https://www.voorbeeld.nl/rapporten/{period}",
        accessibility: {
          statement: "https://www.voorbeeld.nl/toegankelijkheid",
          contact: "hulp@voorbeeld.nl",
        },
      },
    });
  });
});

describe("a missing folder of texts", () => {
  it("is reported with everything else, and no report is made", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "report.config.yaml"), "content: teksten\n");
    writeFileSync(path.join(folder, "fout.csv"), "traject_id;aanmelddatum\n");
    const { code, problems } = await checked(folder, "--input", "fout.csv");
    expect(code).toBe(2);
    expect(problems[0]).toBe("error content-missing report.config.yaml:1");
    expect(problems.length).toBeGreaterThan(1);
    const outcome = await runHere(["generate", ...WORDS], { folder });
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain("report.config.yaml, regel 1: De map met teksten");
    // A command that makes no report does not check this.
    expect(await runHere(["figures", ...WORDS], { folder })).toMatchObject({ code: 0 });
  });
});

describe("settings with mistakes", () => {
  it("are reported first, with their own fault, by check too", async () => {
    const folder = emptyFolder();
    const settings = path.join(folder, "report.config.yaml");
    writeFileSync(settings, "input: monitor.csv\n\tcontent: x\n");
    const { code, stdout, stderr } = await runHere(["check"], { folder });
    expect([code, stderr]).toEqual([2, ""]);
    expect(stdout).toContain("report.config.yaml, regel 2: Deze regel springt in met een tab.");
    expect(await checked(folder)).toEqual({
      code: 2,
      problems: ["error settings-syntax report.config.yaml:2"],
    });
    for (const command of ["generate", "figures", "snapshot", "explain", "codebook", "audit"]) {
      const words = /^(?:codebook|audit)$/.test(command) ? [] : ["--period", "2024-Q1"];
      const more = command === "explain" ? ["registrations.total"] : [];
      const outcome = await runHere([command, ...more, ...words], { folder });
      expect(outcome).toMatchObject({ code: 2, stdout: "" });
      expect(outcome.stderr).toContain("springt in met een tab");
    }
  });

  it("give warnings if they are only unusual, and --strict refuses them", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "report.config.yaml"), "organisation: Team\n");
    mkdirSync(path.join(folder, "report.config.yml"));
    writeFileSync(path.join(folder, "report.config.json"), "{}");
    const around = { folder, environment: { REPORT_INPTU: "x" } };
    const figures = await runHere(["figures", ...WORDS], around);
    expect(figures.code).toBe(0);
    expect(figures.stderr).toContain("waarschuwing: report.config.json: ");
    expect(figures.stderr).toContain("Bedoel je REPORT_INPUT?");
    const strict = await runHere(["figures", ...WORDS, "--strict"], around);
    expect(strict).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("an option with a value", () => {
  it.each([
    [["explain", "regions.involved", "--period", "2024-Q1", "--period", "2024-Q2"], "--period"],
    [["explain", "regions.involved", "--period=2024-Q1", "--period=2024-Q1"], "--period"],
    [["figures", "--period", "2024-Q1", "--format", "csv", "--format=json"], "--format"],
    [["generate", "--input", "a.csv", "--input", "b.csv"], "--input"],
    [["diff", "2023", "2024", "--only", "changed", "--only", "changed"], "--only"],
    [["explain", "regions.involved", "--threshold", "5", "--threshold", "6"], "--threshold"],
    [["audit", "--snapshots", "a", "--snapshots", "b"], "--snapshots"],
    [["codebook", "--codebook", "a.yaml", "--codebook", "b.yaml"], "--codebook"],
  ])("that is given twice is refused: %j", async (words, option) => {
    const { code, stdout, stderr } = await runHere(words);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(`De optie ${option} staat er meer dan één keer. Laat er één staan.\n`);
  });

  it("may be given twice if it takes more values, and an option without a value does no harm", async () => {
    const twice = ["--figure", "status", "--figure", "regions", "--strict", "--strict"];
    const words = ["diff", "2023-Q4", "2024-Q1", "--threshold", "5", ...twice];
    expect(await runHere(words)).toMatchObject({ code: 0 });
  });

  it("that is empty is refused", async () => {
    const { code, stderr } = await runHere(["figures", "--period", "2024-Q1", "--out", ""]);
    expect([code, stderr]).toEqual([2, "Bij de optie --out hoort een waarde.\n"]);
  });

  it("accepts a period in each of its spellings, and one of several periods", async () => {
    const { code, stderr } = await runHere(["figures", "--period", "Q1 2024"]);
    expect(code).toBe(0);
    expect(stderr).toContain('We lezen "Q1 2024" als de periode 2024-Q1.');
    const either = await runHere(["figures", "--period", "2024-1"]);
    expect(either.code).toBe(2);
    expect(either.stderr).toContain('"2024-1" is geen periode. Bedoel je 2024-01 of 2024-Q1?');
  });
});

describe("a published report", () => {
  const folder = folderWithPointers();
  const file = (name: string): Buffer => readFileSync(path.join(folder, TARGET, name));
  const generate = (...words: readonly string[]): Promise<Outcome> =>
    runHere(["generate", ...WORDS, ...words], { folder });
  let first: Outcome;
  beforeAll(async () => {
    first = await generate(...on("2024-05-27"), "--out", "out");
  });

  it("comes with the command that keeps its snapshot, with the same options", () => {
    expect(first.code).toBe(0);
    expect(first.stderr).toContain(
      `Bewaar wat je publiceert met: report snapshot --period 2024-Q1 --input ${SAMPLE} --out out --published-on 2024-05-27\n`,
    );
  });

  it("is not replaced by a concept, nor by a report for internal use", async () => {
    const before = file("manifest.json");
    for (const words of [[], [...on("2024-05-27"), "--threshold", "0"]]) {
      const { code, stdout, stderr } = await generate(...words);
      expect([code, stdout]).toEqual([5, ""]);
      expect(stderr).toContain("staat het rapport met publicatiedatum 27 mei 2024");
      expect(stderr).toContain("--overwrite");
    }
    expect(file("manifest.json")).toEqual(before);
  });

  it("may be made again, silently if it is the same, and with a message if it differs", async () => {
    const other = await generate(...on("2024-05-28"));
    expect(other.code).toBe(0);
    expect(other.stderr).toMatch(/hier stond .* 27 mei 2024\. .* 28 mei 2024\. .*corrections\.$/m);

    const kept = await runHere(["snapshot", ...WORDS, ...on("2024-05-28")], { folder });
    expect([kept.code, withoutSandboxLine(kept.stderr)]).toEqual([0, ""]);
    const same = await generate(...on("2024-05-28"));
    expect(withoutSandboxLine(same.stderr)).toMatch(/^Teksten: geen\. [^\n]*\n[^\n]*\n$/);
    expect(same.stderr).toMatch(
      /^Klaar\. \d+ pagina's, (?:geen|\d+) waarschuwing(?:en)?\. Het rapport/m,
    );
    expect(same.stderr).toContain(` Het rapport staat in ${TARGET}\n`);
  });

  it("is replaced by a concept under --overwrite, with a message", async () => {
    const { code, stderr } = await generate("--overwrite");
    expect(code).toBe(0);
    expect(stderr).toContain("met publicatiedatum 28 mei 2024, dat hier stond, is vervangen");
    expect(stderr).not.toContain("Bewaar");
    expect(file("manifest.json").toString()).toContain('"publishedOn": null');
  });

  it("is kept with --update if the snapshot contains another report", async () => {
    const { code, stderr } = await generate(...on("2024-05-29"));
    expect(code).toBe(0);
    expect(stderr).toMatch(/al een ander rapport bewaard.* --published-on 2024-05-29 --update$/m);
  });

  it("names its texts that changed since publication", async () => {
    const texts = path.join(folder, "content/2024-Q1/voortgangsrapportage");
    mkdirSync(texts, { recursive: true });
    writeFileSync(path.join(texts, "inleiding.md"), "Dit schreven we.\n");
    writeFileSync(path.join(texts, "doorkijk.md"), "Dit komt er.\n");
    expect((await generate(...on("2024-05-30"))).code).toBe(0);
    const changed = async (): Promise<readonly string[]> => {
      const words = ["check", "--period", "2024-Q1", "--format", "json", ...WORDS.slice(2)];
      const { problems } = JSON.parse((await runHere(words, { folder })).stdout) as {
        problems: { code: string; file: string }[];
      };
      return problems
        .filter(({ code }) => code === "published-text-changed")
        .map(({ file: one }) => one);
    };
    expect(await changed()).toEqual([]);
    writeFileSync(path.join(texts, "inleiding.md"), "Dit schreven we later.\n");
    rmSync(path.join(texts, "doorkijk.md"));
    writeFileSync(path.join(texts, "casuistiek.md"), "Een verhaal.\n");
    const names = ["casuistiek", "doorkijk", "inleiding"];
    const of = (name: string) => `2024-Q1/voortgangsrapportage/${name}.md`;
    expect(await changed()).toEqual(names.map((name) => path.join("content", of(name))));
    const { stderr } = await generate(...on("2024-05-30"));
    expect(stderr).toContain(`Anders dan toen zijn: ${names.map(of).join(", ")}.`);
  });
});
