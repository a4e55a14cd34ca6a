import { holdsOn, type Redefinition } from "../codebook/column.ts";
import type { FigureDefinition } from "./definition.ts";
import { CHILDREN_FIGURES, PLACEMENT_FIGURES } from "./subjects/children.ts";
import { FAMILY_FIGURES, RESULT_FIGURES, SUPPORT_FIGURES } from "./subjects/support.ts";
import {
  FIRST_CONTACT_FIGURES,
  REGISTRATION_FIGURES,
  RESPONSE_TIME_FIGURES,
} from "./subjects/registrations.ts";
import { STATUS_FIGURES, WAITING_TIME_FIGURES } from "./subjects/trajectories.ts";

/**
 * Every figure that the tool computes, in the order of figures.json, which never changes.
 *
 * To add a figure, add one entry to the list of its subject in `subjects/`. `FigureDefinition` in
 * `definition.ts` describes the fields; `tallies.ts` contains the usual ways to count.
 * - The id is public and never changes.
 * - If a small number of the figure could identify a family, `sensitive` must be true.
 * - `relations` must contain every link with other figures, because protection knows no others.
 *
 * This one entry is enough for figures.json, the CSV file, protection and `report explain`. A
 * breakdown also needs the name of its sheet, in the messages of the workbook. A document shows the
 * figure after a block or a template names its id.
 */
export const CATALOGUE: readonly FigureDefinition[] = [
  ...REGISTRATION_FIGURES,
  ...STATUS_FIGURES,
  ...RESPONSE_TIME_FIGURES,
  ...WAITING_TIME_FIGURES,
  ...FIRST_CONTACT_FIGURES,
  ...FAMILY_FIGURES,
  ...CHILDREN_FIGURES,
  ...PLACEMENT_FIGURES,
  ...SUPPORT_FIGURES,
  ...RESULT_FIGURES,
];

/** Returns the entry of a figure. Throws if the catalogue has no such figure, which is a bug. */
export function figureOf(id: string): FigureDefinition {
  const found = CATALOGUE.find((figure) => figure.id === id);
  if (found === undefined) throw new Error(`no figure ${id} in the catalogue`);
  return found;
}

/** Returns true for a stock whose changes another figure, a flow, shows. */
export function changesByFlow({ id, relations }: FigureDefinition): boolean {
  return (
    relations.some(({ kind }) => kind === "growsBy") ||
    CATALOGUE.some((flow) =>
      flow.relations.some((one) => one.kind === "flowInto" && one.stock === id),
    )
  );
}

/**
 * Returns what exactly a figure counts, in Dutch, as defined on a day (`jjjj-mm-dd`). The first
 * redefinition after that day can contain the definition that was used before it.
 */
export function definitionOn(
  id: string,
  day: string,
  redefinitions: readonly Redefinition[],
): string {
  const later = redefinitions.find(({ figure, from }) => figure === id && !holdsOn(day, from));
  return later?.before ?? figureOf(id).definition;
}

/** Returns the words of a figure as defined on a day (`jjjj-mm-dd`), with all its redefinitions. */
export function descriptionOn(
  { id, measure, label, unit }: FigureDefinition,
  day: string,
  redefinitions: readonly Redefinition[],
) {
  const ofFigure = redefinitions.filter(({ figure }) => figure === id);
  return {
    measure,
    label,
    unit,
    definition: definitionOn(id, day, redefinitions),
    ...(ofFigure.length === 0
      ? {}
      : { redefinitions: ofFigure.map(({ from, change, before }) => ({ from, change, before })) }),
  };
}
