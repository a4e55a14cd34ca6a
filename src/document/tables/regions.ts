import type { TableEntries } from "../block-entry.ts";
import { numberRun, plain } from "../text.ts";
import { labelRun } from "../withheld.ts";

/** The report names the regions with the most registrations; the rest stand in the figures. */
const NAMED_REGIONS = 5;

export const REGION_TABLES: TableEntries = {
  "regions.top": ({ facts }) => {
    const id = "regions.byRegion";
    const shown = (facts.breakdown(id)?.categories ?? []).flatMap((category) =>
      category.value === null ? [] : [{ ...category, value: category.value }],
    );
    // Regions that tie with the last one named belong in the table as well.
    const last = shown[NAMED_REGIONS - 1]?.value ?? 0;
    const named = shown.filter(({ value }) => value >= last);
    if (named.length < 2 || named.length > 2 * NAMED_REGIONS) return null;
    return {
      type: "table",
      id,
      caption: plain("De jeugdregio's met de meeste aanmeldingen"),
      columns: [
        { label: plain("Jeugdregio"), numeric: false },
        { label: plain("Aanmeldingen"), numeric: true },
      ],
      rows: named.map((category) => ({
        cells: [[labelRun(category, id)], [numberRun(category.value, `${id}.${category.code}`)]],
        isTotal: false,
      })),
    };
  },
};
