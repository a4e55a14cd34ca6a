import path from "node:path";

import type { CodebookReading } from "../codebook/file/read-codebook.ts";
import { writtenText } from "../compare-texts/written-text.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { type DocumentType, narrativePlaces } from "../document-type/document-type.ts";
import type { Material } from "../document/block-entry.ts";
import { answersFrom, type WovenSources } from "../document/woven/answer.ts";
import {
  categoriesIn,
  type CategoriesOf,
  faultInNames,
  NO_CATEGORIES,
} from "../document/woven/reference.ts";
import { figureOf } from "../figures/catalogue.ts";
import { CODES_TO_IGNORE, ERRORS_WHEN_PUBLISHED, type Finding } from "../findings/finding.ts";
import { formatPeriodInFull } from "../language/dates.ts";
import { findingIn, readableUnwoven, weaveText } from "../narrative/check-narrative.ts";
import { findingAt, listFolder } from "../narrative/content-folder.ts";
import type { Narrative, ReadableText, WrittenCall } from "../narrative/narrative.ts";
import { readSource } from "../narrative/read-narratives.ts";
import type { Release } from "../package-root.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { type FigureNumbers, figureNumbersOf } from "../proofreading/figures/figure-numbers.ts";
import { proofread, type ProofreadingContext, withoutIgnored } from "../proofreading/proofread.ts";
import type { EarlierTexts } from "../proofreading/unfinished.ts";
import type { Settings } from "../settings/settings.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import { wovenSources } from "./build-from-figures.ts";
import type { Texts } from "./texts.ts";

/** The input that the texts of a report need. */
export interface TextsBeside {
  readonly documentType: DocumentType;
  readonly period: Period;
  /** The figures of the report's periods, its own first; null if the export is refused. */
  readonly figures: readonly PublishedFigures[] | null;
  /** Null if there is no export. */
  readonly codebook: CodebookReading | null;
  readonly earlier: Pick<EarlierReports, "chain" | "latest" | "isElsewhere">;
  readonly earlierTexts: ReadEarlier;
  readonly dutch: ProofreadingContext["dutch"];
  readonly release: Release;
}

/** The texts of a report, with their figures if those are known. */
export interface TextsWithFigures {
  readonly narratives: readonly Narrative[];
  /** The material of the report's blocks; null if its figures are not known. */
  readonly material: Material | null;
  readonly images: Texts["images"];
  /** All findings about the texts and their files. */
  readonly findings: readonly Finding[];
}

/**
 * Puts figures into the texts of a report, and proofreads them. Without figures it proofreads the
 * texts as they were written.
 */
export function textsWithFigures(
  texts: Texts,
  beside: TextsBeside,
  settings: Settings,
): TextsWithFigures {
  const { documentType, period, figures, codebook, earlier, release } = beside;
  const { written, calls } = texts;
  const about = { period, settings, earlier: beside.earlierTexts, dutch: beside.dutch };
  if (figures === null) {
    const readable = [...written, ...texts.refused].map((text) => readableUnwoven(text));
    const named = checkNames(calls, period, NO_CATEGORIES);
    const noticed = proofreadTexts(readable, { ...about, numbers: null });
    const all = inOrderOfTexts([...texts.findings, ...named, ...noticed]);
    const findings = asTextsAllow(all, texts, false);
    return { narratives: [], material: null, images: [], findings };
  }
  const sources = wovenSources(figures, { documentType, earlier, codebook, release }, settings);
  const woven = weaveTexts(texts, documentType, sources);
  const named = checkNames(calls, period, categoriesIn(sources.figures, sources.regions));
  const published = [...earlier.chain, ...(earlier.latest === null ? [] : [earlier.latest])];
  const numbers = numbersToKnow(
    sources,
    published.map((one) => one.figures),
  );
  const noticed = proofreadTexts(woven.readable, { ...about, numbers });
  const all = inOrderOfTexts([...texts.findings, ...named, ...woven.findings, ...noticed]);
  const isWhole = beside.dutch !== null;
  const { material } = sources;
  return { ...woven, material, findings: asTextsAllow(all, texts, isWhole) };
}

/**
 * Sorts findings by text, and within a text by place. Repeated messages about one place are given
 * once.
 */
