import { accessibilityMessages as texts } from "../../messages/accessibility.ts";
import { type Block, list, type Part, sentences, type Text } from "../sheet.ts";
import { noteContext } from "./note-context.ts";
import type { AccessibilityNote } from "./note.ts";

/** A note as the parts of a sheet, its headings from level 3 on. */
export function noteParts(note: AccessibilityNote): readonly Part[] {
  const { title, about, files, totals, subjects, ...context } = noteContext(note);
  const { columns } = texts;
  const hashes = files.map(({ file, sha256 }) => [codeOf(file), codeOf(sha256)] as const);
  return [
    { blocks: [boldLine(title), ...about.map(paragraph)] },
    part(
      texts.about,
      boldLine(texts.noClaim),
      paragraph(texts.howToUse),
      files.length === 0 ? paragraph(texts.noFiles) : table([texts.file, texts.hash], hashes),
    ),
    part(texts.machine, paragraph(totals)),
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
      paragraph(texts.releaseExplained),
      ...(context.otherRelease === null ? [] : [paragraph(context.otherRelease)]),
      table(
        [columns.what, columns.standard, texts.tool],
        context.releaseTests.map(({ what, standard, how }) => [what, standard, how]),
      ),
    ),
    part(texts.person, list(context.person.map(({ question }) => `${question} ${texts.answer}`))),
    part(texts.signed, list([texts.name, texts.date])),
  ];
}

function part(text: string, ...blocks: readonly Block[]): Part {
  return { title: { text, level: 3 }, blocks };
}

function paragraph(text: string): Block {
  return sentences([text]);
}

function boldLine(text: string): Block {
  return sentences([[{ text, mark: "bold" }]]);
}

function codeOf(text: string): Text {
  return [{ text, mark: "code" }];
}

function table(heads: readonly string[], rows: readonly (readonly Text[])[]): Block {
  return {
    kind: "entries",
    columns: heads.map((head) => ({ head })),
    entries: rows.map((cells) => ({ names: cells.slice(0, -1), text: cells.at(-1) ?? "" })),
  };
}
