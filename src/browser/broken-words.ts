/**
 * Runs in the page, which must be as wide as it will be in print. Removes the soft hyphens at which
 * no line ends, as they would stay in the text of the PDF. A word that does break is put in
 * `<span class="broken-word">`, with the whole word in `data-word`. Gives the broken words, each
 * with its soft hyphens, in the order of the document.
 *
 * Removing a soft hyphen can move the text after it by a hair, because the letters around it are
 * then set as one piece; so what is left is looked at until all are in use.
 */
export const KEEP_BROKEN_WORDS = String.raw`
  (() => {
    const SOFT_HYPHEN = "\u00AD";
    const LETTER = /\p{L}/u;
    const BROKEN_WORD = /[\p{L}\u00AD]*\u00AD[\p{L}\u00AD]*/gu;
    const range = document.createRange();

    const textsWithSoftHyphens = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        const isDone = parentElement.matches(".broken-word");
        if (data.includes(SOFT_HYPHEN) && !isDone) texts.push(walker.currentNode);
      }
      return texts;
    };
    const boxOf = (text, index) => {
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect();
    };
    const endsLine = (text, index) => {
      const { data } = text;
      if (!LETTER.test(data.charAt(index - 1)) || !LETTER.test(data.charAt(index + 1))) return false;
      const before = boxOf(text, index - 1);
      const after = boxOf(text, index + 1);
      // On the same line the letters touch, but for kerning and what a ligature takes: a few pixels.
      return Math.abs(after.top - before.top) > 1 || Math.abs(after.left - before.right) > 20;
    };
    const isOnOneLine = (text) => {
      range.selectNodeContents(text);
      return range.getClientRects().length < 2;
    };
    const withUsedOnly = (text) => {
      if (isOnOneLine(text)) return text.data.replaceAll(SOFT_HYPHEN, "");
      return text.data.replaceAll(SOFT_HYPHEN, (hyphen, index) =>
        endsLine(text, index) ? hyphen : "",
      );
    };

    let texts = textsWithSoftHyphens();
    for (;;) {
      // All are measured before any is changed: each change costs a layout.
      const settled = texts.map(withUsedOnly);
      const isSettled = texts.every((text, index) => text.data === settled[index]);
      if (isSettled) break;
      texts.forEach((text, index) => {
        text.data = settled[index];
      });
      texts = texts.filter((text) => text.data.includes(SOFT_HYPHEN));
    }
    const words = [];
    for (const text of texts) {
      const pieces = [];
      let end = 0;
      for (const match of text.data.matchAll(BROKEN_WORD)) {
        const word = document.createElement("span");
        word.className = "broken-word";
        // With a role it is an element of its own in print; without one it leaves no trace.
        word.role = "emphasis";
        word.dataset.word = match[0].replaceAll(SOFT_HYPHEN, "");
        word.textContent = match[0];
        words.push(match[0]);
        pieces.push(text.data.slice(end, match.index), word);
        end = match.index + match[0].length;
      }
      pieces.push(text.data.slice(end));
      text.replaceWith(...pieces);
    }
    return words;
  })()`;
