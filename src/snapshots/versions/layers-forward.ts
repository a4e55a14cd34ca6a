import { z } from "zod";

import { parseUntrusted } from "../../file-system/untrusted-file.ts";
import { reportModelSchema } from "../../model/report-model.ts";
import type { Layers } from "../snapshot.ts";
import { sortedJson } from "../sorted-json.ts";
import { reportForward, textForward } from "./version-1.ts";

/** The version of the report model that this release writes. */
const PRESENT: number = reportModelSchema.shape.schemaVersion.value;

/** What brings the layers of a version to the next. */
const STEPS: Readonly<Record<number, { report: typeof reportForward; text: typeof textForward }>> =
  { 1: { report: reportForward, text: textForward } };

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
    let [report, text]: [unknown, string] = [read, layers.text];
    for (let version = read.schemaVersion; version < PRESENT; version += 1) {
      const step = STEPS[version];
      if (step === undefined) return "outdated";
      text = step.text(text, report);
      report = step.report(report);
    }
    return { ...layers, text, report: sortedJson(report) };
  } catch {
    return "outdated";
  }
}
