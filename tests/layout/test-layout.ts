import { beforeAll, describe, expect, it } from "vitest";

import type { Theme } from "../themes.ts";
import { reportMaker } from "../whole-report.ts";
import { withBoxReader, type ReadLayout } from "./read-boxes.ts";
import { RULES } from "./rules.ts";
import type { LayoutCase } from "./samples.ts";

/**
 * Tests the pages of every case in a theme. Each theme has a test file, so they run in parallel.
 */
export function testLayout(theme: Theme, cases: readonly LayoutCase[]): void {
  describe(`the printed report in the theme ${theme.name}`, () => {
    const read = new Map<string, ReadLayout>();

    beforeAll(async () => {
      await withBoxReader(async (readBoxes) => {
        for (const [type, ofType] of Map.groupBy(cases, (one) => one.type)) {
          const makeReport = await reportMaker(theme, type);
          for (const { name, report } of ofType)
            read.set(name, await readBoxes((await makeReport(report)).printHtml));
        }
      });
    });

    describe.each(cases.map(({ name }) => name))("of %s", (name) => {
      const layoutOf = (): ReadLayout => {
        const found = read.get(name);
        if (found === undefined) throw new Error("the report was not read");
        return found;
      };

      it("is on paper as it was measured", () => {
        expect(layoutOf().differences.map((what) => `${name}: ${what}`)).toEqual([]);
      });

      it("takes no more pages than it should", () => {
        const { mostPages = Infinity } = cases.find((one) => one.name === name) ?? {};
        expect(layoutOf().layout.pages).toBeLessThanOrEqual(mostPages);
      });

      it.each(Object.entries(RULES))("%s", (_, violationsIn) => {
        expect(violationsIn(layoutOf().layout).map((what) => `${name}: ${what}`)).toEqual([]);
      });
    });
  });
}
