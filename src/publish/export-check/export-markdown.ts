import { exportCheckMessages as texts } from "../../messages/export-check.ts";
import { noteMarkdown } from "../accessibility/note-markdown.ts";
import { markdownCode, markdownList, markdownTable, markdownText } from "../markdown.ts";
import type { ExportPage } from "./export-page.ts";
import type { ReportPart } from "./report-part.ts";

/** The findings about an export as Markdown, with the same parts as the HTML page. */
export function exportMarkdown(page: ExportPage, report: ReportPart | null): string {
  const { file, verdict, todo, remarks, unlisted, unused, periods, written } = page;
  const parts = [
    `# ${texts.title}${file === "" ? "" : ` ${markdownCode(file)}`}`,
    `**${markdownText(verdict)}**`,
    ...periods.map(markdownText),
    ...problemParts(texts.todo, todo),
    ...problemParts(texts.remarksTitle, remarks),
    ...(unlisted === null ? [] : [markdownText(unlisted)]),
    ...fillParts(page),
    ...absentParts(page),
    ...(unused === null ? [] : [markdownText(unused)]),
    `## ${texts.written}`,
    written.length === 0
      ? texts.notRead
      : markdownList(written.map(({ name, value }) => markdownText(`${name}: ${value}`))),
    ...(report === null ? [] : reportParts(report)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function problemParts(title: string, groups: ExportPage["todo"]): readonly string[] {
  if (groups.length === 0) return [];
  return [
    `## ${title}`,
    ...groups.flatMap((group) => [
      `### ${group.title}`,
      markdownText(group.how),
      group.problems
        .map(({ message, places }) => {
          const lines = [message, ...places].map(markdownText);
          return `- ${lines.join("\n  - ")}`;
        })
        .join("\n"),
      ...(group.more === null ? [] : [markdownText(group.more)]),
    ]),
  ];
}

function fillParts({ fill }: ExportPage): readonly string[] {
  if (fill === null) return [];
  const { column, filled, empty } = texts.columns;
  return [
    `## ${texts.fill}`,
    texts.fillExplained,
    ...(fill.rows.length === 0
      ? []
      : [
          markdownTable(
            [column, filled, empty],
            fill.rows.map((row) => [
              markdownCode(row.header),
              markdownText(row.filled),
              markdownText(row.empty),
            ]),
          ),
        ]),
    ...(fill.rest === null ? [] : [markdownText(fill.rest)]),
  ];
}

function absentParts({ absent }: ExportPage): readonly string[] {
  if (absent === null) return [];
  return [
    `## ${texts.absent}`,
    markdownText(absent.line),
    ...(absent.rows.length === 0
      ? []
      : [
          markdownTable(
            [texts.columns.column, texts.columns.figures],
            absent.rows.map(({ columns, figures }) => [
              columns.map(({ header }) => markdownCode(header)).join(", "),
              markdownText(figures.join("; ")),
            ]),
          ),
        ]),
  ];
}

function reportParts({ problems, note }: ReportPart): readonly string[] {
  return [
    `## ${texts.writers}`,
    problems.length === 0 ? texts.writersGood : markdownList(problems.map(markdownText)),
    `## ${texts.accessibility}`,
    ...noteMarkdown(note),
  ];
}
