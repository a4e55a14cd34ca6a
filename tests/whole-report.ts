import { type DrawnChart, prepareDrawing } from "../src/charts/draw-all.ts";
import type { CodebookReading } from "../src/codebook/file/read-codebook.ts";
import { ownType } from "./document-types.ts";
import type { DocumentEdition } from "../src/document-type/document-type.ts";
import type { ReportModel } from "../src/model/report-model.ts";
import type { PublishedFigures } from "../src/disclosure/published-figures.ts";
import type { OpenSource } from "../src/monitor/source.ts";
import type { Narrative, WrittenText } from "../src/narrative/narrative.ts";
import { parsePeriod, type Period } from "../src/period/period.ts";
import { renderHtml } from "./render/render-html.ts";
import { readReportFigures } from "./report-figures.ts";
import { buildFromFigures, wovenSources } from "../src/pipeline/build-from-figures.ts";
import type { PageNumbers } from "../src/render/edition.ts";
import { weaveTexts } from "../src/pipeline/texts-with-figures.ts";
import { chartWidthsOn } from "../src/render/drawings.ts";
import { filesBeside } from "../src/render/page-head.ts";
import { loadTemplate } from "../src/render/template.ts";
import type { Logo } from "../src/settings/house-style.ts";
import type { Settings } from "../src/settings/settings.ts";
import { settleSettings } from "../src/settings/settle-settings.ts";
import { earlierReports, type EarlierReports } from "../src/snapshots/earlier-reports.ts";
import { SAMPLE_CODEBOOK } from "./sample-codebook.ts";
import { readTheme, THEMES, type Theme } from "./themes.ts";
import { TEST_RELEASE } from "./test-release.ts";

/** What a whole report is made from. */
export interface ReportSource {
  readonly source: OpenSource;
  readonly period: string;
  readonly narratives: readonly Narrative[];
  /** The same texts as they were written; what they call comes to figures of the report. */
  readonly written?: readonly WrittenText[];
  /** What the writer filled in, and the edition; of a type that has them. */
  readonly fields?: ReportModel["fields"] | null;
  readonly edition?: DocumentEdition | null;
  /** What the settings say of the team and of what happened. */
  readonly about: Pick<Settings, "organisation" | "contact" | "events">;
  /** Where earlier reports stand; as the theme says where left out. */
  readonly website?: string;
  /** Where the report sends readers for whom it does not work; as the theme says where left out. */
  readonly pointers?: Pick<Settings, "webpage" | "accessibility">;
  /** The threshold of protection; the default where left out. */
  readonly threshold?: number;
  /** That of the sample where left out. */
  readonly codebook?: CodebookReading;
  readonly skipInvalid?: boolean;
  /** That of the theme where left out. */
  readonly logo?: Logo | null;
  /**
   * The figures of earlier periods as they were published and kept, the oldest first, each ending
   * before the next begins.
   */
  readonly kept?: readonly PublishedFigures[];
  /** What protection against other publications makes of the figures of its own period. */
  readonly protect?: (figures: PublishedFigures) => PublishedFigures;
}

/** A report in all its stages. */
export interface WholeReport {
  readonly model: ReportModel;
  /** The figures that it was made from: those of its own period, then of earlier ones. */
  readonly figures: readonly PublishedFigures[];
  readonly charts: ReadonlyMap<string, DrawnChart>;
  /** The same as drawn for a screen, and for a narrow one. */
  readonly wideCharts: ReadonlyMap<string, DrawnChart>;
  readonly narrowCharts: ReadonlyMap<string, DrawnChart>;
  /** The HTML that is printed, with the page numbers that are known. */
  readonly printHtml: (pages?: PageNumbers) => string;
  readonly screenHtml: string;
}

/** What a report tells about of these figures, had they been kept by the sample's codebook. */
export function earlierFigures(
  kept: readonly PublishedFigures[],
  document: string,
  before: Period,
): EarlierReports {
  const codebook = SAMPLE_CODEBOOK.input?.sha256 ?? null;
  const nothingWrong = {
    folder: "",
    exportSha256: "",
    publishedOn: null,
    inputs: [],
    findings: [],
  };
  const reports = kept.map((figures) => {
    const period = parsePeriod(figures.period.id);
    if (period === undefined) throw new Error("kept figures of a period that is none");
    const report = { period, figures, codebook, sha256: "", publishedOn: null };
    return { ...nothingWrong, document, period, report };
  });
  return earlierReports({ reports, barred: [] }, document, before);
}

/**
 * Tells what makes whole reports as the command does, theme and template read once: of the document
 * type of that name, or else progress reports.
 */
export async function reportMaker(
  theme: Theme = THEMES.standaard,
  typeName?: string,
): Promise<(report: ReportSource) => Promise<WholeReport>> {
  const documentType = await ownType(typeName);
  const { fonts, palettes, ...themed } = await readTheme(theme);
  const draw = prepareDrawing(fonts);
  const template = await loadTemplate(documentType);
  return async ({ source, period: asked, narratives, about, website, pointers, ...options }) => {
    const { threshold = 5, codebook = SAMPLE_CODEBOOK, skipInvalid = false, kept = [] } = options;
    const chosen = await settleSettings({ threshold: String(threshold), skipInvalid }, {}, "/");
    const site = website ?? themed.website;
    const { webpage, accessibility } = { ...themed, ...pointers };
    const settings = { ...chosen, ...about, palettes, website: site, webpage, accessibility };
    const period = parsePeriod(asked);
    if (period === undefined) throw new Error(`${asked} is no period`);
    const sources = {
      documentType,
      source,
      codebook,
      ledger: { against: () => kept },
      earlier: earlierFigures(kept, documentType.name, period),
      narratives,
      fields: options.fields ?? null,
      edition: options.edition ?? null,
      logo: options.logo ?? themed.logo,
      release: TEST_RELEASE,
    };
    const { figures: read, findings } = await readReportFigures(period, sources, settings, {});
    if (read === null) throw new Error(`refused: ${findings.map(({ code }) => code).join()}`);
    const figures = read.map((one, index) =>
      index === 0 && options.protect !== undefined ? options.protect(one) : one,
    );
    const woven = weaveTexts(
      { written: options.written ?? [], refused: [], images: [] },
      documentType,
      wovenSources(figures, sources, settings),
    );
    const faults = woven.findings.filter(({ severity }) => severity === "error");
    if (faults.length > 0) throw new Error(`refused: ${faults.map(({ code }) => code).join()}`);
    const withFigures = narratives.map((narrative) => {
      const written = options.written?.find((text) => text.narrative.name === narrative.name);
      // A text that a test puts in its place calls nothing.
      if (written?.narrative.markdown !== narrative.markdown) return narrative;
      return { ...narrative, ...woven.narratives.find(({ name }) => name === narrative.name) };
    });
    const built = { ...sources, narratives: withFigures };
    const { model } = buildFromFigures(figures, built, settings);
    const charts = await draw(model, chartWidthsOn(documentType.page));
    const wideCharts = await draw(model, "screen");
    const narrowCharts = await draw(model, "narrow");
    return {
      model,
      figures,
      charts,
      wideCharts,
      narrowCharts,
      printHtml: (pages) => renderHtml(model, charts, fonts, template, { medium: "print", pages }),
      screenHtml: renderHtml(model, wideCharts, fonts, template, {
        medium: "screen",
        beside: filesBeside(model),
        narrowCharts,
      }),
    };
  };
}
