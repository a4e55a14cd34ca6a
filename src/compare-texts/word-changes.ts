import { diffArrays } from "diff";

import type { WordPart } from "./text-comparison.ts";
import type { Word } from "./words.ts";

/**
 * The greatest number of removed and added words between two paragraphs. Beyond it, both are shown
 * as a whole: the time of a comparison grows with the square of that number.
 */
const MOST_WORD_EDITS = 2_000;

/** A run of words: equal words of both sides, or words that replaced each other. */
interface Run {
  readonly isSame: boolean;
  readonly old: readonly Word[];
  readonly new: readonly Word[];
}

/**
 * Returns what happened to the words of a paragraph. The parts of each side, joined, are its
 * paragraph.
 */
export function wordChanges(old: readonly Word[], now: readonly Word[]): readonly WordPart[] {
  const runs = withoutScraps(runsOf(old, now));
  const parts = runs.flatMap((run) => (run.isSame ? sameParts(run) : [changedPart(run)]));
  return spaced(parts);
}

/** A part without the spaces between it and the next part. */
interface UnspacedPart {
  readonly kind: WordPart["kind"];
  readonly old: readonly string[];
  readonly new: readonly string[];
}

function runsOf(old: readonly Word[], now: readonly Word[]): readonly Run[] {
  const found = diffArrays([...old], [...now], {
    comparator: (one, other) => one.key === other.key,
    maxEditLength: MOST_WORD_EDITS,
  });
  if (found === undefined) return [{ isSame: false, old, new: now }];
  const runs: Run[] = [];
  let [atOld, atNew] = [0, 0];
  for (const { added, removed, count } of found) {
    const gone = old.slice(atOld, added ? atOld : (atOld += count));
    const came = now.slice(atNew, removed ? atNew : (atNew += count));
    runs.push({ isSame: !added && !removed, old: gone, new: came });
  }
  return joined(runs);
}

/** Joins successive runs of one kind. */
function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last?.isSame === run.isSame) {
      const both = { old: [...last.old, ...run.old], new: [...last.new, ...run.new] };
      found.splice(-1, 1, { isSame: run.isSame, ...both });
    } else found.push(run);
  }
  return found;
}

/**
 * Turns words that are equal by chance, such as "de" between other words, into changed words. A
 * sentence in scraps is harder to read than the old one followed by the new one.
 */
function withoutScraps(runs: readonly Run[]): readonly Run[] {
  const sizeOf = (run: Run | undefined): number =>
    run === undefined || run.isSame ? 0 : Math.max(lengthOf(run.old), lengthOf(run.new));
  const folded = runs.map((run, index) => {
    const around = [runs[index - 1], runs[index + 1]].map(sizeOf);
    const isScrap = run.isSame && lengthOf(run.new) <= Math.min(...around);
    return isScrap ? { ...run, isSame: false } : run;
  });
  return joined(folded);
}

function lengthOf(words: readonly Word[]): number {
  return words.reduce((sum, { text }) => sum + text.length + 1, 0);
}

/** Joins the words of both sides, and splits them where only a figure differs. */
function sameParts({ old, new: now }: Run): readonly UnspacedPart[] {
  const parts: { kind: "same" | "figures"; old: string[]; new: string[] }[] = [];
  for (const [index, { text }] of now.entries()) {
    const was = old[index]?.text ?? text;
    const kind = was === text ? "same" : "figures";
    const last = parts.at(-1);
    if (last?.kind === kind) {
      last.old.push(was);
      last.new.push(text);
    } else parts.push({ kind, old: [was], new: [text] });
  }
  return parts;
}

function changedPart({ old, new: now }: Run): UnspacedPart {
  return {
    kind: "changed",
    old: old.map(({ text }) => text),
    new: now.map(({ text }) => text),
  };
}

/** Adds a space after the words of a part if more words of that side follow. */
function spaced(parts: readonly UnspacedPart[]): readonly WordPart[] {
  const lastOf = (side: "old" | "new"): number =>
    parts.findLastIndex((one) => one[side].length > 0);
  const last = { old: lastOf("old"), new: lastOf("new") };
  return parts.map((part, index) => {
    const textOf = (side: "old" | "new"): string =>
      part[side].length === 0 || index >= last[side]
        ? part[side].join(" ")
        : `${part[side].join(" ")} `;
    return { kind: part.kind, old: textOf("old"), new: textOf("new") };
  });
}
