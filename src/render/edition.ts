import type { DrawnCharts } from "../charts/draw-all.ts";
import { isWide } from "../charts/kinds.ts";
import type { DocumentSection } from "../document-type/document-type.ts";
import type { Block, ReportModel, Section } from "../model/report-model.ts";
import type { FilesBeside } from "./files-beside.ts";

/** The page of each element that a link in a print leads to, by its id. */
export type PageNumbers = ReadonlyMap<string, number>;

/**
 * What the report is read on. A screen links to the files beside it, and may be narrow. A print
 * names pages: `pages` is undefined as long as nothing has been printed.
 */
export type Edition =
  | {
      readonly medium: "screen";
      readonly beside: FilesBeside;
      /** The charts as drawn for a narrow screen. */
      readonly narrowCharts: DrawnCharts;
    }
  | { readonly medium: "print"; readonly pages: PageNumbers | undefined };

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

type SectionPlace = Pick<
  DocumentSection,
  "startsFlow" | "inPrint" | "folded" | "mayLeaveRoom" | "onScreen"
>;

/** What only a print needs: on a screen the contents stand beside the text, and tables at hand. */
const PRINT_ONLY: ReadonlySet<Block["type"]> = new Set(["contents", "chartTables"]);

/** Also of a subheading above what only a print needs. */
function isPrintOnly(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  if (block === undefined) return false;
  return block.type === "subheading" ? isPrintOnly(blocks, index + 1) : PRINT_ONLY.has(block.type);
}

/** A section as a screen shows it. */
export interface ShownSection extends Omit<Section, "blocks"> {
  readonly folded: boolean;
  readonly groups: readonly BlockGroup[];
}

/** Blocks that follow one another, and the figure that they lead to. */
interface BlockGroup<B extends Block = Block> {
  readonly text: readonly B[];
  readonly figure: B | null;
  /** Of the text: the paragraph that a figure in columns is held to, and what stands before that. */
  readonly lead?: readonly B[];
  readonly before?: readonly B[];
}

/** In print a figure in a column is held to the paragraph right before it. */
function held<B extends Block>(group: BlockGroup<B>): readonly BlockGroup<B>[] {
  const { text, figure } = group;
  if (figure === null || spansColumns(figure)) return [group];
  if (text.at(-1)?.type !== "paragraph") {
    return [text, [figure]].map((blocks) => ({ text: blocks, figure: null }));
  }
  return [{ ...group, before: text.slice(0, -1), lead: text.slice(-1) }];
}

/** What may lead to a figure. */
const TEXT: ReadonlySet<Block["type"]> = new Set(["paragraph", "list", "terms"]);

/** What may stand beside its text on a screen: a chart or table as wide as a column. */
function standsBeside(block: Block): boolean {
  return block.type === "table" || (block.type === "chart" && !isWide(block));
}

function isFigure({ type }: Block): boolean {
  return type === "chart" || type === "table";
}

/** What spans the columns of a page, and so must be held to its text. */
function spansColumns(block: Block): boolean {
  return block.type === "chart" && isWide(block);
}

/** Groups each figure of some kind with the text right before it. */
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
 * The sections as a screen shows them: without what only a print needs, and in the order of a
 * screen, where what a print has before the text comes behind its beginning.
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
        standsBeside,
      ),
    }))
    .filter(({ groups }) => groups.length > 0);
  const placed = (place: SectionPlace["onScreen"]) =>
    kept.filter(({ id }) => (places.get(id)?.onScreen ?? "inPlace") === place);
  const [first, ...others] = placed("inPlace");
  return [...(first === undefined ? [] : [first]), ...placed("second"), ...others];
}

/** A section as it is printed. Blocks that list other parts of the report hold that list. */
export interface PrintedSection extends Omit<Section, "blocks"> {
  readonly mayLeaveRoom: boolean;
  readonly groups: readonly BlockGroup<PrintedBlock>[];
}

export type PrintedBlock = Block & {
  /** Of the contents: the sections that it names. */
  readonly chapters?: readonly Section[];
  /** Of the chart tables: the ids of the charts. */
  readonly charts?: readonly string[];
};

/** The places of a report that an edition has, and that can be referred to: sections, charts, and tables of charts. */
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

/** Whether a print has the numbers of its charts as tables. */
export function hasTablesInPrint({ sections }: ReportModel, places: SectionPlaces): boolean {
  return sections.some(
    ({ id, blocks }) => isPrinted(id, places) && blocks.some(({ type }) => type === "chartTables"),
  );
}

function isPrinted(section: string, places: SectionPlaces): boolean {
  return places.get(section)?.inPrint ?? true;
}

/** The sections that run on from column to column; some start another flow. */
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
    const whole = blocks.map((block): PrintedBlock => {
      if (block.type === "contents") {
        const following = printed.slice(index + 1);
        const isOfAll = block.of === undefined;
        return { ...block, chapters: isOfAll ? following : chaptersIn(following, starts) };
      }
      return block.type === "chartTables" ? { ...block, charts } : block;
    });
    const mayLeaveRoom = places.get(id)?.mayLeaveRoom ?? false;
    const section = { id, title, mayLeaveRoom, groups: groupsOf(whole, isFigure).flatMap(held) };
    const open = flows.at(-1);
    if (open === undefined || starts.has(id)) flows.push([section]);
    else open.push(section);
  }
  return flows;
}

/** What begins a flow; all sections where none does. */
function chaptersIn(sections: readonly Section[], starts: ReadonlySet<string>): readonly Section[] {
  const chapters = sections.filter(({ id }) => starts.has(id));
  return chapters.length === 0 ? sections : chapters;
}

/**
 * The ids of the sections that begin a flow. Where the one that should has nothing to say, the next
 * section with something to say does.
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

/** Groups of blocks in columns, or one as wide as the page. */
interface Segment {
  readonly isWide: boolean;
  readonly groups: readonly BlockGroup<PrintedBlock>[];
}

/** A flow as a chapter: what its first section says, in segments, and the sections after it. */
export interface Chapter {
  readonly first: PrintedSection;
  readonly segments: readonly Segment[];
  /** They run on in the columns of the last segment. */
  readonly last: Segment;
  readonly others: readonly PrintedSection[];
}

/**
 * Makes a chapter of a flow. Columns end before what is as wide as the page, and begin anew below
 * it: Chromium breaks pages badly around what spans columns.
 */
export function chapterOf([first, ...others]: readonly PrintedSection[]): Chapter {
  if (first === undefined) throw new Error("a flow without sections");
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
