import { BOX, BOX_LINE } from "./boxes.ts";
import { showNothing, type MarkdownToken } from "./markdown.ts";
import type { Remark } from "./remark.ts";
import { closestTerm } from "../language/closest.ts";
import { meantBox } from "../messages/boxes-and-images.ts";

/**
 * Reports lines of colons that make no box, boxes without content, and boxes with content that they
 * cannot have.
 */
export function checkBoxes(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
): readonly Remark[] {
  const isMark = new Set<number>();
  const isCode = new Set<number>();
  const remarks: Remark[] = [];
  for (const [index, { type, map }] of tokens.entries()) {
    const [first = 0, end = 0] = map ?? [];
    if (type === "code_block" || type === "fence") {
      for (let line = first; line < end; line += 1) isCode.add(line);
    }
    if (type !== "box_open") continue;
    isMark.add(first).add(end - 1);
    const close = tokens.findIndex((one, at) => at > index && one.type === "box_close");
    const [title, ...held] = tokens.slice(index + 2, close);
    if (title !== undefined && showNothing([title])) {
      remarks.push({ code: "narrative-box-title", line: first });
    }
    if (showNothing(held)) remarks.push({ code: "narrative-box-empty", line: first });
    for (const inner of held) {
      if (inner.type !== "heading_open") continue;
      remarks.push({ code: "narrative-box-heading", line: inner.map?.[0] ?? first });
    }
  }
  return [...remarks, ...checkLines(lines, isMark, isCode)];
}

/** A line that begins a box, or seems meant to. */
interface Beginning {
  readonly place: Pick<Remark, "line" | "at">;
  /** The fault of the line itself. */
  readonly fault: Pick<Remark, "code" | "more"> | null;
  /** The boxes that begin and end within this one. */
  readonly within: Beginning[];
}

/**
 * Reports what is wrong with each line of colons. `isMark` has the lines that do begin or end a
 * box.
 */
function checkLines(
  lines: readonly string[],
  isMark: ReadonlySet<number>,
  isCode: ReadonlySet<number>,
): readonly Remark[] {
  const remarks: Remark[] = [];
  const open: Beginning[] = [];
  for (const [line, text] of lines.entries()) {
    const [found, colons = "", words = ""] = isCode.has(line) ? [] : (BOX_LINE.exec(text) ?? []);
    if (found === undefined) continue;
    const place = { line, at: text.indexOf(colons) };
    if (words !== "" || colons !== ":::") {
      const fault = isMark.has(line)
        ? null
        : wrongBeginning(text.slice(0, place.at), colons, words);
      if (fault !== null) remarks.push({ ...fault, ...place });
      open.push({ place, fault, within: [] });
      continue;
    }
    const begun = open.pop();
    if (begun === undefined) remarks.push({ code: "narrative-box-stray", ...place });
    else open.at(-1)?.within.push(begun);
    for (const inner of begun?.within ?? []) {
      if (inner.fault === null) remarks.push({ code: "narrative-box-place", ...inner.place });
    }
    // Only the place of this line is wrong: it is further on in a list.
    const isLost =
      begun?.fault === null && begun.within.length === 0 && !isMark.has(begun.place.line);
    if (isLost) remarks.push({ code: "narrative-box-place", ...begun.place });
  }
  const endless = open.filter(({ fault }) => fault === null);
  return [
    ...remarks,
    ...endless.map(({ place }) => ({ code: "narrative-box-open", ...place }) as const),
  ];
}

function wrongBeginning(before: string, colons: string, words: string): Beginning["fault"] {
  const [kind = "", ...title] = words.split(/[ \t]+/);
  if (kind !== BOX || colons !== ":::") {
    return { code: "narrative-box-unknown", more: meantBox(closestTerm(kind, [BOX])) };
  }
  if (title.length === 0) return { code: "narrative-box-title" };
  return before.trim() === "" ? null : { code: "narrative-box-place" };
}
