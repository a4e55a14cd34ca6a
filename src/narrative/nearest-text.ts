import { closestTerm } from "../language/closest.ts";

/** The endings of a name: ".md.txt", ".docx". */
const EXTENSIONS = /(?:\.[a-z][a-z0-9]{0,9})+$/;
const NUMBER_BEFORE = /^\d+[\s._-]+/;
/** What a copy or a version of a file has behind its name. */
const COPY =
  /[\s_-]*(?:\(\d*\)|\b(?:kopie|copy|versie|version|concept|definitief|def|final|nieuw|oud)\b|\bv?\d+(?:\.\d+)*$)[\s_-]*$/;

/**
 * The name of a text that the name of a file most likely means, as of "Inleiding (1).docx";
 * undefined where none comes near.
 */
export function nearestText(file: string, names: readonly string[]): string | undefined {
  let stem = file.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  stem = stem.replace(EXTENSIONS, "").replace(NUMBER_BEFORE, "").replaceAll("&", "en");
  for (let before = ""; before !== stem;) {
    before = stem;
    stem = stem.replace(COPY, "");
  }
  const name = stem.trim().replaceAll(/[\s_-]+/g, "-");
  return (
    names.find((one) => one === name) ??
    names.find((one) => `-${name}-`.includes(`-${one}-`)) ??
    closestTerm(name, names)
  );
}
