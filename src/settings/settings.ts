import path from "node:path";
import type { ChosenColours, Palettes } from "../colour/palette.ts";
import { ReportError } from "../errors.ts";
import { codePointAt, firstOutsideALine } from "../language/control-characters.ts";
import { NOTHING_OMITTED, type Finding, type Findings } from "../messages/finding.ts";
import { houseStyleMessages } from "../messages/house-style.ts";
import { settingsMessages } from "../messages/settings.ts";
import type { Delimiter, Encoding } from "../monitor/case.ts";
import { addDays, parseIsoDay, type Day } from "../period/day.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { defaultTypeName } from "../document-type/default-type.ts";
import { DEFAULT_THRESHOLD, type ProtectedChanges } from "../disclosure/protect.ts";
import type { ContactPoint } from "./addresses.ts";
import { epochSeconds, type Moment } from "../period/moment.ts";
import {
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
  type WorkbookFormat,
} from "./option-values.ts";
import { inputHint } from "./input-hint.ts";
import type { LogoSetting } from "./logo.ts";
import { chosenColours, settleColours } from "./own-colours.ts";
import { fontSettings, type FontSetting } from "./own-fonts.ts";
import {
  type Place,
  readSettingsFile,
  wrongSetting,
  type SettingsReading,
} from "./settings-file.ts";
import type { SettingsFile } from "./settings-schema.ts";
import {
  givenSetting,
  GIVEN_ANYWHERE,
  unknownVariables,
  valueIn,
  type Environment,
  type Given,
  type GivenAnywhere,
  type Origin,
} from "./setting-sources.ts";

/** A dated event that charts may mark, such as the day on which letters went out. */
interface ReportEvent {
  readonly day: Day;
  readonly label: string;
  /** The ondersteuningsbrief went out on that day. */
  readonly isLetter: boolean;
}

/** That a published report was wrong. */
export interface CorrectionSetting {
  /** On which the corrected report is published. */
  readonly day: Day;
  /** What was wrong, in one sentence. */
  readonly reason: string;
  /** The figures that were wrong, as they were typed. */
  readonly figures: readonly string[];
  /** Null for the last one published before that day. */
  readonly period: Period | null;
  readonly document: string;
  /** Where it stands. */
  readonly place: Place;
}

/** A label that tells of a letter: "Ondersteuningsbrief verstuurd", "Brieven verstuurd". */
const A_LETTER = /brie(?:f|ven)\b/i;

type TypedOption =
  | ("input" | "content" | "out" | "snapshots" | "document" | "codebook" | "encoding")
  | ("templates" | "edition")
  | ("delimiter" | "maxSize" | "publishedOn" | "threshold" | "skipAtMost" | "workbook");

/** The options of the command line as they were typed. */
export interface CommandOptions extends Readonly<Partial<Record<TypedOption, string>>> {
  readonly strict?: boolean;
  readonly skipInvalid?: boolean;
  readonly overwrite?: boolean;
  readonly debug?: boolean;
  /** False under `--no-color`. */
  readonly color?: boolean;
}

