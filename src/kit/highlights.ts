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

/** What a report says first: its news, its key figures and its other changes. */

/** That a report corrects an earlier one, when that came out, and what was wrong; none of others. */
export function correctionOf({ correction }: Pick<ReportModel, "correction">): readonly string[] {
  if (correction === undefined) return [];
  const { mark, earlier, reasons } = correction;
  return [mark, ...(earlier === undefined ? [] : [earlier]), ...reasons.map(plainText)].map(
    (sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`),
  );
}

type KeyFigure = BlockOf<"keyFigures">["items"][number];

/** The sentences of the paragraphs that open the report. */
export function newsOf({ sections }: ReportModel): readonly Text[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.type === "paragraph" && block.isLead ? sentencesOf(block.text) : [],
    );
}

/** The numbers that stand large at the front. */
export function keyFiguresOf({ sections }: ReportModel): readonly KeyFigure[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "keyFigures" ? block.items : []));
}

/** The sentences of the lists that stand with the news, or in the section behind the key figures. */
export function otherChangesOf({ sections }: ReportModel): readonly Text[] {
  const at = sections.findIndex(({ blocks }) => blocks.some(({ type }) => type === "keyFigures"));
  const own = sections[at];
  if (own === undefined) return [];
  const near = own.blocks.some(({ type }) => type === "list") ? [own] : sections.slice(at, at + 2);
  return near
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "list" ? block.items : []));
}

/** A key figure as a sentence without its full stop; a percentage stands behind what it is of. */
export function keyFigureSentence(
  { value, label, change }: KeyFigure,
  { withChange = true }: { readonly withChange?: boolean } = {},
): Text {
  const isShare = plainText(value).endsWith("%");
  const main = isShare ? say`${capitalised(label)}: ${value}` : say`${value} ${label}`;
  return change === undefined || !withChange ? main : joinTexts([main, change], "; ");
}

/** Where one sentence ends and the next begins: no number has a space behind its full stop. */
const BETWEEN_SENTENCES = /(?<=[.!?]) /;

/** A text cut into its sentences; each number keeps its origin. */
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

/** Days, rules and words: two sentences that share one may tell different things. */
const NO_FIGURE = /^(?:rule|period|settings|source|type|texts)\.|\/period\.to$/;

/** The figures that a text tells, by their origins. */
export function figuresIn(text: Text): readonly string[] {
  return text.flatMap(({ origin }) =>
    origin === undefined || NO_FIGURE.test(origin) ? [] : [origin],
  );
}
