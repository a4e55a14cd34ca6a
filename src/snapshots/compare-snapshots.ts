import type { SnapshotReading } from "./read-snapshot.ts";
import {
  isBarred,
  isOfOtherVersion,
  lineChanges,
  partChanges,
  type LayerDifference,
  type LineChange,
} from "./differences.ts";
import { areSameFigures, comparedMadeFrom, keptFigures } from "./figures-content.ts";
import { structureChanges, textChanges } from "./print-content.ts";
import { madeFrom, type LayerName, type Snapshot, type SnapshotManifest } from "./snapshot.ts";
import { sortedJson } from "./hashes.ts";
import { isWrittenAnew } from "./written-anew.ts";

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
    const isOther = other !== undefined && isWrittenAnew({ reason });
    const one = { layer, reason: isOther ? other.reason : reason, changes: other?.changes ?? [] };
    const namesFile = isBarred(one.reason) || isOfOtherVersion(one);
    return namesFile ? { ...one, changes: [], detail: file } : one;
  });
  const known = new Set(damaged.map(({ layer }) => layer));
  return [...damaged, ...compared.filter(({ layer }) => !known.has(layer))];
}

/** Which parts of a print are arranged differently although it says the same. */
export interface OtherPresentation {
  /** Its text or its outline has another order, or other pages. */
  readonly ofLayers: boolean;
  /** The bytes of HTML or PDF differ. */
  readonly ofBytes: boolean;
}

/**
 * How another release, browser or platform arranges a report differently. If all of them are the
 * same, such a change is a difference, and this finds nothing.
 */
export function presentedOtherwise(old: Snapshot, made: Snapshot): OtherPresentation {
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

/** True if the same release made both, with the same browser on the same platform. */
function isMadeAlike({ manifest: old }: Snapshot, { manifest: made }: Snapshot): boolean {
  return old.madeWith.tool === made.madeWith.tool && machineOf(old) === machineOf(made);
}

/**
 * The layers that differ. The content must always be the same. The arrangement must be the same
 * only if the same release, browser and platform made both.
 */
function compareSnapshots(old: Snapshot, made: Snapshot): readonly LayerDifference[] {
  const [before, now] = [keptFigures(old.layers.figures), keptFigures(made.layers.figures)];
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
 * @param changes the changes in what it says
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
