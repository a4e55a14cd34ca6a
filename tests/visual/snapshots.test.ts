import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { plainText } from "../../src/model/text.ts";
import { folderOfPeriod, sampleCases } from "../layout/samples.ts";
import { elementsIn, readDocument, type ReadPage } from "../pdf/second-reader.ts";
import { THEMES, type Theme } from "../themes.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";
import { nameOfPage, namesOfSection, withCamera, type Photographed } from "./camera.ts";
import {
  chartToChange,
  paragraphToChange,
  reportChanger,
  withFirstWord,
  withOtherColour,
  withWiderGap,
} from "./change-report.ts";
import {
  differences,
  foldersIn,
  leaveForTheEye,
  only,
  readSnapshots,
  removeOthers,
  updateSnapshots,
  type Images,
} from "./snapshots.ts";

const SNAPSHOTS = path.join(import.meta.dirname, "snapshots");
const IS_UPDATE = process.env["UPDATE_SNAPSHOTS"] === "1";

/** The report that is changed to see which snapshots notice. All of its images are kept. */
const CHANGED = "standaard/2024-Q1";
/** A theme changes colours, fonts, logo and name, which these images of one report show. */
const SECOND_THEME = "tweede/2024-Q1";
const CHOSEN: { readonly pages: readonly string[]; readonly images: readonly string[] } = {
  /** The first page with these words. */
  pages: [
    // The cover, with logo and band.
    "Stichting Thuisbrug",
    // The wide chart, with its events.
    "Aanmeldingen per maand",
    // A stacked bar, and the map with its shades.
    "Aanmeldingen per inwoners, daaronder het aantal",
    // Bars.
    "Waar kinderen bij hun uithuisplaatsing wonen of woonden",
    // Pairs of points.
    "Gezinnen per thema",
    // Small print.
    "De cijfers komen uit één export",
  ],
  images: [
    // The masthead, with logo and name.
    ...namesOfSection("header"),
    // The key figures, and a table.
    "html-1280-in-het-kort",
    // Months, lines, a stacked bar and the map.
    ...namesOfSection("aanmeldingen"),
    // Bars with a part of their own.
    "html-1280-resultaten",
    // Pairs of points.
    "html-360-gezinnen",
  ],
};

const CASES = (
  await Promise.all(
    Object.values(THEMES).map(async (theme) =>
      (await sampleCases(theme)).map(({ report }) => ({
        folder: `${theme.name}/${folderOfPeriod(report.period)}`,
        theme,
        report,
      })),
    ),
  )
)
  .flat()
  .filter(({ theme, folder }) => theme === THEMES.standaard || folder === SECOND_THEME);

/**
 * The names of the images of a report that are kept. For the standard theme, those of one report.
 * For the others, those that their figures change: a section with only text looks the same as in
 * the first.
 */
async function chosenOf(
  folder: string,
  { model }: WholeReport,
  { images, pdf }: Photographed,
): Promise<readonly string[]> {
  if (folder === CHANGED) return [...images.keys()];
  if (folder === SECOND_THEME) {
    const { pages } = await readDocument(pdf);
    const letters = pages.map(({ texts }) => lettersIn([...texts.values()].join("")));
    const pageWith = (words: string): string =>
      nameOfPage(letters.findIndex((page) => page.includes(lettersIn(words))) + 1);
    return [...CHOSEN.pages.map(pageWith), ...CHOSEN.images];
  }
  const withFigures = model.sections.filter(({ blocks }) =>
    blocks.some(({ type }) => type === "chart" || type === "keyFigures"),
  );
  const sections = ["header", ...withFigures.map(({ id }) => id)];
  const { pages } = await readDocument(pdf);
  const withCharts = pages.flatMap(({ tree }, index) =>
    [...elementsIn(tree)].some(({ role }) => role === "Figure") ? [nameOfPage(index + 1)] : [],
  );
  return [nameOfPage(1), ...withCharts, ...sections.flatMap(namesOfSection)];
}

const FOLDERS = CASES.map(({ folder }) => folder);

const keptOf = (folder: string): Promise<Images> => readSnapshots(path.join(SNAPSHOTS, folder));

