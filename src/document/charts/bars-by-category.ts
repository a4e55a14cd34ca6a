import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { ChartBlock } from "../report-model.ts";
import { bySize } from "../tables/children.ts";
import { listTexts, plain, say, type Text } from "../text.ts";
import { labelRun, valueText, withheldRemark } from "../withheld.ts";
import { categoryTable } from "./chart-table.ts";
import { inLines } from "./label-lines.ts";

interface BarsTexts {
  readonly figure: string;
  readonly title: string;
  /** What the bars are, for the alt text: "het aantal aanmeldingen naar wie we ondersteunen". */
  readonly subject: string;
  /** The heads of the two columns of its table. */
  readonly heads: readonly [string, string];
  /** Categories that close the row whatever their size: "overig", then the unknown. */
  readonly last?: readonly string[];
  /** The category of what is not known: its bar looks apart. */
  readonly unknown?: string;
  /** Keeps the order of the figure, where that tells more than size does. */
  readonly inOwnOrder?: boolean;
  /** What a bar is called, where its label needs its column's name beside it. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly remark?: string;
}

/** Pixels that a bar takes with the room around it. */
const BAR = 25;

const NOT_YET_SEEN = "nog_niet_in_beeld";

const CUSTODY_LABELS = {
  alle_kinderen: "Gezag over alle kinderen",
  geen: "Geen gezag",
  een_ouder: "Gezag bij één ouder",
  beide_ouders: "Gezag bij beide ouders",
};

/** The charts that are bars, one a category: all drawn by one spec. */
const CHARTS: Readonly<Record<string, BarsTexts>> = {
  "status-by-category": {
    figure: "status.byCategory",
    title: "Aanmeldingen naar status van het traject",
    subject: "het aantal aanmeldingen naar status van het traject",
    heads: ["Status", "Aanmeldingen"],
    inOwnOrder: true,
  },
  "registrations-by-route": {
    figure: "registrations.byRoute",
    title: "Aanmeldingen naar route",
    subject: "het aantal aanmeldingen naar de route waarlangs gezinnen bij ons komen",
    heads: ["Route", "Aanmeldingen"],
    last: ["overig", "onbekend"],
    unknown: "onbekend",
    labels: { professional: "Via een professional", overig: "Op een andere manier" },
  },
  "people-supported": {
    figure: "people.bySupported",
    title: "Aanmeldingen naar wie we ondersteunen",
    subject: "het aantal aanmeldingen naar wie we ondersteunen",
    heads: ["Wie", "Aanmeldingen"],
    last: [NOT_YET_SEEN],
    unknown: NOT_YET_SEEN,
  },
  "families-by-composition": {
    figure: "families.byComposition",
    title: "Aanmeldingen naar samenstelling van het gezin",
    subject: "het aantal aanmeldingen naar samenstelling van het gezin",
    heads: ["Samenstelling", "Aanmeldingen"],
    last: ["overig", NOT_YET_SEEN],
    unknown: NOT_YET_SEEN,
  },
  "families-by-custody": {
    figure: "families.byCustody",
    title: "Aanmeldingen naar gezag over de kinderen",
    subject: "het aantal aanmeldingen naar wie het gezag over de kinderen heeft",
    heads: ["Gezag", "Aanmeldingen"],
    last: [NOT_YET_SEEN],
    unknown: NOT_YET_SEEN,
    labels: CUSTODY_LABELS,
    remark: "Bij een gezin kan meer dan één antwoord horen.",
  },
  "placements-by-reason": {
    figure: "placements.byReason",
    title: "Aanmeldingen per reden van de uithuisplaatsing",
    subject: "het aantal aanmeldingen per reden van de uithuisplaatsing",
    heads: ["Reden", "Aanmeldingen"],
    remark: "Bij een gezin kunnen meer redenen spelen.",
  },
  "desired-situations": {
    figure: "support.desiredSituation",
    title: "Aanmeldingen naar gewenste situatie",
    subject: "het aantal aanmeldingen naar de situatie die gezinnen willen bereiken",
    heads: ["Gewenste situatie", "Aanmeldingen"],
    last: ["overig"],
    remark: "Een gezin kan meer dan één wens hebben.",
  },
  "results-by-theme": {
    figure: "results.byTheme",
    title: "Gezinnen met een resultaat, per thema",
    subject: "het aantal gezinnen met een resultaat per thema",
    heads: ["Thema", "Gezinnen"],
    last: ["overig"],
    remark: "Bij een gezin kunnen meer resultaten horen.",
  },
};

/** Horizontal bars by size; withheld categories come last, after them only those of `last`. */
function bars({ facts }: Material, id: string, texts: BarsTexts): ChartBlock | null {
  const breakdown = facts.breakdown(texts.figure);
  // Bars of nothing, or only of what is not shown or not known, tell nothing.
  const known = breakdown?.categories.filter(({ code }) => code !== texts.unknown) ?? [];
  if (breakdown === null || known.every(({ value }) => !value)) return null;
  const categories = arrange(breakdown, texts).map((category) => ({
    ...category,
    label: texts.labels?.[category.code] ?? category.label,
  }));
  const remark = [
    ...(texts.remark === undefined ? [] : [plain(texts.remark)]),
    withheldRemark(categories, facts) ?? [],
  ].reduce(
    (all, one) => (all.length === 0 ? one : one.length === 0 ? all : say`${all} ${one}`),
    [],
  );
  return {
    type: "chart",
    id,
    spec: "bars-by-category",
    title: plain(texts.title),
    alt: say`Staafdiagram van ${texts.subject}: ${listTexts(categories.map(readOut))}.`,
    remark: remark.length === 0 ? undefined : remark,
    wide: false,
    height: categories.length * BAR,
    rows: categories.map(({ code, label, value }, position) => ({
      code,
      category: inLines(label),
      position,
      value,
      role: code === texts.unknown ? "unknown" : "main",
    })),
    table: categoryTable(facts, texts.figure, texts.heads, categories, breakdown.total),
  };

  function readOut(category: PublishedCategory): Text {
    const name = { ...labelRun(category, texts.figure), text: uncapitalised(category.label) };
    return say`${name} ${valueText(category, texts.figure, facts)}`;
  }
}

function arrange(
  breakdown: PublishedBreakdown,
  { last = [], inOwnOrder = false }: BarsTexts,
): readonly PublishedCategory[] {
  const sorted = inOwnOrder ? breakdown.categories : bySize(breakdown);
  return [
    ...sorted.filter(({ code }) => !last.includes(code)),
    ...last.flatMap((code) => sorted.filter((category) => category.code === code)),
  ];
}

export const BARS_BY_CATEGORY: ChartEntries = Object.fromEntries(
  Object.entries(CHARTS).map(([id, texts]) => [
    id,
    (material: Material) => bars(material, id, texts),
  ]),
);
