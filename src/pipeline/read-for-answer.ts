import type { Codebook } from "../codebook/codebook.ts";
import type { Finding, Findings } from "../messages/finding.ts";
import { openSource, type SourceContext } from "../monitor/source.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { readLedger, type KeptPublications } from "../snapshots/ledger.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import { asWarnings, checkPeriodFit } from "./period-fit.ts";
import {
  readProtectedFigures,
  type AskedPeriod,
  type ExportReading,
  type ReadingContext,
} from "./protected-figures.ts";

/** What a command that prints figures, and no report, gets of an export. */
export interface ReadForAnswer {
  readonly reading: ExportReading;
  readonly codebook: Codebook;
  readonly ledger: KeptPublications;
  /** What was found about the export; that it does not fit a period is a warning. */
  readonly found: Findings;
}

/**
 * Reads the export once for a command that answers also where the export does not fit the period
 * that was asked for. Throws what reading the codebook and opening the export throw.
 *
 * @param asked the periods that the user names
 * @param beside what the answer needs besides; that the export does not fit these goes unsaid
 */
export async function readForAnswer(
  asked: readonly AskedPeriod[],
  settings: Settings,
  context: ReadingContext & SourceContext,
  beside: readonly AskedPeriod[] = [],
): Promise<ReadForAnswer> {
  const codebook = await codebookInForce(settings);
  const ledger = await readLedger(settings.snapshots);
  const source = await openSource(requireInput(settings), context);
  const periods = [...asked, ...beside];
  const reading = await readProtectedFigures(source, periods, codebook, ledger, settings, context);
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
