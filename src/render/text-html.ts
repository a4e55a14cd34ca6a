import Handlebars from "handlebars";

import type { Run, Text } from "../document/text.ts";
import { noteCallHtml, type Notes } from "./notes.ts";

/** What a text may need of the document around it. */
export interface TextSurroundings {
  readonly notes: Notes;
  /** What goes behind a reference, such as its page; empty on a screen. */
  readonly behindReference: (target: string) => string;
}

/** A text of the report model as HTML, its references as links and its notes called and kept. */
export function textHtml(text: Text, surroundings: TextSurroundings): string {
  return text.map((run) => runHtml(run, surroundings)).join("");
}

function runHtml({ text, target, note }: Run, surroundings: TextSurroundings): string {
  const words = Handlebars.escapeExpression(text);
  const linked = target === undefined ? words : linkHtml(words, target, surroundings);
  if (note === undefined) return linked;
  return `${linked}${noteCallHtml(surroundings.notes.call(textHtml(note, surroundings)))}`;
}

/** A link to a place in the report with its page behind it, or to an address elsewhere. */
function linkHtml(words: string, target: string, { behindReference }: TextSurroundings): string {
  const address = Handlebars.escapeExpression(target);
  if (/^https?:/.test(target)) return `<a href="${address}">${words}</a>`;
  return `<a href="#${address}">${words}</a>${behindReference(target)}`;
}
