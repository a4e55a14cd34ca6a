import type { FigureList } from "../../explain/figure-list.ts";
import { diffMessages } from "../../messages/diff.ts";
import { explainMessages as texts } from "../../messages/explain.ts";
import { markdownCode, markdownTable, markdownText } from "../markdown.ts";
import type { Terminal } from "../terminal.ts";
import { inParts, titled, wrapped } from "../wrapped.ts";

const INDENT = "  ";
const GAP = "  ";

/** All figures for a terminal, by subject, each with its id and its label. */
export function figureListTable(list: FigureList, { width, bold, faint }: Terminal): string {
  const idWidth = Math.max(...list.figures.map(({ id }) => id.length));
  return inParts([
    wrapped(texts.howToExplain, width),
    ...bySubject(list).map(([subject, figures]) =>
      titled(
        bold(subject),
        figures.flatMap(({ id, label }) => {
          const start = `${INDENT}${id.padEnd(idWidth)}${GAP}`;
          return wrapped(label, width, start, " ".repeat(start.length));
        }),
      ),
    ),
    wrapped(texts.howToName, width).map(faint),
  ]);
}

/** The same as Markdown. */
export function figureListMarkdown(list: FigureList): string {
  const parts = [
    `## ${texts.allFigures}`,
    markdownText(texts.howToExplain),
    ...bySubject(list).flatMap(([subject, figures]) => [
      `### ${markdownText(subject)}`,
      markdownTable(
        [texts.name, diffMessages.figure],
        figures.map(({ id, label }) => [markdownCode(id), markdownText(label)]),
        [],
      ),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function bySubject({ figures }: FigureList): readonly [string, FigureList["figures"]][] {
  const groups = Map.groupBy(figures, ({ group }) => group);
  return [...groups].map(([group, ofGroup]) => [diffMessages.subjects[group] ?? group, ofGroup]);
}
