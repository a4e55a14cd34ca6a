import { changedAnswers, type ReportMistake } from "./own-answers.ts";
import type { CodebookFile, ColumnChange } from "./own-codebook-schema.ts";
import { TakenSpellings } from "./taken-spellings.ts";
import { answerKey, type Codebook, headerKey, headerOf, type NamedColumn } from "../codebook.ts";
import type { Choice } from "../column.ts";
import type { Redefinition } from "../redefinitions.ts";
import { regionKey, regionName } from "../region-names.ts";
import type { Region } from "../standard-regions.ts";
import { closestTerm } from "../../language/closest.ts";
import { isPlaceholder } from "../../language/placeholders.ts";
import { codebookMessages as messages } from "../../messages/codebook.ts";

/**
 * The standard codebook with the changes of a codebook file. `report` receives each mistake; a
 * wrong entry leaves the standard codebook as it is.
 *
 * @param figureIds the ids of the catalogue; a redefinition must name one of them
 */
export function applyCodebookFile(
  standard: Codebook,
  changes: CodebookFile,
  figureIds: readonly string[],
  report: ReportMistake,
): Codebook {
  const themes = changedThemes(standard.themes, changes.themes ?? {}, report);
  return {
    columns: changedColumns(standard, themes, changes.columns ?? {}, report),
    themes,
    regions:
      changes.regions === undefined ? standard.regions : changedRegions(changes.regions, report),
    redefinitions: changedRedefinitions(changes.redefinitions ?? [], figureIds, report),
  };
}

function changedThemes(
  standard: readonly Choice[],
  changes: NonNullable<CodebookFile["themes"]>,
  report: ReportMistake,
): readonly Choice[] {
  const codes = standard.map(({ code }) => code);
  const changed = standard.map((theme) => {
    const label = Object.hasOwn(changes, theme.code) ? changes[theme.code]?.label : undefined;
    return label === undefined ? theme : { ...theme, label };
  });
  for (const code of Object.keys(changes)) {
    if (codes.includes(code)) continue;
    report(["themes", code], messages.themeUnknown(code, codes));
  }
  const labels = new TakenSpellings();
  const isChanged = ({ code }: Choice): number => Number(Object.hasOwn(changes, code));
  for (const { code, label } of changed.toSorted((a, b) => isChanged(a) - isChanged(b))) {
    const owner = labels.claim(answerKey(label), code);
    if (owner !== undefined) report(["themes", code], messages.themeTaken(label, owner));
  }
  return changed;
}

function changedRegions(
  changes: NonNullable<CodebookFile["regions"]>,
  report: ReportMistake,
): readonly Region[] {
  const spellings = new TakenSpellings();
  return changes.map(({ name, aliases = [] }, index) => {
    for (const spelling of [name, ...aliases]) {
      if (isPlaceholder(spelling)) report(["regions", index], messages.regionPlaceholder);
      // For a region, the place in the list is the owner of a name.
      const earlier = spellings.claim(regionKey(spelling), `${index}`);
      if (earlier !== undefined) {
        report(["regions", index], messages.regionTaken(Number(earlier) + 1));
      }
    }
    return { name: regionName(name), aliases };
  });
}

function changedRedefinitions(
  changes: NonNullable<CodebookFile["redefinitions"]>,
  figureIds: readonly string[],
  report: ReportMistake,
): readonly Redefinition[] {
  const seen = new TakenSpellings();
  const known = changes.flatMap(({ figure, from, before, change }, index): Redefinition[] => {
    const at = ["redefinitions", index];
    if (!figureIds.includes(figure)) {
      report([...at, "figure"], messages.figureUnknown(figure, closestTerm(figure, figureIds)));
      return [];
    }
    if (seen.claim(`${figure} ${from}`, `${index}`) !== undefined) {
      report(at, messages.redefinitionTwice(figure, from));
    }
    return [{ figure, from, before: before ?? null, change: withoutFullStop(change) }];
  });
  return known.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}

/** The report continues the sentence after this text. */
function withoutFullStop(sentence: string): string {
  return sentence.replace(/[.\s]+$/u, "");
}

/** The columns of a codebook with the headers, labels and answers of a codebook file. */
function changedColumns(
  { columns }: Codebook,
  themes: readonly Choice[],
  changes: Readonly<Record<string, ColumnChange>>,
  report: ReportMistake,
): readonly NamedColumn[] {
  const names = columns.map(({ name }) => name);
  for (const key of Object.keys(changes)) {
    if (names.some((name) => name === key)) continue;
    report(["columns", key], messages.unknownColumn(key, closestTerm(key, names)));
  }
  const changed = columns.map((column): NamedColumn => {
    const change = changes[column.name];
    return change === undefined ? column : changedColumn(column, change, themes, report);
  });
  reportHeaderClashes(changed, changes, report);
  return changed;
}

function changedColumn(
  column: NamedColumn,
  { header, label, aliases, answers }: ColumnChange,
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
      : { choices: changedAnswers({ column, themes, changes: answers, at }, report) }),
  };
}

function reportHeaderClashes(
  columns: readonly NamedColumn[],
  changes: Readonly<Record<string, ColumnChange>>,
  report: ReportMistake,
): void {
  const spellings = new TakenSpellings();
  // Standard columns claim their headers first, so that the finding is at the column that caused
  // the clash.
  const isChanged = ({ name }: NamedColumn): number => Number(changes[name] !== undefined);
  for (const column of columns.toSorted((a, b) => isChanged(a) - isChanged(b))) {
    for (const header of [headerOf(column), ...(column.otherHeaders ?? [])]) {
      const owner = spellings.claim(headerKey(header), column.name);
      if (owner !== undefined) {
        report(["columns", column.name], messages.headerTaken(header, owner));
      }
    }
  }
}
