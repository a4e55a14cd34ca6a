import { writeFile } from "node:fs/promises";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { comparisonHtml } from "../../src/answers/pages.ts";
import { layoutCases } from "../layout/cases.ts";
import { EVERY_CLASS } from "../answers/comparison/every-class.ts";
import { samplesOnScreen } from "../screen/samples-on-screen.ts";
import { readTheme, THEMES } from "../themes.ts";
import { reportMaker } from "../whole-report.ts";
import { newFolder } from "./finished-files.ts";
import { errorsOfNu, isMistakeOfNu, MISTAKES_OF_NU, type Complaint } from "./nu.ts";
import { STRESS_NAME, stressCase } from "./stress.ts";

/** Each as a change to a sound page that the checker must notice. */
const MISTAKES: Readonly<Record<string, readonly [from: string | RegExp, to: string, RegExp]>> = {
  "an attribute that is there twice": [
    /style="fill:/,
    'style="stroke:none" style="fill:',
    /Duplicate attribute/,
  ],
  "an element without its end": ["</figcaption>", "", /Unclosed element|implied|figcaption/],
  "a role that there is not": ['role="group"', 'role="table-box"', /Bad value “table-box”/],
  "a label that nothing bears": [
    /aria-labelledby="[^"]*"/,
    'aria-labelledby="weg"',
    /weg|must point/,
  ],
};

describe("the Nu Html Checker", () => {
  const found = new Map<string, readonly Complaint[]>();
  const pages = new Map<string, string>();

  beforeAll(async () => {
    for (const { name, whole } of await samplesOnScreen()) pages.set(name, whole.screenHtml);
    const [sample] = await layoutCases();
    if (sample === undefined) throw new Error("no sample");
    const stress = await stressCase(sample.report.source);
    const { screenHtml } = await (await reportMaker())(stress.report);
    pages.set(STRESS_NAME, screenHtml);
    const { fonts, palettes } = await readTheme(THEMES.standaard);
    pages.set("a comparison", await comparisonHtml(EVERY_CLASS, { fonts, palettes }));
    const broken = Object.entries(MISTAKES).map(([name, [from, to]]) => {
      return [name, screenHtml.replace(from, to)] as const;
    });

    const { folder, remove } = await newFolder();
    try {
      const files = new Map<string, string>();
      for (const [name, html] of [...pages, ...broken]) {
        const file = path.join(folder, `${files.size}.html`);
        await writeFile(file, html);
        files.set(name, file);
      }
      const errors = await errorsOfNu([...files.values()]);
      for (const [name, file] of files) found.set(name, errors.get(file) ?? []);
    } finally {
      await remove();
    }
  });

  it("accepts a report on a screen, and a comparison", () => {
    expect(pages.size).toBe(8);
    for (const name of pages.keys()) {
      const errors = found.get(name)?.filter((complaint) => isMistakeOfNu(complaint) === undefined);
      expect([name, errors]).toEqual([name, []]);
    }
  });

  it("is correct apart from the known exceptions", () => {
    const all = [...found.values()].flat().map(isMistakeOfNu);
    for (const one of MISTAKES_OF_NU) expect(all).toContain(one);
  });

  it.each(Object.entries(MISTAKES))("notices %s", (name, [, , message]) => {
    const errors =
      found.get(name)?.filter((complaint) => isMistakeOfNu(complaint) === undefined) ?? [];
    expect(errors.map((one) => one.message).join("\n")).toMatch(message);
  });
});
