import axe, { type AxeResults } from "axe-core";

/** A page of any browser. */
interface AskedPage {
  readonly evaluate: (script: string) => Promise<unknown>;
}

/** Everything of WCAG 2.2 up to AA that axe knows, and what its makers think good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs in the page. */
const RUN = `axe.run(document, {
  resultTypes: ["violations", "incomplete"],
  // There is nothing outside the page to load.
  preload: false,
  runOnly: { type: "tag", values: ${JSON.stringify(RULES)} },
})`;

/** Brings axe-core to a page, and tells what asks it what is wrong with the page as it then is. */
export async function axeOn(page: AskedPage): Promise<() => Promise<AxeResults>> {
  await page.evaluate(axe.source);
  return async () => (await page.evaluate(RUN)) as AxeResults;
}
