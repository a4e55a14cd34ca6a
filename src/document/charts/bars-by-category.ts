import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { bySize, bySizeOtherLast, wordsWrittenFor } from "../ranking.ts";
import { labelRun, protectionRemark, protectionRemarkOfAll, valueText } from "../withheld.ts";
import { categoryNumbers } from "./category-numbers.ts";

/** What a chart with one bar a category shows, and what its texts say. */
interface CategoryChart {
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
  /** What the figure counts in all, where that is less than all registrations. */
  readonly whole?: string;
  /** Keeps the order of the figure, where that tells more than size does. */
  readonly inOwnOrder?: boolean;
  /** What a bar is called, where its label needs its column's name beside it. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly remark?: string;
}

const NOT_YET_SEEN = "nog_niet_in_beeld";

const CUSTODY_LABELS = {
  alle_kinderen: "Gezag over alle kinderen",
  geen: "Geen gezag",
  een_ouder: "Gezag bij één ouder",
  beide_ouders: "Gezag bij beide ouders",
};

/** The charts that are bars, one a category. */
const CATEGORY_CHARTS: Readonly<Record<string, CategoryChart>> = {
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
    whole: "Aanmeldingen waarvan we een reden weten",
    remark: "Bij een gezin kunnen meer redenen spelen.",
  },
  "desired-situations": {
    figure: "support.desiredSituation",
    title: "Aanmeldingen naar gewenste situatie",
    subject: "het aantal aanmeldingen naar de situatie die gezinnen willen bereiken",
    heads: ["Gewenste situatie", "Aanmeldingen"],
    whole: "Aanmeldingen waarvan we de wens kennen",
    last: ["overig"],
    remark: "Een gezin kan meer dan één wens hebben.",
  },
  "results-by-theme": {
    figure: "results.byTheme",
    title: "Gezinnen met een resultaat, per thema",
    subject: "het aantal gezinnen met een resultaat per thema",
    heads: ["Thema", "Gezinnen"],
    whole: "Gezinnen met een resultaat",
    last: ["overig"],
    remark: "Bij een gezin kunnen meer resultaten horen.",
  },
};

/** Horizontal bars by size; withheld categories come last, after them only those of `last`. */
function bars({ facts }: Material, id: string, texts: CategoryChart): ChartBlock | null {
  const breakdown = facts.breakdown(texts.figure);
  if (breakdown === null || !hasSomethingToCompare(breakdown, texts)) return null;
  const categories = arrange(breakdown, texts).map((category) => ({
    ...category,
    label: wordsWrittenFor(category, texts.labels ?? {}) ?? category.label,
  }));
  const [head, unit] = texts.heads;
  return {
    type: "chart",
    id,
    kind: "bars",
    title: plain(texts.title),
    alt: say`Staafdiagram van ${texts.subject}: ${listTexts(categories.map(readOut))}.`,
    remark: remarkOf(facts, texts, categories),
    ...categoryNumbers(facts, categories, [{ id: texts.figure, name: unit }], {
      head,
      total: texts.whole ?? `${unit} in totaal`,
      roleOf: ({ code }) => (code === texts.unknown ? "unknown" : undefined),
    }),
  };

  function readOut(category: PublishedCategory): Text {
    const name = { ...labelRun(category, texts.figure), text: uncapitalised(category.label) };
    return say`${name} ${valueText(category, texts.figure, facts)}`;
  }
}

/**
 * Bars of nothing, or only of what is not shown or not known, tell nothing; neither does one bar
 * by itself.
 */
function hasSomethingToCompare(
  { categories }: PublishedBreakdown,
  { unknown }: CategoryChart,
): boolean {
  const known = categories.filter(({ code, value }) => code !== unknown && (value ?? 0) > 0);
  return known.length > 0 && categories.filter(({ value }) => value !== 0).length > 1;
}

/** What a reader must know of the numbers; undefined where that is nothing. */
function remarkOf(
  facts: Facts,
  { remark, whole, figure }: CategoryChart,
  categories: readonly PublishedCategory[],
): Text | undefined {
  const total = facts.total(figure);
  const text = joinTexts([
    remark === undefined ? null : plain(remark),
    whole === undefined || total === null ? null : say`${whole}: ${total.run}.`,
    protectionRemark(categories, figure, facts) ?? null,
  ]);
  return text.length === 0 ? undefined : text;
}

function arrange(
  breakdown: PublishedBreakdown,
  { last = [], inOwnOrder = false }: CategoryChart,
): readonly PublishedCategory[] {
  const sorted = inOwnOrder ? breakdown.categories : bySize(breakdown);
  return [
    ...sorted.filter(({ code }) => !last.includes(code)),
    ...last.flatMap((code) => sorted.filter((category) => category.code === code)),
  ];
}

export const BARS_BY_CATEGORY: ChartEntries = Object.fromEntries(
  Object.entries(CATEGORY_CHARTS).map(([id, texts]) => [
    id,
    (material: Material) => bars(material, id, texts),
  ]),
);

const SERIES = [
  { id: "support.requestsByTheme", name: "gevraagd", head: "Met een vraag" },
  { id: "support.providedByTheme", name: "geboden", head: "Met ondersteuning" },
] as const;

export const THEMES_SIDE_BY_SIDE: ChartEntries = {
  "support-by-theme": ({ facts }) => {
    const series = SERIES.map(({ id, name }) => {
      return { id, name, categories: facts.breakdown(id)?.categories ?? [] };
    });
    // Beside nothing, or where nothing of one may be shown, there is nothing to compare.
    const isToldOf = ({ categories }: (typeof series)[number]): boolean =>
      categories.some(({ value }) => (value ?? 0) > 0);
    const first = facts.breakdown(SERIES[0].id);
    if (first === null || !series.every(isToldOf)) return null;
    // By requests for both series, so that a theme is one pair of bars.
    const themes = bySizeOtherLast(first);
    const readOut = (theme: PublishedCategory): Text => {
      const name = { ...labelRun(theme, SERIES[0].id), text: uncapitalised(theme.label) };
      const numbers = series.map((one) => {
        const found = one.categories.find(({ code }) => code === theme.code);
        return say`${one.name} ${found === undefined ? "" : valueText(found, one.id, facts)}`;
      });
      return say`${name} ${listTexts(numbers)}`;
    };
    const both = series.flatMap(({ id, categories }) =>
      categories.map((category) => ({ id, category })),
    );
    return {
      type: "chart",
      id: "support-by-theme",
      kind: "bars",
      title: plain("Vragen en geboden ondersteuning per thema, in aanmeldingen"),
      alt: say`Staafdiagram van het aantal aanmeldingen met een vraag en met geboden ondersteuning, naast elkaar per thema: ${joinTexts(themes.map(readOut), "; ")}.`,
      remark: joinTexts([
        plain("Bij een gezin kan meer dan één thema spelen."),
        protectionRemarkOfAll(both, facts) ?? null,
      ]),
      ...categoryNumbers(facts, themes, SERIES, {
        head: "Thema",
        total: "Aanmeldingen waarvan dit bekend is",
      }),
    };
  },
};
