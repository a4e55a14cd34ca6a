import type { FigureList } from "../../explain/figure-list.ts";
import { diffMessages } from "../../messages/diff.ts";
import { explainMessages as texts } from "../../messages/explain.ts";
import { sheetMarkdown } from "../markdown-sheet.ts";
import { code, type Part, sentences, type Sheet } from "../sheet.ts";
import { sheetText } from "../terminal-sheet.ts";
import type { Terminal } from "../terminal.ts";

/** All figures as text for a terminal: by subject, each with its id and its label. */
export function figureListTable(list: FigureList, terminal: Terminal): string {
  return sheetText(figureListSheet(list), terminal);
}

/** All figures as Markdown. */
export function figureListMarkdown(list: FigureList): string {
  return sheetMarkdown(figureListSheet(list));
}

function figureListSheet({ figures }: FigureList): Sheet {
  const idWidth = Math.max(...figures.map(({ id }) => id.length));
  const bySubject = Map.groupBy(figures, ({ group }) => group);
  const partOf = ([group, ofGroup]: readonly [string, FigureList["figures"]]): Part => ({
    title: { text: diffMessages.subjects[group] ?? group, level: 3 },
    blocks: [
      {
        kind: "entries",
        indent: 2,
        nameWidths: [idWidth],
        columns: [{ head: texts.name }, { head: diffMessages.figure }],
        entries: ofGroup.map(({ id, label }) => {
          return { names: [[code(id)]], text: label };
        }),
      },
    ],
  });
  const howToName = sentences([texts.howToName], { tone: "faint" });
  return {
    title: { text: texts.allFigures, level: 2, isOnTerminal: false },
    about: [sentences([texts.howToExplain])],
    parts: [
      ...[...bySubject].map(partOf),
      { blocks: [{ kind: "forEach", terminal: [howToName], markdown: [] }] },
    ],
  };
}
