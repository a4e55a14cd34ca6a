import { pagesOfDestinations } from "../browser/destinations.ts";
import type { Print } from "../browser/print-page.ts";

/** More than enough: a second print moves a target only where a number's width moves a line. */
const MOST_PRINTS = 4;

/** The page of each element that a link leads to, by its id. */
export type PageNumbers = ReadonlyMap<string, number>;

/** A report of which every page number is right. */
export interface StablePrint {
  /** As the browser gave it. */
  readonly print: Print;
  readonly pages: PageNumbers;
}

/**
 * Prints a report that names its own pages. They are known only when it has been printed, so it is
 * printed again with the numbers of the print before, until those are the numbers it came out with.
 * A report that names no page is printed once. `render` gets undefined as long as no page is known;
 * `guess` is what a draft of the report came out with. Throws what `render` and `print` throw, and
 * an Error where the numbers never settle.
 */
export async function printUntilStable(
  render: (pages: PageNumbers | undefined) => string,
  print: (html: string) => Promise<Print>,
  guess?: PageNumbers,
): Promise<StablePrint> {
  let html = render(guess);
  let known = guess;
  for (let prints = 0; prints < MOST_PRINTS; prints += 1) {
    const printed = await print(html);
    const pages = pagesOfDestinations(printed.pdf);
    // Rendering takes time, and gives the same where the numbers are the same.
    if (isSame(pages, known)) return { print: printed, pages };
    const next = render(pages);
    if (next === html) return { print: printed, pages };
    html = next;
    known = pages;
  }
  throw new Error(`page numbers that still change after ${MOST_PRINTS} prints`);
}

function isSame(pages: PageNumbers, others: PageNumbers | undefined): boolean {
  return pages.size === others?.size && [...pages].every(([id, page]) => others.get(id) === page);
}
