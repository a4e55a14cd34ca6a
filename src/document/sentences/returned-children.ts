import { NOUNS, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import { shownChange } from "../changes.ts";
import { type Count, countWithNoun, type ShownCount } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { endOf, overThisPeriod } from "../period-words.ts";
import { heldNote, notShown } from "../withheld.ts";

const CHILDREN = "children.returned";
const FAMILIES = "children.returnedFamilies";

/** A result is recorded on one day. Whether the child still lives at home is not known. */
export const RETURNED_SENTENCES: SentenceEntries = {
  "children.returned": (material) => {
    const { facts } = material;
    const children = facts.shownCount(CHILDREN);
    const families = facts.shownCount(FAMILIES);
    if (children?.value === 0 || families?.value === 0) return null;
    if (children === null && families === null) {
      return facts.isWithheld(CHILDREN)
        ? notShown("Hoeveel kinderen terug naar huis gingen", facts.originOf(`${CHILDREN}.value`))
        : null;
    }
    const isOneDay = children?.asOf?.text === families?.asOf?.text;
    const text =
      children === null
        ? familiesOnly(families)
        : families === null || isOneDay
          ? went(children, families)
          : joinTexts([went(children, null), familiesOfOtherDay(families)]);
    const change = before(material) ?? inPeriod(facts, families);
    return say`${joinTexts([text, change])}${heldNote([children, families], CHILDREN, facts)}`;
  },
};

/** "36 kinderen uit 25 gezinnen gingen terug naar huis." Both numbers are of the same day. */
function went({ asOf, ...children }: ShownCount, families: ShownCount | null): Text {
  const from =
    families === null ? [] : say` uit ${countWithNoun(withoutDay(families), NOUNS.family)}`;
  const whom = say`${countWithNoun(children, NOUNS.child)}${from}`;
  const { value } = children;
  return asOf === null
    ? say`${whom} ${verbFor(value, "ging", "gingen")} terug naar huis.`
    : say`${capitalised([asOf])} ${verbFor(value, "was", "waren")} ${whom} terug naar huis gegaan.`;
}

function familiesOnly(families: ShownCount | null): Text {
  if (families === null) return [];
  const whom = say`uit ${countWithNoun(withoutDay(families), NOUNS.family)}`;
  return families.asOf === null
    ? say`${capitalised(whom)} gingen een of meer kinderen terug naar huis.`
    : say`${capitalised([families.asOf])} waren ${whom} een of meer kinderen terug naar huis gegaan.`;
}

function familiesOfOtherDay(families: ShownCount): Text {
  const about = say`het om kinderen uit ${countWithNoun(withoutDay(families), NOUNS.family)}`;
  return families.asOf === null
    ? say`Inmiddels gaat ${about}.`
    : say`${capitalised([families.asOf])} ging ${about}.`;
}

/**
 * "Eind januari waren dat er 19, uit 14 gezinnen." Null if the comparison withholds the difference.
 */
function before(material: Material): Text | null {
  const { facts, previous } = material;
  const children = shownChange(material, CHILDREN);
  // A number that fell was corrected. The sentence about revisions says so.
  if (previous === null || children === null || children.difference < 0) return null;
  const when = capitalised(endOf(previous, facts));
  if (children.difference === 0) return say`Dat zijn er evenveel als ${endOf(previous, facts)}.`;
  if (children.before.value === 0) return say`${when} was er nog geen kind terug naar huis gegaan.`;
  const families = shownChange(material, FAMILIES);
  const verb = verbFor(children.before.value, "was", "waren");
  return families === null
    ? say`${when} ${verb} dat ${countWithNoun(children.before, NOUNS.child)}.`
    : say`${when} ${verb} dat er ${children.before.run}, uit ${countWithNoun(families.before, NOUNS.family)}.`;
}

/** "De afgelopen drie maanden ging het om 7 gezinnen." Null if the number is 0 or withheld. */
function inPeriod(facts: Facts, families: ShownCount | null): Text | null {
  const now = facts.category("results.inPeriodByResult", "terugplaatsing_kinderen");
  if (now === null || now.value === 0) return null;
  if (families === null || families.asOf !== null || now.value >= families.value) return null;
  return say`${capitalised(plain(overThisPeriod(facts)))} ging het om ${countWithNoun(now, NOUNS.family)}.`;
}

function withoutDay({ value, run, isLowerBound }: ShownCount): Count {
  return { value, run, isLowerBound };
}
