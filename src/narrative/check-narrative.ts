import { checkBlocks, checkHeadings } from "./check-blocks.ts";
import { checkBoxes } from "./check-boxes.ts";
import { hasOnlyComments, withBareComments, withoutBareComments } from "./comments.ts";
import { htmlIn } from "./html-in.ts";
import { checkImages, type CalledImage } from "./check-images.ts";
import { checkLinks, checkNotes } from "./check-links.ts";
import { linesOf, splitFrontMatter } from "./front-matter.ts";
import { checkTables } from "./check-tables.ts";
import { checkParts, checkSize } from "./limits.ts";
import {
  environmentFor,
  holdBareLinks,
  holdBoxes,
  holdMarks,
  MARKDOWN,
  showNothing,
} from "./markdown.ts";
import type { Narrative, TextForm, WrittenCall, WrittenText } from "./narrative.ts";
import type { Remark } from "./remark.ts";
import { checkValues } from "./woven-values.ts";
import {
  mayHoldCalls,
  readTemplate,
  type TemplateReading,
  type TextTemplate,
} from "./woven/read-template.ts";
import { variantsOf, withoutCalls, type WovenText } from "./woven/weave.ts";
import type { Page } from "../document-type/document-type.ts";
import { firstControl, withoutControls } from "../language/control-characters.ts";
import { firstLost, firstUnprintable } from "../language/printable.ts";
import type { Finding } from "../messages/finding.ts";
import { type NarrativeCode, narrativeMessages } from "../messages/narrative.ts";
import { personalDataIn } from "../personal-data/personal-details.ts";

const EMPTY_LINES = /^(?:[ \t]*\n)+/;

/** What a text is checked by, of the report that it is for. */
export interface ReportOfTexts {
  /** The report has a publication date, so it takes no samples. */
  readonly isPublished?: boolean;
  /** How to reach the organisation: a text may say so too. */
  readonly contact?: string | null;
  /** The report is of a kind that takes images. */
  readonly takesImages?: boolean;
  /** The words of what was woven in, of a text that was woven before: its calls are no calls. */
  readonly values?: readonly string[];
  /** What its pages in print are like; where that is not known, no table is too wide. */
  readonly page?: Page | null;
}

/** What was found in a text. */
export interface CheckedNarrative {
  /** Without its images: it says which, and they lie beside it. */
  readonly narrative: Narrative | null;
  /** The same with what weaving it takes. */
  readonly text: WrittenText | null;
  /** A text with an error, which goes into no report and is read through all the same. */
  readonly refused: WrittenText | null;
  readonly findings: readonly Finding[];
  /** The calls of the text that can be read, also where the text has an error. */
  readonly calls: readonly WrittenCall[];
  /** Where it shows which image, in the order of the text; also where it has an error. */
  readonly images: readonly CalledImage[];
  /** The text is empty, or holds only comments. */
  readonly isEmpty: boolean;
}

/**
 * Reads one narrative file: its front matter and its Markdown, checked. `file` is the name that
 * findings bear. The narrative is null where it has no text or an error, as a sample is where the
 * report is to be published.
 */
export function checkNarrative(
  name: string,
  file: string,
  source: string,
  {
    isPublished = false,
    contact = null,
    takesImages = false,
    page = null,
    values,
  }: ReportOfTexts = {},
): CheckedNarrative {
  const findings: Finding[] = [];
  const report = (code: NarrativeCode, line: number, position: number, more?: string): void => {
    findings.push(findingIn(file, code, { line, position }, more));
  };

  const written = linesOf(source);
  for (const [line, text] of written.entries()) {
    const control = firstControl(text);
    if (control >= 0) report("narrative-control", line + 1, control + 1);
  }
  const allLines = written.map((text) => withoutControls(text));
  const { body: writtenBody, bodyLine, isSample } = splitFrontMatter(allLines);
  if (isSample === null) report("narrative-front-matter", 1, 1);
  if (isSample === true && isPublished) {
    const line = allLines.findIndex((one) => one.includes("voorbeeldtekst"));
    report("narrative-sample-published", line + 1, 1);
  }
  for (const { kind, line, at } of personalDataIn(allLines, contact, characterOf)) {
    report(`narrative-${kind}`, line + 1, at + 1);
  }

  const body = values === undefined ? withBareComments(writtenBody) : writtenBody;
  const beyond = checkSize(body);
  const reading = beyond.length > 0 || values !== undefined ? null : readCalls(body);
  const { remarks, isEmpty, hasMarks, hasBoxes, hasBareLinks, ...found } =
    beyond.length > 0
      ? { ...TOO_LARGE, remarks: beyond }
      : values === undefined
        ? contentOf(body, reading, { takesImages, page })
        : remarksOf({ markdown: body, values }, { takesImages, page });
  const images = found.images.map((image) => ({ ...image, line: image.line + bodyLine }));
  const calls = (reading?.calls ?? []).map((call): WrittenCall => {
    const { line, at } = call.place;
    return { call, file, place: { line: line + bodyLine, position: at + 1 } };
  });
  for (const { code, line, at = 0, more } of remarks) report(code, line + bodyLine, at + 1, more);

  const hasError = findings.some(({ severity }) => severity === "error");
  // What is wrong with a text may be the reason that it shows nothing.
  const isNothing = body.trim() === "" || (isEmpty && !hasError);
  // A writer who left only the guidance of a skeleton knows that the text is not begun.
  const isUnwritten = isNothing && hasOnlyComments(body);
  if (isNothing && !isUnwritten) report("narrative-empty", 1, 1);
  const isTooLarge = findings.some(({ code }) => code === "narrative-limit");
  if (isEmpty || isTooLarge) {
    return {
      narrative: null,
      text: null,
      refused: null,
      findings: inOrder(findings),
      calls,
      images,
      isEmpty: isNothing,
    };
  }
  const narrative = {
    name,
    markdown: printed(body),
    ...(hasMarks ? { hasMarks } : {}),
    ...(hasBoxes ? { hasBoxes } : {}),
    ...(hasBareLinks ? { hasBareLinks } : {}),
    isSample: isSample === true,
  };
  const template = reading?.template ?? null;
  const form = { takesImages, page };
  const text = { narrative, file, body, writtenBody, bodyLine, template, form };
  const rest = { findings: inOrder(findings), calls, images, isEmpty: false };
  return hasError
    ? { narrative: null, text: null, refused: text, ...rest }
    : { narrative, text, refused: null, ...rest };
}

