// The page around a report in a preview: it shows each new state of the report.

import { byId, element, word } from "./elements.js";
import { goTo, showReport } from "./report-frame.js";
import { showFault, showFindings } from "./what-is-wrong.js";

/** @typedef {import("../../src/preview/state.ts").PreviewState} PreviewState */

const root = document.body.dataset["root"] ?? "/";
/** The document of this page; empty for the first document. */
const ownDocument =
  /^document\/([a-z\d-]+)\//.exec(location.pathname.slice(root.length))?.[1] ?? "";

/** The last state from the server. @type {PreviewState | undefined} */
let state;
/** @type {EventSource | undefined} */
let source;
let isOver = false;
/** @type {number | undefined} */
let givingUp;
/** The page says that the preview ended after this many milliseconds without a connection. */
const PATIENCE = 1500;

function connect() {
  source?.close();
  if (isOver) return;
  source = new EventSource(`${root}events/${ownDocument}`);
  source.addEventListener("state", ({ data }) => {
    take(/** @type {PreviewState} */ (JSON.parse(String(data))));
  });
  source.addEventListener("ended", () => {
    isOver = true;
    source?.close();
    showEnd(true);
  });
  source.addEventListener("open", () => showEnd(false));
  source.addEventListener("error", () => {
    clearTimeout(givingUp);
    // The connection tries again by itself.
    givingUp = setTimeout(() => showEnd(true), PATIENCE);
  });
}

/** @param {boolean} isEnded */
function showEnd(isEnded) {
  clearTimeout(givingUp);
  byId("ended").hidden = !isEnded;
  byId("print").hidden = isEnded;
  if (isEnded) byId("printed").hidden = true;
}

/** @param {PreviewState} news */
function take(news) {
  // The fault of the last print may be mended.
  if (news.page !== state?.page || !isSame(news.fault, state.fault)) showFault("print-fault", null);
  state = news;
  const title = news.title ?? byId("title").textContent;
  byId("title").textContent = title;
  document.title = `${news.fault === null ? "" : `${word("wrong")}: `}${word("preview")}: ${title}`;
  byId("waiting").hidden = news.page !== null || news.fault !== null;
  if (news.isBusy) say(word("busy"));
  else if (byId("status").textContent === word("busy")) say("");
  showDocuments(news);
  showFault("fault", news.fault);
  showFindings(news.findings, goTo);
  void showReport(news, { root, onLink: followLink, onReplaced });
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function onReplaced() {
  // The last print shows the page before.
  byId("printed").hidden = true;
  say(`${word("updated")} ${new Date().toLocaleTimeString("nl-NL")}`);
}

/** @param {string} text */
function say(text) {
  byId("status").textContent = text;
}

/** @param {PreviewState} news */
function showDocuments({ documents, document: shown }) {
  const nav = byId("documents");
  const told = [...documents, shown].join(" ");
  if (nav.dataset["told"] === told) return;
  nav.dataset["told"] = told;
  nav.hidden = documents.length < 2;
  nav.replaceChildren(
    ...documents.map((name) => {
      const link = element("a", "", name);
      link.href = `${root}document/${name}/`;
      if (name === shown) link.setAttribute("aria-current", "page");
      return link;
    }),
  );
}

/**
 * Leaves links within the report to the frame, and follows other links in this page.
 *
 * @param {HTMLAnchorElement} link
 * @param {Event} event
 */
function followLink(link, event) {
  if (link.getAttribute("href")?.startsWith("#") === true) return;
  event.preventDefault();
  const address = new URL(link.href);
  if (address.origin !== location.origin) open(address, "_blank", "noopener");
  else if (address.pathname.endsWith(".pdf")) void print();
  else {
    const saving = document.createElement("a");
    saving.href = address.pathname;
    saving.download = "";
    saving.click();
  }
}

/** @typedef {import("../../src/preview/state.ts").ShownFault} ShownFault */

let isPrinting = false;

async function print() {
  if (isPrinting || state === undefined) return;
  isPrinting = true;
  byId("print").setAttribute("aria-disabled", "true");
  byId("printed").hidden = true;
  showFault("print-fault", null);
  say(word("printing"));
  try {
    const answer = await fetch(`${root}print/${state.document}`);
    const { address, fault } = /** @type {{ address?: string, fault?: ShownFault }} */ (
      await answer.json()
    );
    if (address === undefined) {
      say("");
      const isTold = isSame(fault?.findings, state.fault?.findings);
      showFault("print-fault", isTold ? { sentences: [word("mend-first")] } : (fault ?? null));
      return;
    }
    say(word("printed"));
    const link = byId("printed");
    link.setAttribute("href", root + address);
    link.hidden = false;
    open(root + address, "_blank", "noopener");
  } catch {
    say("");
    showEnd(true);
  } finally {
    isPrinting = false;
    byId("print").removeAttribute("aria-disabled");
  }
}

byId("print").addEventListener("click", () => void print());
byId("print-fault-close").addEventListener("click", () => {
  showFault("print-fault", null);
  byId("print").focus();
});
// A browser keeps few connections to one server, so a hidden page closes its own. The first event after
// it connects again holds the whole state.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") connect();
  else source?.close();
});
if (matchMedia("(max-width: 56rem)").matches) byId("findings").removeAttribute("open");
connect();
