import { readFile, stat } from "node:fs/promises";

import { isErrorCode } from "../file-system/new-files.ts";
import { severityOf, type SettingsCode } from "../findings/codes.ts";
import type { Finding } from "../findings/finding.ts";
import { firstLost } from "../language/characters.ts";
import { controlTakenOut, settingsMessages, yamlMessages } from "../messages/settings-and-yaml.ts";
import { personalNumbersIn } from "../personal-data/personal-details.ts";
import {
  decodeYaml,
  type Keys,
  type Mistake,
  mistakesOf,
  parsePlacedYaml,
  type PlacedYaml,
} from "../yaml/placed-yaml.ts";
import { findSettingsFiles, PACKAGE_FILE, type Place, SETTINGS_FILE } from "./setting-sources.ts";
import {
  nearestSetting,
  settingsAt,
  type SettingsFile,
  settingsFileSchema,
} from "./settings-schema.ts";

/** The settings of a working folder, with findings about the file. */
export interface SettingsReading {
  /** The settings that have no error. */
  readonly file: SettingsFile;
  /** Errors and warnings. */
  readonly findings: readonly Finding[];
  /** The place of the setting that `keys` lead to. */
  readonly placeOf: (...keys: readonly string[]) => Place;
  /** True if there is a file with settings. */
  readonly isThere: boolean;
}

/** A finding about a setting that has the right form and a wrong value. */
export function wrongSetting(place: Place, message: string): Finding {
  return findingAt("settings-invalid", place, message);
}

/**
 * Reads the settings of a working folder from `report.config.yaml`, or else from the key `report`
 * of package.json. The findings include files that look like settings and are not used. Throws
 * ReportError "usage" if a file cannot be read.
 */
export async function readSettingsFile(folder: string): Promise<SettingsReading> {
  const { yaml, packageJson, nearNames } = await findSettingsFiles(folder);
  const ofPackage =
    packageJson === null ? null : parseSettings(PACKAGE_FILE, packageJson, ["report"]);
  const own = yaml === null ? ofPackage : parseSettings(SETTINGS_FILE, yaml, []);
  const reading = own ?? {
    file: {},
    findings: [],
    placeOf: () => ({ file: SETTINGS_FILE, line: null }),
    isThere: false,
  };
  const isUnused = yaml !== null && ofPackage?.isThere === true;
  return {
    ...reading,
    findings: [
      ...nearNames.map((name) => nearNameFinding(name, reading.isThere)),
      ...reading.findings,
      ...(isUnused
        ? [findingAt("settings-unused", ofPackage.placeOf(), settingsMessages.packageUnused)]
        : []),
    ],
  };
}

/**
 * A finding about a file with nearly the name of the settings file. Beside a settings file it is a
 * warning; otherwise the user meant this file.
 */
function nearNameFinding(name: string, isBeside: boolean): Finding {
  const place = { file: name, line: null };
  return isBeside
    ? findingAt("settings-unused", place, settingsMessages.nearNameBeside)
    : findingAt("settings-name", place, settingsMessages.nearName);
}

function findingAt(code: SettingsCode, { file, line }: Place, message: string): Finding {
  return { severity: severityOf(code), code, file, line, column: null, message };
}

/** Reads the settings of a file, from the value that the keys `at` lead to. */
function parseSettings(name: string, bytes: Buffer, at: readonly string[]): SettingsReading {
  const finding = (code: SettingsCode, line: number | null, message: string): Finding =>
    findingAt(code, { file: name, line }, message);
  const decoded = decodeYaml(bytes);
  if ("fault" in decoded) {
    const { line, message } = decoded.fault;
    const placeOf = (): Place => ({ file: name, line });
    const findings = [finding("settings-syntax", line, message)];
    return { file: {}, findings, placeOf, isThere: true };
  }
  const yaml = parsePlacedYaml(decoded.text);
  const lineOf = (keys: Keys): number => yaml.lineOf([...at, ...keys]);
  const placeOf = (...keys: readonly string[]): Place => ({ file: name, line: lineOf(keys) });
  if (yaml.faults.length > 0) {
    const findings = yaml.faults.map(({ line, message }) =>
      finding("settings-syntax", line, message),
    );
    return { file: {}, findings, placeOf, isThere: true };
  }

  const given = at.reduce<unknown>(ownValue, yaml.content);
  if (given === undefined) return { file: {}, findings: [], placeOf, isThere: false };
  if (given === null) {
    const isEmpty = finding("settings-empty", null, settingsMessages.empty);
    return { file: {}, findings: [isEmpty], placeOf, isThere: true };
  }
  const { file, mistakes } = valid(given, yaml, at);
  const findings = [
    ...mistakes.map(({ keys, detail }) => {
      const [code, message] = aboutMistake(keys, detail);
      return finding(code, lineOf(keys), message);
    }),
    ...(typeof given === "object" ? textFindings(given, placeOf) : []),
    ...(file.logoAlt !== undefined && file.logo === undefined
      ? [findingAt("settings-unused", placeOf("logoAlt"), settingsMessages.logoAltAlone)]
      : []),
    ...yaml.cuts.map(({ line }) =>
      finding("settings-comment", line, settingsMessages.cutByComment),
    ),
    ...yaml.takenOut.map(({ line, codePoint }) => {
      // Without the removed character an address would lead to another site, so this is an error.
      const address = ADDRESSES.find(
        ({ keys }) => keys.reduce<unknown>(ownValue, file) !== undefined && line === lineOf(keys),
      );
      return address === undefined
        ? finding("settings-control", line, controlTakenOut(codePoint))
        : aboutAddress(address, placeOf(...address.keys));
    }),
  ];
  return { file, findings: inOrder(findings), placeOf, isThere: true };
}

