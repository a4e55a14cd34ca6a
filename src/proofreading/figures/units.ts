import { NOUNS, type Noun } from "../../language/words.ts";

/** What a number counts. Only numbers with the same unit are compared. */
export type Unit = "rows" | "children" | "days" | "regions" | "percent";

/** The unit of each kind of figure. A step is a step of a trajectory, which is one row. */
const UNITS: Readonly<Record<string, Unit>> = {
  aanmeldingen: "rows",
  stappen: "rows",
  kinderen: "children",
  dagen: "days",
  "jeugdzorgregio's": "regions",
};

/** What a figure counts; undefined for a unit that texts do not name. */
export function unitOf(unit: string): Unit | undefined {
  return UNITS[unit];
}

/** A noun after a number, which names what is counted. */
export interface CountedNoun {
  /** In lower case, as typed. */
  readonly pattern: string;
  readonly unit: Unit;
  /** The noun for the call of a figure; null if calls do not know the noun. */
  readonly noun: Noun | null;
  /** The figures that count it. Without this, all figures of the unit do. */
  readonly only?: RegExp;
  /**
   * Texts also use the noun for other things. It counts only in a sentence with one of these words.
   */
  readonly beside?: RegExp;
}

const REGISTERED =
  /aanmeld|aangemeld|meld(?:den?|t|en)?\b|gemeld|ondersteun|wacht|traject|brief|welkomstgesprek|contact/i;
const WAITED = /wacht|mediaan|gemiddeld|doorlooptijd|duur(?:t|de|den)?\b|geduurd|de helft/i;

/** The nouns for what the report counts, with the other words that texts use for it. */
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
