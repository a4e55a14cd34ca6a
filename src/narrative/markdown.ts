import MarkdownIt from "markdown-it";
import footnote from "markdown-it-footnote";

import { showsNothing } from "../language/printable.ts";
import { bareLinks, isBareLink } from "./bare-links.ts";
import { boxes } from "./boxes.ts";
import { captions } from "./captions.ts";
import { deadLinks } from "./dead-links.ts";
import { languageMarks } from "./language-marks.ts";
import { literalLists } from "./literal-lists.ts";
import { literalMarks } from "./literal-marks.ts";
import { pictures } from "./pictures.ts";
import { places } from "./places.ts";
import { quotations } from "./quotations.ts";
import { wovenValues } from "./woven-values.ts";

/**
 * The Markdown of narrative texts: paragraphs, headings from level 3, lists, quotes, tables,
 * emphasis, links and notes. Raw HTML stays text. An image that stands alone is a picture. The
 * additions to Markdown are words in another language, captions of tables, boxes, and links for
 * addresses in running text. Characters print as typed: there are no automatic quotation marks,
 * dashes or numbers.
 */
export const MARKDOWN = new MarkdownIt("default", {
  html: false,
  linkify: false,
  typographer: false,
})
  .disable(["image"])
  .use(footnote)
  .use(literalLists)
  .use(literalMarks)
  .use(quotations)
  .use(captions)
  .use(boxes)
  .use(pictures)
  .use(languageMarks)
  .use(wovenValues)
  .use(places)
  .use(bareLinks)
  .use(deadLinks);

export { isBareLink } from "./bare-links.ts";
export { pictureOf } from "./pictures.ts";
export { isSpeaker } from "./quotations.ts";
export { environmentFor } from "./readings.ts";

export type MarkdownToken = ReturnType<typeof MARKDOWN.parse>[number];

/** True if the tokens print nothing. The number of a note counts as something. */
export function showNothing(tokens: readonly MarkdownToken[]): boolean {
  return tokens.every(({ type, content, children }) =>
    type === "inline"
      ? showNothing(children ?? [])
      : type !== "footnote_ref" && showsNothing(content),
  );
}

/** True if a language or a caption is marked. Earlier releases printed such a mark as text. */
export function containMarks(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(
    (token) =>
      token.type === "caption_open" ||
      token.attrGet("lang") !== null ||
      containMarks(token.children ?? []),
  );
}

/** True if there is a box. Earlier releases printed it as text. */
export function containBoxes(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(({ type }) => type === "box_open");
}

/** True if an address in running text is a link. Earlier releases printed it as text. */
export function containBareLinks(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some((token) => isBareLink(token) || containBareLinks(token.children ?? []));
}

// The renderer of a text provides `noteCall`, because notes are numbered through the whole report.
MARKDOWN.renderer.rules["footnote_ref"] = (tokens, index, _options, environment) => {
  const { noteCall } = environment as { readonly noteCall: (note: number) => string };
  const meta = tokens[index]?.meta as { readonly id: number };
  const language = tokens[index]?.attrGet("lang") ?? null;
  return language === null
    ? noteCall(meta.id)
    : noteCall(meta.id).replace("<a ", `<a lang="${language}" `);
};

/** The highest level of a heading in a text: titles of sections have level 2. */
export const HIGHEST_HEADING_LEVEL = 3;

/** The level of a heading, from the token that opens or closes it. */
export function headingLevel({ tag }: MarkdownToken): number {
  return Number(tag.slice(1));
}
