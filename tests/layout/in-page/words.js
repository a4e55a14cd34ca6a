/*
 * Runs in the browser. Answers with the blocks, the words and the charts, as `Layout` has them,
 * but for what only the print can tell.
 */
({ styleOf, boxesOf }, { blocks, blockOf, placed }) => {
  // What only a screen reader gets is as good as transparent, or kept within a single pixel.
  const isHidden = (element) => {
    const { opacity, fillOpacity, overflow } = styleOf(element);
    if (Number(opacity) === 0 || Number(fillOpacity) === 0) return true;
    return overflow !== "visible" && element.getBoundingClientRect().width <= 1;
  };
  const isSeen = (element) => {
    if (styleOf(element).visibility !== "visible") return false;
    for (let at = element; at !== document.body; at = at.parentElement) {
      if (isHidden(at)) return false;
    }
    return true;
  };

  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  const measured = new Map();
  const measure = (text, { fontStyle, fontWeight, fontSize, fontFamily }) => {
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const key = `${font} ${text}`;
    if (!measured.has(key)) {
      canvas.font = font;
      measured.set(key, canvas.measureText(text));
    }
    return measured.get(key);
  };
  /** From the box of a whole line to that of the ink. */
  const withInk = (text, box, element) => {
    const ink = measure(text, styleOf(element));
    const lineHeight = ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent;
    // A drawing can be scaled.
    const scale = (box.bottom - box.top) / lineHeight;
    const baseline = box.top + ink.fontBoundingBoxAscent * scale;
    const top = baseline - ink.actualBoundingBoxAscent * scale;
    return { ...box, text, baseline, top, bottom: baseline + ink.actualBoundingBoxDescent * scale };
  };

  const range = document.createRange();
  const boxesBetween = (node, start, end) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return boxesOf(range);
  };
  /** A word, in parts where it is broken off. */
  const partsOf = (node, start, end) => {
    const [first, ...others] = boxesBetween(node, start, end);
    if (first === undefined) return [];
    if (others.length === 0) return [{ text: node.data.slice(start, end), box: first }];
    const parts = [];
    for (let at = start; at < end; at += 1) {
      // The first letter of a line comes with the hyphen of the line before it.
      const box = boxesBetween(node, at, at + 1).at(-1);
      if (box === undefined) continue;
      const part = parts.at(-1);
      if (part?.box.page === box.page && part.box.top === box.top && box.left >= part.box.left) {
        part.text += node.data[at];
        part.box.right = Math.max(part.box.right, box.right);
      } else {
        parts.push({ text: node.data[at], box });
      }
    }
    return parts;
  };

  const charts = [];
  const texts = [];
  const addWords = (node) => {
    const element = node.parentElement;
    if (node.data.trim() === "" || !isSeen(element)) return;
    const row = element.closest("tr")?.rowIndex ?? null;
    const drawing = element instanceof SVGElement ? element.ownerSVGElement : null;
    const [frame = null] = drawing === null ? [] : boxesOf(drawing);
    const isHead = element.closest("thead") !== null;
    for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
      for (const { text, box } of partsOf(node, index, index + word.length)) {
        const word = placed(withInk(text, box, element), blockOf(element));
        texts.push({ ...word, frame, row, isHead });
      }
    }
  };
  const walker = document.createTreeWalker(
    document.body,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text) addWords(node);
    if (node instanceof SVGSVGElement && node.closest("figure") !== null) {
      charts.push(...boxesOf(node).map((box) => placed(box, blockOf(node))));
    }
  }
  return { blocks, texts, charts };
};
