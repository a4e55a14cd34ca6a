import type { Redefinition } from "../codebook/column.ts";
import type { Comparison } from "../compare/comparison.ts";
import type { RevisedFigure } from "../compare/protect-comparison.ts";
import type { BlockOf } from "../model/blocks.ts";
import type { Text } from "../model/text.ts";
import { type Day, isoMonth, monthOfDay, type Period } from "../period/period.ts";
import type { Facts } from "./facts.ts";

/** A dated event that charts may mark, such as the day on which letters were sent. */
export interface ReportEvent {
  readonly day: Day;
  readonly label: string;
  /** True if the support letter (ondersteuningsbrief) was sent on that day. */
  readonly isLetter: boolean;
}

/**
 * Where readers can go if they cannot read a report. A value is null if the settings do not give
 * it.
 */
export interface Accessibility {
  /** The web address of the accessibility statement (toegankelijkheidsverklaring). */
  readonly statement: string | null;
  /** The contact, in the form for readers and as the target of a link. */
  readonly contact: { readonly text: string; readonly link: string } | null;
}

/** The newest earlier publication, compared with the same figures from the current export. */
export interface Revisions {
  /** The figures as they were published. */
  readonly published: Facts;
  /** The figures of the same period, computed from the report's own export. */
  readonly recomputed: Facts;
  readonly figures: readonly RevisedFigure[];
  /** True if the publication used another codebook than the current one. */
  readonly isOtherCodebook: boolean;
}

/** A mistake in a published report. */
export interface Mistake {
  /** What was wrong, as a sentence in the settings. */
  readonly reason: string;
  /** The ids of the figures that were wrong. */
  readonly figures: readonly string[];
}

/** A correction of an earlier report. */
export interface EarlierCorrection extends Mistake {
  readonly day: Day;
  /** The period of the earlier report. */
  readonly period: Period;
}

/** The data that every text, table, list and chart of the report is built from. */
export interface Material {
  readonly facts: Facts;
  /**
   * The newest known figures of the previous period. A text that uses one of them names that
   * period. Null if there is no previous period to compare with.
   */
  readonly previous: Facts | null;
  /**
   * The comparison of the previous period with the report's own; null if there is no previous
   * period.
   */
  readonly comparison: Comparison | null;
  /**
   * The report's own period and the equally long periods before it, the oldest first, computed from
   * the report's own export.
   */
  readonly series: readonly Facts[];
  /**
   * The figures of snapshots: a chain of earlier periods as they were published, the oldest first.
   * Each is the previous period of the next, and the last is the previous period of the report.
   * Empty if there is no snapshot of the previous period.
   */
  readonly kept: readonly Facts[];
  /** The revisions of the newest earlier publication; null if there is none. */
  readonly revisions: Revisions | null;
  /**
   * True if a document of another type published figures before, so that their revisions are not
   * known.
   */
  readonly isPublishedElsewhere: boolean;
  /** The corrections of earlier reports since the previous report, in order of time. */
  readonly corrections: readonly EarlierCorrection[];
  readonly events: readonly ReportEvent[];
  readonly redefinitions: readonly Redefinition[];
  /** The web address of earlier reports; null if the settings do not give it. */
  readonly website: string | null;
  /** Where readers can go if they cannot read the report. */
  readonly accessibility: Accessibility;
  /** How to reach the team; null if the settings do not say. */
  readonly contact: string | null;
  /** The sender of the support letter; null if the settings do not say. */
  readonly letterFrom: string | null;
  /** What the texts of the document call it: "deze rapportage". */
  readonly called: string;
  readonly release: ReleaseOfTool;
}

/** The release of the program that makes a report. */
export interface ReleaseOfTool {
  readonly version: string;
  /** The web address of its code. */
  readonly code: string;
}

/**
 * The functions that build blocks, by the id that a manifest uses for them. The id is a subject
 * with an aspect of it ("registrations.peak"), or the id of a chart. A function returns null if the
 * figures do not allow it to show or say anything. The document then has no such block.
 */
export type Entries<T> = Readonly<Record<string, (material: Material) => T | null>>;

/** What the blocks of the report contain, for sentences that describe the report itself. */
export interface Mentioned {
  /** The ids of the figures that the report mentions. */
  readonly figures: ReadonlySet<string>;
  /** True if the pages of the report say that a number is not shown. */
  readonly hidesNumbers: boolean;
}

/** Like `Entries`, for blocks that describe the report itself. They are built after all others. */
export type MentionedEntries<T> = Readonly<
  Record<string, (material: Material, mentioned: Mentioned) => T | null>
>;

export type SentenceEntries = Entries<Text>;
export type ListEntries = Entries<BlockOf<"list"> | BlockOf<"terms">>;
export type TableEntries = Entries<BlockOf<"table">>;
export type ChartEntries = Entries<BlockOf<"chart">>;

/** With fewer snapshots the report shows no trend of the published figures. */
export const FEWEST_SNAPSHOTS = 4;

/** More snapshots do not fit in the chart beside the report's own period. */
export const MOST_SNAPSHOTS = 11;

/** The support letter (ondersteuningsbrief) to parents. */
export interface Letter {
  /**
   * The day on which it was first sent. Null if the settings name no day and the registrations give
   * only the month.
   */
  readonly firstDay: Day | null;
  /** The month from which registrations through the letter are counted, as `jjjj-mm`. */
  readonly firstMonth: string;
  /**
   * The day on which it was last sent. Null if that is the first day, is still to come or is not
   * known.
   */
  readonly lastDay: Day | null;
}

/**
 * What is known about the letter at the end of the period. Null before it was sent, because a
 * report does not mention a letter that nobody has. If the settings name no day, the month of the
 * first registration through the letter counts.
 */
export function letterOf({ facts, events }: Pick<Material, "facts" | "events">): Letter | null {
  const days = events
    .filter(({ isLetter }) => isLetter)
    .map(({ day }) => day)
    .toSorted((a, b) => a - b);
  const sent = days.filter((day) => day <= facts.referenceDay);
  const [first, last] = [sent[0], sent.at(-1)];
  if (first !== undefined && last !== undefined) {
    return {
      firstDay: first,
      firstMonth: isoMonth(monthOfDay(first)),
      lastDay: last === days.at(-1) && last !== first ? last : null,
    };
  }
  if (days.length > 0) return null;
  const months = facts.breakdown("registrations.viaLetterByMonth")?.categories ?? [];
  const month = months.find(({ value }) => (value ?? 0) > 0)?.code;
  return month === undefined ? null : { firstDay: null, firstMonth: month, lastDay: null };
}
