import { bsnsIn } from "./bsn.ts";
import { ibansIn } from "./iban.ts";

/** A number of a person in a text: its line and the character at which it begins, from 0. */
export interface PersonalNumber {
  readonly kind: "bsn" | "iban";
  readonly line: number;
  readonly at: number;
}

/** Text in which each character knows its place in the text that it comes from. */
interface View {
  readonly text: string;
  readonly places: readonly number[];
}

/** Marks of Markdown and characters that do not show, which may stand within a number. */
const MARKS = /[*_`\\\u00AD\u200B-\u200D\u2060\uFEFF]+/g;
/** The end of a line and what the next one begins with. */
const LINE_END = /[ \t]*\n[ \t]*(?:>[ \t]*)*/g;
const SPACE = /[\t\p{Zs}]/gu;
const AMOUNT_BEFORE = /[€$£]\s*$/;
const AMOUNT_BEHIND = /^\s*(?:euro|miljoen|miljard)\b/i;
/** No sign of money is further away from its number. */
const NEAR = 8;

/**
 * The citizen service numbers (BSN) and account numbers (IBAN) in the lines of a text. They are found
 * across marks of Markdown, line ends and spaces of every kind.
 */
export function personalNumbersIn(lines: readonly string[]): readonly PersonalNumber[] {
  const source = lines.join("\n").replaceAll(SPACE, " ");
  const found = new Map<string, PersonalNumber>();
  for (const { text, places } of viewsOf(source)) {
    const add = (kind: PersonalNumber["kind"], start: number): void => {
      const index = places[start] ?? 0;
      const before = source.slice(0, index).split("\n");
      const [line, at] = [before.length - 1, before.at(-1)?.length ?? 0];
      found.set(`${kind} ${index}`, { kind, line, at });
    };
    for (const { start, end } of bsnsIn(text)) if (!isAmount(text, start, end)) add("bsn", start);
    for (const start of ibansIn(text)) add("iban", start);
  }
  return [...found.values()];
}

/** The text as it stands, and as it reads. */
function viewsOf(source: string): readonly View[] {
  const asItStands: View = { text: source, places: [...Array(source.length).keys()] };
  return [asItStands, replaced(replaced(asItStands, MARKS, ""), LINE_END, " ")];
}

function replaced({ text, places }: View, pattern: RegExp, by: string): View {
  const parts: string[] = [];
  const kept: number[] = [];
  let from = 0;
  const take = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) kept.push(places[at] ?? 0);
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    take(index);
    parts.push(by);
    if (by !== "") kept.push(places[index] ?? 0);
    from = index + found.length;
  }
  take(text.length);
  return { text: parts.join(""), places: kept };
}

/** An amount of money that happens to pass the test. */
function isAmount(text: string, start: number, end: number): boolean {
  return (
    AMOUNT_BEFORE.test(text.slice(Math.max(0, start - NEAR), start)) ||
    AMOUNT_BEHIND.test(text.slice(end, end + 2 * NEAR))
  );
}
