import { accessibilityMessages as noteTexts } from "../../messages/accessibility.ts";
import { type Block, code, list, type Part, sentences, type Text } from "../sheet.ts";
import { noteContext } from "./note-context.ts";
import type { AccessibilityNote } from "./note.ts";

/** A note as the parts of a sheet, its headings from level 3 on. */
export function noteParts(note: AccessibilityNote): readonly Part[] {
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
