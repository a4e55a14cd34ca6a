import type { PublishedBreakdown, PublishedCategory } from "../disclosure/published-figures.ts";
import type { BlockOf } from "../model/report-model.ts";
import { numberRun, plain } from "../model/text.ts";
import type { TableEntries } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { bySize } from "./ranking.ts";
import { labelRun, protectionRemark, valueText } from "./withheld.ts";

/** Words of the monitor that need a few more for who does not work with it. */
const CLEARER_LABELS: Readonly<Record<string, string>> = {
  netwerk: "Netwerk: familie of bekenden",
};

function labelled(category: PublishedCategory): PublishedCategory {
  return { ...category, label: CLEARER_LABELS[category.code] ?? category.label };
}

function childrenTable(
  facts: Facts,
  id: string,
  texts: { readonly caption: string; readonly head: string; readonly total: string },
  arrange: (breakdown: PublishedBreakdown) => readonly PublishedCategory[],
): BlockOf<"table"> | null {
  const breakdown = facts.breakdown(id);
  // A table of nothing, or only of what is not shown, tells nothing.
  if (breakdown === null || breakdown.categories.every(({ value }) => !value)) return null;
  return {
    type: "table",
    id,
    caption: plain(texts.caption),
    columns: [
      { label: plain(texts.head), numeric: false },
      { label: plain("Kinderen"), numeric: true },
    ],
    rows: [
      ...arrange(breakdown).map((category) => ({
        cells: [[labelRun(labelled(category), id)], valueText(category, id, facts)],
        isTotal: false,
      })),
      {
        cells: [plain(texts.total), [numberRun(breakdown.total, `${id}.total`)]],
        isTotal: true,
      },
    ],
    remark: protectionRemark(breakdown.categories, id, facts),
  };
}

export const CHILDREN_TABLES: TableEntries = {
  "children.byMeasure": ({ facts }) =>
    childrenTable(
      facts,
      "children.byMeasure",
      {
        caption: "Uithuisgeplaatste kinderen naar kinderbeschermingsmaatregel",
        head: "Maatregel",
        total: "Totaal van wie dit bekend is",
      },
      ({ categories }) => categories,
    ),
  "children.byResidence": ({ facts }) =>
    childrenTable(
      facts,
      "children.byResidence",
      {
        caption: "Waar kinderen bij hun uithuisplaatsing verblijven of verbleven",
        head: "Verblijf",
        total: "Totaal van wie dit bekend is",
      },
      bySize,
    ),
};

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
