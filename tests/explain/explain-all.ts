import type { CodebookReading } from "../../src/codebook/file/read-codebook.ts";
import { newestKnown } from "../../src/compare/protect-comparison.ts";
import { explainFigure, type Explanation } from "../../src/explain/explain-figure.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import type { OpenSource } from "../../src/monitor/source.ts";
import { parsePeriod, precedingPeriod } from "../../src/period/period.ts";
import { readProtectedFigures } from "../../src/pipeline/read-export.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { EMPTY_LEDGER } from "../../src/snapshots/earlier-reports.ts";

/** The explanations of a period, and its figures. */
export interface Explained {
  readonly figures: PublishedFigures;
  readonly previous: PublishedFigures;
  readonly explanations: readonly Explanation[];
}

/** Explains every figure of the catalogue, from one reading of an export. */
export async function explainAll(
  source: OpenSource,
  period: string,
  {
    threshold = 5,
    skipInvalid = false,
    codebook = SAMPLE_CODEBOOK,
  }: {
    readonly threshold?: number;
    readonly skipInvalid?: boolean;
    readonly codebook?: CodebookReading;
  } = {},
): Promise<Explained> {
  const span = parsePeriod(period);
  if (span === undefined) throw new Error(`${period} is not a period`);
  const settings = await settleSettings({ threshold: String(threshold), skipInvalid }, {}, "/");
  const reading = await readProtectedFigures(
    source,
    [
      { period: span },
      { period: precedingPeriod(span) },
      ...CATALOGUE.map(({ id }) => ({ period: span, figures: [], funnelOf: id })),
    ],
    codebook,
    EMPTY_LEDGER,
    settings,
    {},
  );
  const [figures, before] = reading.figures ?? [];
  const { summary, funnels } = reading;
  if (figures === undefined || before === undefined || summary === null) {
    throw new Error(`refused: ${reading.findings.map(({ code }) => code).join()}`);
  }
  // As if there are no snapshots.
  const previous = newestKnown(before, undefined);
  const explanations = CATALOGUE.map(({ id }, index) => {
    const funnel = funnels[index];
    if (funnel === undefined) throw new Error(`no funnel of ${id}`);
    const about = { figure: id, figures, previous, funnel, codebook: codebook.codebook };
    return explainFigure({ ...about, columns: summary.columns });
  });
  return { figures, previous, explanations };
}
