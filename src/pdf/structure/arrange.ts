import type { PageMeaning } from "../../browser/page-scripts.ts";
import { type Box, union } from "../content/painter.ts";
import type { PageContent } from "../content/read-page.ts";
import { unknownPrint } from "../file/print-syntax.ts";
import { markKey, withLinkNames } from "../parts/links.ts";
import {
  changeElements,
  element,
  elementsOf,
  headingLevel,
  isBlock,
  isElement,
  isGroup,
  type Kid,
  mapElements,
  marksOf,
  meaningOf,
  type StructureElement,
  WITHOUT_MEANING,
} from "./element.ts";
import {
  withContents,
  withListBodies,
  withNotes,
  withoutRepeatedHeads,
  withTableParts,
} from "./lists-and-tables.ts";

/** A structure with the meaning of the page, and the content that is only decoration. */
export interface Arrangement {
  readonly root: StructureElement;
  /** The MCIDs that are artifacts, for each page. */
  readonly artifacts: readonly ReadonlySet<number>[];
}

/**
 * Turns the structure that Chromium printed into the structure that the page means, in small steps.
 * Throws a ReportError("browser") if text would be lost or a heading level is skipped.
 *
 * A heading keeps the tag that Chromium gives it: `h2` prints as H2. This step only checks the
 * levels (`assertNoHeadingJumps`).
 */
export function arrange(
  printed: StructureElement,
  pages: readonly PageContent[],
  meaning: PageMeaning,
): Arrangement {
  const repeated = new Set<string>();
  let root = withoutDecoration(printed, pages);
  root = withoutRepeatedHeads(root, (mark) => repeated.add(markKey(mark)));
  root = withPlainSpans(root, meaning);
  root = withoutEmpties(root);
  root = withMeaningOnly(root);
  root = withContents(root, meaning);
  root = withListBodies(root, meaning);
  root = withNotes(root, meaning);
  root = withLinkNames(root, meaning);
  root = withFigures(root, pages);
  root = withTableParts(root);
  assertNoHeadingJumps(root);
  return { root, artifacts: artifactsOf(root, pages, repeated) };
}

/**
 * Makes spans of broken words, signs and words in another language. A word that is broken at the
 * end of a line reads as a whole (ISO 32000-1, 14.9.4), and a sign as its spoken text (14.9.3).
 * None of these is emphasised, although the print says so.
 */
function withPlainSpans(root: StructureElement, meaning: PageMeaning): StructureElement {
  return mapElements(root, (one) => {
    const words = meaningOf(one, meaning);
    if (words?.kind === "sign") return { ...one, type: "Span", alt: words.says };
    if (words?.kind === "language") return { ...one, type: "Span" };
    return words?.kind === "word" ? { ...one, type: "Span", actualText: words.word } : one;
  });
}

/** Checks that no heading level is skipped (ISO 14289-1, 7.4.2). */
function assertNoHeadingJumps(root: StructureElement): void {
  let before = 0;
  for (const { type } of elementsOf(root)) {
    const level = headingLevel(type);
    if (level === undefined) continue;
    if (level > before + 1) unknownPrint(`heading ${level} below heading ${before}`);
    before = level;
  }
}

/**
 * Content that no element owns is an artifact. Text may be an artifact only if it is a repetition.
 */
function artifactsOf(
  root: StructureElement,
  pages: readonly PageContent[],
  repeated: ReadonlySet<string>,
): readonly ReadonlySet<number>[] {
  const unowned = pages.map(({ marked }) => new Set(marked.keys()));
  for (const { page, id } of marksOf(root)) unowned[page]?.delete(id);
  unowned.forEach((ids, page) => {
    for (const id of ids) {
      const hasText = pages[page]?.marked.get(id)?.hasText ?? false;
      const isLost = hasText && !repeated.has(markKey({ page, id }));
      if (isLost) unknownPrint(`text ${id} of page ${page + 1} has no owner`);
    }
  });
  return unowned;
}

/**
 * Removes elements without a meaning. Chromium prints one for each piece of text and each `div`,
 * `section` or `span`. Inline content moves into the element around it. A section becomes a Sect.
 * Any other box is replaced by its contents. Text that is alone becomes a paragraph, so that no
 * text is loose between blocks (ISO 32000-1, 14.8.4.2).
 */
function withMeaningOnly(root: StructureElement): StructureElement {
  const dissolved = changeElements(root, (one, parent) => {
    if (one.type !== WITHOUT_MEANING) return [one];
    if (one.kids.length === 0) return [];
    if (isSection(one)) return [{ ...one, type: "Sect" }];
    if (!one.kids.some(holdsBlock)) {
      if (one.language !== undefined) return [{ ...one, type: "Span" }];
      // Its parent may be replaced too, and so cannot yet say whether this is inline.
      if (parent !== null && isPlace(parent)) return [{ ...one, type: "P" }];
    }
    return one.kids;
  });
  return changeElements(dissolved, (one) => [isGroup(one.type) ? withParagraphs(one) : one]);
}

/** Returns true for an element whose text is in blocks. */
function isPlace(one: StructureElement): boolean {
  if (one.type !== WITHOUT_MEANING) return isGroup(one.type);
  return one.kids.some(holdsBlock);
}

