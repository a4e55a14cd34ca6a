/** Joins parts as a Dutch list: "a", "a en b", "a, b en c". It has no comma before "en". */
export function listOf(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined) return "";
  const before = parts.slice(0, -1);
  return before.length === 0 ? last : `${before.join(", ")} en ${last}`;
}

/** A choice as a Dutch list: "a", "a of b", "a, b of c"; empty without parts. */
export function oneOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} of ${last}`;
}

/** A noun in its two forms. */
export interface Noun {
  readonly singular: string;
  readonly plural: string;
}

/** The nouns that the report counts. */
export const NOUNS = {
  registration: { singular: "aanmelding", plural: "aanmeldingen" },
  person: { singular: "persoon", plural: "mensen" },
  family: { singular: "gezin", plural: "gezinnen" },
  child: { singular: "kind", plural: "kinderen" },
  trajectory: { singular: "traject", plural: "trajecten" },
  region: { singular: "jeugdzorgregio", plural: "jeugdzorgregio's" },
  analysis: { singular: "verklarende analyse", plural: "verklarende analyses" },
  row: { singular: "regel", plural: "regels" },
  day: { singular: "dag", plural: "dagen" },
} as const satisfies Record<string, Noun>;

/** The form that goes with `count`: "1 gezin", "0 gezinnen", "25 gezinnen". */
export function nounFor(noun: Noun, count: number): string {
  return count === 1 ? noun.singular : noun.plural;
}

/** The form of a verb for `count`: "is 1 gezin", "zijn 25 gezinnen". */
export function verbFor(count: number, singular: string, plural: string): string {
  return count === 1 ? singular : plural;
}

/**
 * Returns the text with its first letter in lower case, for a label within a sentence: "(mentale)
 * klachten".
 */
export function uncapitalised(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toLowerCase());
}

/** The words that replace a number in print, alt text and tables. */
export const NOT_SHOWN = "niet getoond";
export const NOT_APPLICABLE = "n.v.t.";
export const NOT_AVAILABLE = "niet beschikbaar";
