import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { sha256 } from "../../src/file-system/read-files.ts";
import {
  sealed,
  type SnapshotManifest,
  snapshotManifestSchema,
  sortedJson,
} from "../../src/snapshots/snapshot.ts";

type Json = Record<string, unknown>;

/**
 * Changes a layer of a snapshot as a forger would: with the new hashes and a new seal in the
 * manifest.
 */
export function forge(folder: string, file: string, change: (text: string) => string): void {
  const target = path.join(folder, file);
  const text = change(readFileSync(target, "utf8"));
  writeFileSync(target, text);
  forgeManifest(folder, (manifest) => ({
    ...manifest,
    outputs: manifest.outputs.map((one) =>
      one.file === file ? { ...one, bytes: Buffer.byteLength(text), sha256: sha256(text) } : one,
    ),
  }));
}

/** Changes the report layer in the same way. `change` may modify its argument. */
export function forgeReport(folder: string, change: (report: ForgedReport) => void): void {
  forge(folder, "report.json", (text) => {
    const report = JSON.parse(text) as ForgedReport;
    change(report);
    return sortedJson(report);
  });
}

/** Changes a manifest and seals it again. */
export function forgeManifest(
  folder: string,
  change: (manifest: SnapshotManifest) => object,
): void {
  const target = path.join(folder, "manifest.json");
  const { seal, ...manifest } = change(
    snapshotManifestSchema.parse(JSON.parse(readFileSync(target, "utf8"))),
  ) as SnapshotManifest;
  writeFileSync(target, sortedJson({ ...sealed(manifest), ...(seal === "" ? { seal } : {}) }));
}

/** A report layer in which anything may differ. */
export interface ForgedReport extends Json {
  sections: (Json & { blocks: (Json & { type: string })[] })[];
}

/** The first block of a type. */
export function blockOf({ sections }: ForgedReport, type: string): Json {
  const block = sections.flatMap(({ blocks }) => blocks).find((one) => one.type === type);
  if (block === undefined) throw new Error(`no block of the type ${type}`);
  return block;
}
