import { firstLost, firstUnprintable } from "../language/characters.ts";
import { SLOT_NOUNS } from "../language/words.ts";
import { checkBlocks, checkBoxes, checkHeadings } from "./check-blocks.ts";
import { checkLinks, checkNotes, checkTables } from "./check-links-and-tables.ts";
import { checkValues } from "./markdown/environment.ts";
import {
  containBareLinks,
  containBoxes,
  containMarks,
  environmentFor,
  MARKDOWN,
  type MarkdownToken,
  pictureOf,
  showNothing,
} from "./markdown/markdown.ts";
import type { Remark, TextForm, TextTemplate } from "./narrative.ts";
import type { TemplateReading } from "./read-calls.ts";
import { beyondImages, checkParts, LIMITS } from "./source-text.ts";
import { variantsOf, withoutCalls, type WovenText } from "./weave.ts";

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
 * The content of the woven Markdown texts of each template. Most texts weave to a variant that was
 * checked before.
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

// Characters that a report cannot contain.

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

// Images.

/** An image that a text shows: the name of its file and its place in the text. */
export interface CalledImage {
  readonly file: string;
  readonly line: number;
  /** Counted from 1. */
  readonly position: number;
}

const IMAGE = /(?<!<)!\[(?!\^)/;
const CAPTION = /^[ \t]*Bijschrift:[ \t]*\S/;
/** A file name without a path. It excludes the characters that file systems forbid in names. */
const BARE_NAME = /^(?!\.)[^/\\:*?"<>|\p{Cc}]{1,200}$/u;
/** The maximum length in UTF-16 units: about forty words. */
const LONGEST_ALT = 250;

/**
 * Finds the images that a text shows, and reports faults in how it shows them. It does not look at
 * their files.
 */
function checkImages(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
  takesImages: boolean,
): { readonly called: readonly CalledImage[]; readonly remarks: readonly Remark[] } {
  const called: CalledImage[] = [];
  const remarks: Remark[] = [];
  const alone = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    const line = token.map?.[0] ?? 0;
    if (token.type === "paragraph_open" && takesImages) {
      const words = tokens[index + 1]?.content.split("\n") ?? [];
      const caption = words.findIndex((text) => CAPTION.test(text));
      const isBelowImage = words.some((text) => IMAGE.test(text));
      if (caption >= 0 && !isBelowImage) {
        remarks.push({ code: "narrative-image-caption", line: line + caption });
      }
    }
    if (token.type !== "picture") continue;
    alone.add(line);
    const { file, alt } = pictureOf(token);
    const at = Math.max(0, (lines[line] ?? "").search(IMAGE));
    if (alt === "") remarks.push({ code: "narrative-image-alt", line, at });
    if (alt.length > LONGEST_ALT) remarks.push({ code: "narrative-image-alt-long", line, at });
    if (BARE_NAME.test(file)) called.push({ file, line, position: at + 1 });
    else remarks.push({ code: "narrative-image-address", line, at });
    if (alone.size === LIMITS.images + 1) remarks.push(beyondImages(line));
  }
  const code = takesImages ? "narrative-image-place" : "narrative-image";
  for (const [line, text] of lines.entries()) {
    const at = alone.has(line) ? -1 : text.search(IMAGE);
    if (at >= 0) remarks.push({ code, line, at });
  }
  return { called, remarks };
}

// HTML.

/** Everything up to the next tag or empty line. */
const INSIDE = String.raw`(?:(?!\n\s*\n)[^<>])*`;
const NAME = String.raw`[a-z][a-z0-9-]*(?::[a-z][\w.-]*)?`;
/** Elements of HTML and SVG whose names are not Dutch words or letters of a formula. */
const ELEMENTS =
  "abbr|acronym|address|animate|applet|area|article|aside|audio|base|bdi|bdo|bgsound|big|blink|blockquote|body|br|button|canvas|caption|center|circle|cite|code|col|colgroup|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|embed|fieldset|figcaption|figure|font|footer|foreignobject|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|image|img|input|ins|isindex|kbd|keygen|label|legend|li|link|listing|main|map|mark|marquee|math|menu|meta|meter|nav|nobr|noembed|noframes|noscript|object|ol|optgroup|option|output|param|picture|plaintext|portal|pre|progress|rp|rt|ruby|samp|script|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|tt|ul|var|video|wbr|xml|xmp";
/**
 * HTML: a comment, an instruction, a tag (also over several lines), or an unclosed tag of a known
 * element or with an attribute. It does not match an address between < and >, or a slot to fill in
 * such as <naam van de ouder>.
 */
const HTML = new RegExp(
  String.raw`<!(?:--|\[|[a-z])|<\?[a-z]|<(?!(?:https?|mailto|tel):|(?!(?:link|data)[ >])(?:${SLOT_NOUNS})(?: [\p{L} ]{1,60})?>)(?:/?${NAME}(?:[\s/\\"'=]${INSIDE})?/?>|/?(?:${ELEMENTS})(?![\w:@.-])|${NAME}[\s/]+[a-z:-]+\s*=|${NAME}[\s/][^<>]*?\bon[a-z]+\s*=)`,
  "giu",
);

/** Reports HTML in a text: in each line the first tag of each element. */
function* htmlIn(text: string): Generator<Remark> {
  if (!text.includes("<")) return;
  let line = 0;
  let [start, end] = [0, -1];
  let inLine = new Set<string>();
  for (const { 0: tag, index } of text.matchAll(HTML)) {
    if (index >= end) inLine = new Set();
    // An element that opens and closes on one line counts once.
    const [name = ""] = /^<(?:\/?[\p{L}\d:-]+|.)/u.exec(tag) ?? [];
    const key = name.replace("/", "").toLowerCase();
    if (inLine.has(key)) continue;
    inLine.add(key);
    for (; end < index; line += 1) {
      start = end + 1;
      end = text.indexOf("\n", start);
      if (end < 0) end = text.length;
    }
    yield { code: "narrative-html", line: line - 1, at: index - start };
  }
}
