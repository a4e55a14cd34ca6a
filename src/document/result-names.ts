import type { PublishedCategory } from "../disclosure/published-figures.ts";
import { wordsWrittenFor } from "./ranking.ts";

/** What results are called, where their labels need other words. */
const RESULT_NAMES: Readonly<Record<string, string>> = {
  regie_hervonden: "Zelf weer de regie",
  relatie_jeugdbescherming_verbeterd: "Relatie met jeugdbescherming verbeterd",
  relatie_gemeente_verbeterd: "Relatie met gemeente verbeterd",
  terugplaatsing_kinderen: "Kinderen terug naar huis",
  contact_kinderen_hersteld: "Contact met kinderen hersteld",
  familierelatie_hersteld: "Relatie met familieleden hersteld",
};

/** The result by the name that readers get. */
export function namedResult(result: PublishedCategory): PublishedCategory {
  return { ...result, label: wordsWrittenFor(result, RESULT_NAMES) ?? result.label };
}
