import type { PageMeaning } from "../../browser/page-meaning.ts";
import type { PageContent } from "../content/read-page.ts";
import { unknownPrint } from "../unknown-print.ts";
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

/** A structure that says what the page means, and what it leaves to be decoration. */
export interface Arrangement {
  readonly root: StructureElement;
  /** For each page the MCIDs that are artifacts. */
  readonly artifacts: readonly ReadonlySet<number>[];
}

/**
 * Makes of the structure that Chromium printed the one that the page means, in small steps. Throws
 * a ReportError("browser") where text would be lost or headings jump.
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
 * A word that is broken at the end of a line reads whole (ISO 32000-1, 14.9.4), and a sign is heard
 * as what it says (14.9.3). Neither they nor words in another language are emphasised, as their
 * print says.
 */
function withPlainSpans(root: StructureElement, meaning: PageMeaning): StructureElement {
  return mapElements(root, (one) => {
    const words = meaningOf(one, meaning);
    if (words?.kind === "sign") return { ...one, type: "Span", alt: words.says };
    if (words?.kind === "language") return { ...one, type: "Span" };
    return words?.kind === "word" ? { ...one, type: "Span", actualText: words.word } : one;
  });
}

/** Every level has the one above it before it (ISO 14289-1, 7.4.2). */
function assertNoHeadingJumps(root: StructureElement): void {
  let before = 0;
  for (const { type } of elementsOf(root)) {
    const level = headingLevel(type);
    if (level === undefined) continue;
    if (level > before + 1) unknownPrint(`heading ${level} below heading ${before}`);
    before = level;
  }
}

/** What no element owns is an artifact; text can be one only where it is printed a second time. */
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
