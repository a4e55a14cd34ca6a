import type { Finding } from "../../messages/finding.ts";

/** Where something is put right, what is about privacy first. */
export const MENDS = ["personalData", "codebook", "columns", "file", "cells"] as const;
export type Mend = (typeof MENDS)[number];

/** What is wrong in one way, wherever it is. */
export interface ProblemKind {
  readonly severity: Finding["severity"];
  readonly mend: Mend;
  /** What is wrong and what would be right: that of the first finding. */
  readonly message: string;
  readonly places: readonly ProblemPlace[];
}

/** A column, or a file, with the lines on which it is so. */
export interface ProblemPlace {
  readonly file: string;
  readonly column: string | null;
  /** How often it is found there. */
  readonly count: number;
  /** The first lines, in order; empty where the whole file is meant. */
  readonly lines: readonly number[];
}

/** How many lines a place names. */
const LINES_NAMED = 8;

/** The findings about an export by kind: those that say the same, but for numbers in it. */
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

/** A message with one sign for each of its numbers, which differ from row to row. */
export function withoutNumbers(message: string): string {
  return message.replaceAll(/\d+(?:\.\d{3})*/g, "#");
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
