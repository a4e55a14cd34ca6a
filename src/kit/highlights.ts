import {
  capitalised,
  isPlain,
  joinTexts,
  plainText,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import type { BlockOf, ReportModel } from "../model/report-model.ts";

/** The sentences about the correction of a report; empty for a report without a correction. */
export function correctionOf({ correction }: Pick<ReportModel, "correction">): readonly string[] {
  if (correction === undefined) return [];
  const { mark, earlier, reasons } = correction;
  return [mark, ...(earlier === undefined ? [] : [earlier]), ...reasons.map(plainText)].map(
    (sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`),
  );
}

type KeyFigure = BlockOf<"keyFigures">["items"][number];

/** The sentences of the opening paragraphs of a report. */
export function newsOf({ sections }: ReportModel): readonly Text[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.type === "paragraph" && block.isLead ? sentencesOf(block.text) : [],
    );
}

/** The key figures of a report. */
export function keyFiguresOf({ sections }: ReportModel): readonly KeyFigure[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "keyFigures" ? block.items : []));
}

/** The items of the lists in the section with the key figures, or else in the next one. */
export function otherChangesOf({ sections }: ReportModel): readonly Text[] {
  const at = sections.findIndex(({ blocks }) => blocks.some(({ type }) => type === "keyFigures"));
  const own = sections[at];
  if (own === undefined) return [];
  const near = own.blocks.some(({ type }) => type === "list") ? [own] : sections.slice(at, at + 2);
  return near
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "list" ? block.items : []));
}

/** A key figure as a sentence without its full stop. A percentage comes after its label. */
export function keyFigureSentence(
  { value, label, change }: KeyFigure,
  { withChange = true }: { readonly withChange?: boolean } = {},
): Text {
  const isShare = plainText(value).endsWith("%");
  const main = isShare ? say`${capitalised(label)}: ${value}` : say`${value} ${label}`;
  return change === undefined || !withChange ? main : joinTexts([main, change], "; ");
}

/** The space between two sentences: no number has a space after its full stop. */
const BETWEEN_SENTENCES = /(?<=[.!?]) /;

/** The sentences of a text. Each number keeps its origin. */
export function sentencesOf(text: Text): readonly Text[] {
  const sentences: Run[][] = [[]];
  for (const run of text) {
    const parts = isPlain(run) ? run.text.split(BETWEEN_SENTENCES) : [run.text];
    for (const [index, part] of parts.entries()) {
      if (index > 0) sentences.push([]);
      if (part !== "") sentences.at(-1)?.push({ ...run, text: part });
    }
  }
  return sentences.filter(({ length }) => length > 0);
}

/** A text without the full stop at its end. */
export function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}

/** Origins of days, rules and words: sentences that share one can be about different figures. */
const NO_FIGURE = /^(?:rule|period|settings|source|type|texts)\.|\/period\.to$/;

/** The origins of the figures in a text. */
export function figuresIn(text: Text): readonly string[] {
  return text.flatMap(({ origin }) =>
    origin === undefined || NO_FIGURE.test(origin) ? [] : [origin],
  );
}
