import {
  type ComparedParagraph,
  type ComparedText,
  STATES,
  type TextComparison,
} from "../../compare-texts/text-comparison.ts";
import { formatInteger } from "../../language/numbers.ts";
import { diffTextsMessages as texts } from "../../messages/diff-texts.ts";

/** Words of a paragraph that stayed, went or came. Figures are those of the new text. */
export interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** A paragraph that is told on its own. */
interface ToldParagraph {
  readonly place: string;
  /** What became of it, in words. */
  readonly state: string;
  /** None where only figures or months are other ones. */
  readonly pieces: readonly Piece[];
}

/** A text in words, ready to be laid out. */
export interface ToldText {
  /** Where its file stands in the folder of the document, or in that of the period. */
  readonly file: string;
  /** What the document calls it; null where that is its file name. */
  readonly title: string | null;
  /** What is to be said of it as a whole. */
  readonly notes: readonly string[];
  readonly paragraphs: readonly ToldParagraph[];
}

/** The texts of all documents, in their order. */
export function toldTexts(comparison: TextComparison): readonly ToldText[] {
  const { documents } = comparison;
  return documents.flatMap(({ document, texts: own }) =>
    own.map((text) => {
      const file = `${text.name}.md`;
      return {
        file: documents.length > 1 ? `${document}/${file}` : file,
        title: text.title === text.name ? null : text.title,
        notes: notesOn(text, comparison),
        paragraphs: text.on === "both" ? text.paragraphs.flatMap(toldParagraph) : [],
      };
    }),
  );
}

function notesOn(
  { on, oldSample, newSample, paragraphs }: ComparedText,
  { old, new: now }: TextComparison,
): readonly string[] {
  if (on !== "both") {
    return [texts.onlyIn(on === "old" ? old.id : now.id, paragraphs.length)];
  }
  const same = paragraphs.filter((one) => one.state === "same" && !one.moved).length;
  return [
    ...(oldSample === newSample ? [] : [newSample ? texts.sampleBegun : texts.sampleEnded]),
    ...(same === 0 ? [] : [texts.same(same)]),
  ];
}

function toldParagraph(paragraph: ComparedParagraph): readonly ToldParagraph[] {
  const { state, moved, changed } = paragraph;
  if (state === "same" && !moved) return [];
  const words = [
    ...(state === "same" ? [] : [texts.states[state]]),
    ...(moved ? [texts.moved] : []),
  ];
  const pieces = changed ? piecesOf(paragraph) : [];
  return [{ place: placeOf(paragraph), state: words.join(", "), pieces }];
}

function placeOf({ oldLine, newLine }: ComparedParagraph): string {
  if (newLine === null) return texts.lines.old(oldLine ?? 0);
  return oldLine === null || oldLine === newLine
    ? texts.lines.one(newLine)
    : texts.lines.both(newLine, oldLine);
}

function piecesOf({ parts }: ComparedParagraph): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    if (part.kind === "changed") {
      for (const [kind, text] of [
        ["gone", part.old.trim()],
        ["new", part.new.trim()],
      ] as const) {
        if (text !== "") pieces.push({ kind, text });
      }
      continue;
    }
    const last = pieces.at(-1);
    const text = part.new.trim();
    if (last?.kind === "same") pieces.splice(-1, 1, { kind: "same", text: `${last.text} ${text}` });
    else pieces.push({ kind: "same", text });
  }
  return pieces;
}

/** What a reader must know of a comparison of texts as a whole, in words. */
interface TextDiffHead {
  readonly title: string;
  /** What must not be missed: an edition that is not published. */
  readonly notices: readonly string[];
  readonly old: string;
  readonly new: string;
  readonly about: readonly string[];
  /** Whether words that went or came are shown, so that their marks want explaining. */
  readonly hasMarks: boolean;
}

/** The head of a comparison of texts. */
export function textDiffHead(comparison: TextComparison): TextDiffHead {
  const { old, new: now, summary, documents } = comparison;
  const { byState } = summary;
  const counts = [
    ...STATES.map((state) => {
      const words = state === "figures" ? texts.figuresOnly : texts.states[state];
      return [byState[state], words] as const;
    }),
    [summary.moved, texts.moved] as const,
  ];
  const shown = documents.flatMap((document) => document.texts);
  return {
    title: texts.title,
    notices: documents.flatMap(({ notice, document }) =>
      notice === null ? [] : [texts.notice(notice, document)],
    ),
    old: texts.side(old.label, old.id),
    new: texts.side(now.label, now.id),
    about: [
      texts.figuresAside,
      summary.changedTexts === 0
        ? texts.nothing(summary.texts)
        : texts.changed(summary.changedTexts, summary.texts),
      texts.paragraphs(
        counts.flatMap(([count, words]) =>
          count === 0 ? [] : [`${formatInteger(count)} ${words}`],
        ),
      ),
      ...documents.flatMap(({ document, withheld }) =>
        withheld.length === 0
          ? []
          : [
              texts.withheld(
                withheld.map((name) => `${name}.md`),
                document,
              ),
            ],
      ),
    ],
    hasMarks: shown.some(
      ({ on, paragraphs }) =>
        on === "both" &&
        paragraphs.some(({ parts }) => parts.some(({ kind }) => kind === "changed")),
    ),
  };
}
