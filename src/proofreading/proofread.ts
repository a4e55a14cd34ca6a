import { type ProofreadingCode, severityOf } from "../findings/codes.ts";
import type { Finding } from "../findings/finding.ts";
import { closestTerms } from "../language/likely-meaning.ts";
import { ignoreWords, proofreadingMessages } from "../messages/text-checks.ts";
import type { ReadableText, TextPlace } from "../narrative/narrative.ts";
import { isComment } from "../narrative/source-text.ts";
import type { Day, Period } from "../period/period.ts";
import type { FigureNumbers } from "./figures/figure-numbers.ts";
import { remarksOnFigures } from "./figures/remarks-on-figures.ts";
import { isWithin, type PassageRemark, type ProofText, proofTextOf } from "./passage.ts";
import { remarksOnTimes } from "./time.ts";
import { type EarlierTexts, leftOver, repeated, repeatedHere } from "./unfinished.ts";

/** What proofreading compares the texts of a report with. */
export interface ProofreadingContext {
  readonly period: Period;
  /** The day of publication; null for a draft. */
  readonly publishedOn: Day | null;
  /** The texts of earlier periods, the newest first. */
  readonly earlier: readonly EarlierTexts[];
  /** Computes the figures, at the first use; null if they are unknown. */
  readonly numbers: (() => FigureNumbers) | null;
  /** The checks that load slowly, such as the dictionary; null to skip them. */
  readonly dutch: ((text: ProofText) => readonly PassageRemark[]) | null;
}

/** Proofreads the texts of a report. Returns the findings in the order of the texts. */
export function proofread(
  texts: readonly ReadableText[],
  beside: ProofreadingContext,
): readonly Finding[] {
  const { period, publishedOn, numbers, earlier, dutch } = beside;
  const read = texts.map(proofTextOf);
  return read.flatMap((text, index) => {
    const left = leftOver(text);
    const remarks = [
      ...left,
      ...shownComments(text),
      ...repeated(text, earlier),
      ...repeatedHere(text, read.slice(0, index)),
      ...(numbers === null ? [] : remarksOnFigures(text, numbers)),
      ...remarksOnTimes(text, { period, publishedOn }),
      ...(dutch?.(text) ?? []).filter((one) => !left.some((place) => covers(place, one))),
    ];
    return remarks
      .map((one) => findingOf(one, text))
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0));
  });
}

/** The finding for a remark, with its place in the file. */
export function findingOf(
  { code, passage, index, more = "" }: PassageRemark,
  { file }: Pick<ProofText, "file">,
): Finding {
  const severity = severityOf(code);
  const words = proofreadingMessages[code];
  const { line, position } = passage.placeAt(index);
  const message = more === "" ? words : `${words} ${more}`;
  return { severity, code, file, line, column: null, position, message };
}

/**
 * True if `other` is on the words of the first remark. A sign such as TODO is not checked as Dutch.
 */
function covers({ passage, index, length = 0 }: PassageRemark, other: PassageRemark): boolean {
  return other.passage === passage && other.index >= index && other.index < index + length;
}

// Comments that turn off a finding.

const NAME = "report-negeer";

/** A comment that turns off a code for the block of text below it. */
interface Ignore {
  /** The name as written. Any name other than `report-negeer` is a mistake. */
  readonly name: string;
  readonly code: string;
  readonly reason: string;
  readonly place: TextPlace;
  /** The last line of the block, in the file. */
  readonly lastLine: number;
}

const SHOWN: ProofreadingCode = "text-comment-shown";

/**
 * The form of such a comment, `report-negeer: code, reden`, and other names that a writer may use
 * for it.
 */
