import { lineChanges, type LineChange } from "./differences.ts";
import type { PrintedLayers } from "./snapshot.ts";

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
