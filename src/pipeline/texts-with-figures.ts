import type { CodebookReading } from "../codebook/own/read-codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { Material } from "../document/block-entry.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import { categoriesIn, NO_CATEGORIES } from "../document/woven/reference.ts";
import type { Finding } from "../messages/finding.ts";
import type { Narrative } from "../narrative/narrative.ts";
import { readableUnwoven } from "../narrative/weave-text.ts";
import type { Period } from "../period/period.ts";
import type { Beside } from "../proofreading/proofread.ts";
import type { Settings } from "../settings/settings.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import { wovenSources } from "./build-from-figures.ts";
import {
  asTextsAllow,
  numbersToKnow,
  proofreadTexts,
  type ReadEarlier,
} from "./proofread-texts.ts";
import type { Texts } from "./texts.ts";
import { checkNames, weaveTexts } from "./woven-texts.ts";

/** What texts are read with. */
export interface TextsBeside {
  readonly documentType: DocumentType;
  readonly period: Period;
  /** The figures of the report's periods, its own first; null if the export is refused. */
  readonly figures: readonly PublishedFigures[] | null;
  /** Null if there is no export. */
  readonly codebook: CodebookReading | null;
  readonly earlier: Pick<EarlierReports, "chain" | "latest" | "isElsewhere">;
  readonly earlierTexts: ReadEarlier;
  readonly dutch: Beside["dutch"];
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
  const { documentType, period, figures, codebook, earlier } = beside;
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
  const sources = wovenSources(figures, { documentType, earlier, codebook }, settings);
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
