import { beforeAll, describe, expect, it } from "vitest";

import { reportMaker } from "../whole-report.ts";
import { layoutCases } from "./cases.ts";
import { withBoxReader, type ReadLayout } from "./read-boxes.ts";
import { RULES } from "./rules.ts";

const CASES = await layoutCases();

describe("the printed report", () => {
  const read = new Map<string, ReadLayout>();

  beforeAll(async () => {
    const makeReport = await reportMaker();
    await withBoxReader(async (readBoxes) => {
      for (const { name, report } of CASES)
        read.set(name, await readBoxes((await makeReport(report)).printHtml));
    });
  });

  describe.each(CASES.map(({ name }) => name))("of %s", (name) => {
    const layoutOf = (): ReadLayout => {
      const found = read.get(name);
      if (found === undefined) throw new Error("the report was not read");
      return found;
    };

    it("stands on paper as it was measured", () => {
      expect(layoutOf().differences.map((what) => `${name}: ${what}`)).toEqual([]);
    });

    it.each(Object.entries(RULES))("%s", (_, violationsIn) => {
      expect(violationsIn(layoutOf().layout).map((what) => `${name}: ${what}`)).toEqual([]);
    });
  });
});
