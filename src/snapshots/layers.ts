import { z } from "zod";

import { parseUntrusted, sha256 } from "../file-system/read-files.ts";
import { firstControl } from "../language/characters.ts";
import type { ChartBlock } from "../model/chart.ts";
import {
  type Block,
  type BlockOf,
  type ReportModel,
  reportModelSchema,
} from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { sortedJson } from "./snapshot.ts";

/**
 * The report model as a layer. Its narrative is line by line, so that a reviewer sees the changed
 * line. Its logo and images are not included, because they are not text and many reports share
 * them: the layer gives the hashes of the images, and the manifest names the logo.
 */
export function reportLayer(model: ReportModel): string {
  const { logo, sections, ...rest } = model;
  return sortedJson({
    ...rest,
    logo: logo && { mediaType: logo.mediaType, alt: logo.alt },
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.type === "narrative" ? narrativeInLayer(block) : block,
      ),
    })),
  });
}

function narrativeInLayer({ markdown, images, ...block }: BlockOf<"narrative">): object {
  const lines = { ...block, markdown: markdown.split("\n") };
  if (images === undefined) return lines;
  return {
    ...lines,
    images: images.map(({ base64, ...image }) => {
      return { ...image, sha256: sha256(Buffer.from(base64, "base64")) };
    }),
  };
}

const narrativeSchema = z.looseObject({
  markdown: z.array(z.string()),
  images: z.array(z.looseObject({ sha256: z.string() })).optional(),
});

const reportSchema = z.looseObject({
  logo: z.object({ mediaType: z.string(), alt: z.string() }).nullable(),
  sections: z.array(z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) })),
});

/** More than any report has, and few enough to draw and print. */
const MOST_ITEMS = 5_000;
const MOST_ROWS = 2_000;
const LARGEST_NUMBER = 1e9;
/** In characters: for a label in a chart, because each is measured, and for a number in a text. */
const LONGEST_LABEL = 500;

/** A report model that needs no more time and memory than a real report, and that fits in a PDF. */
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
 * The report model in a layer. Throws a SyntaxError if the layer is no JSON, and a ZodError that
 * names the place if it is no report model of this release.
 *
 * @param images the images by hash
 */
export function readReportLayer(
  layer: string,
  logo: Uint8Array | null,
  images: ReadonlyMap<string, Uint8Array> = new Map(),
): ReportModel {
  const raw = parseUntrusted(layer);
  if (raw === undefined) throw new SyntaxError("a layer that is no JSON");
  const { sections, logo: keptLogo, ...rest } = reportSchema.parse(raw);
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

/** A missing image gets no pixels, and the schema of the model refuses that. */
function narrativeOf(layer: unknown, bytesOf: ReadonlyMap<string, Uint8Array>): object {
  const { markdown, images, ...block } = narrativeSchema.parse(layer);
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
