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
  const linked =
    target === undefined
      ? words
      : `<a href="#${Handlebars.escapeExpression(target)}">${words}</a>${surroundings.behindReference(target)}`;
  if (note === undefined) return linked;
  return `${linked}${noteCallHtml(surroundings.notes.call(textHtml(note, surroundings)))}`;
}
