import { columnOf, headerOf, STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import type { FigureDefinition } from "../../src/figures/definition.ts";
import { markdownTable, markdownText } from "../../src/answers/print-sheet.ts";

/** Every figure of the catalogue: a table of all, then a section for each. */
export function figuresPart(): string {
  const overview = markdownTable(
    ["id", "label", "kind", "stock or flow", "unit", "sensitive"],
    CATALOGUE.map(({ id, label, kind, measure, unit, sensitive }) => [
      `[\`${id}\`](#${anchor(id)})`,
      markdownText(label),
      kind,
      measure,
      unit,
      sensitive ? "yes" : "no",
    ]),
  );
  return [overview, ...CATALOGUE.map(section)].join("\n\n");
}

function section(figure: FigureDefinition): string {
  const { id, label, definition, columns, relations } = figure;
  const headers = columns.map((name) => `\`${headerOf(columnOf(STANDARD_CODEBOOK, name))}\``);
  return [
    `### ${id}`,
    `**${markdownText(label)}.** ${markdownText(definition)}`,
    [
      `- kind: ${kindOf(figure)}`,
      `- unit: ${figure.unit}`,
      `- sensitive: ${figure.sensitive ? "yes, small numbers are withheld" : "no"}`,
      `- columns: ${headers.join(", ")}`,
      `- relations: ${relations.map(relationText).join("; ")}`,
    ].join("\n"),
  ].join("\n\n");
}

const KINDS = {
  count: "one number",
  share: "a numerator, a denominator and a printed percentage",
  breakdown: "a number for each category, and a total",
  quantiles: "a median and a 90th percentile of days",
} as const;

function kindOf({ kind, measure }: FigureDefinition): string {
  const when =
    measure === "stock"
      ? "as of the reference date (stock)"
      : "of what is dated within the period (flow)";
  return `${KINDS[kind]}, ${when}`;
}

/** A relation that disclosure control uses in its calculations, in words. */
function relationText(relation: FigureDefinition["relations"][number]): string {
  const figure = (id: string): string => `[\`${id}\`](#${anchor(id)})`;
  switch (relation.kind) {
    case "addsUp":
      return "each row or child is in one category, so the categories add up to the total";
    case "severalAnswers":
      return "a row can be in several categories, so the total is at most their sum";
    case "themesOf":
      return `each category is a theme of ${figure(relation.figure)}`;
    case "atMost":
      return `at most ${figure(relation.figure)}${relation.category === undefined ? "" : ` (category \`${relation.category}\`)`}`;
    case "totalAtMost":
      return `the total is at most ${figure(relation.figure)}`;
    case "sumOf":
      return `the sum of ${relation.figures.map(figure).join(" and ")}`;
    case "flowInto":
      return `${relation.once ? "explains each change of" : "bounds each change of"} the stock ${figure(relation.stock)}`;
    case "growsBy":
      return `grows by what category \`${relation.category}\` of ${figure(relation.flow)} counts; ${figure(relation.rows)} counts its families`;
    case "neverFalls":
      return `never falls from one date to the next${relation.except === undefined ? "" : `, except ${relation.except.map((one) => `\`${one}\``).join(", ")}`}`;
    case "shownWhole":
      return "never withheld";
  }
}

/** The anchor of a heading that consists of an id, as GitHub and GitLab make it. */
function anchor(id: string): string {
  return id.toLowerCase().replaceAll(".", "");
}
