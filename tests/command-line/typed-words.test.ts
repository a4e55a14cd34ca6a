import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { COMMANDS } from "../../src/command-line/declarations.ts";
import { understandWords } from "../../src/command-line/typed-words.ts";
import { ReportError } from "../../src/errors.ts";
import { emptyFolder } from "../cli/run-report.ts";

const folder = emptyFolder();
beforeAll(() => {
  writeFileSync(path.join(folder, "uitvoer maart"), "");
  writeFileSync(path.join(folder, "mijn export (1).csv"), "");
  writeFileSync(path.join(folder, "kaal.csv"), "");
  writeFileSync(path.join(folder, "nota.csv"), "");
  writeFileSync(path.join(folder, "Aanmeldingen.csv"), "");
  mkdirSync(path.join(folder, "map"));
});

/** Reads a command line: the command, the words after it, and its options as typed. */
async function understood(line: readonly string[], options: object = {}) {
  const [name, ...words] = line;
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) throw new Error("an unknown command");
  return await understandWords(command, { words, options }, { folder, environment: {} });
}

describe("words without an option", () => {
  it.each([
    [["check", "monitor.csv"], { input: "monitor.csv" }],
    [["check", "2024-Q1", "monitor.csv"], { period: ["2024-Q1"], input: "monitor.csv" }],
    [["check", "-"], { input: "-" }],
    [["check", "uitvoer maart"], { input: "uitvoer maart" }],
    [["check", "mijn", "export", "(1).csv"], { input: "mijn export (1).csv" }],
    [
      ["check", "mijn", "export", "(1).csv", "2024-Q1"],
      { input: "mijn export (1).csv", period: ["2024-Q1"] },
    ],
    [["check", "mijn", "export", "(1)"], { input: "mijn export (1).csv" }],
    [["check", "kaal"], { input: "kaal.csv" }],
    [["figures", "2023-Q1", "en", "2023-Q3"], { period: ["2023-Q1,2023-Q3"] }],
    [["generate", "2024-Q1"], { period: ["2024-Q1"] }],
    [["generate", "nota", "2024-Q1"], { period: ["2024-Q1"], document: "nota" }],
    [["generate", "All", "2024-Q1"], { period: ["2024-Q1"], document: "all" }],
    [["figures", "2023", "2024"], { period: ["2023", "2024"] }],
    [["figures", "Q1", "2024", "Q2", "2024"], { period: ["2024-Q1", "2024-Q2"] }],
    [["figures", "eerste", "kwartaal", "van", "2024"], { period: ["2024-Q1"] }],
    [["figures", "2023-Q1,2023-Q2"], { period: ["2023-Q1,2023-Q2"] }],
    [["figures", "2023-Q1,", "2023-Q2"], { period: ["2023-Q1,2023-Q2"] }],
    [["figures", "2023-Q1..2024-Q1"], { period: ["2023-Q1..2024-Q1"] }],
    [["figures", "Q1", "t/m", "Q3", "2023"], { period: ["2023-Q1..2023-Q3"] }],
    [["codebook", "codeboek.yaml"], { codebook: "codeboek.yaml" }],
  ])("%j", async (line, options) => {
    expect((await understood(line)).options).toEqual(options);
  });

  it.each([
    [["explain", "registrations.total", "2024-Q1"], ["registrations.total"], { period: "2024-Q1" }],
    [
      ["explain", "Trajecten", "met", "ondersteuning", "maart", "2024"],
      ["Trajecten met ondersteuning"],
      { period: "2024-03" },
    ],
    // Without ".csv" this file is not an export here.
    [["explain", "Aanmeldingen", "2024-Q1"], ["Aanmeldingen"], { period: "2024-Q1" }],
    [["diff", "2023-Q4", "2024-Q1"], ["2023-Q4", "2024-Q1"], {}],
    [["diff", "Q4", "2023", "Q1", "2024"], ["2023-Q4", "2024-Q1"], {}],
    [["diff", "oud/figures.json", "2024-Q1"], ["oud/figures.json", "2024-Q1"], {}],
    [["diff", "2023-Q4", "2024-Q1", "a.csv"], ["2023-Q4", "2024-Q1"], { input: "a.csv" }],
    [["audit", "a.json", "b"], ["a.json", "b"], {}],
  ])("%j, and leaves some words to the command", async (line, words, options) => {
    expect(await understood(line)).toMatchObject({ words, options });
  });

  it.each([
    [["check", "gisteren"], "een periode (2024-Q1), een export (monitor.csv) of een documenttype"],
    [["check", "map"], 'We begrijpen "map" niet'],
    [["check", "a.csv", "b.csv"], "Er staan twee exports"],
    [["generate", "factshet", "2024-Q1"], "Bedoel je factsheet?"],
    [["generate", "27-05-2024"], "Bedoel je --published-on 2024-05-27?"],
    [["figures", "2024-Q1", "csv"], "Bedoel je --format csv?"],
    [["generate", "Q1"], 'Van de periode "Q1" ontbreekt het jaar'],
    [["generate", "alles", "2024-Q1"], "Bedoel je all?"],
    [["check", "—period"], "Bedoel je --period?"],
    [["check", "–period=2024"], "Bedoel je --period=2024?"],
    [["explain", "x", "2024-Q1", "2024-Q2"], "over één periode"],
    [["diff", "2024-Q1"], "Noem wat je wilt vergelijken"],
    [["diff", "2024-Q1", "2024-Q2", "2024-Q3"], "Er staan er meer"],
    [["documents", "nota"], "achter documents horen alleen opties"],
  ])("%j is refused", async (line, message) => {
    await expect(understood(line)).rejects.toThrow(message);
    await expect(understood(line)).rejects.toBeInstanceOf(ReportError);
  });

  it("are all refused in one message", async () => {
    await expect(understood(["check", "een", "twee"])).rejects.toThrow(/"een"[^]*"twee"/);
  });
});

