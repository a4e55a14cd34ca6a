import type { Page } from "../document-type/document-type.ts";
import { type NarrativeCode, severityOf } from "../findings/codes.ts";
import type { Finding } from "../findings/finding.ts";
import { firstControl, withoutControls } from "../language/characters.ts";
import { narrativeMessages } from "../messages/narrative.ts";
import { personalDataIn } from "../personal-data/personal-details.ts";
import {
  type CalledImage,
  contentOf,
  contentOfMarkdown,
  contentOfTemplate,
} from "./check-content.ts";
import { MARKDOWN } from "./markdown/markdown.ts";
import {
  isCondition,
  Lines,
  type Narrative,
  type ReadableText,
  type Remark,
  type Value,
  type WrittenCall,
  type WrittenText,
} from "./narrative.ts";
import { mayContainCalls, readTemplate } from "./read-calls.ts";
import {
  checkSize,
  hasOnlyComments,
  withBareComments,
  withoutBareComments,
} from "./source-text.ts";
import { linesOf, splitFrontMatter } from "./text-file.ts";
import { type Answers, variantsOf, weave, withoutCalls, type WovenText } from "./weave.ts";

const EMPTY_LINES = /^(?:[ \t]*\n)+/;

/** What a check needs to know about the report that a text is for. */
export interface ReportOfTexts {
  /** The report has a publication date, so its texts may not be samples. */
  readonly isPublished?: boolean;
  /** How to reach the organisation. A text may contain these personal details. */
  readonly contact?: string | null;
  /** The document type accepts images. */
  readonly takesImages?: boolean;
  /** The words of the values in a text that is woven already. Calls in it are plain text. */
  readonly values?: readonly string[];
  /** The printed page. Null if it is unknown: then no table counts as too wide. */
  readonly page?: Page | null;
}

/** The result of checking a text. */
export interface CheckedNarrative {
  /**
   * The text without its images, which are separate files. Null if it has an error or no
   * content.
   */
  readonly narrative: Narrative | null;
  /** The same text, ready for its values to be woven in. */
  readonly text: WrittenText | null;
  /** A text with an error. It goes into no report, but it is still proofread. */
  readonly refused: WrittenText | null;
  readonly findings: readonly Finding[];
  /** The readable calls of the text, also if the text has an error. */
  readonly calls: readonly WrittenCall[];
  /** The places where it shows images, in the order of the text, also if the text has an error. */
  readonly images: readonly CalledImage[];
  /** The text is empty or contains only comments. */
  readonly isEmpty: boolean;
}

/**
 * Reads and checks one narrative file: its front matter and its Markdown. Findings name the file as
 * `file`. The narrative is null if it has no text or has an error. A sample in a published report
 * is an error.
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
  const mayHaveCalls = beyond.length === 0 && values === undefined && mayContainCalls(body);
  const reading = mayHaveCalls ? readTemplate(body) : null;
  const { remarks, isEmpty, hasMarks, hasBoxes, hasBareLinks, ...found } =
    beyond.length > 0
      ? { ...TOO_LARGE, remarks: beyond }
      : values === undefined
        ? contentOf(body, reading, { takesImages, page })
        : contentOfMarkdown({ markdown: body, values }, { takesImages, page });
  const images = found.images.map((image) => ({ ...image, line: image.line + bodyLine }));
  const calls = (reading?.calls ?? []).map((call): WrittenCall => {
    const { line, at } = call.place;
    return { call, file, place: { line: line + bodyLine, position: at + 1 } };
  });
  for (const { code, line, at = 0, more } of remarks) report(code, line + bodyLine, at + 1, more);

  const hasError = findings.some(({ severity }) => severity === "error");
  // An error may be the reason that the text shows nothing.
  const isNothing = body.trim() === "" || (isEmpty && !hasError);
  // The guidance of a new working folder consists of comments. Such a text is not written yet.
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

/** The Markdown of a text as the report model contains it. */
function printed(body: string): string {
  // A line below a removed condition can become a comment, so this searches for comments again.
  return withoutBareComments(withBareComments(body))
    .replace(EMPTY_LINES, "")
    .trimEnd()
    .normalize("NFC");
}

/** A finding about a place in a text. `more` follows the message of the code. */
export function findingIn(
  file: string,
  code: NarrativeCode,
  { line, position }: { readonly line: number; readonly position: number },
  more = "",
): Finding {
  const severity = severityOf(code);
  const words = narrativeMessages[code];
  const message = more === "" ? words : `${words} ${more}`;
  return { severity, code, file, line, column: null, position, message };
}

