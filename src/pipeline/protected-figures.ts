import type { Codebook } from "../codebook/codebook.ts";
import type { CodebookReading } from "../codebook/own/read-codebook.ts";
import { audited, publishable } from "../disclosure/publishable.ts";
import { withLinkedFigures } from "../disclosure/linked-figures.ts";
import type { Protection } from "../disclosure/protect-numbers.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { publishableFunnel, type PublishedFunnel } from "../disclosure/published-funnel.ts";
import { figureOf } from "../figures/catalogue.ts";
import { startFigures } from "../figures/compute.ts";
import { startFunnel } from "../figures/funnel.ts";
import { countErrors, NOTHING_OMITTED, type Findings } from "../messages/finding.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { readMonitor } from "../monitor/read-monitor.ts";
import type { OpenSource } from "../monitor/source.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";

/** What came out of one reading of the export. */
export interface ExportReading extends Findings {
  /** The protected figures of each period, in order; null where the export has an error. */
  readonly figures: readonly PublishedFigures[] | null;
  /** How the rows of each figure that was asked for come from those of the export, in order. */
  readonly funnels: readonly PublishedFunnel[];
  /** Null where the file could not be read as a table at all. */
  readonly summary: ExportSummary | null;
  /** The export has not been read, because the codebook is mistaken. */
  readonly isCodebookMistaken: boolean;
}

/** What was kept of the publications that readers have beside one that is made. */
export interface Ledger {
  /**
   * The kept publications that a report of a period is protected against, in order of time.
   *
   * @param sha256 the hash of the export that the report is made from
   */
  readonly against: (period: Period, sha256: string) => Protection["ledger"];
}

/** What a reading of the export may use beside the settings. */
export interface ReadingContext {
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes have been read, of how many where that is known. */
  readonly onProgress?: ((bytesRead: number, size: number | null) => void) | undefined;
}

/** A period of which figures are asked: all of them, or only those of `figures`. */
export interface AskedPeriod {
  readonly period: Period;
  readonly figures?: readonly string[];
  /** That these are for comparison only, and not published: no one needs to know how safe they are. */
  readonly isForComparison?: true;
  /** The threshold of protection, where it is not that of the settings. */
  readonly threshold?: number;
  /** Which changes are protected, where it is not what the settings say. */
  readonly protectChanges?: Settings["protectChanges"];
  /** The figure of which to count how its rows come from those of the export. */
  readonly funnelOf?: string;
}

/**
 * Reads the export once, computes and protects the figures of all `periods` meanwhile, and closes
 * it. By a codebook that is mistaken nothing is read.
 */
export async function readProtectedFigures(
  source: OpenSource,
  periods: readonly AskedPeriod[],
  { codebook, findings }: CodebookReading,
  ledger: Ledger,
  settings: Settings,
  context: ReadingContext,
): Promise<ExportReading> {
  try {
    if (findings.some(({ severity }) => severity === "error")) {
      return {
        figures: null,
        funnels: [],
        summary: null,
        isCodebookMistaken: true,
        findings,
        omitted: NOTHING_OMITTED,
      };
    }
    const reading = await readByCodebook(source, periods, codebook, ledger, settings, context);
    return { ...reading, findings: [...findings, ...reading.findings] };
  } finally {
    await source.close();
  }
}

async function readByCodebook(
  source: OpenSource,
  periods: readonly AskedPeriod[],
  codebook: Codebook,
  ledger: Ledger,
  settings: Settings,
  context: ReadingContext,
): Promise<ExportReading> {
  const { onProgress } = context;
  const runs = periods.map((asked) => {
    // What hangs together is protected together, whatever is asked of it.
    const figures = asked.figures && withLinkedFigures(asked.figures);
    return { asked, ...startFigures(asked.period, codebook, figures) };
  });
  const funnels = periods.flatMap(({ period, funnelOf }) =>
    funnelOf === undefined ? [] : [startFunnel(figureOf(funnelOf), period, codebook)],
  );
  const reading = await readMonitor(
    source,
    {
      codebook,
      maxBytes: settings.maxBytes,
      skipInvalid: settings.skipInvalid,
      skipAtMost: settings.skipAtMost ?? undefined,
      ...(settings.encoding === null ? {} : { encoding: settings.encoding }),
      ...(settings.delimiter === null ? {} : { delimiter: settings.delimiter }),
      ...(context.signal === undefined ? {} : { signal: context.signal }),
      ...(onProgress === undefined
        ? {}
        : { onProgress: (bytesRead: number) => onProgress(bytesRead, source.size) }),
    },
    (row) => {
      for (const run of runs) run.add(row);
      for (const funnel of funnels) funnel.add(row);
    },
  );
  const { summary, findings, omitted } = reading;
  const isRefused = summary === null || countErrors(reading) > 0;
  return {
    figures: isRefused
      ? null
      : runs.map(({ asked, ...run }) => {
          const kept = ledger.against(run.period, summary.sha256);
          const protection = {
            threshold: asked.threshold ?? settings.threshold,
            protectChanges: asked.protectChanges ?? settings.protectChanges,
            ledger: kept,
          };
          const outcomes = run.finish(summary.columns, summary.latestDate);
          const { redefinitions } = codebook;
          const made = publishable(run.period, outcomes, summary, protection, redefinitions);
          if (asked.figures !== undefined) return onlyThese(asked.figures, made);
          return asked.isForComparison === true ? made : audited(made, protection);
        }),
    funnels: isRefused
      ? []
      : funnels.map((run) => publishableFunnel(run.definition, run.finish(), summary)),
    summary,
    isCodebookMistaken: false,
    findings,
    omitted,
  };
}

/** Figures without all but some. */
export function onlyThese(ids: readonly string[], published: PublishedFigures): PublishedFigures {
  const figures = Object.entries(published.figures).filter(([id]) => ids.includes(id));
  return { ...published, figures: Object.fromEntries(figures) };
}
