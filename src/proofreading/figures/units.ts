import { NOUNS, type Noun } from "../../language/words.ts";

/** What numbers count: only numbers of the same are compared. */
export type Unit = "rows" | "children" | "days" | "regions" | "percent";

/** The units of the figures, each by what it counts. Steps are steps in trajecten, a row each. */
const UNITS: Readonly<Record<string, Unit>> = {
  aanmeldingen: "rows",
  stappen: "rows",
  kinderen: "children",
  dagen: "days",
  "jeugdzorgregio's": "regions",
};

/** What a figure counts; undefined of a unit that texts do not name. */
export function unitOf(unit: string): Unit | undefined {
  return UNITS[unit];
}

/** A word behind a number that says what is counted. */
export interface CountedNoun {
  /** In small letters, as it is typed. */
  readonly pattern: string;
  readonly unit: Unit;
  /** What a woven figure is told to count with; null where the language of woven figures has none. */
  readonly noun: Noun | null;
  /** Only these figures count it. */
  readonly only?: RegExp;
  /** Texts count other things with it too: it counts only in a sentence with one of these words. */
  readonly beside?: RegExp;
}

const REGISTERED =
  /aanmeld|aangemeld|meld(?:den?|t|en)?\b|gemeld|ondersteun|wacht|traject|brief|welkomstgesprek|contact/i;
const WAITED = /wacht|mediaan|gemiddeld|doorlooptijd|duur(?:t|de|den)?\b|geduurd|de helft/i;

/** The nouns that the report counts, and what texts call them too. */
export const COUNTED: readonly CountedNoun[] = [
  { pattern: "aanmelding(?:en)?", unit: "rows", noun: NOUNS.registration },
  { pattern: "(?:eenouder)?gezin(?:nen)?", unit: "rows", noun: NOUNS.family },
  { pattern: "traject(?:en)?", unit: "rows", noun: NOUNS.trajectory },
  {
    pattern: "mensen|perso(?:on|nen)",
    unit: "rows",
    noun: NOUNS.person,
    beside: REGISTERED,
  },
  { pattern: "ouders?|moeders?|vaders?", unit: "rows", noun: null, beside: REGISTERED },
  { pattern: "kind(?:eren)?", unit: "children", noun: NOUNS.child },
  {
    pattern: "(?:verklarende )?analyses?",
    unit: "rows",
    noun: NOUNS.analysis,
    only: /^analyses\./,
  },
  { pattern: "jeugdzorgregio(?:['’]s)?", unit: "regions", noun: NOUNS.region },
  { pattern: "dag(?:en)?", unit: "days", noun: NOUNS.day, beside: WAITED },
];
