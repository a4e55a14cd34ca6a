import type { DocumentType } from "../document-type/document-type.ts";
import { NOT_SHOWN } from "../language/words.ts";
import type { Block, Section } from "../model/report-model.ts";
import { NOT_SHOWN_CLAUSE } from "./withheld.ts";

/** Numbers the sections and their subheadings: 4, 4.1, 4.2. */
export function withNumbers(sections: readonly Section[]): readonly Section[] {
  return sections.map(({ title, blocks, ...section }, index) => {
    let within = 0;
    return {
      ...section,
      title: `${index + 1} ${title}`,
      blocks: blocks.map((block) => {
        if (block.type !== "subheading") return block;
        within += 1;
        return { ...block, title: `${index + 1}.${within} ${block.title}` };
      }),
    };
  });
}

/** True if a text in the blocks says that a number is not shown. */
export function hidesNumbers(blocks: readonly Block[]): boolean {
  const written = JSON.stringify(blocks);
  return [NOT_SHOWN, NOT_SHOWN_CLAUSE].some((words) => written.includes(`"text":"${words}"`));
}

/** Removes subheadings that have no block below them. */
export function withoutBareSubheadings(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    const next = blocks[index + 1];
    return block.type !== "subheading" || (next !== undefined && next.type !== "subheading");
  });
}

/**
 * Removes lists that would be empty: the contents in the last section, and the tables of charts if
 * there are no charts.
 */
export function withoutEmptyLists(sections: readonly Section[]): Section[] {
  const hasCharts = sections.some(({ blocks }) => blocks.some(({ type }) => type === "chart"));
  return sections
    .filter((section) => hasCharts || !isOnlyChartTables(section))
    .map((section, index, all) => ({
      ...section,
      blocks: withoutBareSubheadings(
        section.blocks.filter(
          ({ type }) =>
            (type !== "contents" || index < all.length - 1) &&
            (type !== "chartTables" || hasCharts),
        ),
      ),
    }))
    .filter(({ blocks }) => blocks.length > 0);
}

function isOnlyChartTables({ blocks }: Section): boolean {
  return blocks.every(({ type }) => type === "chartTables");
}

/**
 * Inserts the correction behind the first section, and at the end of a short or numbered document.
 */
export function withCorrection(
  sections: readonly Section[],
  correction: Section,
  { mostPages, numbered }: DocumentType,
): Section[] {
  const place = mostPages === null && !numbered ? 1 : sections.length;
  return [...sections.slice(0, place), correction, ...sections.slice(place)];
}

/** True if the PDF would contain only lists of the other contents. */
export function isBlank(sections: readonly Section[], { sections: places }: DocumentType): boolean {
  const inPrint = new Set(places.filter((one) => one.inPrint).map(({ id }) => id));
  return sections
    .filter(({ id }) => inPrint.has(id))
    .every(({ blocks }) => blocks.every(({ type }) => LISTING_BLOCKS.has(type)));
}

const LISTING_BLOCKS: ReadonlySet<Block["type"]> = new Set([
  "contents",
  "chartTables",
  "subheading",
]);
