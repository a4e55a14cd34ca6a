import { type ExportContent, filledOf, type PeriodRows } from "../answers/export-content.ts";
import { type Codebook, headerOf, type NamedColumn } from "../codebook/codebook.ts";
import { type CodebookReading, readCodebook } from "../codebook/file/read-codebook.ts";
import { audited, type Protection, publishable } from "../disclosure/decide-withheld.ts";
import { withLinkedFigures } from "../disclosure/linked-tables.ts";
import { publishableFunnel, type PublishedFunnel } from "../disclosure/publication-view.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/suppression-rules.ts";
import { CATALOGUE, figureOf } from "../figures/catalogue.ts";
import { type FigureRun, startFigures, startFunnel } from "../figures/compute.ts";
import { countErrors, type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { formatPeriod } from "../language/dates.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { readMonitor } from "../monitor/read-monitor.ts";
import type { OpenSource } from "../monitor/source.ts";
import { isoDay, type Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";

/** The result of one reading of the export. */
export interface ExportReading extends Findings {
  /** The protected figures of each period, in order; null if the export has an error. */
  readonly figures: readonly PublishedFigures[] | null;
  /** For each requested figure, the steps from all rows of the export to its own rows; in order. */
  readonly funnels: readonly PublishedFunnel[];
  /** Null if the file is no table. */
  readonly summary: ExportSummary | null;
  /** True if the export was not read because the codebook has mistakes. */
  readonly isCodebookMistaken: boolean;
}

/** The part of the ledger that protection needs: the publications that readers already have. */
export interface ProtectionLedger {
  /**
   * The publications that a report of a period is protected against, in order of time.
   *
   * @param sha256 the hash of the export that the report is made from
   * @param correctedOn the day on which it corrects an earlier version
   */
  readonly against: (
    period: Period,
    sha256: string,
    correctedOn: string | undefined,
  ) => Protection["ledger"];
  /** The day on which a publication from that export corrects an earlier version. */
  readonly correctedOn?: (period: Period, sha256: string) => string | undefined;
}

/** What a reading of the export may use, apart from the settings. */
export interface ReadingContext {
  readonly signal?: AbortSignal | undefined;
  /** Receives the number of bytes read, and the size of the export if that is known. */
  readonly onProgress?: ((bytesRead: number, size: number | null) => void) | undefined;
}

/** A period with its requested figures: all figures, or only `figures`. */
export interface AskedPeriod {
  readonly period: Period;
  readonly figures?: readonly string[];
  /** Set for figures that are only compared and not published: they are not audited. */
  readonly isForComparison?: true;
  /** The threshold for primary suppression, if it differs from the settings. */
  readonly threshold?: number;
  /** Which changes are protected, if this differs from the settings. */
  readonly protectChanges?: Settings["protectChanges"];
  /**
   * The day on which the figures correct an earlier version of the same period; null for no
   * correction. The default is the day in the snapshot of the same report.
   */
  readonly correctedOn?: string | null;
  /** The figure whose rows are counted step by step, from the rows of the export. */
  readonly funnelOf?: string;
}

/** One reading of the export. It can protect the figures of each period that it counted. */
export interface CountedExport extends Omit<ExportReading, "figures"> {
  /**
   * The protected figures of periods, in order; null for an export with an error. Throws an Error
   * for a period that was not counted.
   */
  readonly figuresOf: (
    asked: readonly AskedPeriod[],
    ledger: ProtectionLedger,
  ) => readonly PublishedFigures[] | null;
}

/**
 * Reads the export once, computes and protects the figures of all `periods`, and closes the export.
 * Does not read the export if the codebook has mistakes.
 */
export async function readProtectedFigures(
  source: OpenSource,
  periods: readonly AskedPeriod[],
  codebook: CodebookReading,
  ledger: ProtectionLedger,
  settings: Settings,
  context: ReadingContext,
): Promise<ExportReading> {
  const { figuresOf, ...reading } = await countExport(source, periods, codebook, settings, context);
  return { ...reading, figures: figuresOf(periods, ledger) };
}

/**
 * Reads the export once and counts all `periods`, but protects figures only on demand. So a run of
 * several reports can use the snapshots that it keeps meanwhile, and can finish a report before it
 * protects the figures of the next one.
 */
export async function countExport(
  source: OpenSource,
  periods: readonly AskedPeriod[],
  { codebook, findings }: CodebookReading,
  settings: Settings,
  context: ReadingContext,
): Promise<CountedExport> {
  try {
    if (findings.some(({ severity }) => severity === "error")) {
      return {
        figuresOf: () => null,
        funnels: [],
        summary: null,
        isCodebookMistaken: true,
        findings,
        omitted: NOTHING_OMITTED,
      };
    }
    const reading = await countByCodebook(source, periods, codebook, settings, context);
    return { ...reading, findings: [...findings, ...reading.findings] };
  } finally {
    await source.close();
  }
}

async function countByCodebook(
  source: OpenSource,
  periods: readonly AskedPeriod[],
  codebook: Codebook,
  settings: Settings,
  context: ReadingContext,
): Promise<CountedExport> {
  const { onProgress } = context;
  const runs = runsFor(periods, codebook);
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
      for (const run of runs.values()) run.add(row);
      for (const funnel of funnels) funnel.add(row);
    },
  );
  const { summary, findings, omitted } = reading;
  const isRefused = summary === null || countErrors(reading) > 0;
  const once = oncePerLedger();
  const figuresOf = (
    asked: AskedPeriod,
    ledger: ProtectionLedger,
    of: ExportSummary,
  ): PublishedFigures => {
    const run = runs.get(asked.period.id);
    if (run === undefined) throw new Error("the export was not read for this period");
    const { threshold = settings.threshold, protectChanges = settings.protectChanges } = asked;
    const correctedOn =
      asked.correctedOn === undefined
        ? ledger.correctedOn?.(run.period, of.sha256)
        : (asked.correctedOn ?? undefined);
    const publications = ledger.against(run.period, of.sha256, correctedOn);
    const protection = { threshold, protectChanges, ledger: publications, correctedOn };
    const about = JSON.stringify([run.period.id, threshold, protectChanges, correctedOn]);
    // Which figures are withheld must not depend on the figures that one document shows.
    const made = once(ledger, `protected ${about}`, () => {
      const outcomes = run.finish(of.columns, of.latestDate);
      return publishable(run.period, outcomes, of, protection, codebook.redefinitions);
    });
    if (asked.figures !== undefined) return onlyThese(asked.figures, made);
    if (asked.isForComparison === true) return made;
    return once(ledger, `audited ${about}`, () => audited(made, protection));
  };
  return {
    figuresOf: (asked, ledger) =>
      isRefused ? null : asked.map((one) => figuresOf(one, ledger, summary)),
    funnels: isRefused
      ? []
      : funnels.map((run) => publishableFunnel(run.definition, run.finish(), summary)),
    summary,
    isCodebookMistaken: false,
    findings,
    omitted,
  };
}

