/*
 * Runs in the browser. Answers with the list of blocks, which grows as elements are asked for,
 * and with what tells the block of an element and the column that a box of it belongs to.
 */
({ styleOf, boxesOf, columnsAround }) => {
  const blocks = [];
  const elements = [];
  const numbers = new Map();

  const isInline = (element) => /^(?:inline|contents)/.test(styleOf(element).display);
  const elementOfBlock = (element) => {
    let own = element.closest("table") ?? element.closest("figure");
    for (own ??= element; isInline(own);) own = own.parentElement;
    return own;
  };
  const kindOf = (element) => {
    if (/^H[1-6]$/.test(element.tagName)) return "heading";
    if (element.tagName === "TABLE") return "table";
    return element.querySelector(":scope > svg") === null ? "text" : "chart";
  };
  const nameOf = (element) => {
    const title = element.querySelector("figcaption, caption") ?? element;
    const text = title.textContent.replaceAll("\u00AD", "").replaceAll(/\s+/g, " ");
    return text.trim().slice(0, 60);
  };
  const fillOf = (element) => {
    if (element.closest(".cover") !== null) return "cover";
    return element.closest('[data-fill="free"]') === null ? "full" : "free";
  };
  const heightOf = (element) => {
    const pieces = boxesOf(element);
    const head = element.tHead?.getBoundingClientRect().height ?? 0;
    const sum = pieces.reduce((total, { top, bottom }) => total + bottom - top, 0);
    return sum - Math.max(0, pieces.length - 1) * head;
  };
  /** The last part of an element that is a block of its own. */
  const lastPartOf = (element) => {
    const last = element.matches("ul, ol, li, blockquote, div") ? element.lastElementChild : null;
    return last === null || isInline(last) ? element : lastPartOf(last);
  };
  /** What leads to a chart or table, and what calls a note. */
  const before = (element) => {
    const isFirstNote = element.matches(".notes > li:first-child");
    const previous = (isFirstNote ? element.parentElement : element).previousElementSibling;
    if (isFirstNote) return previous;
    if (!element.matches("figure:not(.picture), table")) return null;
    return previous?.matches("p:not(.remark, .lead, .sample), .notes") ? previous : null;
  };
  const staysWith = (element) => {
    const previous = before(element);
    return previous === null ? null : (numbers.get(elementOfBlock(lastPartOf(previous))) ?? null);
  };
  /** The number of the block that an element is in. */
  const blockOf = (element) => {
    const own = elementOfBlock(element);
    if (!numbers.has(own)) {
      numbers.set(own, elements.push(own) - 1);
      blocks.push({
        kind: kindOf(own),
        name: nameOf(own),
        section: own.closest("section")?.querySelector("h2")?.id ?? null,
        fill: fillOf(own),
        hasHead: (own.tHead ?? null) !== null,
        height: heightOf(own),
        staysWith: staysWith(own),
      });
    }
    return numbers.get(own);
  };

  const pieces = new Map();
  const piecesOf = (block) => {
    if (!pieces.has(block)) pieces.set(block, boxesOf(elements[block]));
    return pieces.get(block);
  };
  /** A box belongs to the column in which the piece of its block begins that it stands in. */
  const placed = ({ page, ...box }, block) => {
    const middle = (box.top + box.bottom) / 2;
    const lefts = piecesOf(block)
      .filter((piece) => piece.page === page && piece.left <= box.left + 1)
      .filter((piece) => piece.top <= middle && piece.bottom >= middle)
      .map(({ left }) => left);
    const left = lefts.length === 0 ? box.left : Math.max(...lefts);
    const around = columnsAround(elements[block]);
    const column = around.findLast((one) => one.left <= left + 1) ?? around[0];
    return { ...box, place: { page, ...column }, block };
  };

  return { blocks, blockOf, placed };
};
