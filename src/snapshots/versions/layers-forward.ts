import { z } from "zod";

import { parseUntrusted } from "../../file-system/untrusted-file.ts";
import { reportModelSchema } from "../../model/report-model.ts";
import type { Layers } from "../snapshot.ts";
import { sortedJson } from "../hashes.ts";
import { printedForward, reportForward } from "./version-1.ts";

/** The version of the report model that this release writes. */
const PRESENT: number = reportModelSchema.shape.schemaVersion.value;

/** What brings the layers of a version to the next. */
const STEPS: Readonly<
  Record<number, { report: typeof reportForward; printed: typeof printedForward }>
> = { 1: { report: reportForward, printed: printedForward } };

const versioned = z.looseObject({ schemaVersion: z.int().positive() });

/**
 * The layers of a kept report as this release would write them, or why it cannot: they are of a
 * newer version, or of an older one and not as that version wrote them. What tells no version is
 * left as it is: whoever reads it says what is wrong with it.
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
