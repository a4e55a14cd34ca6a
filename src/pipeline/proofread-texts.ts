import { writtenText } from "../compare-texts/written-text.ts";
import { type DocumentType, narrativePlaces } from "../document-type/document-type.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { figureOf } from "../figures/catalogue.ts";
import { formatPeriodInFull } from "../language/dates.ts";
import type { Finding } from "../messages/finding.ts";
import { listFolder } from "../narrative/folder.ts";
import type { ReadableText } from "../narrative/narrative.ts";
import { readSource } from "../narrative/read-narratives.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { type FigureNumbers, figureNumbersOf } from "../proofreading/figures/figure-numbers.ts";
import { withoutIgnored } from "../proofreading/ignores.ts";
import { type Beside, proofread } from "../proofreading/proofread.ts";
import type { EarlierTexts } from "../proofreading/repeated.ts";
import type { Settings } from "../settings/settings.ts";
import type { WovenSources } from "../document/woven/answer.ts";
import type { Texts } from "./texts.ts";
import { ERRORS_WHEN_PUBLISHED, CODES_TO_IGNORE } from "../findings/severity-changes.ts";

/** The texts of earlier periods, with the files that were read. */
export interface ReadEarlier {
  readonly texts: readonly EarlierTexts[];
  readonly inputs: Texts["inputs"];
}

/** A text may be copied from this many periods back: two years of quarters. */
const MOST_EARLIER = 8;

/**
 * Reads the texts of a document for the periods in the content folder that end before this one
 * begins.
 */
export async function readEarlierTexts(
  period: Period,
  documentType: DocumentType,
  { content }: Pick<Settings, "content">,
): Promise<ReadEarlier> {
  const { entries } = await listFolder(content);
  const earlier = entries
    .flatMap(({ name }) => {
      const one = parsePeriod(name);
      return one === undefined || one.id !== name || one.to >= period.from ? [] : [one];
    })
    .toSorted((a, b) => b.to - a.to)
    .slice(0, MOST_EARLIER);
  const names = narrativePlaces(documentType).map(({ name }) => name);
  const read = await Promise.all(
    earlier.map(async (one) => {
      const files = names.map((name) => readSource(content, one.id, documentType.name, name));
      return { one, files: await Promise.all(files) };
    }),
  );
  return {
    texts: read.map(({ one, files }) => ({
      period: formatPeriodInFull(one),
      passages: files.flatMap(({ source }) => (source === null ? [] : passagesOfSource(source))),
    })),
    inputs: read.flatMap(({ files }) => files.flatMap(({ input }) => input)),
  };
}

/** The address of a link and the call of a note: a print shows neither. */
const UNPRINTED = /\]\([^)\s]*\)|\[\^[^\]]*\]:?/g;
const NUMBERED = /^\s*\d{1,9}[.)]\s+/;

/** The paragraphs of a text as words. That is enough to find repeated paragraphs. */
function passagesOfSource(source: string): EarlierTexts["passages"] {
  const { paragraphs } = writtenText("", "", source);
  return paragraphs.map(({ text }) => ({
    text: text.replace(NUMBERED, "").replaceAll(UNPRINTED, " "),
  }));
}

/** What proofreading needs beside the texts. */
interface Asked {
  readonly period: Period;
  readonly settings: Pick<Settings, "publishedOn">;
  readonly numbers: Beside["numbers"];
  readonly earlier: ReadEarlier;
  readonly dutch: Beside["dutch"];
}

/** Proofreads texts. Some findings that a draft may have are errors in a published report. */
export function proofreadTexts(
  texts: readonly ReadableText[],
  { period, settings: { publishedOn }, numbers, earlier, dutch }: Asked,
): readonly Finding[] {
  const beside = {
    period,
    publishedOn: publishedOn?.day ?? null,
    numbers,
    earlier: earlier.texts,
    dutch,
  };
  return proofread(texts, beside).map((finding) =>
    publishedOn !== null && ERRORS_WHEN_PUBLISHED.has(finding.code)
      ? { ...finding, severity: "error" }
      : finding,
  );
}

/**
 * The numbers that a text may repeat: those of the report, and of earlier dates those that are
 * published or need no protection.
 */
export function numbersToKnow(
  { figures: [now, ...others] }: WovenSources,
  published: readonly PublishedFigures[],
): Beside["numbers"] {
  if (now === undefined || Object.keys(now.figures).length === 0) return null;
  let numbers: FigureNumbers | undefined;
  return () => (numbers ??= figureNumbersOf({ now, earlier: [...published, ...openOf(others)] }));
}

/** The figures that need no protection. */
function openOf(others: readonly PublishedFigures[]): readonly PublishedFigures[] {
  return others.map((one) => ({
    ...one,
    figures: Object.fromEntries(
      Object.entries(one.figures).filter(([id]) => !figureOf(id).sensitive),
    ),
  }));
}

/** Removes the findings that comments in the texts turn off. */
export function asTextsAllow(
  findings: readonly Finding[],
  { written, refused }: Pick<Texts, "written" | "refused">,
  isWhole: boolean,
): readonly Finding[] {
  return [...written, ...refused].reduce(
    (left: readonly Finding[], text) => withoutIgnored(left, text, CODES_TO_IGNORE, isWhole),
    findings,
  );
}
