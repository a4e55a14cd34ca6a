import type { Redefinition } from "../codebook/redefinitions.ts";
import type { Comparison } from "../compare/comparison.ts";
import type { RevisedFigure } from "../compare/revisions.ts";
import type { Day } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import type { Facts } from "./facts.ts";
import type { BlockOf } from "../model/report-model.ts";
import type { Text } from "../model/text.ts";

/** A dated event that charts may mark, such as the day on which letters went out. */
export interface ReportEvent {
  readonly day: Day;
  readonly label: string;
  /** The ondersteuningsbrief went out on that day. */
  readonly isLetter: boolean;
}

/** Where readers go for whom a report does not work; null where the settings do not say. */
export interface Accessibility {
  /** The web address of the accessibility statement (toegankelijkheidsverklaring). */
  readonly statement: string | null;
  /** Whom to tell, as people write it and as a link leads there. */
  readonly contact: { readonly text: string; readonly link: string } | null;
}

/** The latest earlier publication, and what of it comes out differently now. */
export interface Revisions {
  /** As it was published. */
  readonly published: Facts;
  /** The same period by the report's own export. */
  readonly anew: Facts;
  readonly figures: readonly RevisedFigure[];
  /** It was published by another codebook than the one in force. */
  readonly isOtherCodebook: boolean;
}

/** A mistake in a published report. */
export interface Mistake {
  /** What was wrong, in a sentence of the settings. */
  readonly reason: string;
  /** The figures that were wrong, by id. */
  readonly figures: readonly string[];
}

/** A correction of an earlier report. */
export interface EarlierCorrection extends Mistake {
  readonly day: Day;
  /** The period of that report. */
  readonly period: Period;
}

/** What a text, table, list or chart may draw on. */
export interface Material {
  readonly facts: Facts;
  /**
   * The newest that is known of the previous period; texts name that period wherever they use a
   * figure of it. Null where there is none to compare with.
   */
  readonly previous: Facts | null;
  /** The report's figures beside those of the previous period; null where there is none. */
  readonly comparison: Comparison | null;
  /** The equally long periods up to and including the report's own, the oldest first. */
  readonly series: readonly Facts[];
  /**
   * The periods that were published and kept, each the previous of the next, as they were published;
   * the oldest first, so that the last is the previous period. None where that was not kept.
   */
  readonly kept: readonly Facts[];
  /** What is no longer as it was published; null where nothing earlier was. */
  readonly revisions: Revisions | null;
  /** A document of another type published figures before: what of them was revised is not known. */
  readonly isPublishedElsewhere: boolean;
  /** The corrections of earlier reports since the previous report, in order of time. */
  readonly corrections: readonly EarlierCorrection[];
  readonly events: readonly ReportEvent[];
  readonly redefinitions: readonly Redefinition[];
  /** Where earlier reports stand; null where the settings do not say. */
  readonly website: string | null;
  /** Where readers go for whom a report does not work. */
  readonly accessibility: Accessibility;
  /** How to reach the team; null where the settings do not say. */
  readonly contact: string | null;
  /** Who sent the ondersteuningsbrief; null where the settings do not say. */
  readonly letterFrom: string | null;
  /** What the document's own texts call it: "deze rapportage". */
  readonly called: string;
}

/**
 * Entries by the id that a document's manifest names. An entry answers null where its figures do
 * not allow it to say anything; the block then disappears.
 */
export type Entries<T> = Readonly<Record<string, (material: Material) => T | null>>;

/** What the rest of the report holds, for what tells of the report itself. */
export interface Mentioned {
  /** The figures that it mentions, by id. */
  readonly figures: ReadonlySet<string>;
  /** True where its pages say of a number that it is not shown. */
  readonly hidesNumbers: boolean;
}

/** The same of what tells of the report itself. */
export type MentionedEntries<T> = Readonly<
  Record<string, (material: Material, mentioned: Mentioned) => T | null>
>;

export type SentenceEntries = Entries<Text>;
export type ListEntries = Entries<BlockOf<"list"> | BlockOf<"terms">>;
export type TableEntries = Entries<BlockOf<"table">>;
export type ChartEntries = Entries<BlockOf<"chart">>;
