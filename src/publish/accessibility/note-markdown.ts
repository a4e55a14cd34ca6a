import { accessibilityMessages as texts } from "../../messages/accessibility.ts";
import { markdownCode, markdownList, markdownTable, markdownText } from "../markdown.ts";
import { noteContext } from "./note-context.ts";
import type { AccessibilityNote } from "./note.ts";

/** A note as the paragraphs of a Markdown text, its headings from level 3 on. */
export function noteMarkdown(note: AccessibilityNote): readonly string[] {
  const { title, about, files, totals, subjects, ...context } = noteContext(note);
  const { columns } = texts;
  return [
    `**${markdownText(title)}**`,
    ...about.map(markdownText),
    `### ${texts.about}`,
    `**${texts.noClaim}**`,
    texts.howToUse,
    files.length === 0
      ? texts.noFiles
      : markdownTable(
          [texts.file, texts.hash],
          files.map(({ file, sha256 }) => [markdownCode(file), markdownCode(sha256)]),
        ),
    `### ${texts.machine}`,
    totals,
    ...subjects.flatMap((subject) => [
      `#### ${subject.title}`,
      markdownTable(
        [columns.what, columns.standard, columns.result],
        subject.tests.map(({ what, standard, result, looked, why, places, more }) => {
          const outcome = [result, looked, why, ...places, more].filter((one) => one !== null);
          return [what, standard, outcome.join("; ")].map(markdownText);
        }),
      ),
    ]),
    `### ${markdownText(context.releaseTitle)}`,
    texts.releaseExplained,
    ...(context.otherRelease === null ? [] : [markdownText(context.otherRelease)]),
    markdownTable(
      [columns.what, columns.standard, texts.tool],
      context.releaseTests.map(({ what, standard, how }) =>
        [what, standard, how].map(markdownText),
      ),
    ),
    `### ${texts.person}`,
    markdownList(context.person.map(({ question }) => `${question} ${texts.answer}`)),
    `### ${texts.signed}`,
    markdownList([texts.name, texts.date]),
  ];
}
