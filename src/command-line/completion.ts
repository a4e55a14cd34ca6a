import { readdir } from "node:fs/promises";
import path from "node:path";

import { RootCommand } from "@bomb.sh/tab";
import type { Option } from "commander";

import type { Host } from "../commands/host.ts";
import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { findTypes } from "../document-type/find-types.ts";
import { ReportError } from "../errors.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { formatPeriod } from "../language/dates.ts";
import { completionMessages, commandMessages as texts } from "../messages/commands.ts";
import { ENCODINGS } from "../monitor/case.ts";
import { periodNamed } from "../period/period.ts";
import { WORKBOOKS } from "../settings/setting-sources.ts";
import type { Settings } from "../settings/settings.ts";
import { readSettings } from "../settings/settle-settings.ts";
import { type CommandDeclaration, formatsOf, places, type TakesWords } from "./options.ts";

const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** The words that can complete the command line, each with a short description. */
type Candidates = readonly (readonly [value: string, description: string])[];

/** `report completion`: prints the script for a shell. Throws ReportError "usage" for an unknown shell. */
export function printCompletion(shell: string | undefined, { programName, print }: Host): number {
  const known = SHELLS.find((one) => one === shell?.toLowerCase());
  if (known === undefined) {
    throw new ReportError("usage", completionMessages.shellUnknown(SHELLS, programName));
  }
  const script = OWN_SCRIPTS.get(known);
  print(
    script?.(programName) ??
      printedBy(() => new RootCommand().setup(programName, programName, known)),
  );
  return 0;
}

/** The lines that the completion library writes to the console. */
function printedBy(work: () => void): string {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    work();
  } finally {
    console.log = log;
  }
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * Prints the candidates at the Tab key, for the scripts of `report completion`. Mistakes in settings
 * or files give fewer candidates and no message, because the user is still typing.
 *
 * @param words the words after the program's name; the last one is incomplete
 */
export async function printCandidates(
  words: readonly string[],
  commands: readonly CommandDeclaration[],
  host: Host,
): Promise<void> {
  const typed = words.at(-1) ?? "";
  const known = await knownNames(host);
  const files = await filesAt(typed.replace(/^--[a-z-]+=/, ""), host.folder);
  const root = new RootCommand();
  for (const { name, description, options, takes } of commands) {
    const command = root.command(name, description);
    for (const option of options) {
      if (option.hidden || option.long === undefined) continue;
      const long = option.long.slice("--".length);
      const candidates = candidatesOf(option, known, files);
      const about = brief(option.description);
      if (option.required) command.option(long, about, offering(candidates));
      else command.option(long, about);
    }
    command.option("help", texts.optionHelp);
    const candidates = candidatesOfWords(takes, known, files);
    command.argument("woorden", offering(candidates), true);
  }
  root
    .command("help", texts.helpCommand)
    .argument("opdracht", offering(commands.map(({ name, description }) => [name, description])));
  host.print(printedBy(() => root.parse([...words])));
}

function offering(candidates: Candidates) {
  return (complete: (value: string, description: string) => void): void => {
    for (const [value, description] of candidates) complete(value, description);
  };
}

/** The names that complete options and words. */
interface KnownNames {
  readonly periods: Candidates;
  readonly documents: Candidates;
  readonly figures: Candidates;
}

async function knownNames({ environment, folder }: Host): Promise<KnownNames> {
  const settings = await readSettings({}, environment, folder)
    .then((read): Settings | null => read.settings)
    .catch(() => null);
  const names = await Promise.all(
    [settings?.content ?? "content", settings?.snapshots ?? "snapshots"].map((one) =>
      readdir(path.resolve(folder, one)).catch((): string[] => []),
    ),
  );
  const periods = [...new Set(names.flat())].flatMap((name) => periodNamed(name) ?? []);
  const { types } = await findTypes(settings?.templates ?? null).catch(() => findTypes(null));
  return {
    // Users usually work on the newest period.
    periods: periods
      .toSorted((a, b) => b.to - a.to)
      .map((period) => [period.id.replace("--", ".."), formatPeriod(period)]),
    documents: [
      ...types.map(({ name }): readonly [string, string] => [name, completionMessages.document]),
      [ALL_DOCUMENTS, completionMessages.allDocuments],
    ],
    figures: CATALOGUE.map(({ id, label }) => [id, label]),
  };
}

