import type { DrawnCharts } from "../charts/draw-all.ts";
import { isWide } from "../charts/kinds.ts";
import type { DocumentSection } from "../document-type/document-type.ts";
import type { Block } from "../model/blocks.ts";
import type { ReportModel, Section } from "../model/report-model.ts";
import type { FilesBeside } from "./page-head.ts";

/** The page of each link target in a print, by the id of the target. */
export type PageNumbers = ReadonlyMap<string, number>;

/**
 * The medium of the report. A screen links to the other files of the report and may be narrow. A print names
 * pages; `pages` is undefined until the first print.
 */
export type Edition =
  | {
      readonly medium: "screen";
      readonly beside: FilesBeside;
      /** The charts as drawn for a narrow screen. */
      readonly narrowCharts: DrawnCharts;
    }
  | { readonly medium: "print"; readonly pages: PageNumbers | undefined };

/** Replaces an unknown page number. Most page numbers have the same width. */
const UNKNOWN_PAGE = "00";

/** The page of an element as text. Throws on a screen, and for an id that is no link target. */
export function pageOf(id: string, edition: Edition): string {
  if (edition.medium === "screen") throw new Error(`a screen has no page number for #${id}`);
  if (edition.pages === undefined) return UNKNOWN_PAGE;
  const page = edition.pages.get(id);
  if (page === undefined) throw new Error(`#${id} has no page number, because no link leads to it`);
  return String(page);
}

// The places of sections.

/**
 * How to place the sections of a document type, by id. A section without an entry stays in its
 * place.
 */
export type SectionPlaces = ReadonlyMap<string, SectionPlace>;

type SectionPlace = Pick<
  DocumentSection,
  "startsFlow" | "inPrint" | "folded" | "mayLeaveRoom" | "onScreen"
>;

/**
 * Blocks for print only: a screen shows the contents beside the text, and tables after the charts.
 */
const PRINT_ONLY: ReadonlySet<Block["type"]> = new Set(["contents", "chartTables"]);

/** True for a block for print only, and for a subheading above such blocks. */
function isPrintOnly(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  if (block === undefined) return false;
  return block.type === "subheading" ? isPrintOnly(blocks, index + 1) : PRINT_ONLY.has(block.type);
}

// Groups of blocks, and sections on a screen.

/** A section as a screen shows it. */
export interface ShownSection extends Omit<Section, "blocks"> {
  readonly folded: boolean;
  readonly groups: readonly BlockGroup[];
}

/** Consecutive blocks of text, and the figure that follows them. */
interface BlockGroup<B extends Block = Block> {
  readonly text: readonly B[];
  readonly figure: B | null;
  /** The paragraph that must stay with a figure in columns, and the text before it. */
  readonly lead?: readonly B[];
  readonly before?: readonly B[];
}

/** Keeps a figure in a column of a print together with the paragraph directly before it. */
function keptTogether<B extends Block>(group: BlockGroup<B>): readonly BlockGroup<B>[] {
  const { text, figure } = group;
  if (figure === null || spansColumns(figure)) return [group];
  if (text.at(-1)?.type !== "paragraph") {
    return [text, [figure]].map((blocks) => ({ text: blocks, figure: null }));
  }
  return [{ ...group, before: text.slice(0, -1), lead: text.slice(-1) }];
}

/** Blocks that can precede a figure. */
const TEXT: ReadonlySet<Block["type"]> = new Set(["paragraph", "list", "terms"]);

/**
 * True for a figure that a screen may show beside its text: a table, or a chart as wide as a
 * column.
 */
function canBeBesideText(block: Block): boolean {
  return block.type === "table" || (block.type === "chart" && !isWide(block));
}

function isFigure({ type }: Block): boolean {
  return type === "chart" || type === "table";
}

/** True for a chart across the columns of a page. It must stay with its text. */
function spansColumns(block: Block): boolean {
  return block.type === "chart" && isWide(block);
}

/** Groups each figure with the text directly before it. `endsGroup` decides which figures. */
function groupsOf<B extends Block>(
  blocks: readonly B[],
  endsGroup: (block: Block) => boolean,
): readonly BlockGroup<B>[] {
  const groups: BlockGroup<B>[] = [];
  let text: B[] = [];
  const close = (figure: B | null): void => {
    if (text.length > 0) groups.push({ text, figure });
    text = [];
  };
  for (const block of blocks) {
    const isText = TEXT.has(block.type) && !(block.type === "paragraph" && block.isLead);
    if (isText) text.push(block);
    else if (endsGroup(block) && text.length > 0) close(block);
    else {
      close(null);
      groups.push({ text: [block], figure: null });
    }
  }
  close(null);
  return groups;
}

/**
 * The sections as a screen shows them: without the blocks for print only, and in the order of a
 * screen.
 */
export function sectionsOnScreen(
  { sections }: ReportModel,
  places: SectionPlaces,
): readonly ShownSection[] {
  const kept = sections
    .map(({ id, title, blocks }) => ({
      id,
      title,
      folded: places.get(id)?.folded ?? false,
      groups: groupsOf(
        blocks.filter((_, index) => !isPrintOnly(blocks, index)),
        canBeBesideText,
      ),
    }))
    .filter(({ groups }) => groups.length > 0);
  const placed = (place: SectionPlace["onScreen"]) =>
    kept.filter(({ id }) => (places.get(id)?.onScreen ?? "inPlace") === place);
  const [first, ...others] = placed("inPlace");
  return [...(first === undefined ? [] : [first]), ...placed("second"), ...others];
}

