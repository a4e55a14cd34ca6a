import { exportCheckMessages as texts } from "../../messages/export-check.ts";
import { noteParts } from "../accessibility/note-markdown.ts";
import { sheetMarkdown } from "../markdown-sheet.ts";
import { type Block, code, list, type Part, sentences, type Text } from "../sheet.ts";
import type { ExportPage } from "./export-page.ts";
import type { ReportPart } from "./report-part.ts";

/** The findings about an export as Markdown, with the same parts as the HTML page. */
export function exportMarkdown(page: ExportPage, report: ReportPart | null): string {
  const { file, verdict, todo, remarks, unlisted, unused, periods, written } = page;
  const name: Text = [{ text: `${texts.title} ` }, code(file)];
  return sheetMarkdown({
    title: { text: file === "" ? texts.title : name, level: 1 },
    about: [
      sentences([[{ text: verdict, mark: "bold" }]]),
      ...periods.map((one) => sentences([one])),
    ],
    parts: [
      ...problemParts(texts.todo, todo),
      ...problemParts(texts.remarksTitle, remarks),
      { blocks: unlisted === null ? [] : [sentences([unlisted])] },
      ...fillParts(page),
      ...absentParts(page),
      { blocks: unused === null ? [] : [sentences([unused])] },
      section(
        texts.written,
        written.length === 0
          ? sentences([texts.notRead])
          : list(written.map((one) => `${one.name}: ${one.value}`)),
      ),
      ...(report === null ? [] : reportParts(report)),
    ],
  });
}

function section(text: string, ...blocks: readonly Block[]): Part {
  return { title: { text, level: 2 }, blocks, isSection: true };
}

function problemParts(title: string, groups: ExportPage["todo"]): readonly Part[] {
  if (groups.length === 0) return [];
  return [
    section(title),
    ...groups.map((group): Part => ({
      title: { text: group.title, level: 3 },
      blocks: [
        sentences([group.how]),
        list(group.problems.map(({ message, places }) => ({ text: message, items: places }))),
        ...(group.more === null ? [] : [sentences([group.more])]),
      ],
    })),
  ];
}

function fillParts({ fill }: ExportPage): readonly Part[] {
  if (fill === null) return [];
  const { column, filled, empty } = texts.columns;
  const table: Block = {
    kind: "entries",
    columns: [column, filled, empty].map((head) => ({ head })),
    entries: fill.rows.map((row) => {
      return { names: [[code(row.header)], row.filled], text: row.empty };
    }),
  };
  return [
    section(
      texts.fill,
      sentences([texts.fillExplained]),
      ...(fill.rows.length === 0 ? [] : [table]),
      ...(fill.rest === null ? [] : [sentences([fill.rest])]),
    ),
  ];
}

function absentParts({ absent }: ExportPage): readonly Part[] {
  if (absent === null) return [];
  const { column, figures } = texts.columns;
  const table: Block = {
    kind: "entries",
    columns: [column, figures].map((head) => ({ head })),
    entries: absent.rows.map((row) => {
      const names = row.columns.flatMap(({ header }, at) => [
        ...(at === 0 ? [] : [{ text: ", " }]),
        code(header),
      ]);
      return { names: [names], text: row.figures.join("; ") };
    }),
  };
  return [
    section(texts.absent, sentences([absent.line]), ...(absent.rows.length === 0 ? [] : [table])),
  ];
}

function reportParts({ problems, note }: ReportPart): readonly Part[] {
  return [
    section(texts.writers, problems.length === 0 ? sentences([texts.writersGood]) : list(problems)),
    section(texts.accessibility),
    ...noteParts(note),
  ];
}
