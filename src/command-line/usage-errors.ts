import type { CommanderError } from "commander";

import { AN_EXPORT } from "./typed-words.ts";
import { COMMANDS } from "./declarations.ts";
import { closestTerm } from "../language/likely-meaning.ts";
import { writtenPeriods } from "../language/dates.ts";
import { commandMessages as texts } from "../messages/commands.ts";

/** Synonyms of commands and options. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  begin: "init",
  nieuw: "init",
  start: "init",
  controle: "check",
  controleer: "check",
  controleren: "check",
  voorbeeld: "preview",
  bekijk: "preview",
  serve: "preview",
  watch: "preview",
  genereer: "generate",
  maak: "generate",
  rapport: "generate",
  report: "generate",
  build: "generate",
  render: "generate",
  grafiek: "charts",
  grafieken: "charts",
  afbeelding: "charts",
  afbeeldingen: "charts",
  publiceer: "publish",
  publiceren: "publish",
  publicatieset: "publish",
  pdf: "generate",
  bewaar: "snapshot",
  bewaren: "snapshot",
  cijfers: "figures",
  vergelijk: "diff",
  verschil: "diff",
  compare: "diff",
  uitleg: "explain",
  leguit: "explain",
  documenten: "documents",
  codeboek: "codebook",
  hulp: "help",
  versie: "--version",
  version: "--version",
  "--periode": "--period",
  "--kwartaal": "--period",
  "--invoer": "--input",
  "--export": "--input",
  "--bestand": "--input",
  "--file": "--input",
  "--csv": "--input",
  "--teksten": "--content",
  "--texts": "--content",
  "--uitvoer": "--out",
  "--output": "--out",
  "--map": "--out",
  "--documenttype": "--document",
  "--type": "--document",
  "--uitgave": "--edition",
  "--codeboek": "--codebook",
  "--drempel": "--threshold",
  "--vorm": "--format",
  "--formaat": "--format",
  "--cijfer": "--figure",
  "--gepubliceerd": "--published-on",
  "--gepubliceerd-op": "--published-on",
  "--publiceer": "--published-on",
  "--publiceren": "--published-on",
  "--publish": "--published-on",
  "--published": "--published-on",
  "--publicatiedatum": "--published-on",
  "--datum": "--published-on",
  "--date": "--published-on",
  "--overschrijf": "--overwrite",
  "--force": "--overwrite",
  "--streng": "--strict",
  "--verbose": "--debug",
  "--kleur": "--no-color",
  "--versie": "--version",
  "--hulp": "--help",
  "-p": "--period",
  "-i": "--input",
  "-o": "--out",
  "-v": "--version",
};

/** A Dutch message for an error of Commander, which names the option or command between quotes. */
export function usageMessage(
  { code, message }: CommanderError,
  words: readonly string[],
  programName: string,
): string {
  const named = /'([^']*)'/.exec(message)?.[1] ?? "";
  switch (code) {
    case "commander.unknownOption": {
      const [name = "", ...value] = named.split("=");
      const meant = nearest(name, optionsOf(words));
      const whole = meant === undefined ? undefined : [meant, ...value].join("=");
      return texts.unknownOption(name) + texts.suggestion(whole);
    }
    case "commander.unknownCommand":
      return unknownCommand(named, words, programName);
    // `report help COMMAND` with an unknown command.
    case "commander.help":
      return unknownCommand(words[1] ?? "", [], programName);
    case "commander.optionMissingArgument":
      return texts.optionWithoutValue(named.split(" ")[0] ?? named);
    case "commander.excessArguments":
      return texts.tooManyArguments;
    default:
      return texts.optionValueInvalid(named.split(" ")[0] ?? named);
  }
}

/** Says how to get the help of the typed command, or of the program if no command was typed. */
export function whereToLook([first = ""]: readonly string[], programName: string): string {
  // An error after `help` is about a wrong command name. The help of the program lists all names.
  const isCommand = COMMANDS.some(({ name }) => name === first);
  return texts.seeHelp([programName, ...(isCommand ? [first] : []), "--help"].join(" "));
}

/** The message for an unknown command. For a period or an export it says that the command is missing. */
function unknownCommand(name: string, words: readonly string[], programName: string): string {
  const isWord = AN_EXPORT.test(name) || writtenPeriods(name).length > 0;
  if (isWord && words.length > 0) return texts.commandMissing(name, programName);
  return (
    texts.unknownCommand(name) + texts.suggestion(nearest(name, [...commandNames(), "--version"]))
  );
}

function commandNames(): readonly string[] {
  return [...COMMANDS.map(({ name }) => name), "help"];
}

/** The options of the typed command, or of all commands if none was typed. */
function optionsOf(words: readonly string[]): readonly string[] {
  const typed = COMMANDS.filter(({ name }) => words.includes(name)).slice(0, 1);
  const options = (typed.length === 0 ? COMMANDS : typed).flatMap((one) => one.options);
  return ["--help", "--version", ...options.flatMap(({ long }) => long ?? [])];
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const folded = name.toLowerCase().replace(/^-+/, "");
  const dashes = folded.length === 1 ? "-" : "--";
  const whole = name.startsWith("-") ? dashes + folded : folded;
  const other = Object.hasOwn(OTHER_NAMES, whole) ? OTHER_NAMES[whole] : undefined;
  if (other !== undefined && known.includes(other)) return other;
  return known.find((one) => one === whole) ?? closestTerm(whole, known);
}
