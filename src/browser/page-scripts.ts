import { ReportError } from "../errors.ts";
import { pageMessages } from "../messages/output.ts";

// Scripts that run in a page, as text, and the types of what they return.

/** What the page knows about an element and the print leaves out. */
export type ElementMeaning = Meant & {
  /** The element's id, if a link of the page leads to it. */
  readonly id?: string;
};

type Meant =
  /** The words of a heading. The outline of the print can contain them twice. */
  | { readonly kind: "heading"; readonly text: string }
  /**
   * `href` is a fragment or a complete address. `label` is the link's name for readers who cannot
   * see it.
   */
  | { readonly kind: "link"; readonly href: string; readonly label: string }
  /** A list: the table of contents, notes, or explained terms. */
  | { readonly kind: "contents" }
  | { readonly kind: "notes" }
  | { readonly kind: "terms" }
  /** A note, with the id that its references link to. */
  | { readonly kind: "note"; readonly id: string }
  /** A sign, with its spoken text. */
  | { readonly kind: "sign"; readonly says: string }
  /** Words in another language than the text around them. */
  | { readonly kind: "language" }
  /** A word that is hyphenated at the end of a line, in full. */
  | { readonly kind: "word"; readonly word: string }
  /** Any other element that a link of the page leads to. */
  | { readonly kind: "target" };

/**
 * The meanings by the key of their element. In the print, an element's language ends in its key.
 */
export type PageMeaning = ReadonlyMap<string, ElementMeaning>;

/**
 * Runs in the page: records what its elements mean, each under a key that its print contains too.
 * The tagged print keeps an element's role, alt text and language. A language may end in a part for
 * private use, and the key goes there.
 */
export const NOTE_MEANINGS = `
  (() => {
    const HEADINGS = "h1, h2, h3, h4, h5, h6";
    const NOTES = "[data-meaning=notes] > li";
    const SPANS = "span[lang], span[role=img]";
    const MEANT = [HEADINGS, NOTES, SPANS, "a[href], .broken-word, [data-meaning]"].join(", ");
    const links = [...document.querySelectorAll("a[href^='#']")];
    const targets = new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))));
    const wordsOf = (element) => element.textContent.replaceAll("\\u00AD", "").replace(/\\s+/g, " ").trim();
    const meaningOf = (element) => {
      if (element.matches(".broken-word")) return { kind: "word", word: element.dataset.word };
      if (element.matches("a[href]")) {
        const label = element.getAttribute("aria-label") ?? wordsOf(element);
        const written = element.getAttribute("href");
        return { kind: "link", href: written.startsWith("#") ? written : element.href, label };
      }
      if (element.matches(SPANS)) {
        const says = element.getAttribute("aria-label");
        // With a role it becomes an element in the print. Without one it leaves no trace.
        element.role = "emphasis";
        return says === null ? { kind: "language" } : { kind: "sign", says };
      }
      if (element.matches("[data-meaning]")) return { kind: element.dataset.meaning };
      if (element.matches(NOTES)) return { kind: "note", id: element.id };
      if (element.matches(HEADINGS)) return { kind: "heading", text: wordsOf(element) };
      return { kind: "target" };
    };
    const elements = [...document.querySelectorAll(MEANT + ", [id]")].filter(
      (element) => element.matches(MEANT) || targets.has(element.id),
    );
    const languageOf = (element) => element.closest("[lang]")?.lang ?? "und";
    // Look at all elements before the first gets a language.
    const found = elements.map((element) => [element, languageOf(element), meaningOf(element)]);
    return found.map(([element, language, meaning], index) => {
      const key = "k" + (index + 1);
      element.lang = language + "-x-" + key;
      return [key, targets.has(element.id) ? { ...meaning, id: element.id } : meaning];
    });
  })()`;

