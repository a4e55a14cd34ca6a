import type { Option } from "commander";

import type { Host } from "../commands/host.ts";

/** What a command makes of words that stand behind it without an option. */
export interface TakesWords {
  /** How many periods it is about. */
  readonly periods: "none" | "one" | "many";
  /** A file is its export. */
  readonly input?: true;
  /** The name of a document type is its `--document`. */
  readonly document?: true;
  /** A YAML file is its codebook. */
  readonly codebook?: true;
  /** What other words are, where it has a use for them: given to `run` as they were typed. */
  readonly others?: "figure" | "folder" | "sides" | "files" | "shell";
}

/** A command as it is declared: what can be typed, what help says of it, and what it does. */
export interface CommandDeclaration {
  readonly name: string;
  /** The heading under which help lists it. */
  readonly group: string;
  readonly description: string;
  /** What may stand behind its name, as help writes it. */
  readonly usage: string;
  /** What that is, a name and its explanation each. */
  readonly arguments?: readonly (readonly [name: string, description: string])[];
  readonly options: readonly Option[];
  /** What is typed behind the program's name; one that works on the sample. */
  readonly example: string;
  readonly takes: TakesWords;
  /** Loads the command and runs it. Resolves to the exit code. */
  readonly run: (options: object, words: readonly string[], host: Host) => Promise<number>;
}
