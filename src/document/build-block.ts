import type { Narrative } from "../narrative/narrative.ts";
import type { Material } from "./block-entry.ts";
import type { BlockReference } from "./document-type.ts";
import { CHARTS, LISTS, SENTENCES, TABLES } from "./entries.ts";
import { KEY_FIGURES } from "./key-figures.ts";
import type { Block } from "../model/report-model.ts";
import { joinTexts } from "../model/text.ts";

/** The block that a line of the manifest asks for; none where it has nothing to say. */
export function buildBlock(
  reference: BlockReference,
  sources: Material,
  narratives: readonly Narrative[],
): readonly Block[] {
  if ("say" in reference) return paragraph(reference.say, sources, false);
  if ("lead" in reference) return paragraph(reference.lead, sources, true);
  if ("subheading" in reference) return [{ type: "subheading", title: reference.subheading }];
  if ("contents" in reference) return [{ type: "contents" }];
  if ("chartTables" in reference) return [{ type: "chartTables" }];
  if ("keyFigures" in reference) {
    const items = reference.keyFigures.flatMap((id) => {
      const item = entryOf(KEY_FIGURES, id)(sources);
      return item === null ? [] : [item];
    });
    return items.length === 0 ? [] : [{ type: "keyFigures", items }];
  }
  if ("narrative" in reference) {
    const found = narratives.find(({ name }) => name === reference.narrative);
    if (found === undefined) return [];
    const { name, markdown, isSample } = found;
    return [{ type: "narrative", name, markdown, isSample }];
  }
  const block =
    "list" in reference
      ? entryOf(LISTS, reference.list)(sources)
      : "table" in reference
        ? entryOf(TABLES, reference.table)(sources)
        : entryOf(CHARTS, reference.chart)(sources);
  return block === null ? [] : [block];
}

/** Sentences one after the other, as far as they have something to say. */
function paragraph(
  asked: string | readonly string[],
  sources: Material,
  isLead: boolean,
): readonly Block[] {
  const ids = typeof asked === "string" ? [asked] : asked;
  const text = joinTexts(ids.map((id) => entryOf(SENTENCES, id)(sources)));
  return text.length === 0 ? [] : [{ type: "paragraph", text, isLead }];
}

function entryOf<T>(entries: Readonly<Record<string, T>>, id: string): T {
  const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
  if (entry === undefined) throw new Error(`the manifest names ${id}, which no entry answers to`);
  return entry;
}
