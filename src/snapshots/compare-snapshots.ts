import { isDeepStrictEqual } from "node:util";

import { type PublishedFigures, publishedFiguresSchema } from "../disclosure/published-figures.ts";
import { parseUntrusted } from "../file-system/read-files.ts";
import type { Findings } from "../findings/finding.ts";
import type { Period } from "../period/period.ts";
import {
  isBarred,
  isOfOtherVersion,
  type LayerDifference,
  type LineChange,
  lineChanges,
  partChanges,
  structureChanges,
  textChanges,
} from "./differences.ts";
import type { SnapshotReading } from "./read-snapshot.ts";
import {
  isOnlyResaved,
  type LayerName,
  madeFrom,
  type MadeFrom,
  type Snapshot,
  type SnapshotManifest,
  sortedJson,
} from "./snapshot.ts";

/**
 * The browser and the platform in words. If they differ, two prints need not have the same bytes.
 */
export function machineOf({ madeWith }: Pick<SnapshotManifest, "madeWith">): string {
  return `${madeWith.browser}, ${madeWith.platform}`;
}

/**
 * The differences between a snapshot on disk and the report that is made now: damaged files, with
 * the lines that would change in them, and layers that differ. `made` is null if no report can be
 * made.
 */
export function differencesFrom(
  { snapshot, problems }: SnapshotReading,
  made: Snapshot | null,
): readonly LayerDifference[] {
  const compared = snapshot === null || made === null ? [] : compareSnapshots(snapshot, made);
  const damaged = problems.map(({ layer, file, reason }): LayerDifference => {
    const other = compared.find((one) => one.layer === layer);
    const isOther = other !== undefined && isOnlyResaved({ reason });
    const one = { layer, reason: isOther ? other.reason : reason, changes: other?.changes ?? [] };
    const namesFile = isBarred(one.reason) || isOfOtherVersion(one);
    return namesFile ? { ...one, changes: [], detail: file } : one;
  });
  const known = new Set(damaged.map(({ layer }) => layer));
  return [...damaged, ...compared.filter(({ layer }) => !known.has(layer))];
}

/** How the arrangement of a print differs, although its content is the same. */
export interface OtherPresentation {
  /** Its text or its outline has another order, or other pages. */
  readonly ofLayers: boolean;
  /** The bytes of HTML or PDF differ. */
  readonly ofBytes: boolean;
}

/**
 * How another release, browser or platform arranges a report differently. If all three are the
 * same, such a change counts as a difference, and this function finds nothing.
 */
export function presentedOtherwise(kept: Snapshot, made: Snapshot): OtherPresentation {
  const old = namingReleaseOf(made, kept);
  const isOther = !isMadeAlike(old, made);
  const isOtherIn = (layer: "text" | "structure"): boolean =>
    old.layers[layer] !== made.layers[layer];
  return {
    ofLayers:
      isOther &&
      (isOtherIn("text") || isOtherIn("structure")) &&
      textDifference(old, made).length === 0 &&
      structureDifference(old, made).length === 0,
    ofBytes: isOther && (!isSameFile("html", old, made) || !isSameFile("pdf", old, made)),
  };
}

/** The piece of text in `report.json` that names the release that made the report. */
const RELEASE_RUN = /"origin": ?"tool\.version",\s*"text": ?"([^"]+)"/;

/**
 * A copy of `old` that names the release of the other snapshot. A report names the release that
 * made it. A different release there is no difference in content.
 */
function namingReleaseOf({ layers: made }: Snapshot, old: Snapshot): Snapshot {
  const [, before] = RELEASE_RUN.exec(old.layers.report) ?? [];
  const [, now] = RELEASE_RUN.exec(made.report) ?? [];
  if (before === undefined || now === undefined || before === now) return old;
  const { figures, report, text, structure } = old.layers;
  const renamed = (layer: string): string => layer.replaceAll(before, now);
  return {
    ...old,
    layers: {
      figures,
      report: renamed(report),
      text: renamed(text),
      structure: renamed(structure),
    },
  };
}

