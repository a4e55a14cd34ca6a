import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { format, resolveConfig } from "prettier";

import { columnsPart, regionsPart, rowRulesPart, themesPart } from "./export-parts.ts";
import {
  commandsPart,
  commonOptionsPart,
  exitCodesPart,
  findingCodesPart,
  settingsPart,
} from "./command-parts.ts";
import { figuresPart } from "./figure-parts.ts";
import { textCodesPart } from "./text-code-parts.ts";

/** The generated parts of the pages. Each function makes Markdown from the program's own data. */
const PARTS: Readonly<Record<string, () => string>> = {
  columns: columnsPart,
  commands: commandsPart,
  "common-options": commonOptionsPart,
  "exit-codes": exitCodesPart,
  figures: figuresPart,
  "finding-codes": findingCodesPart,
  regions: regionsPart,
  "row-rules": rowRulesPart,
  settings: settingsPart,
  "text-codes": textCodesPart,
  themes: themesPart,
};

/** A part between its two marks: comments, which no reader of the page sees. */
const MARKED = /(<!-- made: (\S+) -->\n).*?(<!-- end -->)/gs;

/**
 * Writes every part of a page in `docs/` again.
 *
 * @param text the page as it is
 * @returns the page, laid out by Prettier
 * @throws when a mark names a part that does not exist
 */
export async function withParts(text: string): Promise<string> {
  const filled = text.replaceAll(MARKED, (_, start: string, name: string, end: string) => {
    const part = PARTS[name];
    if (part === undefined)
      throw new Error(`a page asks for the part ${name}, which nothing makes`);
    return `${start}\n${part()}\n\n${end}`;
  });
  const style = await resolveConfig("docs/commands.md");
  return await format(filled, { ...style, parser: "markdown" });
}

/** The paths of all pages in `docs/`. */
export function pagePaths(root: string): readonly string[] {
  const folder = path.join(root, "docs");
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return names.sort().map((name) => path.join(folder, name));
}

/** The names of the parts that a page asks for. */
export function partsOf(text: string): readonly string[] {
  return [...text.matchAll(MARKED)].map(([, , name = ""]) => name);
}

/** The names of all parts. Each part is on a page. */
export const PART_NAMES: readonly string[] = Object.keys(PARTS);

if (import.meta.main) {
  for (const file of pagePaths(process.cwd())) {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, await withParts(text));
  }
}
