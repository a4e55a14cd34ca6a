import { narrativePlaces } from "../../src/document-type/document-type.ts";
import { ownType } from "../document-types.ts";
import type { OpenSource } from "../../src/monitor/source.ts";
import type { LayoutCase } from "../layout/samples.ts";
import { narrativeOf } from "./narrative-of.ts";
import { HEADINGS, LANGUAGES, LISTS, notes, QUOTES, tableOf, WITHIN_LINES } from "./stress-text.ts";

/**
 * A narrative with everything that one may contain. A table over several pages is in its second
 * section.
 */
const TEXTS = [
  WITHIN_LINES,
  [HEADINGS, tableOf(95), "Na de tabel."].join("\n\n"),
  notes(44),
  LISTS,
  [QUOTES, LANGUAGES].join("\n\n"),
  [LISTS, notes(3), QUOTES].join("\n\n"),
  [tableOf(3), HEADINGS, tableOf(12)].join("\n\n"),
];

export const STRESS_NAME = "everything at once";

/** The structure that such a report must at least have. */
export const STRESS_TYPES =
  "Document Sect Div H1 H2 H3 H4 H5 H6 P BlockQuote TOC TOCI L LI Lbl LBody Table Caption THead TBody TR TH TD Figure Note Reference Link Code Em Strong Span".split(
    " ",
  );

/** A report with every construct that a narrative and a report may contain. */
export async function stressCase(source: OpenSource): Promise<LayoutCase> {
  const type = await ownType();
  const names = narrativePlaces(type).map(({ name }) => name);
  return {
    name: STRESS_NAME,
    report: {
      source,
      period: "2024-Q1",
      narratives: names.map((name, index) => narrativeOf(name, TEXTS[index] ?? WITHIN_LINES)),
      about: { organisation: "Steunteam Thuis", contact: "Bel ons.", events: [] },
      website: "https://www.voorbeeld.nl/rapporten",
    },
  };
}