const IGNORE =
  /^[^[]*\[\/\/\]:\s*#\s*[("']\s*(report-negeer|(?:report|rapport)[-_ ]?(?:negeer|negeren|ignore)|negeer|negeren)\b\s*:?\s*([^\s,)"']*)\s*,?\s*(.*?)\s*[)"']\s*$/i;
/** A line that is empty except for the marks of quotes. */
const EMPTY = /^[\s>]*$/;

/** A text as it is in its file. */
export interface WrittenLines {
  readonly file: string;
  readonly writtenBody: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
}

/**
 * Removes the findings that comments in a text turn off. `[//]: # (report-negeer: code, reden)`
 * above a block turns off one code in that block, for a reason. A code that is always an error
 * cannot be turned off; a code that is an error only in a published report can. Adds a finding for
 * each comment that is wrong.
 *
 * @param codes the codes that can be turned off
 * @param isWhole true if every rule has run: then a comment without effect is a finding too
 */
export function withoutIgnored(
  findings: readonly Finding[],
  text: WrittenLines,
  codes: ReadonlySet<string>,
  isWhole: boolean,
): readonly Finding[] {
  const shown = findings.filter(({ file, code }) => file === text.file && code === SHOWN);
  // Such a comment prints as text, so it turns off nothing. It has a finding already.
  const ignores = ignoresIn(text).filter(({ place }) =>
    shown.every(({ line }) => line !== place.line),
  );
  if (ignores.length === 0) return findings;
  const used = new Set<Ignore>();
  const kept = findings.filter(({ code, line, file }) => {
    if (file !== text.file || line === null) return true;
    const ignore = ignores.find(
      (one) =>
        one.code === code &&
        faultOf(one, codes) === null &&
        line > one.place.line &&
        line <= one.lastLine,
    );
    if (ignore !== undefined) used.add(ignore);
    return ignore === undefined;
  });
  const mistakes = ignores.flatMap((ignore): readonly Finding[] => {
    const more = faultOf(ignore, codes) ?? (isWhole && !used.has(ignore) ? ignoreWords.unused : "");
    if (more === "") return [];
    const code = "text-ignore";
    const severity = severityOf(code);
    const message = proofreadingMessages[code];
    const place = { file: text.file, line: ignore.place.line, position: ignore.place.position };
    return [{ severity, code, ...place, column: null, message: `${message} ${more}` }];
  });
  return [...kept, ...mistakes];
}

function faultOf({ name, code, reason }: Ignore, codes: ReadonlySet<string>): string | null {
  if (name !== NAME) return ignoreWords.name;
  if (!codes.has(code)) return ignoreWords.unknown(closestTerms(code, [...codes]));
  return reason === "" ? ignoreWords.reasonMissing : null;
}

function ignoresIn({ writtenBody, bodyLine }: WrittenLines): readonly Ignore[] {
  const lines = writtenBody.split("\n");
  return lines.flatMap((text, index): readonly Ignore[] => {
    const found = isComment(text) ? IGNORE.exec(text) : null;
    if (found === null) return [];
    const [, name = "", code = "", reason = ""] = found;
    const place = { line: index + bodyLine, position: text.indexOf("[") + 1 };
    const lastLine = endOfBlock(lines, index) + bodyLine;
    return [{ name: name.toLowerCase(), code: code.toLowerCase(), reason, place, lastLine }];
  });
}

/**
 * The last line of the block below a comment: up to the next empty line. Both numbers count from 0.
 */
function endOfBlock(lines: readonly string[], comment: number): number {
  let line = comment + 1;
  while (line < lines.length && isBetween(lines[line] ?? "")) line += 1;
  while (line < lines.length && !EMPTY.test(lines[line] ?? "")) line += 1;
  return line - 1;
}

function isBetween(line: string): boolean {
  return EMPTY.test(line) || isComment(line);
}

// Comments that print.

/** The beginning of a comment. A comment that does not print is in no passage. */
const COMMENT = /\[\/\/\]:/g;

/**
 * Reports comments that print as text: directly below a paragraph, without brackets, or with inner
 * brackets.
 */
export function shownComments({ passages }: ProofText): readonly PassageRemark[] {
  return passages.flatMap((passage) =>
    Array.from(passage.text.matchAll(COMMENT)).flatMap(({ index }): readonly PassageRemark[] =>
      isWithin([...passage.woven, ...passage.foreign], index)
        ? []
        : [{ code: "text-comment-shown", passage, index }],
    ),
  );
}
