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
 * The Markdown that narrative may use: paragraphs, headings from level 3, lists, quotes, tables,
 * emphasis, links and notes. Raw HTML stays text, and an image is a picture that stands alone.
 * Beside it, words can be marked as of another language, a line as the caption of a table, and lines
 * as a box; and the address of a site in running text is a link.
 * Signs print as typed: nothing is curled, joined or counted that the writer did not ask for.
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

/** True where what the tokens print shows nothing; the number of a note is something. */
export function showNothing(tokens: readonly MarkdownToken[]): boolean {
  return tokens.every(({ type, content, children }) =>
    type === "inline"
      ? showNothing(children ?? [])
      : type !== "footnote_ref" && showsNothing(content),
  );
}

/** True where a language or a caption is marked, which earlier releases printed as text. */
export function holdMarks(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(
    (token) =>
      token.type === "caption_open" ||
      token.attrGet("lang") !== null ||
      holdMarks(token.children ?? []),
  );
}

/** True where there is a box, which earlier releases printed as text. */
export function holdBoxes(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(({ type }) => type === "box_open");
}

/** True where an address in running text is a link, which earlier releases printed as text. */
export function holdBareLinks(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some((token) => isBareLink(token) || holdBareLinks(token.children ?? []));
}

// Who renders a text says how it calls its notes: their numbers run through the whole report.
MARKDOWN.renderer.rules["footnote_ref"] = (tokens, index, _options, environment) => {
  const { noteCall } = environment as { readonly noteCall: (note: number) => string };
  const meta = tokens[index]?.meta as { readonly id: number };
  const language = tokens[index]?.attrGet("lang") ?? null;
  return language === null
    ? noteCall(meta.id)
    : noteCall(meta.id).replace("<a ", `<a lang="${language}" `);
};

/** Section titles are level 2, so narrative begins at 3. */
export const HIGHEST_HEADING_LEVEL = 3;

/** The level of a heading by the token that opens or closes it. */
export function headingLevel({ tag }: MarkdownToken): number {
  return Number(tag.slice(1));
}
