import { z } from "zod";

import { reportModelSchema, type Block, type ReportModel } from "../document/report-model.ts";
import { sortedJson } from "./sorted-json.ts";

/**
 * The report model as it is kept: its narrative line by line, so that a review sees the line that
 * changed, and its logo by name, since an image is no text and many reports share it.
 */
export function reportLayer(model: ReportModel): string {
  const { logo, sections, ...rest } = model;
  return sortedJson({
    ...rest,
    logo: logo && { mediaType: logo.mediaType, alt: logo.alt },
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.type === "narrative" ? { ...block, markdown: block.markdown.split("\n") } : block,
      ),
    })),
  });
}

const keptNarrative = z.object({ markdown: z.array(z.string()) });

const keptReport = z.looseObject({
  logo: z.object({ mediaType: z.string(), alt: z.string() }).nullable(),
  sections: z.array(z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) })),
});

/**
 * The report model of a kept layer, with the logo that its snapshot names. Throws where the text is
 * no such layer, or one of another release.
 */
export function readReportLayer(layer: string, logo: Uint8Array | null): ReportModel {
  const { sections, logo: keptLogo, ...rest } = keptReport.parse(JSON.parse(layer));
  return reportModelSchema.parse({
    ...rest,
    logo:
      keptLogo === null || logo === null
        ? null
        : { ...keptLogo, base64: Buffer.from(logo).toString("base64") },
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block): unknown =>
        block.type === ("narrative" satisfies Block["type"])
          ? { ...block, markdown: keptNarrative.parse(block).markdown.join("\n") }
          : block,
      ),
    })),
  });
}