/** A part of a document that does not fit on a page, even after everything was tried. */
export interface WideBlock {
  /** A cover is too full. A table or a text is too wide. */
  readonly kind: "table" | "text" | "cover";
  /** The name of the narrative that contains it, or null. */
  readonly narrative: string | null;
  /**
   * The number of the table in that narrative, counted from 1. 0 for a text, or a table in a note.
   */
  readonly number: number;
  /** The number of tables in that narrative. */
  readonly tables: number;
  /** The titles of its section and of the table itself. Empty if there is none. */
  readonly section: string;
  readonly caption: string;
}

/** In pixels: a smaller excess is rounding, or the space beside a letter. */
const TOLERANCE = 2;

/**
 * Runs in the page: returns true for a table that is wider than its column, or than the page if the
 * table spans the page.
 */
const IS_TOO_WIDE = `
  (table) => {
    const isSpanning = getComputedStyle(table).columnSpan === "all";
    const around = isSpanning ? document.body : table.parentElement;
    const { paddingLeft, paddingRight } = getComputedStyle(around);
    const room = around.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return table.offsetWidth > room + ${TOLERANCE};
  }`;

/** Runs in the page: true if there is such a table. */
export const SOME_TABLE_IS_TOO_WIDE = `[...document.querySelectorAll("table")].some(${IS_TOO_WIDE})`;

/**
 * Runs in the page, in the same columns as in print. Puts a table that is wider than its column in
 * a `<div class="spans-page">`, together with the headings directly above it. The list, quote or
 * box around it gets the class `holds-span`. A table that is wider than the page gets breaks in its
 * long words. Returns what does not fit even then: Chromium would shrink the whole document, or
 * paint one text over another.
 */
export const SPAN_WIDE_BLOCKS = String.raw`
  (() => {
    const TOLERANCE = ${TOLERANCE};
    // Hardly any Dutch word is longer. Addresses and file names are.
    const LONG_WORD = /\S{25,}/gu;
    const HEADING = "h1, h2, h3, h4, h5, h6, .sample";
    const TEXT = "p, li, h1, h2, h3, h4, h5, h6, pre, blockquote, caption, figcaption, th, td, strong, a";

    const spans = (table) => getComputedStyle(table).columnSpan === "all";
    const isWiderThanColumn = ${IS_TOO_WIDE};
    const isWiderThanPage = (table) => table.offsetWidth > document.body.clientWidth + TOLERANCE;
    const isCut = ({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + TOLERANCE;
    const isTooFull = ({ clientHeight, scrollHeight }) => scrollHeight > clientHeight + TOLERANCE;

    const before = (element) =>
      element.previousElementSibling ?? (element.parentElement.matches(".narrative") ? before(element.parentElement) : null);
    const spanPage = (table) => {
      const whole = document.createElement("div");
      whole.className = "spans-page";
      const headings = [];
      for (let above = before(table); above?.matches(HEADING); above = before(above)) headings.unshift(above);
      for (let around = table.parentElement; around.matches("li, ul, ol, blockquote, .box"); around = around.parentElement) {
        around.classList.add("holds-span");
      }
      table.replaceWith(whole);
      whole.append(...headings, table);
    };
    const textsIn = (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      return texts;
    };
    const breakLongWords = (text) => {
      const pieces = [];
      let end = 0;
      for (const match of text.data.matchAll(LONG_WORD)) {
        const word = document.createElement("span");
        word.className = "breakable";
        word.textContent = match[0];
        pieces.push(text.data.slice(end, match.index), word);
        end = match.index + match[0].length;
      }
      text.replaceWith(...pieces, text.data.slice(end));
    };

    // Measure all before changing any: each change costs a layout.
    const tables = [...document.querySelectorAll("table")];
    tables.filter((table) => !spans(table) && isWiderThanColumn(table)).forEach(spanPage);
    const widest = tables.filter(isWiderThanPage);
    widest.flatMap(textsIn).forEach(breakLongWords);

    const blockOf = (kind) => (element) => {
      const section = element.closest("section");
      const narrative = element.closest("[data-narrative]");
      const tables = [...(narrative?.querySelectorAll("table") ?? [])];
      const others = tables.filter((table) => table.closest(".notes") === null);
      return {
        kind,
        narrative: narrative?.dataset.narrative ?? null,
        number: others.indexOf(element) + 1,
        tables: others.length,
        section: section?.querySelector("h2")?.textContent ?? "",
        caption: element.querySelector("caption")?.textContent ?? "",
      };
    };
    return [
      ...[...document.querySelectorAll(".cover")].filter(isTooFull).map(blockOf("cover")),
      ...widest.filter(isWiderThanPage).map(blockOf("table")),
      ...[...document.querySelectorAll(TEXT)].filter(isCut).map(blockOf("text")),
    ];
  })()`;

