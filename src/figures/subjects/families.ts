import { answersOf } from "../../codebook/codebook.ts";
import type { FigureDefinition } from "../definition.ts";
import { tallyRows } from "../tallies.ts";

const NOT_YET_SEEN = "nog_niet_in_beeld";

/** Who is supported, and what the families look like. */
export const FAMILY_FIGURES: readonly FigureDefinition[] = [
  {
    id: "people.bySupported",
    kind: "breakdown",
    measure: "stock",
    sensitive: true,
    unit: "aanmeldingen",
    label: "Wie wordt ondersteund",
    definition: "Het aantal aanmeldingen naar wie in het gezin de ondersteuning krijgt.",
    columns: ["ondersteunde"],
    relations: [{ kind: "addsUp", unknown: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) =>
      tallyRows(answersOf(codebook, "ondersteunde", { withUnknown: true }), (row, tick) =>
        tick(row.ondersteunde ?? NOT_YET_SEEN),
      ),
  },
  {
    id: "families.byComposition",
    kind: "breakdown",
    measure: "stock",
    sensitive: true,
    unit: "aanmeldingen",
    label: "Samenstelling van het gezin",
    definition: "Het aantal aanmeldingen naar de samenstelling van het gezin.",
    columns: ["gezinssamenstelling"],
    relations: [{ kind: "addsUp", unknown: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) =>
      tallyRows(answersOf(codebook, "gezinssamenstelling", { withUnknown: true }), (row, tick) =>
        tick(row.gezinssamenstelling ?? NOT_YET_SEEN),
      ),
  },
  {
    id: "families.byCustody",
    kind: "breakdown",
    measure: "stock",
    sensitive: true,
    unit: "aanmeldingen",
    label: "Gezag over de kinderen",
    definition:
      "Het aantal aanmeldingen naar wie het gezag over de kinderen heeft. Per gezin zijn meer antwoorden mogelijk.",
    columns: ["gezag"],
    relations: [{ kind: "severalAnswers", alone: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) =>
      tallyRows(answersOf(codebook, "gezag", { withUnknown: true }), (row, tick) => {
        if (row.gezag.length === 0) tick(NOT_YET_SEEN);
        for (const code of row.gezag) tick(code);
      }),
  },
];
