import type {
  BlockReference,
  DocumentEdition,
  DocumentSection,
  DocumentType,
  KnownEntries,
} from "../document-type/document-type.ts";
import { NOT_SHOWN } from "../language/words.ts";
import type { Block } from "../model/blocks.ts";
import type { ReportModel, Section } from "../model/report-model.ts";
import { joinTexts, plain, say } from "../model/text.ts";
import type { Narrative } from "../narrative/narrative.ts";
import {
  ACCOUNTABILITY_LISTS,
  ACCOUNTABILITY_SENTENCES,
  INTRODUCTION_SENTENCES,
  MENTIONED_LISTS,
  MENTIONED_SENTENCES,
} from "./accountability.ts";
import { MENTIONED_PROTECTION, NOT_SHOWN_CLAUSE } from "./withheld.ts";
import type { Entries, Material, Mentioned, MentionedEntries } from "./block-entry.ts";
import { CHANGE_TABLES } from "./changes.ts";
import { CORRECTION_LISTS, paragraph } from "./corrections.ts";
import { IN_BRIEF_LISTS, IN_BRIEF_SENTENCES, KEY_FIGURES } from "./in-brief.ts";
import { REVISED_FIGURE_LISTS, REVISED_FIGURE_SENTENCES } from "./earlier-figures.ts";
import { REVISION_SENTENCES } from "./revisions.ts";
import * as placements from "./subjects/placements.ts";
import * as custody from "./subjects/custody.ts";
import * as outcomes from "./subjects/outcomes.ts";
import * as families from "./subjects/families.ts";
import * as people from "./subjects/people.ts";
import * as registrationsByMonth from "./subjects/registrations-by-month.ts";
import * as registrations from "./subjects/registrations.ts";
import * as waiting from "./subjects/waiting.ts";
import * as resultCharts from "./subjects/result-charts.ts";
import * as trajectories from "./subjects/trajectories.ts";
import * as support from "./subjects/support.ts";

/** The data that a block is built from. */
interface BlockSources {
  readonly material: Material;
  readonly narratives: readonly Narrative[];
  /**
   * What the report mentions. Null while the other blocks are built, because it is known only after
   * that.
   */
  readonly mentioned: Mentioned | null;
}

/**
 * Builds the block for one line of a manifest. Returns an empty list if the block would be empty.
 */
export function buildBlock(reference: BlockReference, sources: BlockSources): readonly Block[] {
  const { material, narratives } = sources;
  if ("say" in reference || "lead" in reference) {
    const said = joinTexts(
      sentencesIn(reference).map((id) => answer(id, SENTENCES, SENTENCES_LAST, sources)),
    );
    return said.length === 0
      ? []
      : [{ type: "paragraph", text: said, isLead: "lead" in reference }];
  }
  if ("subheading" in reference) return [{ type: "subheading", title: reference.subheading }];
  if ("contents" in reference) {
    return [{ type: "contents", ...(reference.contents === "chapters" ? { of: "chapters" } : {}) }];
  }
  if ("chartTables" in reference) return [{ type: "chartTables" }];
  if ("keyFigures" in reference) {
    const items = reference.keyFigures.flatMap((id) => {
      const item = entryOf(KEY_FIGURES, id)(material);
      return item === null ? [] : [item];
    });
    return items.length === 0 ? [] : [{ type: "keyFigures", items }];
  }
  if ("narrative" in reference) {
    const found = narratives.find(({ name }) => name === reference.narrative);
    if (found === undefined) return [];
    return [{ type: "narrative", ...found }];
  }
  const block =
    "list" in reference
      ? answer(reference.list, LISTS, MENTIONED_LISTS, sources)
      : "table" in reference
        ? entryOf(TABLES, reference.table)(material)
        : entryOf(CHARTS, reference.chart)(material);
  return block === null ? [] : [block];
}

/** The ids of the sentences that a line of a manifest names, in their order. */
export function sentencesIn(reference: BlockReference): readonly string[] {
  if ("say" in reference) return [reference.say].flat();
  return "lead" in reference ? [reference.lead].flat() : [];
}

/** True for a block that describes which figures the report mentions. */
export function describesReport(reference: BlockReference): boolean {
  return "list" in reference
    ? Object.hasOwn(MENTIONED_LISTS, reference.list)
    : sentencesIn(reference).some((id) => Object.hasOwn(SENTENCES_LAST, id));
}

function answer<T>(
  id: string,
  entries: Entries<T>,
  mentionedEntries: MentionedEntries<T>,
  { material, mentioned }: BlockSources,
): T | null {
  if (!Object.hasOwn(mentionedEntries, id)) return entryOf(entries, id)(material);
  return mentioned === null ? null : entryOf(mentionedEntries, id)(material, mentioned);
}

function entryOf<T>(entries: Readonly<Record<string, T>>, id: string): T {
  const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
  if (entry === undefined) throw new Error(`the manifest names ${id}, but there is no such entry`);
  return entry;
}

/*
 * All sentences, lists, tables and charts that a manifest can name, by id. The sentences and lists
 * that describe the report itself are in `SENTENCES_LAST` and `MENTIONED_LISTS`. `report documents`
 * prints the ids in this order.
 */

