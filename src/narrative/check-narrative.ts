import { parseDocument } from "yaml";
import { z } from "zod";

import { narrativeMessages, type NarrativeCode } from "../messages/narrative.ts";
import type { Finding } from "../messages/finding.ts";
import { MARKDOWN } from "./markdown.ts";
import type { Narrative } from "./narrative.ts";

const frontMatterSchema = z.strictObject({ voorbeeldtekst: z.boolean().optional() });

/** Section titles are level 2, so narrative begins at 3. */
const HIGHEST_HEADING_LEVEL = 3;

/**
 * Reads one narrative file: its front matter and its Markdown, checked. `file` is the name that
 * findings bear. The narrative is null where it has no text or an error.
 */
export function checkNarrative(
  name: string,
  file: string,
  source: string,
): { readonly narrative: Narrative | null; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const report = (code: NarrativeCode, line: number, position = 1): void => {
    const { severity, message } = narrativeMessages[code];
    findings.push({ severity, code, file, line, column: null, position, message });
  };

  const text = source.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const { header, body, bodyLine } = splitFrontMatter(text);
  const frontMatter = parseFrontMatter(header);
  if (frontMatter === null) report("narrative-front-matter", 1);

  if (body.trim() === "") report("narrative-empty", 1);
  for (const token of MARKDOWN.parse(body, {})) {
    const line = (token.map?.[0] ?? 0) + bodyLine;
    if (token.type === "heading_open" && Number(token.tag.slice(1)) < HIGHEST_HEADING_LEVEL) {
      report("narrative-heading", line);
    }
  }
  body.split("\n").forEach((content, index) => {
    const html = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/i.exec(content);
    if (html !== null) report("narrative-html", index + bodyLine, html.index + 1);
    const image = content.indexOf("![");
    if (image >= 0) report("narrative-image", index + bodyLine, image + 1);
  });

  const refused = body.trim() === "" || findings.some(({ severity }) => severity === "error");
  const isSample = frontMatter?.voorbeeldtekst ?? false;
  return { narrative: refused ? null : { name, markdown: body.trim(), isSample }, findings };
}

function splitFrontMatter(text: string): {
  readonly header: string;
  readonly body: string;
  readonly bodyLine: number;
} {
  const match = /^---\n(.*?)\n?---[ \t]*(?:\n|$)/s.exec(text);
  if (match === null) return { header: "", body: text, bodyLine: 1 };
  const bodyLine = match[0].split("\n").length;
  return { header: match[1] ?? "", body: text.slice(match[0].length), bodyLine };
}

function parseFrontMatter(header: string): z.infer<typeof frontMatterSchema> | null {
  const document = parseDocument(header, { schema: "core" });
  if (document.errors.length > 0) return null;
  return frontMatterSchema.safeParse(document.toJS() ?? {}).data ?? null;
}
