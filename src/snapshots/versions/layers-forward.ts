import { z } from "zod";

import { parseUntrusted } from "../../file-system/untrusted-file.ts";
import { reportModelSchema } from "../../model/report-model.ts";
import type { Layers } from "../snapshot.ts";
import { sortedJson } from "../hashes.ts";
import { printedForward, reportForward } from "./version-1.ts";

/** The version of the report model that this release writes. */
const PRESENT: number = reportModelSchema.shape.schemaVersion.value;

/** The conversions from each version to the next. */
const STEPS: Readonly<
  Record<number, { report: typeof reportForward; printed: typeof printedForward }>
> = { 1: { report: reportForward, printed: printedForward } };

const versioned = z.looseObject({ schemaVersion: z.int().positive() });

/**
 * Converts the layers of a snapshot to the version of this release. Returns "newer" for a newer
 * version, and "outdated" for an older version whose layers are not as that version wrote them.
 * Layers without a version stay unchanged: their reader reports the fault.
 */
export function layersForward(layers: Layers): Layers | "newer" | "outdated" {
  const read = versioned.safeParse(parseUntrusted(layers.report)).data;
  if (read === undefined || read.schemaVersion === PRESENT) return layers;
  if (read.schemaVersion > PRESENT) return "newer";
  try {
    let report: unknown = read;
    let printed = { text: layers.text, structure: layers.structure };
    for (let version = read.schemaVersion; version < PRESENT; version += 1) {
      const step = STEPS[version];
      if (step === undefined) return "outdated";
      printed = step.printed(printed, report);
      report = step.report(report);
    }
    return { ...layers, ...printed, report: sortedJson(report) };
  } catch {
    return "outdated";
  }
}
