// The page around a report in a preview: it hears of each change, and shows the report in a frame.
// In the frame itself no script runs.

const root = document.body.dataset.root;
const [, ownDocument = ""] = /^document\/([a-z\d-]+)\//.exec(location.pathname.slice(root.length)) ?? [];
const byId = (id) => document.getElementById(id);
const word = (name) => document.querySelector(`[data-word="${name}"]`).textContent;
const wantsStillness = matchMedia("(prefers-reduced-motion: reduce)");

/** The last state that the server told of. */
let state;
/** The frame that is shown, and the page that is in it. */
let frame;
let shownPage = null;
/** How many changes of texts have been shown. */
let editsShown = null;

/* What the server tells. */

let source;
let isOver = false;
let giveUp;

function connect() {
  source?.close();
  if (isOver) return;
  source = new EventSource(`${root}events/${ownDocument}`);
  source.addEventListener("state", ({ data }) => take(JSON.parse(data)));
  source.addEventListener("ended", () => {
    isOver = true;
    source.close();
    byId("ended").hidden = false;
  });
  source.addEventListener("open", () => {
    clearTimeout(giveUp);
    byId("ended").hidden = true;
  });
  source.addEventListener("error", () => {
    clearTimeout(giveUp);
    // It may come back: it tries again by itself.
    giveUp = setTimeout(() => (byId("ended").hidden = false), 1500);
  });
}

// A browser keeps few connections to one server. One that nobody looks at can do without: it gets all
// it missed at once.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") connect();
  else source?.close();
});

function take(news) {
  state = news;
  editsShown ??= state.edited.count;
  const title = state.title ?? byId("title").textContent;
  byId("title").textContent = title;
  document.title = `${state.fault === null ? "" : `${word("wrong")}: `}${word("preview")}: ${title}`;
  byId("waiting").hidden = state.page !== null || state.fault !== null;
  if (state.isBusy) say(word("busy"));
  else if (byId("status").textContent === word("busy")) say("");
  showDocuments();
  showFault("fault", state.fault);
  showFindings();
  void showPage();
}

function say(text) {
  byId("status").textContent = text;
}

/* The report. */

let isShowing = false;

/** Shows the page of the state, and then that of the state that came meanwhile. */
async function showPage() {
  if (isShowing) return;
  isShowing = true;
  try {
    while (state.page !== shownPage || state.edited.count !== editsShown) {
      const { page, edited, document: name } = state;
      const before = frame;
      if (page !== shownPage) {
        await replaceFrame(page, name);
        shownPage = page;
        const isFirst = before === undefined;
        if (!isFirst) say(`${word("updated")} ${new Date().toLocaleTimeString("nl-NL")}`);
      }
      const isEdited = edited.count !== editsShown;
      editsShown = edited.count;
      settle(before, isEdited ? edited.section : null);
    }
  } finally {
    isShowing = false;
  }
}

/** Loads a page in a frame of its own, which lies hidden above the one that is shown. */
async function replaceFrame(page, name) {
  const next = document.createElement("iframe");
  next.title = word("frame");
  next.className = "coming";
  next.setAttribute("sandbox", "allow-same-origin");
  const loaded = new Promise((resolve) => next.addEventListener("load", resolve, { once: true }));
  next.src = `${root}page/${name}/${page}/`;
  byId("rapport").append(next);
  await loaded;
  await next.contentDocument.fonts.ready;
  next.contentDocument.addEventListener("click", followLink);
  frame = next;
}

/** Lets the new frame take the place of the old one, and shows what was edited. */
function settle(before, section) {
  const old = before === frame ? undefined : before;
  if (old !== undefined) {
    const [from, to] = [old.contentDocument, frame.contentDocument];
    const folds = [...to.querySelectorAll("details")];
    [...from.querySelectorAll("details")].forEach(({ open }, at) => {
      if (folds[at] !== undefined) folds[at].open = open;
    });
    frame.contentWindow.scrollTo(0, old.contentWindow.scrollY);
  }
  if (section !== null) goTo(section, old?.contentDocument);
  frame.className = "";
  if (old === undefined) return;
  if (document.activeElement === old) frame.focus();
  old.remove();
}

function goTo(id, before) {
  const heading = frame?.contentDocument.getElementById(id);
  const section = heading?.closest("section") ?? heading;
  if (!section) return null;
  for (const fold of section.querySelectorAll("details")) fold.open = true;
  const target = before === undefined ? heading : firstEdited(section, before.getElementById(id)?.closest("section"));
  const { top, bottom } = (target ?? heading).getBoundingClientRect();
  const height = frame.contentWindow.innerHeight;
  // Who sees it already keeps the page where it is.
  if (top < 0 || bottom > height) {
    (target ?? heading).scrollIntoView({ block: target === heading || !target ? "start" : "center" });
  }
  mark(section);
  return heading;
}

