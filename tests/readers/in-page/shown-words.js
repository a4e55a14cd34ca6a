/*
 * Runs in the browser. Answers with what the page shows, in the order of the document: its words,
 * each with whether it stands in a drawing, and the heads of its tables, which a print repeats.
 */
() => {
  const isDrawing = (element) => element instanceof SVGElement;
  /** Whether white space parts an element from what stands around it. */
  const isApart = (element) => {
    // Each line of a text in a drawing has a place of its own.
    if (isDrawing(element)) return /^(?:text|tspan)$/.test(element.localName);
    return !/^(?:inline|contents)$/.test(getComputedStyle(element).display);
  };
  /** The number before an item; a bullet is painted as a shape. */
  const numberOf = (item) => {
    if (getComputedStyle(item).listStyleType !== "decimal") return "";
    const items = [...item.parentElement.children].filter(({ localName }) => localName === "li");
    return ` ${(item.parentElement.start ?? 1) + items.indexOf(item)}. `;
  };
  const pieces = [];
  const read = (node, isDrawn) => {
    const add = (text) => pieces.push({ text, isDrawn });
    if (node instanceof Text) add(node.data.replaceAll("\u00AD", ""));
    if (!(node instanceof Element) || getComputedStyle(node).display === "none") return;
    // The call of a note is a word: what stands before it is often a number.
    const isAfterSpace = isApart(node) || /^(?:br|sup)$/.test(node.localName);
    if (isAfterSpace) add(" ");
    if (node.localName === "li") add(numberOf(node));
    for (const child of node.childNodes) read(child, isDrawn || isDrawing(node));
    if (isApart(node)) add(" ");
  };
  const wordsOf = (element) => {
    pieces.length = 0;
    read(element, false);
    const words = [];
    let isOpen = false;
    for (const { text, isDrawn } of pieces) {
      for (const part of text.match(/\s+|\S+/g) ?? []) {
        const isSpace = part.trim() === "";
        if (!isSpace && isOpen) words.at(-1).word += part;
        if (!isSpace && !isOpen) words.push({ word: part, isDrawn });
        isOpen = !isSpace;
      }
    }
    return words;
  };
  const heads = [...document.querySelectorAll("thead")].map((head) =>
    wordsOf(head).map(({ word }) => word),
  );
  return { words: wordsOf(document.body), heads };
};
