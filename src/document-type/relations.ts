import { closestTerm } from "../language/closest.ts";
import { documentTypeMessages } from "../messages/document-type.ts";
import { type BlockReference, type KnownEntries, PAPERS, ROLES } from "./document-type.ts";
import type { Manifest } from "./schema.ts";

const { details } = documentTypeMessages;

/** Something that does not fit something else in a manifest. */
export interface Misfit {
  /** The keys that lead to it. */
  readonly keys: readonly PropertyKey[];
  /** What is wrong, in Dutch, for behind the name of it. */
  readonly detail: string;
}

/** Told where the first of two that must differ stands. */
type LineOf = (keys: readonly PropertyKey[]) => number;

/**
 * What does not hold between the parts of a manifest, each of which has the right form.
 *
 * @param known what its blocks can name
 */
export function misfitsOf(
  manifest: Manifest,
  known: KnownEntries,
  lineOf: LineOf,
): readonly Misfit[] {
  return [
    ...pageMisfits(manifest),
    ...roleMisfits(manifest),
    ...doubles(manifest, lineOf),
    ...editionMisfits(manifest),
    ...fieldMisfits(manifest),
    ...manifest.sections.flatMap((section, index) => [
      ...sectionMisfits(manifest, index),
      ...section.blocks.flatMap((block, at) =>
        blockMisfits(block, ["sections", index, "blocks", at], manifest, known),
      ),
    ]),
  ];
}

/** Narrower, a column holds no words. */
const NARROWEST_COLUMN = 40;
const LOWEST_PAGE = 40;

function pageMisfits({ page }: Manifest): readonly Misfit[] {
  const { paper, orientation, margins, columns, columnGap } = page;
  const upright = PAPERS[paper];
  const [width, height] = orientation === "portrait" ? upright : upright.toReversed();
  const room = (width ?? 0) - margins.left - margins.right;
  const isLow = (height ?? 0) - margins.top - margins.bottom < LOWEST_PAGE;
  if (room < NARROWEST_COLUMN || isLow) {
    return [{ keys: ["page", "margins"], detail: details.noRoom }];
  }
  return (room - (columns - 1) * columnGap) / columns < NARROWEST_COLUMN
    ? [{ keys: ["page", "columns"], detail: details.columnsTooNarrow }]
    : [];
}

function roleMisfits({ roles, sections }: Manifest): readonly Misfit[] {
  return ROLES.flatMap((role): Misfit[] => {
    const name = roles[role];
    if (name === null) return [];
    const keys = ["roles", role];
    const ids = sections.map(({ id }) => id);
    const section = sections.find(({ id }) => id === name);
    if (section === undefined) {
      return [{ keys, detail: details.noSection(ids, closestTerm(name, ids)) }];
    }
    const holds = (kind: string): boolean => section.blocks.some((block) => kind in block);
    if (role === "appendix" && !holds("chartTables")) {
      return [{ keys, detail: details.appendixWithout }];
    }
    if (role === "contents" && !holds("contents")) {
      return [{ keys, detail: details.contentsWithout }];
    }
    return [];
  });
}

/** What stands twice and may stand once: sections, texts, charts, editions, fields. */
function doubles(manifest: Manifest, lineOf: LineOf): readonly Misfit[] {
  const { sections, editions, fields } = manifest;
  const named = (kind: "narrative" | "chart") =>
    sections.flatMap(({ blocks }, index) =>
      blocks.flatMap((block, at) => {
        const name = (block as Readonly<Record<string, unknown>>)[kind];
        const keys = ["sections", index, "blocks", at, kind];
        return typeof name === "string" ? [{ name, keys }] : [];
      }),
    );
  const ids = (list: readonly { readonly id: string }[], ...keys: readonly PropertyKey[]) =>
    list.map(({ id: name }, index) => ({ name, keys: [...keys, index, "id"] }));
  return [
    ids(sections, "sections"),
    named("narrative"),
    named("chart"),
    ids(editions, "editions"),
    ids(fields?.list ?? [], "fields", "list"),
  ].flatMap((all) =>
    all.flatMap(({ name, keys }, index): Misfit[] => {
      const first = all.findIndex((one) => one.name === name);
      const before = all[first];
      return before === undefined || first === index
        ? []
        : [{ keys, detail: details.twice(lineOf(before.keys)) }];
    }),
  );
}

