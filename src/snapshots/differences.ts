import { diffArrays } from "diff";

import type { Barrier } from "../file-system/untrusted-file.ts";
import type { LayerName } from "./snapshot.ts";
import type { WrittenAnew } from "./written-anew.ts";

/** What is compared of a snapshot: its layers, its outputs, its house style and its manifest. */
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
  | WrittenAnew
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

/**
 * Two texts with almost nothing in common are listed completely: the time for comparing them grows
 * with the square of their differences.
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
