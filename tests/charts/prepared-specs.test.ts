import { formatLocale, parse, type Spec, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { beforeAll, describe, expect, it } from "vitest";

import { prepareSpec } from "../../packaging/chart-specs.ts";
import { chartConfig, type ChartLook, paintOf } from "../../src/charts/dataflow.ts";
import { type DrawChart, drawingBy } from "../../src/charts/draw-all.ts";
import { familiesOf, readFonts } from "../../src/charts/fonts.ts";
import { layOut, measuresIn } from "../../src/charts/kinds.ts";
import type { LaidOut, Measures } from "../../src/charts/lay-out.ts";
import { PREPARED_SPECS } from "../../src/charts/prepared-specs.ts";
import { SPECS } from "../../src/charts/specs.ts";
import { DARK_PALETTE, PALETTE } from "../../src/colour/palette.ts";
import type { ChartBlock, ChartKind } from "../../src/model/blocks.ts";
import { chartsOf } from "../../src/model/report-model.ts";
import { reportOf } from "../document/report-of.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { chartOf, PAGE_WIDTHS, plainCategories, valueOf } from "./made-charts.ts";

const LOOKS: readonly ChartLook[] = [
  { palette: PALETTE, families: familiesOf([]) },
  { palette: { ...DARK_PALETTE, ramp: ["#222222", "#444444", "#666666"] }, families: ["Rapport"] },
];

const YEARS = plainCategories(["2021", "2022", "2023", "2024"]);

/** Kinds that the first report of a sample lacks. Their lines differ in number and have gaps. */
const MADE: readonly ChartBlock[] = [
  chartOf("pairs", plainCategories(["a", "b"]), {
    een: [valueOf(7), valueOf(3)],
    twee: [valueOf(null), valueOf(5)],
  }),
  chartOf("multiples", YEARS, {
    een: [valueOf(3), valueOf(9), valueOf(4), valueOf(5)],
    twee: [valueOf(12), null, valueOf(8), valueOf(1)],
    drie: [null, valueOf(2), valueOf(null), valueOf(6)],
  }),
  chartOf("multiples", YEARS, { vier: [valueOf(2), null, null, valueOf(7)] }),
];

/** A chart, laid out for a place. */
interface Laid {
  readonly kind: ChartKind;
  readonly id: string;
  readonly laidOut: LaidOut;
}

/** The spec of each kind as Vega-Lite compiles it. */
function compiledFor(look: ChartLook): (kind: ChartKind) => Spec {
  const config = chartConfig(paintOf(look));
  const known = new Map<ChartKind, Spec>();
  return (kind) => {
    const spec =
      known.get(kind) ?? compile(SPECS[kind] as unknown as TopLevelSpec, { config }).spec;
    known.set(kind, spec);
    return spec;
  };
}

/** Draws one chart with all of Vega. */
async function drawnByVega({ laidOut }: Laid, spec: Spec): Promise<string> {
  const { rows, params, width, height } = laidOut;
  formatLocale({ decimal: ",", thousands: ".", grouping: [3], currency: ["€ ", ""] });
  const data = spec.data?.map((one) =>
    one.name === "rows" ? { ...one, values: rows.map((row) => ({ ...row })) } : one,
  );
  const signals = spec.signals?.map((signal) =>
    signal.name in params ? { name: signal.name, value: params[signal.name] } : signal,
  );
  const whole = { ...spec, data, signals, width, height } as Spec;
  const view = new View(parse(whole), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

describe("the charts of reports", () => {
  let laid: readonly Laid[];
  let measures: Measures;
  beforeAll(async () => {
    measures = await measuresIn(await readFonts())("");
    const model = await reportOf(await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5));
    laid = [...chartsOf(model), ...MADE].flatMap((chart) =>
      [PAGE_WIDTHS, "screen" as const, "narrow" as const].map((place) => {
        const laidOut = layOut(chart, place, measures.measure, measures.roughly);
        return { kind: chart.kind, id: chart.id, laidOut };
      }),
    );
  });

  it.each(LOOKS)("are drawn as all of Vega draws them, in any order", async (look) => {
    expect(new Set(laid.map(({ kind }) => kind)).size).toBe(Object.keys(SPECS).length);
    const draws = new Map<ChartKind, DrawChart>();
    const draw = ({ kind, id, laidOut }: Laid): string => {
      const known = draws.get(kind) ?? drawingBy(PREPARED_SPECS[kind], look);
      draws.set(kind, known);
      return known(id, laidOut, measures.measure).svg;
    };
    // Our own drawings come first, because the first one sets Vega's measure of texts for the whole
    // process.
    const forward = laid.map(draw);
    const whole: string[] = [];
    const compiled = compiledFor(look);
    for (const one of laid) whole.push(await drawnByVega(one, compiled(one.kind)));
    expect(forward).toEqual(whole);
    expect(laid.toReversed().map(draw)).toEqual(whole.toReversed());
    const shuffled = laid.map((one, index) => ({ one, svg: whole[index], at: (index * 37) % 101 }));
    for (const { one, svg } of shuffled.toSorted((a, b) => a.at - b.at)) {
      expect(draw(one)).toBe(svg);
    }
  });

  it("are drawn the same after a chart that cannot be drawn", () => {
    const [first] = laid;
    if (first === undefined) throw new Error("no charts");
    const draw = drawingBy(PREPARED_SPECS[first.kind], LOOKS[0] ?? raise());
    const before = draw(first.id, first.laidOut, measures.measure);
    expect(() => draw(first.id, { ...first.laidOut, rows: [] }, measures.measure)).toThrow("marks");
    const tooWide = { ...first.laidOut, tooWide: "lang woord" };
    expect(() => draw(first.id, tooWide, measures.measure)).toThrow("lang woord");
    expect(draw(first.id, first.laidOut, measures.measure)).toEqual(before);
  });
});

function raise(): never {
  throw new Error("no look");
}

describe("a spec that our parts of Vega cannot draw", () => {
  const MARK = {
    mark: "point",
    encoding: { x: { field: "x", type: "quantitative", scale: null } },
  };
  const DATA = { name: "rows", values: [{ x: 1 }] };
  const SPEC = { data: DATA, ...MARK, width: 9, height: 9, padding: 0, autosize: "none" };
  it.each([
    ["a spec that uses window", { ...SPEC, transform: [{ window: [{ op: "rank", as: "r" }] }] }],
    [
      "a spec that calls format",
      { ...SPEC, transform: [{ calculate: "format(datum.x, 'd')", as: "t" }] },
    ],
    ["a spec without values named rows", { ...SPEC, data: { values: [] } }],
    ["a drawing without a fixed size", { ...SPEC, autosize: "fit" }],
    ["a spec that reacts to a reader", { ...SPEC, params: [{ name: "p", select: "point" }] }],
    ["a spec that Vega warns of", { ...SPEC, encoding: { ...MARK.encoding, wrong: { value: 1 } } }],
  ])("is refused by the build: %s", (why, spec) => {
    expect(() => prepareSpec(spec)).toThrow(why);
  });
});
