import { ReportError } from "../errors.ts";
import { settingsMessages } from "../messages/settings.ts";
import { DELIMITERS, ENCODINGS, type Delimiter, type Encoding } from "../monitor/case.ts";
import { addDays, parseIsoDay, type Day } from "../period/day.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import { epochSeconds, parseMoment, type Moment } from "./moment.ts";
import { readSettingsFile, type SettingsFile } from "./settings-file.ts";

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
  readonly document?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly maxSize?: string;
  readonly publishedOn?: string;
  readonly threshold?: string;
  readonly strict?: boolean;
  readonly debug?: boolean;
}

/** Everything that steers a run, checked: from an option, the environment, the file or a default. */
export interface Settings {
  /** The export's path, `-` for standard input, or null where none was given. */
  readonly input: string | null;
  readonly content: string;
  readonly out: string;
  readonly document: string;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly maxBytes: number;
  readonly publishedOn: Moment | null;
  /** Seconds since 1970 from SOURCE_DATE_EPOCH, or null. */
  readonly sourceDateEpoch: number | null;
  readonly threshold: number;
  readonly strict: boolean;
  readonly organisation: string | null;
  readonly contact: string | null;
  readonly events: readonly ReportEvent[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

const GIBIBYTE = 1024 ** 3;

/**
 * Settles the settings of a run: an option wins from the environment (`REPORT_INPUT` …), that
 * from the settings file in `folder`, that from the default. Throws ReportError "usage".
 */
export async function settleSettings(
  options: CommandOptions,
  environment: Environment,
  folder: string,
): Promise<Settings> {
  const file = await readSettingsFile(folder);
  const pick = (key: keyof SettingsFile & keyof CommandOptions): string | undefined =>
    options[key] ?? environment[environmentName(key)] ?? file[key];
  return {
    input: pick("input") ?? null,
    content: pick("content") ?? "content",
    out: pick("out") ?? "out",
    document: pick("document") ?? "voortgangsrapportage",
    encoding: optional(pick("encoding"), parseEncoding),
    delimiter: optional(pick("delimiter"), parseDelimiter),
    maxBytes: optional(pick("maxSize"), parseSize) ?? GIBIBYTE,
    publishedOn: optional(pick("publishedOn"), parsePublicationMoment),
    sourceDateEpoch: optional(environment["SOURCE_DATE_EPOCH"], parseEpoch),
    // Never from the environment or a file: weaker protection must be typed each time.
    threshold: optional(options.threshold, parseThreshold) ?? DEFAULT_THRESHOLD,
    strict: options.strict ?? false,
    organisation: file.organisation ?? null,
    contact: file.contact ?? null,
    events: (file.events ?? []).flatMap(({ date, label }) => {
      const day = parseIsoDay(date);
      return day === undefined ? [] : [{ day, label }];
    }),
  };
}

/** The period of `--period`. Throws ReportError "usage" where there is none or it is no period. */
export function requirePeriod(text: string | undefined): Period {
  if (text === undefined) throw usage(settingsMessages.periodMissing);
  const period = parsePeriod(text);
  if (period === undefined) throw usage(settingsMessages.periodInvalid(text));
  return period;
}

/** The export's path. Throws ReportError "usage" where none was given. */
export function requireInput({ input }: Settings): string {
  if (input === null) throw usage(settingsMessages.inputMissing);
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

function environmentName(key: string): string {
  return `REPORT_${key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function optional<T>(text: string | undefined, parse: (text: string) => T): T | null {
  return text === undefined || text === "" ? null : parse(text);
}

function parseEncoding(text: string): Encoding {
  const wanted = text.toLowerCase().replace(/^utf(?=\d)/, "utf-");
  const found = ENCODINGS.find((encoding) => encoding === wanted);
  if (found === undefined) throw usage(settingsMessages.encodingInvalid(ENCODINGS));
  return found;
}

function parseDelimiter(text: string): Delimiter {
  const wanted = text === "tab" || text === "\\t" ? "\t" : text;
  const found = DELIMITERS.find((delimiter) => delimiter === wanted);
  if (found === undefined) throw usage(settingsMessages.delimiterInvalid);
  return found;
}

function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([KMG])(I?)B?|B)?$/.exec(text.trim().toUpperCase());
  if (match === null) throw usage(settingsMessages.maxSizeInvalid);
  const power = match[2] === undefined ? 0 : "KMG".indexOf(match[2]) + 1;
  return Math.floor(Number(match[1]) * (match[3] === "I" ? 1024 : 1000) ** power);
}

function parseThreshold(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw usage(settingsMessages.thresholdInvalid);
  return Number(text);
}

function parseEpoch(text: string): number {
  if (!/^\d{1,11}$/.test(text)) throw usage(settingsMessages.epochInvalid);
  return Number(text);
}

function parsePublicationMoment(text: string): Moment {
  const moment = parseMoment(text);
  if (moment === undefined) throw usage(settingsMessages.publishedOnInvalid);
  return moment;
}

function usage(message: string): ReportError {
  return new ReportError("usage", message);
}
