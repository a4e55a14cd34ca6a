/*
 * Runs in the browser. Lays the document out as the print does: each page is a column as large as
 * the content box of the page. Answers with that box and the page's margins, in pixels.
 */
() => {
  const PIXELS = { mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pt: 96 / 72, px: 1 };
  const inPixels = (length) => parseFloat(length) * PIXELS[length.replace(/[\d.]+/, "")];
  const box = {};
  const withoutMargins = new Set();
  // A column breaks where a page did.
  const PAGE = /^(?:page|left|right|recto|verso)$/;
  const visit = (rules) => {
    for (const rule of rules) {
      if (rule instanceof CSSPageRule && rule.selectorText === "") {
        const [width, height] = rule.style.size.split(" ").map(inPixels);
        const margin = (side) => inPixels(rule.style.getPropertyValue(`margin-${side}`));
        box.left = margin("left");
        box.top = margin("top");
        // The print rounds the content box up, too.
        box.width = Math.ceil(width - box.left - margin("right"));
        box.height = Math.ceil(height - box.top - margin("bottom"));
      } else if (rule instanceof CSSPageRule && rule.style.marginLeft === "0px") {
        withoutMargins.add(rule.selectorText);
      } else if (rule instanceof CSSStyleRule) {
        for (const property of ["break-before", "break-after"]) {
          if (PAGE.test(rule.style.getPropertyValue(property))) {
            rule.style.setProperty(property, "column");
          }
        }
        if (rule.style.getPropertyValue("break-inside") === "avoid-page") {
          rule.style.setProperty("break-inside", "avoid");
        }
      }
      if (rule.cssRules !== undefined) visit(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) visit(sheet.cssRules);
  box.gap = 400;
  // The style sheet may state the width to a fraction that the page's box lacks.
  const stated = parseFloat(getComputedStyle(document.body).width);
  const measure = Math.abs(stated - box.width) < 1 ? stated : box.width;
  const style = document.createElement("style");
  style.textContent = `body {
    margin: 0 !important; width: ${box.width}px; height: ${box.height}px;
    columns: 1; column-gap: ${box.gap}px; column-fill: auto;
  }
  body > * { max-width: ${measure}px; }`;
  document.head.append(style);
  // What is as large as the paper begins in its corner, and is not cut at the edge of a column.
  for (const element of document.querySelectorAll("body > *")) {
    if (!withoutMargins.has(getComputedStyle(element).page)) continue;
    Object.assign(element.style, {
      contain: "size",
      maxWidth: "none",
      position: "relative",
      left: `${-box.left}px`,
      top: `${-box.top}px`,
    });
  }
  return box;
};
