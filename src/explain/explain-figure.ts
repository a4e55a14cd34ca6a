import { z } from "zod";

import type { Codebook, ColumnName } from "../codebook/codebook.ts";
import { isDated } from "../codebook/column.ts";
import { dictionaryColumn } from "../codebook/dictionary.ts";
import { type Comparison, comparisonSchema, isStraddled } from "../compare/comparison.ts";
import { compareForReaders, isKnownByReportsOnly } from "../compare/protect-comparison.ts";
import { type PublishedFunnel, publishedFunnelSchema } from "../disclosure/publication-view.ts";
import { isHeld, isWithheld, type PublishedFigures } from "../disclosure/published-figures.ts";
import { FEWEST_FOR_MEDIAN, FEWEST_FOR_P90 } from "../disclosure/suppression-rules.ts";
import { lateText, protectionText, redefinitionsText } from "../document/accountability.ts";
import { Facts } from "../document/facts.ts";
import { definitionOn, figureOf } from "../figures/catalogue.ts";
import { formatDay } from "../language/dates.ts";
import { compareMessages, explainMessages as texts } from "../messages/diff-and-explain.ts";
import { plainText, type Text } from "../model/text.ts";
import { isoDay } from "../period/period.ts";

/** The input of an explanation: protected figures, and words. */
export interface ExplainMaterial {
  /** The figure's id in the catalogue. */
  readonly figure: string;
  readonly figures: PublishedFigures;
  /** The newest known figures of the previous period; they may lack this figure. */
  readonly previous: PublishedFigures;
  /** The snapshot of the period itself; null if there is none. */
  readonly published?: {
    readonly figures: PublishedFigures;
    readonly publishedOn: string | null;
  } | null;
  readonly funnel: PublishedFunnel;
  readonly codebook: Codebook;
  /** The known columns that the export contains. */
  readonly columns: ReadonlySet<ColumnName>;
}

/** The column that decides which rows count, for every figure. */
const ALWAYS_READ: ColumnName = "aanmelddatum";

/**
 * Explains where a figure comes from. It uses the texts of the report's Verantwoording, so that
 * both are consistent.
 */
export function explainFigure(material: ExplainMaterial): Explanation {
  const { figure, figures, previous, funnel, codebook, columns } = material;
  const { kind, measure, label, unit, columns: own } = figureOf(figure);
  const facts = new Facts(figures);
  const comparison = compareForReaders(previous, figures, (id) => id === figure);
  const read = new Set([ALWAYS_READ, ...own]);
  return {
    schemaVersion: 1,
    ...(comparison.notice === undefined ? {} : { notice: comparison.notice }),
    figure,
    label,
    kind,
    measure,
    unit,
    period: figures.period,
    definition: definitionOn(figure, isoDay(facts.referenceDay), codebook.redefinitions),
    meaning: {
      kind: texts.kinds[kind](unit),
      measure: texts.measures[measure](formatDay(facts.referenceDay), facts.periodLabel),
    },
    columns: codebook.columns
      .filter(({ name }) => read.has(name))
      .map((column) => {
        const { header, label: meaning, content } = dictionaryColumn(column);
        const isPresent = columns.has(column.name);
        return { name: column.name, header, label: meaning, content, isPresent };
      }),
    remarks: remarksOn(material, facts),
    funnel,
    protection: protectionOf(material, facts),
    // The explanation has its own remarks.
    comparison: withoutRemarks(comparison),
    ...publishedOf(material),
  };
}

function withoutRemarks(comparison: Comparison): Comparison {
  return { ...comparison, rows: comparison.rows.map((row) => ({ ...row, remarks: [] })) };
}

/**
 * Compares the published numbers of the period with those of today's export, where a reader may see
 * both.
 */
function publishedOf({
  figure,
  figures,
  published,
}: ExplainMaterial): Pick<Explanation, "published"> {
  if (published?.figures.figures[figure] === undefined) return {};
  const comparison = compareForReaders(published.figures, figures, (id) => id === figure);
  return { published: { on: published.publishedOn, comparison: withoutRemarks(comparison) } };
}

