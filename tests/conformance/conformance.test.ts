import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/with-browser.ts";
import type { PdfStandard } from "../../src/pdf/standard.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { conformanceCases } from "./cases.ts";
import { finishedFiles, newFolder, type FinishedFiles } from "./finished-files.ts";
import { structureTypes } from "./opened-pdf.ts";
import { complaintsOfQpdf } from "./qpdf.ts";
import { STRESS_NAME, STRESS_TYPES } from "./stress.ts";
import { verdictsOf, type Flavour, type Verdict } from "./verapdf.ts";

const CASES = await conformanceCases();

/** A report of one page is checked tens of thousands of times; fewer means that little was read. */
const FEWEST_CHECKS = 10_000;

const CLAIMS: readonly (readonly [PdfStandard, Flavour])[] = [
  ["3a", "ua1"],
  ["3a", "3a"],
  ["2a", "ua1"],
  ["2a", "2a"],
];

describe("the finished PDF", () => {
  let files: ReadonlyMap<string, FinishedFiles> = new Map();
  const verdicts = new Map<Flavour, ReadonlyMap<string, Verdict>>();
  let removeFolder = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const { folder, remove } = await newFolder();
    removeFolder = remove;
    files = await withBrowser(contextOfThisMachine(), async (browser) =>
      finishedFiles(await browser, CASES, folder),
    );
    const made = [...files.values()];
    const asked: Record<Flavour, string[]> = { ua1: [], "2a": [], "3a": [] };
    for (const [standard, flavour] of CLAIMS) {
      asked[flavour].push(...made.map((report) => report[standard]));
    }
    await Promise.all(
      (["ua1", "2a", "3a"] as const).map(async (flavour) => {
        verdicts.set(flavour, await verdictsOf(flavour, asked[flavour]));
      }),
    );
  }, 480_000);

  afterAll(() => removeFolder());

  it("has every kind of structure where the report holds everything", async () => {
    const file = files.get(STRESS_NAME)?.["3a"] ?? "";
    const types = await structureTypes(await readFile(file));
    expect(STRESS_TYPES.filter((type) => !types.has(type))).toEqual([]);
  });

  describe.each(CASES.map(({ name }) => name))("of %s", (name) => {
    const fileOf = (standard: PdfStandard): string => {
      const made = files.get(name);
      if (made === undefined) throw new Error("the report was not finished");
      return made[standard];
    };

    it.each(CLAIMS)("under %s passes every check of %s", (standard, flavour) => {
      const verdict = verdicts.get(flavour)?.get(fileOf(standard));
      expect(verdict).toMatchObject({ compliant: true, failedChecks: 0, broken: [] });
      expect(verdict?.passedChecks).toBeGreaterThan(FEWEST_CHECKS);
    });

    it.each(["3a", "2a"] as const)("under %s is a file without a fault", async (standard) => {
      expect(await complaintsOfQpdf(fileOf(standard))).toBe("");
    });
  });
});
