import { opendir } from "node:fs/promises";

import type { ChosenColours, Palettes } from "../colour/palette.ts";
import { DEFAULT_THRESHOLD, type ProtectedChanges } from "../disclosure/suppression-rules.ts";
import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import type { Finding } from "../findings/finding.ts";
import { lacksYear, likelyPeriods, listedPeriods, writtenPeriods } from "../language/dates.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import type { Delimiter, Encoding } from "../monitor/case.ts";
import { addDays, type Day, epochSeconds, type Moment, type Period } from "../period/period.ts";
import type { ContactPoint, DatasetSettings } from "./addresses.ts";
import type { LogoSetting } from "./house-style.ts";
import type { FontSetting } from "./own-fonts.ts";
import type { Origin, Place, WorkbookFormat } from "./setting-sources.ts";

/** A dated event that charts may mark, such as the day on which letters went out. */
interface ReportEvent {
  readonly day: Day;
  readonly label: string;
  /** True if the ondersteuningsbrief was sent on that day. */
  readonly isLetter: boolean;
}

/** A correction of a published report. */
export interface CorrectionSetting {
  /** The day on which the corrected report is published. */
  readonly day: Day;
  /** What was wrong, in one sentence. */
  readonly reason: string;
  /** The figures that were wrong, as written in the settings file. */
  readonly figures: readonly string[];
  /** The period of the wrong report. Null for the last report published before that day. */
  readonly period: Period | null;
  readonly document: string;
  /** The place of the correction in the settings file. */
  readonly place: Place;
}

type TypedOption =
  | ("input" | "content" | "out" | "snapshots" | "document" | "codebook" | "encoding")
  | ("templates" | "edition")
  | ("delimiter" | "maxSize" | "publishedOn" | "threshold" | "skipAtMost" | "workbook");

/** The options of the command line, as typed. */
export interface CommandOptions extends Readonly<Partial<Record<TypedOption, string>>> {
  readonly strict?: boolean;
  readonly skipInvalid?: boolean;
  readonly overwrite?: boolean;
  readonly debug?: boolean;
  /** False under `--no-color`. */
  readonly color?: boolean;
}

/**
 * All settings of a run, checked. Each comes from an option, the environment, the file or a
 * default.
 */
export interface Settings {
  /** The path of the export; `-` for standard input. Null if not given. */
  readonly input: string | null;
  /** A Dutch hint for a user who gives no export. */
  readonly inputHint?: string;
  readonly content: string;
  /** Where the folder of texts was given. Null for the default. */
  readonly contentOrigin: Origin | null;
  readonly out: string;
  /** The folder with the snapshots of published reports. */
  readonly snapshots: string;
  /** The name of a document type, or `all` for every type that a period has texts for. */
  readonly document: string;
  /** The default document type. */
  readonly mainDocument: string;
  /** A folder with document types of the organisation. Null for none. */
  readonly templates: string | null;
  /** The edition of a document with several. Null for the edition that is published. */
  readonly edition: string | null;
  /** The path of the codebook file. Null for the standard codebook. */
  readonly codebook: string | null;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly maxBytes: number;
  readonly publishedOn: Moment | null;
  /** Where the moment of publication was given. Null without one. */
  readonly publishedOnOrigin: Origin | null;
  /** Seconds since 1970 from SOURCE_DATE_EPOCH, or null. */
  readonly sourceDateEpoch: number | null;
  readonly threshold: number;
  /**
   * The sensitive stocks that keep their published value when they changed by less than the
   * threshold: results and returned children, or all.
   */
  readonly protectChanges: ProtectedChanges;
  /** The file format of the workbook with the figures. */
  readonly workbook: WorkbookFormat;
  readonly strict: boolean;
  /** True if rows of the export that break a rule are left out. */
  readonly skipInvalid: boolean;
  /** The highest percentage of rows that may be left out. Null for the default limit. */
  readonly skipAtMost: number | null;
  /** True if a draft may replace a published report. */
  readonly overwrite: boolean;
  readonly organisation: string | null;
  readonly contact: string | null;
  /** E-mail addresses, telephone numbers and postcodes that texts may contain. */
  readonly contactDetails: readonly string[];
  /** The web address of the page with earlier reports. */
  readonly website: string | null;
  /** The web address of a file of a report, with `{file}` and other placeholders. */
  readonly websiteFiles: string | null;
  /**
   * The web address of the page of each document, with placeholders `{period}` and `{document}`.
   */
  readonly webpage: string | null;
  /** Where readers go who cannot use a report. */
  readonly accessibility: {
    /** The web address of the accessibility statement (toegankelijkheidsverklaring). */
    readonly statement: string | null;
    readonly contact: ContactPoint | null;
  };
  /** Metadata for data portals. Null if the settings file has none. */
  readonly dataset: DatasetSettings | null;
  readonly logo: LogoSetting | null;
  /** The fonts of the organisation. */
  readonly fonts: readonly FontSetting[];
  /** The colours that the settings file chooses. Null without a colour. */
  readonly colors: ChosenColours | null;
  /** The colours of the report, including the chosen colours. */
  readonly palettes: Palettes;
  readonly events: readonly ReportEvent[];
  readonly corrections: readonly CorrectionSetting[];
  /** The sender of the ondersteuningsbrief, as named in a sentence. */
  readonly letterFrom: string | null;
  /** Words that the organisation allows or replaces in its texts. */
  readonly ownWords: {
    /** Words that are spelt correctly. */
    readonly known: readonly string[];
    /** Hard words with a plain word for each. Null allows a hard word. */
    readonly plainer: ReadonlyMap<string, string | null>;
  };
  /** The PDF/A standard of the PDF. 2a has no attachments; 4f is for PDF 2.0. */
  readonly pdfStandard: "2a" | "3a" | "4f";
}

