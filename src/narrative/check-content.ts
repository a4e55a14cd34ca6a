import { checkBlocks, checkHeadings } from "./check-blocks.ts";
import { checkBoxes } from "./check-boxes.ts";
import { type CalledImage, checkImages } from "./check-images.ts";
import { checkLinks, checkNotes } from "./check-links.ts";
import { checkTables } from "./check-tables.ts";
import { htmlIn } from "./html-in.ts";
import { checkParts } from "./limits.ts";
import {
  environmentFor,
  containBareLinks,
  containBoxes,
  containMarks,
  MARKDOWN,
  showNothing,
} from "./markdown.ts";
import type { TextForm, TextTemplate } from "./narrative.ts";
import type { Remark } from "./remark.ts";
import { checkValues } from "./woven-values.ts";
import type { TemplateReading } from "./woven/read-template.ts";
import { variantsOf, withoutCalls, type WovenText } from "./woven/weave.ts";
import { firstLost, firstUnprintable } from "../language/printable.ts";

/** The properties of the Markdown of a text, and remarks on it. Lines count from 0. */
export interface Content {
  readonly remarks: readonly Remark[];
  /** The text shows nothing in print. */
  readonly isEmpty: boolean;
  /** The text marks languages or captions. */
  readonly hasMarks: boolean;
  readonly hasBoxes: boolean;
  readonly hasBareLinks: boolean;
  readonly images: readonly CalledImage[];
}

/**
 * The content of a text for all possible answers to its calls: each piece is checked next to every
 * piece that can be its neighbour.
 */
export function contentOf(body: string, reading: TemplateReading | null, form: TextForm): Content {
  if (reading === null) return contentOfMarkdown({ markdown: body, values: [] }, form);
  if (reading.template === null) {
    const content = contentOfWoven(withoutCalls(body), form);
    return { ...content, remarks: [...reading.remarks, ...content.remarks] };
  }
  const { template } = reading;
  const contents = variantsOf(template).map((woven) => contentOfTemplate(template, woven, form));
  const images = contents.flatMap((content) => content.images);
  const byPlace = new Map(images.map((image) => [`${image.file}\n${image.line}`, image]));
  return {
    remarks: contents.flatMap((content) => content.remarks),
    isEmpty: contents.every((content) => content.isEmpty),
    hasMarks: contents.some((content) => content.hasMarks),
    hasBoxes: contents.some((content) => content.hasBoxes),
    hasBareLinks: contents.some((content) => content.hasBareLinks),
    images: [...byPlace.values()],
  };
}

/**
 * The content of each woven Markdown text. Most texts weave to a variant that was checked before.
 */
const KNOWN = new WeakMap<TextTemplate, Map<string, Content>>();

/**
 * The content of a woven text with calls. Its values have no influence, because they are plain
 * words.
 */
export function contentOfTemplate(
  template: TextTemplate,
  woven: WovenText,
  form: TextForm,
): Content {
  const known = KNOWN.get(template) ?? new Map<string, Content>();
  KNOWN.set(template, known);
  const content = known.get(woven.markdown) ?? contentOfWoven(woven, form);
  known.set(woven.markdown, content);
  return content;
}

/** The content of a woven text, with places in the original text. */
function contentOfWoven(woven: WovenText, form: TextForm): Content {
  const { markdown, placeOf } = woven;
  const values = woven.values.map((value) => value.map(({ text }) => text).join(""));
  const content = contentOfMarkdown({ markdown, values }, form);
  const written = <T extends { readonly line: number; readonly at?: number }>(one: T): T => ({
    ...one,
    ...placeOf({ line: one.line, at: one.at ?? 0 }),
  });
  return {
    ...content,
    remarks: content.remarks.map(written),
    images: content.images.map((image) => ({ ...image, line: written(image).line })),
  };
}

/** The content of Markdown with woven values. */
export function contentOfMarkdown(
  { markdown, values }: { readonly markdown: string; readonly values: readonly string[] },
  { takesImages, page }: TextForm,
): Content {
  const environment = environmentFor({ hasImages: takesImages, values });
  const tokens = MARKDOWN.parse(markdown, environment);
  const lines = markdown.split("\n");
  const images = checkImages(tokens, lines, takesImages);
  const remarks = [
    ...checkHeadings(tokens),
    ...checkLinks(tokens, lines, environment),
    ...checkNotes(tokens, lines, environment),
    ...checkBlocks(tokens, lines, environment),
    ...checkTables(tokens, lines, page),
    ...checkBoxes(tokens, lines),
    ...images.remarks,
    ...checkParts(tokens, lines),
    ...checkSigns(lines),
    ...checkValues(tokens, lines, values),
  ];
  return {
    remarks,
    isEmpty: showNothing(tokens),
    hasMarks: containMarks(tokens),
    hasBoxes: containBoxes(tokens),
    hasBareLinks: containBareLinks(tokens),
    images: images.called,
  };
}

const ENTITY = /&(?:[a-z][a-z0-9]*|#x?[0-9a-f]+);/gi;

/**
 * Reports HTML and characters that a report cannot contain. In each line it reports the first of
 * each kind and of each element.
 */
function checkSigns(lines: readonly string[]): readonly Remark[] {
  const remarks: Remark[] = [...htmlIn(lines.join("\n"))];
  for (const [line, text] of lines.entries()) {
    const add = (code: Remark["code"], at: number): void => {
      if (at >= 0) remarks.push({ code, line, at });
    };
    const lost = firstLost(text);
    add("narrative-character", lost);
    if (lost < 0) add("narrative-other-font", firstUnprintable(text));
    for (const { 0: entity, index } of text.matchAll(ENTITY)) {
      const character = MARKDOWN.utils.unescapeAll(entity);
      if (character === entity) add("narrative-entity", index);
      else if (firstLost(character) >= 0) add("narrative-character", index);
    }
  }
  return remarks;
}