describe("the snapshots", () => {
  const problems = new Map<string, readonly string[]>();
  /** The names of the snapshots that differ, by what was changed. */
  const changed = new Map<string, readonly string[]>();
  let sample: (Photographed & { readonly whole: WholeReport }) | undefined;
  let pages: readonly ReadPage[] = [];

  beforeAll(async () => {
    const makers = new Map<Theme, Awaited<ReturnType<typeof reportMaker>>>();
    for (const theme of Object.values(THEMES)) makers.set(theme, await reportMaker(theme));
    const changeReport = await reportChanger();
    if (IS_UPDATE) await removeOthers(SNAPSHOTS, FOLDERS);
    await withCamera(async ({ photograph, photographScreen }) => {
      for (const { folder, theme, report } of CASES) {
        const whole = await makers.get(theme)?.(report);
        if (whole === undefined) throw new Error(`nobody makes reports in ${theme.name}`);
        const photographed = await photograph(whole);
        const chosen = await chosenOf(folder, whole, photographed);
        const images = only(chosen, photographed.images);
        const kept = await keptOf(folder);
        const found = differences(kept, images);
        if (IS_UPDATE) {
          const done = await updateSnapshots(path.join(SNAPSHOTS, folder), images, found);
          console.info([`${folder}: ${done.length} changed`, ...done].join("\n  "));
          problems.set(folder, []);
        } else {
          const forTheEye = path.join("out", "visual", folder);
          problems.set(folder, await leaveForTheEye(forTheEye, kept, images, found));
        }
        if (folder === CHANGED) sample = { ...photographed, whole };
      }
      if (sample === undefined) throw new Error(`no sample ${CHANGED}`);
      const { whole, pdf } = sample;
      ({ pages } = await readDocument(pdf));
      const kept = await keptOf(CHANGED);
      const note = (change: string, images: Images, among = kept): void => {
        const found = differences(among, images);
        changed.set(change, [...found.changed, ...found.missing, ...found.leftOver].sort());
      };
      const { block: chart } = chartToChange(whole);
      const drawings = withOtherColour(whole, chart);
      note("chart", (await photograph(changeReport(whole, drawings))).images);
      const { block: paragraph } = paragraphToChange(whole);
      const backwards = (word: string): string => word.split("").toReversed().join("");
      const other = withFirstWord(whole.model, paragraph, backwards);
      note("sentence", (await photograph(changeReport(whole, { model: other }))).images);
      const longer = withFirstWord(whole.model, paragraph, (word) => `${word} `.repeat(40));
      const { screenHtml } = changeReport(whole, { model: longer });
      const onScreen = [...kept].filter(([name]) => name.startsWith("html-"));
      note("longer", await photographScreen(screenHtml), new Map(onScreen));
      const wider = changeReport(whole, { style: withWiderGap });
      note("gap", (await photograph(wider)).images);
    });
  });

  const sampleNow = () => {
    if (sample === undefined) throw new Error("the sample was not made");
    return sample;
  };

  /** The names of the pages that pass a test. */
  const pagesWhere = (holds: (page: ReadPage) => boolean): readonly string[] =>
    pages.flatMap((page, index) => (holds(page) ? [nameOfPage(index + 1)] : []));

  it("are of these reports only", async () => {
    expect(await foldersIn(SNAPSHOTS)).toEqual(FOLDERS.toSorted());
  });

  it.each(FOLDERS)("show what %s looks like", (folder) => {
    expect(problems.get(folder)).toEqual([]);
  });

  it("belong to a report that is rendered in the same way as the changed ones", async () => {
    const { whole } = sampleNow();
    const again = (await reportChanger())(whole);
    expect(again.screenHtml === whole.screenHtml).toBe(true);
    expect(again.printHtml() === whole.printHtml()).toBe(true);
  });

  it("show where a chart has another colour, and nothing else", () => {
    const { block, section } = chartToChange(sampleNow().whole);
    const onPaper = pagesWhere(({ tree }) =>
      [...elementsIn(tree)].some(
        ({ role, alt }) => role === "Figure" && alt === plainText(block.alt),
      ),
    );
    expect(onPaper).toHaveLength(1);
    expect(changed.get("chart")).toEqual([...namesOfSection(section), ...onPaper].sort());
  });

  it("show where a sentence has another word, and nothing else", () => {
    const { block, section } = paragraphToChange(sampleNow().whole);
    const sentence = lettersIn(plainText(block.text));
    const onPaper = pagesWhere(({ texts }) =>
      lettersIn([...texts.values()].join("")).includes(sentence),
    );
    expect(onPaper).toHaveLength(1);
    expect(changed.get("sentence")).toEqual([...namesOfSection(section), ...onPaper].sort());
  });

  it("show no section after one that became longer", () => {
    const { section } = paragraphToChange(sampleNow().whole);
    expect(changed.get("longer")).toEqual([...namesOfSection(section)].sort());
  });

  it("show that the columns of the print are further apart, on most pages and no screen", () => {
    const names = changed.get("gap") ?? [];
    expect(names.filter((name) => !name.startsWith("pdf-"))).toEqual([]);
    expect(names.length).toBeGreaterThan(pages.length / 2);
  });
});

/** A text without the traces of lines, hyphens and note references. */
function lettersIn(text: string): string {
  return text.replaceAll(/\P{L}/gu, "");
}
