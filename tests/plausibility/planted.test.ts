import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { readLedger } from "../../src/snapshots/earlier-reports.ts";
import { doubtsAbout, figuresOfRows, type Row, rowsOf } from "./doubts-of.ts";

const SNAPSHOTS = path.join(import.meta.dirname, "../../fixtures/snapshots");
const PERIOD = "2024-02..2024-04";

/** Changes the first selected rows, at most `most`. */
function changed(rows: readonly Row[], isMeant: (row: Row) => boolean, change: Row, most = 9999) {
  let left = most;
  return rows.map((row) => (isMeant(row) && left-- > 0 ? { ...row, ...change } : row));
}

/** Exchanges the content of two columns. */
function exchanged(rows: readonly Row[], first: string, second: string): Row[] {
  return rows.map((row) => ({ ...row, [first]: row[second] ?? "", [second]: row[first] ?? "" }));
}

const registeredIn =
  (month: string) =>
  (row: Row): boolean =>
    row["aanmelddatum"]?.startsWith(month) === true;

describe("an implausible export", () => {
  const rows = rowsOf();
  let kept: readonly PublishedFigures[] = [];
  beforeAll(async () => {
    kept = (await readLedger(SNAPSHOTS)).publications;
  });

  it("differs from the sample, which gives no warning", async () => {
    expect(kept.map(({ period }) => period.id)).toEqual(["2023-Q4", "2024-Q1"]);
    for (const period of ["2023-Q4", "2024-Q1", PERIOD, "2023-12", "2024-01", "2023"]) {
      expect([period, await doubtsAbout(rows, period, kept)]).toEqual([period, []]);
    }
    const earlier = rowsOf("monitor-2024-01-31.csv");
    expect(await doubtsAbout(earlier, "2023-Q4", kept)).toEqual([]);
  });

  type Plant = (rows: readonly Row[]) => readonly Row[];
  const PLANTED: Readonly<Record<string, readonly [string, string | null, string, Plant]>> = {
    "registrations that went": [
      "export-stock-fell",
      null,
      "“Aanmeldingen” is lager dan in het bewaarde rapport over januari t/m maart 2024: van 936 naar 912.",
      (all) => {
        const later = all.find(registeredIn("2024-05"));
        return all.map((row) =>
          ["2023-10", "2022-07"].some((month) => registeredIn(month)(row)) &&
          Number(row["traject_id"]?.slice(-1)) % 2 === 0
            ? { ...later, traject_id: row["traject_id"] ?? "" }
            : row,
        );
      },
    ],
    "a category that can only grow and fell": [
      "export-stock-fell",
      "herkomst",
      "Zuid-Holland van 232 naar",
      (all) =>
        changed(all, ({ herkomst }) => herkomst === "zuid-holland", { herkomst: "utrecht" }, 40),
    ],
    "a total that can only grow and fell": [
      "export-stock-fell",
      "redenen_uithuisplaatsing",
      "van 421 naar 0",
      (all) => all.map((row) => ({ ...row, redenen_uithuisplaatsing: "" })),
    ],
    "an answer that vanished": [
      "export-category-vanished",
      "gezinssamenstelling",
      "komt “Samengesteld gezin” (141 keer) niet meer voor",
      (all) =>
        changed(all, (row) => row["gezinssamenstelling"] === "samengesteld_gezin", {
          gezinssamenstelling: "overig",
        }),
    ],
    "an unknown that rose": [
      "export-unknown-rose",
      "gezinssamenstelling",
      "van 20% naar",
      (all) =>
        changed(all, (row) => row["gezinssamenstelling"] !== "", { gezinssamenstelling: "" }, 150),
    ],
    "numbers of children that are not filled in": [
      "export-unknown-rose",
      "kinderen",
      "“Kinderen in de gezinnen”",
      (all) => changed(all, (row) => row["kinderen"] !== "", { kinderen: "" }, 150),
    ],
    "a month without registrations": [
      "export-month-empty",
      "aanmelddatum",
      "In augustus 2023 zijn er geen aanmeldingen.",
      // An earlier day of registration breaks no rule.
      (all) => changed(all, registeredIn("2023-08"), { aanmelddatum: "2023-07-31" }),
    ],
    "a flow that nearly stopped": [
      "export-flow-unusual",
      "aanmelddatum",
      "“Aanmeldingen in de periode” wijkt sterk af: 9 in 3 maanden. Eerder was dat meestal rond de",
      (all) =>
        ["2024-02", "2024-03", "2024-04"].reduce<readonly Row[]>((now, month) => {
          const meant = new Set(now.filter(registeredIn(month)).slice(3));
          return now.map((row) => (meant.has(row) ? { ...row, aanmelddatum: "2024-01-31" } : row));
        }, all),
    ],
    "fewer rows": [
      "export-rows-fewer",
      null,
      "De export van het bewaarde rapport over januari t/m maart 2024 had er 979.",
      (all) => all.filter((row) => !registeredIn("2024-05")(row)),
    ],
    "residences in each other's column": [
      "export-columns-exchanged",
      null,
      "kinderen_in_pleeggezin en kinderen_in_netwerk",
      (all) => exchanged(all, "kinderen_in_pleeggezin", "kinderen_in_netwerk"),
    ],
    "measures in each other's column": [
      "export-columns-exchanged",
      null,
      "kinderen_met_maatregel en kinderen_zonder_maatregel",
      (all) => exchanged(all, "kinderen_met_maatregel", "kinderen_zonder_maatregel"),
    ],
    "children placed now and before in each other's column": [
      "export-columns-exchanged",
      null,
      "kinderen_nu_uithuisgeplaatst en kinderen_eerder_uithuisgeplaatst",
      (all) => exchanged(all, "kinderen_nu_uithuisgeplaatst", "kinderen_eerder_uithuisgeplaatst"),
    ],
    "dates in each other's column": [
      "export-columns-exchanged",
      null,
      "eerste_contact_op en welkomstgesprek_ingepland_op",
      (all) => exchanged(all, "eerste_contact_op", "welkomstgesprek_ingepland_op"),
    ],
  };

  it.each(Object.entries(PLANTED))("is found by %s", async (_, [code, column, words, plant]) => {
    const found = await doubtsAbout(plant(rows), PERIOD, kept);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: "warning",
      code,
      file: "monitor.csv",
      line: null,
      column,
    });
    expect(found[0]?.message).toContain(words);
  });

  it("is found by an answer that appeared", async () => {
    const isMeant = (row: Row): boolean => row["gezinssamenstelling"] === "samengesteld_gezin";
    const without = changed(rows, isMeant, { gezinssamenstelling: "" });
    const before = [await figuresOfRows(without, "2023-Q4")];
    const found = await doubtsAbout(rows, "2024-Q1", before);
    expect(found.map(({ code, column }) => [code, column])).toEqual([
      ["export-category-appeared", "gezinssamenstelling"],
    ]);
    expect(found[0]?.message).toContain("komt nu “Samengesteld gezin” (141 keer) voor.");
  });

  it("is found by a share far from the shares of four earlier periods", async () => {
    const quarters = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];
    const before = await Promise.all(quarters.map((one) => figuresOfRows(rows, one)));
    const isMeant = (row: Row): boolean => registeredIn("2024-0")(row);
    const empty = changed(rows, isMeant, { welkomstgesprek_ingepland_op: "" });
    expect(await doubtsAbout(rows, "2024-Q1", before)).toEqual([]);
    const found = await doubtsAbout(empty, "2024-Q1", before);
    expect(found.map(({ code, column }) => [code, column])).toEqual([
      ["export-flow-unusual", "welkomstgesprek_ingepland_op"],
    ]);
    expect(found[0]?.message).toContain("wijkt sterk af: 0%");
    expect(await doubtsAbout(empty, "2024-Q1", before.slice(1))).toEqual([]);
  });
});
