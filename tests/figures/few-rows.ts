import type { PublishedFigure } from "../../src/disclosure/published-figures.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { figuresOfSource } from "../figures-of-file.ts";

const HEADER = "traject_id;aanmelddatum;aanmeldroute;statusverloop";

/** Returns the figures of a few rows, written as an export. */
export async function figuresOfRows(
  period: string,
  columns: string,
  rows: readonly string[],
  threshold = 0,
): Promise<Readonly<Record<string, PublishedFigure>>> {
  const lines = [columns === "" ? HEADER : `${HEADER};${columns}`, ...rows];
  const source = memorySource("test.csv", Buffer.from(`${lines.join("\n")}\n`));
  return (await figuresOfSource(source, period, threshold)).figures;
}

/** Returns the numbers of a breakdown by the codes of its categories. */
export function valuesOf(figure: PublishedFigure | undefined): Record<string, number | null> {
  const categories = figure !== undefined && "categories" in figure ? figure.categories : [];
  return Object.fromEntries(categories.map(({ code, value }) => [code, value]));
}