function holdsBlock(kid: Kid): boolean {
  if (!isElement(kid)) return false;
  return [...elementsOf(kid)].some(({ type }) => isBlock(type));
}

/** Returns true for an element that starts a chapter. */
function isSection({ kids }: StructureElement): boolean {
  return kids.some((kid) => isElement(kid) && (headingLevel(kid.type) ?? Infinity) <= 2);
}

function withParagraphs(group: StructureElement): StructureElement {
  const kids: Kid[] = [];
  let paragraph: Kid[] = [];
  const close = (): void => {
    if (paragraph.length > 0) kids.push(element("P", paragraph));
    paragraph = [];
  };
  for (const kid of group.kids) {
    if (isElement(kid) && isBlock(kid.type)) {
      close();
      kids.push(kid);
    } else paragraph.push(kid);
  }
  close();
  return { ...group, kids };
}

/**
 * Makes each figure one image with an alt text (ISO 14289-1, 7.3) and the box that it covers on its
 * page (ISO 32000-1, 14.8.5.4.3). An element around figures becomes a group.
 */
function withFigures(root: StructureElement, pages: readonly PageContent[]): StructureElement {
  return mapElements(root, (one) => {
    const [only, ...others] = one.kids;
    const isAlone = only !== undefined && others.length === 0 && isElement(only);
    if (one.type === "P" && isAlone && only.type === "Figure") return only;
    if (one.type !== "Figure") return one;
    if (one.kids.some((kid) => isElement(kid) && kid.type === "Figure")) {
      return { kind: "element", type: "Div", kids: one.kids };
    }
    if (one.alt === undefined || one.alt.trim() === "") unknownPrint("a figure without alt text");
    const box = boxOf(one, pages);
    return box === undefined
      ? one
      : { ...one, attributes: { ...one.attributes, box: rounded(box) } };
  });
}

function boxOf(figure: StructureElement, pages: readonly PageContent[]): Box | undefined {
  let box: Box | undefined;
  for (const { page, id } of marksOf(figure)) box = union(box, pages[page]?.marked.get(id)?.box);
  return box;
}

/** Rounds outward to whole points, so that everything is inside. */
function rounded({ left, bottom, right, top }: Box): [number, number, number, number] {
  return [Math.floor(left), Math.floor(bottom), Math.ceil(right), Math.ceil(top)];
}

/** The types whose drawings have a meaning. */
const DRAWN = new Set(["Figure", "Lbl"]);
/** The text of a drawn label: a disc, a circle or a square. */
const BULLET = "•";

/**
 * Removes rules, borders and backgrounds from elements. Content without text belongs to an element
 * only in a figure, or as the bullet of a list (ISO 14289-1, 7.1). Chromium also leaves content
 * without paint where it laid out a line twice.
 */
function withoutDecoration(
  root: StructureElement,
  pages: readonly PageContent[],
): StructureElement {
  const contentOf = (kid: Kid) =>
    kid.kind === "mark" ? pages[kid.page]?.marked.get(kid.id) : undefined;
  return mapElements(root, (one) => {
    const kids = one.kids.filter((kid) => {
      if (kid.kind !== "mark") return true;
      const content = contentOf(kid);
      return content?.hasText === true || (DRAWN.has(one.type) && content?.hasDrawing === true);
    });
    const isDrawn = kids.length > 0 && kids.every((kid) => contentOf(kid)?.hasText === false);
    const bullet = one.type === "Lbl" && isDrawn ? { actualText: BULLET } : {};
    return { ...one, kids, ...bullet };
  });
}

/** Removes empty elements, except the cells that keep a table regular. */
function withoutEmpties(root: StructureElement): StructureElement {
  const isFull = (kid: Kid): boolean =>
    !isElement(kid) || kid.kids.length > 0 || kid.type === "TD" || kid.type === "TH";
  return mapElements(root, (one) => ({ ...one, kids: one.kids.filter(isFull) }));
}

// PDF 2.0.

/**
 * Renames parts of the structure for PDF 2.0 (ISO 32000-2, 14.8.4). A note becomes an FENote. A
 * group with a caption becomes an Aside, because a Div counts as absent and a caption must be the
 * first or last kid of its subject. A list with labels gets a numbering. ISO 14289-2, 8.2.5.14,
 * 8.2.5.25 and 8.2.5.27.
 */
export function asPdf2(root: StructureElement): StructureElement {
  return mapElements(root, (one) => {
    if (one.type === "Note") return { ...one, type: "FENote" };
    if (one.type === "Div" && one.kids.some(isOf("Caption"))) return { ...one, type: "Aside" };
    return one.type === "L" ? withNumbering(one) : one;
  });
}

/** Notes are numbered. Other labels without a numbering are terms that their items describe. */
function withNumbering(list: StructureElement): StructureElement {
  const hasLabels = list.kids.some((item) => isElement(item) && item.kids.some(isOf("Lbl")));
  if (!hasLabels || list.attributes?.listNumbering !== undefined) return list;
  const hasNotes = [...elementsOf(list)].some(isOf("FENote"));
  const listNumbering = hasNotes ? "Decimal" : "Description";
  return { ...list, attributes: { ...list.attributes, listNumbering } };
}

function isOf(type: string): (kid: Kid) => boolean {
  return (kid) => isElement(kid) && kid.type === type;
}
