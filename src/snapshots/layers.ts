import { z } from "zod";

import { parseUntrusted, sha256 } from "../file-system/read-files.ts";
import { firstControl } from "../language/characters.ts";
import type { Block, BlockOf, ChartBlock } from "../model/blocks.ts";
import { type ReportModel, reportModelSchema } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { type LineChange, lineChanges } from "./differences.ts";
import { type PrintedLayers, sortedJson } from "./snapshot.ts";

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

/**
 * Compares what two prints say, not how they are arranged. Another release or browser can move a
 * drawing, a margin or the end of a page. The words, headings, alt texts and tables stay the same.
 */

/** The prefix of a line with text from a margin or a drawing. */
export const MARKS = { margin: "(marge) ", drawing: "(tekening) " } as const;

const PAGE = /^— pagina \d+ —$/;

/** The rest of a link at the end of a column: no words, only its address. */
const EMPTY_LINK = /^\[ → [^\]]*\]$/;

/** The line that links a chart and its table, in all its forms since the first release. */
const TO_TABLE_OR_CHART =
  /^\[(?:De cijfers als tabel → .*\]: pagina \d+|.* als tabel \(pagina \d+\)(?: → .*)?\]|Grafiek: pagina \d+(?: → .*)?\])$/;

/** A heading, a drawing with its alt text, or a table. The rest of an outline depends on these. */
const LANDMARK = /^\s*(?:H\d? |.*\{|Table$|Caption$)/;

/** The lines with other words. Their order and their pages make no difference. */
export function textChanges(old: PrintedLayers, made: PrintedLayers): readonly LineChange[] {
  const [before, after] = [saidIn(old), saidIn(made)];
  const [gone, added] = [linesWithMore(before, after), linesWithMore(after, before)];
  return Array.from({ length: Math.max(gone.length, added.length) }, (_, index) => ({
    where: (gone[index] ?? added[index])?.page ?? null,
    kept: gone[index]?.line ?? null,
    now: added[index]?.line ?? null,
  }));
}

/** The headings, alt texts and tables that differ in content or order. */
export function structureChanges(old: PrintedLayers, made: PrintedLayers): readonly LineChange[] {
  return lineChanges(landmarks(old.structure), landmarks(made.structure));
}

/** A line of a text, and its page. */
interface SaidLine {
  readonly page: string | null;
  readonly line: string;
  readonly words: readonly string[];
}

function saidIn({ text }: PrintedLayers): readonly SaidLine[] {
  let page: string | null = null;
  return text.split("\n").flatMap((line) => {
    if (PAGE.test(line)) page = line;
    const isMarked = Object.values(MARKS).some((mark) => line.startsWith(mark));
    const isEmpty = line === "" || EMPTY_LINK.test(line) || TO_TABLE_OR_CHART.test(line);
    return isEmpty || line === page || isMarked ? [] : [{ page, line, words: wordsIn(line) }];
  });
}

/**
 * The words of a line, without page numbers; a row of a table is one word. Splits after a hyphen or
 * a slash, because a line can end there. Splits before the call of a note, because earlier releases
 * printed no space there. Earlier releases also read an empty cell as a dash.
 */
function wordsIn(line: string): readonly string[] {
  const said = line
    .replaceAll(/\bpagina \d+\b/g, "pagina")
    .replaceAll(/ \d+ → ([^\]]*), pagina\]/g, " → $1, pagina]")
    .replaceAll(/(?<=\S[-–/])(?=\S)|(?<=\S)(?=\[\d+ → )/g, " ")
    .replaceAll(/(?<=^|\| )–(?= \||$)/g, "leeg");
  return said.includes(" | ") ? [said] : said.split(" ");
}

/** The lines that the other text does not have, if they contain a word that it has fewer times. */
function linesWithMore(
  lines: readonly SaidLine[],
  others: readonly SaidLine[],
): readonly SaidLine[] {
  const said = ({ words }: SaidLine): string => words.join(" ");
  const newLines = moreIn(lines.map(said), others.map(said));
  const words = moreIn(
    lines.flatMap((one) => one.words),
    others.flatMap((one) => one.words),
  );
  return lines.filter(
    (one) => newLines.has(said(one)) && one.words.some((word) => words.has(word)),
  );
}

/** The items that occur more often in `some` than in `others`. */
function moreIn(some: readonly string[], others: readonly string[]): ReadonlySet<string> {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return new Set(
    some.filter((one) => {
      const count = left.get(one) ?? 0;
      left.set(one, count - 1);
      return count <= 0;
    }),
  );
}

/** Similar tables that follow each other on a page share one line of the outline. */
const TABLES = /^\s*Table ×([2-9]|1\d)$/;
const CAPTION = /^\s*Caption$/;

/** The lines of an outline, with one line for each table and each caption. */
function withTablesApart(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    const times = Number(TABLES.exec(line)?.[1] ?? 0);
    if (times === 0) return [line];
    const caption = (lines[index + 1] ?? "").match(CAPTION) ?? [];
    const others = Array.from({ length: times - 1 }, () => ["Table", ...caption]);
    // The next line is the caption of the last table.
    return [...others.flat(), "Table"];
  });
}

function landmarks(structure: string): string {
  return withTablesApart(structure.split("\n"))
    .filter((line) => LANDMARK.test(line))
    .map((line) => line.trim())
    .join("\n");
}
