import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { pick, stream, whole, type Draw } from "../../fixtures/sample/deal.ts";
import {
  COMPOSITIONS,
  CUSTODY,
  ORIGINS,
  PLACEMENT_REASONS,
  RESULTS,
  SUPPORTED,
} from "../../src/codebook/column.ts";
import { publishableFunnel } from "../../src/disclosure/publication-view.ts";
import { figureOf, CATALOGUE } from "../../src/figures/catalogue.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { csvOf, fullRows, readExport, type RowText } from "../monitor/export.ts";
import { explainAll, type Explained } from "./explain-all.ts";

/** A few codes of a list: many rows with one of the first, few with another. */
function skewed(list: readonly { readonly code: string }[], draw: Draw): string {
  const codes = list.map(({ code }) => code);
  return draw() < 0.7 ? pick(codes.slice(0, 2), draw) : pick([...codes.slice(2, 6), ""], draw);
}

/** The cells that the sensitive figures depend on, drawn again. */
function sensitiveCells(draw: Draw): RowText {
  const returned = whole(draw, 0, 2);
  const result =
    draw() < 0.8 ? `|${skewed(RESULTS, draw)}@2024-02-01`.replace("|@2024-02-01", "") : "";
  return {
    herkomst: skewed(ORIGINS, draw),
    ondersteunde: skewed(SUPPORTED, draw),
    gezinssamenstelling: skewed(COMPOSITIONS, draw),
    gezag: skewed(CUSTODY, draw),
    redenen_uithuisplaatsing: skewed(PLACEMENT_REASONS, draw),
    jeugdzorgregios: draw() < 0.7 ? "Rijnmond" : pick(["Drenthe", "Twente", "Zeeland"], draw),
    kinderen_met_maatregel: String(whole(draw, 0, 1)),
    kinderen_zonder_maatregel: String(whole(draw, 0, 1)),
    kinderen_met_en_zonder_maatregel: "0",
    kinderen_in_pleeggezin: String(whole(draw, 0, 1)),
    kinderen_bij_andere_ouder: String(whole(draw, 0, 1)),
    kinderen_in_netwerk: "0",
    kinderen_teruggeplaatst: String(returned),
    resultaten: returned > 0 ? `terugplaatsing_kinderen@2024-01-20` : result.replace(/^\|/, ""),
  };
}

const explain = (rows: readonly RowText[], threshold: number): Promise<Explained> =>
  explainAll(memorySource("monitor.csv", Buffer.from(csvOf(rows))), "2024-Q1", { threshold });

/** Returns it as a reader sees it, without the hash, which distinguishes any two exports. */
function seen(explained: unknown): string {
  return JSON.stringify(explained).replaceAll(/"sha256":"\w+"/g, "");
}

const BASE: RowText = {
  aanmelddatum: "2024-01-08",
  statusverloop: "gestart@2024-01-15",
  eerste_contact_op: "2024-01-09",
  welkomstgesprek_ingepland_op: "2024-01-10",
  verklarende_analyse: "",
};

const figuresSeen = ({ figures, previous }: Explained): string => seen([figures, previous]);

/** The number of changes tried until one leaves the published figures unchanged. */
const TRIES = 10;

/**
 * Returns two exports that differ in one sensitive cell and have equal publications; null if none
 * is found.
 */
async function alikePair(
  draw: Draw,
  count: number,
  threshold: number,
): Promise<readonly [one: RowText[], other: RowText[]] | null> {
  const rows = fullRows(
    ...Array.from({ length: count }, () => ({ ...BASE, ...sensitiveCells(draw) })),
  );
  const wanted = figuresSeen(await explain(rows, threshold));
  for (let tries = 0; tries < TRIES; tries += 1) {
    const changes = sensitiveCells(draw);
    const column = pick(Object.keys(changes), draw);
    const at = whole(draw, 0, count - 1);
    const other = rows.map((row, index) =>
      index === at ? { ...row, [column]: changes[column] ?? "" } : row,
    );
    const isOther = csvOf(other) !== csvOf(rows);
    if (!isOther || (await readExport(csvOf(other))).findings.length > 0) continue;
    if (figuresSeen(await explain(other, threshold)) === wanted) return [rows, other];
  }
  return null;
}

describe("explanations and figures together", () => {
  it("reveal no more than the figures: exports that differ in withheld numbers only have equal explanations", async () => {
    let compared = 0;
    let distinct = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.integer({ min: 3, max: 24 }),
        fc.constantFrom(5, 9),
        async (seed, count, threshold) => {
          const pair = await alikePair(stream(`withheld-${seed}`), count, threshold);
          if (pair === null) return;
          compared += 1;
          const [one, other] = await Promise.all(pair.map((rows) => explain(rows, threshold)));
          expect(seen(one?.explanations)).toBe(seen(other?.explanations));
          const [bare, otherBare] = await Promise.all(pair.map((rows) => explain(rows, 0)));
          if (seen(bare?.explanations) !== seen(otherBare?.explanations)) distinct += 1;
        },
      ),
      { numRuns: 40 },
    );
    // Enough pairs were found, and without protection they differ: the test can fail.
    expect(compared).toBeGreaterThan(10);
    expect(distinct).toBeGreaterThan(10);
  }, 180_000);

  it("contain no number that the figure withholds", async () => {
    const draw = stream("withheld-few");
    const rows = Array.from({ length: 9 }, () => ({ ...BASE, ...sensitiveCells(draw) }));
    const { explanations, figures } = await explain(fullRows(...rows), 5);
    for (const { figure, comparison, protection } of explanations) {
      const hidden = comparison.rows.filter((row) => row.new.status === "withheld");
      const text = JSON.stringify(figures.figures[figure]);
      const fields = /"withheld":\[(?<fields>[^\]]+)\]/.exec(text)?.groups?.["fields"] ?? "";
      const ofQuantiles = fields.split(",").filter((field) => field !== "").length;
      expect(hidden.length).toBe(text.split('"withheld":true').length - 1 + ofQuantiles);
      expect(protection.withheld).toBe(hidden.length - ofQuantiles);
      for (const row of hidden) expect([row.new.value, row.difference]).toEqual([null, null]);
    }
    expect(explanations.some(({ protection }) => protection.withheld > 0)).toBe(true);
  });
});

describe("the funnel of a sensitive figure", () => {
  const counted = {
    later: 1,
    registered: 9,
    steps: [{ text: "met een resultaat", rows: 3, left: [{ text: "zonder", rows: 6 }] }],
  };
  const summary = {
    rows: 10,
    sha256: "",
    latestDate: null,
    firstDate: null,
    hasEarlierDate: false,
    columns: new Set(CATALOGUE.flatMap(({ columns }) => columns)),
    unknownHeaders: [],
    tallied: { rows: 0, filled: new Map(), registered: new Map() },
    dialect: {
      encoding: "utf-8",
      byteOrderMark: false,
      delimiter: ";",
      separatorLine: false,
      lineEnd: "lf",
    },
    skipped: { rows: 0, byRule: {} },
  } as const;

  it.each(CATALOGUE.map(({ id, sensitive }) => [id, sensitive] as const))(
    "%s (sensitive: %s) continues after the registrations only if nothing must be protected",
    (id, sensitive) => {
      const { steps } = publishableFunnel(figureOf(id), counted, summary);
      expect(steps).toEqual(sensitive ? [] : counted.steps);
    },
  );

  it("is not even counted", () => {
    const sensitive = CATALOGUE.filter((figure) => figure.sensitive);
    expect(sensitive.length).toBeGreaterThan(10);
    for (const figure of sensitive) expect(figure).not.toHaveProperty("steps");
  });
});
