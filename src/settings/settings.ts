import type { ChosenColours, Palettes } from "../colour/palette.ts";
import { DEFAULT_THRESHOLD, type ProtectedChanges } from "../disclosure/protect.ts";
import { ReportError } from "../errors.ts";
import { settingsMessages } from "../messages/settings.ts";
import type { Delimiter, Encoding } from "../monitor/case.ts";
import { addDays, type Day } from "../period/day.ts";
import { epochSeconds, type Moment } from "../period/moment.ts";
import type { Period } from "../period/period.ts";
import type { ContactPoint } from "./addresses.ts";
import type { DatasetSettings } from "./dataset.ts";
import type { LogoSetting } from "./logo.ts";
import type { WorkbookFormat } from "./option-values.ts";
import type { FontSetting } from "./own-fonts.ts";
import type { Origin } from "./setting-sources.ts";
import type { Place } from "./settings-file.ts";

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
  /** The figures that were wrong, as they were typed. */
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
