import { isSameButForPages } from "./page-division.ts";
import type { SnapshotReading } from "./read-snapshot.ts";
import { isBarred, lineChanges, partChanges, type LayerDifference } from "./differences.ts";
import { madeFrom, type LayerName, type Snapshot, type SnapshotManifest } from "./snapshot.ts";
import { sortedJson } from "./sorted-json.ts";
import { isWrittenAnew } from "./written-anew.ts";

/** With what a report was made, in words: two that differ in it need not be the same bytes. */
export function machineOf({ madeWith }: Pick<SnapshotManifest, "madeWith">): string {
  return `${madeWith.browser}, ${madeWith.platform}`;
}

/**
 * In what a report as it is made now is not the one that lies there: files that are damaged, with
 * the lines of them that would be something else, and layers that differ. `made` is null where it
 * cannot be made.
 */
export function differencesFrom(
  { snapshot, problems }: SnapshotReading,
  made: Snapshot | null,
): readonly LayerDifference[] {
  const compared = snapshot === null || made === null ? [] : compareSnapshots(snapshot, made);
  const damaged = problems.map(({ layer, file, reason }): LayerDifference => {
    const other = compared.find((one) => one.layer === layer);
    const isOther = other !== undefined && isWrittenAnew({ reason });
    const told = { layer, reason: isOther ? other.reason : reason, changes: other?.changes ?? [] };
    return isBarred(told.reason) ? { ...told, changes: [], detail: file } : told;
  });
  const known = new Set(damaged.map(({ layer }) => layer));
  return [...damaged, ...compared.filter(({ layer }) => !known.has(layer))];
}

/** True where another browser or platform breaks the pages elsewhere, and nothing else differs. */
export function isDividedOtherwise(kept: Snapshot, made: Snapshot): boolean {
  return (
    machineOf(kept.manifest) !== machineOf(made.manifest) &&
    (kept.layers.text !== made.layers.text || kept.layers.structure !== made.layers.structure) &&
    isSameButForPages(kept.layers, made.layers)
  );
}

/**
 * In which layers a report as it is made now is not the one that was kept. The bytes of the PDF are
 * compared only where browser and platform are the same; where they are not, pages may break
 * elsewhere.
 */
function compareSnapshots(kept: Snapshot, made: Snapshot): readonly LayerDifference[] {
  // What readers see comes before how it is held as data.
  const order: readonly LayerName[] = ["figures", "text", "structure", "report"];
  const isExplained = isDividedOtherwise(kept, made);
  const layers = order.filter(
    (layer) => !(isExplained && (layer === "text" || layer === "structure")),
  );
  return [
    ...differenceOf(
      "manifest",
      sortedJson(madeFrom(kept.manifest)),
      sortedJson(madeFrom(made.manifest)),
    ),
    ...layers.flatMap((layer) => differenceOf(layer, kept.layers[layer], made.layers[layer])),
    ...htmlDifference(kept, made),
    ...pdfDifference(kept, made),
  ];
}

function differenceOf(
  layer: LayerDifference["layer"],
  kept: string,
  made: string,
): readonly LayerDifference[] {
  return kept === made ? [] : [{ layer, reason: "differs", changes: lineChanges(kept, made) }];
}

function htmlDifference(kept: Snapshot, made: Snapshot): readonly LayerDifference[] {
  const [old, now] = [kept.manifest.published.html, made.manifest.published.html];
  if (old.sha256 === now.sha256 && old.bytes === now.bytes) return [];
  return [{ layer: "html", reason: "differs", changes: partChanges(old.parts, now.parts) }];
}

function pdfDifference(kept: Snapshot, made: Snapshot): readonly LayerDifference[] {
  if (machineOf(kept.manifest) !== machineOf(made.manifest)) return [];
  const [old, now] = [kept.manifest.published.pdf, made.manifest.published.pdf];
  return old.sha256 === now.sha256 && old.bytes === now.bytes
    ? []
    : [{ layer: "pdf", reason: "differs", changes: [] }];
}
