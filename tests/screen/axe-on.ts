import axe, { type AxeResults } from "axe-core";

/** A page in any browser. */
interface AskedPage {
  readonly evaluate: (script: string) => Promise<unknown>;
}

/** All rules for WCAG 2.2 up to AA in axe, and its makers' good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs in the page. */
const RUN = `axe.run(document, {
  resultTypes: ["violations", "incomplete"],
  // There is nothing outside the page to load.
  preload: false,
  runOnly: { type: "tag", values: ${JSON.stringify(RULES)} },
})`;

/**
 * Loads axe-core in a page. Returns a function that lists the faults of the page in its current
 * state.
 */
export async function axeOn(page: AskedPage): Promise<() => Promise<AxeResults>> {
  await page.evaluate(axe.source);
  return async () => (await page.evaluate(RUN)) as AxeResults;
}
