import { readdir, stat } from "node:fs/promises";
import path from "node:path";

import { DEFAULT_THRESHOLD } from "../disclosure/suppression-rules.ts";
import { defaultTypeName } from "../document-type/find-types.ts";
import { ReportError } from "../errors.ts";
import { type Finding, type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { codePointAt, compareCodePoints, firstOutsideALine } from "../language/characters.ts";
import { houseStyleMessages } from "../messages/house-style.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import { parseIsoDay, parsePeriod } from "../period/period.ts";
import { chosenColours, fontSettings, settleColours } from "./house-style.ts";
import {
  type Environment,
  type Given,
  GIVEN_ANYWHERE,
  type GivenAnywhere,
  givenSetting,
  parseDelimiter,
  parseEncoding,
  parseEpoch,
  parseProtectedChanges,
  parsePublicationMoment,
  parseSize,
  parseSkipAtMost,
  parseSkipInvalid,
  parseThreshold,
  parseWorkbook,
  SETTINGS_FILE,
  valueIn,
  variableOf,
} from "./setting-sources.ts";
import { readSettingsFile, type SettingsReading, wrongSetting } from "./settings-file.ts";
import { nearestSetting } from "./settings-schema.ts";
import type { CommandOptions, CorrectionSetting, Settings } from "./settings.ts";

/** A label about a letter: "Ondersteuningsbrief verstuurd", "Brieven verstuurd". */
const A_LETTER = /brie(?:f|ven)\b/i;

const GIBIBYTE = 1024 ** 3;

/**
 * Settles the settings of a run. An option overrides the environment (`REPORT_INPUT` …), which
 * overrides the settings file in `folder`, which overrides the default. Throws ReportError "usage"
 * if an option or the settings file is wrong.
 *
 * @param onWarnings receives the findings if none of them refuses the settings
 */
export async function settleSettings(
  options: CommandOptions,
  environment: Environment,
  folder: string,
  onWarnings: (found: Findings) => void = () => undefined,
): Promise<Settings> {
  const { settings, findings } = await readSettings(options, environment, folder);
  refuseSettings(findings, settings);
  if (findings.length > 0) onWarnings({ findings, omitted: NOTHING_OMITTED });
  return settings;
}

/**
 * Throws ReportError "usage" with all findings if one of them is an error, or with `strict` for any
 * finding.
 */
export function refuseSettings(
  findings: readonly Finding[],
  { strict }: Pick<Settings, "strict">,
): void {
  const isRefused = findings.some(({ severity }) => severity === "error" || strict);
  if (!isRefused) return;
  const found = { findings, omitted: NOTHING_OMITTED };
  throw new ReportError("usage", settingsMessages.problems, { found });
}

/**
 * Settles the settings of a run as `settleSettings` does, and returns the findings about the
 * settings file. Wrong values of the file are replaced by their defaults. Throws ReportError
 * "usage" if an option or a variable of the environment is wrong.
 */
export async function readSettings(
  options: CommandOptions,
  environment: Environment,
  folder: string,
): Promise<{ readonly settings: Settings; readonly findings: readonly Finding[] }> {
  const reading = await readSettingsFile(folder);
  const { palettes, findings: ofColours } = await settleColours(reading);
  const document = await defaultTypeName();
  const settled = settle(options, environment, reading, { palettes, document });
  const { ofFile, elsewhere } = settled;
  const hint =
    settled.settings.input === null ? await inputHint(folder, reading.isThere) : undefined;
  const settings = hint === undefined ? settled.settings : { ...settled.settings, inputHint: hint };
  if (path.resolve(folder, settings.out) === path.resolve(folder, settings.snapshots)) {
    elsewhere.push(settingsMessages.outIsSnapshots(settings.out));
  }
  const findings = [...reading.findings, ...ofFile, ...ofColours, ...unknownVariables(environment)];
  if (elsewhere.length > 0) {
    const found = { findings, omitted: NOTHING_OMITTED };
    throw new ReportError("usage", elsewhere, { found });
  }
  return { settings, findings };
}

/**
 * The settings, with findings about the settings file and messages about values given elsewhere.
 */
interface Settled {
  readonly settings: Settings;
  readonly ofFile: readonly Finding[];
  readonly elsewhere: string[];
}

function settle(
  options: CommandOptions,
  environment: Environment,
  reading: SettingsReading,
  { palettes, document }: Pick<Settings, "palettes" | "document">,
): Settled {
  const { file, placeOf } = reading;
  const ofFile: Finding[] = [];
  const elsewhere: string[] = [];
  const attempt = <T>(parse: () => T, onWrong: (message: string) => void): T | null => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      onWrong(error.message);
      return null;
    }
  };
  const typed = <T>(parse: () => T): T | null =>
    attempt(parse, (message) => elsewhere.push(message));
  const given = Object.fromEntries(
    GIVEN_ANYWHERE.map((key) => [key, givenSetting(key, options, environment, reading)]),
  ) as Readonly<Record<GivenAnywhere, Given | null>>;
  const refuse = ({ origin }: Given, message: string): void => {
    if (origin.kind === "file") ofFile.push(wrongSetting(origin, message));
    else elsewhere.push(message);
  };
  for (const one of Object.values(given)) {
    const at = one === null ? -1 : firstOutsideALine(one.text);
    if (one === null || at < 0) continue;
    refuse(one, settingsMessages.outsideALine(one.origin.name, codePointAt(one.text, at)));
  }
  const parsed = <T>(key: GivenAnywhere, parse: (text: string, name: string) => T): T | null => {
    const one = given[key];
    if (one === null) return null;
    return attempt(
      () => parse(one.text, one.origin.name),
      (message) => refuse(one, message),
    );
  };
  const epoch = valueIn(environment, "SOURCE_DATE_EPOCH");
  const { threshold } = options;
  const settings: Settings = {
    input: given.input?.text ?? null,
    content: given.content?.text ?? "content",
    contentOrigin: given.content?.origin ?? null,
    out: given.out?.text ?? "out",
    snapshots: given.snapshots?.text ?? "snapshots",
    document: given.document?.text ?? document,
    mainDocument: file.document ?? document,
    templates: given.templates?.text ?? null,
    edition: options.edition ?? null,
    codebook: given.codebook?.text ?? null,
    encoding: parsed("encoding", parseEncoding),
    delimiter: parsed("delimiter", parseDelimiter),
    maxBytes: parsed("maxSize", parseSize) ?? GIBIBYTE,
    publishedOn: parsed("publishedOn", parsePublicationMoment),
    publishedOnOrigin: given.publishedOn?.origin ?? null,
    sourceDateEpoch: epoch === undefined ? null : typed(() => parseEpoch(epoch)),
    // This is never read from the environment or a file, because weaker protection must be typed
    // each time.
    threshold:
      (threshold === undefined ? null : typed(() => parseThreshold(threshold))) ??
      DEFAULT_THRESHOLD,
    protectChanges: parsed("protectChanges", parseProtectedChanges) ?? "results",
    workbook: parsed("workbook", parseWorkbook) ?? "ods",
    strict: options.strict ?? false,
    // A weaker check, like a lower threshold, must be typed each time.
    skipInvalid: typed(() => parseSkipInvalid(options)) ?? false,
    skipAtMost: typed(() => parseSkipAtMost(options)),
    overwrite: options.overwrite ?? false,
    organisation: file.organisation ?? null,
    contact: file.contact ?? null,
    contactDetails: file.contactgegevens ?? [],
    website: file.website?.page ?? null,
    websiteFiles: file.website?.files ?? null,
    webpage: file.webpage ?? null,
    accessibility: {
      statement: file.accessibility?.statement ?? null,
      contact: file.accessibility?.contact ?? null,
    },
    dataset: file.dataset ?? null,
    logo:
      file.logo === undefined
        ? null
        : {
            path: file.logo,
            alt: file.logoAlt ?? houseStyleMessages.logoAlt(file.organisation),
            place: placeOf("logo"),
          },
    fonts: fontSettings(reading),
    pdfStandard: file.pdfStandard ?? "3a",
    colors: chosenColours(file),
    palettes,
    events: (file.events ?? []).flatMap(({ date, label, letter }) => {
      const day = parseIsoDay(date);
      return day === undefined ? [] : [{ day, label, isLetter: letter ?? A_LETTER.test(label) }];
    }),
    corrections: (file.corrections ?? []).flatMap((one, index): CorrectionSetting[] => {
      const { reason, figures = [], period } = one;
      const day = parseIsoDay(one.date);
      if (day === undefined) return [];
      return [
        {
          day,
          reason: reason.trim(),
          figures,
          period: (period === undefined ? undefined : parsePeriod(period)) ?? null,
          document: one.document ?? file.document ?? document,
          place: placeOf("corrections", String(index)),
        },
      ];
    }),
    letterFrom: file.letterFrom ?? null,
    ownWords: {
      known: file.woordenlijst?.goed ?? [],
      plainer: new Map(Object.entries(file.woordenlijst?.liever ?? {})),
    },
  };
  return { settings, ofFile, elsewhere };
}

