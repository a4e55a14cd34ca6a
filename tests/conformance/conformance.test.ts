import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/browser.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { sampleOf } from "../run/sample.ts";
import { conformanceCases } from "./cases.ts";
import { finishedFiles, newFolder, type FinishedFiles } from "./finished-files.ts";
import { structureTypes } from "./opened-pdf.ts";
import { complaintsOfQpdf } from "./qpdf.ts";
import { STRESS_NAME, STRESS_TYPES } from "./stress.ts";
import { claimedVerdictsOf, verdictsOf, type Flavour, type Verdict } from "./verapdf.ts";

const CASES = await conformanceCases();

/** A report of one page has tens of thousands of checks. Fewer mean that little was read. */
const FEWEST_CHECKS = 10_000;

const CLAIMS = [
  ["3a", "ua1"],
  ["3a", "3a"],
  ["2a", "ua1"],
  ["2a", "2a"],
] as const;

/** The other claims of a PDF/A-4f: PDF/UA-2, and "Well-Tagged PDF" for access and for reuse. */
const CLAIMS_OF_4F = ["4f", "ua2", "wt1a", "wt1r"] as const;
/** The reports that are also checked under 4f. Four checks of a report take time. */
const UNDER_4F = CASES.map(({ name }) => name).filter(
  (name) => /^the sample of [-\dQ.]+$/.test(name) || name === STRESS_NAME,
);
/** A PDF/A-2a differs from a PDF/A-3a only in its claim and in having no attachments. */
const UNDER_2A: ReadonlySet<string> = new Set([
  ...UNDER_4F,
  ...sampleOf(
    CASES.map(({ name }) => name),
    5,
  ),
]);
const STANDARDS = ["3a", "2a", "4f"] as const;

/** The standards under which a report is finished and checked. */
function standardsOf(name: string): readonly (typeof STANDARDS)[number][] {
  return STANDARDS.filter((standard) => {
    if (standard === "3a") return true;
    return standard === "2a" ? UNDER_2A.has(name) : UNDER_4F.includes(name);
  });
}

describe("the finished PDF", () => {
  let files: ReadonlyMap<string, FinishedFiles> = new Map();
  const verdicts = new Map<Flavour, ReadonlyMap<string, Verdict>>();
  let under4f: ReadonlyMap<string, ReadonlyMap<Flavour, Verdict>> = new Map();
  let removeFolder = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const { folder, remove } = await newFolder();
    removeFolder = remove;
    files = await withBrowser(contextOfThisMachine(), async (browser) =>
      finishedFiles(await browser, CASES, folder, standardsOf),
    );
    const made = [...files.values()];
    const asked: Record<(typeof CLAIMS)[number][1], string[]> = { ua1: [], "2a": [], "3a": [] };
    for (const [standard, flavour] of CLAIMS) {
      asked[flavour].push(...made.flatMap((report) => report[standard] ?? []));
    }
    [under4f] = await Promise.all([
      claimedVerdictsOf(UNDER_4F.map((name) => files.get(name)?.["4f"] ?? "")),
      ...(["ua1", "2a", "3a"] as const).map(async (flavour) => {
        verdicts.set(flavour, await verdictsOf(flavour, asked[flavour]));
      }),
    ]);
  }, 480_000);

  afterAll(() => removeFolder());

  it("has every kind of structure if the report contains everything", async () => {
    const file = files.get(STRESS_NAME)?.["3a"] ?? "";
    const types = await structureTypes(await readFile(file));
    expect(STRESS_TYPES.filter((type) => !types.has(type))).toEqual([]);
  });

  it("is checked under 4f for every sample and for a report with everything", () => {
    expect(UNDER_4F).toHaveLength(4);
  });

  it.each(UNDER_4F)(
    "under 4f claims the newest standards and passes every check, of %s",
    (name) => {
      const found = under4f.get(files.get(name)?.["4f"] ?? "") ?? new Map<Flavour, Verdict>();
      expect([...found.keys()].sort()).toEqual(CLAIMS_OF_4F);
      for (const verdict of found.values()) {
        expect(verdict).toMatchObject({ compliant: true, failedChecks: 0, broken: [] });
        expect(verdict.passedChecks).toBeGreaterThan(FEWEST_CHECKS);
      }
    },
  );

  describe.each(CASES.map(({ name }) => name))("of %s", (name) => {
    const fileOf = (standard: keyof FinishedFiles): string => {
      const made = files.get(name)?.[standard];
      if (made === undefined) throw new Error("the report was not finished");
      return made;
    };

    it.each(CLAIMS.filter(([standard]) => standardsOf(name).includes(standard)))(
      "under %s passes every check of %s",
      (standard, flavour) => {
        const verdict = verdicts.get(flavour)?.get(fileOf(standard));
        expect(verdict).toMatchObject({ compliant: true, failedChecks: 0, broken: [] });
        expect(verdict?.passedChecks).toBeGreaterThan(FEWEST_CHECKS);
      },
    );

    it.each(standardsOf(name))("under %s is a file without a fault", async (standard) => {
      expect(await complaintsOfQpdf(fileOf(standard))).toBe("");
    });
  });
});
