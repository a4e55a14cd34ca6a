import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import type { PrintableBrowser } from "../../src/browser/browser.ts";
import type { PdfStandard } from "../../src/pdf/parts/metadata.ts";
import { finishReport, finishWhole } from "../finished-report.ts";
import type { LayoutCase } from "../layout/samples.ts";
import { THEMES, type Theme } from "../themes.ts";
import { reportMaker } from "../whole-report.ts";

/** A report as files, one for each archive standard. */
export type FinishedFiles = Readonly<Partial<Record<Exclude<PdfStandard, "4">, string>>>;

/** Prints reports and finishes each print under its standards, as files in `folder`, by name. */
export async function finishedFiles(
  browser: Pick<PrintableBrowser, "print">,
  cases: readonly LayoutCase[],
  folder: string,
  standardsOf: (name: string) => readonly (keyof FinishedFiles)[],
): Promise<ReadonlyMap<string, FinishedFiles>> {
  const makers = new Map<Theme, Awaited<ReturnType<typeof reportMaker>>>();
  const all = new Map<string, FinishedFiles>();
  for (const [index, { name, report, theme = THEMES.standaard }] of cases.entries()) {
    try {
      const makeReport = makers.get(theme) ?? (await reportMaker(theme));
      makers.set(theme, makeReport);
      const whole = await makeReport(report);
      const { print, pdf } = await finishReport(browser, whole, "3a");
      const files: Partial<Record<keyof FinishedFiles, string>> = {};
      for (const standard of standardsOf(name)) {
        const file = path.join(folder, `${index}-${standard}.pdf`);
        const isFinished = standard === "3a";
        await writeFile(file, isFinished ? pdf : await finishWhole(print, whole, standard));
        files[standard] = file;
      }
      all.set(name, files);
    } catch (error) {
      throw new Error(`${name} could not be finished`, { cause: error });
    }
  }
  return all;
}

/** A new folder, and the function that removes it. */
export async function newFolder(): Promise<{
  readonly folder: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "peildatum-conformance-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
