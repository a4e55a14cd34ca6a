import { diffArrays } from "diff";
import { z } from "zod";

import type { Word } from "./written-text.ts";

/**
 * The comparison of the texts of two periods, as their writers typed them: the content of `report
 * diff --texts --format json`. It contains no value of a figure, except values that were typed.
 */

/** What happened to a paragraph. */
export const STATES = ["same", "figures", "changed", "new", "gone"] as const;
export type ParagraphState = (typeof STATES)[number];

const whole = z.int().nonnegative();

const part = z.strictObject({
  kind: z.enum(["same", "figures", "changed"]).meta({
    description:
      "figures: the same words, but for numbers and for names of months, quarters and years",
  }),
  old: z.string().meta({ description: "empty for what is new" }),
  new: z.string().meta({ description: "empty for what is gone" }),
});

const line = whole.nullable().meta({ description: "the line of the file, from 1" });

const paragraph = z.strictObject({
  state: z.enum(STATES).meta({
    description:
      "figures: only numbers, or names of months, quarters and years, are other ones. new, gone: the other side has no paragraph that is like it",
  }),
  moved: z.boolean().meta({ description: "it stands in another order among the others" }),
  changed: z.boolean().meta({ description: "it differs, figures apart, or it moved" }),
  oldLine: line,
  newLine: line,
  parts: z.array(part).readonly().meta({
    description: "the old sides of all parts, joined, are the old paragraph; so are the new sides",
  }),
});

const text = z.strictObject({
  name: z.string().meta({ description: "the name of the file without .md" }),
  title: z.string(),
  /** The side or sides that contain it. */
  on: z.enum(["both", "old", "new"]),
  changed: z.boolean(),
  oldSample: z.boolean().nullable().meta({ description: "null where there is no such text" }),
  newSample: z.boolean().nullable(),
  /** In the order of the new text; a removed paragraph follows the one that preceded it. */
  paragraphs: z.array(paragraph).readonly(),
});

const side = z.strictObject({
  id: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  label: z.string(),
});

export const textComparisonSchema = z.strictObject({
  schemaVersion: z.literal(1),
  old: side,
  new: side,
  /** Counts every text, including those that the output leaves out. */
  summary: z.strictObject({
    texts: whole,
    changedTexts: whole,
    paragraphs: whole,
    changedParagraphs: whole,
    byState: z.record(z.enum(STATES), whole),
    moved: whole,
  }),
  documents: z
    .array(
      z.strictObject({
        document: z.string(),
        notice: z.string().nullable().meta({
          description: "what every page says of an edition that is not published",
        }),
        withheld: z
          .array(z.string())
          .readonly()
          .meta({ description: "texts that the edition leaves out; they are not compared" }),
        texts: z.array(text).readonly(),
      }),
    )
    .readonly(),
});

export type TextComparison = z.infer<typeof textComparisonSchema>;
export type ComparedText = z.infer<typeof text>;
export type ComparedParagraph = z.infer<typeof paragraph>;
export type WordPart = z.infer<typeof part>;
export type ComparedPeriod = z.infer<typeof side>;

// The changes of words within a paragraph.

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
