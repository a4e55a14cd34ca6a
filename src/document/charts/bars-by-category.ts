import { NOT_SHOWN } from "../../language/terms.ts";
import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { ChartBlock } from "../report-model.ts";
import { bySize } from "../tables/children.ts";
import { withheldRemark } from "../withheld.ts";
import { joinTexts, listTexts, numberRun, plain, say, type Text } from "../text.ts";

interface BarsTexts {
  readonly id: string;
  readonly figure: string;
  readonly title: string;
  /** What the bars are, for the alt text: "het aantal aanmeldingen naar wie we ondersteunen". */
  readonly subject: string;
  /** The category of what is not known: always the last bar. */
  readonly unknown?: string;
}

/** Horizontal bars, one a category, by size; withheld categories and the unknown come last. */
function bars({ facts }: Material, texts: BarsTexts): ChartBlock | null {
  const breakdown = facts.breakdown(texts.figure);
  // Bars of nothing, or only of what is not shown, tell nothing.
  if (breakdown === null || breakdown.categories.every(({ value }) => !value)) return null;
  const categories = arrange(breakdown, texts.unknown);
  return {
    type: "chart",
    id: texts.id,
    title: plain(texts.title),
    alt: joinTexts([
      say`Staafdiagram van ${texts.subject}: ${listTexts(categories.map((category) => readOut(category, texts.figure)))}.`,
    ]),
    remark: withheldRemark(categories, facts),
    wide: false,
    rows: categories.map(({ label, value }, position) => ({
      category: label,
      position,
      value,
      isUnknown: categories[position]?.code === texts.unknown,
    })),
  };
}

function arrange(
  breakdown: PublishedBreakdown,
  unknown: string | undefined,
): readonly PublishedCategory[] {
  const sorted = bySize(breakdown);
  return [
    ...sorted.filter(({ code }) => code !== unknown),
    ...sorted.filter(({ code }) => code === unknown),
  ];
}

function readOut({ code, label, value }: PublishedCategory, figure: string): Text {
  const name = label.charAt(0).toLowerCase() + label.slice(1);
  return value === null
    ? say`${name} ${NOT_SHOWN}`
    : say`${name} ${numberRun(value, `${figure}.${code}`)}`;
}

export const CATEGORY_CHARTS: ChartEntries = {
  "people-supported": (material) =>
    bars(material, {
      id: "people-supported",
      figure: "people.bySupported",
      title: "Wie we ondersteunen",
      subject: "het aantal aanmeldingen naar wie we ondersteunen",
      unknown: "nog_niet_in_beeld",
    }),
  "results-by-theme": (material) =>
    bars(material, {
      id: "results-by-theme",
      figure: "results.byTheme",
      title: "Gezinnen met een resultaat, per thema",
      subject: "het aantal gezinnen met een resultaat per thema",
    }),
};
