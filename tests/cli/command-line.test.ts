import { execFile } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runReport } from "./run-report.ts";

const SAMPLE = path.join(PROJECT, "fixtures/monitor.csv");

describe("help and version", () => {
  it("are in Dutch, on standard output", async () => {
    const help = await runReport(["--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toContain("Gebruik: report");
    for (const command of ["generate", "figures", "check", "diff", "explain", "audit"])
      expect(help.stdout).toContain(command);
    // The narrowest terminal that a user is likely to have.
    expect(help.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(help.stdout).not.toMatch(/Usage|Options|display help/);
  });

  it("answer within 150 ms of starting Node", async () => {
    const times: number[] = [];
    for (let run = 0; run < 7; run += 1) {
      const start = performance.now();
      await runReport(["--help"]);
      times.push(performance.now() - start);
    }
    expect(Math.min(...times)).toBeLessThan(150);
  });

  it.each(["generate", "check", "snapshot"])("explain %s, in Dutch", async (command) => {
    const { code, stdout } = await runReport([command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("--published-on <dag>");
    expect(stdout).toContain("(standaard: content)");
    expect(stdout).toContain(`Voorbeeld:\n  report ${command} --period 2024-Q1`);
    expect(stdout).not.toMatch(/default|Usage|Options|choices/);
    expect((await runReport(["help", command])).stdout).toBe(stdout);
  });

  it("uses the name that the user typed", async () => {
    const folder = emptyFolder();
    const command = path.join(folder, "peildatum");
    symlinkSync(path.join(PROJECT, "dist/entry.js"), command);
    const { stdout } = await promisify(execFile)(process.execPath, [command, "check", "--help"]);
    expect(stdout).toContain("Gebruik: peildatum check");
    expect(stdout).not.toContain("report check");
  });

  it.each(["diff", "explain"])("explain %s, in Dutch", async (command) => {
    const { code, stdout } = await runReport([command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("--threshold <getal>");
    expect(stdout).toContain("Argumenten:");
    expect(stdout).not.toMatch(/default|Usage|Options|choices|--out /);
  });

  it("explain audit, in Dutch", async () => {
    const { code, stdout } = await runReport(["audit", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("[bestanden...]");
    expect(stdout).toContain("--snapshots <map>");
    expect(stdout).not.toMatch(/default|Usage|Options|choices|--input|--threshold/);
  });

  it("are on the screen without any arguments", async () => {
    expect((await runReport([])).stdout).toBe((await runReport(["--help"])).stdout);
  });

  it("give the package's version", async () => {
    const { version } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
      version: string;
    };
    expect(await runReport(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("a wrong command line", () => {
  it.each([
    [["figurs"], "De opdracht figurs bestaat niet. Bedoel je figures?"],
    [["help", "figurs"], "De opdracht figurs bestaat niet."],
    [["figures", "--perod", "2024"], "De optie --perod bestaat niet. Bedoel je --period?"],
    [["figures", "--period"], "Bij de optie --period hoort een waarde."],
    [["figures"], "Geef de periode met --period"],
    [["figures", "--period", "2024-13"], "is geen periode"],
    [["figures", "2024", "gisteren"], 'We begrijpen "gisteren" niet.'],
    [["2024-Q1"], "report check 2024-Q1"],
    [["check", "--periode=2024-Q1"], "Bedoel je --period=2024-Q1?"],
    [["vergelijk"], "Bedoel je diff?"],
    [
      ["figures", "--period", "2024", "--format", "xml"],
      "--format is een van: table, json, csv, markdown.",
    ],
    [["figures", "--period", "2024", "--threshold", "-1"], "--threshold"],
    [["figures", "--period", "2024", "--threshold", "veel"], "--threshold"],
    [["figures", "--period", "2024", "--encoding", "ebcdic"], "--encoding is een van"],
    [["figures", "--period", "2024", "--delimiter", "|"], "--delimiter"],
    [["generate", "--period", "2024", "--published-on", "31-02-2024"], "--published-on"],
    [
      ["generate", "--period", "2024", "--document", "brief"],
      'Het documenttype "brief" bestaat niet',
    ],
  ])("%j is refused with exit code 2", async (words, message) => {
    const outcome = await runReport(words);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).not.toMatch(/at .*\.js|error:/);
  });

  it("needs an export", async () => {
    const outcome = await runReport(["figures", "--period", "2024"], { folder: emptyFolder() });
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain("Er is geen export opgegeven");
    expect(outcome.stderr).toContain("report init");
  });

  it("requires an export for a preview too, instead of a page that waits for ever", async () => {
    const outcome = await runReport(["preview", "--period", "2024"], { folder: emptyFolder() });
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain("Er is geen export opgegeven");
  });

  it("reports that a period has no year", async () => {
    const outcome = await runReport(["figures", "--period", "maart"]);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('Van de periode "maart" ontbreekt het jaar');
  });

  it("explains the order of a range of quarters", async () => {
    const outcome = await runReport(["figures", "--period", "2024-Q2..2024-Q1"]);
    expect(outcome.stderr).toContain("Bedoel je 2024-Q1..2024-Q2?");
  });

  it("names a figure by its label in the report", async () => {
    const outcome = await runReport(["figures", "--period", "2024", "--figure", "aanmeldingen"]);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain("Bedoel je registrations.total?");
  });

  it("names a missing file", async () => {
    const outcome = await runReport(["figures", "--period", "2024", "--input", "weg.csv"]);
    expect(outcome).toMatchObject({ code: 3, stdout: "" });
    expect(outcome.stderr).toContain("weg.csv");
  });
});

describe("report figures", () => {
  it("prints only data on standard output", async () => {
    const { code, stdout } = await runReport([
      "figures",
      "--period",
      "2024-Q1",
      "--format",
      "json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ period: { id: "2024-Q1" }, disclosureThreshold: 5 });
  });

  it("reads standard input", async () => {
    const words = ["figures", "--period", "2024-Q1", "--format", "json"];
    const piped = await runReport([...words, "--input", "-"], { stdin: readFileSync(SAMPLE) });
    expect(piped.stdout).toBe((await runReport(words)).stdout);
  });

  it("takes the export from the environment, and an option before that", async () => {
    const environment = { REPORT_INPUT: SAMPLE };
    const folder = emptyFolder();
    const words = ["figures", "--period", "2024-Q1", "--format", "csv"];
    expect(await runReport(words, { folder, environment })).toMatchObject({ code: 0 });
    expect(
      await runReport([...words, "--input", "weg.csv"], { folder, environment }),
    ).toMatchObject({
      code: 3,
    });
  });

  it("treats an empty variable as one that is not set", async () => {
    const environment = { REPORT_INPUT: "", REPORT_ENCODING: "", SOURCE_DATE_EPOCH: "" };
    expect(await runReport(["figures", "--period", "2024-Q1"], { environment })).toMatchObject({
      code: 0,
    });
  });

  it("never takes the threshold from the environment", async () => {
    const environment = { REPORT_THRESHOLD: "0" };
    const words = ["figures", "--period", "2024-Q1", "--format", "json"];
    const { stdout } = await runReport(words, { environment });
    expect(JSON.parse(stdout)).toMatchObject({ disclosureThreshold: 5 });
  });

  it("writes CSV that Excel opens, one observation per row", async () => {
    const { stdout } = await runReport(["figures", "--period", "2023-03", "--format", "csv"]);
    const lines = stdout.split("\r\n");
    expect(lines[0]).toBe(
      "\uFEFFperiod_id;from;to;figure;kind;measure;category;field;value;unit;status;cijfer;categorie;soort_getal;toelichting;definitie",
    );
    expect(lines[1]).toBe(
      "2023-03;2023-03-01;2023-03-31;registrations.total;count;stock;;value;376;aanmeldingen;shown;Aanmeldingen;;aantal;;",
    );
    expect(lines).toContain(
      "2023-03;2023-03-01;2023-03-31;results.byResult;breakdown;stock;familierelatie_hersteld;value;;aanmeldingen;withheld;Resultaten;Familierelatie hersteld;aantal;niet getoond;",
    );
  });

  it("prints a table and Markdown for people", async () => {
    const table = await runReport(["figures", "--period", "2024-Q1"]);
    expect(table.stdout).toMatch(/^Kinderen in de gezinnen +1\.5\d\d$/m);
    const markdown = await runReport(["figures", "--period", "2024-Q1", "--format", "markdown"]);
    expect(markdown.stdout).toContain("| Cijfer | Waarde |");
  });

  it("answers for a period that the export does not reach, with a warning", async () => {
    const outcome = await runReport(["figures", "--period", "2025-Q1", "--format", "json"]);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain("waarschuwing");
    const strict = await runReport(["figures", "--period", "2025-Q1", "--strict"]);
    expect(strict).toMatchObject({ code: 3, stdout: "" });
  });
});
