import type { CodebookReading } from "../src/codebook/file/read-codebook.ts";
import type { DocumentType } from "../src/document-type/document-type.ts";
import type { OpenSource } from "../src/monitor/source.ts";
import type { Period } from "../src/period/period.ts";
import { periodsOfReport } from "../src/pipeline/build-from-figures.ts";
import {
  type ExportReading,
  type ProtectionLedger,
  type ReadingContext,
  readProtectedFigures,
} from "../src/pipeline/read-export.ts";
import type { Settings } from "../src/settings/settings.ts";
import type { EarlierReports } from "../src/snapshots/earlier-reports.ts";

/** The sources of a report's figures. */
interface ReadingSources {
  readonly documentType: DocumentType;
  readonly source: OpenSource;
  readonly codebook: CodebookReading;
  readonly ledger: ProtectionLedger;
  readonly earlier: Pick<EarlierReports, "latest">;
}

/** Reads the export for one report: the figures of all periods that the report covers. */
export async function readReportFigures(
  period: Period,
  { documentType, source, codebook, ledger, earlier }: ReadingSources,
  settings: Settings,
  context: ReadingContext,
): Promise<ExportReading> {
  const periods = periodsOfReport(period, earlier, documentType.earlierPeriods);
  return await readProtectedFigures(source, periods, codebook, ledger, settings, context);
}
