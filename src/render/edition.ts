import type { Block, ReportModel, Section } from "../document/report-model.ts";

/**
 * What the report is read on. A print names pages: `pages` holds the page of each element that a
 * link in the report leads to, by its id, and is undefined as long as nothing has been printed.
 */
export type Edition =
  | { readonly medium: "screen" }
  | { readonly medium: "print"; readonly pages: ReadonlyMap<string, number> | undefined };

/** Stands where the page is not known yet; most numbers of pages are as wide. */
const UNKNOWN_PAGE = "00";

/** The page of an element as text. Throws on a screen, and for an id that no link leads to. */
export function pageOf(id: string, edition: Edition): string {
  if (edition.medium === "screen") throw new Error(`the page of #${id}, on a screen`);
  if (edition.pages === undefined) return UNKNOWN_PAGE;
  const page = edition.pages.get(id);
  if (page === undefined) throw new Error(`the page of #${id}, to which no link leads`);
  return String(page);
}

/**
 * The sections of an edition: on a screen each chart has its table at hand, and the tables at the
 * end are left out, with the section that held nothing else.
 */
export function sectionsIn({ sections }: ReportModel, { medium }: Edition): readonly Section[] {
  if (medium === "print") return sections;
  const kept = sections
    .map((section) => ({
      ...section,
      blocks: section.blocks.filter(({ type }) => type !== "chartTables"),
    }))
    .filter(({ blocks }) => blocks.length > 0);
  const ids = new Set(kept.map(({ id }) => id));
  const withoutLeftOut = (block: Block): Block =>
    block.type === "contents"
      ? { ...block, items: block.items.filter(({ id }) => ids.has(id)) }
      : block;
  return kept.map((section) => ({ ...section, blocks: section.blocks.map(withoutLeftOut) }));
}

/** The sections that run on from column to column; one that starts a page starts another flow. */
export function flowsOf(sections: readonly Section[]): readonly (readonly Section[])[] {
  const flows: Section[][] = [];
  for (const section of sections) {
    const open = flows.at(-1);
    if (open === undefined || section.startsPage) flows.push([section]);
    else open.push(section);
  }
  return flows;
}
