import { beforeAll, describe, expect, it } from "vitest";

import { auditPublication, auditPublications } from "../../src/disclosure/audit.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { openSource } from "../../src/monitor/source.ts";
import { parsePeriod, type Period } from "../../src/period/period.ts";
import { figuresTogether } from "../../src/pipeline/read-for-answer.ts";
import { type CountedExport, countExport } from "../../src/pipeline/read-export.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { EMPTY_LEDGER, type PublicationLedger } from "../../src/snapshots/earlier-reports.ts";
import { STANDARD } from "../sample-codebook.ts";

const QUARTERS = ["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1"].map(periodOf);
const MONTHS = ["2024-01", "2024-02", "2024-03"].map(periodOf);

function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(`${text} is no period`);
  return period;
}

/** The ledger, as if each snapshot came from another export than the one of the tests. */
function keeping(publications: readonly PublishedFigures[]): PublicationLedger {
  return { ...EMPTY_LEDGER, publications, against: () => publications };
}

describe("figures of periods that readers see together", () => {
  let counted: CountedExport;
  const together = (
    periods: readonly Period[],
    kept = EMPTY_LEDGER,
  ): readonly PublishedFigures[] => {
    const figures = figuresTogether(counted, periods, kept);
    if (figures === null) throw new Error("an export with an error");
    return figures;
  };
  const alone = (period: Period): PublishedFigures => {
    const [figures] = counted.figuresOf([{ period }], EMPTY_LEDGER) ?? [];
    if (figures === undefined) throw new Error("an export with an error");
    return figures;
  };

  beforeAll(async () => {
    const context = { stdin: process.stdin, temporaryFolder: "/" };
    const source = await openSource("fixtures/monitor.csv", context);
    const periods = [...QUARTERS, ...MONTHS].map((period) => ({ period }));
    counted = await countExport(source, periods, STANDARD, await settleSettings({}, {}, "/"), {});
  });

  it("reveal no withheld value, although the figures of each period alone would", () => {
    const { withheld, derivable } = auditPublications(QUARTERS.map(alone));
    expect([withheld > 100, derivable > 20]).toEqual([true, true]);
    const audit = auditPublications(together(QUARTERS));
    expect(audit.derivable).toBe(0);
    expect(audit.fewestValues).toBeGreaterThan(1);
  });

  it("reveal nothing with a period that contains the others either", () => {
    const quarter = periodOf("2024-Q1");
    const figures = together([quarter, ...MONTHS]);
    expect(figures.map(({ period }) => period.id)).toEqual([
      "2024-Q1",
      "2024-01",
      "2024-02",
      "2024-03",
    ]);
    expect(figures[0]?.figures["results.inPeriodByTheme"]).toMatchObject({
      overlaps: ["2024-01", "2024-02", "2024-03"],
    });
    expect(auditPublications(figures).derivable).toBe(0);
  });

  it("come in the order of the request, and are the same in every order", () => {
    const forward = together(QUARTERS);
    expect(together(QUARTERS.toReversed())).toEqual(forward.toReversed());
  });

  it("are the same as alone if there is one period", () => {
    const [period] = QUARTERS;
    if (period === undefined) throw new Error("no quarters");
    expect(together([period])).toEqual([alone(period)]);
  });

  it("stay as published if they have a snapshot", () => {
    const kept = alone(periodOf("2023-Q2"));
    const ledger = {
      ...keeping([kept]),
      // A report with a snapshot is made again as in its snapshot: protected against no other
      // period.
      against: ({ id }: Period) => (id === "2023-Q2" ? [] : [kept]),
    };
    const figures = together(QUARTERS, ledger);
    expect(figures.find(({ period }) => period.id === "2023-Q2")).toEqual(kept);
    const derivable = figures.filter((one) => {
      const others = figures.filter((other) => other !== one);
      return auditPublication(one, others).derivable > 0;
    });
    // A snapshot gives the day on which its period begins, whichever figures are shown.
    expect(derivable.map(({ period }) => period.id)).toEqual(["2023-Q1"]);
  });

  it("are none if the export has an error", () => {
    expect(figuresTogether({ figuresOf: () => null }, QUARTERS, EMPTY_LEDGER)).toBe(null);
  });
});
