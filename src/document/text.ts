import { formatDay } from "../language/dates.ts";
import { formatInteger } from "../language/numbers.ts";
import type { Day } from "../period/day.ts";

/**
 * A piece of running text. A piece that holds a number says where the number comes from: a figure
 * and its field, a named derivation of figures, or a rule's constant.
 */
export interface Run {
  readonly text: string;
  readonly origin?: string | undefined;
}

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
export function numberRun(value: number, origin: string): Run {
  return { text: formatInteger(value), origin };
}

/** A day in full with its origin. */
export function dayRun(day: Day, origin: string): Run {
  return { text: formatDay(day), origin };
}

/** The text without its origins. */
export function plainText(text: Text): string {
  return text.map((run) => run.text).join("");
}

/** Joins neighbours without origin, and sets the apostrophe as print does (jeugdregio’s). */
function mergePlain(runs: readonly Run[]): Text {
  const merged: Run[] = [];
  for (const { text, origin } of runs) {
    const last = merged.at(-1);
    if (text === "") continue;
    const set = text.replaceAll("'", "’");
    if (origin !== undefined) merged.push({ text: set, origin });
    else if (last !== undefined && last.origin === undefined) {
      merged[merged.length - 1] = { text: last.text + set };
    } else merged.push({ text: set });
  }
  return merged;
}
