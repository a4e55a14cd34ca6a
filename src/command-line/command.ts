import type { Option } from "commander";

import type { Host } from "../commands/host.ts";

/** The meaning that a command gives to words that belong to no option. */
export interface TakesWords {
  /** How many periods it accepts. */
  readonly periods: "none" | "one" | "many";
  /** It reads a file name as the export. */
  readonly input?: true;
  /** It reads the name of a document type as `--document`. */
  readonly document?: true;
  /** It reads the name of a YAML file as the codebook. */
  readonly codebook?: true;
  /** The kind of other words, which `run` gets as typed. Without it they are refused. */
  readonly others?: "figure" | "folder" | "sides" | "files" | "shell";
}

/** The declaration of a command: its options and words, its help, and its work. */
export interface CommandDeclaration {
  readonly name: string;
  /** The heading under which help lists it. */
  readonly group: string;
  readonly description: string;
  /** The words and options after its name, as help writes them. */
  readonly usage: string;
  /** The arguments that the help explains. */
  readonly arguments?: readonly (readonly [name: string, description: string])[];
  readonly options: readonly Option[];
  /** A command line without the program's name. It works on the sample. */
  readonly example: string;
  readonly takes: TakesWords;
  /** Loads the command and runs it. Resolves to the exit code. */
  readonly run: (options: object, words: readonly string[], host: Host) => Promise<number>;
}
