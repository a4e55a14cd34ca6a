import { closestTerms } from "../language/closest.ts";
import type { Finding } from "../messages/finding.ts";
import { ignoreWords, proofreadingMessages } from "../messages/proofreading.ts";
import type { TextPlace } from "../narrative/narrative.ts";
import { isComment } from "../narrative/comments.ts";

/** A comment that turns a finding off for the block of text below it. */
interface Ignore {
  readonly code: string;
  readonly reason: string;
  readonly place: TextPlace;
  /** The last line of the block, in the file. */
  readonly lastLine: number;
}

/** What an ignore looks like: `report-negeer: code, reden`. */
const IGNORE =
  /^\[\/\/\]:\s*#\s*[("'](?:\s*)report-negeer\b\s*:?\s*([^\s,)"']*)\s*,?\s*(.*?)\s*[)"']\s*$/i;

/** A text as it stands in its file. */
export interface WrittenLines {
  readonly file: string;
  readonly body: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
}

/**
 * Takes out what comments in a text turn off: `[//]: # (report-negeer: code, reden)` above a block turns
 * one code off for that block, for a reason. An error is never turned off, but for one that is a
 * warning until the report is published.
 *
 * @param codes the codes that can be turned off
 * @param isWhole every rule has looked, so that a comment that turns off nothing is told
 */
export function withoutIgnored(
  findings: readonly Finding[],
  text: WrittenLines,
  codes: ReadonlySet<string>,
  isWhole: boolean,
): readonly Finding[] {
  const ignores = ignoresIn(text);
  if (ignores.length === 0) return findings;
  const used = new Set<Ignore>();
  const kept = findings.filter(({ code, line, file }) => {
    if (file !== text.file || line === null) return true;
    const ignore = ignores.find(
      (one) =>
        one.code === code &&
        one.reason !== "" &&
        codes.has(code) &&
        line > one.place.line &&
        line <= one.lastLine,
    );
    if (ignore !== undefined) used.add(ignore);
    return ignore === undefined;
  });
  const told = ignores.flatMap((ignore): readonly Finding[] => {
    const more = faultOf(ignore, codes) ?? (isWhole && !used.has(ignore) ? ignoreWords.unused : "");
    if (more === "") return [];
    const code = "text-ignore";
    const { severity, message } = proofreadingMessages[code];
    const place = { file: text.file, line: ignore.place.line, position: ignore.place.position };
    return [{ severity, code, ...place, column: null, message: `${message} ${more}` }];
  });
  return [...kept, ...told];
}

function faultOf({ code, reason }: Ignore, codes: ReadonlySet<string>): string | null {
  if (!codes.has(code)) return ignoreWords.unknown(closestTerms(code, [...codes]));
  return reason === "" ? ignoreWords.reasonMissing : null;
}

function ignoresIn({ body, bodyLine }: WrittenLines): readonly Ignore[] {
  const lines = body.split("\n");
  return lines.flatMap((text, index): readonly Ignore[] => {
    const [, code, reason] = IGNORE.exec(text.trim()) ?? [];
    if (code === undefined || reason === undefined) return [];
    const place = { line: index + bodyLine, position: text.indexOf("[") + 1 };
    return [{ code, reason, place, lastLine: endOfBlock(lines, index) + bodyLine }];
  });
}

/** The last line of the block below a comment: up to the next empty line. Both count from 0. */
function endOfBlock(lines: readonly string[], comment: number): number {
  let line = comment + 1;
  while (line < lines.length && isBetween(lines[line] ?? "")) line += 1;
  while (line < lines.length && (lines[line] ?? "").trim() !== "") line += 1;
  return line - 1;
}

function isBetween(line: string): boolean {
  return line.trim() === "" || isComment(line);
}
