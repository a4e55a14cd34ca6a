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
  /** The ondersteuningsbrief went out on that day. */
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
  /** Its place in the settings file. */
  readonly place: Place;
}

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
  /** The web address of a file of a report, with `{file}` and other places in it. */
  readonly websiteFiles: string | null;
  /** The web address where each document stands, with `{period}` and `{document}` for those. */
  readonly webpage: string | null;
  /** Where readers go for whom a report does not work. */
  readonly accessibility: {
    /** The web address of the accessibility statement (toegankelijkheidsverklaring). */
    readonly statement: string | null;
    readonly contact: ContactPoint | null;
  };
  /** What data portals ask about the figures; null where the settings file does not say. */
  readonly dataset: DatasetSettings | null;
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

/** True for a threshold below the default: its figures are for internal use only. */
export function isForInternalUse({ threshold }: Pick<Settings, "threshold">): boolean {
  return threshold < DEFAULT_THRESHOLD;
}