/** True if the same release made both, with the same browser on the same platform. */
function isMadeAlike({ manifest: old }: Snapshot, { manifest: made }: Snapshot): boolean {
  return old.madeWith.tool === made.madeWith.tool && machineOf(old) === machineOf(made);
}

/**
 * The layers that differ. The content must always be the same. The arrangement must be the same
 * only if the same release, browser and platform made both.
 */
function compareSnapshots(kept: Snapshot, made: Snapshot): readonly LayerDifference[] {
  const old = namingReleaseOf(made, kept);
  const [before, now] = [figuresInLayer(old.layers.figures), figuresInLayer(made.layers.figures)];
  const isSameContent = before !== null && now !== null && areSameFigures(before, now);
  // The layers that readers see come first.
  return [
    ...differenceOf(
      "manifest",
      sortedJson(comparedMadeFrom(madeFrom(old.manifest), before, now)),
      sortedJson(comparedMadeFrom(madeFrom(made.manifest), before, now)),
    ),
    ...(isSameContent ? [] : layerDifference("figures", old, made)),
    ...textDifference(old, made),
    ...structureDifference(old, made),
    ...layerDifference("report", old, made),
    ...(isMadeAlike(old, made) ? bytesDifferences(old, made) : []),
  ];
}

function textDifference(old: Snapshot, made: Snapshot): readonly LayerDifference[] {
  return printedDifference("text", old, made, textChanges(old.layers, made.layers));
}

function structureDifference(old: Snapshot, made: Snapshot): readonly LayerDifference[] {
  return printedDifference("structure", old, made, structureChanges(old.layers, made.layers));
}

/**
 * The difference in a layer of a print.
 *
 * @param changes the changes in its content
 */
function printedDifference(
  layer: "text" | "structure",
  old: Snapshot,
  made: Snapshot,
  changes: readonly LineChange[],
): readonly LayerDifference[] {
  if (!isMadeAlike(old, made)) return differenceIn(layer, changes);
  if (changes.length > 0) return layerDifference(layer, old, made);
  const isSame = old.layers[layer] === made.layers[layer];
  return isSame ? [] : [{ layer, reason: "presented", changes: [] }];
}

function layerDifference(
  layer: LayerName,
  { layers: old }: Snapshot,
  { layers: made }: Snapshot,
): readonly LayerDifference[] {
  return differenceOf(layer, old[layer], made[layer]);
}

function differenceOf(
  layer: LayerDifference["layer"],
  old: string,
  made: string,
): readonly LayerDifference[] {
  return old === made ? [] : [{ layer, reason: "differs", changes: lineChanges(old, made) }];
}

function differenceIn(
  layer: LayerDifference["layer"],
  changes: readonly LineChange[],
): readonly LayerDifference[] {
  return changes.length === 0 ? [] : [{ layer, reason: "differs", changes }];
}

function bytesDifferences(old: Snapshot, made: Snapshot): readonly LayerDifference[] {
  const { html: oldPage } = old.manifest.published;
  const { html: newPage } = made.manifest.published;
  return [
    ...(isSameFile("html", old, made)
      ? []
      : [
          {
            layer: "html",
            reason: "differs",
            changes: partChanges(oldPage.parts, newPage.parts),
          } as const,
        ]),
    ...(isSameFile("pdf", old, made)
      ? []
      : [{ layer: "pdf", reason: "differs", changes: [] } as const]),
  ];
}

function isSameFile(file: "html" | "pdf", old: Snapshot, made: Snapshot): boolean {
  const [one, other] = [old.manifest.published[file], made.manifest.published[file]];
  return one.sha256 === other.sha256 && one.bytes === other.bytes;
}

// Figures. A later release may add figures to those of a snapshot, and fields that describe them.

/** The fields that give readers information. A later release must not add them to a figure. */
const INFORMING =
  /^(?:withheld|held|asOf|overlaps|unavailable|missing|value|total|numerator|denominator|percentage|n|median|p90|categories)$/;

/** The fields that describe a figure in words. A later release may change them. */
const DESCRIBING: ReadonlySet<string> = new Set(["definition", "label", "unit"]);

