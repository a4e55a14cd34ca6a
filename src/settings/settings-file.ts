import { readFile } from "node:fs/promises";
import path from "node:path";

import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import type { Finding } from "../messages/finding.ts";
import { settingsMessages, type SettingsCode } from "../messages/settings.ts";
import { mistakesOf } from "../yaml/mistakes.ts";
import { parsePlacedYaml, type Keys } from "../yaml/placed-yaml.ts";
import { settingsFileSchema, type SettingsFile } from "./settings-schema.ts";

/** The name of the settings file that is looked for in the working folder. */
const SETTINGS_FILE = "report.config.yaml";

/** Where a setting stands, for a finding about it. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
}

/** The settings of a working folder, and what is wrong with the file that holds them. */
export interface SettingsReading {
  /** The settings of which nothing is wrong. */
  readonly file: SettingsFile;
  readonly findings: readonly Finding[];
  /** Where the setting at the end of `keys` stands. */
  readonly placeOf: (...keys: readonly string[]) => Place;
}

/** A finding about a setting that has the right form and is wrong all the same. */
export function wrongSetting(place: Place, message: string): Finding {
  return { severity: "error", code: "settings-invalid", ...place, column: null, message };
}

/**
 * Reads the settings of a working folder: `report.config.yaml`, else the key `report` of its
 * package.json, else none. Throws ReportError "usage" where the file cannot be read.
 */
export async function readSettingsFile(folder: string): Promise<SettingsReading> {
  const yaml = await readIfPresent(path.join(folder, SETTINGS_FILE));
  if (yaml !== undefined) return parseSettings(SETTINGS_FILE, yaml, []);
  const json = await readIfPresent(path.join(folder, "package.json"));
  // Somebody's package.json is none of our business unless it speaks to us.
  if (json === undefined || !json.includes('"report"')) {
    return { file: {}, findings: [], placeOf: () => ({ file: SETTINGS_FILE, line: null }) };
  }
  return parseSettings("package.json", json, ["report"]);
}

async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (isErrorCode(error, "ENOENT")) return undefined;
    const message = settingsMessages.unreadable(path.basename(file));
    throw new ReportError("usage", message, { cause: error });
  }
}

/** Reads the settings of a text: those at the end of `at`. */
function parseSettings(name: string, text: string, at: readonly string[]): SettingsReading {
  const yaml = parsePlacedYaml(text);
  const lineOf = (keys: Keys): number => yaml.lineOf([...at, ...keys]);
  const placeOf = (...keys: readonly string[]): Place => ({ file: name, line: lineOf(keys) });
  const finding = (code: SettingsCode, line: number, message: string): Finding => ({
    severity: "error",
    code,
    file: name,
    line,
    column: null,
    message,
  });
  if (yaml.brokenLines.length > 0) {
    const findings = yaml.brokenLines.map((line) =>
      finding("settings-syntax", line, settingsMessages.syntax),
    );
    return { file: {}, findings, placeOf };
  }

  const settings = at.reduce<unknown>(ownValue, yaml.content) ?? {};
  const parsed = settingsFileSchema.safeParse(settings);
  if (parsed.success) return { file: parsed.data, findings: [], placeOf };

  const mistakes = mistakesOf(parsed.error);
  const findings = mistakes.map(({ keys, detail }) =>
    detail === null
      ? finding("settings-unknown", lineOf(keys), settingsMessages.unknownKey(String(keys.at(-1))))
      : finding("settings-invalid", lineOf(keys), settingsMessages.invalid(keys.join("."), detail)),
  );
  const wrong = new Set(mistakes.map(({ keys }) => String(keys[0])));
  const right =
    typeof settings === "object"
      ? Object.fromEntries(Object.entries(settings).filter(([key]) => !wrong.has(key)))
      : {};
  return { file: settingsFileSchema.safeParse(right).data ?? {}, findings, placeOf };
}

function ownValue(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