/** The Markdown of a text as the report holds it. */
export function printed(body: string): string {
  // Without a condition above it, a line can become a comment.
  return withoutBareComments(withBareComments(body))
    .replace(EMPTY_LINES, "")
    .trimEnd()
    .normalize("NFC");
}

/** The calls of a text; null where it surely holds none. */
function readCalls(body: string): TemplateReading | null {
  return mayHoldCalls(body) ? readTemplate(body) : null;
}

/** A finding about a place in a text, both numbers from 1; `more` stands behind its message. */
export function findingIn(
  file: string,
  code: NarrativeCode,
  { line, position }: { readonly line: number; readonly position: number },
  more = "",
): Finding {
  const { severity, message: words } = narrativeMessages[code];
  const message = more === "" ? words : `${words} ${more}`;
  return { severity, code, file, line, column: null, position, message };
}

/** What a code such as `&nbsp;` prints as; one that is not known prints as it stands. */
function characterOf(entity: string): string {
  return MARKDOWN.utils.unescapeAll(entity);
}

/** What the Markdown of a text holds, and what is amiss in it. Lines count from 0. */
export interface Content {
  readonly remarks: readonly Remark[];
  /** True for a text that shows nothing in print. */
  readonly isEmpty: boolean;
  /** True where languages or captions are marked. */
  readonly hasMarks: boolean;
  readonly hasBoxes: boolean;
  readonly hasBareLinks: boolean;
  readonly images: readonly CalledImage[];
}

const TOO_LARGE = {
  isEmpty: false,
  hasMarks: false,
  hasBoxes: false,
  hasBareLinks: false,
  images: [],
} as const;

/**
 * What a text holds, whatever its calls come to: each of its pieces is looked at among those that can
 * stand beside it.
 */
function contentOf(body: string, reading: TemplateReading | null, form: TextForm): Content {
  if (reading === null) return remarksOf({ markdown: body, values: [] }, form);
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

/** What was found of a text, by its Markdown: most are woven into one of the ways looked at before. */
const KNOWN = new WeakMap<TextTemplate, Map<string, Content>>();

/** What a text with calls holds as it was woven. Its values do not matter: they are words. */
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

/** What a woven text holds, at its places in the text as it was written. */
function contentOfWoven(woven: WovenText, form: TextForm): Content {
  const { markdown, placeOf } = woven;
  const values = woven.values.map((value) => value.map(({ text }) => text).join(""));
  const content = remarksOf({ markdown, values }, form);
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

function remarksOf(
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
    hasMarks: holdMarks(tokens),
    hasBoxes: holdBoxes(tokens),
    hasBareLinks: holdBareLinks(tokens),
    images: images.called,
  };
}

/** In the order of the text; of one rule a line has one finding at the same place. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map(
    findings.map((one) => [`${one.code} ${one.line} ${one.position}`, one] as const),
  );
  return [...byPlace.values()].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0),
  );
}

const ENTITY = /&(?:[a-z][a-z0-9]*|#x?[0-9a-f]+);/gi;

/** HTML and signs that a report cannot hold; of each, and of each element, the first in a line. */
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
