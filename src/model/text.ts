import { formatDay } from "../language/dates.ts";
import { formatInteger } from "../language/words.ts";
import type { Day } from "../period/period.ts";

/** A run: a piece of running text. A run that contains a number has an origin. */
export interface Run {
  readonly text: string;
  /** The origin of the number, the day or the name. `Origin` defines the grammar. */
  readonly origin?: string | undefined;
  /** A target in the report: the run becomes a link, with its page number in print. */
  readonly target?: string | undefined;
  /** A note that is called here; its text is at the foot of the section. */
  readonly note?: readonly PlainRun[] | undefined;
}

/** A run that always has an origin. */
export interface NumberRun extends Run {
  readonly origin: string;
}

/** A run in a note: notes contain no notes. */
type PlainRun = Pick<Run, "text" | "origin" | "target">;

/** One or more sentences, as runs with the origin of each number. */
export type Text = readonly Run[];

/** Writes text around runs: say`Er zijn ${run} gezinnen.` */
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

/** Returns text without numbers. */
export function plain(text: string): Text {
  return mergePlain([{ text }]);
}

/** Returns the call of a note, which follows the sentence that it belongs to. */
export function noteCall(note: Text): Run {
  return { text: "", note: note.map(({ text, origin, target }) => ({ text, origin, target })) };
}

/** Returns a reference to another place in the report by its title; print adds the page. */
export function reference(title: string, target: string): Run {
  return /\d/.test(title) ? { text: title, origin: "type.title", target } : { text: title, target };
}

/** Joins texts with a space between them; leaves out null and empty ones. */
export function joinTexts(texts: readonly (Text | null)[], separator = " "): Text {
  const present = texts.filter((text): text is Text => text !== null && text.length > 0);
  return mergePlain(
    present.flatMap((text, index) => (index === 0 ? text : [{ text: separator }, ...text])),
  );
}

/** Joins texts as a Dutch list: "a, b en c". */
export function listTexts(texts: readonly Text[]): Text {
  const last = texts.at(-1);
  if (last === undefined) return [];
  const before = texts.slice(0, -1);
  return before.length === 0 ? last : joinTexts([joinTexts(before, ", "), last], " en ");
}

/** Returns a whole number with its origin. */
export function numberRun(value: number, origin: string): NumberRun {
  return { text: formatInteger(value), origin };
}

/** Returns a day in full with its origin. */
export function dayRun(day: Day, origin: string): Run {
  return { text: formatDay(day), origin };
}

/** Returns the text with a capital at its beginning. */
export function capitalised(text: Text): Text {
  const [first, ...rest] = text;
  if (first === undefined) return text;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** Returns the text with a small letter at its beginning. */
export function uncapitalised(text: Text): Text {
  const [first, ...rest] = text;
  if (first === undefined) return text;
  return [{ ...first, text: first.text.charAt(0).toLowerCase() + first.text.slice(1) }, ...rest];
}

/** Returns the text without its origins and its notes. */
export function plainText(text: Text): string {
  return text.map((run) => run.text).join("");
}

/**
 * Joins successive runs without an origin, and uses the typographic apostrophe (jeugdzorgregio’s).
 */
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

/** Returns true for words alone: without a number, a link or the call of a note. */
export function isPlain({ origin, target, note }: Run): boolean {
  return origin === undefined && target === undefined && note === undefined;
}
