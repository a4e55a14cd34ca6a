import * as fc from "fast-check";

/** One of the characters of a text. */
export function oneOf(characters: string): fc.Arbitrary<string> {
  return fc.constantFrom(...characters.split(""));
}
