import { ReportError } from "../errors.ts";
import { pageMessages } from "../messages/page.ts";

/** A part of a document that does not fit on a page, after all possible measures. */
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
