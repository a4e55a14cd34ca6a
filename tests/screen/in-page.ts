/** Expressions that run in the page. Their values come back as data. */

/** Content that reaches past the right edge of the screen, except in scrolling elements. */
export const PAST_THE_EDGE = `
  [...document.querySelectorAll("body *")].flatMap((element) => {
    if (element.closest(".scroll, .unseen, svg")) return [];
    const { right, width } = element.getBoundingClientRect();
    return width > 0 && right > innerWidth + 1 ? [element.outerHTML.slice(0, 80)] : [];
  })`;

/** How much wider the page is than the screen. */
export const SIDEWAYS = "document.documentElement.scrollWidth - innerWidth";

/** Text that its element cuts off: it is higher or wider than the visible part. */
export const CUT_OFF = `
  [...document.querySelectorAll("body *")].flatMap((element) => {
    if (element.closest(".unseen, svg") || element.matches(".scroll, .contents-wide")) return [];
    const { overflowX, overflowY } = getComputedStyle(element);
    const isCut =
      (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1) ||
      (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1);
    return isCut ? [element.outerHTML.slice(0, 80)] : [];
  })`;

/** Overlapping texts: lines of two elements at the same place. */
export const OVERLAPS = `
  (() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const boxes = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() === "" || node.parentElement.closest("svg, .unseen, sup")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const leading = (bottom - top) / 4;
        boxes.push({ left, right, top: top + leading, bottom: bottom - leading, text: node.data });
      }
    }
    boxes.sort((a, b) => a.top - b.top);
    return boxes.flatMap((box, index) => {
      const over = [];
      for (const other of boxes.slice(index + 1)) {
        if (other.top >= box.bottom - 1) break;
        if (Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1)
          over.push(box.text.trim().slice(0, 30) + " / " + other.text.trim().slice(0, 30));
      }
      return over;
    });
  })()`;

/**
 * Texts of visible drawings that reach past their drawing, over another text, or over the edge of a
 * bar or tile.
 */
export const DRAWN_FAULTS = `
  [...document.querySelectorAll("main svg")].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) return [];
    const texts = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent.trim() !== "")
      .flatMap((text) => {
        const lines = text.querySelectorAll("tspan").length > 0 ? [...text.querySelectorAll("tspan")] : [text];
        return lines.map((line) => ({ box: line.getBoundingClientRect(), text: line.textContent }));
      });
    const marks = [...svg.querySelectorAll("path[fill]")]
      .filter((path) => path.getAttribute("fill") !== "none")
      .map((path) => path.getBoundingClientRect());
    const past = texts.flatMap(({ box, text }) =>
      box.left < frame.left - 1 || box.right > frame.right + 1 ? ["past: " + text] : [],
    );
    const overlap = (one, other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      // A line's box is higher than its letters.
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > 1 && down > one.height * 0.4;
    };
    const isWithin = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1;
    const over = texts.flatMap(({ box, text }, index) => [
      ...texts.slice(index + 1).flatMap((other) => (overlap(box, other.box) ? [text + " / " + other.text] : [])),
      ...marks.flatMap((mark) => (overlap(box, mark) && !isWithin(box, mark) ? ["over an edge: " + text] : [])),
    ]);
    return [...past, ...over];
  })`;

/** The elements that the keyboard should reach, in document order. */
export const STOPS = `
  [...document.querySelectorAll("a[href], summary, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .map((element) => element.outerHTML.slice(0, 120))`;

/** The element with the focus, and whether the focus is visible. */
export const FOCUS = `
  (() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const [box] = element.getClientRects();
    const [x, y] = [box.left + Math.min(box.width, innerWidth - box.left) / 2, box.top + Math.min(box.height, 40) / 2];
    const hit = document.elementFromPoint(x, y);
    return {
      element: element.outerHTML.slice(0, 120),
      hasOutline: outlineStyle === "solid" && parseFloat(outlineWidth) >= 2,
      outlineColor,
      isInView: box.top >= 0 && box.top < innerHeight && box.left >= 0 && box.left < innerWidth,
      isOnTop: hit !== null && (element.contains(hit) || hit.contains(element)),
    };
  })()`;
