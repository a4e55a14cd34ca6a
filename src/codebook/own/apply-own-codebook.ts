import { ownAnswers, type ReportMistake } from "./own-answers.ts";
import type { OwnCodebook, OwnColumn } from "./own-codebook-schema.ts";
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
 * The standard codebook with what a codebook of one's own says otherwise. Where it is mistaken,
 * `report` is told and the standard one stands.
 *
 * @param figureIds the ids of the catalogue: of these a redefinition can speak
 */
export function applyOwnCodebook(
  standard: Codebook,
  own: OwnCodebook,
  figureIds: readonly string[],
  report: ReportMistake,
): Codebook {
  const themes = ownThemes(standard.themes, own.themes ?? {}, report);
  return {
    columns: ownColumns(standard, themes, own.columns ?? {}, report),
    themes,
    regions: own.regions === undefined ? standard.regions : ownRegions(own.regions, report),
    redefinitions: ownRedefinitions(own.redefinitions ?? [], figureIds, report),
  };
}

function ownThemes(
  standard: readonly Choice[],
  own: NonNullable<OwnCodebook["themes"]>,
  report: ReportMistake,
): readonly Choice[] {
  const codes = standard.map(({ code }) => code);
  const changed = standard.map((theme) => {
    const label = Object.hasOwn(own, theme.code) ? own[theme.code]?.label : undefined;
    return label === undefined ? theme : { ...theme, label };
  });
  for (const code of Object.keys(own)) {
    if (codes.includes(code)) continue;
    report(["themes", code], messages.themeUnknown(code, codes));
  }
  const labels = new TakenSpellings();
  const isOwn = ({ code }: Choice): number => Number(Object.hasOwn(own, code));
  for (const { code, label } of changed.toSorted((a, b) => isOwn(a) - isOwn(b))) {
    const owner = labels.claim(answerKey(label), code);
    if (owner !== undefined) report(["themes", code], messages.themeTaken(label, owner));
  }
  return changed;
}

function ownRegions(
  own: NonNullable<OwnCodebook["regions"]>,
  report: ReportMistake,
): readonly Region[] {
  const spellings = new TakenSpellings();
  return own.map(({ name, aliases = [] }, index) => {
    for (const spelling of [name, ...aliases]) {
      if (isPlaceholder(spelling)) report(["regions", index], messages.regionPlaceholder);
      // A region named twice is one owner twice: the place in the list tells them apart.
      const earlier = spellings.claim(regionKey(spelling), `${index}`);
      if (earlier !== undefined) {
        report(["regions", index], messages.regionTaken(Number(earlier) + 1));
      }
    }
    return { name: regionName(name), aliases };
  });
}

function ownRedefinitions(
  own: NonNullable<OwnCodebook["redefinitions"]>,
  figureIds: readonly string[],
  report: ReportMistake,
): readonly Redefinition[] {
  const seen = new TakenSpellings();
  const known = own.flatMap(({ figure, from, before, change }, index): Redefinition[] => {
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

/** The report goes on in its own words behind it. */
function withoutFullStop(sentence: string): string {
  return sentence.replace(/[.\s]+$/u, "");
}

/** The columns of a codebook with the headers, labels and answers of a codebook of one's own. */
function ownColumns(
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
  // Standard columns claim their headers first, so that a clash is reported at the column that made it.
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
