import type { Facts } from "./facts.ts";
import type { BlockOf } from "./report-model.ts";
import type { Text } from "./text.ts";

/** What a text, table, list or chart may draw on. */
export interface Material {
  readonly facts: Facts;
  /** The figures of the previous period; texts name that period wherever they use one. */
  readonly previous: Facts;
}

/**
 * Entries by the id that a document's manifest names. An entry answers null where its figures do
 * not allow it to say anything; the block then disappears.
 */
export type Entries<T> = Readonly<Record<string, (material: Material) => T | null>>;

export type SentenceEntries = Entries<Text>;
export type ListEntries = Entries<BlockOf<"list"> | BlockOf<"terms">>;
export type TableEntries = Entries<BlockOf<"table">>;
export type ChartEntries = Entries<BlockOf<"chart">>;
