import type { Block } from "../report-model.ts";
import { parseOrigin, type Edition, type Origin } from "./origin.ts";

/**
 * Returns the ids of the figures from which blocks take their numbers and names, by their origins.
 */
export function mentionedIn(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(
    originsIn(blocks)
      .flatMap(figuresOf)
      .map(({ figure }) => figure),
  );
}

/** Returns true for a figure of an earlier period that blocks take from today's export. */
export type IsFromTodaysExport = (period: string, figure: string) => boolean;

/**
 * Returns a test of whether blocks take a figure of an earlier period from today's export, by their
 * origins.
 */
export function fromTodaysExportIn(blocks: readonly Block[]): IsFromTodaysExport {
  const fromToday = new Set(
    originsIn(blocks)
      .flatMap(figuresOf)
      .flatMap(({ edition, figure }) =>
        edition === null || edition.isKept ? [] : [`${edition.period}/${figure}`],
      ),
  );
  return (period, figure) => fromToday.has(`${period}/${figure}`);
}

function originsIn(blocks: readonly Block[]): readonly Origin[] {
  const origins = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === "origin" && typeof inner === "string") origins.add(inner);
        else visit(inner);
      }
    }
  };
  visit(blocks);
  return [...origins].flatMap((origin) => parseOrigin(origin) ?? []);
}

interface OfFigure {
  readonly edition: Edition | null;
  readonly figure: string;
}

function figuresOf(origin: Origin): readonly OfFigure[] {
  if ("parts" in origin) return origin.parts.flatMap(figuresOf);
  if (!("figure" in origin) || origin.figure === null) return [];
  return [{ edition: "edition" in origin ? origin.edition : null, figure: origin.figure }];
}
