import { closestTerm } from "../../language/closest.ts";
import { codebookMessages as messages } from "../../messages/codebook.ts";
import { headerOf, type Codebook, type NamedColumn } from "../codebook.ts";
import type { Choice } from "../column.ts";
import { headerKey } from "../spellings.ts";
import { ownAnswers, type ReportMistake } from "./own-answers.ts";
import type { OwnColumn } from "./own-codebook-schema.ts";
import { TakenSpellings } from "./taken-spellings.ts";

/** The columns of a codebook with the headers, labels and answers of a codebook of one's own. */
export function ownColumns(
  { columns }: Codebook,
  themes: readonly Choice[],
  own: Readonly<Record<string, OwnColumn>>,
  report: ReportMistake,
): readonly NamedColumn[] {
  const names = columns.map(({ name }) => name);
  for (const key of Object.keys(own)) {
    if (names.some((name) => name === key)) continue;
    report(["columns", key], messages.unknownColumn(key, closestTerm(key, names)));
  }
  const changed = columns.map((column): NamedColumn => {
    const change = own[column.name];
    return change === undefined ? column : ownColumn(column, change, themes, report);
  });
  reportClashes(changed, own, report);
  return changed;
}

function ownColumn(
  column: NamedColumn,
  { header, label, aliases, answers }: OwnColumn,
  themes: readonly Choice[],
  report: ReportMistake,
): NamedColumn {
  const at = ["columns", column.name, "answers"];
  return {
    ...column,
    ...(header === undefined ? {} : { header }),
    ...(aliases === undefined ? {} : { otherHeaders: aliases }),
    ...(label === undefined ? {} : { label }),
    ...(answers === undefined
      ? {}
      : { choices: ownAnswers({ column, themes, own: answers, at }, report) }),
  };
}

function reportClashes(
  columns: readonly NamedColumn[],
  own: Readonly<Record<string, OwnColumn>>,
  report: ReportMistake,
): void {
  const spellings = new TakenSpellings();
  // Those that nobody chose come first, so that a clash is told where it was made.
  const isOwn = ({ name }: NamedColumn): number => Number(own[name] !== undefined);
  for (const column of columns.toSorted((a, b) => isOwn(a) - isOwn(b))) {
    for (const header of [headerOf(column), ...(column.otherHeaders ?? [])]) {
      const owner = spellings.claim(headerKey(header), column.name);
      if (owner !== undefined) {
        report(["columns", column.name], messages.headerTaken(header, owner));
      }
    }
  }
}
