import { closestTerm } from "../language/likely-meaning.ts";
import { documentTypeMessages } from "../messages/document-type.ts";
import type { Keys } from "../yaml/placed-yaml.ts";
import {
  type BlockReference,
  type KnownEntries,
  PAPERS,
  ROLES,
  SAMPLE_FIELD,
} from "./document-type.ts";
import type { Manifest } from "./schema.ts";

const { details } = documentTypeMessages;

/** A part of a manifest that does not fit another part. */
export interface Misfit {
  /** The keys that lead to the part. */
  readonly keys: Keys;
  /** The problem in Dutch. The message puts it after the name of the part. */
  readonly detail: string;
  /**
   * The parts that the check compares; only the part itself if left out. If one of them has a
   * mistake, this problem is not reported, because the mistake may cause it.
   */
  readonly from?: readonly Keys[];
}

/** Returns the line of a part, for a message about a second part with the same value. */
type LineOf = (keys: Keys) => number;

/**
 * Checks that the parts of a manifest fit each other. Each part has the right form already.
 *
 * @param known the ids of the entries that blocks can name
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

/** The minimum sizes in millimetres. Text does not fit in a narrower column or in less height. */
const NARROWEST_COLUMN = 40;
const LOWEST_PAGE = 40;

function pageMisfits({ page }: Manifest): readonly Misfit[] {
  const { paper, orientation, margins, columns, columnGap } = page;
  const upright = PAPERS[paper];
  const [width, height] = orientation === "portrait" ? upright : upright.toReversed();
  const room = (width ?? 0) - margins.left - margins.right;
  const isLow = (height ?? 0) - margins.top - margins.bottom < LOWEST_PAGE;
  const misfit = (key: string, detail: string): Misfit => ({
    keys: ["page", key],
    detail,
    from: ["paper", "orientation", "margins", "columns", "columnGap"].map((one) => ["page", one]),
  });
  if (room < NARROWEST_COLUMN || isLow) return [misfit("margins", details.noRoom)];
  return (room - (columns - 1) * columnGap) / columns < NARROWEST_COLUMN
    ? [misfit("columns", details.columnsTooNarrow)]
    : [];
}

function roleMisfits({ roles, sections }: Manifest): readonly Misfit[] {
  const ids = sections.map(({ id }) => id);
  return ROLES.flatMap((role): Misfit[] => {
    const name = roles[role];
    if (name === null) return [];
    const keys = ["roles", role];
    const at = ids.indexOf(name);
    if (at < 0) {
      const detail = details.noSection(ids, closestTerm(name, ids));
      return [{ keys, detail, from: [keys, ...ids.map((_, index) => ["sections", index, "id"])] }];
    }
    const kind = HELD_BY[role];
    if (kind === null || sections[at]?.blocks.some((block) => kind in block) === true) return [];
    return [{ keys, detail: details.blockLacking(kind), from: [keys, ["sections", at, "blocks"]] }];
  });
}

/** The kind of block that the section with a role must contain. */
const HELD_BY = {
  contents: "contents",
  accountability: null,
  contact: null,
  appendix: "chartTables",
} as const;

