import { z } from "zod";

import { closestTerm } from "../language/likely-meaning.ts";
import { firstLost, showsNothing } from "../language/characters.ts";
import { documentTypeMessages } from "../messages/document-type.ts";
import {
  ACCOMPANIED,
  type BlockReference,
  FIELD_KINDS,
  FOOTER_PLACES,
  PAPERS,
  PERIOD_KINDS,
} from "./document-type.ts";

/**
 * The schema of `document.yaml`. Each mistake has its own message in Dutch, to put after the name
 * of the part. The relations between parts are checked in relations.ts.
 */

const { details } = documentTypeMessages;

const LONGEST_TEXT = 300;
const LONGEST_PASSAGE = 2000;
const LONGEST_MARGIN = 100;
const MOST_COLUMNS = 4;
const ID = /^[a-z][a-z\d-]{0,59}$/;

/**
 * A value that must pass `isRight`. An absent value is an error, unless the schema has a default.
 */
function checked<T>(
  isRight: (value: unknown) => value is T,
  detail: string | ((value: unknown) => string),
) {
  return z.unknown().transform((value, context): T => {
    if (isRight(value)) return value;
    const said = typeof detail === "string" ? detail : detail(value);
    context.addIssue({ code: "custom", message: value === undefined ? details.missing : said });
    return z.NEVER;
  });
}

/** The problem with a text of one line that must be visible; null if there is none. */
function faultOfLine(value: unknown): string | null {
  if (typeof value !== "string" || /[\r\n]/.test(value)) return details.text;
  if (value.length > LONGEST_TEXT) return details.tooLong(LONGEST_TEXT);
  const lost = firstLost(value);
  if (lost >= 0) return details.unprintable(lost + 1);
  return showsNothing(value) ? details.words : null;
}

/** The problem with a text of several lines; null if there is none. */
function faultOfPassage(value: unknown): string | null {
  if (typeof value !== "string" || value.length > LONGEST_PASSAGE) {
    return details.passage(LONGEST_PASSAGE);
  }
  const lost = firstLost(value.replaceAll("\n", " "));
  if (lost >= 0) return details.unprintable(lost + 1);
  return showsNothing(value) ? details.words : null;
}

const line = checked(
  (value): value is string => faultOfLine(value) === null,
  (value) => faultOfLine(value) ?? "",
);

/**
 * A text that becomes part of sentences. It has no digits, because each number in a sentence must
 * have an origin.
 */
const lineWithoutDigits = checked(
  (value): value is string => faultOfLine(value) === null && !/\d/.test(String(value)),
  (value) => faultOfLine(value) ?? details.digits,
);

function choice<const T extends string>(choices: readonly T[]) {
  return checked(
    (value): value is T => choices.some((one) => one === value),
    (value) =>
      details.choice(choices, typeof value === "string" ? closestTerm(value, choices) : undefined),
  );
}

function whole(least: number, most: number) {
  return checked(
    (value): value is number => Number.isInteger(value) && isBetween(value, least, most),
    details.whole(least, most),
  );
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}

const millimetres = checked(
  (value): value is number => isBetween(value, 0, LONGEST_MARGIN),
  details.length(LONGEST_MARGIN),
);

const yesNo = checked((value): value is boolean => typeof value === "boolean", details.yesNo);

const id = checked(
  (value): value is string => typeof value === "string" && ID.test(value),
  details.id,
);

/** A list with at least one item. */
function listOf<T extends z.ZodType>(item: T) {
  return z.array(item, { error: () => details.list }).min(1, { error: () => details.list });
}

/** A text that may contain placeholders in braces, or an empty text. */
function withPlaces(places: readonly string[]) {
  const fault = (value: unknown): string | null => {
    if (value === "") return null;
    const isKnown = (place: string): boolean => places.includes(place);
    return faultOfLine(value) ?? (placesIn(value).every(isKnown) ? null : details.place(places));
  };
  return checked(
    (value): value is string => fault(value) === null,
    (value) => fault(value) ?? "",
  );
}

/**
 * The names of the placeholders in a text. A single brace counts as a placeholder without a name.
 */
function placesIn(text: unknown): readonly string[] {
  return Array.from(String(text).matchAll(/\{([^{}]*)\}|[{}]/g), ([, place = ""]) => place);
}

/** The schema of the value of each kind of block. Ids of entries are checked later. */
const BLOCK_VALUES = {
  say: z.union([line, listOf(line)]),
  lead: z.union([line, listOf(line)]),
  subheading: line,
  contents: choice(["following", "chapters"]),
  chartTables: choice(["all"]),
  keyFigures: listOf(line),
  list: line,
  table: line,
  chart: line,
  narrative: id,
} as const;

const BLOCK_KINDS = Object.keys(BLOCK_VALUES) as readonly (keyof typeof BLOCK_VALUES)[];

