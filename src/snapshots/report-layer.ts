import { z } from "zod";

import type { ChartBlock } from "../model/chart.ts";
import {
  reportModelSchema,
  type Block,
  type BlockOf,
  type ReportModel,
} from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { parseUntrusted } from "../file-system/untrusted-file.ts";
import { firstControl } from "../language/control-characters.ts";
import { sha256 } from "../file-system/sha256.ts";
import { sortedJson } from "./hashes.ts";

/**
 * The report model as it is kept: its narrative line by line, so that a review sees the line that
 * changed, its logo by name and the images of its texts by their hashes, since an image is no text and
 * many reports share it.
 */
export function reportLayer(model: ReportModel): string {
  const { logo, sections, ...rest } = model;
  return sortedJson({
    ...rest,
    logo: logo && { mediaType: logo.mediaType, alt: logo.alt },
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => (block.type === "narrative" ? keptOf(block) : block)),
    })),
  });
}

function keptOf({ markdown, images, ...block }: BlockOf<"narrative">): object {
  const lines = { ...block, markdown: markdown.split("\n") };
  if (images === undefined) return lines;
  return {
    ...lines,
    images: images.map(({ base64, ...image }) => {
      return { ...image, sha256: sha256(Buffer.from(base64, "base64")) };
    }),
  };
}

const keptNarrative = z.looseObject({
  markdown: z.array(z.string()),
  images: z.array(z.looseObject({ sha256: z.string() })).optional(),
});

const keptReport = z.looseObject({
  logo: z.object({ mediaType: z.string(), alt: z.string() }).nullable(),
  sections: z.array(z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) })),
});

/** More than any report has, and little enough to be drawn and printed. */
const MOST_ITEMS = 5_000;
const MOST_ROWS = 2_000;
const LARGEST_NUMBER = 1e9;
/** In characters, in a row of a chart, where each is measured, or of a number with its noun. */
const LONGEST_LABEL = 500;

/** A report model that takes no more of the machine than a report does, and that a PDF can hold. */
const boundedModel = reportModelSchema.superRefine((model, context) => {
  const refuse = (path: readonly (string | number)[]): void => {
    context.addIssue({ code: "custom", path: [...path], message: "more than a report holds" });
  };
  const look = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === "string" && firstControl(value) >= 0) refuse(path);
    if (typeof value === "number" && Math.abs(value) > LARGEST_NUMBER) refuse(path);
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value) && value.length > MOST_ITEMS) return refuse(path);
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      look(inner, [...path, isList ? Number(key) : key]);
    }
  };
  look(model, []);
  for (const [section, { blocks }] of model.sections.entries()) {
    for (const [index, block] of blocks.entries()) {
      const path = ["sections", section, "blocks", index];
      if (block.type === "chart" && !isDrawable(block)) refuse(path);
      if (block.type !== "narrative") continue;
      for (const [at, value] of (block.woven ?? []).entries()) {
        if (plainText(value).length > LONGEST_LABEL) refuse([...path, "woven", at]);
      }
    }
  }
});

function isDrawable({ categories, series, annotations }: ChartBlock): boolean {
  const values = series.flatMap((one) => one.values);
  const texts = [
    ...categories.map(({ label }) => label),
    ...series.map(({ name }) => name),
    ...values.flatMap((value) => (value === null ? [] : [value.text, value.asOf, value.was])),
    ...annotations.map(({ text }) => text),
  ];
  return (
    values.length + annotations.length <= MOST_ROWS &&
    texts.every((text = []) => plainText(text).length <= LONGEST_LABEL)
  );
}

/**
 * The report model of a kept layer, with the logo that its snapshot names and the images, by their
 * hashes. Throws where the text is
 * no such layer, or one of another release: a ZodError where it is JSON, which says where.
 */
export function readReportLayer(
  layer: string,
  logo: Uint8Array | null,
  images: ReadonlyMap<string, Uint8Array> = new Map(),
): ReportModel {
  const raw = parseUntrusted(layer);
  if (raw === undefined) throw new SyntaxError("a layer that is no JSON");
  const { sections, logo: keptLogo, ...rest } = keptReport.parse(raw);
  return boundedModel.parse({
    ...rest,
    logo:
      keptLogo === null || logo === null
        ? null
        : { ...keptLogo, base64: Buffer.from(logo).toString("base64") },
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block): unknown =>
        block.type === ("narrative" satisfies Block["type"]) ? narrativeOf(block, images) : block,
      ),
    })),
  });
}

/** An image that is not there has no pixels, which no report holds. */
function narrativeOf(kept: unknown, bytesOf: ReadonlyMap<string, Uint8Array>): object {
  const { markdown, images, ...block } = keptNarrative.parse(kept);
  const text = { ...block, markdown: markdown.join("\n") };
  if (images === undefined) return text;
  return {
    ...text,
    images: images.map(({ sha256: hash, ...image }) => {
      const bytes = bytesOf.get(hash);
      return { ...image, base64: bytes && Buffer.from(bytes).toString("base64") };
    }),
  };
}
