import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import MarkdownIt from "markdown-it";

import { PROJECT } from "../cli/run-report.ts";

/** The Markdown files that people read, by their path from the project. */
export const PAGES: readonly string[] = [
  ...namesIn("."),
  ...namesIn("docs"),
  "fixtures/README.md",
  "src/pdf/README.md",
  "tests/README.md",
];

function namesIn(folder: string): readonly string[] {
  const names = readdirSync(path.join(PROJECT, folder)).filter((name) => name.endsWith(".md"));
  return names.sort().map((name) => path.join(folder, name));
}

export function readPage(page: string): string {
  return readFileSync(path.join(PROJECT, page), "utf8");
}

/** The addresses of all links and images of a page. */
export function linksOf(text: string): readonly string[] {
  const tokens = new MarkdownIt().parse(text, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const links = inline.map((token) => token.attrGet("href") ?? token.attrGet("src"));
  return links.filter((link) => link !== null && link !== undefined).map(String);
}

/** The anchors of the headings of a page, as GitHub and GitLab make them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const tokens = new MarkdownIt().parse(text, {});
  const ids = tokens.flatMap((token, at) => {
    if (token.type !== "heading_open") return [];
    const words = (tokens[at + 1]?.children ?? []).map(({ content }) => content).join("");
    return [
      words
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replaceAll(/\s/g, "-"),
    ];
  });
  return new Set(ids);
}

/** The blocks of code of a page in a language. */
export function codeOf(text: string, language: string): readonly string[] {
  return new MarkdownIt()
    .parse(text, {})
    .filter(({ type, info }) => type === "fence" && info === language)
    .map(({ content }) => content);
}
