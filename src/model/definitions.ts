import { fileNames, hrefOf } from "./file-names.ts";
import type { ReportModel } from "./report-model.ts";

/** The place in a report where the definition of a figure stands: "definitie-children-returned". */
export function definitionPlace(figure: string): string {
  return `definitie-${figure.replaceAll(".", "-")}`;
}

/** Where a report stands as a web page; null where it stands nowhere. */
export function webpageOf({ webpage }: Pick<ReportModel, "webpage">): string | null {
  return webpage?.find(({ target }) => target !== undefined)?.target ?? null;
}

/**
 * Tells the address of a figure's definition: on the web page of the report, or in its HTML file
 * where it stands nowhere. Null for a figure that the report does not define.
 */
export function definitionAddresses(model: ReportModel): (figure: string) => string | null {
  const page = webpageOf(model) ?? hrefOf(model, fileNames(model).html);
  const places = new Set(
    model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "terms" ? block.items : []))
      .flatMap(({ place }) => place ?? []),
  );
  return (figure) => {
    const place = definitionPlace(figure);
    return places.has(place) ? `${page}#${place}` : null;
  };
}
