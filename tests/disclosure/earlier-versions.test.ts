import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { auditPublications } from "../../src/disclosure/audit.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { hiddenIn, publicationOf } from "./protected.ts";

const RETURNED = "children.returned";
const FAMILIES = "children.returnedFamilies";
const SUPPORTED = "people.bySupported";

type Cells = Readonly<Record<string, number>>;

/** A publication with returned children, two in each family, and a line that adds up. */
function version(
  period: string,
  families: number,
  supported: Cells,
  ledger: readonly PublishedFigures[] = [],
  correctedOn?: string,
): PublishedFigures {
  const total = Object.values(supported).reduce((sum, value) => sum + value, 0);
  return publicationOf(
    period,
    {
      [RETURNED]: { value: [families * 2, families] },
      [FAMILIES]: { value: families },
      [SUPPORTED]: { cells: supported, total },
    },
    ledger,
    { correctedOn },
  );
}

const BEFORE = version("2023-Q4", 12, { moeder: 60, vader: 20, beide_ouders: 9 });
const WRONG = version("2024-Q1", 20, { moeder: 70, vader: 25, beide_ouders: 11 }, [BEFORE]);
const DAY = "2024-07-15";

function corrected(families: number, supported: Cells): PublishedFigures {
  return version("2024-Q1", families, supported, [BEFORE, WRONG], DAY);
}

describe("a publication that corrects an earlier version of its period", () => {
  it("has the day of the correction, and lists the earlier periods it is protected against", () => {
    const now = corrected(40, { moeder: 90, vader: 45, beide_ouders: 31 });
    expect(now.correctedOn).toBe(DAY);
    expect(now.disclosure).toMatchObject({ derivable: 0, against: ["2023-Q4"] });
  });

  it("shows a number that changed much, and withholds nothing needlessly", () => {
    const now = corrected(40, { moeder: 90, vader: 45, beide_ouders: 31 });
    expect([RETURNED, FAMILIES, SUPPORTED].map((id) => hiddenIn(now, id))).toEqual(["", "", ""]);
  });

  it("never repeats the wrong number if the right one differs little", () => {
    const now = corrected(22, { moeder: 70, vader: 25, beide_ouders: 11 });
    expect(now.disclosure?.held).toBe(0);
    expect([RETURNED, FAMILIES].map((id) => hiddenIn(now, id))).toEqual([
      "niet getoond",
      "niet getoond",
    ]);
    expect(auditPublications([BEFORE, WRONG, now]).derivable).toBe(0);
  });

  it("withholds again the small numbers of that version", () => {
    const few = { moeder: 70, vader: 25, beide_ouders: 3 };
    const wrong = version("2024-Q1", 20, few, [BEFORE]);
    const now = version("2024-Q1", 40, few, [BEFORE, wrong], DAY);
    expect(hiddenIn(wrong, SUPPORTED)).not.toBe("");
    expect(hiddenIn(now, SUPPORTED)).toBe(hiddenIn(wrong, SUPPORTED));
  });

  it("replaces that version for later periods, which never use the wrong number", () => {
    const now = corrected(40, { moeder: 90, vader: 45, beide_ouders: 31 });
    const next = version("2024-Q2", 22, { moeder: 95, vader: 50, beide_ouders: 36 }, [
      BEFORE,
      WRONG,
      now,
    ]);
    // A change from 20, which was wrong, would be too small.
    expect([RETURNED, FAMILIES].map((id) => hiddenIn(next, id))).toEqual(["", ""]);
    expect(next.disclosure?.against).toEqual(["2023-Q4", "2024-Q1", "2024-Q1"]);
    const held = version("2024-Q2", 42, { moeder: 95, vader: 50, beide_ouders: 36 }, [
      BEFORE,
      WRONG,
      now,
    ]);
    expect(hiddenIn(held, FAMILIES)).toBe("=40@2024-03-31");
  });

  it("shows no small change and leaves nothing to derive, whatever was wrong", () => {
    // At least as many as before: these stocks do not fall.
    const families = fc.integer({ min: 12, max: 30 });
    const supported = fc.record({
      moeder: fc.integer({ min: 60, max: 90 }),
      vader: fc.integer({ min: 20, max: 30 }),
      beide_ouders: fc.integer({ min: 9, max: 20 }),
      kinderen: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(families, supported, families, supported, (was, wrongly, is, rightly) => {
        const wrong = version("2024-Q1", was, wrongly, [BEFORE]);
        const now = version("2024-Q1", is, rightly, [BEFORE, wrong], DAY);
        const isShown = (one: PublishedFigures): boolean => hiddenIn(one, FAMILIES) === "";
        const isSmallStep = is !== was && Math.abs(is - was) < 5;
        expect(isSmallStep && isShown(wrong) && isShown(now)).toBe(false);
        expect(now.disclosure?.derivable).toBe(0);
        expect(auditPublications([BEFORE, wrong, now]).derivable).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
