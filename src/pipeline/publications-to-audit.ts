import { readFiguresFile } from "../compare/figures-file.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { ReportError } from "../errors.ts";
import { auditMessages } from "../messages/audit.ts";
import { figuresFileMessages } from "../messages/figures-file.ts";
import { NOTHING_OMITTED, type Finding, type Findings } from "../messages/finding.ts";
import { byTime } from "../period/order.ts";
import { readEarlier } from "../snapshots/read-earlier.ts";
import type { KeptReport } from "../snapshots/kept-periods.ts";
import { severityOf } from "../findings/codes.ts";

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
export async function keptPublications(
  reports: readonly KeptReport[],
): Promise<PublicationsToAudit> {
  const readings = await Promise.all(
    reports.map(async (entry): Promise<Reading> => {
      const { report, findings } = await readEarlier(entry);
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
