import { explainFigure } from "../explain/explain-figure.ts";
import type { Explanation } from "../explain/explanation.ts";
import type { Findings } from "../messages/finding.ts";
import { openSource, type SourceContext } from "../monitor/source.ts";
import { precedingPeriod, type Period } from "../period/period.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import { asWarnings, checkPeriodFit } from "./period-fit.ts";
import { readProtectedFigures, type ReadingContext } from "./protected-figures.ts";

/** Every explanation needs it beside its own figure: how many rows there are at all. */
const ROWS_OF_A = "registrations.total";

/** Where a figure comes from, or why that cannot be told. */
export interface ExplanationReading {
  /** Null where the export is refused; what is wrong with it stands in `found`. */
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
  const codebook = await codebookInForce(settings);
  const source = await openSource(requireInput(settings), context);
  const ids = [figure, ROWS_OF_A];
  const reading = await readProtectedFigures(
    source,
    [
      { period, figures: ids, funnelOf: figure },
      { period: precedingPeriod(period), figures: ids },
    ],
    codebook,
    settings,
    context,
  );
  const { summary } = reading;
  const [funnel] = reading.funnels;
  const [figures, previous] = reading.figures ?? [];
  const misfits =
    figures === undefined ? [] : asWarnings(checkPeriodFit(period, figures, source.name));
  const found = { findings: [...reading.findings, ...misfits], omitted: reading.omitted };
  if (figures === undefined || previous === undefined || funnel === undefined || summary === null) {
    return { explanation: null, found };
  }
  const { columns } = summary;
  const explanation = explainFigure({
    figure,
    figures,
    previous,
    funnel,
    codebook: codebook.codebook,
    columns,
  });
  return { explanation, found };
}
