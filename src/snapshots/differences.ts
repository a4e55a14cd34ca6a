import { diffArrays } from "diff";

import type { RevisedFigure } from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { Barrier } from "../file-system/read-files.ts";
import type { SnapshotEntry } from "./snapshot-folders.ts";
import type { LayerName, PrintedLayers, Resaving } from "./snapshot.ts";

// The differences between a snapshot and a report that is made now.

/** The parts of a snapshot that are compared: its layers, outputs, house style and manifest. */
export type ComparedLayer = LayerName | "manifest" | "houseStyle" | "html" | "pdf";

/**
 * The snapshot comes from a newer release, or from an older one that this release cannot convert.
 */
export type OtherVersion = "newer" | "outdated";

/** Why a layer differs from its snapshot. */
export type DifferenceReason =
  /** The file is missing, cannot be read, contains no such layer, or changed after it was kept. */
  | Barrier
  | "unreadable"
  | "changed"
  /** It contains something that no report contains, so no report is made from it. */
  | "refused"
  /** Its document type is missing or has mistakes. */
  | "typeRefused"
  /** This release cannot make a report from it, or the browser cannot print it. */
  | "unmakeable"
  | "notPrinted"
  | OtherVersion
  /** The file was saved again and still means the same: see `Resaving`. */
  | Resaving
  /** It says the same, but another release or browser arranges it differently. */
  | "presented"
  /** The report that is made now differs. */
  | "differs";

/** A line that changed. */
export interface LineChange {
  /** The last heading before the line, such as "— pagina 3 —". */
  readonly where: string | null;
  /** The line in the snapshot; null for a new line. */
  readonly kept: string | null;
  /** The present line; null for a removed line. */
  readonly now: string | null;
}

/** A layer of a snapshot that differs. */
export interface LayerDifference {
  readonly layer: ComparedLayer;
  readonly reason: DifferenceReason;
  /** The file, the place in it, or more information, in Dutch. */
  readonly detail?: string;
  /** The changed lines, or the names of changed parts of a page; none if only a hash was kept. */
  readonly changes: readonly LineChange[];
}

/** True if a file of the house style is lost or changed, so that it can be put back. */
export function isStyleLost({ layer, reason }: LayerDifference): boolean {
  return layer === "houseStyle" && (reason === "missing" || reason === "changed");
}

/** True if a file that the report is made from is missing or unreadable. */
export function isSourceLost({ layer, reason }: LayerDifference): boolean {
  const isSource = layer === "manifest" || layer === "figures" || layer === "report";
  return isSource && (reason === "missing" || reason === "unreadable");
}

/** True for an undamaged snapshot that this release cannot use. */
export function isOfOtherVersion({ reason }: { readonly reason: string }): boolean {
  return reason === "newer" || reason === "outdated";
}

type Barred = Exclude<Barrier, "missing">;
const BARRED: ReadonlySet<string> = new Set<Barred>([
  "denied",
  "link",
  "noFile",
  "noFolder",
  "tooLarge",
  "failed",
]);

/** True for a reason why an existing file is not read, whatever it contains. */
export function isBarred(reason: string): reason is Barred {
  return BARRED.has(reason);
}

// Changed lines.

/**
 * Two texts with more differences than this are listed completely: the time for comparing them
 * grows with the square of their differences.
 */
const MOST_EDITS = 3_000;

/** A heading in a layer: a page, or a section of one. */
const HEADING = /^— .+ —$/;

/**
 * The lines that differ between two texts. A replaced line is beside the new one. A moved line
 * counts as removed and as added.
 */
export function lineChanges(old: string, now: string): readonly LineChange[] {
  const changes: LineChange[] = [];
  let where: string | null = null;
  let gone: readonly string[] = [];
  const settle = (added: readonly string[]): void => {
    const length = Math.max(gone.length, added.length);
    for (let index = 0; index < length; index += 1) {
      changes.push({ where, kept: gone[index] ?? null, now: added[index] ?? null });
    }
    gone = [];
  };
  const [before, after] = [old.split("\n"), now.split("\n")];
  const parts = diffArrays(before, after, { maxEditLength: MOST_EDITS }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  for (const part of parts) {
    if (part.removed) {
      settle([]);
      gone = part.value;
    } else if (part.added) settle(part.value);
    else {
      settle([]);
      where = part.value.findLast((line) => HEADING.test(line)) ?? where;
    }
  }
  settle([]);
  return changes;
}

/** The names of the parts with different hashes. */
export function partChanges(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly LineChange[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .filter((name) => old[name] !== now[name])
    .map((name) => ({
      where: null,
      kept: Object.hasOwn(old, name) ? name : null,
      now: Object.hasOwn(now, name) ? name : null,
    }));
}

// Printed layers. They are compared by what they say, not by how it is arranged: another release or
// browser can move a drawing, a margin or the end of a page. The words, headings, alt texts and
// tables stay the same.

/** The prefix of a line with text from a margin or a drawing. */
export const MARKS = { margin: "(marge) ", drawing: "(tekening) " } as const;

const PAGE = /^— pagina \d+ —$/;

/** What is left of a link at the end of a column: its address without words. */
const EMPTY_LINK = /^\[ → [^\]]*\]$/;

/** The line that links a chart and its table, in all its forms since the first release. */
const TO_TABLE_OR_CHART =
  /^\[(?:De cijfers als tabel → .*\]: pagina \d+|.* als tabel \(pagina \d+\)(?: → .*)?\]|Grafiek: pagina \d+(?: → .*)?\])$/;

