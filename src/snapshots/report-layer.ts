import { z } from "zod";

import { parseUntrusted, sha256 } from "../file-system/read-files.ts";
import { firstControl } from "../language/characters.ts";
import type { Block, BlockOf, ChartBlock } from "../model/blocks.ts";
import { type ReportModel, reportModelSchema } from "../model/report-model.ts";
import { joinTexts, plainText, type Text } from "../model/text.ts";
import { MARKS } from "./differences.ts";
import { type Layers, type PrintedLayers, sortedJson } from "./snapshot.ts";
import { type Chart1, chartOfVersion1, drawnForward, isEvent, known } from "./version-1-charts.ts";

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

// Reading.

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
  if (raw === undefined) throw new SyntaxError("a layer must be JSON");
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

// Older versions.

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

// Version 1. Its charts, sections and table of contents also described their layout. Version 2
// contains only the content of the report.

const reportOfVersion1 = z.looseObject({
  period: z.looseObject({ id: z.string() }),
  sections: z.array(z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) })),
});

type Report1 = z.infer<typeof reportOfVersion1>;
type Block1 = Report1["sections"][number]["blocks"][number];

/**
 * Converts a report of version 1 to version 2. Looks only at charts, because the schema of the
 * model checks the rest. Throws an Error for a chart that version 1 did not make.
 */
export function reportForward(raw: unknown): unknown {
  const report = reportOfVersion1.parse(raw);
  return {
    ...report,
    schemaVersion: 2,
    sections: report.sections.map(({ id, title, blocks }) => {
      return { id, title, blocks: blocks.map((block) => blockForward(block, report.period.id)) };
    }),
  };
}

function blockForward(block: Block1, period: string): unknown {
  const { type } = block;
  if (type === "contents" || type === "chartTables") return { type };
  return type === "chart" ? chartForward(chartOfVersion1.parse(block), period) : block;
}

/** Converts a chart to version 2. Throws an Error for a chart that version 1 did not make. */
function chartForward(chart: Chart1, own: string): ChartBlock {
  const { type, id, title, table } = chart;
  const remark = withoutKey(chart);
  const same = { type, id, title, alt: altForward(chart), table, annotations: [] };
  return { ...same, ...(remark.length === 0 ? {} : { remark }), ...drawnForward(chart, own) };
}

/**
 * The key in a remark: the words that explain the letters in the drawing; null if there is none.
 */
function keyInRemark({ spec, narrow, remark = [] }: Chart1): Text | null {
  const [first, last] = [remark.findIndex(isEvent), remark.findLastIndex(isEvent)];
  if (spec !== "registrations-by-month" || narrow.own === undefined || first < 0) return null;
  const letter = /(?:^|\s)([A-Z]+: )$/.exec(remark[first - 1]?.text ?? "");
  return [{ text: known(letter?.[1]) }, ...remark.slice(first, last + 1), { text: "." }];
}

/**
 * The alt text of a chart. In version 1 it mentioned the letters of the key, but only people who
 * see the drawing can use those.
 */
function altForward(chart: Chart1): Text {
  return keyInRemark(chart) === null ? chart.alt : (chart.narrow.own?.alt ?? chart.alt);
}

function withoutKey(chart: Chart1): Text {
  const { remark = [] } = chart;
  if (keyInRemark(chart) === null) return remark;
  const before = remark.slice(0, remark.findIndex(isEvent));
  const after = remark.slice(remark.findLastIndex(isEvent) + 1);
  const [cut, rest] = [before.at(-1), after[0]];
  return joinTexts(
    [
      [...before.slice(0, -1), { ...cut, text: known(cut).text.replace(/(?:^|\s+)[A-Z]+: $/, "") }],
      [{ ...rest, text: known(rest).text.replace(/^\.\s*/, "") }, ...after.slice(1)],
    ].map((part) => (plainText(part) === "" ? null : part)),
  );
}

/**
 * Converts the printed layers of version 1 to version 2. The text in a drawing followed the title
 * of its chart, and now has a mark of its own. The key to letters in a drawing was part of the
 * remark below it, and is now part of the drawing.
 */
export function printedForward({ text, structure }: PrintedLayers, raw: unknown): PrintedLayers {
  const { sections } = reportOfVersion1.parse(raw);
  const charts = sections
    .flatMap(({ blocks }) => blocks)
    .filter(({ type }) => type === "chart")
    .map((block) => chartOfVersion1.parse(block));
  const lines = text.split("\n");
  for (const { title } of charts) {
    const index = lines.indexOf(asRead(title));
    const painted = lines[index + 1];
    if (index >= 0 && painted !== undefined) lines[index + 1] = `${MARKS.drawing}${painted}`;
  }
  return charts.reduce<PrintedLayers>(
    (printed, chart) => {
      const key = asRead(keyInRemark(chart) ?? []);
      const heard = `{${plainText(altForward(chart))}}`;
      return {
        text: printed.text.replace(key, ""),
        structure: printed.structure.replace(`{${plainText(chart.alt)}}`, () => heard),
      };
    },
    { text: lines.join("\n"), structure },
  );
}

/** Words as the reader of a PDF gives them. */
function asRead(words: Text): string {
  return plainText(words).replaceAll(/\s+/g, " ").trim();
}
