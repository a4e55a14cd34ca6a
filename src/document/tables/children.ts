import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOT_SHOWN } from "../../language/terms.ts";
import type { Material, TableEntries } from "../block-entry.ts";
import type { BlockOf } from "../report-model.ts";
import { numberRun, plain, type Text } from "../text.ts";
import { withheldRemark } from "../withheld.ts";

/** How a cell prints: its number, or that it is not shown. */
function cellText(category: PublishedCategory, id: string): Text {
  return category.value === null
    ? plain(NOT_SHOWN)
    : [numberRun(category.value, `${id}.${category.code}`)];
}

/** The categories by size, withheld ones last in codebook order. */
export function bySize(breakdown: PublishedBreakdown): readonly PublishedCategory[] {
  return [
    ...breakdown.categories
      .filter(({ value }) => value !== null)
      .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)),
    ...breakdown.categories.filter(({ value }) => value === null),
  ];
}

function childrenTable(
  { facts }: Material,
  id: string,
  texts: { readonly caption: string; readonly head: string; readonly total: string },
  arrange: (breakdown: PublishedBreakdown) => readonly PublishedCategory[],
): BlockOf<"table"> | null {
  const breakdown = facts.breakdown(id);
  if (breakdown === null || breakdown.total === 0) return null;
  return {
    type: "table",
    id,
    caption: plain(texts.caption),
    columns: [
      { label: texts.head, numeric: false },
      { label: "Kinderen", numeric: true },
    ],
    rows: [
      ...arrange(breakdown).map((category) => ({
        cells: [plain(category.label), cellText(category, id)],
        isTotal: false,
      })),
      {
        cells: [plain(texts.total), [numberRun(breakdown.total, `${id}.total`)]],
        isTotal: true,
      },
    ],
    remark: withheldRemark(breakdown.categories, facts),
  };
}

export const CHILDREN_TABLES: TableEntries = {
  "children.byMeasure": (material) =>
    childrenTable(
      material,
      "children.byMeasure",
      {
        caption: "Uithuisgeplaatste kinderen, nu of eerder, naar kinderbeschermingsmaatregel",
        head: "Maatregel",
        total: "Totaal van wie dit bekend is",
      },
      ({ categories }) => categories,
    ),
  "children.byResidence": (material) =>
    childrenTable(
      material,
      "children.byResidence",
      {
        caption: "Waar uithuisgeplaatste kinderen verblijven, de meeste eerst",
        head: "Verblijf",
        total: "Totaal van wie dit bekend is",
      },
      bySize,
    ),
};