export function inOrderOfTexts(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map(
    findings.map((one) => [JSON.stringify([one.file, one.line, one.position, one.message]), one]),
  );
  const byFile = Map.groupBy(once.values(), ({ file }) => file);
  return [...byFile.values()].flatMap((ofFile) =>
    ofFile.toSorted(
      (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0),
    ),
  );
}

// Putting figures into texts.

/** The texts of a report with the figures in them. */
export interface WovenTexts {
  readonly narratives: readonly Narrative[];
  /** The same texts as a reader sees them. */
  readonly readable: readonly ReadableText[];
  readonly images: Texts["images"];
  readonly findings: readonly Finding[];
}

/** Puts figures into the texts that call them. */
export function weaveTexts(
  { written, refused, images }: Pick<Texts, "written" | "refused" | "images">,
  documentType: DocumentType,
  sources: WovenSources,
): WovenTexts {
  const answers = answersFrom(sources);
  const woven = written.map((text) => ({ text, made: weaveText(text, answers) }));
  // Refused texts are not printed, but their calls may have mistakes too.
  const others = refused.map((text) => weaveText(text, answers));
  const required = narrativePlaces(documentType).filter((place) => place.required);
  // A condition can empty a text that the document requires.
  const missing = woven.flatMap(({ text: { narrative, file }, made }): readonly Finding[] => {
    const place = required.find(({ name }) => name === narrative.name);
    const isEmpty = made.findings.every(({ severity }) => severity !== "error");
    if (made.narrative !== null || place === undefined || !isEmpty) return [];
    return [findingAt("narrative-required", path.normalize(file), `(${place.title})`)];
  });
  return {
    narratives: woven.flatMap(({ made }) => made.narrative ?? []),
    readable: [...woven.map(({ made }) => made), ...others].map((made) => made.readable),
    images: images.filter(({ narrative, file }) =>
      woven.some(
        ({ text, made }) => text.narrative.name === narrative && made.images?.has(file) !== false,
      ),
    ),
    findings: [
      ...[...woven.map(({ made }) => made), ...others].flatMap((made) => made.findings),
      ...missing,
    ],
  };
}

/**
 * Checks the names in calls, including calls that are not answered because of a condition or
 * another mistake: the condition may be met in another period.
 */
function checkNames(
  calls: readonly WrittenCall[],
  period: Period,
  categoriesOf: CategoriesOf,
): readonly Finding[] {
  return calls.flatMap(({ call, file, place }) => {
    const fault = faultInNames(call, period, categoriesOf);
    return fault === null ? [] : [findingIn(file, fault.code, place, fault.more)];
  });
}

// Figures that texts call.

/** True if a document shows figures: its type does, or one of its texts calls a figure. */
export function showsFigures(
  { figures }: { readonly figures: boolean },
  texts: Pick<Texts, "written" | "refused">,
): boolean {
  return figures || figuresCalled(texts).length > 0;
}

/** The figures that texts call, including those in conditions. They need the export. */
export function figuresCalled({
  written,
  refused,
}: Pick<Texts, "written" | "refused">): readonly string[] {
  const calls = [...written, ...refused].flatMap(({ template }) => [
    ...(template?.calls.values() ?? []),
  ]);
  const compared = calls.flatMap((call) =>
    call.kind === "als" ? call.tests.map((test) => test.with.trim().split(/\s+/)[0] ?? "") : [],
  );
  const called = calls.flatMap((call) => ("figure" in call ? call.figure : []));
  return [...new Set([...called, ...compared])];
}

// Earlier texts.

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

// Proofreading.

/** What proofreading needs in addition to the texts. */
interface Asked {
  readonly period: Period;
  readonly settings: Pick<Settings, "publishedOn">;
  readonly numbers: ProofreadingContext["numbers"];
  readonly earlier: ReadEarlier;
  readonly dutch: ProofreadingContext["dutch"];
}

/** Proofreads texts. Some findings that a draft may have are errors in a published report. */
function proofreadTexts(
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
 * The numbers that a text may repeat: those of the report, and those of earlier periods that are
 * published or need no protection.
 */
function numbersToKnow(
  { figures: [now, ...others] }: WovenSources,
  published: readonly PublishedFigures[],
): ProofreadingContext["numbers"] {
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
