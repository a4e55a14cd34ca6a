import type { TableEntries } from "../block-entry.ts";
import { plain } from "../../model/text.ts";
import { labelRun, protectionRemark, valueText } from "../withheld.ts";

/** The report names the regions with the most registrations; the rest stand in the figures. */
const NAMED_REGIONS = 5;

export const REGION_TABLES: TableEntries = {
  "regions.top": ({ facts }) => {
    const id = "regions.byRegion";
    const regions = facts.breakdown(id)?.categories ?? [];
    const shown = regions.filter(({ value }) => value !== null);
    // Regions that tie with the last one named belong in the table as well.
    const last = shown[NAMED_REGIONS - 1]?.value ?? 0;
    const named = shown.filter(({ value }) => (value ?? 0) >= last);
    if (named.length < 2 || named.length > 2 * NAMED_REGIONS) return null;
    const isWhole = shown.length === regions.length;
    return {
      type: "table",
      id,
      caption: plain(
        isWhole
          ? "De jeugdregio's met de meeste aanmeldingen"
          : "De jeugdregio's met de grootste aantallen die we tonen",
      ),
      columns: [
        { label: plain("Jeugdregio"), numeric: false },
        { label: plain("Aanmeldingen"), numeric: true },
      ],
      rows: named.map((category) => ({
        cells: [[labelRun(category, id)], valueText(category, id, facts)],
        isTotal: false,
      })),
      remark: protectionRemark(named, id, facts),
    };
  },
};
