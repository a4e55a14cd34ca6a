import { holdsOn, type Redefinition } from "../codebook/redefinitions.ts";
import type { FigureDefinition } from "./definition.ts";
import { CHILDREN_FIGURES } from "./subjects/children.ts";
import { FAMILY_FIGURES } from "./subjects/families.ts";
import { PLACEMENT_FIGURES } from "./subjects/placements.ts";
import { REGISTRATION_FIGURES } from "./subjects/registrations.ts";
import { FIRST_CONTACT_FIGURES, RESPONSE_TIME_FIGURES } from "./subjects/response-times.ts";
import { RESULT_FIGURES, SUPPORT_FIGURES } from "./subjects/support.ts";
import { STATUS_FIGURES } from "./subjects/status.ts";
import { WAITING_TIME_FIGURES } from "./subjects/waiting-times.ts";

/** Every figure that the tool computes. The order is that of figures.json, and never changes. */
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

/** The entry of a figure. Throws where the catalogue has no such figure: a bug. */
export function figureOf(id: string): FigureDefinition {
  const found = CATALOGUE.find((figure) => figure.id === id);
  if (found === undefined) throw new Error(`no figure ${id} in the catalogue`);
  return found;
}

/** True for a stock whose change is the number of another figure, a flow. */
export function changesByFlow({ id, relations }: FigureDefinition): boolean {
  return (
    relations.some(({ kind }) => kind === "growsBy") ||
    CATALOGUE.some((flow) =>
      flow.relations.some((one) => one.kind === "flowInto" && one.stock === id),
    )
  );
}

/**
 * What a figure counts exactly, in Dutch, as it was defined on a day (`jjjj-mm-dd`). The first
 * redefinition after that day says what it counted until then, where it says so.
 */
export function definitionOn(
  id: string,
  day: string,
  redefinitions: readonly Redefinition[],
): string {
  const later = redefinitions.find(({ figure, from }) => figure === id && !holdsOn(day, from));
  return later?.before ?? figureOf(id).definition;
}
