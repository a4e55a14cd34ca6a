import { PDFArray, PDFDict, PDFName, PDFNumber } from "@cantoo/pdf-lib";

import {
  attributeOf,
  isWalkedElement,
  kidsOf,
  readFile,
  textIn,
  unpacked,
  type WalkedElement,
} from "./read-file.ts";
import {
  contentOnce,
  contentOwned,
  order,
  type Outcome,
  pageName,
  placeOf,
  type Walk,
  walkOf,
  wordBreaks,
} from "./walk.ts";

/** The rules of a walk, in the order of its results. */
const WALK_RULES = {
  "content-owned": contentOwned,
  "content-once": contentOnce,
  order,
  "word-breaks": wordBreaks,
  headings,
  "table-scopes": tableScopes,
  "table-regular": tableRegular,
  "list-labels": listLabels,
  "list-numbering": listNumbering,
  notes,
  links,
  "alt-texts": altTexts,
  language,
  title,
} as const satisfies Readonly<Record<string, (walk: Walk) => Outcome>>;

export type WalkRule = keyof typeof WALK_RULES;

/** The outcome of one rule for a PDF. */
export interface WalkedRule extends Outcome {
  readonly rule: WalkRule;
}

/**
 * Walks through a finished PDF as a listener does, and checks what validators do not report: words
 * that run together, links that only their place explains, alt texts that are too long to listen
 * to. It shares no code with the writer of the file except the names of operators and types. Throws
 * an Error if the file cannot be parsed as PDF.
 */
export async function walkStructure(pdf: Uint8Array): Promise<readonly WalkedRule[]> {
  const walk = walkOf(await readFile(pdf));
  return Object.entries(WALK_RULES).map(([rule, look]) => ({
    rule: rule as WalkRule,
    ...look(walk),
  }));
}

/**
 * Applies a rule to each element of some types. `faultOf` says what is wrong with an element, or
 * nothing.
 */
function forEach(
  walk: Walk,
  types: readonly string[],
  faultOf: (element: WalkedElement) => string | undefined,
): Outcome {
  const elements = walk.file.elements.filter(({ type }) => types.includes(type));
  const failures = elements.flatMap((element) => {
    const fault = faultOf(element);
    return fault === undefined ? [] : [`${placeOf(walk, element)}: ${fault}`];
  });
  return { looked: elements.length, failures };
}

const HEADINGS = ["H1", "H2", "H3", "H4", "H5", "H6"];

/**
 * Rule: there is one heading of level 1, no level is skipped on the way down, and no heading is
 * empty (ISO 14289-1, 7.4).
 */
function headings(walk: Walk): Outcome {
  let before = 0;
  const outcome = forEach(walk, HEADINGS, (element) => {
    const level = Number(element.type.slice(1));
    const isJump = level > before + 1;
    const isSecondTop = level === 1 && before > 0;
    before = level;
    if (walk.textOf(element).trim() === "") return "empty";
    if (isSecondTop) return "a second one";
    return isJump ? "skips a level" : undefined;
  });
  return before > 0 ? outcome : { ...outcome, failures: ["no heading"] };
}

/** Rule: each header cell says whether it heads a row or a column (ISO 14289-1, 7.5). */
function tableScopes(walk: Walk): Outcome {
  return forEach(walk, ["TH"], (head) => {
    const scope = attributeOf(head, "Scope");
    return /^(?:Row|Column|Both)$/.test(scope ?? "") ? undefined : "no scope";
  });
}

/** Rule: the rows of a table have equal length, its caption comes first, and no cell is empty. */
function tableRegular(walk: Walk): Outcome {
  return forEach(walk, ["Table"], (table) => {
    const kids = kidsOf(table);
    if (kids.some(({ type }, index) => type === "Caption" && index > 0)) return "a late caption";
    const rows = [table, ...kidsOf(table, "THead", "TBody", "TFoot")].flatMap((part) =>
      kidsOf(part, "TR"),
    );
    const widths = new Set(rows.map((row) => widthOf(row)));
    if (widths.size !== 1) return `rows of ${[...widths].join(" and ")} cells`;
    const cells = rows.flatMap((row) => kidsOf(row, "TH", "TD"));
    if (!cells.some(({ type }) => type === "TH")) return "no head";
    return cells.some((cell) => walk.textOf(cell).trim() === "") ? "an empty cell" : undefined;
  });
}

function widthOf(row: WalkedElement): number {
  return kidsOf(row, "TH", "TD").reduce(
    (width, cell) => width + Number(attributeOf(cell, "ColSpan") ?? 1),
    0,
  );
}

/** Rule: a list contains items, and each item a body and an optional label (ISO 14289-1, 7.6). */
function listLabels(walk: Walk): Outcome {
  return forEach(walk, ["L", "LI"], (element) => {
    const allowed = element.type === "L" ? ["LI", "L", "Caption"] : ["Lbl", "LBody"];
    const stray = element.kids.find((kid) => !isWalkedElement(kid) || !allowed.includes(kid.type));
    if (stray !== undefined) return "holds something else";
    if (element.type === "L") return undefined;
    const bodies = kidsOf(element, "LBody").length;
    return bodies === 1 ? undefined : `${bodies} bodies`;
  });
}

/** The numberings for each bullet (ISO 32000-1, table 347; ISO 32000-2, table 382). */
const BULLETS: Readonly<Record<string, readonly string[]>> = {
  "•": ["Disc", "Unordered"],
  "◦": ["Circle", "Unordered"],
  "▪": ["Square", "Unordered"],
};
const NUMBERED = ["Decimal", "Ordered"];

