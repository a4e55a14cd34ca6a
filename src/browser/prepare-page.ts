import type { JSHandle, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { type ElementMeaning, NOTE_MEANINGS, type PageMeaning } from "./page-meaning.ts";
import { FONT_FACE, WRITE_DOCUMENT } from "./write-document.ts";
import { SOME_TABLE_IS_TOO_WIDE, SPAN_WIDE_BLOCKS, type WideBlock } from "./wide-blocks.ts";

/**
 * Runs in the page, which must be as wide as it will be in print. Removes the soft hyphens at which
 * no line ends, as they would stay in the text of the PDF. A word that does break, at a soft hyphen
 * or elsewhere, is put in `<span class="broken-word">`, with the whole word in `data-word`. Gives
 * the broken words, each with its soft hyphens, in the order of the document.
 *
 * Removing a soft hyphen can move the text after it by a hair, because the letters around it are
 * then set as one piece; so what is left is looked at until all are in use.
 */
export const KEEP_BROKEN_WORDS = String.raw`
  (() => {
    const SOFT_HYPHEN = "\u00AD";
    const LETTER = /\p{L}/u;
    const BROKEN_WORD = /[\p{L}\u00AD]*\u00AD[\p{L}\u00AD]*/gu;
    const WORD = /[^\s\u00A0]+/gu;
    // Where the browser may break a word by itself: behind a sign, between letters that stand on
    // their own, and anywhere where a long word has no room.
    const MAY_BREAK = /[^\p{L}\p{N}].|\p{Lo}|.{16}/u;
    const range = document.createRange();

    const textsOfPage = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) {
        const { parentElement } = walker.currentNode;
        const isDone = parentElement.matches(".broken-word") || parentElement.closest("svg") !== null;
        if (!isDone) texts.push(walker.currentNode);
      }
      return texts;
    };
    const boxOf = (text, index) => {
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect();
    };
    const endsLine = (text, index) => {
      const { data } = text;
      if (!LETTER.test(data.charAt(index - 1)) || !LETTER.test(data.charAt(index + 1))) return false;
      const before = boxOf(text, index - 1);
      const after = boxOf(text, index + 1);
      // On the same line the letters touch, but for kerning and what a ligature takes: a few pixels.
      return Math.abs(after.top - before.top) > 1 || Math.abs(after.left - before.right) > 20;
    };
    const isOnOneLine = (text) => {
      range.selectNodeContents(text);
      return range.getClientRects().length < 2;
    };
    const withUsedOnly = (text) => {
      if (isOnOneLine(text)) return text.data.replaceAll(SOFT_HYPHEN, "");
      return text.data.replaceAll(SOFT_HYPHEN, (hyphen, index) =>
        endsLine(text, index) ? hyphen : "",
      );
    };

    let texts = textsOfPage().filter((text) => text.data.includes(SOFT_HYPHEN));
    for (;;) {
      // All are measured before any is changed: each change costs a layout.
      const settled = texts.map(withUsedOnly);
      const isSettled = texts.every((text, index) => text.data === settled[index]);
      if (isSettled) break;
      texts.forEach((text, index) => {
        text.data = settled[index];
      });
      texts = texts.filter((text) => text.data.includes(SOFT_HYPHEN));
    }
    const isBroken = (text, word, isInCell) => {
      if (word[0].includes(SOFT_HYPHEN) || !(isInCell || MAY_BREAK.test(word[0]))) return false;
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      return range.getClientRects().length > 1;
    };
    const brokenIn = (text) => {
      if (isOnOneLine(text)) return [];
      const isInCell = text.parentElement.closest("td, th") !== null;
      return [
        ...text.data.matchAll(BROKEN_WORD),
        ...text.data.matchAll(WORD).filter((word) => isBroken(text, word, isInCell)),
      ].sort((one, other) => one.index - other.index);
    };
    const words = [];
    // All are looked at before any is changed.
    for (const [text, broken] of textsOfPage().map((text) => [text, brokenIn(text)])) {
      if (broken.length === 0) continue;
      const pieces = [];
      let end = 0;
      for (const match of broken) {
        const word = document.createElement("span");
        word.className = "broken-word";
        // With a role it is an element of its own in print; without one it leaves no trace.
        word.role = "emphasis";
        word.dataset.word = match[0].replaceAll(SOFT_HYPHEN, "");
        word.textContent = match[0];
        words.push(match[0]);
        pieces.push(text.data.slice(end, match.index), word);
        end = match.index + match[0].length;
      }
      pieces.push(text.data.slice(end));
      text.replaceWith(...pieces);
    }
    return words;
  })()`;

const EMBEDS_FILE = [
  'img[src]:not([src^="data:" i])',
  // What such a document asks for comes too late to be noticed.
  "iframe, frame, object, embed",
  ':is(script, source, track, audio, video, input)[src]:not([src^="data:" i])',
  "[srcset]",
  "[poster]",
  'link[href]:not([href^="data:" i])',
  // Would wait for a while and then take the page elsewhere.
  'meta[http-equiv="refresh" i]',
  ':is(use, image, feImage)[*|href]:not([*|href^="#"], [*|href^="data:" i])',
].join(", ");

/** An address in a style that leads outside the document. */
const STYLE_ASKS = String.raw`/@import|url\(\s*["']?(?![\s"'#]|data:)/i`;

/** Runs in the page: how many elements refer to a file outside the document. */
const COUNT_OUTSIDE = `(
  document.querySelectorAll(${JSON.stringify(EMBEDS_FILE)}).length +
  [...document.querySelectorAll("style, [style]")].filter((one) =>
    ${STYLE_ASKS}.test(one.localName === "style" ? one.textContent : one.getAttribute("style")),
  ).length
)`;

/**
 * Runs in the page, although scripts are off: those of the document itself are. All fonts are
 * loaded, because the margin boxes are laid out while printing only, and a font that nothing else
 * uses would come too late: the box would get the fallback font.
 */
export const LOAD_AND_COUNT = `
  Promise.allSettled([...document.fonts].map((font) => font.load())).then((outcomes) => [
    ${COUNT_OUTSIDE},
    outcomes.filter((outcome) => outcome.status === "rejected").length,
    [...document.images].filter((image) => image.naturalWidth === 0).length,
  ])`;

/** What a document lacks although it asks for it. */
interface MissingParts {
  /** How many elements refer to a file outside the document. */
  readonly outside: number;
  /** How many fonts could not be read. */
  readonly fonts: number;
  /** How many images could not be shown. */
  readonly images: number;
}

/** Runs in the page: with more room around them, words break elsewhere, or not at all. */
const JOIN_WORDS_OF_SPANS = `
  document.querySelectorAll(".spans-page").forEach((block) => {
    block.querySelectorAll(".broken-word").forEach((word) => word.replaceWith(word.textContent));
    block.normalize();
  })`;

/**
 * Ends the preparation of a draft. A draft only shows which page each element is on, so nothing is
 * painted, which halves the time of printing. Its words need no preparation either: the hyphens that
 * they would lose are invisible.
 */
const PAINT_NOTHING = `
  document.head.append(
    Object.assign(document.createElement("style"), {
      textContent: "* { visibility: hidden !important }",
    }),
  )`;

/**
 * Runs in the page: gives a function that shows a document and prepares it, in one go, because each
 * answer of the page waits for whatever this process is busy with. Where the page has all that the
 * document needs, it is prepared at once; else there is a promise.
 */
const SHOW = `
  (() => {
    const write = ${WRITE_DOCUMENT};
    const prepare = (kind, [outside, fonts, images]) => {
      const missing = { outside, fonts, images };
      if (outside > 0 || fonts > 0 || images > 0) return { missing, wide: [], meaning: [] };
      let wide = ${SPAN_WIDE_BLOCKS};
      if (kind === "draft") {
        ${PAINT_NOTHING};
        return { missing, wide, meaning: [] };
      }
      while (wide.length === 0) {
        ${KEEP_BROKEN_WORDS};
        // A table whose words can no longer break everywhere may have grown too wide for its column.
        if (!${SOME_TABLE_IS_TOO_WIDE}) break;
        wide = ${SPAN_WIDE_BLOCKS};
        ${JOIN_WORDS_OF_SPANS};
      }
      const meaning = wide.length > 0 ? [] : ${NOTE_MEANINGS};
      return { missing, wide, meaning };
    };
    return (html, kind) => {
      write(html);
      const images = [...document.querySelectorAll("img, image")];
      const hasFonts = [...document.fonts].every((font) => font.status === "loaded");
      if (images.length === 0 && hasFonts) return prepare(kind, [${COUNT_OUTSIDE}, 0, 0]);
      return Promise.allSettled(images.map((image) => image.decode()))
        .then(() => ${LOAD_AND_COUNT})
        .then((counts) => ({ ...prepare(kind, counts), hasWaited: true }));
    };
  })()`;

/** A draft has no tags, no outline and no paint, and so takes a third of the time. */
export type PrintKind = "draft" | "final";

/** A document that a page shows, ready for print unless something is missing or has no room. */
interface PreparedPage {
  readonly missing: MissingParts;
  readonly wide: readonly WideBlock[];
  /** Empty for a draft. */
  readonly meaning: PageMeaning;
  /** True where the page had to wait for its fonts or images. */
  readonly hasWaited: boolean;
}

/** Shows documents in a page and makes them ready for print. */
export interface PagePreparer {
  /**
   * Shows a document: its fonts and images loaded, its wide tables as wide as the page, its unused
   * soft hyphens gone, and what its elements mean noted; of a draft, only the layout.
   */
  readonly prepare: (html: string, kind?: PrintKind) => Promise<PreparedPage>;
  /** Whether the page seems to have all that a document needs, so that `prepare` waits for nothing. */
  readonly seemsReadyFor: (html: string) => boolean;
}

/** Makes `page` ready to show documents. */
export async function pagePreparer(page: Page): Promise<PagePreparer> {
  type Shown = Omit<PreparedPage, "meaning" | "hasWaited"> & {
    readonly meaning: readonly [string, ElementMeaning][];
    readonly hasWaited?: boolean;
  };
  type Show = (html: string, kind: PrintKind) => Promise<Shown>;
  const show = (await page.evaluateHandle(SHOW)) as JSHandle<Show>;
  const fontsShown = new Set<string>();
  return {
    prepare: async (html, kind = "final") => {
      const shown = await show.evaluate((run, ...asked) => run(...asked), html, kind);
      fontsShown.add(fontsIn(html));
      return { hasWaited: false, ...shown, meaning: new Map(shown.meaning) };
    },
    seemsReadyFor: (html) => fontsShown.has(fontsIn(html)) && !IMAGE.test(html),
  };
}

const IMAGE = /<(?:img|image)\b/;

function fontsIn(html: string): string {
  return html.match(FONT_FACE)?.join("") ?? "";
}