/**
 * Protects and audits figures once for all documents that show them. Does so again for another
 * ledger.
 */
function oncePerLedger() {
  const perLedger = new WeakMap<ProtectionLedger, Map<string, PublishedFigures>>();
  return (
    ledger: ProtectionLedger,
    key: string,
    make: () => PublishedFigures,
  ): PublishedFigures => {
    const known = perLedger.get(ledger) ?? new Map<string, PublishedFigures>();
    perLedger.set(ledger, known);
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  };
}

/**
 * Counts each period once: all figures that any document requests, and the figures linked to them.
 */
function runsFor(
  periods: readonly AskedPeriod[],
  codebook: Codebook,
): ReadonlyMap<string, FigureRun> {
  const perPeriod = Map.groupBy(periods, ({ period }) => period.id);
  return new Map(
    [...perPeriod].flatMap(([id, asked]) => {
      const [first] = asked;
      if (first === undefined) return [];
      const isWhole = asked.some(({ figures }) => figures === undefined);
      // Linked figures are protected together, even if a document shows only some of them.
      const ids = withLinkedFigures(asked.flatMap(({ figures }) => figures ?? []));
      return [[id, startFigures(first.period, codebook, isWhole ? undefined : ids)] as const];
    }),
  );
}

/** The figure that counts all rows. */
export const ALL_ROWS = "registrations.total";

/** The published figures with only the given ids. */
export function onlyThese(ids: readonly string[], published: PublishedFigures): PublishedFigures {
  const figures = Object.entries(published.figures).filter(([id]) => ids.includes(id));
  return { ...published, figures: Object.fromEntries(figures) };
}

/**
 * The codebook of a run: the standard codebook, changed by the one in the settings. Throws
 * ReportError "input" if its file cannot be read.
 */
export async function codebookInForce({
  codebook,
}: Pick<Settings, "codebook">): Promise<CodebookReading> {
  return await readCodebook(
    codebook,
    CATALOGUE.map(({ id }) => id),
  );
}

// What an export contains, for a check.

/**
 * For each column the share of filled cells, and the columns of the codebook that the export lacks.
 */
export function exportContent(
  { columns: present, tallied, unknownHeaders }: ExportSummary,
  { columns }: Pick<Codebook, "columns">,
  { threshold }: { readonly threshold: number },
): ExportContent {
  const { rows, filled } = tallied;
  // Others read the page, so no option makes small numbers visible here.
  const safe = Math.max(threshold, DEFAULT_THRESHOLD);
  const has = ({ name }: NamedColumn): boolean => present.has(name);
  const absent = columns.filter((column) => column.required !== true && !has(column));
  const namesOf = (column: NamedColumn) => ({ header: headerOf(column), label: column.label });
  const figuresOf = (lacking: readonly NamedColumn[]) =>
    CATALOGUE.filter((figure) => lacking.some(({ name }) => figure.columns.includes(name))).map(
      ({ id, label }) => ({ id, label }),
    );
  return {
    columns: columns.flatMap((column) => {
      const cells = filled.get(column.name);
      // Without rows no column is full or empty.
      if (cells === undefined || rows === 0) return [];
      const emptyMeans = column.unknown?.label ?? null;
      return [{ ...namesOf(column), filled: filledOf(cells, rows, safe), emptyMeans }];
    }),
    absent: absent.map((column) => ({ ...namesOf(column), figures: figuresOf([column]) })),
    lost: figuresOf(absent),
    unused: unknownHeaders,
  };
}

/** The number of rows in a period; null for an export without days of registration. */
export function periodRows(
  period: Period,
  { columns, tallied: { registered } }: ExportSummary,
): PeriodRows | null {
  if (!columns.has("aanmelddatum")) return null;
  const { id, from, to } = period;
  let [within, upToEnd] = [0, 0];
  for (const [day, rows] of registered) {
    if (day <= to) upToEnd += rows;
    if (day <= to && day >= from) within += rows;
  }
  return { id, label: formatPeriod(period), to: isoDay(to), within, upToEnd };
}
