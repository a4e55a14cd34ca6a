import { formatDay } from "../language/dates.ts";
import { formatInteger } from "../language/numbers.ts";
import type { Day } from "../period/day.ts";

/** A piece of running text. A piece that holds a number says where the number comes from. */
export interface Run {
  readonly text: string;
  /**
   * Where the numbers in the text come from. A figure is named by its id, as in figures.json; one
   * of another period has that period's id before it: `2023-Q4/registrations.total.value`; as it was
   * published and kept, where another export may make something else of it: `2023-Q4@kept/…`.
   *
   *     a value       figure.value, .missing, .total, .numerator, .denominator, .percentage, .n, .median, .p90
   *                   or .code (of a category), source.rows, source.skipped.rows, source.skipped.byRule.rule,
   *                   disclosureThreshold, disclosure.withheld, .held, .derivable and .against (how many)
   *     a derivation  value - value without its sign, value - value - value, value + value, share(part, whole) as a
   *                   percentage or in words, each of the two a value or one of these,
   *                   sum(figure.code*) of all codes that begin so, before(figure.code) of all codes
   *                   before that one, max(figure), ties(figure): how many reach the max,
   *                   signed(value - value), revised(period) and revised(period/figure): how many figures
   *                   of a period, or categories of a figure, are no longer as they were published
   *     a day         figure.asOf and figure.code.asOf: that of a number that is held
   *     words         figure.overlaps: the periods that it overlaps, figure.code.label, label(figure), definition(figure), figure.unavailable,
   *                   span(figure): its first and last label, span(figure.code): the same from that
   *                   code on, year(figure): one that its codes begin with, period.label, period.short,
   *                   period.to, source.latestDate
   *     no figure     rule.name, redefinition(figure@day).from and .change, settings.name
   */
  readonly origin?: string | undefined;
  /** The place in the report that the piece refers to: it becomes a link, with its page in print. */
  readonly target?: string | undefined;
  /** A note that is called here; its text stands at the foot of the section. */
  readonly note?: readonly PlainRun[] | undefined;
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
  return { text: title, target };
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

/** Joins neighbours without origin, and sets the apostrophe as print does (jeugdregio’s). */
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