/** Rule: the numbering of a list agrees with its labels (ISO 14289-1, 7.6). */
function listNumbering(walk: Walk): Outcome {
  return forEach(walk, ["L"], (list) => {
    const labels = kidsOf(list, "LI").flatMap((item) => kidsOf(item, "Lbl"));
    const numbering = attributeOf(list, "ListNumbering") ?? "None";
    const wrong = labels
      .map((label) => walk.textOf(label).trim())
      .find((label) => {
        const expected = /^\d+[.)]?$/.test(label) ? NUMBERED : BULLETS[label];
        return expected !== undefined && !expected.includes(numbering);
      });
    return wrong === undefined ? undefined : `numbered as ${numbering}`;
  });
}

/** Rule: each note has a unique name (ISO 14289-1, 7.9), and a number before it. */
function notes(walk: Walk): Outcome {
  const names = new Set<string>();
  return forEach(walk, ["Note", "FENote"], (note) => {
    const name = textIn(note.dict, "ID") ?? "";
    if (name === "" || names.has(name)) return "no name of its own";
    names.add(name);
    const item = note.parent?.parent;
    const labels = item === undefined ? [] : kidsOf(item, "Lbl");
    return labels.length === 1 ? undefined : "no number";
  });
}

/** The longest alt text that is easy to listen to, in characters. */
const LONGEST_ALT = 250;

/** Rule: each figure has an alt text of reasonable length, and a place (ISO 14289-1, 7.3). */
function altTexts(walk: Walk): Outcome {
  return forEach(walk, ["Figure"], (figure) => {
    const alt = (textIn(figure.dict, "Alt") ?? "").trim();
    if (alt === "") return "no alt text";
    if (alt.length > LONGEST_ALT) return `an alt text of ${alt.length} characters`;
    const caption = figure.parent === undefined ? [] : kidsOf(figure.parent, "Caption");
    if (caption.some((one) => walk.textOf(one).trim() === alt)) return "its caption as alt text";
    return attributeOf(figure, "BBox") === undefined ? "no box" : undefined;
  });
}

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;

/**
 * Rule: the document states its language, and so does each part in another language (ISO 14289-1,
 * 7.2).
 */
function language({ file: { catalog, elements } }: Walk): Outcome {
  const failures = LANGUAGE.test(textIn(catalog, "Lang") ?? "") ? [] : ["the document"];
  let looked = 1;
  for (const { dict, type } of elements) {
    const own = textIn(dict, "Lang");
    if (own === undefined) continue;
    looked += 1;
    if (!LANGUAGE.test(own)) failures.push(`${type} in ${own}`);
  }
  return { looked, failures };
}

/**
 * Rule: each annotation belongs to one Link element and says where it leads. Each Link element has
 * a name (ISO 14289-1, 7.18).
 */
function links(walk: Walk): Outcome {
  const failures: string[] = [];
  const owned = new Set<PDFDict>();
  for (const element of walk.file.elements) {
    if (element.type !== "Link") continue;
    const annotations = element.kids.flatMap((kid) =>
      !isWalkedElement(kid) && "annotation" in kid ? [kid.annotation] : [],
    );
    const place = placeOf(walk, element);
    if (annotations.length === 0) failures.push(`${place}: leads nowhere`);
    if ((textIn(element.dict, "Alt") ?? "").trim() === "") failures.push(`${place}: no name`);
    for (const annotation of annotations) {
      if (owned.has(annotation)) failures.push(`${place}: shares its place`);
      owned.add(annotation);
      if ((textIn(annotation, "Contents") ?? "").trim() === "")
        failures.push(`${place}: no contents`);
      const key = annotation.lookup(PDFName.of("StructParent"));
      const parent = key instanceof PDFNumber ? walk.parentOf(key.asNumber()) : undefined;
      if (parent !== element.dict) failures.push(`${place}: another parent`);
    }
  }
  walk.file.pages.forEach((page, index) => {
    const annotations = page.lookup(PDFName.of("Annots"));
    const all = annotations instanceof PDFArray ? annotations.asArray() : [];
    for (const one of all) {
      const annotation = page.context.lookup(one);
      if (!(annotation instanceof PDFDict) || !owned.has(annotation)) {
        failures.push(`${pageName(index)}: an annotation of no link`);
      }
    }
  });
  return { looked: owned.size, failures };
}

/**
 * Rule: the window shows the title, and each place for it contains one title (ISO 14289-1, 7.1).
 */
function title({ file: { catalog } }: Walk): Outcome {
  const failures: string[] = [];
  const preferences = catalog.lookup(PDFName.of("ViewerPreferences"));
  const shows =
    preferences instanceof PDFDict &&
    String(preferences.lookup(PDFName.of("DisplayDocTitle"))) === "true";
  if (!shows) failures.push("the window does not show it");
  const metadata = unpacked(catalog.lookup(PDFName.of("Metadata")));
  for (const name of ["dc:title", "dc:description"]) {
    const held = metadata.split(`<${name}>`)[1]?.split(`</${name}>`)[0] ?? "";
    const items = held.match(/<rdf:li[^>]*>[^<]+<\/rdf:li>/g) ?? [];
    if (items.length !== 1) failures.push(`${items.length} of ${name} in the metadata`);
  }
  return { looked: 3, failures };
}
