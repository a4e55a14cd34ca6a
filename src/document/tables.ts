import type { PublishedBreakdown, PublishedCategory } from "../disclosure/published-figures.ts";
import { NOT_SHOWN } from "../language/words.ts";
import type { BlockOf } from "../model/report-model.ts";
import { joinTexts, numberRun, plain, plainText, say, type Text } from "../model/text.ts";
import type { TableEntries } from "./block-entry.ts";
import { type ComparedRow, comparedRows, type Incomparable } from "./compared-rows.ts";
import type { Facts } from "./facts.ts";
import { bySize } from "./ranking.ts";
import { FEWEST_FOR_SHARES } from "./shares.ts";
import { labelRun, protectionRemark, valueText, withheldRemark } from "./withheld.ts";

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

/** What stands in the place of a difference, but for a small one. */
const INSTEAD: Readonly<Record<Exclude<Incomparable, "small">, string>> = {
  held: "niet te vergelijken",
  hidden: NOT_SHOWN,
  redefined: "niet te vergelijken",
  few: "niet te vergelijken",
};

/**
 * "+149", "−3", "0", "+1 procentpunt"; "minder dan 5 verschil" where it is not shown how small;
 * "bijna gelijk" where only the words of a share differ.
 */
function differenceText(
  { figure, before, now, change }: ComparedRow,
  { thresholdRun }: Facts,
): Text {
  if (change === "small") return say`minder dan ${thresholdRun} verschil`;
  if (typeof change === "string") return plain(INSTEAD[change]);
  const { value, run } = change;
  if (value === 0) {
    return plainText(before) === plainText(now) ? [run] : plain("bijna gelijk");
  }
  return say`${run}${figure.kind === "share" ? " procentpunt" : ""}`;
}

/** What a reader needs to understand the cells and differences of the rows. */
function remarksOn(rows: readonly ComparedRow[], facts: Facts): Text | undefined {
  const has = (reason: Incomparable): boolean => rows.some(({ change }) => change === reason);
  const fewest = { text: String(FEWEST_FOR_SHARES), origin: "rule.fewestForShares" };
  const remark = joinTexts([
    has("few") ? say`Van minder dan ${fewest} aanmeldingen geven we geen percentage.` : null,
    has("small")
      ? say`Minder dan ${facts.thresholdRun} verschil: hoe groot zo’n klein verschil is, kan iets over een gezin verraden. Dat tonen we niet.`
      : null,
    has("held")
      ? plain(
          "Een aantal van een eerdere dag vergelijken we niet: wat er sindsdien veranderde, kan iets over een gezin verraden.",
        )
      : null,
    withheldRemark(has("hidden") ? [{ value: null }] : [], facts) ?? null,
  ]);
  return remark.length === 0 ? undefined : remark;
}

export const CHANGE_TABLES: TableEntries = {
  "changes.keyFigures": (material) => {
    const { facts, previous } = material;
    const rows = comparedRows(material);
    if (previous === null || rows.length === 0) return null;
    return {
      type: "table",
      id: "changes.keyFigures",
      caption: plain("De belangrijkste cijfers en hoe ze veranderden"),
      columns: [
        { label: plain("Cijfer"), numeric: false },
        { label: [previous.shortPeriodRun], numeric: true },
        { label: [facts.shortPeriodRun], numeric: true },
        { label: plain("Verschil"), numeric: true },
      ],
      rows: rows.map((row) => ({
        cells: [row.label, row.before, row.now, differenceText(row, facts)],
        isTotal: false,
      })),
      remark: remarksOn(rows, facts),
    };
  },
};
