import { isDeepStrictEqual } from "node:util";

import { CHANGED_SOURCES, type ChangedSource } from "../messages/kit.ts";
import { MANIFEST } from "../publish/output-contents.ts";
import {
  parseReportManifest,
  type ReportInFolder,
  type ReportManifest,
} from "../publish/report-in-folder.ts";

/** The files of a report by name, with its manifest. */
type MadeFiles = ReadonlyMap<string, Uint8Array | string>;

/**
 * Which sources of a report in its folder are other ones than those of `made`, which is the same
 * report as its sources make it now; null where nothing that readers get differs.
 */
export function changedSources(
  { manifest, changed, missing }: Pick<ReportInFolder, "manifest" | "changed" | "missing">,
  made: MadeFiles,
): readonly ChangedSource[] | null {
  const now = parseReportManifest(Buffer.from(made.get(MANIFEST) ?? "").toString("utf8"));
  // A file that is not what the manifest says tells nothing of the sources.
  const told = new Set([...changed, ...missing]);
  const hashes = (one: ReportManifest) =>
    one.outputs.filter(({ file }) => !told.has(file)).map(({ file, sha256 }) => [file, sha256]);
  // What only the PDF has follows from these two.
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
  // To keep a report changes nothing of it.
  return inputs.snapshots.filter(({ file }) => !file.startsWith(`${period.id}/`));
}

/** What the settings give. Another release may know more of them, which then are null. */
function given({ settings }: ReportManifest): unknown {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}
