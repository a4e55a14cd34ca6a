import { contentOfTemplate } from "./check-content.ts";
import { findingIn, inOrder, printed } from "./check-narrative.ts";
import { faultsOfCalls } from "./woven/faults-of-calls.ts";
import type { Narrative, ReadableText, Value, WrittenText } from "./narrative.ts";
import type { Finding } from "../messages/finding.ts";
import { type Answers, variantsOf, weave, withoutCalls, type WovenText } from "./woven/weave.ts";
import type { NarrativeCode } from "../findings/codes.ts";

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
