import { byTime } from "../period/order.ts";
import type { Settings } from "../settings/settings.ts";
import type { KeptOutcome } from "../snapshots/checked-report.ts";
import { readLedger } from "../snapshots/ledger.ts";
import { accompanies, withOwnEdition } from "./document-types.ts";
import { isNewConcept, type KeepContext, keepSnapshot } from "./keep-snapshot.ts";
import type { DocumentOfPeriod } from "./shared-reading.ts";
import { shareWork } from "./shared-work.ts";

/** The outcome of keeping one report. */
export type OneKept = DocumentOfPeriod &
  ({ readonly kept: KeptOutcome } | { readonly error: unknown });

/**
 * The documents that would become a new snapshot of a concept, while only published reports may be
 * kept.
 */
export async function newConcepts(
  documents: readonly DocumentOfPeriod[],
  isUpdate: boolean,
  settings: Settings,
): Promise<readonly DocumentOfPeriod[]> {
  const asked = documents.map(async (one) => {
    const own = { ...settings, document: one.type.name };
    return (await isNewConcept(one.period, isUpdate, own)) ? [one] : [];
  });
  return (await Promise.all(asked)).flat();
}

/**
 * Keeps reports in order of time, from one reading of the export. Each report is compared with the
 * snapshots before it, and protected against them, including those of this run. A failure does not
 * stop the others. Throws the signal's reason.
 */
export async function* keepSeveral(
  documents: readonly DocumentOfPeriod[],
  isUpdate: boolean,
  settings: Settings,
  context: KeepContext,
): AsyncGenerator<OneKept> {
  const shared = shareWork(documents, settings, context);
  let { ledger } = shared;
  for (const one of inOrderOfTime(documents)) {
    context.signal?.throwIfAborted();
    const own = withOwnEdition(settings, one.type);
    try {
      const kept = await keepSnapshot(one, isUpdate, own, context, { ...shared, ledger });
      yield { ...one, kept };
      ledger = readLedger(settings.snapshots);
      ledger.catch(() => undefined);
    } catch (error) {
      context.signal?.throwIfAborted();
      yield { ...one, error };
    }
  }
}

/** Within a period, a document that accompanies another comes last. */
function inOrderOfTime(documents: readonly DocumentOfPeriod[]): readonly DocumentOfPeriod[] {
  const isSecond = ({ type }: DocumentOfPeriod): number => (accompanies(type) ? 1 : 0);
  return documents.toSorted((a, b) => byTime(a.period, b.period) || isSecond(a) - isSecond(b));
}
