import { isDeepStrictEqual } from "node:util";

import { CHANGED_SOURCES, type ChangedSource } from "../messages/kit.ts";
import { MANIFEST } from "../publish/output-contents.ts";
import {
  parseReportManifest,
  type ReportInFolder,
  type ReportManifest,
} from "../publish/report-in-folder.ts";

/** The files of a report by name, including its manifest. */
type MadeFiles = ReadonlyMap<string, Uint8Array | string>;

/**
 * The sources that changed since a report was made. Compares its manifest with that of `made`, the
 * same report from its present sources. Null if nothing that readers get differs.
 */
export function changedSources(
  { manifest, changed, missing }: Pick<ReportInFolder, "manifest" | "changed" | "missing">,
  made: MadeFiles,
): readonly ChangedSource[] | null {
  const now = parseReportManifest(Buffer.from(made.get(MANIFEST) ?? "").toString("utf8"));
  // The hash of a damaged file says nothing about the sources.
  const damaged = new Set([...changed, ...missing]);
  const hashes = (one: ReportManifest) =>
    one.outputs.filter(({ file }) => !damaged.has(file)).map(({ file, sha256 }) => [file, sha256]);
  // The PDF is not made again. What only the PDF shows follows from the settings and the document
  // type.
  const isSame =
    isDeepStrictEqual(hashes(manifest), hashes(now)) &&
    isDeepStrictEqual(given(manifest), given(now)) &&
    isDeepStrictEqual(manifest.inputs["documentType"], now.inputs["documentType"]);
  if (isSame) return null;
  return CHANGED_SOURCES.filter(
    (source) => !isDeepStrictEqual(sourceOf(manifest, source), sourceOf(now, source)),
  );
}

function sourceOf(manifest: ReportManifest, source: ChangedSource): unknown {
  if (source === "settings") return given(manifest);
  const { inputs, period } = manifest;
  if (source !== "snapshots") return inputs[source];
  // The snapshots of the report itself are no source of it.
  return inputs.snapshots.filter(({ file }) => !file.startsWith(`${period.id}/`));
}

/** The settings with a value. A setting that another release added is null here. */
function given({ settings }: ReportManifest): unknown {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}
