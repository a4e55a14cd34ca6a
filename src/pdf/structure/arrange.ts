import type { PageMeaning } from "../../browser/page-meaning.ts";
import type { PageContent } from "../content/read-page.ts";
import { unknownPrint } from "../../browser/object-table.ts";
import {
  elementsOf,
  mapElements,
  marksOf,
  meaningOf,
  type Mark,
  type StructureElement,
} from "./element.ts";
import { withoutDecoration, withoutEmpties } from "./steps/figures.ts";
import { withFigures } from "./steps/figures.ts";
import { withLinkNames } from "./steps/links.ts";
import { withContents, withListBodies, withNotes } from "./steps/lists.ts";
import { withMeaningOnly } from "./steps/plain-text.ts";
import { withoutRepeatedHeads } from "./steps/tables.ts";
import { withTableParts } from "./steps/tables.ts";
import { headingLevel } from "./types.ts";

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
 * A heading keeps the tag that Chromium gives it: `h2` prints as H2. This file only checks the
 * levels (`assertNoHeadingJumps`).
 */
export function arrange(
  printed: StructureElement,
  pages: readonly PageContent[],
  meaning: PageMeaning,
): Arrangement {
  const repeated = new Set<string>();
  let root = withoutDecoration(printed, pages);
  root = withoutRepeatedHeads(root, (mark) => repeated.add(nameOf(mark)));
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
      const isLost = hasText && !repeated.has(nameOf({ page, id }));
      if (isLost) unknownPrint(`text ${id} of page ${page + 1} has no owner`);
    }
  });
  return unowned;
}

function nameOf({ page, id }: Pick<Mark, "page" | "id">): string {
  return `${page}:${id}`;
}