/** Sorts findings by place, and drops a second finding of the same code at the same place. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map(
    findings.map((one) => [`${one.code} ${one.line} ${one.position}`, one] as const),
  );
  return [...byPlace.values()].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0),
  );
}

/** The character of an entity such as `&nbsp;`. An unknown entity is returned unchanged. */
function characterOf(entity: string): string {
  return MARKDOWN.utils.unescapeAll(entity);
}

const TOO_LARGE = {
  isEmpty: false,
  hasMarks: false,
  hasBoxes: false,
  hasBareLinks: false,
  images: [],
} as const;

// The text with its calls replaced by values.

/** A text as the report contains it, and as proofreading reads it. */
export interface TextOfReport {
  /** Null if it shows nothing, or if a call has an error. */
  readonly narrative: Narrative | null;
  readonly readable: ReadableText;
  readonly findings: readonly Finding[];
  /** The image files that the woven text shows; null for all images of the text. */
  readonly images: ReadonlySet<string> | null;
}

/** Replaces the calls of a text with their values. Reports each call with an error at its place. */
export function weaveText(text: WrittenText, answers: Answers): TextOfReport {
  const { narrative, file, body, bodyLine, template, form } = text;
  if (template === null) {
    const readable = readableOf(text, withoutCalls(body));
    const faults = faultsOfCalls(body, answers).map(({ code, line, at = 0, more }) =>
      findingIn(file, code, { line: line + bodyLine, position: at + 1 }, more),
    );
    return { narrative, readable, findings: inOrder(faults), images: null };
  }
  const woven = weave(template, answers);
  const content = contentOfTemplate(template, woven, form);
  const { isEmpty } = content;
  const remarks = [...woven.remarks, ...content.remarks];
  const findings = remarks.map(({ code, line, at = 0, more }) =>
    findingIn(file, code, { line: line + bodyLine, position: at + 1 }, more),
  );
  const hasError = findings.some(({ severity }) => severity === "error");
  const empty: NarrativeCode = "woven-empty";
  if (isEmpty && !hasError) {
    findings.push(findingIn(file, empty, { line: bodyLine, position: 1 }));
  }
  return {
    narrative:
      hasError || isEmpty
        ? null
        : { ...narrative, markdown: printed(woven.markdown), woven: woven.values },
    readable: readableOf(text, woven),
    findings: inOrder(findings),
    images: new Set(content.images.map((image) => image.file)),
  };
}

/** A text for proofreading, before its calls have answers. */
export function readableUnwoven(text: WrittenText): ReadableText {
  const [first] = text.template === null ? [] : variantsOf(text.template);
  return readableOf(text, first ?? withoutCalls(text.body));
}

function readableOf(
  { narrative, file, bodyLine, form: { takesImages } }: WrittenText,
  { markdown, values, placeOf }: WovenText,
): ReadableText {
  return {
    name: narrative.name,
    file,
    markdown,
    values: values.map(wordsOf),
    takesImages,
    placeOf: (line, at) => {
      const place = placeOf({ line, at });
      return { line: place.line + bodyLine, position: place.at + 1 };
    },
  };
}

function wordsOf(value: Value): string {
  return value.map(({ text }) => text).join("");
}

/** A call, or the beginning of a condition. */
const CALL = /(?<![\\{])\{\{(#\w+(?=\s)|(?=[\p{L}]))[^{}\n]*\}\}(?!\})/gu;

/**
 * Reports the faults of each call by itself, in a text that cannot be woven because of another
 * fault. So a writer sees all faults at once. A call of a withheld number is not reported,
 * because a condition around it can allow it.
 */
function faultsOfCalls(text: string, answers: Answers): readonly Remark[] {
  const source = new Lines(text);
  return Array.from(text.matchAll(CALL)).flatMap(({ 0: call, 1: opening = "", index }) => {
    const complete = opening === "" ? call : `${call}{{/${opening.slice(1)}}}`;
    const [read] = readTemplate(complete).template?.calls.values() ?? [];
    if (read === undefined) return [];
    const answer = isCondition(read) ? answers.holds(read, 0) : answers.value(read, false);
    const isFault = typeof answer === "object" && "code" in answer;
    if (!isFault || answer.code === "woven-not-shown") return [];
    return [{ ...answer, ...source.placeAt(index) }];
  });
}
