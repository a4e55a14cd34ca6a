import type { Codebook } from "../codebook/codebook.ts";
import type { Finding, Findings } from "../messages/finding.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { openSource, type SourceContext } from "../monitor/source.ts";
import type { Period } from "../period/period.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { readLedger, type KeptPublications } from "../snapshots/ledger.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import { asWarnings, checkPeriodFit } from "./period-fit.ts";
import { figuresTogether } from "./figures-together.ts";
import {
  type AskedPeriod,
  countExport,
  type CountedExport,
  type ExportReading,
  type ReadingContext,
} from "./protected-figures.ts";

/** What a command that prints figures, but no report, reads from an export. */
export interface ReadForAnswer {
  readonly reading: ExportReading;
  readonly codebook: Codebook;
  readonly ledger: KeptPublications;
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
export async function readForAnswer(
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
  protect: (counted: CountedExport, ledger: KeptPublications) => ExportReading["figures"],
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
