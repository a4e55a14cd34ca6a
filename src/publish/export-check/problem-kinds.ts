import { withoutNumbers } from "../../commands/findings-text.ts";
import type { Finding } from "../../messages/finding.ts";

/** The places where users solve problems, privacy first. */
export const MENDS = ["personalData", "codebook", "columns", "file", "cells"] as const;
export type Mend = (typeof MENDS)[number];

/** Problems of one kind, with all their places. */
export interface ProblemKind {
  readonly severity: Finding["severity"];
  readonly mend: Mend;
  /** The message of the first finding. */
  readonly message: string;
  readonly places: readonly ProblemPlace[];
}

/** A column or a file, with the lines of the problem. */
export interface ProblemPlace {
  readonly file: string;
  readonly column: string | null;
  /** The number of findings there. */
  readonly count: number;
  /** The first lines, in order; empty for a problem of the whole file. */
  readonly lines: readonly number[];
}

/** A place names at most this many lines. */
const LINES_NAMED = 8;

/** The findings about an export by kind. Findings that differ only in numbers are one kind. */
export function problemKinds(findings: readonly Finding[]): readonly ProblemKind[] {
  const byKind = Map.groupBy(findings, ({ severity, code, message }) =>
    [severity, code, withoutNumbers(message)].join("\n"),
  );
  return [...byKind.values()].flatMap((all): ProblemKind[] => {
    const [first] = all;
    if (first === undefined) return [];
    const { severity, message } = first;
    return [{ severity, mend: mendOf(first), message, places: placesOf(all) }];
  });
}

function mendOf({ code, column }: Finding): Mend {
  if (code.startsWith("personal-data")) return "personalData";
  if (code.startsWith("codebook")) return "codebook";
  if (/^(?:column|header)/.test(code)) return "columns";
  return column === null ? "file" : "cells";
}

function placesOf(findings: readonly Finding[]): readonly ProblemPlace[] {
  const byPlace = Map.groupBy(findings, ({ file, column }) => `${file}\n${column ?? ""}`);
  return [...byPlace.values()].flatMap((all): ProblemPlace[] => {
    const [first] = all;
    if (first === undefined) return [];
    const lines = new Set<number>();
    for (const { line } of all) {
      if (line !== null) lines.add(line);
      if (lines.size === LINES_NAMED) break;
    }
    const { file, column } = first;
    return [{ file, column, count: all.length, lines: [...lines] }];
  });
}
