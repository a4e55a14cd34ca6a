import type { Option } from "commander";

import { COMMANDS } from "../../src/command-line/declarations.ts";
import { CODES, type FindingCode, type MonitorCode } from "../../src/findings/codes.ts";
import { isRowRule } from "../../src/findings/finding.ts";
import { CODE_MEANINGS } from "./code-meanings.ts";
import { EXIT_CODES } from "../../src/errors.ts";
import { markdownTable } from "../../src/answers/print-sheet.ts";
import { GIVEN_ANYWHERE, variableOf } from "../../src/settings/setting-sources.ts";
import { settingsFileSchema } from "../../src/settings/settings-schema.ts";

/** What each command does, in English; the help says it in Dutch. */
const PURPOSES: Readonly<Record<string, string>> = {
  init: "Prepares a working folder: settings, texts to fill in, an empty export and a sample. With `--period` it prepares the texts of a next period.",
  check:
    "Reports every problem in the export, the texts and the settings. With `--period` it also reports on that period and its report.",
  preview: "Serves the report on this machine, and makes it again at every change.",
  generate: "Reads, checks, computes, protects, renders and writes the report.",
  charts: "Makes the charts and the key figures as separate pictures.",
  snapshot:
    "Keeps what a period published. `--check` makes every snapshot again and compares. `--update` rewrites snapshots.",
  publish: "Makes the publication kit of a report that has its publication date.",
  audit: "Counts the withheld numbers that can be derived from published figures.",
  figures: "Prints the protected figures.",
  diff: "Prints what changed between two periods or two files of figures. With `--texts` it compares the texts of two periods.",
  explain: "Prints where a figure comes from. Without a figure it lists all figures.",
  documents: "Lists the document types, with the texts and fields that each needs.",
  codebook: "Prints the codebook in force.",
  completion: "Prints the script that completes words in a shell at the Tab key.",
};

/** An option that at least this many commands share is described once for all of them. */
const COMMON = 4;

/** Every command with its usage and the options that it does not share with many others. */
export function commandsPart(): string {
  return COMMANDS.map(({ name, usage, options, example, arguments: words = [] }) => {
    const purpose = PURPOSES[name];
    if (purpose === undefined) throw new Error(`no English purpose for the command ${name}`);
    const shown = options.filter(({ hidden }) => !hidden);
    const rows = [
      ...words.map(([word, description]) => [code(`<${word}>`), cell(description)]),
      ...shown.filter((one) => !isCommon(one)).map(optionRow),
    ];
    const common = shown.filter(isCommon).map(({ long, flags }) => code(long ?? flags));
    return [
      `### report ${name}`,
      purpose,
      `\`\`\`\nreport ${name} ${usage}\nreport ${example}\n\`\`\``,
      ...(rows.length === 0 ? [] : [markdownTable(HEADS, rows)]),
      `Common options: ${common.join(", ")}.`,
    ].join("\n\n");
  }).join("\n\n");
}

/** The options that many commands share, each once. */
export function commonOptionsPart(): string {
  const all = COMMANDS.flatMap(({ options }) => options);
  const first = new Map(all.filter(isCommon).map((one) => [one.flags, one]));
  return markdownTable(HEADS, [...first.values()].map(optionRow));
}

const HEADS = ["word or option", "what the help says"];

function optionRow({ flags, description }: Option): readonly string[] {
  return [code(flags), cell(description)];
}

function isCommon({ flags, description }: Option): boolean {
  const sharing = COMMANDS.filter(({ options }) =>
    options.some((one) => one.flags === flags && one.description === description && !one.hidden),
  );
  return sharing.length >= COMMON;
}

const MEANINGS: Readonly<Record<keyof typeof EXIT_CODES, string>> = {
  differences:
    "`report diff --exit-code` or `report snapshot` found differences; `report audit` found a number that can be derived, or no value that fits; or there is no snapshot",
  usage:
    "the command line or a settings file is wrong, or Node is too old or cannot load the program",
  input:
    "an input is refused: the export, the codebook, a text, a file of figures, a document type or a snapshot",
  browser: "there is no browser, or it failed",
  output: "the output could not be written, to its folder or to standard output",
  bug: "the program has a bug; please report it",
  hungUp: "the terminal closed (SIGHUP)",
  interrupted: "you pressed Ctrl-C (SIGINT)",
  terminated: "another program ended the run (SIGTERM)",
};

/** The exit codes and what each means. */
export function exitCodesPart(): string {
  const kinds = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];
  return markdownTable(
    ["exit code", "means"],
    [["0", "done"], ...kinds.map((kind) => [String(EXIT_CODES[kind]), MEANINGS[kind]])],
  );
}

/** The settings, with the option and the environment variable of each. */
export function settingsPart(): string {
  const anywhere: ReadonlySet<string> = new Set(GIVEN_ANYWHERE);
  const flags = new Set(COMMANDS.flatMap(({ options }) => options.map(({ long }) => long)));
  const rows = Object.keys(settingsFileSchema.shape).map((key) => {
    const option = `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return [
      code(key),
      flags.has(option) ? code(option) : "",
      anywhere.has(key) ? code(variableOf(key)) : "",
    ];
  });
  return markdownTable(["in `report.config.yaml`", "option", "environment variable"], rows);
}

/** Every code of a finding, with its severity and its meaning. */
export function findingCodesPart(): string {
  const rows = Object.entries(CODES).flatMap(([room, codes]) =>
    Object.entries(codes).map(([name, severity]) => [
      code(name),
      isRowRule(name as MonitorCode) ? "error (row)" : severity,
      code(room),
      cell(CODE_MEANINGS[name as FindingCode]),
    ]),
  );
  return markdownTable(["code", "severity", "folder", "the finding is about"], rows);
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("*", "\\*");
}