/** Finds sections, texts, charts, tables of charts, editions and fields that occur twice. */
function doubles(manifest: Manifest, lineOf: LineOf): readonly Misfit[] {
  const { sections, editions, fields } = manifest;
  const named = (kind: "narrative" | "chart" | "chartTables") =>
    sections.flatMap(({ blocks }, index) =>
      blocks.flatMap((block, at) => {
        const name = (block as Readonly<Record<string, unknown>>)[kind];
        const keys = ["sections", index, "blocks", at, kind];
        return typeof name === "string" ? [{ name, keys }] : [];
      }),
    );
  const ids = (list: readonly { readonly id: string }[], ...keys: readonly PropertyKey[]) =>
    list.map(({ id: name }, index) => ({ name, keys: [...keys, index, "id"] }));
  const list = fields?.list ?? [];
  return [
    ids(sections, "sections"),
    named("narrative"),
    named("chart"),
    named("chartTables"),
    ids(editions, "editions"),
    ids(list, "fields", "list"),
    list.flatMap(({ accompanies: name }, index) =>
      name === null ? [] : [{ name, keys: ["fields", "list", index, "accompanies"] }],
    ),
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

/** The kind that a field must have, by what it says about the accompanied document. */
const KIND_OF = { document: "document", title: "text", period: "period", publishedOn: "moment" };

/**
 * The fields that identify the accompanied document. The other fields cannot be checked without
 * them.
 */
const LEADING_TO_IT = ["document", "period"] as const;

function fieldMisfits({ fields, sections }: Manifest): readonly Misfit[] {
  if (fields === null) return [];
  const { file, list } = fields;
  const isText = sections.some(({ blocks }) =>
    blocks.some((block) => "narrative" in block && block.narrative === file),
  );
  const saying = list.map((_, index) => ["fields", "list", index, "accompanies"]);
  const first = saying.find((_, index) => list[index]?.accompanies !== null);
  const lacking = LEADING_TO_IT.filter((one) =>
    list.every(({ accompanies }) => accompanies !== one),
  );
  return [
    ...(isText ? [{ keys: ["fields", "file"], detail: details.fieldsAsText }] : []),
    ...(first === undefined
      ? []
      : lacking.map((one) => ({
          keys: first,
          detail: details.accompaniesAlso(one),
          from: saying,
        }))),
    ...list.flatMap(({ id, kind, accompanies }, index): Misfit[] => {
      const at = (key: string) => ["fields", "list", index, key];
      const needed = accompanies === null ? kind : KIND_OF[accompanies];
      return [
        ...(id === SAMPLE_FIELD ? [{ keys: at("id"), detail: details.fieldIsSample }] : []),
        ...(needed === kind
          ? []
          : [
              {
                keys: at("accompanies"),
                detail: details.accompaniesKind(needed),
                from: [at("accompanies"), at("kind")],
              },
            ]),
      ];
    }),
  ];
}

/** Ids that the page itself uses for its own places. */
const TAKEN = /^(?:rapportage|(?:grafiek|tabel|titel|noot|aanroep)-.*)$/;
/** The id of the contents beside the text. A section may use it if it only lists sections. */
const OF_CONTENTS = "inhoud";

function sectionMisfits(
  { sections, editions, fields, figures }: Manifest,
  index: number,
): readonly Misfit[] {
  const section = sections[index];
  if (section === undefined) return [];
  const at = (...keys: Keys): Keys => ["sections", index, ...keys];
  const ofEditions = editions.map(({ id }) => id);
  const ofFields = (fields?.list ?? []).map(({ id }) => id);
  const isHeld = section.editions !== null;
  const isListOnly = section.blocks.every((block) => "contents" in block || "subheading" in block);
  const texts = section.blocks.flatMap((block) => ("narrative" in block ? [block.narrative] : []));
  const guided = section.guidance.map(({ narrative }) => narrative);
  const isTaken = section.id === OF_CONTENTS ? !isListOnly : TAKEN.test(section.id);
  const misfits: (Misfit | false)[] = [
    isTaken && { keys: at("id"), detail: details.idTaken, from: [at("id"), at("blocks")] },
    section.fewestRegistrations > 0 &&
      !figures && { keys: at("fewestRegistrations"), detail: details.figuresWithout },
    section.required &&
      texts.length === 0 && {
        keys: at("required"),
        detail: details.requiredWithoutText,
        from: [at("required"), at("blocks")],
      },
    ...guided.map((name, place): Misfit | false => {
      const keys = at("guidance", place, "narrative");
      if (guided.indexOf(name) < place) return { keys, detail: details.guidanceTwice };
      // Another finding already reports that a required section has no text.
      const isReported = section.required && texts.length === 0;
      return (
        !isReported &&
        !texts.includes(name) && {
          keys,
          detail: details.guidanceWithoutText(texts, closestTerm(name, texts)),
          from: [keys, at("blocks")],
        }
      );
    }),
    ...(section.editions ?? []).map((name, place): Misfit | false => {
      const known = ofEditions.indexOf(name);
      const keys = at("editions", place);
      const from = [keys, ...eachOf(ofEditions, "editions")];
      if (known < 0) return { keys, detail: details.noEdition(ofEditions), from };
      return known === 0 && { keys, detail: details.editionsWithoutFirst, from };
    }),
    isHeld &&
      section.ground === null && {
        keys: at("editions"),
        detail: details.groundMissing,
        from: [at("editions"), at("ground")],
      },
    section.ground !== null &&
      !ofFields.includes(section.ground) && {
        keys: at("ground"),
        detail: details.noField(ofFields),
        from: [at("ground"), ...eachOf(ofFields, "fields", "list")],
      },
    section.ground !== null &&
      !isHeld && {
        keys: at("ground"),
        detail: details.groundAlone,
        from: [at("ground"), at("editions")],
      },
  ];
  return misfits.filter((one) => one !== false);
}

/** The keys of each id in a list. For an empty list, the key of the list itself. */
function eachOf(ids: readonly string[], ...keys: readonly string[]): readonly Keys[] {
  return ids.length === 0 ? [keys.slice(0, 1)] : ids.map((_, index) => [...keys, index, "id"]);
}

/** The list of entries that each kind of block names. */
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
  keys: Keys,
  { figures }: Manifest,
  known: KnownEntries,
): readonly Misfit[] {
  return Object.entries(block).flatMap(([kind, value]: [string, unknown]): readonly Misfit[] => {
    const entries = NAMING[kind];
    const isOfFigures = !figures && needsFigures(kind, [value].flat());
    const without = isOfFigures ? [{ keys: [...keys, kind], detail: details.figuresWithout }] : [];
    if (entries === undefined) return without;
    const all = known[entries];
    const names = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    const unknown = names.flatMap((name, index): Misfit[] => {
      if (typeof name !== "string" || all.includes(name)) return [];
      const place = Array.isArray(value) ? [...keys, kind, index] : [...keys, kind];
      return [{ keys: place, detail: details.entryUnknown(closestTerm(name, all)) }];
    });
    return unknown.length > 0 ? unknown : without;
  });
}

/** Sentences about the document and the team that contain no figure. */
const WITHOUT_FIGURES: ReadonlySet<unknown> = new Set([
  "introduction.contact",
  "introduction.unreadable",
  "introduction.statement",
]);

function needsFigures(kind: string, names: readonly unknown[]): boolean {
  if (kind === "say" || kind === "lead") return names.some((name) => !WITHOUT_FIGURES.has(name));
  return !OF_TEXT.has(kind);
}

/** Kinds of block that contain no figures. */
const OF_TEXT: ReadonlySet<string> = new Set(["subheading", "contents", "narrative"]);
