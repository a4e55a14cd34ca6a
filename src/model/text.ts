import { formatDay } from "../language/dates.ts";
import { formatInteger } from "../language/numbers.ts";
import type { Day } from "../period/day.ts";

/** A piece of running text. A piece that holds a number says where the number comes from. */
export interface Run {
  readonly text: string;
  /** Where the number, the day or the name comes from: an origin, as `origins/origin.ts` tells them. */
  readonly origin?: string | undefined;
  /** The place in the report that the piece refers to: it becomes a link, with its page in print. */
  readonly target?: string | undefined;
  /** A note that is called here; its text stands at the foot of the section. */
  readonly note?: readonly PlainRun[] | undefined;
}

/** A piece of text that surely has an origin. */
export interface NumberRun extends Run {
  readonly origin: string;
}

/** A piece of a note: notes call no notes. */
type PlainRun = Pick<Run, "text" | "origin" | "target">;

/** A sentence or more, as pieces with the origin of each number. */
export type Text = readonly Run[];

/** Writes text around pieces: say`Er zijn ${run} gezinnen.` */
export function say(
  strings: TemplateStringsArray,
  ...parts: readonly (string | Run | Text)[]
): Text {
  const runs: Run[] = [];
  strings.forEach((text, index) => {
    runs.push({ text });
    const part = parts[index];
    if (part === undefined) return;
    if (typeof part === "string") runs.push({ text: part });
    else if ("text" in part) runs.push(part);
    else runs.push(...part);
  });
  return mergePlain(runs);
}

/** Text without numbers. */
export function plain(text: string): Text {
  return mergePlain([{ text }]);
}

/** The call of a note, for right behind the sentence that it belongs to. */
export function noteCall(note: Text): Run {
  return { text: "", note: note.map(({ text, origin, target }) => ({ text, origin, target })) };
}

/** A reference to another place of the report by its title; print adds the page. */
export function reference(title: string, target: string): Run {
  return /\d/.test(title) ? { text: title, origin: "type.title", target } : { text: title, target };
}

/** The texts one after the other with a space between; undefined and empty ones are left out. */
export function joinTexts(texts: readonly (Text | null)[], separator = " "): Text {
  const present = texts.filter((text): text is Text => text !== null && text.length > 0);
  return mergePlain(
    present.flatMap((text, index) => (index === 0 ? text : [{ text: separator }, ...text])),
  );
}

/** The texts as a Dutch list: "a, b en c". */
export function listTexts(texts: readonly Text[]): Text {
  const last = texts.at(-1);
  if (last === undefined) return [];
  const before = texts.slice(0, -1);
  return before.length === 0 ? last : joinTexts([joinTexts(before, ", "), last], " en ");
}

/** A whole number with its origin. */
export function numberRun(value: number, origin: string): NumberRun {
  return { text: formatInteger(value), origin };
}

/** A day in full with its origin. */
export function dayRun(day: Day, origin: string): Run {
  return { text: formatDay(day), origin };
}

/** The text with a capital at its beginning. */
export function capitalised(text: Text): Text {
  const [first, ...rest] = text;
  if (first === undefined) return text;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** The text with a small letter at its beginning. */
export function uncapitalised(text: Text): Text {
  const [first, ...rest] = text;
  if (first === undefined) return text;
  return [{ ...first, text: first.text.charAt(0).toLowerCase() + first.text.slice(1) }, ...rest];
}

/** The text without its origins and its notes. */
export function plainText(text: Text): string {
  return text.map((run) => run.text).join("");
}

/** Joins neighbours without origin, and sets the apostrophe as print does (jeugdzorgregio’s). */
function mergePlain(runs: readonly Run[]): Text {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.text === "" && run.note === undefined) continue;
    const text = run.text.replaceAll("'", "’");
    if (isPlain(run) && last !== undefined && isPlain(last)) {
      merged[merged.length - 1] = { text: last.text + text };
    } else merged.push({ ...run, text });
  }
  return merged;
}

/** Words alone: without a number, a link or the call of a note. */
export function isPlain({ origin, target, note }: Run): boolean {
  return origin === undefined && target === undefined && note === undefined;
}
