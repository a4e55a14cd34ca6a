import { type FigureDefinition, PROTECTED_ROWS } from "../definition.ts";
import { tallyAnswers } from "../tallies.ts";

const NOT_YET_SEEN = "nog_niet_in_beeld";

/** The figures about who is supported, and the composition of the families. */
export const FAMILY_FIGURES: readonly FigureDefinition[] = [
  {
    id: "people.bySupported",
    ...PROTECTED_ROWS,
    label: "Wie wordt ondersteund",
    definition: "Wie de ondersteuning krijgt, bijvoorbeeld de moeder, beide ouders of een kind.",
    columns: ["ondersteunde"],
    relations: [{ kind: "addsUp", unknown: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "ondersteunde", NOT_YET_SEEN),
  },
  {
    id: "families.byComposition",
    ...PROTECTED_ROWS,
    label: "Samenstelling van het gezin",
    definition: "Wie er samen het gezin vormen.",
    columns: ["gezinssamenstelling"],
    relations: [{ kind: "addsUp", unknown: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "gezinssamenstelling", NOT_YET_SEEN),
  },
  {
    id: "families.byCustody",
    ...PROTECTED_ROWS,
    label: "Gezag over de kinderen",
    definition:
      "Wie het gezag heeft, en over welke kinderen. Bij een gezin kan meer dan één antwoord horen.",
    columns: ["gezag"],
    relations: [{ kind: "severalAnswers", alone: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "gezag", NOT_YET_SEEN),
  },
];
