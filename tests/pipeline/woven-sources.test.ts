import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { parseFigures } from "../../src/compare/figures-file.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { answersFrom } from "../../src/document/woven/answer.ts";
import { CATALOGUE, figureOf } from "../../src/figures/catalogue.ts";
import { openSource } from "../../src/monitor/source.ts";
import { parsePeriod } from "../../src/period/period.ts";
import { readReportFigures } from "../report-figures.ts";
import { wovenSources } from "../../src/pipeline/build-from-figures.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { lieOf, runsIn } from "../document/origin-lies.ts";
import { ownType } from "../document-types.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { earlierFigures } from "../whole-report.ts";
import { TEST_RELEASE } from "../test-release.ts";

const PROJECT = path.join(import.meta.dirname, "../..");
const KEPT_FILE = "fixtures/snapshots/2023-Q4/voortgangsrapportage/figures.json";

/** What texts of the first quarter of 2024 can call, with these publications before it. */
async function toldWith(kept: readonly PublishedFigures[]) {
  const documentType = await ownType();
  const period = parsePeriod("2024-Q1");
  if (period === undefined) throw new Error("no period");
  const settings = await settleSettings({}, {}, "/");
  const sources = {
    documentType,
    source: await openSource(path.join(PROJECT, "fixtures/monitor.csv"), {
      stdin: process.stdin,
      temporaryFolder: tmpdir(),
    }),
    codebook: SAMPLE_CODEBOOK,
    ledger: { against: () => kept },
    earlier: earlierFigures(kept, documentType.name, period),
    release: TEST_RELEASE,
  };
  const { figures } = await readReportFigures(period, sources, settings, {});
  if (figures === null) throw new Error("refused");
  return { figures, answers: answersFrom(wovenSources(figures, sources, settings)) };
}

type Told = Awaited<ReturnType<typeof toldWith>>;

/** Every number that a call can request, in a form. */
function callsOf([now]: Told["figures"]) {
  return CATALOGUE.flatMap(({ id, kind }) => {
    const figure = now?.figures[id];
    const codes =
      figure !== undefined && "categories" in figure
        ? figure.categories.map(({ code }) => code)
        : [];
    const fields = kind === "quantiles" ? ["median", "p90", "n"] : [];
    const shares = kind === "share" ? ["numerator", "denominator"] : [];
    const parts = [
      ...(kind === "quantiles" ? [] : [[]]),
      ...[...fields, ...shares, ...codes].map((one) => [one]),
    ];
    return parts.flatMap((part) =>
      (["cijfer", "aandeel"] as const).flatMap((name) =>
        [[], ["vorige"], ["verschil"], ["afgerond"], ["vorige", "afgerond"], ["breuk"]].map(
          (forms) => ({
            kind: name,
            figure: id,
            parts: [...part, ...forms],
            noun: null,
            place: { line: 0, at: 0 },
          }),
        ),
      ),
    );
  });
}

describe.each([
  ["nothing was kept", false],
  ["the report of the period before was kept", true],
])("what texts can print, where %s", (_, isKept) => {
  let told: Told;
  let kept: readonly PublishedFigures[];
  beforeAll(async () => {
    const file = path.join(PROJECT, KEPT_FILE);
    const { figures } = parseFigures(readFileSync(file, "utf8"), file);
    kept = isKept && figures !== null ? [figures] : [];
    told = await toldWith(kept);
  });

  it("follows from published figures, and from figures that are never withheld", () => {
    const [now, ...earlier] = told.figures;
    if (now === undefined) throw new Error("no figures");
    const open = earlier.map((one) => ({
      ...one,
      figures: Object.fromEntries(
        Object.entries(one.figures).filter(([id]) => !figureOf(id).sensitive),
      ),
    }));
    const sources = {
      figures: [now, ...open],
      kept,
      redefinitions: [],
      settings: { events: [], contact: null },
    };
    const values = callsOf(told.figures).flatMap((call) => {
      const value = told.answers.value(call, false);
      return "code" in value ? [] : [value];
    });
    expect(values.length).toBeGreaterThan(500);
    const runs = runsIn(values);
    expect(runs.flatMap((run) => lieOf(run, sources) ?? [])).toEqual([]);
  });

  it("shows the earlier value of a sensitive number only if it was published", () => {
    const before = callsOf(told.figures).filter(
      ({ figure, parts }) =>
        figureOf(figure).sensitive && parts.some((one) => one === "vorige" || one === "verschil"),
    );
    const values = before.flatMap((call) => {
      const value = told.answers.value(call, false);
      return "code" in value ? [] : [value];
    });
    expect(values.length > 0).toBe(isKept);
    const origins = runsIn(values).map(({ origin }) => origin);
    expect(origins.filter((origin) => !origin.includes("2023-Q4@kept/"))).toEqual([]);
    const open = { kind: "cijfer", figure: "registrations.total", parts: ["vorige"] } as const;
    expect(told.answers.value({ ...open, noun: null, place: { line: 0, at: 0 } }, false)).toEqual([
      { text: "787", origin: "2023-Q4/registrations.total.value" },
    ]);
  });

  it("compares no sensitive number with an unpublished one", () => {
    const asked = { place: { line: 0, at: 0 }, kind: "als" } as const;
    const compared: (readonly [test: string, isTold: boolean])[] = [];
    for (const figure of ["results.byTheme", "results.byResult", "analyses.byState"]) {
      const published = told.figures[0]?.figures[figure];
      if (published === undefined || !("categories" in published)) throw new Error("no figure");
      for (const { code } of published.categories) {
        for (const other of ["vorige", `${figure} ${code} vorige`]) {
          const tests = [{ comparison: "groter", with: other } as const];
          const holds = told.answers.holds({ ...asked, figure, parts: [code], tests }, 0);
          compared.push([`${figure} ${code} ${other}`, typeof holds === "boolean"]);
        }
      }
    }
    expect(compared.some(([, isTold]) => isTold)).toBe(isKept);
  });
});
