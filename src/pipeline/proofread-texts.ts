import { type DocumentType, narrativePlaces } from "../document-type/document-type.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { figureOf } from "../figures/catalogue.ts";
import { formatPeriodInFull } from "../language/dates.ts";
import type { Finding } from "../messages/finding.ts";
import { ERRORS_WHEN_PUBLISHED } from "../messages/proof-form.ts";
import { CODES_TO_IGNORE } from "../messages/text-codes.ts";
import { listFolder } from "../narrative/folder.ts";
import type { ReadableText } from "../narrative/narrative.ts";
import { readNarratives } from "../narrative/read-narratives.ts";
import { readableUnwoven } from "../narrative/weave-text.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { type FigureNumbers, figureNumbersOf } from "../proofreading/figures/figure-numbers.ts";
import { withoutIgnored } from "../proofreading/ignores.ts";
import { proofTextOf } from "../proofreading/passages-of.ts";
import { type Beside, proofread } from "../proofreading/proofread.ts";
import type { EarlierTexts } from "../proofreading/repeated.ts";
import type { Settings } from "../settings/settings.ts";
import type { WovenSources } from "../document/woven/answer.ts";
import type { Texts } from "./texts.ts";

/** The texts of earlier periods, with the files that were read. */
export interface ReadEarlier {
  readonly texts: readonly EarlierTexts[];
  readonly inputs: Texts["inputs"];
}

/** So many periods back a text may be copied from: two years of quarters. */
const MOST_EARLIER = 8;

/** Reads the texts of a document that lie in the content folder for periods that end before this one. */
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
    earlier.map(async (one) => ({
      one,
      reading: await readNarratives(content, one.id, documentType.name, names),
    })),
  );
  return {
    texts: read.map(({ one, reading }) => ({
      period: formatPeriodInFull(one),
      passages: [...reading.texts, ...reading.refused].flatMap(
        (text) => proofTextOf(readableUnwoven(text)).passages,
      ),
    })),
    inputs: read.flatMap(({ reading }) => reading.inputs),
  };
}

/** What a reader needs beside the texts of a report, as far as the pipeline knows it. */
interface Asked {
  readonly period: Period;
  readonly settings: Pick<Settings, "publishedOn">;
  readonly numbers: FigureNumbers | null;
  readonly earlier: ReadEarlier;
  readonly dutch: Beside["dutch"];
}

/** What a reader notices in texts. What may stand in a concept alone is an error in what is published. */
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
 * The numbers that a text can have typed over: those of the report, and of earlier dates those that
 * are published or that no protection concerns.
 */
export function numbersToKnow(
  { figures: [now, ...others] }: WovenSources,
  published: readonly PublishedFigures[],
): FigureNumbers | null {
  if (now === undefined || Object.keys(now.figures).length === 0) return null;
  const open = others.map((one) => ({
    ...one,
    figures: Object.fromEntries(
      Object.entries(one.figures).filter(([id]) => !figureOf(id).sensitive),
    ),
  }));
  return figureNumbersOf({ now, earlier: [...published, ...open] });
}

/** Findings without those that comments in the texts turn off. */
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