/**
 * The error that ends a run if a page has no room for something. `blocks` lists what does not fit.
 */
export class NoRoomError extends ReportError {
  readonly blocks: readonly WideBlock[];

  constructor(blocks: readonly WideBlock[]) {
    // The cover contains only texts from the settings.
    const isOfSettings = blocks.every(({ kind }) => kind === "cover");
    super(isOfSettings ? "usage" : "input", [...new Set(blocks.map(sentenceOn))]);
    this.blocks = blocks;
  }
}

function sentenceOn({ kind, section, caption }: WideBlock): string {
  if (kind === "cover") return pageMessages.cover;
  return kind === "table" ? pageMessages.table(section, caption) : pageMessages.text(section);
}

/** A font rule in the style of a document. */
export const FONT_FACE = /@font-face\s*\{[^}]*\}/g;

/**
 * Runs in the page: returns a function that writes a document into the page. The document is
 * complete when the function returns, except for images and for fonts that the page did not have
 * yet. The page keeps the fonts of the first style element: a browser takes longer to read a font
 * than to set a page in it, and the documents of one run share their fonts.
 */
export const WRITE_DOCUMENT = String.raw`
  (() => {
    const known = new Map();
    const faceOf = (rule) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rule);
      const { style } = sheet.cssRules[0];
      const value = (name) => style.getPropertyValue(name) || undefined;
      const family = value("font-family").replaceAll('"', "");
      return new FontFace(family, value("src"), {
        style: value("font-style"),
        weight: value("font-weight"),
        unicodeRange: value("unicode-range"),
      });
    };
    return (html) => {
      const start = html.indexOf("<style>");
      const end = start < 0 ? start : html.indexOf("</style>", start);
      const rules = [];
      const style = html.slice(start, end).replaceAll(${FONT_FACE}, (rule) => {
        rules.push(rule);
        return "";
      });
      document.open();
      document.write(end < 0 ? html : html.slice(0, start) + style + html.slice(end));
      document.close();
      const faces = rules.map((rule) => {
        const face = known.get(rule) ?? faceOf(rule);
        known.set(rule, face);
        return face;
      });
      // The fonts of the previous document may still be there.
      for (const face of known.values()) if (!faces.includes(face)) document.fonts.delete(face);
      for (const face of faces) document.fonts.add(face);
    };
  })()`;

/** The longest side of an image that is encoded again, in pixels. */
const LONGEST_SIDE = 1800;
const JPEG_QUALITY = 0.85;

/**
 * Runs in the page, although the page's own scripts are disabled: draws the image in the
 * orientation that its file states, within the longest side. Returns null if not all pixels can be
 * read. (An `img` would show half of such an image.)
 */
export const DRAW_IMAGE = `
  async (base64, mediaType, drawnAs) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    let image;
    try {
      image = await createImageBitmap(new Blob([bytes], { type: mediaType }));
    } catch {
      return null;
    }
    const scale = Math.min(1, ${LONGEST_SIDE} / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    // This hint makes the processor draw it, so the result is the same on every machine.
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = canvas.toDataURL(drawnAs, ${JPEG_QUALITY});
    return { drawn, width: canvas.width, height: canvas.height };
  }`;

/** Runs in the page: shows one child of the body and hides the others. */
export const showOnly = (id: string): string => `
  for (const child of document.body.children) child.hidden = child.id !== ${JSON.stringify(id)}`;
