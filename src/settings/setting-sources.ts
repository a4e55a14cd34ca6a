import type { Finding } from "../messages/finding.ts";
import { settingsMessages } from "../messages/settings.ts";
import { nearestSetting } from "./setting-names.ts";
import type { Place, SettingsReading } from "./settings-file.ts";

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

/** A variable that is not the name of a setting. */
const BROWSER = "REPORT_BROWSER";

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

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The value of a setting: an option overrides the environment, which overrides the settings file.
 * Null without a value.
 */
export function givenSetting(
  key: GivenAnywhere,
  options: Partial<Readonly<Record<GivenAnywhere, string>>>,
  environment: Environment,
  { file, placeOf }: SettingsReading,
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

/** Warnings about variables `REPORT_…` that have no meaning. */
export function unknownVariables(environment: Environment): readonly Finding[] {
  const known = [...GIVEN_ANYWHERE.map(variableOf), BROWSER];
  return Object.keys(environment)
    .filter((name) => name.startsWith("REPORT_") && !known.includes(name))
    .filter((name) => valueIn(environment, name) !== undefined)
    .toSorted()
    .map((name) => ({
      severity: "warning",
      code: "environment-unknown",
      file: name,
      line: null,
      column: null,
      message: settingsMessages.environmentUnknown(name, nearestSetting(name, known), known),
    }));
}

export function variableOf(key: string): string {
  return `REPORT_${dashed(key).replaceAll("-", "_").toUpperCase()}`;
}

/** Writes "publishedOn" as "published-on". */
function dashed(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
