import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { emptyFolder, PROJECT, runHere } from "./run-report.ts";

const SAMPLE = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8");
const REGIONS = STANDARD_CODEBOOK.columns.findIndex(({ name }) => name === "jeugdzorgregios");

/** The other monitor's name for a column, and for an answer. */
const headerFor = (name: string): string => `Ons ${name.replaceAll("_", " ")} veld`;
const answerFor = (code: string): string => `Bij ons: ${code.replaceAll("_", " ")}`;

/** The sample as the other monitor would export it: other headers, answers and names of regions. */
function inOwnNames(): string {
  const [header = "", ...rows] = SAMPLE.trimEnd().split("\n");
  const names = header.split(";");
  const choices = names.map((name) =>
    STANDARD_CODEBOOK.columns.flatMap((one) => (one.name === name ? (one.choices ?? []) : [])),
  );
  const cellFor = (cell: string, at: number): string =>
    cell
      .split("|")
      .map((part) => {
        const [code = "", date] = part.split("@");
        const isKnown = choices[at]?.some((choice) => choice.code === code) === true;
        const own = isKnown
          ? answerFor(code)
          : at === REGIONS && code !== ""
            ? `${code} (GI)`
            : code;
        return date === undefined ? own : `${own.toUpperCase()} @ ${date}`;
      })
      .join("|");
  return [names.map(headerFor), ...rows.map((row) => row.split(";").map(cellFor))]
    .map((cells) => `${cells.join(";")}\n`)
    .join("");
}

const objectOf = (entries: readonly (readonly unknown[])[]): object =>
  Object.fromEntries(entries as [string, unknown][]);

/** The codebook that explains those names. `labelled` makes them the labels too. */
function ownCodebook({ labelled }: { readonly labelled: boolean }): string {
  const columns = STANDARD_CODEBOOK.columns.map(({ name, choices = [] }) => {
    const answers = choices.map(({ code }) => [
      code,
      labelled ? { label: answerFor(code) } : { aliases: [answerFor(code)] },
    ]);
    const own = { header: headerFor(name) };
    return [name, answers.length === 0 ? own : { ...own, answers: objectOf(answers) }];
  });
  const cells = SAMPLE.split("\n")
    .slice(1)
    .flatMap((row) => row.split(";")[REGIONS] ?? []);
  const regions = [...new Set(cells.flatMap((cell) => cell.split("|")))]
    .filter((name) => name !== "")
    .map((name) => ({ name, aliases: [`${name} (GI)`] }));
  return JSON.stringify({ columns: objectOf(columns), regions });
}

interface Figures {
  readonly source: { readonly sha256: string };
  readonly figures: Readonly<Record<string, unknown>>;
}

describe("an export with its own names", () => {
  const folder = emptyFolder();
  beforeAll(() => {
    writeFileSync(path.join(folder, "standaard.csv"), SAMPLE);
    writeFileSync(path.join(folder, "eigen.csv"), inOwnNames());
    writeFileSync(path.join(folder, "namen.yaml"), ownCodebook({ labelled: false }));
    writeFileSync(path.join(folder, "labels.yaml"), ownCodebook({ labelled: true }));
  });

  async function figuresOf(input: string, ...words: readonly string[]): Promise<Figures> {
    const { code, stdout, stderr } = await runHere(
      ["figures", "--period", "2024-Q1", "--format", "json", "--input", input, ...words],
      { folder },
    );
    expect([code, stderr]).toEqual([0, ""]);
    return JSON.parse(stdout) as Figures;
  }
  const withoutHash = ({ source, ...rest }: Figures) => ({
    ...rest,
    source: { ...source, sha256: "" },
  });

  it("shares no header with the standard one", async () => {
    const { code, stderr } = await runHere(
      ["figures", "--period", "2024-Q1", "--input", "eigen.csv"],
      { folder },
    );
    expect(code).toBe(3);
    expect(stderr).toContain("De verplichte kolom traject_id ontbreekt.");
  });

  it("gives the same figures as an export with the standard names", async () => {
    const own = await figuresOf("eigen.csv", "--codebook", "namen.yaml");
    const standard = await figuresOf("standaard.csv");
    expect(own.source.sha256).not.toBe(standard.source.sha256);
    expect(withoutHash(own)).toEqual(withoutHash(standard));
  });

  it("gives the same numbers under labels of its own", async () => {
    const own = await figuresOf("eigen.csv", "--codebook", "labels.yaml");
    const standard = await figuresOf("standaard.csv");
    expect(JSON.stringify(own)).toContain(answerFor("moeder"));
    const withoutLabels = (figures: Figures): unknown =>
      JSON.parse(JSON.stringify(figures.figures), (key, value: unknown) =>
        key === "label" ? "" : value,
      );
    expect(withoutLabels(own)).toEqual(withoutLabels(standard));
  });

  it("is checked without a problem", async () => {
    const words = ["check", "--input", "eigen.csv", "--codebook", "namen.yaml"];
    const { code, stdout } = await runHere(words, { folder });
    expect(stdout).toContain("Geen problemen gevonden.");
    expect(code).toBe(0);
  });
});
