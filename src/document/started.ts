import { ORIGIN_OF } from "../model/origins/origin.ts";
import type { Count, Facts } from "./facts.ts";

/** How many trajects have ever begun; null where that is not known. */
export function startedTrajectories(facts: Facts): Count | null {
  const counts = [
    facts.count("registrations.total"),
    facts.category("status.byCategory", "nog_niet_gestart"),
    facts.category("status.byCategory", "nooit_gestart"),
  ];
  const origins = counts.flatMap((count) => count?.run.origin ?? []);
  return origins.length < counts.length ? null : facts.derived(ORIGIN_OF.minus(...origins));
}
