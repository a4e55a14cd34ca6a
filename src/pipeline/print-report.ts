import { pagesOfDestinations } from "../browser/destinations.ts";

/** More than enough: a second print moves a target only where a number's width moves a line. */
const MOST_PRINTS = 4;

/** The page of each element that a link leads to, by its id. */
export type PageNumbers = ReadonlyMap<string, number>;

/** A report of which every page number is right. */
export interface StablePrint {
  /** As the browser gave it. */
  readonly pdf: Uint8Array;
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
  print: (html: string) => Promise<Uint8Array>,
  guess?: PageNumbers,
): Promise<StablePrint> {
  let html = render(guess);
  for (let prints = 0; prints < MOST_PRINTS; prints += 1) {
    const pdf = await print(html);
    const pages = pagesOfDestinations(pdf);
    const next = render(pages);
    if (next === html) return { pdf, pages };
    html = next;
  }
  throw new Error(`page numbers that still change after ${MOST_PRINTS} prints`);
}
