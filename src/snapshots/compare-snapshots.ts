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
export function presentedOtherwise(kept: Snapshot, made: Snapshot): OtherPresentation {
  const isOther = !isMadeAlike(kept, made);
  const isOtherIn = (layer: "text" | "structure"): boolean =>
    kept.layers[layer] !== made.layers[layer];
  return {
    ofLayers:
      isOther &&
      (isOtherIn("text") || isOtherIn("structure")) &&
      textDifference(kept, made).length === 0 &&
      structureDifference(kept, made).length === 0,
    ofBytes: isOther && (!isSameFile("html", kept, made) || !isSameFile("pdf", kept, made)),
  };
}

/** True if the same release made both, with the same browser on the same platform. */
function isMadeAlike({ manifest: kept }: Snapshot, { manifest: made }: Snapshot): boolean {
  return kept.madeWith.tool === made.madeWith.tool && machineOf(kept) === machineOf(made);
}

/**
 * The layers that differ. The content must always be the same. The arrangement must be the same
 * only if the same release, browser and platform made both.
 */
function compareSnapshots(kept: Snapshot, made: Snapshot): readonly LayerDifference[] {
  const [before, now] = [keptFigures(kept.layers.figures), keptFigures(made.layers.figures)];
  const isSameContent = before !== null && now !== null && areSameFigures(before, now);
  // The layers that readers see come first.
  return [
    ...differenceOf(
      "manifest",
      sortedJson(comparedMadeFrom(madeFrom(kept.manifest), before, now)),
      sortedJson(comparedMadeFrom(madeFrom(made.manifest), before, now)),
    ),
    ...(isSameContent ? [] : layerDifference("figures", kept, made)),
    ...textDifference(kept, made),
    ...structureDifference(kept, made),
    ...layerDifference("report", kept, made),
    ...(isMadeAlike(kept, made) ? bytesDifferences(kept, made) : []),
  ];
}

function textDifference(kept: Snapshot, made: Snapshot): readonly LayerDifference[] {
  return printedDifference("text", kept, made, textChanges(kept.layers, made.layers));
}

function structureDifference(kept: Snapshot, made: Snapshot): readonly LayerDifference[] {
  return printedDifference("structure", kept, made, structureChanges(kept.layers, made.layers));
}

/**
 * The difference in a layer of a print.
 *
 * @param changes the changes in what it says
 */
function printedDifference(
  layer: "text" | "structure",
  kept: Snapshot,
  made: Snapshot,
  changes: readonly LineChange[],
): readonly LayerDifference[] {
  if (!isMadeAlike(kept, made)) return differenceIn(layer, changes);
  if (changes.length > 0) return layerDifference(layer, kept, made);
  const isSame = kept.layers[layer] === made.layers[layer];
  return isSame ? [] : [{ layer, reason: "presented", changes: [] }];
}

function layerDifference(
  layer: LayerName,
  { layers: kept }: Snapshot,
  { layers: made }: Snapshot,
): readonly LayerDifference[] {
  return differenceOf(layer, kept[layer], made[layer]);
}

function differenceOf(
  layer: LayerDifference["layer"],
  kept: string,
  made: string,
): readonly LayerDifference[] {
  return kept === made ? [] : [{ layer, reason: "differs", changes: lineChanges(kept, made) }];
}

function differenceIn(
  layer: LayerDifference["layer"],
  changes: readonly LineChange[],
): readonly LayerDifference[] {
  return changes.length === 0 ? [] : [{ layer, reason: "differs", changes }];
}

function bytesDifferences(kept: Snapshot, made: Snapshot): readonly LayerDifference[] {
  const { html: old } = kept.manifest.published;
  const { html: now } = made.manifest.published;
  return [
    ...(isSameFile("html", kept, made)
      ? []
      : [
          {
            layer: "html",
            reason: "differs",
            changes: partChanges(old.parts, now.parts),
          } as const,
        ]),
    ...(isSameFile("pdf", kept, made)
      ? []
      : [{ layer: "pdf", reason: "differs", changes: [] } as const]),
  ];
}

function isSameFile(file: "html" | "pdf", kept: Snapshot, made: Snapshot): boolean {
  const [old, now] = [kept.manifest.published[file], made.manifest.published[file]];
  return old.sha256 === now.sha256 && old.bytes === now.bytes;
}
