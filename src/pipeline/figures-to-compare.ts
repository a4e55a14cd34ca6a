import { readFiguresFile } from "../compare/figures-file.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { ReportError } from "../errors.ts";
import { figuresFileMessages } from "../messages/figures-file.ts";
import { NOTHING_OMITTED, type Finding, type Findings } from "../messages/finding.ts";
import { openSource, type SourceContext } from "../monitor/source.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import { asWarnings, checkPeriodFit } from "./period-fit.ts";
import { readProtectedFigures, type ReadingContext } from "./protected-figures.ts";

/** The figures of two sides, or why one of them has none. */
export interface FiguresToCompare {
  /** Null where an input is refused; what is wrong with it stands in `found`. */
  readonly sides: readonly [old: PublishedFigures, now: PublishedFigures] | null;
  readonly found: Findings;
}

/**
 * The figures that a user compares, each named as a period of the export or as a file of figures
 * (or the output folder that holds it). The export is read once. Throws ReportError "usage" where a
 * name is neither, and what opening the export throws.
 */
export async function figuresToCompare(
  names: readonly [old: string, now: string],
  settings: Settings,
  context: ReadingContext & SourceContext,
): Promise<FiguresToCompare> {
  const periods = names.map(parsePeriod);
  const files = await Promise.all(
    names.map(async (name, index) =>
      periods[index] === undefined ? await readFiguresFile(name) : undefined,
    ),
  );
  const neither = names.filter((_, index) => files[index] === null);
  if (neither.length > 0) {
    const messages = new Set(neither.map(figuresFileMessages.neither));
    throw new ReportError("usage", [...messages].join("\n"));
  }
  const asked = periods.filter((period) => period !== undefined);
  const reading = await readPeriods(asked, settings, context);
  const sides = names.map((_, index) => {
    const period = periods[index];
    return period === undefined ? files[index]?.figures : reading.figures.get(period.id);
  });
  const [old, now] = sides;
  const ofFiles = files.flatMap((file) => file?.findings ?? []);
  return {
    sides: old && now ? [old, now] : null,
    found: { findings: [...ofFiles, ...reading.found.findings], omitted: reading.found.omitted },
  };
}

/** The protected figures of periods, by their ids, from one reading of the export. */
async function readPeriods(
  periods: readonly Period[],
  settings: Settings,
  context: ReadingContext & SourceContext,
): Promise<{ readonly figures: ReadonlyMap<string, PublishedFigures>; readonly found: Findings }> {
  if (periods.length === 0) {
    return { figures: new Map(), found: { findings: [], omitted: NOTHING_OMITTED } };
  }
  const byId = new Map(periods.map((period) => [period.id, period]));
  const asked = [...byId.values()].map((period) => ({ period }));
  const codebook = await codebookInForce(settings);
  const source = await openSource(requireInput(settings), context);
  const reading = await readProtectedFigures(source, asked, codebook, settings, context);
  const figures = reading.figures ?? [];
  const misfits = figures.flatMap((one, index): readonly Finding[] => {
    const period = asked[index]?.period;
    return period === undefined ? [] : asWarnings(checkPeriodFit(period, one, source.name));
  });
  return {
    figures: new Map(figures.map((one) => [one.period.id, one])),
    found: { findings: [...reading.findings, ...misfits], omitted: reading.omitted },
  };
}