const block = z.unknown().transform((value, context): BlockReference => {
  const refuse = (message: string, path: readonly PropertyKey[] = []): typeof z.NEVER => {
    context.addIssue({ code: "custom", message, path: [...path] });
    return z.NEVER;
  };
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
  const [entry, ...others] = isMap ? Object.entries(value) : [];
  if (entry === undefined || others.length > 0) return refuse(details.blockOne(BLOCK_KINDS));
  const [name, content] = entry as [string, unknown];
  const kind = BLOCK_KINDS.find((one) => one === name);
  if (kind === undefined) {
    return refuse(details.blockUnknown(BLOCK_KINDS, closestTerm(name, BLOCK_KINDS)), [name]);
  }
  // The schema for a list reports which item is wrong. The union does not.
  const isNames = kind === "say" || kind === "lead";
  const form = isNames ? (Array.isArray(content) ? listOf(line) : line) : BLOCK_VALUES[kind];
  const parsed = form.safeParse(content);
  if (parsed.success) return { [kind]: parsed.data } as BlockReference;
  for (const { message, path } of parsed.error.issues) refuse(message, [kind, ...path]);
  return z.NEVER;
});

/** One or two paragraphs. YAML may fold them. */
const passage = checked(
  (value): value is string => faultOfPassage(value) === null,
  (value) => faultOfPassage(value) ?? "",
);

const guidance = parts({
  narrative: id,
  purpose: passage,
  questions: listOf(line),
  call: line.nullable().default(null),
  sample: passage.nullable().default(null),
});

const section = parts({
  id,
  title: line,
  startsFlow: yesNo.default(false),
  fewestRegistrations: whole(0, 1_000_000).default(0),
  inPrint: yesNo.default(true),
  folded: yesNo.default(false),
  mayLeaveRoom: yesNo.default(false),
  onScreen: choice(["inPlace", "second"]).default("inPlace"),
  required: yesNo.default(false),
  editions: listOf(id).nullable().default(null),
  ground: id.nullable().default(null),
  guidance: listOf(guidance).default([]),
  blocks: listOf(block),
});

/** A map with exactly these parts. */
function parts<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape);
}

const page = parts({
  paper: choice(Object.keys(PAPERS) as readonly (keyof typeof PAPERS)[]).default("A4"),
  orientation: choice(["portrait", "landscape"]),
  margins: parts({ top: millimetres, right: millimetres, bottom: millimetres, left: millimetres }),
  columns: whole(1, MOST_COLUMNS).default(1),
  columnGap: millimetres.default(10),
  lineLength: whole(20, 200).default(80),
  footer: parts({
    left: withPlaces(FOOTER_PLACES).default(""),
    right: withPlaces(FOOTER_PLACES).default(""),
  }).default({ left: "", right: "" }),
  reference: withPlaces(["page"])
    .default("")
    .refine((text) => text === "" || text.includes("{page}"), details.referencePlace),
});

/** The id of a section, or `none`. */
const role = id.transform((one) => (one === "none" ? null : one)).default(null);

export const manifestSchema = parts({
  title: line,
  subject: line,
  called: lineWithoutDigits,
  periods: listOf(choice(PERIOD_KINDS)).default([...PERIOD_KINDS]),
  figures: yesNo.default(true),
  earlierPeriods: whole(1, 12).default(1),
  takesImages: yesNo.default(false),
  numbered: yesNo.default(false),
  mostPages: whole(1, 1000).nullable().default(null),
  page,
  roles: parts({ contents: role, accountability: role, contact: role, appendix: role }).default({
    contents: null,
    accountability: null,
    contact: null,
    appendix: null,
  }),
  editions: listOf(parts({ id, mark: line.nullable().default(null) })).default([]),
  fields: parts({
    file: id,
    list: listOf(
      parts({
        id,
        label: line,
        kind: choice(FIELD_KINDS).default("text"),
        shown: yesNo.default(true),
        accompanies: choice(ACCOMPANIED).nullable().default(null),
      }),
    ),
  })
    .nullable()
    .default(null),
  sections: listOf(section),
});

/** The content of `document.yaml`. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The names of the parts that the map at `keys` may have. Empty if there is no map. */
export function partsAt(keys: readonly PropertyKey[]): readonly string[] {
  let schema: z.ZodType | undefined = manifestSchema;
  for (const key of keys) {
    schema = inner(schema);
    if (schema instanceof z.ZodObject)
      schema = (schema.shape as Record<string, z.ZodType>)[String(key)];
    else if (schema instanceof z.ZodArray) schema = schema.element as z.ZodType;
    else return [];
  }
  const last = inner(schema);
  return last instanceof z.ZodObject ? Object.keys(last.shape) : [];
}

/** Returns a schema without its wrappers for optional values. */
function inner(schema: z.ZodType | undefined): z.ZodType | undefined {
  let one = schema;
  while (one instanceof z.ZodDefault || one instanceof z.ZodNullable) {
    one = one.unwrap() as z.ZodType;
  }
  return one;
}
