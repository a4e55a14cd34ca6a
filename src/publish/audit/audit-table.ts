import { nameWithEscapes } from "../../language/control-characters.ts";
import { formatInteger } from "../../language/numbers.ts";
import { auditMessages as texts } from "../../messages/audit.ts";
import type { Terminal } from "../terminal.ts";
import { inParts, wrapped } from "../wrapped.ts";
import type { AuditReport } from "./audit-report.ts";

const GAP = "  ";
const INDENT = "  ";
/** A name takes no more, however wide the terminal is: the eye must find the numbers. */
const WIDEST_NAME = 72;

const COLUMNS = ["withheld", "derivable", "twoValues", "threeValues"] as const;

interface Row {
  readonly name: string;
  readonly counts: readonly number[];
}

/** An audit as text for a terminal: the answer, what was read, and the counts of each figure. */
export function auditTable(report: AuditReport, terminal: Terminal): string {
  const { publications, withheld, derivable, fewestValues, figures } = report;
  const { width, bold, alert, faint } = terminal;
  const outcome = wrapped(texts.outcome(derivable, withheld, publications.length), width);
  const isSafe = derivable === 0 && fewestValues !== 0;
  return inParts([
    [
      bold(texts.title),
      ...outcome.map(isSafe ? bold : alert),
      ...advice(report).flatMap((text) => wrapped(text, width)),
    ],
    [bold(texts.read), ...publications.flatMap(publicationLines)],
    ...(figures.length === 0
      ? []
      : [
          countLines(figures, terminal),
          [...texts.explained, texts.intruder].flatMap((line) => wrapped(line, width).map(faint)),
        ]),
  ]);
}

/** How much room is left, or what to do where there is none. */
function advice({ publications, derivable, fewestValues }: AuditReport): readonly string[] {
  if (fewestValues === null) return [];
  return [
    ...(derivable > 0 ? [texts.whatToDo(publications.length)] : []),
    ...(fewestValues === 0 ? [texts.noValueFound] : []),
    ...(derivable === 0 && fewestValues > 0 ? [texts.fewest(fewestValues)] : []),
  ];
}

/** The files of a publication by their names, whole, so that one can be copied. */
function publicationLines({ period, files }: AuditReport["publications"][number]): string[] {
  const [first = "", ...others] = files.map(nameWithEscapes);
  const line = (file: string): string => `${INDENT}${period.id}${GAP}${file}`;
  return [line(first), ...others.map((file) => `${line(file)} (${texts.sameAs(first)})`)];
}

/** The counts of each figure, and of all together, below the heads of their columns. */
function countLines(
  figures: AuditReport["figures"],
  { width, bold, alert }: Terminal,
): readonly string[] {
  const rows = figures.map((figure): Row => {
    return { name: figure.label, counts: COLUMNS.map((column) => figure[column]) };
  });
  const together: Row = {
    name: texts.together,
    counts: COLUMNS.map((column) => figures.reduce((sum, figure) => sum + figure[column], 0)),
  };
  const heads = COLUMNS.map((column) => texts.columns[column]);
  const widths = heads.map((head, index) =>
    Math.max(...[...head, formatInteger(together.counts[index] ?? 0)].map(({ length }) => length)),
  );
  const taken = widths.reduce((sum, one) => sum + GAP.length + one, 0);
  const longest = Math.max(...[...rows, together].map(({ name }) => name.length));
  const nameWidth = Math.min(longest, WIDEST_NAME, width - taken);
  const lineOf = (name: string, cells: readonly string[]): string =>
    name.padEnd(nameWidth) +
    cells.map((cell, index) => `${GAP}${cell.padStart(widths[index] ?? 0)}`).join("");
  const linesOf = ({ name, counts }: Row): string[] => {
    const names = wrapped(name, nameWidth, "", INDENT);
    const last = names.pop() ?? "";
    return [...names, lineOf(last, counts.map(formatInteger))];
  };
  const isDerivable = COLUMNS.indexOf("derivable");
  return [
    ...["", texts.figure].map((name, line) =>
      bold(
        lineOf(
          name,
          heads.map((head) => head[line] ?? ""),
        ),
      ),
    ),
    ...rows.flatMap((row) => {
      const style = (row.counts[isDerivable] ?? 0) > 0 ? alert : (line: string) => line;
      return linesOf(row).map(style);
    }),
    ...(rows.length > 1 ? linesOf(together).map(bold) : []),
  ];
}
