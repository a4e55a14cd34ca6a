import { closestTerm } from "../language/closest.ts";
import type { Keys } from "../yaml/placed-yaml.ts";
import { settingsFileSchema } from "./settings-schema.ts";

/** The names of all settings at the top level. */
const TOP = Object.keys(settingsFileSchema.shape);

/** The names within a setting. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  website: ["page", "files"],
  accessibility: ["statement", "contact"],
  dataset: ["publisher", "publisherUri", "licence", "themes", "frequency", "keywords", "contact"],
  colors: ["accent", "second", "unknown", "ink", "tint"],
  woordenlijst: ["goed", "liever"],
  fonts: ["regular", "italic", "semibold", "bold"],
  events: ["date", "label", "letter"],
  corrections: ["date", "reason", "figures", "period", "document"],
};

/** Words that mean a setting and are not a misspelling of its name. */
const MEANING = new Map([
  ["invoer", "input"],
  ["export", "input"],
  ["teksten", "content"],
  ["uitvoer", "out"],
  ["output", "out"],
  ["codeboek", "codebook"],
  ["kleuren", "colors"],
  ["colours", "colors"],
  ["lettertypes", "fonts"],
  ["gebeurtenissen", "events"],
  ["correcties", "corrections"],
  ["reden", "reason"],
  ["cijfers", "figures"],
  ["periode", "period"],
  ["woorden", "woordenlijst"],
  ["words", "woordenlijst"],
  ["spelling", "woordenlijst"],
  ["team", "organisation"],
  ["naam", "organisation"],
  ["url", "website"],
  ["webpagina", "webpage"],
  ["toegankelijkheid", "accessibility"],
  ["verklaring", "statement"],
  ["toegankelijkheidsverklaring", "statement"],
  ["data", "dataset"],
  ["uitgever", "publisher"],
  ["licentie", "licence"],
  ["license", "licence"],
  ["thema", "themes"],
  ["frequentie", "frequency"],
  ["trefwoorden", "keywords"],
  ["datum", "date"],
  ["brief", "letter"],
  ["tekst", "label"],
  ["publicatiedatum", "publishedOn"],
  ["contactdetails", "contactgegevens"],
]);

/**
 * The names that are allowed after the first of `keys`. Without keys, the names at the top level.
 */
export function settingsAt([first]: Keys): readonly string[] {
  if (first === undefined) return TOP;
  return Object.hasOwn(WITHIN, String(first)) ? (WITHIN[String(first)] ?? []) : [];
}

/** The name among `known` that a misspelt name most likely means. Undefined if none is near. */
export function nearestSetting(key: string, known: readonly string[]): string | undefined {
  const folded = key.trim().toLowerCase();
  const isSame = (name: string): boolean => name.toLowerCase() === folded;
  const meant = MEANING.get(folded);
  const group = Object.keys(WITHIN).find((name) => WITHIN[name]?.some(isSame) === true);
  if (known === TOP && group !== undefined && !TOP.some(isSame)) return `${key} onder ${group}`;
  return (
    known.find(isSame) ??
    (meant !== undefined && known.includes(meant) ? meant : closestTerm(key, known))
  );
}
