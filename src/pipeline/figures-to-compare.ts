import path from "node:path";

import { foldersWithFigures, readFiguresFile } from "../compare/figures-file.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { ReportError } from "../errors.ts";
import { nameWithEscapes } from "../language/control-characters.ts";
import { figuresFileMessages } from "../messages/figures-file.ts";
import { NOTHING_OMITTED, type Findings } from "../messages/finding.ts";
import type { SourceContext } from "../monitor/source.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { readEarlier } from "../snapshots/read-earlier.ts";
import { snapshotFolder } from "../snapshots/kept-periods.ts";
import { LAYER_FILES } from "../snapshots/snapshot.ts";
import type { ReadingContext } from "./protected-figures.ts";
import { readTogether } from "./read-for-answer.ts";

/** The figures of both sides, or the findings that prevent a comparison. */
export interface FiguresToCompare {
  /** Null if an input is refused; `found` gives the reason. */
  readonly sides: readonly [old: PublishedFigures, now: PublishedFigures] | null;
  /** True if one export gives both sides. */
  readonly isSameExport: boolean;
  /** The snapshot of the old side, if that side is a period from the export. */
  readonly published: {
    readonly figures: PublishedFigures;
    readonly file: string;
  } | null;
  readonly found: Findings;
}

/**
 * Reads the two sides that a user compares. Each is a period of the export, a file of figures, or
 * an output folder with such a file. The export is read once. Throws ReportError "usage" for a name
 * that is neither, and the errors of opening the export.
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
    const messages = await Promise.all(
      neither.map(async (name) => {
        const folders = await foldersWithFigures(name);
        return folders.length > 0
          ? figuresFileMessages.deeper(name, folders.map(nameWithEscapes))
          : figuresFileMessages.neither(name);
      }),
    );
    throw new ReportError("usage", [...new Set(messages)]);
  }
  const asked = periods.filter((period) => period !== undefined);
  const ofFiles = files.flatMap((file) => file?.figures ?? []);
  const reading = await readPeriods(asked, settings, context, ofFiles);
  const sides = names.map((_, index) => {
    const period = periods[index];
    return period === undefined ? files[index]?.figures : reading.figures.get(period.id);
  });
  const [old, now] = sides;
  const foundInFiles = files.flatMap((file) => file?.findings ?? []);
  return {
    sides: old && now ? [old, now] : null,
    isSameExport: asked.length === names.length,
    published: await publishedOf(periods[0], settings),
    found: {
      findings: [...foundInFiles, ...reading.found.findings],
      omitted: reading.found.omitted,
    },
  };
}

async function publishedOf(
  period: Period | undefined,
  { snapshots, document }: Settings,
): Promise<FiguresToCompare["published"]> {
  if (period === undefined) return null;
  const folder = snapshotFolder(snapshots, period, document);
  const { report } = await readEarlier({ period, document, folder });
  if (report === null) return null;
  return { figures: report.figures, file: path.join(folder, LAYER_FILES.figures) };
}

/**
 * The figures of periods by id, from one reading of the export. All sides are protected together,
 * because a reader of one side has the other too.
 */
async function readPeriods(
  periods: readonly Period[],
  settings: Settings,
  context: ReadingContext & SourceContext,
  beside: readonly PublishedFigures[],
): Promise<{ readonly figures: ReadonlyMap<string, PublishedFigures>; readonly found: Findings }> {
  if (periods.length === 0) {
    return { figures: new Map(), found: { findings: [], omitted: NOTHING_OMITTED } };
  }
  const byId = new Map(periods.map((period) => [period.id, period]));
  const { reading, found } = await readTogether([...byId.values()], settings, context, beside);
  return {
    figures: new Map((reading.figures ?? []).map((figures) => [figures.period.id, figures])),
    found,
  };
}
