import type { Narrative } from "../narrative/narrative.ts";
import type { Entries, Material, Mentioned, MentionedEntries } from "./block-entry.ts";
import type { BlockReference } from "../document-type/document-type.ts";
import { CHARTS, LISTS, SENTENCES, TABLES } from "./entries.ts";
import { KEY_FIGURES } from "./key-figures.ts";
import type { Block } from "../model/report-model.ts";
import { joinTexts } from "../model/text.ts";
import { MENTIONED_LISTS, MENTIONED_SENTENCES } from "./sentences/mentioned-figures.ts";

/** The data that a block is built from. */
interface BlockSources {
  readonly material: Material;
  readonly narratives: readonly Narrative[];
  /**
   * What the report mentions. Null while the other blocks are built: until then it is not known.
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
      sentencesIn(reference).map((id) => answer(id, SENTENCES, MENTIONED_SENTENCES, sources)),
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
    : sentencesIn(reference).some((id) => Object.hasOwn(MENTIONED_SENTENCES, id));
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