export const SENTENCES = {
  ...INTRODUCTION_SENTENCES,
  ...IN_BRIEF_SENTENCES,
  ...registrations.REGISTRATION_SENTENCES,
  ...registrations.LETTER_SENTENCES,
  ...people.ORIGIN_SENTENCES,
  ...trajectories.STATUS_SENTENCES,
  ...waiting.RESPONSE_TIME_SENTENCES,
  ...waiting.WAITING_TIME_SENTENCES,
  ...people.SUPPORTED_SENTENCES,
  ...families.FAMILY_SENTENCES,
  ...custody.CUSTODY_SENTENCES,
  ...placements.PLACED_SENTENCES,
  ...custody.MEASURE_SENTENCES,
  ...placements.RESIDENCE_SENTENCES,
  ...placements.PLACEMENT_SENTENCES,
  ...families.REGION_SENTENCES,
  ...outcomes.WISH_SENTENCES,
  ...support.SUPPORT_SENTENCES,
  ...families.ANALYSIS_SENTENCES,
  ...outcomes.RESULT_TOTAL_SENTENCES,
  ...trajectories.FUNNEL_SENTENCES,
  ...outcomes.RESULT_SENTENCES,
  ...outcomes.RETURNED_SENTENCES,
  ...ACCOUNTABILITY_SENTENCES,
  ...REVISION_SENTENCES,
  ...REVISED_FIGURE_SENTENCES,
};

/** The sentences that describe the report itself. They are built after all other blocks. */
const SENTENCES_LAST = { ...MENTIONED_SENTENCES, ...MENTIONED_PROTECTION };

export const LISTS = {
  ...IN_BRIEF_LISTS,
  ...trajectories.STATUS_LISTS,
  ...outcomes.RESULT_LISTS,
  ...ACCOUNTABILITY_LISTS,
  ...REVISED_FIGURE_LISTS,
  ...CORRECTION_LISTS,
};

export const TABLES = CHANGE_TABLES;

export const CHARTS = {
  ...registrationsByMonth.REGISTRATIONS_BY_MONTH,
  ...trajectories.STATUS_CHARTS,
  ...people.PROVINCES,
  ...trajectories.FUNNEL_CHARTS,
  ...resultCharts.RESULT_CHARTS,
  ...people.PEOPLE_CHARTS,
  ...custody.MEASURE_CHARTS,
  ...placements.RESIDENCE_CHARTS,
  ...placements.PLACEMENT_CHARTS,
  ...families.REGION_CHARTS,
  ...families.FAMILY_CHARTS,
  ...custody.CUSTODY_CHARTS,
  ...outcomes.WISH_CHARTS,
  ...support.SUPPORT_CHARTS,
  ...waiting.RESPONSE_TIME_CHARTS,
  ...resultCharts.RESULT_TRENDS,
};

/** The ids of all entries, by the kind of block. */
export const KNOWN_ENTRIES: KnownEntries = {
  sentences: [...Object.keys(SENTENCES), ...Object.keys(SENTENCES_LAST)],
  keyFigures: Object.keys(KEY_FIGURES),
  lists: [...Object.keys(LISTS), ...Object.keys(MENTIONED_LISTS)],
  tables: Object.keys(TABLES),
  charts: Object.keys(CHARTS),
};

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
 * Inserts the correction after the first section, or at the end of a short or numbered document.
 */
export function withCorrection(
  sections: readonly Section[],
  correction: Section,
  { mostPages, numbered }: DocumentType,
): Section[] {
  const place = mostPages === null && !numbered ? 1 : sections.length;
  return [...sections.slice(0, place), correction, ...sections.slice(place)];
}

/**
 * True if the printed sections contain only tables of contents, tables of charts and subheadings.
 */
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

/** The value of the field for the ground (the reason) if nothing is left out. */
const NO_GROUND = "geen";

/** True if the writer says that there is nothing to leave out. */
export function isNoGround(written: string): boolean {
  return written.trim().toLowerCase() === NO_GROUND;
}

/** True if an edition leaves out the texts of a section. */
export function isHeldBack(
  { editions }: Pick<DocumentSection, "editions">,
  edition: Pick<DocumentEdition, "id"> | null,
): boolean {
  return editions !== null && !editions.includes(edition?.id ?? "");
}

/**
 * The blocks of a section that some editions leave out, with the ground: the reason that the writer
 * gives for it. The section is never empty: it has its texts and the ground, the ground alone, or a
 * sentence that nothing is left out.
 *
 * @param build builds the section's own blocks; it is not called if they are left out
 */
export function withGround(
  section: Pick<DocumentSection, "editions" | "ground">,
  edition: DocumentEdition | null,
  fields: ReportModel["fields"] | null,
  build: () => readonly Block[],
): readonly Block[] {
  const ground = fields?.find(({ id }) => id === section.ground)?.value;
  if (ground === undefined) return isHeldBack(section, edition) ? [] : build();
  if (isNoGround(ground)) {
    return [paragraph(plain("Er is geen informatie die zich niet leent voor openbaarmaking."))];
  }
  const run = { text: ground, origin: "texts.field" };
  return isHeldBack(section, edition)
    ? [
        paragraph(
          say`De tekst van dit onderdeel maken we niet openbaar. De grond daarvoor is ${run}.`,
        ),
      ]
    : [...build(), paragraph(say`De grond om dit niet openbaar te maken, is ${run}.`)];
}
