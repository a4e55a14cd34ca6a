import { lineChanges, type LineChange } from "./differences.ts";
import type { Layers } from "./snapshot.ts";

/**
 * What a print says, and not how it is laid out. Another release or browser can put a drawing, a
 * margin or the end of a page elsewhere; the words, headings, alt texts and tables stay the same.
 */

/** What stands before a line that tells of the margins, or of what a drawing paints. */
export const MARKS = { margin: "(marge) ", drawing: "(tekening) " } as const;

const PAGE = /^— pagina \d+ —$/;

/** What a link leaves behind at the end of a column, without a word in it. */
const EMPTY_LINK = /^\[ → [^\]]*\]$/;

/** The line that leads from a chart of an older make to its table, as it was and is, or back. */
const TO_TABLE_OR_CHART =
  /^\[(?:De cijfers als tabel → .*\]: pagina \d+|.* als tabel \(pagina \d+\)(?: → .*)?\]|Grafiek: pagina \d+(?: → .*)?\])$/;

/** A heading, a drawing with its alt text, or a table: what the rest of an outline hangs on. */
const LANDMARK = /^\s*(?:H\d? |.*\{|Table$|Caption$)/;

/** The layers that tell of a print. */
export type PrintedReport = Pick<Layers, "text" | "structure">;

/** The lines of which the words are not the same; their order and their pages are no difference. */
export function textChanges(kept: PrintedReport, made: PrintedReport): readonly LineChange[] {
  const [before, after] = [saidIn(kept), saidIn(made)];
  const [gone, added] = [linesWithMore(before, after), linesWithMore(after, before)];
  return Array.from({ length: Math.max(gone.length, added.length) }, (_, index) => ({
    where: (gone[index] ?? added[index])?.page ?? null,
    kept: gone[index]?.line ?? null,
    now: added[index]?.line ?? null,
  }));
}

/** The headings, alt texts and tables that are not the same, or not in the same order. */
export function structureChanges(kept: PrintedReport, made: PrintedReport): readonly LineChange[] {
  return lineChanges(landmarks(kept.structure), landmarks(made.structure));
}

/** A line of a text, without what tells of its page. */
interface SaidLine {
  readonly page: string | null;
  readonly line: string;
  readonly words: readonly string[];
}

function saidIn({ text }: PrintedReport): readonly SaidLine[] {
  let page: string | null = null;
  return text.split("\n").flatMap((line) => {
    if (PAGE.test(line)) page = line;
    const isMarked = Object.values(MARKS).some((mark) => line.startsWith(mark));
    const isEmpty = line === "" || EMPTY_LINK.test(line) || TO_TABLE_OR_CHART.test(line);
    return isEmpty || line === page || isMarked ? [] : [{ page, line, words: wordsIn(line) }];
  });
}

/**
 * The words of a line without the numbers of pages, or the row of a table as a whole. A line can end
 * after a hyphen or a slash, so that what follows is a word of its own; and the call of a note may
 * stand right behind a word, as in the print of an earlier release. There an empty cell also read as
 * its dash.
 */
function wordsIn(line: string): readonly string[] {
  const said = line
    .replaceAll(/\bpagina \d+\b/g, "pagina")
    .replaceAll(/ \d+ → ([^\]]*), pagina\]/g, " → $1, pagina]")
    .replaceAll(/(?<=\S[-–/])(?=\S)|(?<=\S)(?=\[\d+ → )/g, " ")
    .replaceAll(/(?<=^|\| )–(?= \||$)/g, "leeg");
  return said.includes(" | ") ? [said] : said.split(" ");
}

/** The lines that the other text has not, with a word of which it has fewer. */
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

/** What stands more often in `some` than in `others`. */
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

/** Tables of one form that follow each other on a page share a line. */
const TABLES = /^\s*Table ×([2-9]|1\d)$/;
const CAPTION = /^\s*Caption$/;

/** The lines of an outline, with one for each table and for its caption. */
function withTablesApart(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    const times = Number(TABLES.exec(line)?.[1] ?? 0);
    if (times === 0) return [line];
    const caption = (lines[index + 1] ?? "").match(CAPTION) ?? [];
    const others = Array.from({ length: times - 1 }, () => ["Table", ...caption]);
    // The caption of the last follows anyway.
    return [...others.flat(), "Table"];
  });
}

function landmarks(structure: string): string {
  return withTablesApart(structure.split("\n"))
    .filter((line) => LANDMARK.test(line))
    .map((line) => line.trim())
    .join("\n");
}
