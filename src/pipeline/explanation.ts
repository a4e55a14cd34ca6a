import { newestForExplanation } from "../compare/newest-known.ts";
import { explainFigure } from "../explain/explain-figure.ts";
import type { Explanation } from "../explain/explanation.ts";
import type { Findings } from "../messages/finding.ts";
import type { SourceContext } from "../monitor/source.ts";
import { precedingPeriod, type Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import type { ReadingContext } from "./protected-figures.ts";
import { readForAnswer } from "./read-for-answer.ts";

/** The number of all rows. Every explanation needs it. */
const ROWS_OF_A = "registrations.total";

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
  const figures = [figure, ROWS_OF_A];
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