function editionMisfits({ editions }: Manifest): readonly Misfit[] {
  return editions.flatMap(({ mark }, index): Misfit[] => {
    const isPublished = index === 0;
    return isPublished === (mark === null)
      ? []
      : [{ keys: ["editions", index], detail: details.editionMark }];
  });
}

/** The kind that a field has by what it says of the accompanied document. */
const KIND_OF = { document: "document", title: "text", period: "period", publishedOn: "moment" };

function fieldMisfits({ fields, sections }: Manifest): readonly Misfit[] {
  if (fields === null) return [];
  const isText = sections.some(({ blocks }) =>
    blocks.some((block) => "narrative" in block && block.narrative === fields.file),
  );
  const says = fields.list.map(({ accompanies }) => accompanies);
  const isAlone = says.some((one) => one !== null) && !says.includes("document");
  return [
    ...(isText ? [{ keys: ["fields", "file"], detail: details.fieldsAsText }] : []),
    ...(isAlone ? [{ keys: ["fields", "list"], detail: details.accompaniesDocument }] : []),
    ...fields.list.flatMap(({ kind, accompanies }, index): Misfit[] => {
      const needed = accompanies === null ? kind : KIND_OF[accompanies];
      const keys = ["fields", "list", index, "accompanies"];
      return needed === kind ? [] : [{ keys, detail: details.accompaniesKind(needed) }];
    }),
  ];
}

function sectionMisfits(
  { sections, editions, fields }: Manifest,
  index: number,
): readonly Misfit[] {
  const section = sections[index];
  if (section === undefined) return [];
  const at = (key: string, detail: string): Misfit => ({ keys: ["sections", index, key], detail });
  const misfits: Misfit[] = [];
  const hasText = section.blocks.some((block) => "narrative" in block);
  if (section.required && !hasText) misfits.push(at("required", details.requiredWithoutText));
  if (section.editions !== null) {
    const known = editions.map(({ id }) => id);
    if (section.editions.some((one) => !known.includes(one))) {
      misfits.push(at("editions", details.noEdition(known)));
    } else if (section.editions.includes(known[0] ?? "")) {
      misfits.push(at("editions", details.editionsWithoutFirst));
    }
    if (section.ground === null) misfits.push(at("editions", details.groundMissing));
  }
  if (section.ground !== null) {
    const known = (fields?.list ?? []).map(({ id }) => id);
    if (!known.includes(section.ground)) misfits.push(at("ground", details.noField(known)));
    if (section.editions === null) misfits.push(at("ground", details.groundAlone));
  }
  return misfits;
}

/** Kinds of block by the list of entries that they name. */
const NAMING: Readonly<Record<string, keyof KnownEntries>> = {
  say: "sentences",
  lead: "sentences",
  keyFigures: "keyFigures",
  list: "lists",
  table: "tables",
  chart: "charts",
};

function blockMisfits(
  block: BlockReference,
  keys: readonly PropertyKey[],
  { figures }: Manifest,
  known: KnownEntries,
): readonly Misfit[] {
  return Object.entries(block).flatMap(([kind, value]: [string, unknown]): readonly Misfit[] => {
    const entries = NAMING[kind];
    if (entries === undefined) return [];
    const all = known[entries];
    const names = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    const unknown = names.flatMap((name, index): Misfit[] => {
      if (typeof name !== "string" || all.includes(name)) return [];
      const place = Array.isArray(value) ? [...keys, kind, index] : [...keys, kind];
      return [{ keys: place, detail: details.entryUnknown(closestTerm(name, all)) }];
    });
    if (unknown.length > 0 || figures || !needsFigures(kind, names)) return unknown;
    return [{ keys: [...keys, kind], detail: details.figuresWithout }];
  });
}

/** Sentences that tell of the document and the team, and of no figure. */
const WITHOUT_FIGURES: ReadonlySet<unknown> = new Set([
  "introduction.contact",
  "introduction.unreadable",
  "introduction.statement",
]);

function needsFigures(kind: string, names: readonly unknown[]): boolean {
  return kind === "say" || kind === "lead"
    ? names.some((name) => !WITHOUT_FIGURES.has(name))
    : true;
}
