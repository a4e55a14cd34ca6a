import { prepareDrawing } from "../src/charts/draw-all.ts";
import type { DrawnChart } from "../src/charts/draw-chart.ts";
import type { CodebookReading } from "../src/codebook/own/read-codebook.ts";
import { buildReport } from "../src/document/build-report.ts";
import { loadDocumentType } from "../src/document/document-type.ts";
import type { ReportModel } from "../src/model/report-model.ts";
import type { PublishedFigures } from "../src/disclosure/published-figures.ts";
import type { OpenSource } from "../src/monitor/source.ts";
import type { Narrative } from "../src/narrative/narrative.ts";
import { parsePeriod, type Period } from "../src/period/period.ts";
import { figuresOfReport, periodsOfReport } from "../src/pipeline/periods-of-report.ts";
import type { PageNumbers } from "../src/pipeline/print-report.ts";
import { readProtectedFigures } from "../src/pipeline/protected-figures.ts";
import { namesBeside } from "../src/publish/report-files.ts";
import { renderHtml } from "../src/render/render-html.ts";
import { loadTemplate } from "../src/render/template.ts";
import { settleSettings, type Settings } from "../src/settings/settings.ts";
import { chainBefore } from "../src/snapshots/choose.ts";
import { SAMPLE_CODEBOOK } from "./sample-codebook.ts";
import { readTheme, THEMES, type Theme } from "./themes.ts";

/** What a whole report is made from. */
export interface ReportSource {
  readonly source: OpenSource;
  readonly period: string;
  readonly narratives: readonly Narrative[];
  /** What the settings say of the team and of what happened. */
  readonly about: Pick<Settings, "organisation" | "contact" | "events">;
  /** Where earlier reports stand; as the theme says where left out. */
  readonly website?: string;
  /** The threshold of protection; the default where left out. */
  readonly threshold?: number;
  /** That of the sample where left out. */
  readonly codebook?: CodebookReading;
  readonly skipInvalid?: boolean;
  /** That of the theme where left out. */
  readonly logo?: ReportModel["logo"];
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
  /** The same as drawn for a narrow screen. */
  readonly narrowCharts: ReadonlyMap<string, DrawnChart>;
  /** The HTML that is printed, with the page numbers as far as they are known. */
  readonly printHtml: (pages?: PageNumbers) => string;
  readonly screenHtml: string;
}

/** Reports that were kept with these figures before that of a period, by the sample's codebook. */
function earlierReports(kept: readonly PublishedFigures[], before: Period) {
  const codebook = SAMPLE_CODEBOOK.input?.sha256 ?? null;
  const reports = kept.map((figures) => {
    const period = parsePeriod(figures.period.id);
    if (period === undefined) throw new Error("kept figures of a period that is none");
    return { period, figures, codebook, sha256: "" };
  });
  const chain = chainBefore(
    before,
    reports.map(({ period }) => period),
  );
  return {
    chain: reports.filter(({ period }) => chain.includes(period)),
    latest: reports.at(-1) ?? null,
  };
}

/** Tells what makes whole reports as the command does, theme and template read once. */
export async function reportMaker(
  theme: Theme = THEMES.standaard,
): Promise<(report: ReportSource) => Promise<WholeReport>> {
  const documentType = await loadDocumentType("voortgangsrapportage");
  const { fonts, palettes, ...themed } = await readTheme(theme);
  const draw = prepareDrawing(fonts);
  const template = await loadTemplate(documentType);
  return async ({ source, period: asked, narratives, about, website, ...options }) => {
    const { threshold = 5, codebook = SAMPLE_CODEBOOK, skipInvalid = false } = options;
    const settings = await settleSettings({ threshold: String(threshold), skipInvalid }, {}, "/");
    const period = parsePeriod(asked);
    if (period === undefined) throw new Error(`${asked} is no period`);
    const kept = earlierReports(options.kept ?? [], period);
    const periods = periodsOfReport(period, kept);
    const { figures: read, findings } = await readProtectedFigures(
      source,
      periods,
      codebook,
      { against: () => options.kept ?? [] },
      settings,
      {},
    );
    if (read === null) throw new Error(`refused: ${findings.map(({ code }) => code).join()}`);
    const figures = read.map((one, index) =>
      index === 0 && options.protect !== undefined ? options.protect(one) : one,
    );
    const model = buildReport({
      ...figuresOfReport(figures, kept, codebook.input?.sha256 ?? null),
      documentType,
      narratives,
      redefinitions: codebook.codebook.redefinitions,
      website: website ?? themed.website,
      logo: options.logo ?? themed.logo,
      palettes,
      ...about,
      publishedOn: null,
      internalUseOnly: threshold < 5,
    });
    const charts = await draw(model, "page");
    const narrowCharts = await draw(model, "narrow");
    return {
      model,
      figures,
      charts,
      narrowCharts,
      printHtml: (pages) => renderHtml(model, charts, fonts, template, { medium: "print", pages }),
      screenHtml: renderHtml(model, charts, fonts, template, {
        medium: "screen",
        beside: namesBeside(model),
        narrowCharts,
      }),
    };
  };
}
