import type { DrawnCharts } from "../charts/draw-all.ts";
import type { Block, ReportModel, Section } from "../model/report-model.ts";

/** The names of the files that lie beside the report, for links to them. */
export interface FilesBeside {
  readonly pdf: string;
  readonly csv: string;
  readonly json: string;
}

/**
 * What the report is read on. A screen links to the files beside it, and may be narrow. A print
 * names pages: `pages` holds the page of each element that a link in the report leads to, by its
 * id, and is undefined as long as nothing has been printed.
 */
export type Edition =
  | {
      readonly medium: "screen";
      readonly beside: FilesBeside;
      /** The charts as drawn for a narrow screen. */
      readonly narrowCharts: DrawnCharts;
    }
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

/** Where the sections of a document type stand, by their ids; one that it does not know stands in its place. */
export type SectionPlaces = ReadonlyMap<string, SectionPlace>;

export interface SectionPlace {
  /** Begins columns of its own; the style says where, and how many. */
  readonly startsFlow: boolean;
  /** Its pages may end early, as the contents does; others are to be filled. */
  readonly mayLeaveRoom: boolean;
  /** On a screen: in its place, behind the first section, or last. */
  readonly onScreen: "inPlace" | "second" | "last";
}

/** What only a print needs: on a screen the contents stand beside the text, and tables at hand. */
const PRINT_ONLY: ReadonlySet<Block["type"]> = new Set(["contents", "chartTables"]);

/**
 * The sections as a screen shows them: without what only a print needs, and in the order of a
 * screen, where what a print has before the text comes behind its beginning, or last.
 */
export function sectionsOnScreen(
  { sections }: ReportModel,
  places: SectionPlaces,
): readonly Section[] {
  const kept = sections
    .map((section) => ({
      ...section,
      blocks: section.blocks.filter(({ type }) => !PRINT_ONLY.has(type)),
    }))
    .filter(({ blocks }) => blocks.length > 0);
  const placed = (place: SectionPlace["onScreen"]) =>
    kept.filter(({ id }) => (places.get(id)?.onScreen ?? "inPlace") === place);
  const [first, ...others] = placed("inPlace");
  return [
    ...(first === undefined ? [] : [first]),
    ...placed("second"),
    ...others,
    ...placed("last"),
  ];
}

/** A section as it is printed. Blocks that list other parts of the report hold that list. */
export interface PrintedSection extends Omit<Section, "blocks"> {
  readonly mayLeaveRoom: boolean;
  readonly blocks: readonly (Block & {
    /** Of the contents: the sections that it names. */
    readonly items?: unknown;
    /** Of the chart tables: the ids of the charts. */
    readonly charts?: readonly string[];
  })[];
}

/** The sections that run on from column to column; some start another flow. */
export function flowsOf(
  { sections }: ReportModel,
  places: SectionPlaces,
): readonly (readonly PrintedSection[])[] {
  const charts = sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "chart" ? [block.id] : []));
  const flows: PrintedSection[][] = [];
  for (const [index, { id, title, blocks }] of sections.entries()) {
    const { startsFlow = false, mayLeaveRoom = false } = places.get(id) ?? {};
    const section = {
      id,
      title,
      mayLeaveRoom,
      blocks: blocks.map((block) => {
        if (block.type === "contents") return { ...block, items: sections.slice(index + 1) };
        return block.type === "chartTables" ? { ...block, charts } : block;
      }),
    };
    const open = flows.at(-1);
    if (open === undefined || startsFlow) flows.push([section]);
    else open.push(section);
  }
  return flows;
}
