import type { FigureDefinition } from "./definition.ts";
import { CHILDREN_FIGURES } from "./subjects/children.ts";
import { FAMILY_FIGURES } from "./subjects/families.ts";
import { PLACEMENT_FIGURES } from "./subjects/placements.ts";
import { REGISTRATION_FIGURES } from "./subjects/registrations.ts";
import { RESPONSE_TIME_FIGURES } from "./subjects/response-times.ts";
import { RESULT_FIGURES } from "./subjects/results.ts";
import { STATUS_FIGURES } from "./subjects/status.ts";
import { SUPPORT_FIGURES } from "./subjects/support.ts";

/** Every figure that the tool computes. The order is that of figures.json, and never changes. */
export const CATALOGUE: readonly FigureDefinition[] = [
  ...REGISTRATION_FIGURES,
  ...STATUS_FIGURES,
  ...RESPONSE_TIME_FIGURES,
  ...FAMILY_FIGURES,
  ...CHILDREN_FIGURES,
  ...PLACEMENT_FIGURES,
  ...SUPPORT_FIGURES,
  ...RESULT_FIGURES,
];

/** What a figure counts exactly, in Dutch. Throws where the catalogue has no such figure: a bug. */
export function definitionOf(id: string): string {
  const found = CATALOGUE.find((figure) => figure.id === id);
  if (found === undefined) throw new Error(`no figure ${id} in the catalogue`);
  return found.definition;
}
