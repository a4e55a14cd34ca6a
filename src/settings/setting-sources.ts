import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

import type { ProtectedChanges } from "../disclosure/suppression-rules.ts";
import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import { likelyMoment } from "../language/likely-meaning.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import { type Delimiter, DELIMITERS, type Encoding, ENCODINGS } from "../monitor/case.ts";
import { type Moment, parseMoment } from "../period/period.ts";
import type { SettingsFile } from "./settings-schema.ts";

/**
 * The settings that an option, the environment or the settings file can give. `protectChanges` has
 * no option, because it is one choice for all reports of an organisation.
 */
export const GIVEN_ANYWHERE = [
  "input",
  "content",
  "out",
  "snapshots",
  "document",
  "templates",
  "codebook",
  "encoding",
  "delimiter",
  "maxSize",
  "publishedOn",
  "protectChanges",
  "workbook",
] as const;

export type GivenAnywhere = (typeof GIVEN_ANYWHERE)[number];

/** The place of a setting, for a finding about it. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
}

/** Where a setting comes from. `file` is the option or variable if the setting is not in a file. */
export interface Origin extends Place {
  readonly kind: "option" | "environment" | "file";
  /** How a message names the setting. */
  readonly name: string;
}

/** A setting as it was written. */
export interface Given {
  readonly text: string;
  readonly origin: Origin;
}

