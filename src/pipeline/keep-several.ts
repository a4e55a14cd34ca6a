import { byTime } from "../period/order.ts";
import type { Settings } from "../settings/settings.ts";
import type { KeptOutcome } from "../snapshots/checked-report.ts";
import { readLedger } from "../snapshots/ledger.ts";
import { accompanies, withOwnEdition } from "./document-types.ts";
import { isNewConcept, type KeepContext, keepSnapshot } from "./keep-snapshot.ts";
import type { DocumentOfPeriod } from "./shared-reading.ts";
import { shareWork } from "./shared-work.ts";

/** What came of a report that was to be kept. */
export type OneKept = DocumentOfPeriod &
  ({ readonly kept: KeptOutcome } | { readonly error: unknown });

/** Those of which only a concept would be kept, which may not. */
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
 * Keeps reports as `generate` makes them, from one reading of the export and in order of time: each
 * is compared with, and protected against, those that were kept before it. The failure of one stops
 * no other. Throws the signal's reason.
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

/** What accompanies another comes after it. */
function inOrderOfTime(documents: readonly DocumentOfPeriod[]): readonly DocumentOfPeriod[] {
  const isSecond = ({ type }: DocumentOfPeriod): number => (accompanies(type) ? 1 : 0);
  return documents.toSorted((a, b) => byTime(a.period, b.period) || isSecond(a) - isSecond(b));
}
