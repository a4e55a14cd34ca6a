import { observationsOf, type Observation } from "../disclosure/observations.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatAsOf, formatPeriod } from "../language/dates.ts";
import { formatInteger } from "../language/numbers.ts";
import { NOT_AVAILABLE, NOT_SHOWN } from "../language/words.ts";
import { listOf } from "../language/words.ts";
import { figuresMessages as texts } from "../messages/figures.ts";
import { type Day, parseIsoDay } from "../period/day.ts";
import { parsePeriod } from "../period/period.ts";
import { markdownTable, markdownText } from "./markdown.ts";

/** A line of a table of figures: a figure by its name, or below it one of its numbers. */
export interface FigureLine {
  /** Identifies the line in every period. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly isHeading: boolean;
}

/** Writes a held number with its day. */
type HeldText = (number: string, day: Day) => string;

const heldInFull: HeldText = (number, day) => texts.held(number, formatAsOf(day));

/** The figures as text for a terminal: a figure a line, its categories indented below it. */
export function figuresTable(figures: PublishedFigures): string {
  const lines = linesOf(figures);
  const nameWidth = Math.max(...lines.map(({ name }) => name.length));
  const valueWidth = Math.max(...lines.map(({ value }) => value.length));
  const { period, source, disclosureThreshold } = figures;
  return [
    texts.heading(period.label, period.to),
    texts.source(source.rows, disclosureThreshold),
    "",
    ...lines.map(({ name, value }) =>
      `${name.padEnd(nameWidth)}  ${value.padStart(valueWidth)}`.trimEnd(),
    ),
    "",
    ...overlapLines(figures),
  ].join("\n");
}

/** The figures as a Markdown table. */
export function figuresMarkdown(figures: PublishedFigures): string {
  const rows = linesOf(figures).map(({ name, value, isHeading }) => {
    const text = markdownText(name.trim());
    return [isHeading ? text : `– ${text}`, value];
  });
  return [
    texts.heading(figures.period.label, figures.period.to),
    "",
    markdownTable([texts.figure, texts.value], rows, [texts.value]),
    "",
    ...overlapLines(figures).map(markdownText),
  ].join("\n");
}

/** Why nothing is shown of flows that overlap a kept period, each with an empty line behind it. */
function overlapLines(figures: PublishedFigures): readonly string[] {
  return overlapsIn(figures).flatMap(({ label, periods }) => [texts.overlaps(label, periods), ""]);
}

/** The hidden figures of overlapping periods, with those periods. */
export function overlapsIn({
  figures,
}: PublishedFigures): readonly { readonly label: string; readonly periods: string }[] {
  return Object.values(figures).flatMap((figure) => {
    if (!("overlaps" in figure) || figure.overlaps === undefined) return [];
    const periods = figure.overlaps.map((id) => {
      const period = parsePeriod(id);
      return period === undefined ? id : formatPeriod(period);
    });
    return [{ label: figure.label, periods: listOf(periods) }];
  });
}

/** All numbers of figures in words, in the order of the catalogue. */
export function linesOf(
  figures: PublishedFigures,
  heldText: HeldText = heldInFull,
): readonly FigureLine[] {
  const byFigure = Map.groupBy(observationsOf(figures), ({ figure }) => figure);
  return [...byFigure.values()].flatMap((one) => linesOfFigure(one, heldText));
}

function linesOfFigure(
  observations: readonly Observation[],
  heldText: HeldText,
): readonly FigureLine[] {
  const [first] = observations;
  if (first === undefined) return [];
  const of = (field: string): Observation | undefined =>
    observations.find((observation) => observation.field === field && observation.category === "");
  const valueText = (one: Observation | undefined): string => textOfValue(one, heldText);
  const heading = (value: string): FigureLine => {
    return { key: first.figure, name: first.label, value, isHeading: true };
  };
  const below = (name: string, value: string, code = ""): FigureLine => {
    const key = JSON.stringify([first.figure, name, code]);
    return { key, name: `  ${name}`, value, isHeading: false };
  };
  if (first.status === "unavailable") return [heading(NOT_AVAILABLE)];
  switch (first.kind) {
    case "count": {
      const missing = of("missing");
      return [
        heading(valueText(first)),
        ...(missing === undefined ? [] : [below(texts.fields.missing, valueText(missing))]),
      ];
    }
    case "share": {
      const percentage = of("percentage")?.value;
      const value = percentage === null || percentage === undefined ? "–" : `${percentage}%`;
      return [
        heading(value),
        below(texts.fields.numerator, valueText(of("numerator"))),
        below(texts.fields.denominator, valueText(of("denominator"))),
      ];
    }
    case "quantiles":
      return [
        heading(""),
        below(texts.fields.n, valueText(of("n"))),
        below(texts.fields.median, valueText(of("median"))),
        below(texts.fields.p90, valueText(of("p90"))),
      ];
    case "breakdown":
      return [
        heading(""),
        ...observations
          .filter(({ category }) => category !== "")
          .map((one) => below(one.categoryLabel, valueText(one), one.category)),
        below(texts.fields.total, valueText(of("total"))),
      ];
  }
}

function textOfValue(observation: Observation | undefined, heldText: HeldText): string {
  if (observation === undefined || observation.status === "unavailable") return "–";
  if (observation.status === "withheld") return NOT_SHOWN;
  if (observation.value === null) return "–";
  const number = formatInteger(observation.value);
  const day = observation.asOf === undefined ? undefined : parseIsoDay(observation.asOf);
  return day === undefined ? number : heldText(number, day);
}
