import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where one attack is made: folders of its own. */
export interface Place {
  /** The working folder of the command. */
  readonly folder: string;
  /** The folder for temporary files of the command. */
  readonly temporary: string;
  /** The address of a server on this machine that counts who calls. */
  readonly listener: string;
}

/** What came of one command. */
export interface Ending {
  /** Null for a command that a signal ended. */
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly isTimedOut: boolean;
}

/** One attempt to break the tool, and what the tool may make of it. */
export interface Attack {
  /** In plain words. */
  readonly name: string;
  readonly words: readonly string[];
  /** Files of the working folder by their paths, instead of or beside those of `BASE_FILES`; null is none. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Makes what is no file: links, pipes, rights. */
  readonly prepare?: (place: Place) => void;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array;
  /** What stands before the command in a shell, and after it. */
  readonly shell?: { readonly before?: string; readonly after?: string };
  /** Whether a check that lets it through is followed by a report, which must then be made. */
  readonly alsoAsReport?: boolean;
  /** The exit codes that are right. */
  readonly allowed: readonly number[];
  /** Words that may stand in no message and no file that comes out. */
  readonly never?: readonly string[];
  /** How long it may take; `LIMITS` where left out. */
  readonly seconds?: number;
  /** What is wrong afterwards that no other attack looks at. */
  readonly inspect?: (place: Place, ending: Ending) => readonly string[];
}

/** Stands for the address of the server in files and words, which are written before it listens. */
export const LISTENER = "http://listener.invalid";

export const PROJECT = path.join(import.meta.dirname, "../..");
export const FIXTURES = path.join(PROJECT, "fixtures");
export const PERIOD = ["--period", "2024-Q1"] as const;
export const GENERATE = ["generate", ...PERIOD] as const;
export const CHECK = ["check", ...PERIOD] as const;
export const TEXTS_FOLDER = "content/2024-Q1/voortgangsrapportage";
/** Where a report of the period comes, within the working folder. */
export const REPORT = "out/2024-Q1/voortgangsrapportage";

/** A settings file with these lines more. */
export function settings(...lines: readonly string[]): string {
  return ["input: monitor.csv", ...lines, ""].join("\n");
}

/** As many of the last rows of the sample export as make a report with everything in it. */
const ROWS = 150;
const SAMPLE = readFileSync(path.join(FIXTURES, "monitor.csv"), "utf8").trimEnd().split("\n");
const EXPORT = [...SAMPLE.slice(0, 1), ...SAMPLE.slice(-ROWS), ""].join("\n");

/** The files that each working folder has, where an attack does not say otherwise. */
export const BASE_FILES: Readonly<Record<string, string>> = {
  "report.config.yaml": settings(),
  "monitor.csv": EXPORT,
  [`${TEXTS_FOLDER}/inleiding.md`]: "Een gewone inleiding.\n",
};

/** Writes files into a folder, with the address of the server where it is named. */
export function writeFiles(place: Place, files: Required<Attack>["files"]): void {
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    const file = path.join(place.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(
      file,
      typeof content === "string" ? content.replaceAll(LISTENER, place.listener) : content,
    );
  }
}

/** The export with `value` in a column of its first row. */
export function exportWith(column: string, value: string): string {
  const [header = "", first = "", ...rows] = EXPORT.split("\n");
  const cells = first.split(";").with(header.split(";").indexOf(column), value);
  return [header, cells.join(";"), ...rows].join("\n");
}

/** Puts an earlier kept report into the working folder, in place of its kept reports. */
export function keepSample(
  { folder }: Place,
  period = "2023-Q4",
  snapshots = path.join(FIXTURES, "snapshots"),
): string {
  const kept = path.join(folder, "snapshots", period);
  cpSync(path.join(snapshots, period), kept, { recursive: true });
  return path.join(kept, "voortgangsrapportage");
}
