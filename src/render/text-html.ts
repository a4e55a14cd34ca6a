import { noteCallHtml, Notes } from "./notes.ts";
import { isPlain, type Run, type Text } from "../model/text.ts";
import { escapeExpression } from "../templating/engine.ts";

/** What a text needs from the document around it. */
export interface TextSurroundings {
  readonly notes: Notes;
  /**
   * The words after a reference, such as its page; empty on a screen. Null for a place that this
   * edition does not contain: the reference then is no link.
   */
  readonly behindReference: (target: string) => string | null;
}

/** A date, which stays on one line. */
const DAY = /^\d{1,2} \p{L}+ \d{4}$/u;

/** A number, also with "ruim" or "bijna", which stays on one line with a short word after it. */
const NUMBER = /^(?:(?:ruim|bijna) )?[\d.]+$/;
const SHORT_WORD = /^ (\p{L}{1,14})(?!\p{L})/u;

/**
 * Renders a text of the report model as HTML, with its references as links. The notes that it calls
 * are added to the notes around it.
 */
export function textHtml(text: Text, surroundings: TextSurroundings): string {
  let html = "";
  let rest = text;
  for (let run = rest[0]; run !== undefined; run = rest[0]) {
    const next = rest[1];
    const word = next !== undefined && isPlain(next) ? SHORT_WORD.exec(next.text) : null;
    if (next !== undefined && word !== null && NUMBER.test(run.text) && run.note === undefined) {
      html += `<span class="together">${runHtml(run, surroundings)}${word[0]}</span>`;
      rest = [{ ...next, text: next.text.slice(word[0].length) }, ...rest.slice(2)];
    } else {
      html += runHtml(run, surroundings);
      rest = rest.slice(1);
    }
  }
  return html;
}

/** Renders a woven value, without links and notes. */
export function valueHtml(text: Text): string {
  return textHtml(
    text.map(({ text: words, origin }) => ({ text: words, origin })),
    { notes: new Notes(), behindReference: () => null },
  );
}

function runHtml({ text, target, note }: Run, surroundings: TextSurroundings): string {
  const escaped = escapeExpression(text);
  const words = DAY.test(text) ? `<span class="together">${escaped}</span>` : escaped;
  const linked = target === undefined ? words : linkHtml(words, target, surroundings);
  if (note === undefined) return linked;
  return `${linked}${noteCallHtml(surroundings.notes.call(textHtml(note, surroundings)))}`;
}

/** An external address: a site, a mailbox or a telephone. */
const ELSEWHERE = /^(?:https?|mailto|tel):/i;

/** A link to a place in the report, followed by its page, or to an external address. */
function linkHtml(words: string, target: string, { behindReference }: TextSurroundings): string {
  const address = escapeExpression(target);
  if (ELSEWHERE.test(target)) return `<a href="${address}">${words}</a>`;
  const behind = behindReference(target);
  return behind === null ? words : `<a href="#${address}">${words}</a>${behind}`;
}

/** In lines. A shorter paragraph cannot have two lines on either side of a break. */
const LINES_THAT_BREAK = 4;

/** True for a text that fits on one line. It stays with the chart or table below it. */
export function isOneLine(text: string, lineLength: number): boolean {
  return text.length <= lineLength;
}

/**
 * True for a text that is long enough to break over two columns. Chromium leaves a single line of a
 * shorter one, despite widows and orphans in the style, so shorter ones stay whole.
 *
 * @param lineLength the number of letters on a line of the column
 */
export function mayBreak(text: string, lineLength: number): boolean {
  return text.length > LINES_THAT_BREAK * lineLength;
}
