import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";

import { usageMessage, whereToLook } from "../../src/command-line/usage-errors.ts";

const unknownOption = (option: string) =>
  new CommanderError(1, "commander.unknownOption", `error: unknown option '${option}'`);
const unknownCommand = (name: string) =>
  new CommanderError(1, "commander.unknownCommand", `error: unknown command '${name}'`);

describe("an unknown option", () => {
  it.each([
    [["figures", "--perod"], "--perod", "--period"],
    [["figures", "--periode=2024"], "--periode=2024", "--period=2024"],
    [["check", "-period"], "-period", "--period"],
    [["check", "--Input"], "--Input", "--input"],
    [["check", "--export"], "--export", "--input"],
    [["generate", "--publicatiedatum"], "--publicatiedatum", "--published-on"],
    [["generate", "--publishedon"], "--publishedon", "--published-on"],
    [["generate", "--gepubliceerd-op"], "--gepubliceerd-op", "--published-on"],
    [["check", "-p"], "-p", "--period"],
    [["-v"], "-v", "--version"],
    [["check", "-x"], "-x", null],
    [["generate", "--uitvoer"], "--uitvoer", "--out"],
    [["diff", "--exitcode"], "--exitcode", "--exit-code"],
    // An option of another command.
    [["documents", "--drempel"], "--drempel", null],
    [["check", "--iets-heel-anders"], "--iets-heel-anders", null],
  ])("%j: %s may mean %s", (words, option, meant) => {
    const message = usageMessage(unknownOption(option), words, "report");
    expect(message).toContain(`De optie ${option.split("=", 1).join("")} bestaat niet.`);
    expect(/Bedoel je (.*)\?/.exec(message)?.[1] ?? null).toBe(meant);
  });
});

describe("an unknown command", () => {
  it.each([
    ["figurs", "figures"],
    ["Check", "check"],
    ["genereer", "generate"],
    ["cijfers", "figures"],
    ["codeboek", "codebook"],
    ["hulp", "help"],
    ["publiceer", "publish"],
    ["grafieken", "charts"],
    ["versie", "--version"],
    ["onzin", null],
  ])("%s may mean %s", (name, meant) => {
    const message = usageMessage(unknownCommand(name), [name], "report");
    expect(/Bedoel je (.*)\?/.exec(message)?.[1] ?? null).toBe(meant);
  });

  it.each(["monitor.csv", "2024-Q1", "2024K1"])(
    "%s gets the advice to type a command first",
    (name) => {
      const message = usageMessage(unknownCommand(name), [name], "peildatum");
      expect(message).toContain(`peildatum check ${name}`);
    },
  );
});

it("names the help of the typed command", () => {
  expect(whereToLook(["check", "--perod"], "peildatum")).toContain("peildatum check --help");
  expect(whereToLook(["figurs"], "report")).toContain(": report --help");
  expect(whereToLook(["help", "onzin"], "report")).toContain(": report --help");
  expect(whereToLook([], "report")).toContain(": report --help");
});
