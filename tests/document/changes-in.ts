import type { BlockOf } from "../../src/model/blocks.ts";
import type { ReportModel } from "../../src/model/report-model.ts";

type Table = BlockOf<"table">;

/** The table of changes; undefined if the report has none. */
export function changesIn({ sections }: ReportModel): Table | undefined {
  return sections
    .flatMap(({ blocks }) => blocks)
    .find((block): block is Table => block.type === "table" && block.id === "changes.keyFigures");
}
