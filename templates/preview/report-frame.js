// The report, in a frame that runs no script.

import { byId, word } from "./elements.js";

/** @typedef {import("../../src/preview/state.ts").PreviewState} PreviewState */

/**
 * The page around the report, as the frame needs it.
 *
 * @typedef {object} Around
 * @property {string} root
 * @property {(link: HTMLAnchorElement, event: Event) => void} onLink
 * @property {() => void} onReplaced
 */

/** A frame with its report, once that is loaded. @typedef {{ frame: HTMLIFrameElement, inside: Document, view: Window }} Shown */

/** @type {Shown | undefined} */
let shown;
/** The id of the page in it. @type {string | null} */
let shownPage = null;
/** The number of changes of texts that were shown. @type {number | undefined} */
let editsShown;
/** The state to show next. @type {PreviewState | undefined} */
let due;

/**
 * Shows the page of a state, and then the page of a state that came meanwhile.
 *
 * @param {PreviewState} state
 * @param {Around} around
 */
export async function showReport(state, around) {
  const isShowing = due !== undefined;
  due = state;
  editsShown ??= state.edited.count;
  if (isShowing) return;
  try {
    while (due.page !== null && (due.page !== shownPage || due.edited.count !== editsShown)) {
      const { page, edited, document: name } = due;
      const before = shown;
      if (page !== shownPage) {
        shown = await load(`${around.root}page/${name}/${page}/`, around);
        shownPage = page;
        if (before !== undefined) around.onReplaced();
      }
      const isEdited = edited.count !== editsShown;
      editsShown = edited.count;
      settle(before, isEdited ? edited.section : null);
    }
  } finally {
    due = undefined;
  }
}

/**
 * Loads a page in a new frame, hidden over the shown one.
 *
 * @param {string} address
 * @param {Around} around
 * @returns {Promise<Shown>}
 */
async function load(address, { onLink }) {
  const frame = document.createElement("iframe");
  frame.title = word("frame");
  frame.className = "coming";
  frame.setAttribute("sandbox", "allow-same-origin");
  const { promise, resolve } = Promise.withResolvers();
  frame.addEventListener("load", resolve, { once: true });
  frame.src = address;
  byId("rapport").append(frame);
  await promise;
  const { contentDocument: inside, contentWindow: view } = frame;
  if (inside === null || view === null) {
    frame.remove();
    throw new Error("a frame without a report");
  }
  await inside.fonts.ready;
  inside.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    if (link !== null) onLink(/** @type {HTMLAnchorElement} */ (link), event);
  });
  return { frame, inside, view };
}

/**
 * Replaces the frame before by the new one, and goes to the edited section.
 *
 * @param {Shown | undefined} before
 * @param {string | null} section
 */
function settle(before, section) {
  if (shown === undefined) return;
  const { frame, inside, view } = shown;
  const old = before?.frame === frame ? undefined : before;
  if (old !== undefined) {
    const folds = inside.querySelectorAll("details");
    for (const [at, { open }] of old.inside.querySelectorAll("details").entries()) {
      const fold = folds[at];
      if (fold !== undefined) fold.open = open;
    }
    view.scrollTo({ top: old.view.scrollY, behavior: "instant" });
  }
  if (section !== null) goTo(section, old?.inside);
  frame.className = "";
  if (old === undefined) return;
  if (document.activeElement === old.frame) frame.focus();
  old.frame.remove();
}

/**
 * Goes to a section, and marks it. Returns its heading; null for a section outside the report.
 *
 * @param {string} id
 * @param {Document} [before] the page before it was edited
 */
export function goTo(id, before) {
  const heading = shown?.inside.getElementById(id) ?? null;
  if (shown === undefined || heading === null) return null;
  const section = heading.closest("section") ?? heading;
  section.querySelector(":scope > details")?.setAttribute("open", "");
  const edited = firstEdited(section, before?.getElementById(id)?.closest("section") ?? null);
  const { top, bottom } = (edited ?? heading).getBoundingClientRect();
  // A visible block needs no scrolling.
  if (top < COVERED || bottom > shown.view.innerHeight) {
    if (edited === undefined) heading.scrollIntoView({ block: "start", behavior: "instant" });
    else edited.scrollIntoView({ block: "center", behavior: "instant" });
  }
  mark(section, shown.view);
  return heading;
}

/** The height, in pixels, of the contents that cover the top of a narrow report. */
const COVERED = 64;
const BLOCKS = "h2, h3, h4, p, li, blockquote, table, figure";

/**
 * The first new block of a section; of nested blocks the innermost.
 *
 * @param {Element} section
 * @param {Element | null} before
 */
function firstEdited(section, before) {
  if (before === null) return undefined;
  const known = new Set([...before.querySelectorAll(BLOCKS)].map((block) => block.textContent));
  const edited = [...section.querySelectorAll(BLOCKS)].filter(
    (block) => !known.has(block.textContent),
  );
  return edited.find((block) => edited.every((other) => other === block || !block.contains(other)));
}

/** In milliseconds. */
const MARKED = 2600;

/**
 * Marks a section for a moment, gently.
 *
 * @param {HTMLElement} section
 * @param {Window} view
 */
function mark(section, view) {
  section.setAttribute("data-edited", "");
  const accent = view.getComputedStyle(section).getPropertyValue("--accent") || "currentColor";
  const outline = { outline: `0.1875rem solid ${accent}`, outlineOffset: "0.5rem" };
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) Object.assign(section.style, outline);
  else {
    const fading = [
      outline,
      { ...outline, offset: 0.5 },
      { ...outline, outlineColor: "transparent" },
    ];
    section.animate(fading, MARKED);
  }
  setTimeout(() => {
    Object.assign(section.style, { outline: "", outlineOffset: "" });
    section.removeAttribute("data-edited");
  }, MARKED);
}
