import { firstLost, firstUnprintable } from "../../language/printable.ts";
import { NOUNS, type Noun } from "../../language/words.ts";

/** Nouns that a writer may count, in addition to those of the report itself. */
const OTHER_NOUNS: readonly Noun[] = [
  { singular: "antwoord", plural: "antwoorden" },
  { singular: "brief", plural: "brieven" },
  { singular: "broer", plural: "broers" },
  { singular: "collega", plural: "collega’s" },
  { singular: "dochter", plural: "dochters" },
  { singular: "gemeente", plural: "gemeenten" },
  { singular: "gesprek", plural: "gesprekken" },
  { singular: "instelling", plural: "instellingen" },
  { singular: "jongere", plural: "jongeren" },
  { singular: "klacht", plural: "klachten" },
  { singular: "maand", plural: "maanden" },
  { singular: "maatregel", plural: "maatregelen" },
  { singular: "melding", plural: "meldingen" },
  { singular: "moeder", plural: "moeders" },
  { singular: "ouder", plural: "ouders" },
  { singular: "plaatsing", plural: "plaatsingen" },
  { singular: "pleeggezin", plural: "pleeggezinnen" },
  { singular: "procesbegeleider", plural: "procesbegeleiders" },
  { singular: "reden", plural: "redenen" },
  { singular: "regio", plural: "regio’s" },
  { singular: "resultaat", plural: "resultaten" },
  { singular: "stap", plural: "stappen" },
  { singular: "uithuisplaatsing", plural: "uithuisplaatsingen" },
  { singular: "vader", plural: "vaders" },
  { singular: "vraag", plural: "vragen" },
  { singular: "week", plural: "weken" },
  { singular: "zoon", plural: "zonen" },
  { singular: "zus", plural: "zussen" },
];

const ALL: readonly Noun[] = [
  ...Object.values(NOUNS),
  { singular: "mens", plural: "mensen" },
  { singular: "analyse", plural: "analyses" },
  ...OTHER_NOUNS,
];

/**
 * Both forms of a noun as a writer gives them: "lopend traject/lopende trajecten". Only words are
 * allowed: a number would have no origin, and a sign could hide a text from the checks.
 */
const BOTH = /^\s*([\p{L}\p{M}'’ -]+?)\s*\/\s*([\p{L}\p{M}'’ -]+?)\s*$/u;

/** True for a word with letters that the print can show. */
function isPrintable(word: string): boolean {
  return /\p{L}/u.test(word) && firstLost(word) < 0 && firstUnprintable(word) < 0;
}

/**
 * The noun that a writer means by one of its forms, or gives in both forms. Undefined for another
 * word.
 */
export function nounOf(written: string): Noun | undefined {
  const [, singular, plural] = BOTH.exec(written) ?? [];
  if (singular !== undefined && plural !== undefined) {
    return [singular, plural].every(isPrintable) ? { singular, plural } : undefined;
  }
  const word = written.trim().toLowerCase().replaceAll("'", "’");
  // The singular of "mensen" is "persoon".
  if (word === "mens") return NOUNS.person;
  return ALL.find((noun) =>
    [noun.singular, noun.plural].some((form) => form.replaceAll("'", "’") === word),
  );
}

/** The singulars of the nouns that `nounOf` knows. */
export const KNOWN_NOUNS: readonly string[] = ALL.map(({ singular }) => singular);
