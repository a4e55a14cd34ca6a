import { readFile } from "node:fs/promises";

import type { FontFile } from "../../charts/fonts.ts";
import type { Palettes } from "../../colour/palette.ts";
import type { TextComparison } from "../../compare-texts/text-comparison.ts";
import { spelledOut } from "../../language/dates.ts";
import { diffTextsMessages } from "../../messages/diff-texts.ts";
import { screenColours } from "../../render/colour-variables.ts";
import { fontFaces } from "../../render/font-faces.ts";
import { readScreenStyle } from "../../render/template.ts";
import { rendered } from "../../templating/engine.ts";
import { asPrinted, COMPARISON_TEMPLATE } from "./diff-html.ts";
import { textDiffHead, textsInWords } from "./text-diff-lines.ts";

/**
 * A comparison of texts as one HTML page that needs no network. It has hidden words around old and new
 * words, because few screen readers announce `del` and `ins`.
 */
export async function textDiffHtml(
  comparison: TextComparison,
  { fonts, palettes }: { readonly fonts: readonly FontFile[]; readonly palettes: Palettes },
): Promise<string> {
  const [base, page, style, textStyle] = await Promise.all([
    readScreenStyle(),
    readFile(new URL("texts.hbs", COMPARISON_TEMPLATE), "utf8"),
    readFile(new URL("style.css", COMPARISON_TEMPLATE), "utf8"),
    readFile(new URL("texts.css", COMPARISON_TEMPLATE), "utf8"),
  ]);
  const plain = textDiffHead(comparison);
  const head = {
    ...plain,
    old: spelledOut(plain.old),
    new: spelledOut(plain.new),
    about: plain.about.map(asPrinted),
  };
  const { old, new: now } = comparison;
  const shown = textsInWords(comparison).map((text, index) => ({
    ...text,
    id: `tekst-${index + 1}`,
    name: text.title ?? text.file,
    notes: text.notes.map(asPrinted),
    paragraphs: text.paragraphs.map(({ pieces, ...rest }) => ({
      ...rest,
      pieces: pieces.map(({ kind, text: words }) => ({ [kind]: words })),
    })),
  }));
  const context = {
    pageTitle: `${head.title}: ${spelledOut(old.label)}, ${spelledOut(now.label)}`,
    head,
    words: diffTextsMessages,
    texts: shown,
    style: `${base}${style}${textStyle}`,
    fontFaces: fontFaces(fonts, JSON.stringify(comparison)),
    colours: screenColours(palettes),
  };
  return rendered(page, context);
}
