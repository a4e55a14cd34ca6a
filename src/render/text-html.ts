import { noteCallHtml, Notes } from "./notes.ts";
import { isPlain, type Run, type Text } from "../model/text.ts";
import { escapeExpression } from "../templating/engine.ts";

/** What a text may need of the document around it. */
export interface TextSurroundings {
  readonly notes: Notes;
  /**
   * What goes behind a reference, such as its page; empty on a screen. Null for a place that this
   * edition does not have: no link leads there.
   */
  readonly behindReference: (target: string) => string | null;
}

/** A day, which stays in one line. */
const DAY = /^\d{1,2} \p{L}+ \d{4}$/u;

/** A number, also in round words, which stays in one line with a short word behind it. */
const NUMBER = /^(?:(?:ruim|bijna) )?[\d.]+$/;
const SHORT_WORD = /^ (\p{L}{1,14})(?!\p{L})/u;

/** A text of the report model as HTML, its references as links and its notes called and kept. */
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

/** Words that were woven into a text: they refer to no place, and call no note. */
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

/** An address elsewhere: of a site, for mail or for the telephone. */
const ELSEWHERE = /^(?:https?|mailto|tel):/i;

/** A link to a place in the report with its page behind it, or to an address elsewhere. */
function linkHtml(words: string, target: string, { behindReference }: TextSurroundings): string {
  const address = escapeExpression(target);
  if (ELSEWHERE.test(target)) return `<a href="${address}">${words}</a>`;
  const behind = behindReference(target);
  return behind === null ? words : `<a href="#${address}">${words}</a>${behind}`;
}

/** Of a full paragraph: shorter ones leave no two lines on either side. */
const LINES_THAT_BREAK = 4;

/** True for a text that fits on one line, which stays with the chart or table that it leads to. */
export function isOneLine(text: string, lineLength: number): boolean {
  return text.length <= lineLength;
}

/**
 * Long enough to be broken over two columns. Chromium leaves one line behind of a shorter one,
 * whatever the style says of widows and orphans, so those are kept in one piece.
 *
 * @param lineLength about how many letters a line of the column has
 */
export function mayBreak(text: string, lineLength: number): boolean {
  return text.length > LINES_THAT_BREAK * lineLength;
}
