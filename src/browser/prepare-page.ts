import type { JSHandle, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import {
  type ElementMeaning,
  FONT_FACE,
  NOTE_MEANINGS,
  type PageMeaning,
  SOME_TABLE_IS_TOO_WIDE,
  SPAN_WIDE_BLOCKS,
  type WideBlock,
  WRITE_DOCUMENT,
} from "./page-scripts.ts";

// Prepares a document in a page for print, in one call of a script.

/**
 * Runs in the page, which must be as wide as in print. Removes the soft hyphens that do not end a
 * line, because they would stay in the text of the PDF. Puts a word that does break, at a soft
 * hyphen or elsewhere, in `<span class="broken-word">` with the whole word in `data-word`. Returns
 * the broken words, each with its soft hyphens, in document order.
 *
 * Removing a soft hyphen can move the text after it a little, because the letters around it are
 * then set as one piece. So the remaining ones are checked until all are in use.
 */
export const KEEP_BROKEN_WORDS = String.raw`
  (() => {
    const SOFT_HYPHEN = "\u00AD";
    const LETTER = /\p{L}/u;
    const BROKEN_WORD = /[\p{L}\u00AD]*\u00AD[\p{L}\u00AD]*/gu;
    const WORD = /[^\s\u00A0]+/gu;
    // The browser may break a word without a hyphen: after a sign, between letters that form a word
    // by themselves, and anywhere in a long word that has no room.
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
      // On the same line the letters touch, except for kerning and the width of a ligature: a few
      // pixels.
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
      // Measure all before changing any: each change costs a layout.
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
    // Look at all before changing any.
    for (const [text, broken] of textsOfPage().map((text) => [text, brokenIn(text)])) {
      if (broken.length === 0) continue;
      const pieces = [];
      let end = 0;
      for (const match of broken) {
        const word = document.createElement("span");
        word.className = "broken-word";
        // With a role it becomes an element in the print. Without one it leaves no trace.
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
  // The requests of such a document come too late to be noticed.
  "iframe, frame, object, embed",
  ':is(script, source, track, audio, video, input)[src]:not([src^="data:" i])',
  "[srcset]",
  "[poster]",
  'link[href]:not([href^="data:" i])',
  // It would wait for a while and then leave the page.
  'meta[http-equiv="refresh" i]',
  ':is(use, image, feImage)[*|href]:not([*|href^="#"], [*|href^="data:" i])',
].join(", ");

/** An address in a style that refers to something outside the document. */
const STYLE_ASKS = String.raw`/@import|url\(\s*["']?(?![\s"'#]|data:)/i`;

/** Runs in the page: counts the elements that refer to a file outside the document. */
const COUNT_OUTSIDE = `(
  document.querySelectorAll(${JSON.stringify(EMBEDS_FILE)}).length +
  [...document.querySelectorAll("style, [style]")].filter((one) =>
    ${STYLE_ASKS}.test(one.localName === "style" ? one.textContent : one.getAttribute("style")),
  ).length
)`;

/**
 * Runs in the page. (Only the document's own scripts are off.) Loads all fonts, because the margin
 * boxes are laid out only while printing: a font that nothing else uses would come too late, and
 * the box would get the fallback font.
 */
export const LOAD_AND_COUNT = `
  Promise.allSettled([...document.fonts].map((font) => font.load())).then((outcomes) => [
    ${COUNT_OUTSIDE},
    outcomes.filter((outcome) => outcome.status === "rejected").length,
    [...document.images].filter((image) => image.naturalWidth === 0).length,
  ])`;

/** What a document refers to and lacks. */
interface MissingParts {
  /** The number of elements that refer to a file outside the document. */
  readonly outside: number;
  /** The number of fonts that could not be read. */
  readonly fonts: number;
  /** The number of images that could not be shown. */
  readonly images: number;
}

/**
 * Runs in the page: joins broken words again in tables that now span the page. With more room,
 * words break elsewhere or not at all.
 */
const JOIN_WORDS_OF_SPANS = `
  document.querySelectorAll(".spans-page").forEach((block) => {
    block.querySelectorAll(".broken-word").forEach((word) => word.replaceWith(word.textContent));
    block.normalize();
  })`;

/**
 * Finishes a draft. A draft only shows which page each element is on, so nothing is painted, which
 * halves the printing time. Its words need no preparation either: the hyphens in it are invisible.
 */
const PAINT_NOTHING = `
  document.head.append(
    Object.assign(document.createElement("style"), {
      textContent: "* { visibility: hidden !important }",
    }),
  )`;

/**
 * Runs in the page: returns a function that shows a document and prepares it in one call, because
 * each answer of the page waits while this process is busy. If the page has everything that the
 * document needs, it prepares the document at once. Otherwise it returns a promise.
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
        // A table whose words can no longer break everywhere may now be too wide for its column.
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

/** A draft has no tags, outline or paint, and so takes a third of the time. */
export type PrintKind = "draft" | "final";

/** A document that a page shows, ready to print unless something is missing or has no room. */
interface PreparedPage {
  readonly missing: MissingParts;
  readonly wide: readonly WideBlock[];
  /** Empty for a draft. */
  readonly meaning: PageMeaning;
  /** True if the page had to wait for its fonts or images. */
  readonly hasWaited: boolean;
}

/** Shows documents in a page and prepares them for print. */
export interface PagePreparer {
  /**
   * Shows a document: with its fonts and images loaded, its wide tables spanning the page, its
   * unused soft hyphens removed, and the meaning of its elements recorded. For a draft: only the
   * layout.
   */
  readonly prepare: (html: string, kind?: PrintKind) => Promise<PreparedPage>;
  /**
   * Returns true if the page seems to have everything that a document needs, so that `prepare` does
   * not wait.
   */
  readonly seemsReadyFor: (html: string) => boolean;
}

/** Prepares `page` for showing documents. */
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
      const shown = await show.evaluate((run, ...args) => run(...args), html, kind);
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