const BLOCKS = "h2, h3, h4, p, li, blockquote, table, figure";

/** The first block of a section that was not there before. */
function firstEdited(section, before) {
  if (!before) return undefined;
  const known = new Set([...before.querySelectorAll(BLOCKS)].map((block) => block.textContent));
  const edited = [...section.querySelectorAll(BLOCKS)].filter((block) => !known.has(block.textContent));
  // Of blocks within one another the innermost is meant.
  return edited.find((block) => !edited.some((other) => other !== block && block.contains(other)));
}

const MARKED = 2600;

/** Marks a section for a moment, gently. */
function mark(section) {
  section.setAttribute("data-edited", "");
  const accent = frame.contentWindow.getComputedStyle(section).getPropertyValue("--accent") || "currentColor";
  section.style.outlineOffset = "0.5rem";
  const outline = `0.1875rem solid ${accent}`;
  if (wantsStillness.matches) section.style.outline = outline;
  else {
    const shown = { outline, outlineOffset: "0.5rem" };
    section.animate([shown, { ...shown, offset: 0.5 }, { ...shown, outlineColor: "transparent" }], MARKED);
  }
  setTimeout(() => {
    section.style.outline = "";
    section.style.outlineOffset = "";
    section.removeAttribute("data-edited");
  }, MARKED);
}

/** In the frame a link leads to a place in the report; all else is for this page. */
function followLink(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  const address = new URL(link.href);
  if (address.origin !== location.origin) open(address, "_blank", "noopener");
  else if (address.pathname.endsWith(".pdf")) void print();
  else download(address.pathname);
}

function download(path) {
  const link = document.createElement("a");
  link.href = path;
  link.download = "";
  link.click();
}

/* What is wrong, and what was found. */

function showFault(id, fault) {
  const bar = byId(id);
  const told = JSON.stringify(fault);
  // What is told again is not read aloud again.
  if (bar.dataset.told === told) return;
  bar.dataset.told = told;
  bar.hidden = fault === null;
  if (fault === null) return;
  if (fault.title !== undefined) byId(`${id}-title`).textContent = fault.title;
  const list = document.createElement("ul");
  list.append(
    ...fault.findings.map(({ folder, file, place, message }) => {
      const where = element("span", "where", [folder + file, place].filter(Boolean).join(", "));
      const item = document.createElement("li");
      item.append(where, `: ${message}`);
      return item;
    }),
  );
  byId(`${id}-what`).replaceChildren(
    ...fault.sentences.map((sentence) => element("p", "", sentence)),
    ...(fault.findings.length === 0 ? [] : [list]),
  );
}

let findingsShown = "";

function showFindings() {
  const { items, summary, more } = state.findings;
  byId("summary").textContent = summary;
  const told = JSON.stringify([items, more]);
  if (told === findingsShown) return;
  findingsShown = told;
  const focused = byId("found").contains(document.activeElement)
    ? [...byId("found").querySelectorAll("button")].indexOf(document.activeElement)
    : -1;
  const list = document.createElement("ul");
  list.append(...items.map(findingItem));
  byId("found").replaceChildren(
    ...(items.length === 0 ? [] : [list]),
    ...(more === null ? [] : [element("p", "", more)]),
  );
  if (focused >= 0) byId("found").querySelectorAll("button")[focused]?.focus();
}

function findingItem({ severity, kind, folder, file, place, message, section }) {
  const item = element("li", severity, "");
  const inner = document.createElement(section === null ? "div" : "button");
  const where = element("span", "where", [file, place].filter(Boolean).join(", "));
  where.title = folder + file;
  inner.append(element("span", "kind", kind), where, element("span", "what", message));
  if (section !== null) {
    inner.type = "button";
    inner.addEventListener("click", () => {
      const heading = goTo(section);
      if (heading === null) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
  }
  item.append(inner);
  return item;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function showDocuments() {
  const { documents, document: shown } = state;
  const nav = byId("documents");
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

/* The PDF. */

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
    const { address, fault } = await answer.json();
    if (fault !== undefined) {
      say("");
      showFault("print-fault", fault);
      return;
    }
    say(word("printed"));
    byId("printed").href = root + address;
    byId("printed").hidden = false;
    open(root + address, "_blank", "noopener");
  } catch {
    say("");
    byId("ended").hidden = false;
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
connect();
