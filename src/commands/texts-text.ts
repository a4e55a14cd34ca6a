import { uncapitalised } from "../language/words.ts";
import { textsTold } from "../messages/narrative.ts";
import type { Texts } from "../pipeline/texts.ts";

/**
 * The sections with and without a text, as text for people: a line for each period. With several
 * documents, a line for each document.
 */
export function textsText(told: Texts["told"]): string {
  const titles = (places: Texts["told"][number]["used"]) =>
    places.map(({ title }) => uncapitalised(title));
  const isOfSeveral = new Set(told.map(({ document }) => document)).size > 1;
  const hasPeriods = new Set(told.map(({ period }) => period)).size > 1;
  return told
    .map(({ document, period, used, missing }) => {
      const names = [...(hasPeriods ? [period] : []), ...(isOfSeveral ? [document] : [])];
      const name = names.length === 0 ? "" : `${names.join(", ")}. `;
      return `${name}${textsTold(titles(used), titles(missing))}\n`;
    })
    .join("");
}

/** The sections with and without a text as data, by the names of the files. */
export function textsData(told: Texts["told"]): readonly object[] {
  const names = (places: Texts["told"][number]["used"]) => places.map(({ name }) => name);
  return told.map(({ document, period, used, missing }) => {
    return { document, period, used: names(used), missing: names(missing) };
  });
}
