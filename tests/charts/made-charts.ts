import { drawingBy } from "../../src/charts/draw-all.ts";
import { familiesOf } from "../../src/charts/fonts.ts";
import { type ChartPlace, layOut } from "../../src/charts/kinds.ts";
import type { LaidOut, MeasureText, Row } from "../../src/charts/lay-out.ts";
import { PREPARED_SPECS } from "../../src/charts/prepared-specs.ts";
import { PALETTE } from "../../src/colour/palette.ts";
import type { ChartBlock, ChartValue } from "../../src/model/blocks.ts";
import { formatInteger } from "../../src/language/words.ts";

/** The places that tests distinguish by name. */
export const PLACES = ["page", "narrow"] as const;
export type PlaceName = "page" | "screen" | "narrow";

/** The page of the progress report, in pixels. */
export const PAGE_WIDTHS = { column: 472, page: 986 } as const;

export function placeOf(name: PlaceName): ChartPlace {
  return name === "page" ? PAGE_WIDTHS : name;
}

/** A font whose letters all have the same width, as a fraction of the font size. */
export const inLetters =
  (width: number): MeasureText =>
  (text, fontSize) =>
    text.length * width * fontSize;

/** An invented text. */
const said = (text: string) => [{ text, origin: "source.rows" }];

/** A number that is shown, or a hidden one for null. */
export function valueOf(value: number | null, rest: Partial<ChartValue> = {}): ChartValue {
  return { value, text: said(value === null ? "niet getoond" : formatInteger(value)), ...rest };
}

/** A number of an earlier day. */
export const heldOf = (value: number): ChartValue =>
  valueOf(value, { asOf: said("eind dec 2023") });

type Categories = Readonly<
  Record<string, Pick<ChartBlock["categories"][number], "role" | "bar"> | null>
>;

/** A chart of categories, given by their labels. Each series has one value for each category. */
export function chartOf(
  kind: ChartBlock["kind"],
  categories: Categories,
  series: Readonly<Record<string, readonly (ChartValue | null)[]>>,
  rest: Partial<ChartBlock> = {},
): ChartBlock {
  return {
    type: "chart",
    id: "made",
    kind,
    title: [{ text: "Titel" }],
    alt: [{ text: "Alt" }],
    categories: Object.entries(categories).map(([label, about]) => {
      return { code: label, label: said(label), ...about };
    }),
    series: Object.entries(series).map(([name, values]) => {
      return { name: said(name), values: [...values] };
    }),
    annotations: [],
    table: { columns: [], rows: [] },
    ...rest,
  };
}

/** The labels as categories without further properties. */
export function plainCategories(labels: readonly string[]): Categories {
  return Object.fromEntries(labels.map((label) => [label, null]));
}

/** A chart laid out in a font whose letters all have the same width. */
export function laidOut(chart: ChartBlock, place: PlaceName, letterWidth = 0.5): LaidOut {
  return layOut(chart, placeOf(place), inLetters(letterWidth));
}

/** A chart drawn in such a font. */
export async function drawn(
  chart: ChartBlock,
  place: PlaceName,
  measure: MeasureText = inLetters(0.5),
): Promise<string> {
  const look = { palette: PALETTE, families: familiesOf([]) };
  const draw = drawingBy(PREPARED_SPECS[chart.kind], look);
  return draw(chart.id, layOut(chart, placeOf(place), measure), measure).svg;
}

/** The rows of one kind of mark. */
export function ofKind({ rows }: Pick<LaidOut, "rows">, kind: string): readonly Row[] {
  return rows.filter((row) => row["kind"] === kind);
}

/** A field of each row as a number. */
export function numbersOf(rows: readonly Row[], field: string): readonly number[] {
  return rows.map((row) => Number(row[field]));
}
