import { fileNames, hrefOf } from "./file-names.ts";
import type { ReportModel, Section } from "./report-model.ts";

/** Returns the id of a figure's definition within a report: "definitie-children-returned". */
export function definitionId(figure: string): string {
  return `definitie-${figure.replaceAll(".", "-")}`;
}

/** Returns the address of a report as a web page; null if it has none. */
export function webpageOf({ webpage }: Pick<ReportModel, "webpage">): string | null {
  return webpage?.find(({ target }) => target !== undefined)?.target ?? null;
}

/**
 * Returns a function that gives the address of a figure's definition: on the report's web page, or
 * in its HTML file if there is no web page. It returns null for a figure that the report does not
 * define.
 */
export function definitionAddresses(model: ReportModel): (figure: string) => string | null {
  const page = webpageOf(model) ?? hrefOf(model, fileNames(model).html);
  const defined = new Set(
    model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "terms" ? block.items : []))
      .flatMap(({ id }) => id ?? []),
  );
  return (figure) => {
    const id = definitionId(figure);
    return defined.has(id) ? `${page}#${id}` : null;
  };
}

/**
 * Returns the sections with an id for the first of equal definitions only: a document type may list
 * a definition twice.
 */
export function withDistinctDefinitions(sections: readonly Section[]): Section[] {
  const known = new Set<string>();
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.type !== "terms") return block;
      const items = block.items.map(({ id, ...item }) => {
        if (id === undefined || known.has(id)) return item;
        known.add(id);
        return { ...item, id };
      });
      return { ...block, items };
    }),
  }));
}