describe("other spellings", () => {
  it("are read, and the right spelling is shown", async () => {
    const outcome = await understood(["generate", "maart", "2024"], {
      period: ["2024K1"],
      publishedOn: "27-05-2024",
    });
    expect(outcome.options).toEqual({ period: ["2024-Q1", "2024-03"], publishedOn: "2024-05-27" });
    expect(outcome.notes).toEqual([
      'We lezen "2024K1" als de periode 2024-Q1.',
      'We lezen "maart 2024" als de periode 2024-03.',
      'We lezen "27-05-2024" als de dag 2024-05-27.',
    ]);
  });

  it("of files without the name of an export are shown", async () => {
    expect((await understood(["check", "uitvoer maart"])).notes).toEqual([
      "We lezen uitvoer maart als de export.",
    ]);
    expect((await understood(["check", "monitor.csv"])).notes).toEqual([]);
  });

  it("of files with more words or without an extension are shown", async () => {
    const spaced = await understood(["check", "export", "(1).csv"], { input: "mijn" });
    expect(spaced.options).toEqual({ input: "mijn export (1).csv" });
    expect(spaced.notes).toEqual(["We lezen mijn export (1).csv als de export."]);
    expect((await understood(["check", "kaal"])).notes).toEqual([
      "We lezen kaal.csv als de export.",
    ]);
  });

  it("are not shown for a right spelling", async () => {
    expect((await understood(["figures", "2024-q1", "2024-02--2024-04"])).notes).toEqual([]);
  });

  it("that the shell split are joined", async () => {
    const { options } = await understood(["figures", "2024"], { period: ["Q1"] });
    expect(options).toEqual({ period: ["2024-Q1"] });
  });

  it("that are nearly a period are refused by the command", async () => {
    const { options } = await understood(["figures", "2024-Q1,2024-Q9", "2024-13"]);
    expect(options).toEqual({ period: ["2024-Q1,2024-Q9", "2024-13"] });
  });

  it("with two meanings or none are refused by the command", async () => {
    const { options } = await understood(["figures"], { period: ["2024-1", "gisteren"] });
    expect(options).toEqual({ period: ["2024-1", "gisteren"] });
  });
});