/** The settings of the settings file, with their places. */
interface SettingsOfFile {
  readonly file: SettingsFile;
  readonly placeOf: (key: string) => Place;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The value of a setting: an option overrides the environment, which overrides the settings file.
 * Null without a value.
 */
export function givenSetting(
  key: GivenAnywhere,
  options: Partial<Readonly<Record<GivenAnywhere, string>>>,
  environment: Environment,
  { file, placeOf }: SettingsOfFile,
): Given | null {
  const option = `--${dashed(key)}`;
  const variable = variableOf(key);
  const candidates: readonly (readonly [string | undefined, Origin])[] = [
    [options[key], { kind: "option", file: option, line: null, name: option }],
    [
      valueIn(environment, variable),
      {
        kind: "environment",
        file: variable,
        line: null,
        name: settingsMessages.variableNamed(variable),
      },
    ],
    [file[key], { kind: "file", ...placeOf(key), name: settingsMessages.settingNamed(key) }],
  ];
  for (const [text, origin] of candidates) if (text !== undefined) return { text, origin };
  return null;
}

/** The value of a variable. An empty value counts as not set, as in a shell. */
export function valueIn(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === "" ? undefined : value;
}

/** The variable of the environment that gives a setting. */
export function variableOf(key: string): string {
  return `REPORT_${dashed(key).replaceAll("-", "_").toUpperCase()}`;
}

/** Writes "publishedOn" as "published-on". */
function dashed(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

// The settings file.

/** The name of the settings file that is looked for in the working folder. */
export const SETTINGS_FILE = "report.config.yaml";
export const PACKAGE_FILE = "package.json";

/** Wrong names that people give to a settings file. */
const NEARLY_ITS_NAME =
  /^\.?(?:report|rapport)[ ._-]?config(?: ?\(\d+\)| - (?:kopie|copy))?(?:\.(?:ya?ml|json[c5]?|toml|txt))*$/i;

/** In KiB. A settings file is a page of text; a much larger file is something else. */
const LARGEST_KIBIBYTES = 256;

/** The files of a working folder that contain settings. */
export interface SettingsFiles {
  /** The bytes of `report.config.yaml`; null where there is none. */
  readonly yaml: Buffer | null;
  /** The bytes of package.json if it may contain settings; otherwise null. */
  readonly packageJson: Buffer | null;
  /** Files with nearly the name of a settings file. They are not read. */
  readonly nearNames: readonly string[];
}

/** Looks for settings in a folder. Throws ReportError "usage" if a settings file cannot be read. */
export async function findSettingsFiles(folder: string): Promise<SettingsFiles> {
  const [names, yaml, json] = await Promise.all([
    readdir(folder).catch((): string[] => []),
    readIfPresent(folder, SETTINGS_FILE),
    readIfPresent(folder, PACKAGE_FILE),
  ]);
  // A link whose target is missing was read as an absent file.
  if (yaml === null && names.includes(SETTINGS_FILE)) {
    throw new ReportError("usage", settingsMessages.unreadable(SETTINGS_FILE));
  }
  const isRead = (name: string): boolean =>
    name === SETTINGS_FILE ||
    // Some file systems ignore the case of names.
    (yaml !== null && !names.includes(SETTINGS_FILE) && name.toLowerCase() === SETTINGS_FILE);
  return {
    yaml,
    // A package.json without this text has no settings for this tool.
    packageJson: json?.includes('"report"') === true ? json : null,
    nearNames: names.filter((name) => NEARLY_ITS_NAME.test(name) && !isRead(name)).toSorted(),
  };
}

/** The name of the file that contains the settings of a folder. Null without settings. */
export async function settingsPlace(
  folder: string,
): Promise<typeof SETTINGS_FILE | typeof PACKAGE_FILE | null> {
  const { yaml, packageJson } = await findSettingsFiles(folder);
  if (yaml !== null) return SETTINGS_FILE;
  if (packageJson === null) return null;
  try {
    const content: unknown = JSON.parse(packageJson.toString("utf8"));
    const isOurs = typeof content === "object" && content !== null && "report" in content;
    return isOurs ? PACKAGE_FILE : null;
  } catch {
    // The reader of the settings reports the fault.
    return PACKAGE_FILE;
  }
}

async function readIfPresent(folder: string, name: string): Promise<Buffer | null> {
  const file = path.join(folder, name);
  try {
    const entry = await stat(file);
    // Refuse a folder, and a pipe whose reading would never end.
    if (!entry.isFile()) throw new ReportError("usage", settingsMessages.noFile(name));
    if (name === SETTINGS_FILE && entry.size > LARGEST_KIBIBYTES * 1024) {
      throw new ReportError("usage", settingsMessages.tooLarge(name, LARGEST_KIBIBYTES));
    }
    // A file in /proc has size 0, because the system makes it while it is read. Reading it may
    // never end.
    return entry.size === 0 ? Buffer.alloc(0) : await readFile(file);
  } catch (error) {
    if (error instanceof ReportError) throw error;
    if (isErrorCode(error, "ENOENT", "ENOTDIR")) return null;
    throw new ReportError("usage", settingsMessages.unreadable(name), { cause: error });
  }
}

// The values of options, variables and the settings file.

/** Reads the encoding of an export. Throws ReportError "usage" for an unknown encoding. */
export function parseEncoding(text: string, name = "--encoding"): Encoding {
  const wanted = text
    .toLowerCase()
    .replace(/^utf(?=\d)/, "utf-")
    .replace(/^(?:ansi|cp1252)$/, "windows-1252");
  const found = ENCODINGS.find((encoding) => encoding === wanted);
  if (found === undefined) throw usage(settingsMessages.encodingInvalid(name, ENCODINGS));
  return found;
}

/** Reads the delimiter of an export. Throws ReportError "usage" for another text. */
export function parseDelimiter(text: string, name = "--delimiter"): Delimiter {
  const wanted = text === "tab" || text === "\\t" ? "\t" : text;
  const found = DELIMITERS.find((delimiter) => delimiter === wanted);
  if (found === undefined) throw usage(settingsMessages.delimiterInvalid(name));
  return found;
}

/**
 * Reads a size such as "500MB" or "2GiB", in bytes. Throws ReportError "usage" for another text.
 */
export function parseSize(text: string, name = "--max-size"): number {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([KMG])(I?)B?|B)?$/.exec(text.trim().toUpperCase());
  if (match === null) throw usage(settingsMessages.maxSizeInvalid(name));
  const power = match[2] === undefined ? 0 : "KMG".indexOf(match[2]) + 1;
  return Math.floor(Number(match[1]) * (match[3] === "I" ? 1024 : 1000) ** power);
}

/**
 * Reads which figures hold back their small changes. Throws ReportError "usage" for another text.
 */
export function parseProtectedChanges(text: string, name: string): ProtectedChanges {
  const wanted = text.trim().toLowerCase();
  if (wanted === "results" || wanted === "all") return wanted;
  throw usage(settingsMessages.protectChangesInvalid(name));
}

/** The file formats of the workbook. */
export const WORKBOOKS = ["ods", "xlsx"] as const;

export type WorkbookFormat = (typeof WORKBOOKS)[number];

/** Reads the file format of the workbook. Throws ReportError "usage" for another text. */
export function parseWorkbook(text: string, name = "--workbook"): WorkbookFormat {
  const wanted = text.trim().toLowerCase().replace(/^\./, "");
  const found = WORKBOOKS.find((format) => format === wanted);
  if (found === undefined) throw usage(settingsMessages.workbookInvalid(name));
  return found;
}

/** Reads a whole number of at least 0. Throws ReportError "usage" for another text. */
export function parseThreshold(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw usage(settingsMessages.thresholdInvalid);
  return Number(text);
}

/**
 * True if rows that break a rule are left out. Throws ReportError "usage" together with `--strict`.
 */
export function parseSkipInvalid({
  skipInvalid = false,
  strict = false,
}: {
  readonly skipInvalid?: boolean;
  readonly strict?: boolean;
}): boolean {
  if (skipInvalid && strict) throw usage(settingsMessages.skipInvalidStrict);
  return skipInvalid;
}

/**
 * Reads the highest percentage of rows that may be left out, from "25%" or "25". Null without the
 * option. Throws ReportError "usage" for another text, or without `--skip-invalid`.
 */
export function parseSkipAtMost({
  skipAtMost,
  skipInvalid = false,
}: {
  readonly skipAtMost?: string;
  readonly skipInvalid?: boolean;
}): number | null {
  if (skipAtMost === undefined) return null;
  const match = /^(\d{1,3}) ?%?$/.exec(skipAtMost.trim());
  const percentage = Number(match?.[1]);
  if (!(percentage <= 100)) throw usage(settingsMessages.skipAtMostInvalid);
  if (!skipInvalid) throw usage(settingsMessages.skipAtMostAlone);
  return percentage;
}

/** 1 January 3000, in seconds since 1970. The year of a date in a PDF has four digits. */
const AFTER_LAST_EPOCH = 32_503_680_000;

/** Reads seconds since 1970. Throws ReportError "usage" for another text. */
export function parseEpoch(text: string): number {
  const isEpoch = /^\d{1,11}$/.test(text) && Number(text) < AFTER_LAST_EPOCH;
  if (!isEpoch) throw usage(settingsMessages.epochInvalid);
  return Number(text);
}

/** Reads a day, with or without a time of day. Throws ReportError "usage" for another text. */
export function parsePublicationMoment(text: string, name = "--published-on"): Moment {
  const moment = parseMoment(text);
  if (moment === undefined) {
    throw usage(settingsMessages.publishedOnInvalid(name, likelyMoment(text)));
  }
  return moment;
}

function usage(message: string): ReportError {
  return new ReportError("usage", message);
}
