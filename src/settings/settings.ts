import type { ChosenColours, Palettes } from "../colour/palette.ts";
import { ReportError } from "../errors.ts";
import { NOTHING_OMITTED, type Finding } from "../messages/finding.ts";
import { houseStyleMessages } from "../messages/house-style.ts";
import { settingsMessages } from "../messages/settings.ts";
import type { Delimiter, Encoding } from "../monitor/case.ts";
import { addDays, parseIsoDay, type Day } from "../period/day.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import { epochSeconds, type Moment } from "./moment.ts";
import {
  optional,
  parseDelimiter,
  parseEncoding,
  parseEpoch,
  parsePublicationMoment,
  parseSize,
  parseSkipAtMost,
  parseSkipInvalid,
  parseThreshold,
} from "./option-values.ts";
import type { LogoSetting } from "./logo.ts";
import { chosenColours, settleColours } from "./own-colours.ts";
import { fontSettings, type FontSetting } from "./own-fonts.ts";
import { readSettingsFile, type SettingsReading } from "./settings-file.ts";
import type { SettingsFile } from "./settings-schema.ts";

/** A dated event that charts may mark, such as the day on which letters went out. */
interface ReportEvent {
  readonly day: Day;
  readonly label: string;
}

/** The options of the command line as they were typed. */
export interface CommandOptions {
  readonly input?: string;
  readonly content?: string;
  readonly out?: string;
  readonly snapshots?: string;
  readonly document?: string;
  readonly codebook?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly maxSize?: string;
  readonly publishedOn?: string;
  readonly threshold?: string;
  readonly strict?: boolean;
  readonly skipInvalid?: boolean;
  readonly skipAtMost?: string;
  readonly debug?: boolean;
  /** False under `--no-color`. */
  readonly color?: boolean;
}

/** Everything that steers a run, checked: from an option, the environment, the file or a default. */
export interface Settings {
  /** The export's path, `-` for standard input, or null where none was given. */
  readonly input: string | null;
  readonly content: string;
  readonly out: string;
  /** The folder in which published reports are kept. */
  readonly snapshots: string;
  readonly document: string;
  /** The codebook file's path; null for the standard codebook. */
  readonly codebook: string | null;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly maxBytes: number;
  readonly publishedOn: Moment | null;
  /** Seconds since 1970 from SOURCE_DATE_EPOCH, or null. */
  readonly sourceDateEpoch: number | null;
  readonly threshold: number;
  readonly strict: boolean;
  /** Leaves out the rows of the export that break a rule. */
  readonly skipInvalid: boolean;
  /** The highest percentage of rows that may be left out; null for the reader's own limit. */
  readonly skipAtMost: number | null;
  readonly organisation: string | null;
  readonly contact: string | null;
  /** The web address where earlier reports stand. */
  readonly website: string | null;
  readonly logo: LogoSetting | null;
  /** The organisation's own fonts; none where the settings file names none. */
  readonly fonts: readonly FontSetting[];
  /** The colours that the settings file chooses, or null where it chooses none. */
  readonly colors: ChosenColours | null;
  /** The colours of the report, with those that were chosen. */
  readonly palettes: Palettes;
  readonly events: readonly ReportEvent[];
  /** The archive standard that the PDF keeps to; 2a carries no attachments. */
  readonly pdfStandard: "2a" | "3a";
}

export type Environment = Readonly<Record<string, string | undefined>>;

const GIBIBYTE = 1024 ** 3;

/**
 * Settles the settings of a run: an option wins from the environment (`REPORT_INPUT` …), that
 * from the settings file in `folder`, that from the default. Throws ReportError "usage" where an
 * option or the settings file is wrong.
 */
export async function settleSettings(
  options: CommandOptions,
  environment: Environment,
  folder: string,
): Promise<Settings> {
  const { settings, findings } = await readSettings(options, environment, folder);
  if (findings.length > 0) {
    const found = { findings, omitted: NOTHING_OMITTED };
    throw new ReportError("usage", settingsMessages.problems, { found });
  }
  return settings;
}

/** The same, with what is wrong in the settings file beside the settings that are right. */
export async function readSettings(
  options: CommandOptions,
  environment: Environment,
  folder: string,
): Promise<{ readonly settings: Settings; readonly findings: readonly Finding[] }> {
  const reading = await readSettingsFile(folder);
  const { palettes, findings } = await settleColours(reading);
  return {
    settings: settle(options, environment, reading, palettes),
    findings: [...reading.findings, ...findings],
  };
}

function settle(
  options: CommandOptions,
  environment: Environment,
  reading: SettingsReading,
  palettes: Palettes,
): Settings {
  const { file, placeOf } = reading;
  const pick = (key: keyof SettingsFile & keyof CommandOptions): string | undefined =>
    options[key] ?? valueIn(environment, environmentName(key)) ?? file[key];
  return {
    input: pick("input") ?? null,
    content: pick("content") ?? "content",
    out: pick("out") ?? "out",
    snapshots: pick("snapshots") ?? "snapshots",
    document: pick("document") ?? "voortgangsrapportage",
    codebook: pick("codebook") ?? null,
    encoding: optional(pick("encoding"), parseEncoding),
    delimiter: optional(pick("delimiter"), parseDelimiter),
    maxBytes: optional(pick("maxSize"), parseSize) ?? GIBIBYTE,
    publishedOn: optional(pick("publishedOn"), parsePublicationMoment),
    sourceDateEpoch: optional(valueIn(environment, "SOURCE_DATE_EPOCH"), parseEpoch),
    // Never from the environment or a file: weaker protection must be typed each time.
    threshold: optional(options.threshold, parseThreshold) ?? DEFAULT_THRESHOLD,
    strict: options.strict ?? false,
    // Like the threshold: what weakens a check must be typed each time.
    skipInvalid: parseSkipInvalid(options),
    skipAtMost: parseSkipAtMost(options),
    organisation: file.organisation ?? null,
    contact: file.contact ?? null,
    website: file.website ?? null,
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
    events: (file.events ?? []).flatMap(({ date, label }) => {
      const day = parseIsoDay(date);
      return day === undefined ? [] : [{ day, label }];
    }),
  };
}

/** The period of `--period`. Throws ReportError "usage" where there is none or it is no period. */
export function requirePeriod(text: string | undefined): Period {
  if (text === undefined) throw new ReportError("usage", settingsMessages.periodMissing);
  const period = parsePeriod(text);
  if (period === undefined) throw new ReportError("usage", settingsMessages.periodInvalid(text));
  return period;
}

/** The export's path. Throws ReportError "usage" where none was given. */
export function requireInput({ input }: Settings): string {
  if (input === null) throw new ReportError("usage", settingsMessages.inputMissing);
  return input;
}

/** The moment that the PDF bears, in seconds since 1970: never the time of the run. */
export function documentEpoch(settings: Settings, period: Period): number {
  if (settings.publishedOn !== null) return epochSeconds(settings.publishedOn);
  return settings.sourceDateEpoch ?? epochSeconds({ day: addDays(period.to, 1), minutes: null });
}

/** Below the default the figures are for eyes inside only. */
export function isForInternalUse({ threshold }: Pick<Settings, "threshold">): boolean {
  return threshold < DEFAULT_THRESHOLD;
}

/** A variable that is set to nothing counts as not set, as everywhere in a shell. */
function valueIn(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === "" ? undefined : value;
}

function environmentName(key: string): string {
  return `REPORT_${key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