// Sections in print.

/**
 * A section as it is printed. A block that lists other parts of the report, such as the contents,
 * contains that list.
 */
export interface PrintedSection extends Omit<Section, "blocks"> {
  readonly mayLeaveRoom: boolean;
  readonly groups: readonly BlockGroup<PrintedBlock>[];
}

export type PrintedBlock = Block & {
  /** The sections in the contents. */
  readonly chapters?: readonly Section[];
  /** The ids of the charts in the chart tables. */
  readonly charts?: readonly string[];
};

/** The ids of the sections, charts and chart tables in an edition, which references can lead to. */
export function placesIn(
  model: ReportModel,
  places: SectionPlaces,
  medium: Edition["medium"],
): ReadonlySet<string> {
  const { sections } = model;
  const hasTables = medium === "screen" || hasTablesInPrint(model, places);
  const ids = sections
    .filter(({ id }) => medium === "screen" || isPrinted(id, places))
    .flatMap(({ id, blocks }) => {
      const charts = blocks.flatMap((block) => (block.type === "chart" ? [block.id] : []));
      return [
        id,
        ...charts.map((chart) => `grafiek-${chart}`),
        ...(hasTables ? charts.map((chart) => `tabel-${chart}`) : []),
      ];
    });
  return new Set(ids);
}

/** True if a print contains the numbers of its charts as tables. */
export function hasTablesInPrint({ sections }: ReportModel, places: SectionPlaces): boolean {
  return sections.some(
    ({ id, blocks }) => isPrinted(id, places) && blocks.some(({ type }) => type === "chartTables"),
  );
}

function isPrinted(section: string, places: SectionPlaces): boolean {
  return places.get(section)?.inPrint ?? true;
}

/** The sections of each flow: a sequence of sections that continue from column to column. */
export function flowsOf(
  { sections }: ReportModel,
  places: SectionPlaces,
): readonly (readonly PrintedSection[])[] {
  const printed = sections.filter(({ id }) => isPrinted(id, places));
  const charts = printed
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "chart" ? [block.id] : []));
  const starts = flowStarts(printed, places);
  const flows: PrintedSection[][] = [];
  for (const [index, { id, title, blocks }] of printed.entries()) {
    const printedBlocks = blocks.map((block): PrintedBlock => {
      if (block.type === "contents") {
        const following = printed.slice(index + 1);
        const isOfAll = block.of === undefined;
        return { ...block, chapters: isOfAll ? following : chaptersIn(following, starts) };
      }
      return block.type === "chartTables" ? { ...block, charts } : block;
    });
    const mayLeaveRoom = places.get(id)?.mayLeaveRoom ?? false;
    const section = {
      id,
      title,
      mayLeaveRoom,
      groups: groupsOf(printedBlocks, isFigure).flatMap(keptTogether),
    };
    const open = flows.at(-1);
    if (open === undefined || starts.has(id)) flows.push([section]);
    else open.push(section);
  }
  return flows;
}

/** The sections that begin a flow; all sections if none does. */
function chaptersIn(sections: readonly Section[], starts: ReadonlySet<string>): readonly Section[] {
  const chapters = sections.filter(({ id }) => starts.has(id));
  return chapters.length === 0 ? sections : chapters;
}

/**
 * The ids of the sections that begin a flow. If such a section is absent, the next section that is
 * present begins the flow.
 */
function flowStarts(sections: readonly Section[], places: SectionPlaces): ReadonlySet<string> {
  const present = new Set(sections.map(({ id }) => id));
  const starts = new Set<string>();
  let isDue = false;
  for (const [id, { startsFlow }] of places) {
    isDue ||= startsFlow;
    if (!isDue || !present.has(id)) continue;
    starts.add(id);
    isDue = false;
  }
  return starts;
}

// Chapters in print.

/** Groups of blocks in columns, or one group as wide as the page. */
interface Segment {
  readonly isWide: boolean;
  readonly groups: readonly BlockGroup<PrintedBlock>[];
}

/** A flow as a chapter: the segments of its first section, and the sections after it. */
export interface Chapter {
  readonly first: PrintedSection;
  readonly segments: readonly Segment[];
  /** The sections after the first continue in the columns of this segment. */
  readonly last: Segment;
  readonly others: readonly PrintedSection[];
}

/**
 * Makes a chapter of a flow. Columns end before a block as wide as the page and begin again below
 * it, because Chromium breaks pages badly around blocks that span columns.
 */
export function chapterOf([first, ...others]: readonly PrintedSection[]): Chapter {
  if (first === undefined) throw new Error("a flow needs at least one section");
  const segments: { isWide: boolean; groups: BlockGroup<PrintedBlock>[] }[] = [];
  for (const group of first.groups) {
    const isWide = [...group.text, group.figure].some(
      (block) => block !== null && isPageWide(block),
    );
    const open = segments.at(-1);
    if (open === undefined || isWide || open.isWide) segments.push({ isWide, groups: [group] });
    else open.groups.push(group);
  }
  const end = segments.at(-1);
  const last = end === undefined || end.isWide ? { isWide: false, groups: [] } : end;
  return { first, segments: segments.filter((one) => one !== last), last, others };
}

function isPageWide(block: Block): boolean {
  return (
    block.type === "keyFigures" ||
    (block.type === "paragraph" && block.isLead) ||
    spansColumns(block)
  );
}
