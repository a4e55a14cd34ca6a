import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { commandMessages } from "../../src/messages/commands.ts";
import { emptyFolder, PROJECT, runHere, withoutSandboxLine, type Outcome } from "./run-report.ts";

const EXPORT = path.join(PROJECT, "fixtures/monitor.csv");
/** A region that the codebook does not know gives a warning about the export. */
const ODD_EXPORT = Buffer.from(
  readFileSync(EXPORT, "utf8")
    .replace(/^(.*)$/m, "$1;notitie")
    .replaceAll(/(\d|;)$/gm, "$1"),
);

interface Made {
  readonly protectedTogether: boolean;
  readonly reports: readonly {
    readonly period: string;
    readonly document: string | null;
    readonly folder: string | null;
    readonly pages: number | null;
    readonly error: string | null;
  }[];
}

describe("report generate of several periods", () => {
  let folder: string;
  let outcome: Outcome;
  const run = (words: readonly string[], stdin?: Uint8Array): Promise<Outcome> =>
    runHere(words, { folder, ...(stdin === undefined ? {} : { stdin }) });

  beforeAll(async () => {
    folder = emptyFolder();
    // Standard input can be read only once. Before the second quarter of 2022 nobody registered.
    const words = [
      "generate",
      "--input",
      "-",
      "--period",
      "2023-Q1,2022-Q1",
      "--period",
      "2022-Q4",
    ];
    outcome = await run(words, readFileSync(EXPORT));
  });

  it("makes the possible ones from one reading of the export, and gives the highest exit code", () => {
    expect(outcome.code).toBe(3);
    expect(outcome.stdout).toBe(
      ["2023-Q1", "2022-Q4"]
        .map((id) => `out/${id}/voortgangsrapportage/voortgangsrapportage-${id}.pdf\n`)
        .join(""),
    );
    expect(readdirSync(path.join(folder, "out")).sort()).toEqual(["2022-Q4", "2023-Q1"]);
  });

  it("reports each below its heading, and all at the end", () => {
    const told = withoutSandboxLine(outcome.stderr);
    const headings = told.match(/^— .* —$/gm);
    expect(headings).toEqual(
      ["2023-Q1", "2022-Q1", "2022-Q4"].map((id) => `— ${id}, voortgangsrapportage —`),
    );
    const [, table = ""] = told.split("\n\n");
    expect(table.split("\n").slice(0, 4)).toEqual([
      "Periode  Document              Pagina's  Waarschuwingen  Map",
      expect.stringMatching(
        /^2023-Q1 {2}voortgangsrapportage +\d+ +\d+ {2}out\/2023-Q1\/voortgangsrapportage$/,
      ),
      "2022-Q1  voortgangsrapportage         –               –  niet gemaakt: Er is 1 fout gevonden.",
      expect.stringMatching(
        /^2022-Q4 {2}voortgangsrapportage +\d+ +\d+ {2}out\/2022-Q4\/voortgangsrapportage$/,
      ),
    ]);
    expect(told).toContain(commandMessages.protectedApart);
  });

  it("reports the findings in the export once", async () => {
    const broken = readFileSync(EXPORT, "utf8").replace(/;ja;/, ";misschien;");
    const { code, stderr, stdout } = await run(
      ["generate", "--input", "-", "--period", "2023-Q1..2023-Q2", "--out", "kapot"],
      Buffer.from(broken),
    );
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr.match(/^fout: -, regel \d+/gm)).toHaveLength(1);
    expect(stderr.match(/niet gemaakt: /g)).toHaveLength(2);
    expect(existsSync(path.join(folder, "kapot"))).toBe(false);
  });

  it("lists the reports as JSON", async () => {
    const words = [
      "generate",
      "--input",
      EXPORT,
      "--period",
      "2023-Q1,2022-Q1,2022-Q4",
      "--format",
      "json",
    ];
    const { code, stdout } = await run(words);
    expect(code).toBe(3);
    const { reports, protectedTogether } = JSON.parse(stdout) as Made;
    expect(protectedTogether).toBe(false);
    expect(reports).toMatchObject([
      { period: "2023-Q1", folder: "out/2023-Q1/voortgangsrapportage", error: null },
      { period: "2022-Q1", folder: null, pages: null },
      { period: "2022-Q4", error: null },
    ]);
    expect(reports[0]?.pages).toBeGreaterThan(3);
  });

  it("names the periods without texts, with all documents", async () => {
    const words = [
      "generate",
      "--input",
      EXPORT,
      "--document",
      "all",
      "--period",
      "2023-Q1,2023-Q2",
    ];
    const { code, stdout, stderr } = await run(words);
    expect([code, stdout]).toEqual([3, ""]);
    for (const id of ["2023-Q1", "2023-Q2"]) {
      expect(stderr).toContain(commandMessages.noDocuments(id));
      expect(stderr).toContain(`\n${id}  –  `);
    }
  });
});

describe("report check of several periods", () => {
  it("reports the findings in the export once, and for each period whether it fits", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "export.csv"), ODD_EXPORT);
    const periods = ["--period", "2022-Q1,2023-Q1", "--period", "2024-Q3"];
    const words = ["check", "--input", "export.csv", ...periods];
    const { code, stdout } = await runHere(words, { folder });
    expect(code).toBe(3);
    expect(stdout).toContain("\nGecontroleerd voor: 2022-Q1, 2023-Q1 en 2024-Q3.\n");
    expect(stdout.match(/^(?:2022-Q1|2023-Q1|2024-Q3)\. Teksten: geen\./gm)).toHaveLength(3);
    expect(stdout.match(/^waarschuwing: export\.csv, regel 1, kolom notitie/gm)).toHaveLength(1);
    expect(stdout).toContain("geen aanmeldingen tot en met 31 maart 2022");
    expect(stdout).toContain("het begin van de periode (1 juli 2024)");

    const json = await runHere([...words, "--format", "json"], { folder });
    const { problems } = JSON.parse(json.stdout) as { problems: readonly { code: string }[] };
    const codes = problems.map((one) => one.code);
    expect(codes).toEqual([
      expect.stringContaining("column"),
      "no-registrations",
      "export-before-period",
    ]);
  });
});