/** A known variable that belongs to no setting. */
const BROWSER = "REPORT_BROWSER";

/** Warnings about variables `REPORT_…` that have no meaning. */
function unknownVariables(environment: Environment): readonly Finding[] {
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

const AN_EXPORT = /\.(?:csv|tsv)$/i;
/** The hint lists this many names at most. */
const MOST_NAMES = 5;
/** `content/2024-Q1/voortgangsrapportage` is three folders deep. */
const MOST_FOLDERS_UP = 3;

/**
 * A Dutch hint for a user who gives no export: settings in a parent folder, exports in this folder,
 * or how to begin in an empty folder.
 *
 * @param hasSettings whether this folder has its own settings
 */
export async function inputHint(folder: string, hasSettings: boolean): Promise<string | undefined> {
  if (!hasSettings) {
    for (let up = 1; up <= MOST_FOLDERS_UP; up += 1) {
      const above = path.join(...Array.from({ length: up }, () => ".."));
      const found = await stat(path.resolve(folder, above, SETTINGS_FILE)).catch(() => null);
      if (found?.isFile() === true) return settingsMessages.settingsAbove(above);
    }
  }
  const names = await readdir(folder).catch((): string[] => []);
  const exports = names.filter((name) => AN_EXPORT.test(name)).toSorted(compareCodePoints);
  if (exports.length > 0) return settingsMessages.exportsHere(exports.slice(0, MOST_NAMES));
  return hasSettings ? undefined : settingsMessages.beginHere;
}
