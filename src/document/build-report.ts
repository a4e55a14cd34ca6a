import type { Palette } from "../colour/palette.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatDay } from "../language/dates.ts";
import type { Narrative } from "../narrative/narrative.ts";
import type { Material } from "./block-entry.ts";
import type { BlockReference, DocumentType } from "./document-type.ts";
import { CHARTS, LISTS, SENTENCES, TABLES } from "./entries.ts";
import { Facts } from "./facts.ts";
import { KEY_FIGURES } from "./key-figures.ts";
import { reportModelSchema, type Block, type ReportModel, type Section } from "./report-model.ts";
import { dayRun, joinTexts, say, type Text } from "./text.ts";
import type { Moment } from "../settings/moment.ts";

/** What a report is made of. */
export interface ReportMaterial {
  readonly documentType: DocumentType;
  readonly figures: PublishedFigures;
  readonly previousFigures: PublishedFigures;
  readonly narratives: readonly Narrative[];
  readonly organisation: string | null;
  readonly contact: string | null;
  readonly logo: ReportModel["logo"];
  readonly palette: Palette;
  readonly publishedOn: Moment | null;
  readonly internalUseOnly: boolean;
}

/**
 * Builds the report as data from protected figures and narrative. A block that has nothing to say
 * disappears, and with its last block a section.
 */
export function buildReport(material: ReportMaterial): ReportModel {
  const { documentType, narratives } = material;
  const facts = new Facts(material.figures);
  const sources = { facts, previous: new Facts(material.previousFigures) };

  const sections = documentType.sections.flatMap(({ blocks, ...heading }): Section[] => {
    const built = blocks.flatMap((reference) => buildBlock(reference, sources, narratives));
    const kept = withoutBareSubheadings(built);
    return kept.length === 0 ? [] : [{ ...heading, blocks: kept }];
  });

  return reportModelSchema.parse({
    schemaVersion: 1,
    document: documentType.name,
    language: "nl-NL",
    title: documentType.title,
    subject: documentType.subject,
    period: { id: material.figures.period.id, label: material.figures.period.label },
    referenceDate: formatDay(facts.referenceDay),
    organisation: material.organisation,
    contact: material.contact,
    logo: material.logo,
    palette: material.palette,
    publishedOn: material.publishedOn === null ? null : formatDay(material.publishedOn.day),
    internalUseOnly: material.internalUseOnly,
    warnings: coverWarnings(facts),
    sections,
  } satisfies ReportModel);
}

function buildBlock(
  reference: BlockReference,
  sources: Material,
  narratives: readonly Narrative[],
): readonly Block[] {
  if ("say" in reference) {
    const ids = typeof reference.say === "string" ? [reference.say] : reference.say;
    const text = joinTexts(ids.map((id) => entryOf(SENTENCES, id)(sources)));
    return text.length === 0 ? [] : [{ type: "paragraph", text, isLead: false }];
  }
  if ("lead" in reference) {
    const text = entryOf(SENTENCES, reference.lead)(sources);
    return text === null ? [] : [{ type: "paragraph", text, isLead: true }];
  }
  if ("subheading" in reference) return [{ type: "subheading", title: reference.subheading }];
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
    return [{ type: "narrative", markdown: found.markdown, isSample: found.isSample }];
  }
  const block =
    "list" in reference
      ? entryOf(LISTS, reference.list)(sources)
      : "table" in reference
        ? entryOf(TABLES, reference.table)(sources)
        : entryOf(CHARTS, reference.chart)(sources);
  return block === null ? [] : [block];
}

function entryOf<T>(entries: Readonly<Record<string, T>>, id: string): T {
  const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
  if (entry === undefined) throw new Error(`the manifest names ${id}, which no entry answers to`);
  return entry;
}

/** A subheading goes with the blocks that it stood above. */
function withoutBareSubheadings(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    const next = blocks[index + 1];
    return block.type !== "subheading" || (next !== undefined && next.type !== "subheading");
  });
}

function coverWarnings(facts: Facts): Text[] {
  const latest = facts.latestDay;
  if (latest === null || latest >= facts.referenceDay) return [];
  return [
    say`De export loopt tot en met ${dayRun(latest, "source.latestDate")}, niet tot het einde van de periode.`,
  ];
}
