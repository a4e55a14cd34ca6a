import { diffArrays } from "diff";

import type { Barrier } from "../file-system/untrusted-file.ts";
import type { LayerName } from "./snapshot.ts";
import type { WrittenAnew } from "./written-anew.ts";

/** What of a kept report is compared: its layers, what stands for its outputs, and its settings. */
export type ComparedLayer = LayerName | "manifest" | "houseStyle" | "html" | "pdf";

/** A release after this one kept it, or one before whose report this release cannot bring forward. */
export type OtherVersion = "newer" | "outdated";

/** Why a layer is not what was kept. */
export type DifferenceReason =
  /** The kept file is gone, is not read, holds no such layer, or changed since it was kept. */
  | Barrier
  | "unreadable"
  | "changed"
  /** It holds what no report holds, so that nothing is made of it. */
  | "refused"
  /** Its document type is not there, or has mistakes. */
  | "typeRefused"
  /** This release can make nothing of it, or the browser cannot. */
  | "unmakeable"
  | "notPrinted"
  | OtherVersion
  /** The kept file says the same as it did, and was written anew: see `WrittenAnew`. */
  | WrittenAnew
  /** It says the same, and is laid out otherwise by the release and the browser that made it. */
  | "presented"
  /** What is made of it now is something else. */
  | "differs";

/** A line that is no longer the same. */
export interface LineChange {
  /** Under which line it stands that says where we are, such as "— pagina 3 —". */
  readonly where: string | null;
  /** The line that was kept; null where there was none. */
  readonly kept: string | null;
  /** The line as it is made now; null where there is none. */
  readonly now: string | null;
}

/** A layer of a kept report that is not what it was. */
export interface LayerDifference {
  readonly layer: ComparedLayer;
  readonly reason: DifferenceReason;
  /** Which file, where in it, or what more there is to say, in Dutch. */
  readonly detail?: string;
  /** The lines that differ, or the names of parts of a page; none where only a hash was kept. */
  readonly changes: readonly LineChange[];
}

/** True where a file of the house style is gone or is another one, so that it can be put back. */
export function isStyleLost({ layer, reason }: LayerDifference): boolean {
  return layer === "houseStyle" && (reason === "missing" || reason === "changed");
}

/** True where a file that a report is made again from is gone, or is no such file any more. */
export function isSourceLost({ layer, reason }: LayerDifference): boolean {
  const isSource = layer === "manifest" || layer === "figures" || layer === "report";
  return isSource && (reason === "missing" || reason === "unreadable");
}

/** True for a reason by which a report is whole, and not for this release. */
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

/** True for a reason by which a file is there and is not read, whatever it holds. */
export function isBarred(reason: string): reason is Barred {
  return BARRED.has(reason);
}

/** Two texts that have next to nothing in common are told whole: comparing takes the square of it. */
const MOST_EDITS = 3_000;

/** Tells where a line stands: a page, or a section of one. */
const HEADING = /^— .+ —$/;

/**
 * The lines in which two texts differ, those that took each other's place side by side. Text that
 * only lies elsewhere is told as gone and as new.
 */
export function lineChanges(kept: string, now: string): readonly LineChange[] {
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
  const [before, after] = [kept.split("\n"), now.split("\n")];
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

/** The parts of which the hashes differ, by their names. */
export function partChanges(
  kept: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly LineChange[] {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(now)])];
  return names
    .filter((name) => kept[name] !== now[name])
    .map((name) => ({
      where: null,
      kept: Object.hasOwn(kept, name) ? name : null,
      now: Object.hasOwn(now, name) ? name : null,
    }));
}
