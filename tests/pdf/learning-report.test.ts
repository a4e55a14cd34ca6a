import { beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/browser.ts";
import { type WalkedRule, walkStructure } from "../../src/pdf/walk/walk-structure.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { finishReport } from "../finished-report.ts";
import { sampleOfType } from "../layout/samples.ts";
import { reportMaker } from "../whole-report.ts";
import { contentIn, elementsIn, readDocument, type ReadDocument } from "./second-reader.ts";

describe("the finished PDF of a learning report", () => {
  let walked: readonly WalkedRule[];
  let document: ReadDocument;
  let alternatives: readonly string[];

  beforeAll(async () => {
    const { type, report } = await sampleOfType("leerrapport");
    alternatives = report.narratives.flatMap(({ markdown }) =>
      Array.from(markdown.matchAll(/^!\[(.*)\]\(/gm), ([, alt = ""]) => alt),
    );
    const whole = await (await reportMaker(undefined, type))(report);
    const { pdf } = await withBrowser(contextOfThisMachine(), async (starting) =>
      finishReport(await starting, whole),
    );
    walked = await walkStructure(pdf);
    document = await readDocument(pdf);
  });

  it("passes a walk through its structure", () => {
    expect(walked.filter(({ failures }) => failures.length > 0)).toEqual([]);
  });

  it("has everything that is painted in an element or an artifact, in the order of reading", () => {
    for (const { paints, marked, tree } of document.pages) {
      expect(paints.filter(({ owner }) => owner === undefined)).toEqual([]);
      expect([...contentIn(tree)]).toEqual(marked);
    }
  });

  it("has a figure for each picture, with its alt text, and none for the drawing on the cover", () => {
    const figures = document.pages.flatMap(({ tree }) =>
      [...elementsIn(tree)].filter(({ role }) => role === "Figure"),
    );
    expect(alternatives).toHaveLength(3);
    expect(figures.map(({ alt }) => alt)).toEqual(alternatives);
    const [cover] = document.pages;
    expect(cover?.paints.some(({ owner }) => owner === "Artifact")).toBe(true);
  });

  it("has headings without jumps", () => {
    const levels = document.pages
      .flatMap(({ tree }) => [...elementsIn(tree)])
      .flatMap(({ role = "" }) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));
    expect(levels.length).toBeGreaterThan(40);
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
  });
});
