import { beforeAll, describe, expect, it } from "vitest";

import { chartsOf, type ReportModel } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import { goldenText, keptText } from "../golden-text.ts";
import { asInStandardTheme } from "../layout/samples.ts";
import { THEMES } from "../themes.ts";
import { accessibilityTree } from "./accessibility-tree.ts";
import { DESK, withScreens } from "./open-screen.ts";
import { samplesOnScreen } from "./samples-on-screen.ts";

const SAMPLES = await samplesOnScreen();

/** The large numbers at the front. */
function keyFiguresOf({ sections }: ReportModel): readonly string[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.type === "keyFigures" ? block.items.map(({ value }) => plainText(value)) : [],
    ),
  );
}

/** The lines of a tree below the first match, as long as they are deeper than it. */
function below(tree: string, start: RegExp): string {
  const lines = tree.split("\n");
  const index = lines.findIndex((line) => start.test(line));
  if (index < 0) throw new Error(`nothing in the tree is ${String(start)}`);
  const indent = (line: string | undefined): number => line?.search(/\S/) ?? -1;
  const end = lines.findIndex(
    (line, other) => other > index && indent(line) <= indent(lines[index]),
  );
  return lines.slice(index, end < 0 ? undefined : end).join("\n");
}

/** The lines of a tree from a heading to the next of its level. */
function underHeading(tree: string, title: string): string {
  const [, after = ""] = tree.split(`heading 2 ${title}\n`);
  return after.split(/^ *heading 2 /m)[0] ?? "";
}

describe("the accessibility tree", () => {
  const trees = new Map<string, string>();
  beforeAll(async () => {
    await withScreens(async (open) => {
      for (const { name, whole } of SAMPLES) {
        const { page } = await open(whole.screenHtml, DESK);
        trees.set(name, await accessibilityTree(page));
        await page.close();
      }
    });
  });

  describe.each(SAMPLES)("of $name", ({ name, theme, whole: { model } }) => {
    const treeOf = (): string => trees.get(name) ?? "";

    it("is unchanged, in every theme", async () => {
      const tree = await asInStandardTheme(treeOf(), THEMES[theme]);
      const place = ["accessibility-tree", `${model.period.id}.txt`];
      // The standard theme comes first, so its new golden file also applies to the second.
      expect(tree).toBe(theme === "standaard" ? keptText(tree, ...place) : goldenText(...place));
    });

    it("has each landmark once", () => {
      const roles = treeOf().match(/^ *(?:banner|navigation|main|contentinfo)\b/gm);
      expect(roles?.map((role) => role.trim())).toEqual([
        "banner",
        "navigation",
        "main",
        "contentinfo",
      ]);
    });

    it("has headings without jumps", () => {
      const levels = Array.from(treeOf().matchAll(/^ *heading (\d)/gm), ([, level]) =>
        Number(level),
      );
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      levels.forEach((level, index) => {
        expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
      });
    });

    it("leads from the contents to the number of registrations", () => {
      expect(below(treeOf(), /navigation Inhoud/)).toContain(
        "listitem [Aanmeldingen en wachttijd]",
      );
      const [total] = keyFiguresOf(model);
      expect(total).toMatch(/^\d+$/);
      expect(underHeading(treeOf(), "Aanmeldingen en wachttijd")).toMatch(
        new RegExp(`\\b${total}\\b`),
      );
    });

    it("shows the change since the period before, at the front", () => {
      const front = underHeading(treeOf(), "In het kort");
      for (const value of keyFiguresOf(model)) {
        // One without a change is a separate line.
        expect(front).toMatch(new RegExp(`(?:strong ${value}\\n|listitem ${value} ?\\p{L})`, "u"));
      }
      expect(front).toMatch(
        /paragraph \d+ deze periode, tegen \d+ in de (?:twee|drie) maanden ervoor/u,
      );
    });

    it("gives the contact and links to the files at the foot of the page", () => {
      const contact = model.sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.type === "paragraph" ? [block.text] : []))
        .find((text) => text.some(({ origin }) => origin === "settings.contact"));
      expect(below(treeOf(), /contentinfo/)).toContain(plainText(contact ?? [{ text: "nobody" }]));
      expect(below(treeOf(), /contentinfo/)).toContain("listitem [Rapportage als PDF]");
    });

    it("has an image for each chart, with its alt text and nothing within", () => {
      const images = Array.from(treeOf().matchAll(/^( *)image (.*)\n( *)/gm));
      const charts = chartsOf(model).map(({ alt }) => plainText(alt));
      const logo = model.logo === null ? [] : [model.logo.alt];
      expect(images.map(([, , alt]) => alt)).toEqual([...logo, ...charts]);
      for (const [, before = "", , after = ""] of images)
        expect(after.length).toBeLessThanOrEqual(before.length);
    });
  });
});