// Values that follow from the settings.

/** The path of the export. Throws ReportError "usage" if it was not given. */
export function requireInput({ input, inputHint }: Settings): string {
  if (input === null) {
    throw new ReportError("usage", [
      settingsMessages.inputMissing,
      ...(inputHint === undefined ? [] : [inputHint]),
    ]);
  }
  return input;
}

/** The folder of texts, and the place of the setting that names it; null for the default folder. */
interface NamedFolder {
  readonly content: string;
  readonly contentOrigin: Place | null;
}

/** Checks the folder of texts if a setting names it. The default folder may be absent. */
export async function checkContentFolder({
  content,
  contentOrigin,
}: NamedFolder): Promise<readonly Finding[]> {
  if (contentOrigin === null) return [];
  const problem = await folderProblem(content);
  if (problem === null) return [];
  const { file, line } = contentOrigin;
  return [
    { severity: "error", code: "content-missing", file, line, column: null, message: problem },
  ];
}

async function folderProblem(folder: string): Promise<string | null> {
  try {
    await (await opendir(folder)).close();
    return null;
  } catch (error) {
    if (isErrorCode(error, "ENOENT")) return settingsMessages.contentMissing(folder);
    if (isErrorCode(error, "ENOTDIR")) return settingsMessages.contentNoFolder(folder);
    return settingsMessages.contentUnreadable(folder);
  }
}

/**
 * The date in the properties of the PDF, in seconds since 1970. It is never the time of the run, so
 * that a second run makes the same file.
 */
export function documentEpoch(settings: Settings, period: Period): number {
  if (settings.publishedOn !== null) return epochSeconds(settings.publishedOn);
  return settings.sourceDateEpoch ?? epochSeconds({ day: addDays(period.to, 1), minutes: null });
}

/** True for a threshold below the default. Such figures are for internal use only. */
export function isForInternalUse({ threshold }: Pick<Settings, "threshold">): boolean {
  return threshold < DEFAULT_THRESHOLD;
}

// The periods of `--period`.

/** The periods that a text means. */
export interface UnderstoodPeriods {
  readonly periods: readonly Period[];
  /** Their canonical spelling: "2024-Q1", "2023-Q1..2024-Q2", "2024-02..2024-04". */
  readonly canonical: string;
}

/**
 * Reads a text as a period or a span of periods, in any spelling with exactly one meaning.
 * Undefined for a text with no meaning, or with more than one.
 */
export function understoodPeriods(text: string): UnderstoodPeriods | undefined {
  const [one, ...others] = writtenPeriods(text);
  if (one === undefined || others.length > 0 || one.isTurned) return undefined;
  return { periods: one.periods, canonical: canonicalOf(one.periods) };
}

function canonicalOf(periods: readonly Period[]): string {
  const ends = [...periods.slice(0, 1), ...periods.slice(-1)];
  return [...new Set(ends.map(({ id }) => id.replace("--", "..")))].join("..");
}

/** Suggests periods for a text that cannot be read, such as a span with its ends exchanged. */
function suggestionsFor(text: string): readonly string[] {
  const turned = writtenPeriods(text).filter(
    ({ periods, isTurned }) => isTurned && periods.length > 1,
  );
  return [...likelyPeriods(text), ...turned.map(({ periods }) => canonicalOf(periods))];
}

/**
 * The periods of `--period`, which can be given more than once and takes lists and spans. Each
 * period occurs once, in the order of typing. Throws ReportError "usage" without a period, or with
 * a message for every text that is not a period.
 */
export function requirePeriods(texts: readonly string[] | undefined): readonly Period[] {
  if (texts === undefined) throw new ReportError("usage", settingsMessages.periodMissing);
  const words = texts.flatMap((text) => listedPeriods(text));
  const read = words.map((word) => ({ word, understood: understoodPeriods(word) }));
  const wrong = read.filter(({ understood }) => understood === undefined);
  if (wrong.length > 0) {
    throw new ReportError(
      "usage",
      wrong.map(({ word }) =>
        lacksYear(word)
          ? settingsMessages.yearMissing(word)
          : settingsMessages.periodInvalid(word, suggestionsFor(word)),
      ),
    );
  }
  const periods = read.flatMap(({ understood }) => understood?.periods ?? []);
  return [...new Map(periods.map((period) => [period.id, period])).values()];
}

/**
 * The period of a command about one period. Throws ReportError "usage" unless there is exactly one.
 */
export function requirePeriod(text: string | undefined): Period {
  const [period, ...others] = requirePeriods(text === undefined ? undefined : [text]);
  if (period === undefined || others.length > 0) {
    throw new ReportError("usage", settingsMessages.onePeriod);
  }
  return period;
}