/** A heading, a drawing with its alt text, or a table. The rest of an outline depends on these. */
const LANDMARK = /^\s*(?:H\d? |.*\{|Table$|Caption$)/;

/** The lines with other words. Their order and their pages make no difference. */
export function textChanges(old: PrintedLayers, made: PrintedLayers): readonly LineChange[] {
  const [before, after] = [saidIn(old), saidIn(made)];
  const [gone, added] = [linesWithMore(before, after), linesWithMore(after, before)];
  return Array.from({ length: Math.max(gone.length, added.length) }, (_, index) => ({
    where: (gone[index] ?? added[index])?.page ?? null,
    kept: gone[index]?.line ?? null,
    now: added[index]?.line ?? null,
  }));
}

/** The headings, alt texts and tables that differ in content or order. */
export function structureChanges(old: PrintedLayers, made: PrintedLayers): readonly LineChange[] {
  return lineChanges(landmarks(old.structure), landmarks(made.structure));
}

/** A line of a text, and its page. */
interface SaidLine {
  readonly page: string | null;
  readonly line: string;
  readonly words: readonly string[];
}

function saidIn({ text }: PrintedLayers): readonly SaidLine[] {
  let page: string | null = null;
  return text.split("\n").flatMap((line) => {
    if (PAGE.test(line)) page = line;
    const isMarked = Object.values(MARKS).some((mark) => line.startsWith(mark));
    const isEmpty = line === "" || EMPTY_LINK.test(line) || TO_TABLE_OR_CHART.test(line);
    return isEmpty || line === page || isMarked ? [] : [{ page, line, words: wordsIn(line) }];
  });
}

/**
 * The words of a line, without page numbers; a row of a table is one word. Splits after a hyphen or
 * a slash, because a line can end there. Splits before the call of a note, because earlier releases
 * printed no space there. Earlier releases also read an empty cell as a dash.
 */
function wordsIn(line: string): readonly string[] {
  const said = line
    .replaceAll(/\bpagina \d+\b/g, "pagina")
    .replaceAll(/ \d+ → ([^\]]*), pagina\]/g, " → $1, pagina]")
    .replaceAll(/(?<=\S[-–/])(?=\S)|(?<=\S)(?=\[\d+ → )/g, " ")
    .replaceAll(/(?<=^|\| )–(?= \||$)/g, "leeg");
  return said.includes(" | ") ? [said] : said.split(" ");
}

/**
 * The lines that the other text lacks. Leaves out a line if the other text has each of its words at
 * least as often.
 */
function linesWithMore(
  lines: readonly SaidLine[],
  others: readonly SaidLine[],
): readonly SaidLine[] {
  const said = ({ words }: SaidLine): string => words.join(" ");
  const newLines = moreIn(lines.map(said), others.map(said));
  const words = moreIn(
    lines.flatMap((one) => one.words),
    others.flatMap((one) => one.words),
  );
  return lines.filter(
    (one) => newLines.has(said(one)) && one.words.some((word) => words.has(word)),
  );
}

/** The items that occur more often in `some` than in `others`. */
function moreIn(some: readonly string[], others: readonly string[]): ReadonlySet<string> {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return new Set(
    some.filter((one) => {
      const count = left.get(one) ?? 0;
      left.set(one, count - 1);
      return count <= 0;
    }),
  );
}

/** Similar tables that follow each other on a page share one line of the outline. */
const TABLES = /^\s*Table ×([2-9]|1\d)$/;
const CAPTION = /^\s*Caption$/;

/** The lines of an outline, with one line for each table and each caption. */
function withTablesApart(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    const times = Number(TABLES.exec(line)?.[1] ?? 0);
    if (times === 0) return [line];
    const caption = (lines[index + 1] ?? "").match(CAPTION) ?? [];
    const others = Array.from({ length: times - 1 }, () => ["Table", ...caption]);
    // The next line is the caption of the last table.
    return [...others.flat(), "Table"];
  });
}

function landmarks(structure: string): string {
  return withTablesApart(structure.split("\n"))
    .filter((line) => LANDMARK.test(line))
    .map((line) => line.trim())
    .join("\n");
}

// Results.

/** The figures of a snapshot beside those that an export gives now. */
export type CheckedFigures =
  /** The same export and the same codebook, so the figures must be the same. */
  | { readonly kind: "same" }
  | {
      readonly kind: "otherExport" | "otherCodebook";
      readonly published: PublishedFigures;
      readonly revisions: readonly RevisedFigure[];
    };

/** The result of making a snapshot again. */
export interface CheckedSnapshot {
  readonly report: SnapshotEntry;
  readonly differences: readonly LayerDifference[];
  /**
   * The old and the new browser and platform, if they differ: then the bytes of the PDF prove
   * nothing.
   */
  readonly otherMachine: {
    readonly kept: string;
    readonly now: string;
    /** Text and structure say the same in another order, or on other pages. */
    readonly breaksPagesElsewhere: boolean;
  } | null;
  /** The old and the new version of the tool, if they differ. */
  readonly otherVersion: {
    readonly kept: string;
    readonly now: string;
    /** The report says the same, but is arranged differently. */
    readonly isLaidOutOtherwise: boolean;
  } | null;
  /** Null without an export. */
  readonly figures: CheckedFigures | null;
}

/** The result of rewriting a snapshot. */
export interface RewrittenSnapshot {
  readonly report: SnapshotEntry;
  /**
   * `damaged`: too much changed, so it was not rewritten. `styleLost`: not rewritten, because a
   * file of the house style is missing. `otherVersion`: not rewritten, because this release cannot
   * read it. `restored`: only a file of the house style was put back.
   */
  readonly outcome:
    "rewritten" | "unchanged" | "restored" | "damaged" | "styleLost" | "otherVersion";
  readonly differences: readonly LayerDifference[];
}
