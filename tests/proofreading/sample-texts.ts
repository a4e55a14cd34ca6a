import { globSync, readFileSync } from "node:fs";

/** The texts of the samples as a writer without calls would write them, without their front matter. */
export const SAMPLE_TEXTS = globSync("fixtures/content/**/*.md")
  .toSorted()
  .map((file) => ({ file, markdown: typedSample(file) }));

/** One of them, or a text elsewhere. */
export function typedSample(file: string): string {
  return typedOver(readFileSync(file, "utf8").replace(/^---\n.*?\n---\n/s, ""));
}

/** A text as a writer without calls would write it: with the months typed, and figures as "3". */
function typedOver(markdown: string): string {
  return markdown
    .replaceAll("{{periode}}", "januari tot en met maart 2024")
    .replaceAll('{{maand "eerste"}}', "januari")
    .replaceAll('{{maand "tweede"}}', "februari")
    .replaceAll('{{maand "laatste"}}', "maart")
    .replaceAll("{{peildatum}}", "31 maart 2024")
    .replaceAll(/\{\{[#/][^}]*\}\}|\{\{anders\}\}/g, "")
    .replaceAll(/\{\{[^}]*\}\}/g, "3");
}
