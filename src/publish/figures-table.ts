import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatInteger } from "../language/numbers.ts";
import { NOT_AVAILABLE, NOT_SHOWN } from "../language/terms.ts";
import { observationsOf, type Observation } from "./observations.ts";

interface Line {
  readonly name: string;
  readonly value: string;
  readonly isHeading: boolean;
}

/** The figures as text for a terminal: a figure a line, its categories indented below it. */
export function figuresTable(figures: PublishedFigures): string {
  const lines = linesOf(figures);
  const nameWidth = Math.max(...lines.map(({ name }) => name.length));
  const valueWidth = Math.max(...lines.map(({ value }) => value.length));
  const { period, source, disclosureThreshold } = figures;
  return [
    `Cijfers over ${period.label} (peildatum ${period.to})`,
    `Export: ${formatInteger(source.rows)} regels; grens voor kleine aantallen: ${disclosureThreshold}`,
    "",
    ...lines.map(({ name, value }) =>
      `${name.padEnd(nameWidth)}  ${value.padStart(valueWidth)}`.trimEnd(),
    ),
    "",
  ].join("\n");
}

/** The figures as a Markdown table. */
export function figuresMarkdown(figures: PublishedFigures): string {
  const escape = (text: string): string => text.replaceAll(/[|\\]/g, "\\$&");
  return [
    `Cijfers over ${figures.period.label} (peildatum ${figures.period.to})`,
    "",
    "| Cijfer | Waarde |",
    "| --- | ---: |",
    ...linesOf(figures).map(({ name, value, isHeading }) => {
      const text = escape(name.trim());
      return `| ${isHeading ? text : `– ${text}`} | ${value} |`;
    }),
    "",
  ].join("\n");
}

function linesOf(figures: PublishedFigures): readonly Line[] {
  const byFigure = Map.groupBy(observationsOf(figures), ({ figure }) => figure);
  return [...byFigure.values()].flatMap(linesOfFigure);
}

function linesOfFigure(observations: readonly Observation[]): readonly Line[] {
  const [first] = observations;
  if (first === undefined) return [];
  const of = (field: string): Observation | undefined =>
    observations.find((observation) => observation.field === field && observation.category === "");
  const heading = (value: string): Line => ({ name: first.label, value, isHeading: true });
  const below = (name: string, value: string): Line => ({
    name: `  ${name}`,
    value,
    isHeading: false,
  });
  if (first.status === "unavailable") return [heading(NOT_AVAILABLE)];
  switch (first.kind) {
    case "count": {
      const missing = of("missing");
      return [
        heading(valueText(first)),
        ...(missing === undefined ? [] : [below("niet ingevuld bij", valueText(missing))]),
      ];
    }
    case "share": {
      const percentage = of("percentage")?.value;
      const value = percentage === null || percentage === undefined ? "–" : `${percentage}%`;
      return [
        heading(value),
        below("aantal", valueText(of("numerator"))),
        below("van", valueText(of("denominator"))),
      ];
    }
    case "quantiles":
      return [
        heading(""),
        below("aantal", valueText(of("n"))),
        below("mediaan", valueText(of("median"))),
        below("90e percentiel", valueText(of("p90"))),
      ];
    case "breakdown":
      return [
        heading(""),
        ...observations
          .filter(({ category }) => category !== "")
          .map((observation) => below(observation.categoryLabel, valueText(observation))),
        below("totaal", valueText(of("total"))),
      ];
  }
}

function valueText(observation: Observation | undefined): string {
  if (observation === undefined || observation.status === "unavailable") return "–";
  if (observation.status === "withheld") return NOT_SHOWN;
  return observation.value === null ? "–" : formatInteger(observation.value);
}