/** Everything that steers a run, checked: from an option, the environment, the file or a default. */
export interface Settings {
  /** The export's path, `-` for standard input, or null where none was given. */
  readonly input: string | null;
  /** Where no export was given: what helps to give one, in Dutch. */
  readonly inputHint?: string;
  readonly content: string;
  /** Where the folder of texts was named; null where it is the default. */
  readonly contentOrigin: Origin | null;
  readonly out: string;
  /** The folder in which published reports are kept. */
  readonly snapshots: string;
  /** The name of a document type, or `all` for every type that a period has texts for. */
  readonly document: string;
  /** The document type that is made where no command names one. */
  readonly mainDocument: string;
  /** A folder with document types of the organisation's own; null for none. */
  readonly templates: string | null;
  /** The edition of a document that has more than one; null for the one that is published. */
  readonly edition: string | null;
  /** The codebook file's path; null for the standard codebook. */
  readonly codebook: string | null;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly maxBytes: number;
  readonly publishedOn: Moment | null;
  /** Where the moment of publication was given; null where there is none. */
  readonly publishedOnOrigin: Origin | null;
  /** Seconds since 1970 from SOURCE_DATE_EPOCH, or null. */
  readonly sourceDateEpoch: number | null;
  readonly threshold: number;
  /**
   * Which sensitive stocks stay as they were published last where they changed by less than the
   * threshold since: results and returned children, or all.
   */
  readonly protectChanges: ProtectedChanges;
  /** The file format of the workbook with the figures. */
  readonly workbook: WorkbookFormat;
  readonly strict: boolean;
  /** Leaves out the rows of the export that break a rule. */
  readonly skipInvalid: boolean;
  /** The highest percentage of rows that may be left out; null for the reader's own limit. */
  readonly skipAtMost: number | null;
  /** Lets a report that is not published take the place of one that is. */
  readonly overwrite: boolean;
  readonly organisation: string | null;
  readonly contact: string | null;
  /** E-mail addresses, telephone numbers and postcodes that may stand in texts. */
  readonly contactDetails: readonly string[];
  /** The web address where earlier reports stand. */
  readonly website: string | null;
  /** The web address where the files of reports stand, with `{file}` and other places in it. */
  readonly websiteFiles: string | null;
  /** The web address where each document stands, with `{period}` and `{document}` for those. */
  readonly webpage: string | null;
  /** Where readers go for whom a report does not work. */
  readonly accessibility: {
    /** The web address of the accessibility statement (toegankelijkheidsverklaring). */
    readonly statement: string | null;
    readonly contact: ContactPoint | null;
  };
  /** What data portals are told of the figures; null where the settings file says nothing of it. */
  readonly dataset: NonNullable<SettingsFile["dataset"]> | null;
  readonly logo: LogoSetting | null;
  /** The organisation's own fonts; none where the settings file names none. */
  readonly fonts: readonly FontSetting[];
  /** The colours that the settings file chooses, or null where it chooses none. */
  readonly colors: ChosenColours | null;
  /** The colours of the report, with those that were chosen. */
  readonly palettes: Palettes;
  readonly events: readonly ReportEvent[];
  readonly corrections: readonly CorrectionSetting[];
  /** Who sent the ondersteuningsbrief, as a sentence names it. */
  readonly letterFrom: string | null;
  /** What an organisation says of the words of its texts. */
  readonly ownWords: {
    /** Words that are spelt right. */
    readonly known: readonly string[];
    /** Hard words with plain ones; null allows a word that we call hard. */
    readonly plainer: ReadonlyMap<string, string | null>;
  };
  /** The archive standard that the PDF keeps to; 2a carries no attachments, 4f is of PDF 2.0. */
  readonly pdfStandard: "2a" | "3a" | "4f";
}

const GIBIBYTE = 1024 ** 3;

/**
 * Settles the settings of a run: an option wins from the environment (`REPORT_INPUT` …), that
 * from the settings file in `folder`, that from the default. Throws ReportError "usage" where an
 * option or the settings file is wrong.
 *
 * @param onWarnings told of what is odd in the settings and no error
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

/** Throws ReportError "usage" that carries all findings where one of them is an error. */
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
 * The same, with what was found about the settings beside those that are right. Throws ReportError
 * "usage" where an option or a variable of the environment is wrong.
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

/** Settings, with what is wrong with values that were given in the settings file or elsewhere. */
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
    // Never from the environment or a file: weaker protection must be typed each time.
    threshold:
      (threshold === undefined ? null : typed(() => parseThreshold(threshold))) ??
      DEFAULT_THRESHOLD,
    protectChanges: parsed("protectChanges", parseProtectedChanges) ?? "results",
    workbook: parsed("workbook", parseWorkbook) ?? "ods",
    strict: options.strict ?? false,
    // Like the threshold: what weakens a check must be typed each time.
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

/** The export's path. Throws ReportError "usage" where none was given. */
export function requireInput({ input, inputHint }: Settings): string {
  if (input === null) {
    throw new ReportError("usage", [
      settingsMessages.inputMissing,
      ...(inputHint === undefined ? [] : [inputHint]),
    ]);
  }
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
