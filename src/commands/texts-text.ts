import { uncapitalised } from "../language/words.ts";
import { textsTold } from "../messages/narrative.ts";

/** The sections of one document of one period, with and without a text. */
export interface SectionsOfPeriod {
  readonly document: string;
  readonly period: string;
  readonly used: readonly Section[];
  readonly missing: readonly Section[];
}

interface Section {
  /** The name of the file of its text. */
  readonly name: string;
  readonly title: string;
}

/**
 * The sections with and without a text, as text for people: a line for each period and, with several
 * documents, for each document.
 */
export function textsText(sections: readonly SectionsOfPeriod[]): string {
  const titles = (some: readonly Section[]) => some.map(({ title }) => uncapitalised(title));
  const isOfSeveral = new Set(sections.map(({ document }) => document)).size > 1;
  const hasPeriods = new Set(sections.map(({ period }) => period)).size > 1;
  return sections
    .map(({ document, period, used, missing }) => {
      const names = [...(hasPeriods ? [period] : []), ...(isOfSeveral ? [document] : [])];
      const name = names.length === 0 ? "" : `${names.join(", ")}. `;
      return `${name}${textsTold(titles(used), titles(missing))}\n`;
    })
    .join("");
}

/** The sections with and without a text as data, by the names of the files. */
export function textsData(sections: readonly SectionsOfPeriod[]): readonly object[] {
  const names = (some: readonly Section[]) => some.map(({ name }) => name);
  return sections.map(({ document, period, used, missing }) => {
    return { document, period, used: names(used), missing: names(missing) };
  });
}
