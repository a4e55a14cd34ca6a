import type { PublishedFigures } from "../../../src/disclosure/published-figures.ts";
import { memorySource } from "../../../src/monitor/source.ts";
import { parsePeriod, type Period } from "../../../src/period/period.ts";
import { readProtectedFigures } from "../../../src/pipeline/read-export.ts";
import { settleSettings } from "../../../src/settings/settle-settings.ts";
import { STANDARD } from "../../sample-codebook.ts";

/** An export, and the publications from it. */
export class Publisher {
  readonly #bytes: Uint8Array;
  readonly #protectChanges: "results" | "all";
  readonly #true = new Map<string, PublishedFigures>();

  /**
   * @param csv the text of an export without errors
   * @param protectChanges the stocks whose small changes are protected
   */
  constructor(csv: string, protectChanges: "results" | "all" = "results") {
    this.#bytes = Buffer.from(csv, "utf8");
    this.#protectChanges = protectChanges;
  }

  /** Publishes each period alone, as if nothing else had been published. */
  async alone(periods: readonly string[]): Promise<readonly PublishedFigures[]> {
    return await this.#read(periods, 5, []);
  }

  /** Publishes the periods one after the other, each protected against all earlier ones. */
  async oneAfterAnother(
    periods: readonly string[],
    before: readonly PublishedFigures[] = [],
  ): Promise<readonly PublishedFigures[]> {
    const kept = [...before];
    for (const period of periods) kept.push(...(await this.#read([period], 5, kept)));
    return kept.slice(before.length);
  }

  /** Returns the figures with nothing protected. */
  async truth(periods: readonly string[]): Promise<ReadonlyMap<string, PublishedFigures>> {
    const missing = periods.filter((id) => !this.#true.has(id));
    for (const figures of missing.length === 0 ? [] : await this.#read(missing, 0, [])) {
      this.#true.set(figures.period.id, figures);
    }
    return this.#true;
  }

  /** The only place that knows how to ask the tool for figures. */
  async #read(
    periods: readonly string[],
    threshold: number,
    kept: readonly PublishedFigures[],
  ): Promise<readonly PublishedFigures[]> {
    const environment = { REPORT_PROTECT_CHANGES: this.#protectChanges };
    const settings = await settleSettings({ threshold: String(threshold) }, environment, "/");
    const ledger = inTime(kept);
    const { figures, findings } = await readProtectedFigures(
      memorySource("monitor.csv", this.#bytes),
      periods.map((period) => ({ period: periodOf(period) })),
      STANDARD,
      { against: () => ledger },
      settings,
      {},
    );
    if (figures === null) throw new Error(`refused: ${findings.map(({ code }) => code).join()}`);
    return figures;
  }
}

/** Sorts by time, as the tool does. */
function inTime(kept: readonly PublishedFigures[]): readonly PublishedFigures[] {
  const orderOf = ({ period: { from, to } }: PublishedFigures): string => `${to} ${from}`;
  return kept.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** Returns the period with an id that must be valid. */
export function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(`${text} is not a period`);
  return period;
}