/** Returns the remarks of the Verantwoording that concern this figure. */
function remarksOn(material: ExplainMaterial, facts: Facts): readonly string[] {
  const { figure, figures, previous, codebook } = material;
  const published = figures.figures[figure];
  const undated = codebook.columns.filter(
    ({ name, type }) => figureOf(figure).columns.includes(name) && !isDated(type),
  );
  const { latestDay, referenceDay } = facts;
  const redefinitions = codebook.redefinitions.filter((one) => one.figure === figure);
  const isMixed = redefinitions.some(({ from }) =>
    isStraddled(figureOf(figure).measure, figures.period, from),
  );
  return [
    ...said(redefinitionsText(facts, redefinitions)),
    ...(isMixed ? [compareMessages.mixed] : []),
    ...(undated.length > 0 && latestDay !== null && latestDay > referenceDay
      ? [texts.undated(undated.length, formatDay(latestDay), formatDay(referenceDay))]
      : []),
    ...said(lateText(facts)),
    ...(previous.figures[figure] === undefined
      ? [
          isKnownByReportsOnly(figure)
            ? texts.notKept(previous.period.label)
            : texts.notPublished(previous.period.label),
        ]
      : []),
    ...(published !== undefined && "missing" in published && published.missing !== undefined
      ? [texts.missing(published.missing)]
      : []),
    ...(published !== undefined && "unavailable" in published
      ? [texts.unavailable(published.unavailable)]
      : []),
  ];
}

/** Describes whether protection applies to the figure, and which numbers are not shown. */
function protectionOf(material: ExplainMaterial, facts: Facts): Explanation["protection"] {
  const { figure, figures } = material;
  const { sensitive: isSensitive, kind } = figureOf(figure);
  const threshold = figures.disclosureThreshold;
  const published = figures.figures[figure];
  const parts =
    published === undefined ? [] : "categories" in published ? published.categories : [published];
  const withheld = parts.filter(isWithheld).length;
  const held = parts.filter(isHeld).length;
  const text = isSensitive
    ? [
        ...said(protectionText(facts)),
        ...(threshold > 1 ? [texts.withheld(withheld, parts.length)] : []),
        ...(held > 0 ? [texts.held(held, parts.length)] : []),
      ]
    : [
        kind === "quantiles" && threshold > 0
          ? texts.notSensitiveDays(FEWEST_FOR_MEDIAN, FEWEST_FOR_P90)
          : texts.notSensitive,
      ];
  return { isSensitive, threshold, withheld, held, text };
}

function said(text: Text | null): readonly string[] {
  return text === null ? [] : [plainText(text)];
}

const sentence = z.string();

/**
 * An explanation of a figure: the content of `report explain --format json`. It contains only what
 * is published anyway, and never a row.
 */
export const explanationSchema = z.object({
  schemaVersion: z.literal(1),
  notice: comparisonSchema.shape.notice,
  figure: z.string(),
  label: z.string(),
  kind: z.enum(["count", "share", "breakdown", "quantiles"]),
  measure: z.enum(["stock", "flow"]),
  unit: z.string(),
  period: comparisonSchema.shape.old.shape.period,
  definition: sentence.meta({ description: "what is counted exactly, as of the reference date" }),
  /** What the kind and the measure mean for this figure, in Dutch. */
  meaning: z.object({ kind: sentence, measure: sentence }),
  columns: z
    .array(
      z.object({
        name: z.string(),
        header: z.string().meta({ description: "what the monitor calls it" }),
        label: z.string(),
        content: z.array(z.string()).readonly(),
        isPresent: z.boolean(),
      }),
    )
    .readonly(),
  /** What a reader must know about the figure, such as redefinitions and answers without a date. */
  remarks: z.array(sentence).readonly(),
  funnel: publishedFunnelSchema,
  protection: z.object({
    isSensitive: z.boolean(),
    threshold: z.int().nonnegative(),
    withheld: z.int().nonnegative().meta({ description: "how many numbers are not shown" }),
    held: z
      .int()
      .nonnegative()
      .meta({ description: "how many numbers are as they were published last" }),
    text: z.array(sentence).readonly(),
  }),
  comparison: comparisonSchema.meta({
    description:
      "the figure of this period, beside the newest that is known of the equally long one before it",
  }),
  /** Absent if no snapshot of the period contains this figure. */
  published: z
    .object({
      on: z
        .string()
        .nullable()
        .meta({ description: "the day of publication, with its time if any" }),
      comparison: comparisonSchema.meta({
        description: "what was published of this period, beside what the export makes of it now",
      }),
    })
    .optional(),
});

export type Explanation = z.infer<typeof explanationSchema>;
