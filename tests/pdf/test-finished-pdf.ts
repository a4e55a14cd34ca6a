import { beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/browser.ts";
import { chartsOf } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import { type WalkedRule, walkStructure } from "../../src/pdf/walk/walk-structure.ts";
import { figureFiles } from "../../src/publish/report-files.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { finishReport } from "../finished-report.ts";
import { goldenText, keptText } from "../golden-text.ts";
import { asInStandardTheme, type LayoutCase } from "../layout/samples.ts";
import type { Theme } from "../themes.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";
import { readAloud } from "./read-aloud.ts";
import {
  contentIn,
  elementsIn,
  readDocument,
  type Node,
  type ReadDocument,
} from "./second-reader.ts";

/** The letters and the plus sign that mark a subset of a font. */
const SUBSET_MARK = 7;

const textOf = (content: Uint8Array): string => Buffer.from(content).toString("utf8");

const rolesIn = (node: Node): readonly string[] =>
  [...elementsIn(node)].map(({ role }) => role ?? "");

interface Finished {
  readonly document: ReadDocument;
  readonly walked: readonly WalkedRule[];
  readonly whole: WholeReport;
  /** In bytes. */
  readonly size: number;
}

/** The beginning of the names of sample reports. */
const SAMPLE = "the sample of ";

/** Tests the finished PDF of each case in a theme. Each theme has a test file, so they run at once. */
export function testFinishedPdf(theme: Theme, cases: readonly LayoutCase[]): void {
  describe(`a finished PDF in the theme ${theme.name}, read by pdf.js`, () => {
    const read = new Map<string, Finished>();

    beforeAll(async () => {
      const makeReport = await reportMaker(theme);
      await withBrowser(contextOfThisMachine(), async (starting) => {
        const browser = await starting;
        for (const { name, report } of cases) {
          const whole = await makeReport(report);
          const { pdf } = await finishReport(browser, whole);
          const [document, walked] = [await readDocument(pdf), await walkStructure(pdf)];
          read.set(name, { document, walked, whole, size: pdf.length });
        }
      });
    });

    describe.each(cases.map(({ name }) => name))("of %s", (name) => {
      const caseOf = () => {
        const found = read.get(name);
        if (found === undefined) throw new Error("the report was not finished");
        return found;
      };
      const pagesOf = () => caseOf().document.pages;

      it("passes a walk through its structure", () => {
        const { walked } = caseOf();
        expect(walked.filter(({ failures }) => failures.length > 0)).toEqual([]);
      });

      it("has all paint in an element or an artifact", () => {
        for (const { paints } of pagesOf()) {
          expect(paints.length).toBeGreaterThan(0);
          expect(paints.filter(({ owner }) => owner === undefined)).toEqual([]);
          const owners = new Set(paints.map(({ owner }) => owner ?? ""));
          const others = [...owners].filter((owner) => !/^p\d+R_mc\d+$/.test(owner));
          expect(others.filter((owner) => owner !== "Artifact")).toEqual([]);
        }
      });

      it("opens each marked content once, and has each in the structure once", () => {
        for (const { marked, tree } of pagesOf()) {
          expect(marked).toEqual([...new Set(marked)]);
          expect([...contentIn(tree)].sort()).toEqual([...marked].sort());
        }
      });

      it("has the text of the structure in the order in which it is painted", () => {
        for (const { marked, tree } of pagesOf()) expect([...contentIn(tree)]).toEqual(marked);
      });

      it("leaves only the page number, the title and the draft mark out of the structure", () => {
        const { whole } = caseOf();
        const footer = `${whole.model.title} ${whole.model.period.label}`;
        const [cover, ...others] = pagesOf().map(({ artifact }) => artifact.replaceAll("\n", " "));
        expect(cover).toBe("");
        others.forEach((text, index) => {
          // The head of a continued table may come after it.
          expect(text).toMatch(new RegExp(`^Concept Pagina ${index + 2} van \\d+\\s*${footer}`));
        });
      });

      it("is set in the fonts of the report", () => {
        for (const { fonts } of pagesOf()) {
          for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+/);
          const names = [...fonts].map((font) => font.slice(SUBSET_MARK));
          expect(names.filter((name) => !theme.fonts.test(name))).toEqual([]);
          expect(names).toContain(theme.textFont);
        }
      });

      it("has headings without jumps, and the same ones in the outline", () => {
        const roles = pagesOf().flatMap(({ tree }) => rolesIn(tree));
        const levels = roles.flatMap((role) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));
        expect(levels.filter((level) => level === 1)).toHaveLength(1);
        levels.forEach((level, index) => {
          expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
        });
        const { outline } = caseOf().document;
        expect(outline.length).toBeGreaterThan(5);
        const aloud = readAloud(caseOf().document);
        const headings = Array.from(aloud.matchAll(/^ *H\d (.*)$/gm), ([, text]) => text);
        expect(outline).toEqual(headings);
      });

      it("has a figure for the logo and each chart, with an alt text other than its caption", () => {
        const { model } = caseOf().whole;
        const charts = chartsOf(model);
        const figures = pagesOf().flatMap(({ tree }) =>
          [...elementsIn(tree)].filter(({ role }) => role === "Figure"),
        );
        const logo = model.logo === null ? [] : [model.logo.alt];
        const alternatives = [...logo, ...charts.map(({ alt }) => plainText(alt))];
        expect(figures.map(({ alt }) => alt)).toEqual(alternatives);
        for (const { title, alt } of charts) expect(plainText(alt)).not.toBe(plainText(title));
        for (const { bbox } of figures) {
          const [left = 0, bottom = 0, right = 0, top = 0] = bbox ?? [];
          expect(Math.min(left, bottom)).toBeGreaterThan(30);
          expect(right).toBeLessThan(842);
          expect(top).toBeLessThan(595);
          expect(Math.min(right - left, top - bottom)).toBeGreaterThan(30);
        }
      });

      it("has tables with column headers, and each cell in a row", () => {
        const elements = pagesOf().flatMap(({ tree }) => [...elementsIn(tree)]);
        const heads = elements.filter(({ role }) => role === "TH");
        // For few families, so little may be shown that there is no table.
        const { model } = caseOf().whole;
        const tables = model.sections
          .flatMap(({ blocks }) => blocks)
          .filter(({ type }) => type === "table");
        expect(heads.length).toBeGreaterThanOrEqual(2 * tables.length);
        for (const { scope } of heads) expect(scope).toMatch(/^(?:Column|Row)$/);
        expect(rolesIn({ children: elements }).filter((role) => role === "NonStruct")).toEqual([]);
      });

      it("says where every link goes", () => {
        const links = pagesOf().flatMap((page) => [...page.links.values()]);
        expect(links.length).toBeGreaterThan(0);
        for (const label of links) expect(label.trim()).toMatch(/\p{L}/u);
        const contents = links.filter((label) => /, pagina \d+$/.test(label));
        expect(new Set(contents).size).toBe(contents.length);
      });

      it("has one table of contents, and a note for each reference", () => {
        const roles = pagesOf().flatMap(({ tree }) => rolesIn(tree));
        expect(roles.filter((role) => role === "TOC")).toHaveLength(1);
        const links = pagesOf().flatMap((page) => [...page.links.values()]);
        const notes = pagesOf().flatMap(({ tree }) =>
          [...elementsIn(tree)].filter(({ role, children }) => role === "Note" && children?.length),
        );
        const back = links.filter((label) => label.endsWith("terug naar de tekst"));
        expect(notes.length).toBeGreaterThanOrEqual(back.length);
        for (const label of back) expect(links).toContain(label.split(",")[0]);
      });

      it("contains the published figures", () => {
        const { whole, document } = caseOf();
        const [figures] = whole.figures;
        if (figures === undefined) throw new Error("a report without figures");
        const files = figureFiles(whole.model, figures);
        const published = files.map(({ name: file, content }) => [file, textOf(content)] as const);
        expect(document.attachments).toEqual(new Map(published));
      });
    });

    const samples = cases.map(({ name }) => name).filter((name) => name.startsWith(SAMPLE));
    describe.each(samples)("of %s", (name) => {
      it("reads aloud as before", async () => {
        const found = read.get(name);
        if (found === undefined) throw new Error("the report was not finished");
        const aloud = readAloud(found.document);
        const period = name.replace(SAMPLE, "").replace("..", "--");
        const place = ["read-aloud", `${period}.txt`];
        const isStandard = theme.folder === null;
        const kept = isStandard ? keptText(aloud, ...place) : goldenText(...place);
        const standard = await asInStandardTheme(aloud, theme);
        // Another font breaks lines and pages at other places.
        const compared = (text: string) => (isStandard ? text : withoutPages(text));
        expect(compared(standard)).toEqual(compared(kept));
      });

      it("is smaller than 400 kB", () => {
        expect(read.get(name)?.size).toBeLessThan(400_000);
      });
    });
  });
}

/**
 * The lines that are read aloud, without the parts that change with the breaks of lines and pages.
 */
function withoutPages(aloud: string): readonly string[] {
  return (
    aloud
      .replaceAll(/(?<=pagina )\d+|(?<=TOCI \[.*)\d+(?= →)/g, "…")
      .replaceAll(/(?<=\p{L}-) (?=\p{L})/gu, "")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => !/^(?:|— pagina … —|Document|Sect|L|Table)$/.test(line))
      .join("\n")
      // A paragraph that continues in another column is read as two.
      .replaceAll("\nP ", " ")
      .split("\n")
  );
}
