import { readFile } from "node:fs/promises";
import path from "node:path";

import { LineCounter, parseDocument, type Document } from "yaml";

import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import type { Finding } from "../messages/finding.ts";
import { settingsMessages, type SettingsCode } from "../messages/settings.ts";
import { explainIssue, settingsFileSchema, type SettingsFile } from "./settings-schema.ts";

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

/** JSON is YAML too, so that one parser gives line numbers for both. */
function parseSettings(name: string, text: string, at: readonly string[]): SettingsReading {
  const lines = new LineCounter();
  // Dates stay text: YAML's own dates would bring a time zone in.
  const document = parseDocument(text, { lineCounter: lines, schema: "core" });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const lineOf = (keys: readonly PropertyKey[]): number =>
    lineAt(offsetOf(document, [...at, ...keys.map(String)]));
  const placeOf = (...keys: readonly string[]): Place => ({ file: name, line: lineOf(keys) });
  const finding = (code: SettingsCode, line: number, message: string): Finding => ({
    severity: "error",
    code,
    file: name,
    line,
    column: null,
    message,
  });
  if (document.errors.length > 0) {
    const findings = document.errors.map(({ pos }) =>
      finding("settings-syntax", lineAt(pos[0]), settingsMessages.syntax),
    );
    return { file: {}, findings, placeOf };
  }

  const content: unknown = document.toJS();
  const settings = at.reduce<unknown>(ownValue, content) ?? {};
  const parsed = settingsFileSchema.safeParse(settings);
  if (parsed.success) return { file: parsed.data, findings: [], placeOf };

  const findings = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) =>
          finding(
            "settings-unknown",
            lineOf([...issue.path, key]),
            settingsMessages.unknownKey(key),
          ),
        )
      : [finding("settings-invalid", lineOf(issue.path), explainIssue(issue))],
  );
  const wrong = new Set(
    parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" && issue.path.length === 0
        ? issue.keys
        : [String(issue.path[0])],
    ),
  );
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

/** Where the value at the end of `keys` stands, or the last of its parents that is there. */
function offsetOf(document: Document, keys: readonly string[]): number {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(keys.slice(0, depth), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return 0;
}
