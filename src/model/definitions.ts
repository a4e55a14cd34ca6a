import { fileNames, hrefOf } from "./file-names.ts";
import type { ReportModel, Section } from "./report-model.ts";

/** The id of a figure's definition within a report: "definitie-children-returned". */
export function definitionId(figure: string): string {
  return `definitie-${figure.replaceAll(".", "-")}`;
}

/** The address of a report as a web page. Null where it has none. */
export function webpageOf({ webpage }: Pick<ReportModel, "webpage">): string | null {
  return webpage?.find(({ target }) => target !== undefined)?.target ?? null;
}

/**
 * A function that gives the address of a figure's definition: on the web page of the report, or in its
 * HTML file where it has none. It gives null for a figure that the report does not define.
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

/** The sections with ids for first definitions only: a document type may list a definition twice. */
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
