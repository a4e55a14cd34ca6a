import type { Codebook } from "../codebook/codebook.ts";
import { readFiguresFile } from "../compare/figures-file.ts";
import { newestForExplanation } from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/suppression-rules.ts";
import { ReportError } from "../errors.ts";
import { explainFigure, type Explanation } from "../explain/explain-figure.ts";
import { severityOf } from "../findings/codes.ts";
import { type Finding, type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { auditMessages } from "../messages/figures.ts";
import { figuresFileMessages } from "../messages/publication.ts";
import { openSource, type SourceContext } from "../monitor/source.ts";
import { byTime, type Period, precedingPeriod } from "../period/period.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { areSameFigures } from "../snapshots/compare-snapshots.ts";
import { type PublicationLedger, readLedger } from "../snapshots/earlier-reports.ts";
import { readEarlierReport } from "../snapshots/read-snapshot.ts";
import type { SnapshotEntry } from "../snapshots/snapshot-folders.ts";
import { asWarnings, checkPeriodFit } from "./check-report.ts";
import {
  ALL_ROWS,
  type AskedPeriod,
  codebookInForce,
  type CountedExport,
  countExport,
  type ExportReading,
  type ReadingContext,
} from "./read-export.ts";

// Figures.

/** What a command that prints figures, but no report, reads from an export. */
export interface ReadForAnswer {
  readonly reading: ExportReading;
  readonly codebook: Codebook;
  readonly ledger: PublicationLedger;
  /** The findings about the export. Errors about the period are warnings here. */
  readonly found: Findings;
}

/**
 * Reads the export once, for a command that also answers if the export does not fit the period.
 * Throws the errors of reading the codebook and of opening the export.
 *
 * @param asked the periods that the user names
 * @param beside more periods that the answer needs; whether the export fits them is not checked
 */
async function readForAnswer(
  asked: readonly AskedPeriod[],
  settings: Settings,
  context: ReadingContext & SourceContext,
  beside: readonly AskedPeriod[] = [],
): Promise<ReadForAnswer> {
  const periods = [...asked, ...beside];
  return await readAnswer(asked, periods, settings, context, ({ figuresOf }, ledger) =>
    figuresOf(periods, ledger),
  );
}

/**
 * Reads all figures of periods that readers see together. They are protected together.
 *
 * @param beside other publications that readers see with them
 */
export async function readTogether(
  periods: readonly Period[],
  settings: Settings,
  context: ReadingContext & SourceContext,
  beside: readonly PublishedFigures[] = [],
): Promise<ReadForAnswer> {
  const asked = periods.map((period) => ({ period }));
  return await readAnswer(asked, asked, settings, context, (counted, ledger) =>
    figuresTogether(counted, periods, ledger, beside),
  );
}

async function readAnswer(
  asked: readonly AskedPeriod[],
  periods: readonly AskedPeriod[],
  settings: Settings,
  context: ReadingContext & SourceContext,
  protect: (counted: CountedExport, ledger: PublicationLedger) => ExportReading["figures"],
): Promise<ReadForAnswer> {
  const codebook = await codebookInForce(settings);
  const ledger = await readLedger(settings.snapshots);
  const source = await openSource(requireInput(settings), context);
  const counted = await countExport(source, periods, codebook, settings, context);
  const reading = { ...counted, figures: protect(counted, ledger) };
  const misfits = asked.flatMap(({ period }, index): readonly Finding[] => {
    const figures = reading.figures?.[index];
    return figures === undefined ? [] : asWarnings(checkPeriodFit(period, figures, source.name));
  });
  return {
    reading,
    codebook: codebook.codebook,
    ledger,
    found: {
      findings: [
        ...ledger.findingsBeside(asked.map(({ period }) => period)),
        ...reading.findings,
        ...misfits,
      ],
      omitted: reading.omitted,
    },
  };
}

/**
 * The figures of periods that readers see together, in the order of `periods`; null for an export
 * with an error. Each period is protected as if all earlier periods had snapshots. Otherwise
 * readers could derive from one period what another withholds. Figures that a snapshot already
 * contains stay the same.
 *
 * @param beside other publications that readers see with them
 */
export function figuresTogether(
  { figuresOf }: Pick<CountedExport, "figuresOf">,
  periods: readonly Period[],
  ledger: PublicationLedger,
  beside: readonly PublishedFigures[] = [],
): readonly PublishedFigures[] | null {
  const made: PublishedFigures[] = [];
  const isKept = (figures: PublishedFigures): boolean =>
    ledger.publications.some(
      (one) => one.period.id === figures.period.id && areSameFigures(one, figures),
    );
  const against: PublicationLedger["against"] = (period, sha256, correctedOn) => {
    const others = [...beside, ...made].filter(
      (one) => one.period.id !== period.id && !isKept(one),
    );
    return [...ledger.against(period, sha256, correctedOn), ...others].toSorted((a, b) =>
      byTime(a.period, b.period),
    );
  };
  for (const period of periods.toSorted(byTime)) {
    const [alone] = figuresOf([{ period }], ledger) ?? [];
    const isAlone = beside.length + made.length === 0;
    const [together] = isAlone
      ? [alone]
      : (figuresOf([{ period }], { against, correctedOn: ledger.correctedOn }) ?? []);
    if (alone === undefined || together === undefined) return null;
    made.push(isKept(alone) ? alone : together);
  }
  return periods.flatMap(({ id }) => made.find(({ period }) => period.id === id) ?? []);
}

// Explanations.

/** The explanation of a figure, or the findings that prevent it. */
export interface ExplanationReading {
  /** Null if the export is refused; `found` gives the reason. */
  readonly explanation: Explanation | null;
  readonly found: Findings;
}

/** Reads the export once, and explains a figure of the catalogue for a period. */
export async function readExplanation(
  figure: string,
  period: Period,
  settings: Settings,
  context: ReadingContext & SourceContext,
): Promise<ExplanationReading> {
  // Every explanation needs the number of all rows.
  const figures = [figure, ALL_ROWS];
  const previousPeriod = precedingPeriod(period);
  const { reading, ledger, codebook, found } = await readForAnswer(
    [{ period, figures, funnelOf: figure }],
    settings,
    context,
    [{ period: previousPeriod, figures }],
  );
  const { summary } = reading;
  const [funnel] = reading.funnels;
  const [own, preceding] = reading.figures ?? [];
  if (own === undefined || preceding === undefined || funnel === undefined || summary === null) {
    return { explanation: null, found };
  }
  const earlier = ledger.before(settings.document, period);
  const { columns } = summary;
  const explanation = explainFigure({
    figure,
    figures: own,
    previous: newestForExplanation(preceding, earlier.chain.at(-1)?.figures),
    published: ledger.of(settings.document, period),
    funnel,
    codebook,
    columns,
  });
  return { explanation, found };
}

// Audits.

/** Published figures, and the files that contain them. Equal figures count once. */
export interface Publication {
  readonly figures: PublishedFigures;
  /** As the user named them; at least one. */
  readonly files: readonly string[];
}

/** The publications of an audit. */
export interface PublicationsToAudit {
  /** In order of time; without files that have an error. */
  readonly publications: readonly Publication[];
  /** The findings about all files. */
  readonly found: Findings;
}

interface Reading {
  readonly file: string;
  readonly figures: PublishedFigures | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads the files of figures that a user names, or the folders that contain one. Throws ReportError
 * "usage", with the findings about the other files, for a name that is neither.
 */
export async function namedPublications(names: readonly string[]): Promise<PublicationsToAudit> {
  const readings = await Promise.all(
    names.map(async (file) => ({ file, reading: await readFiguresFile(file) })),
  );
  const read = publicationsOf(
    readings.flatMap(({ file, reading }) => (reading === null ? [] : [{ file, ...reading }])),
  );
  const absent = readings.filter(({ reading }) => reading === null).map(({ file }) => file);
  if (absent.length > 0) {
    const messages = new Set(absent.map(auditMessages.noFile));
    throw new ReportError("usage", [...messages], { found: read.found });
  }
  return read;
}

/** Reads the figures of snapshots. */
export async function publicationsInSnapshots(
  reports: readonly SnapshotEntry[],
): Promise<PublicationsToAudit> {
  const readings = await Promise.all(
    reports.map(async (entry): Promise<Reading> => {
      const { report, findings } = await readEarlierReport(entry);
      return { file: entry.folder, figures: report?.figures ?? null, findings };
    }),
  );
  return publicationsOf(readings);
}

function publicationsOf(readings: readonly Reading[]): PublicationsToAudit {
  const read = readings.flatMap(({ file, figures }) =>
    figures === null ? [] : [{ file, figures }],
  );
  const bySameFigures = Map.groupBy(read, ({ figures }) => JSON.stringify(figures));
  const publications = [...bySameFigures.values()].flatMap((same): Publication[] => {
    const [first] = same;
    return first === undefined
      ? []
      : [{ figures: first.figures, files: same.map(({ file }) => file) }];
  });
  const findings = [...readings.flatMap((one) => one.findings), ...read.flatMap(lowThreshold)];
  return {
    publications: publications.toSorted((a, b) => byTime(a.figures.period, b.figures.period)),
    found: { findings, omitted: NOTHING_OMITTED },
  };
}

/** Warns about figures that must not be published: they may reveal other figures. */
function lowThreshold({ file, figures }: { file: string; figures: PublishedFigures }): Finding[] {
  const { disclosureThreshold } = figures;
  if (disclosureThreshold >= DEFAULT_THRESHOLD) return [];
  const code = "figures-file-threshold";
  const message = figuresFileMessages.internal(disclosureThreshold);
  return [{ severity: severityOf(code), code, file, line: null, column: null, message }];
}