/** Counts in the outcome of the audit that cover all figures. */
const COUNTS_OVER_ALL: ReadonlySet<string> = new Set(["withheld", "held", "fewestValues"]);

/** The figures in a layer, exactly as the file contains them; null if it contains none. */
export function figuresInLayer(layer: string): PublishedFigures | null {
  const raw = parseUntrusted(layer);
  return publishedFiguresSchema.safeParse(raw).success ? (raw as PublishedFigures) : null;
}

/** The new figures that the snapshot contains too. */
export function withSameIds(old: PublishedFigures, made: PublishedFigures): PublishedFigures {
  const shared = Object.entries(made.figures).filter(([id]) => Object.hasOwn(old.figures, id));
  return { ...made, figures: Object.fromEntries(shared) };
}

/**
 * True if the new figures say everything that the figures of the snapshot say, and nothing else
 * about those figures.
 */
export function areSameFigures(old: PublishedFigures, made: PublishedFigures): boolean {
  const { figures, disclosure, ...rest } = old;
  return (
    isWithin(rest, made) &&
    Object.entries(figures).every(([id, figure]) =>
      isWithin(withoutDescription(figure), made.figures[id]),
    ) &&
    isDeepStrictEqual(comparedOf(disclosure, old, made), comparedOf(made.disclosure, old, made))
  );
}

/**
 * What a report was made from. Leaves out counts over all figures if the two sides contain
 * different figures.
 */
function comparedMadeFrom(
  { disclosure, ...about }: MadeFrom,
  old: PublishedFigures | null,
  made: PublishedFigures | null,
): object {
  return { ...about, disclosure: comparedOf(disclosure, old, made) };
}

function comparedOf(
  disclosure: PublishedFigures["disclosure"],
  old: PublishedFigures | null,
  made: PublishedFigures | null,
): object | undefined {
  const ids = (figures: PublishedFigures | null) => Object.keys(figures?.figures ?? {}).sort();
  if (disclosure === undefined || isDeepStrictEqual(ids(old), ids(made))) return disclosure;
  return Object.fromEntries(
    Object.entries(disclosure).filter(([field]) => !COUNTS_OVER_ALL.has(field)),
  );
}

/** A figure without the words that describe it. The words of its categories stay. */
function withoutDescription(figure: object): object {
  return Object.fromEntries(Object.entries(figure).filter(([field]) => !DESCRIBING.has(field)));
}

/** True if `made` contains everything in `old`, and adds at most a description. */
function isWithin(old: unknown, made: unknown): boolean {
  if (typeof old !== "object" || old === null) return old === made;
  if (typeof made !== "object" || made === null) return false;
  if (Array.isArray(old) !== Array.isArray(made)) return false;
  const now = new Map<string, unknown>(Object.entries(made));
  const added = [...now.keys()].filter((key) => !Object.hasOwn(old, key));
  const mayBeAdded = (key: string): boolean => !Array.isArray(old) && !INFORMING.test(key);
  return (
    added.every(mayBeAdded) &&
    Object.entries(old).every(([key, inner]) => now.has(key) && isWithin(inner, now.get(key)))
  );
}

// Results.

/** The result of keeping a report. */
export interface KeepOutcome {
  readonly folder: string;
  /**
   * `differs`: another snapshot exists and stays. `restored`: only lost files of the house style
   * were put back. `corrected`: the report and the version that it corrects were both kept.
   */
  readonly outcome: "kept" | "corrected" | "unchanged" | "restored" | "updated" | "differs";
  /** The differences between this report and its snapshot. */
  readonly differences: readonly LayerDifference[];
  readonly warnings: Findings;
  /** The hash of the PDF in the snapshot. */
  readonly pdfSha256: string;
}

/** The result of keeping a report, or the error. */
export type KeepResult = { readonly period: Period } & (
  | { readonly document: string; readonly kept: KeepOutcome }
  | {
      /** Null for a period without documents. */
      readonly document: string | null;
      readonly error: unknown;
    }
);
