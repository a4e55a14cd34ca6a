import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { Findings } from "../messages/finding.ts";
import { openSource, type SourceContext } from "../monitor/source.ts";
import { parsePeriod } from "../period/period.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { readLedger } from "../snapshots/ledger.ts";
import type { SnapshotManifest } from "../snapshots/snapshot.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import {
  readProtectedFigures,
  type AskedPeriod,
  type ReadingContext,
} from "./protected-figures.ts";
import { refuseOnError, settleFindings } from "./refuse.ts";

/** What an export makes of reports that were kept. */
export interface Recomputed {
  /** The hash of the export. */
  readonly sha256: string;
  /** The hash of the codebook in force; null for the standard codebook. */
  readonly codebook: string | null;
  /** The figures of each report by its manifest. */
  readonly figures: ReadonlyMap<SnapshotManifest, PublishedFigures>;
  /** Warnings only. */
  readonly found: Findings;
}

/**
 * Computes the figures of kept reports anew, each protected by the threshold that it was kept with.
 * Rows with a fault are left out where any of the reports was kept so: an export of one that was
 * not has none. Throws ReportError where the export is refused.
 */
export async function recomputeFigures(
  manifests: readonly SnapshotManifest[],
  settings: Settings,
  context: ReadingContext & SourceContext,
): Promise<Recomputed> {
  const codebook = await codebookInForce(settings);
  const ledger = await readLedger(settings.snapshots);
  const source = await openSource(requireInput(settings), context);
  const skipInvalid = manifests.some((manifest) => manifest.settings.skipInvalid);
  const asked = manifests.map(askedOf);
  // What was published stays what it was, however many rows it went without.
  const own = { ...settings, skipInvalid, skipAtMost: 100 };
  const reading = await readProtectedFigures(source, asked, codebook, ledger, own, context);
  const found = settleFindings(reading, { strict: false });
  refuseOnError(found);
  const figures = manifests.flatMap((manifest, index) => {
    const made = reading.figures?.[index];
    return made === undefined ? [] : [[manifest, made] as const];
  });
  return {
    sha256: reading.summary?.sha256 ?? "",
    codebook: codebook.input?.sha256 ?? null,
    figures: new Map(figures),
    found,
  };
}

function askedOf({ period: { id }, settings }: SnapshotManifest): AskedPeriod {
  const { threshold, protectChanges = "results" } = settings;
  const period = parsePeriod(id);
  if (period === undefined) throw new Error("a snapshot of a period that is none");
  return { period, threshold, protectChanges };
}
