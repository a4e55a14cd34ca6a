import { cpSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The folders of one attack. */
export interface Place {
  /** The working folder of the command. */
  readonly folder: string;
  /** The folder for temporary files of the command. */
  readonly temporary: string;
  /** The address of a server on this machine that counts who calls. */
  readonly listener: string;
}

/** The outcome of one command. */
export interface Ending {
  /** Null if a signal ended the command. */
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly isTimedOut: boolean;
}

/** One attempt to break the tool, and the allowed outcomes. */
export interface Attack {
  /** In plain words. */
  readonly name: string;
  readonly words: readonly string[];
  /** Files of the working folder by their paths, instead of or beside those of `BASE_FILES`; null is none. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Makes things other than files: links, pipes, rights. */
  readonly prepare?: (place: Place) => void;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array;
  /** Shell text before and after the command. */
  readonly shell?: { readonly before?: string; readonly after?: string };
  /** True if a report follows when the check accepts the input. That report must succeed. */
  readonly alsoAsReport?: boolean;
  /** The allowed exit codes. */
  readonly allowed: readonly number[];
  /** Words that may not occur in any message or output file. */
  readonly never?: readonly string[];
  /** How long it may take. `LIMITS` by default. */
  readonly seconds?: number;
  /** An extra check for faults after this attack. */
  readonly inspect?: (place: Place, ending: Ending) => readonly string[];
}

/**
 * The placeholder for the server's address in files and words, which are written before it listens.
 */
export const LISTENER = "http://listener.invalid";

export const PROJECT = path.join(import.meta.dirname, "../..");
export const FIXTURES = path.join(PROJECT, "fixtures");
export const PERIOD = ["--period", "2024-Q1"] as const;
export const GENERATE = ["generate", ...PERIOD] as const;
export const CHECK = ["check", ...PERIOD] as const;
export const TEXTS_FOLDER = "content/2024-Q1/voortgangsrapportage";
/** The place of a report of the period, within the working folder. */
export const REPORT = "out/2024-Q1/voortgangsrapportage";

/** A settings file with these extra lines. */
export function settings(...lines: readonly string[]): string {
  return ["input: monitor.csv", ...lines, ""].join("\n");
}

/** The number of last rows of the sample export that make a report with all parts. */
const ROWS = 150;
const SAMPLE = readFileSync(path.join(FIXTURES, "monitor.csv"), "utf8").trimEnd().split("\n");
const EXPORT = [...SAMPLE.slice(0, 1), ...SAMPLE.slice(-ROWS), ""].join("\n");

/** The files in each working folder, unless an attack says otherwise. */
export const BASE_FILES: Readonly<Record<string, string>> = {
  "report.config.yaml": settings(),
  "monitor.csv": EXPORT,
  [`${TEXTS_FOLDER}/inleiding.md`]: "Een gewone inleiding.\n",
};

/**
 * Writes files into a folder, and replaces the placeholder of the server's address. A file that has
 * its content already is left alone: another run may be reading it.
 */
export function writeFiles(place: Place, files: Required<Attack>["files"]): void {
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    const file = path.join(place.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    const bytes = Buffer.from(
      typeof content === "string" ? content.replaceAll(LISTENER, place.listener) : content,
    );
    const isThere = lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;
    if (!isThere || !readFileSync(file).equals(bytes)) writeFileSync(file, bytes);
  }
}

/** The export with `value` in a column of its first row. */
export function exportWith(column: string, value: string): string {
  const [header = "", first = "", ...rows] = EXPORT.split("\n");
  const cells = first.split(";").with(header.split(";").indexOf(column), value);
  return [header, cells.join(";"), ...rows].join("\n");
}

/** Puts a snapshot of an earlier period into the working folder, in place of its snapshots. */
export function keepSample(
  { folder }: Place,
  period = "2023-Q4",
  snapshots = path.join(FIXTURES, "snapshots"),
): string {
  const kept = path.join(folder, "snapshots", period);
  cpSync(path.join(snapshots, period), kept, { recursive: true });
  return path.join(kept, "voortgangsrapportage");
}
