import { accessibilityMessages as noteTexts } from "../messages/accessibility.ts";
import { exportCheckMessages as texts } from "../messages/check.ts";
import { type AccessibilityNote, noteContext } from "../publish/accessibility-note.ts";
import type { ExportPage } from "./export-content.ts";
import { sheetMarkdown } from "./print-sheet.ts";
import { type Block, code, list, type Part, sentences, type Text } from "./sheet.ts";

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

/** The part of a page about the report of a period. */
export interface ReportPart {
  /** The findings in texts and settings, each with its continuation lines. */
  readonly problems: readonly string[];
  readonly note: AccessibilityNote;
}

/**
 * Makes the part of a page about a report.
 *
 * @param lines the findings; a continuation line begins with a space
 */
export function reportPart(lines: readonly string[], note: AccessibilityNote): ReportPart {
  const problems: string[] = [];
  for (const line of lines) {
    const last = problems.length - 1;
    if (line.startsWith(" ") && last >= 0) problems[last] += `; ${line.trim()}`;
    else problems.push(line);
  }
  return { problems, note };
}

/** The parts of a sheet for a note. Their headings begin at level 3. */
function noteParts(note: AccessibilityNote): readonly Part[] {
  const { title, about, files, totals, subjects, ...context } = noteContext(note);
  const { columns } = noteTexts;
  const hashes = files.map(({ file, sha256 }) => [[code(file)], [code(sha256)]] as const);
  return [
    { blocks: [boldLine(title), ...about.map((one) => sentences([one]))] },
    part(
      noteTexts.about,
      boldLine(noteTexts.noClaim),
      sentences([noteTexts.howToUse]),
      files.length === 0
        ? sentences([noteTexts.noFiles])
        : table([noteTexts.file, noteTexts.hash], hashes),
    ),
    part(noteTexts.machine, sentences([totals])),
    ...subjects.map((subject): Part => ({
      title: { text: subject.title, level: 4 },
      blocks: [
        table(
          [columns.what, columns.standard, columns.result],
          subject.tests.map(({ what, standard, result, looked, why, places, more }) => {
            const outcome = [result, looked, why, ...places, more].filter((one) => one !== null);
            return [what, standard, outcome.join("; ")];
          }),
        ),
      ],
    })),
    part(
      context.releaseTitle,
      sentences([noteTexts.releaseExplained]),
      ...(context.otherRelease === null ? [] : [sentences([context.otherRelease])]),
      table(
        [columns.what, columns.standard, noteTexts.tool],
        context.releaseTests.map(({ what, standard, how }) => [what, standard, how]),
      ),
    ),
    part(
      noteTexts.person,
      list(context.person.map(({ question }) => `${question} ${noteTexts.answer}`)),
    ),
    part(noteTexts.signed, list([noteTexts.name, noteTexts.date])),
  ];
}

function part(text: string, ...blocks: readonly Block[]): Part {
  return { title: { text, level: 3 }, blocks };
}

function boldLine(text: string): Block {
  return sentences([[{ text, mark: "bold" }]]);
}

function table(heads: readonly string[], rows: readonly (readonly Text[])[]): Block {
  return {
    kind: "entries",
    columns: heads.map((head) => ({ head })),
    entries: rows.map((cells) => ({ names: cells.slice(0, -1), text: cells.at(-1) ?? "" })),
  };
}
