import { beforeAll, describe, expect, it } from "vitest";

import { stressCase } from "../conformance/stress.ts";
import { layoutCases } from "../layout/cases.ts";
import { THEMES, type Theme } from "../themes.ts";
import { reportMaker } from "../whole-report.ts";
import { TELEPHONE, withScreens } from "./open-screen.ts";

/** The boxes of all tables: whether one scrolls, and what keyboard and screen reader get. */
const BOXES = `
  [...document.querySelectorAll("main table")].map((table) => {
    const box = table.closest(".scroll");
    const name = box.getAttribute("aria-labelledby");
    return {
      table: table.textContent.trim().slice(0, 60),
      scrolls: box.scrollWidth > box.clientWidth,
      isStop: box.tabIndex === 0,
      role: box.getAttribute("role"),
      isNamed: Boolean(name === null ? box.getAttribute("aria-label") : document.getElementById(name).textContent),
    };
  })`;

interface Box {
  readonly table: string;
  readonly scrolls: boolean;
  readonly isStop: boolean;
  readonly role: string | null;
  readonly isNamed: boolean;
}

async function casesIn(theme: Theme) {
  const cases = await layoutCases(theme);
  const sample = cases.find(({ name }) => name === "the sample of 2024-Q1");
  if (sample === undefined) throw new Error("no sample of 2024-Q1");
  return [...cases, await stressCase(sample.report.source)];
}

describe.each(Object.values(THEMES))("the tables of a report on a telephone, $name", (theme) => {
  const boxes: Box[] = [];
  beforeAll(async () => {
    const makeReport = await reportMaker(theme);
    const cases = await casesIn(theme);
    await withScreens(async (open) => {
      for (const { report } of cases) {
        const { screenHtml } = await makeReport(report);
        const opened = screenHtml.replaceAll("<details", "<details open");
        const { page } = await open(opened, TELEPHONE);
        boxes.push(...((await page.evaluate(BOXES)) as Box[]));
        await page.close();
      }
    });
  });

  it("are keyboard stops if they scroll", () => {
    expect(boxes.filter(({ scrolls }) => scrolls).length).toBeGreaterThan(40);
    expect(boxes.filter(({ scrolls, isStop }) => scrolls && !isStop)).toEqual([]);
  });

  it("are hardly ever a keyboard stop if they fit", () => {
    const fitting = boxes.filter(({ scrolls }) => !scrolls);
    expect(fitting.length).toBeGreaterThan(60);
    const inVain = fitting.filter(({ isStop }) => isStop);
    expect(inVain.length / boxes.length).toBeLessThan(0.1);
  });

  it("have a role and a name only as stops, and are no landmarks", () => {
    for (const { isStop, role, isNamed } of boxes) {
      expect([role, isNamed]).toEqual(isStop ? ["group", true] : [null, false]);
    }
  });
});
