// The fault of a report, and the findings in its inputs.

import { byId, element } from "./elements.js";

/** @typedef {import("../../src/preview/state.ts").ShownFault} ShownFault */
/** @typedef {ShownFindings["items"][number]} ShownFinding */
/** @typedef {import("../../src/preview/state.ts").ShownFindings} ShownFindings */

/**
 * Shows or hides a bar. An unchanged fault is not read aloud again.
 *
 * @param {string} id
 * @param {Partial<ShownFault> | null} fault
 */
export function showFault(id, fault) {
  const bar = byId(id);
  const told = JSON.stringify(fault);
  if ((bar.dataset["told"] ?? "null") === told) return;
  bar.dataset["told"] = told;
  bar.hidden = fault === null;
  if (fault === null) return;
  const { title, sentences = [], findings = [] } = fault;
  if (title !== undefined) byId(`${id}-title`).textContent = title;
  const list = document.createElement("ul");
  list.append(
    ...findings.map(({ folder, file, place, message }) => {
      const item = document.createElement("li");
      const what = element("span", "what", message);
      item.append(...breakable(folder), whereOf(file, place), what);
      return item;
    }),
  );
  byId(`${id}-what`).replaceChildren(
    ...sentences.map((sentence) => element("p", "", sentence)),
    ...(findings.length === 0 ? [] : [list]),
  );
}

let shown = "";

/**
 * @param {ShownFindings} findings
 * @param {(section: string) => HTMLElement | null} goTo
 */
export function showFindings({ items, summary, more }, goTo) {
  byId("summary").textContent = summary;
  const told = JSON.stringify([items, more]);
  if (told === shown) return;
  shown = told;
  const found = byId("found");
  const focused = [...found.querySelectorAll("button")].findIndex(
    (button) => button === document.activeElement,
  );
  const list = document.createElement("ul");
  list.append(...items.map((one) => findingItem(one, goTo)));
  found.replaceChildren(
    ...(items.length === 0 ? [] : [list]),
    ...(more === null ? [] : [element("p", "", more)]),
  );
  // The focus stays among the findings.
  if (focused >= 0) (found.querySelectorAll("button")[focused] ?? byId("findings-title")).focus();
}

/**
 * @param {ShownFinding} finding
 * @param {(section: string) => HTMLElement | null} goTo
 */
function findingItem({ severity, kind, folder, file, place, message, section }, goTo) {
  const item = element("li", severity, "");
  const where = whereOf(file, place);
  where.title = folder + file;
  const told = [element("span", "kind", kind), where, element("span", "what", message)];
  if (section === null) {
    const inner = document.createElement("div");
    inner.append(...told);
    item.append(inner);
    return item;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.append(...told);
  button.addEventListener("click", () => {
    const heading = goTo(section);
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
  item.append(button);
  return item;
}

/**
 * @param {string} file
 * @param {string} place
 */
function whereOf(file, place) {
  const where = element("span", "where", file);
  if (place !== "") where.append(", ", element("span", "place", place));
  return where;
}

/**
 * A path that can break after each folder.
 *
 * @param {string} path
 */
function breakable(path) {
  return path.split(/(?<=[/\\])/).flatMap((part) => [part, document.createElement("wbr")]);
}