/** The first part of a description, without details. */
function brief(description: string): string {
  return description.split(/[;:(]/, 1).join("").trim();
}

/** The options that take a file or a folder. */
const PLACES: ReadonlySet<string> = new Set(
  Object.values(places).flatMap((declare) => declare().long ?? []),
);

function candidatesOf(option: Option, known: KnownNames, files: Candidates): Candidates {
  const long = option.long ?? "";
  const listed: Readonly<Record<string, Candidates>> = {
    "--period": known.periods,
    "--document": known.documents,
    "--figure": known.figures,
    "--format": formatsOf(option).map((format) => [format, ""]),
    "--encoding": ENCODINGS.map((encoding) => [encoding, ""]),
    "--workbook": WORKBOOKS.map((format) => [format, ""]),
    "--only": [["changed", ""]],
    "--sort": [
      ["catalogue", ""],
      ["change", ""],
    ],
  };
  return PLACES.has(long) ? files : (listed[long] ?? []);
}

function candidatesOfWords(
  takes: TakesWords,
  { periods, documents, figures }: KnownNames,
  files: Candidates,
): Candidates {
  return [
    ...(takes.others === "shell" ? SHELLS.map((shell) => [shell, ""] as const) : []),
    ...(takes.others === "figure" ? figures : []),
    ...(takes.periods === "none" && takes.others !== "sides" ? [] : periods),
    ...(takes.document === true ? documents : []),
    ...(takes.input === true || takes.codebook === true || takes.others !== undefined ? files : []),
  ];
}

/**
 * Matches safe names, which a shell neither runs nor misreads. An unsafe name can contain `$(...)`,
 * or a quotation mark that PowerShell reads as another one.
 */
const PLAIN_NAME = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ ().,+@%=-]*$/u;

/** The files and folders in the folder of a typed path. */
async function filesAt(typed: string, folder: string): Promise<Candidates> {
  const parent = typed.includes("/") ? typed.slice(0, typed.lastIndexOf("/") + 1) : "";
  const entries = await readdir(path.resolve(folder, parent), { withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter(({ name }) => PLAIN_NAME.test(name) && name !== "node_modules")
    .map((entry) => [`${parent}${entry.name}${entry.isDirectory() ? "/" : ""}`, ""]);
}

/** Makes the script with which a shell asks a program for candidates, from the program's name. */
type ScriptFor = (program: string) => string;

/**
 * For bash 3.2 and later, without the package bash-completion. It avoids `eval` and `compgen -W`,
 * which would run the text of a candidate: the name of a file can contain `$(...)`. Bash quotes the
 * text that it puts on the line. It splits words at "="; the script joins them again.
 */
const bash: ScriptFor = (program) => `# bash completion for ${program}
__${idOf(program)}_complete() {
    local cur word before= line
    local -a words=()
    for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
        word=\${word//[\\\\\\"\\']/}
        cur=$word
        if [[ $word == = || $before == = ]] && ((\${#words[@]} > 0)); then
            words[\${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        before=$word
    done
    if [[ $cur == = ]]; then cur=; fi
    COMPREPLY=()
    while IFS= read -r line; do
        line=\${line%%$'\\t'*}
        if [[ -n $line && $line != :* && $line == "$cur"* ]]; then COMPREPLY+=("\${line%/}"); fi
    done < <(${program} complete -- "\${words[@]}" 2>/dev/null)
}
complete -o filenames -F __${idOf(program)}_complete ${program}
`;

/**
 * For zsh. It never runs the text of the line or of a candidate. Zsh quotes the text that it
 * inserts.
 */
const zsh: ScriptFor = (program) => `#compdef ${program}
_${idOf(program)}() {
    local line value
    local -a entries folders
    for line in "\${(@f)$(${program} complete -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}"; do
        if [[ -z $line || $line == :* ]]; then continue; fi
        value=\${\${line%%$'\\t'*}//:/\\\\:}
        if [[ $value == */ ]]; then
            folders+=("$value")
        else
            entries+=("$value:\${line#*$'\\t'}")
        fi
    done
    compset -P '--*='
    _describe -V ${program} entries -- folders -S ''
}
if [[ \${funcstack[1]} == _${idOf(program)} ]]; then
    _${idOf(program)}
else
    compdef _${idOf(program)} ${program}
fi
`;

function idOf(program: string): string {
  return program.replaceAll(/[^A-Za-z\d_]/g, "_");
}

/** The scripts that replace the scripts of the completion library, by the name of the shell. */
const OWN_SCRIPTS: ReadonlyMap<string, ScriptFor> = new Map([
  ["bash", bash],
  ["zsh", zsh],
]);
