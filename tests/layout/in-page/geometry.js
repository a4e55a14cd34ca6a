/*
 * Runs in the browser, on a document that `as-pages.js` laid out. Answers with what tells where
 * on which page things are, and in which column they belong.
 */
({ width, gap }) => {
  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };

  const stride = width + gap;
  const onPage = ({ left, right, top, bottom }) => {
    const page = Math.floor((left + gap / 2) / stride);
    const start = page * stride;
    return { page: page + 1, left: left - start, right: right - start, top, bottom };
  };
  /** The boxes of an element or range, page by page. */
  const boxesOf = (rectangles) => {
    const boxes = new Map();
    for (const rectangle of rectangles.getClientRects()) {
      // The browser gives what is repeated on each page at its first place only.
      const key = [rectangle.x, rectangle.y, rectangle.width].join();
      if (rectangle.width > 0 && rectangle.height > 0) boxes.set(key, rectangle);
    }
    return [...boxes.values()].map(onPage);
  };

  const columnsOf = new Map();
  for (const container of document.querySelectorAll("body *")) {
    const style = styleOf(container);
    const columns = Number(style.columnCount);
    const [first] = columns > 1 ? boxesOf(container) : [];
    if (first === undefined) continue;
    const space = parseFloat(style.columnGap);
    const columnWidth = (first.right - first.left - (columns - 1) * space) / columns;
    const places = Array.from({ length: columns }, (_, column) => {
      const left = first.left + column * (columnWidth + space);
      return { column, columns, left, right: left + columnWidth };
    });
    columnsOf.set(container, places);
  }
  const wholePage = [{ column: 0, columns: 1, left: 0, right: width }];
  /** The columns among which an element is laid out; as wide as the page where it spans them. */
  const columnsAround = (element) => {
    for (let at = element; at !== document.body; at = at.parentElement) {
      if (styleOf(at).columnSpan === "all") return wholePage;
      if (columnsOf.has(at.parentElement)) return columnsOf.get(at.parentElement);
    }
    return wholePage;
  };

  return { styleOf, boxesOf, columnsAround };
};