// The texts of the settings.

/** The settings that are addresses, with the Dutch words for the right form. */
const ADDRESSES = [
  { keys: ["website"], form: settingsMessages.websiteInvalid },
  { keys: ["website", "page"], form: settingsMessages.websiteInvalid },
  { keys: ["website", "files"], form: settingsMessages.websiteFilesInvalid },
  { keys: ["webpage"], form: settingsMessages.webpageInvalid },
  { keys: ["accessibility", "statement"], form: settingsMessages.statementInvalid },
  { keys: ["dataset", "publisherUri"], form: settingsMessages.publisherUriInvalid },
  { keys: ["dataset", "contact"], form: settingsMessages.datasetContactInvalid },
  { keys: ["accessibility", "contact"], form: settingsMessages.accessibilityContactInvalid },
] as const;

function aboutAddress({ keys, form }: (typeof ADDRESSES)[number], place: Place): Finding {
  return wrongSetting(place, settingsMessages.invalid(keys.join("."), form));
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Separates the settings without a mistake from the mistakes. */
function valid(
  settings: unknown,
  { absenceAt }: PlacedYaml,
  at: readonly string[],
): { readonly file: SettingsFile; readonly mistakes: readonly Mistake[] } {
  const parsed = settingsFileSchema.safeParse(settings);
  if (parsed.success) return { file: parsed.data, mistakes: [] };
  const mistakes = mistakesOf(parsed.error, { absenceAt: (keys) => absenceAt([...at, ...keys]) });
  const wrong = new Set(mistakes.map(({ keys }) => String(keys[0])));
  const right =
    typeof settings === "object" && settings !== null
      ? Object.fromEntries(Object.entries(settings).filter(([key]) => !wrong.has(key)))
      : {};
  return { file: settingsFileSchema.safeParse(right).data ?? {}, mistakes };
}

function aboutMistake(keys: Keys, detail: string | null): readonly [SettingsCode, string] {
  const name = keys.map(String).join(".");
  if (keys.length === 0) return ["settings-invalid", settingsMessages.notMap];
  if (detail !== null) {
    // A colour without quotation marks and without # may read as a number.
    const isNumber = keys[0] === "colors" && keys.length === 2 && detail === yamlMessages.text;
    const words = isNumber ? settingsMessages.colourInvalid : detail;
    return ["settings-invalid", settingsMessages.invalid(name, words)];
  }
  const known = settingsAt(keys.slice(0, -1));
  const key = String(keys.at(-1));
  return [
    "settings-unknown",
    settingsMessages.unknownKey(key, nearestSetting(key, known), known, keys.length === 1),
  ];
}

function ownValue(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/**
 * The settings whose texts a report prints, apart from labels of events and reasons of corrections.
 */
const PRINTED = [
  ["organisation"],
  ["contact"],
  ...ADDRESSES.map(({ keys }) => keys),
  ["logoAlt"],
  ["dataset", "publisher"],
  ["letterFrom"],
] as const;

/**
 * Findings about the printed texts of the settings. No finding repeats a text.
 *
 * @param settings the content of the file, in any form
 */
function textFindings(
  settings: object,
  placeOf: (...keys: readonly string[]) => Pick<Finding, "file" | "line">,
): readonly Finding[] {
  return printedTexts(settings).flatMap(([keys, text]) => {
    const name = keys.join(".");
    const finding = (code: SettingsCode, message: string): Finding => {
      return { severity: severityOf(code), code, ...placeOf(...keys), column: null, message };
    };
    const kinds = new Set(personalNumbersIn(text.split("\n")).map(({ kind }) => kind));
    const lost = firstLost(text);
    return [
      ...Array.from(kinds, (kind) =>
        finding(
          kind === "number" ? "settings-number" : "settings-personal-data",
          settingsMessages[kind](name),
        ),
      ),
      ...(lost < 0
        ? []
        : [finding("settings-unprintable", settingsMessages.unprintable(name, lost + 1))]),
    ];
  });
}

function printedTexts(
  settings: object,
): readonly (readonly [keys: readonly string[], text: string])[] {
  const inList = (
    name: string,
    key: string,
  ): readonly (readonly [readonly string[], unknown])[] => {
    const list = ownValue(settings, name);
    return (Array.isArray(list) ? (list as readonly unknown[]) : []).map((one, index) => {
      return [[name, String(index), key], ownValue(one, key)] as const;
    });
  };
  const texts: readonly (readonly [readonly string[], unknown])[] = [
    ...PRINTED.map((keys) => [keys, keys.reduce<unknown>(ownValue, settings)] as const),
    ...inList("events", "label"),
    ...inList("corrections", "reason"),
  ];
  return texts.flatMap(([keys, text]) => (typeof text === "string" ? [[keys, text] as const] : []));
}

// Files that the settings name.

/** Reads a file that the settings name, such as a logo, of at most `megabytes`. */
export async function readNamedFile(
  file: string,
  megabytes: number,
): Promise<Buffer | "missing" | "unreadable" | "tooLarge"> {
  try {
    const entry = await stat(file);
    // Refuse a folder, and a pipe whose reading would never end.
    if (!entry.isFile()) return "unreadable";
    if (entry.size > megabytes * 1_000_000) return "tooLarge";
    // A file in /proc has size 0, because the system makes it while it is read. Reading it may
    // never end.
    return entry.size === 0 ? Buffer.alloc(0) : await readFile(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return isErrorCode(error, "ENOENT", "ENOTDIR") ? "missing" : "unreadable";
  }
}
