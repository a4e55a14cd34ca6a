import { describe, expect, it } from "vitest";

import { answersOf, type ColumnName } from "../../src/codebook/codebook.ts";
import { startFigures } from "../../src/figures/compute.ts";
import { parsePeriod } from "../../src/period/period.ts";
import { csvOf, fullRows, readExport, type RowText } from "../monitor/export.ts";
import { codebookFrom } from "./codebook-file.ts";

/** Reads full rows with these cells, with a codebook file. */
async function readBy(yaml: string, ...rows: RowText[]) {
  return await readExport(csvOf(fullRows(...rows)), { codebook: await codebookFrom(yaml) });
}

/** A codebook file that adds answers to one column, each written as `code: {…}`. */
function adding(column: ColumnName, ...answers: readonly string[]): string {
  return [`columns:`, `  ${column}:`, `    answers:`, ...answers.map((one) => `      ${one}`)].join(
    "\n",
  );
}

const codesOf = async (yaml: string, column: ColumnName) =>
  answersOf(await codebookFrom(yaml), column).map(({ code }) => code);

describe("answers that are added", () => {
  const ROUTES = adding(
    "aanmeldroute",
    "wijkteam: { label: Wijkteam }",
    "tweedelijn: { label: Arts }",
  );
  const SUPPORT = adding(
    "geboden_ondersteuning",
    "speltherapie: { label: Speltherapie, theme: gezinsherstel, aliases: [Spel] }",
    "budgetcoach: { label: Budgetcoach, theme: bestaanszekerheden }",
    "rouwhulp: { label: Hulp bij rouw, theme: persoonlijk_herstel }",
  );

  it("are read by code, label and alias", async () => {
    const rows = ["speltherapie|zelfregie", "SPEL", " speltherapie |Spel"];
    const { cases, findings } = await readBy(
      SUPPORT,
      ...rows.map((text) => ({ geboden_ondersteuning: text })),
    );
    expect(findings).toEqual([]);
    expect(cases.map((one) => one.geboden_ondersteuning)).toEqual([
      ["speltherapie", "zelfregie"],
      ["speltherapie"],
      ["speltherapie"],
    ]);
  });

  it("come last in a plain list, but before overig", async () => {
    expect(await codesOf(ROUTES, "aanmeldroute")).toEqual([
      "rechtstreeks",
      "professional",
      "wijkteam",
      "tweedelijn",
      "overig",
    ]);
    const supported = adding("ondersteunde", "opa: { label: Opa }");
    expect((await codesOf(supported, "ondersteunde")).at(-1)).toBe("opa");
  });

  it("come last within their theme", async () => {
    expect(await codesOf(SUPPORT, "geboden_ondersteuning")).toEqual([
      "luisterend_oor",
      "psychische_hulp",
      "zelfregie",
      "rouwhulp",
      "bemiddeling_jeugdbescherming",
      "bemiddeling_gemeente",
      "procesregie",
      "hulp_bij_terugplaatsing",
      "hulp_bij_bezoekregeling",
      "hulp_bij_gezag",
      "hulp_bij_huisvesting",
      "hulp_bij_schulden",
      "hulp_bij_inkomen",
      "budgetcoach",
      "hulp_bij_contactherstel",
      "familiegroepsplan",
      "speltherapie",
      "overige_hulp",
    ]);
  });

  it("count under their theme and in their list", async () => {
    const yaml = `${SUPPORT}\n${ROUTES.replace("columns:\n", "")}`;
    const { cases } = await readBy(
      yaml,
      { geboden_ondersteuning: "speltherapie|familiegroepsplan", aanmeldroute: "wijkteam" },
      { geboden_ondersteuning: "budgetcoach", aanmeldroute: "Arts" },
      { geboden_ondersteuning: "hulp_bij_schulden|Budgetcoach", aanmeldroute: "wijkteam" },
    );
    const period = parsePeriod("2023");
    if (period === undefined) throw new Error("2023 is no period");
    const ids = ["support.providedByTheme", "registrations.byRoute"];
    const run = startFigures(period, await codebookFrom(yaml), ids);
    for (const row of cases) run.add(row);
    const present = new Set<ColumnName>(["geboden_ondersteuning", "aanmeldroute"]);
    const counted = run
      .finish(present)
      .map(({ definition, outcome }) => [
        definition.id,
        "cells" in outcome
          ? outcome.cells.flatMap(({ code, value }) => (value === 0 ? [] : [`${code} ${value}`]))
          : [],
      ]);
    expect(Object.fromEntries(counted)).toEqual({
      "support.providedByTheme": ["bestaanszekerheden 2", "gezinsherstel 1"],
      "registrations.byRoute": ["wijkteam 2", "tweedelijn 1"],
    });
  });

  it("are among those that a message names", async () => {
    const { findings } = await readBy(ROUTES, { aanmeldroute: "iets" });
    expect(findings[0]?.message).toContain(
      "rechtstreeks, professional, wijkteam, tweedelijn, overig",
    );
  });
});
