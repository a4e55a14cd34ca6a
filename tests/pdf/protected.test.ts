import { expect, it } from "vitest";

import { type PrintableBrowser, withBrowser } from "../../src/browser/browser.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { finishReport } from "../finished-report.ts";
import { csvOf, fullRows } from "../monitor/export.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";
import { readDocument } from "./second-reader.ts";

/** An export with one result in 30 rows, another in `first` rows and a third in `second` rows. */
function exportWith(first: number, second: number): string {
  const results = [
    ...Array.from({ length: 30 }, () => "bezoekregeling_verbeterd"),
    ...Array.from({ length: first }, () => "uithuisplaatsing_voorkomen"),
    ...Array.from({ length: second }, () => "gezag_terug_of_behouden"),
  ];
  const rows = results.map((result) => ({
    aanmelddatum: "2024-01-08",
    statusverloop: "gestart@2024-01-15",
    eerste_contact_op: "2024-01-09",
    welkomstgesprek_ingepland_op: "2024-01-10",
    verklarende_analyse: "",
    kinderen_teruggeplaatst: "0",
    resultaten: `${result}@2024-03-01`,
  }));
  return csvOf(fullRows(...rows));
}

/** Without the hash of the export, which differs for any two exports. */
function withoutHash(whole: WholeReport): WholeReport {
  const figures = whole.figures.map((one) => ({ ...one, source: { ...one.source, sha256: "0" } }));
  return { ...whole, figures };
}

async function pdfOf(browser: PrintableBrowser, csv: string, threshold: number): Promise<Buffer> {
  const makeReport = await reportMaker();
  const whole = await makeReport({
    source: memorySource("monitor.csv", Buffer.from(csv, "utf8")),
    period: "2024-Q1",
    narratives: [],
    about: { organisation: null, contact: null, events: [] },
    threshold,
  });
  return Buffer.from((await finishReport(browser, withoutHash(whole))).pdf);
}

it("exports that differ only in withheld numbers give the same PDF, byte for byte", async () => {
  await withBrowser(contextOfThisMachine(), async (starting) => {
    const browser = await starting;
    const [one, other] = [exportWith(3, 2), exportWith(2, 3)];
    const protectedPdf = await pdfOf(browser, one, 5);
    expect(protectedPdf.equals(await pdfOf(browser, other, 5))).toBe(true);
    const { attachments } = await readDocument(protectedPdf);
    expect(attachments.get("figures-2024-Q1.json")).toContain('"withheld": true');
    // Without protection these two differ, so the test can fail.
    expect((await pdfOf(browser, one, 0)).equals(await pdfOf(browser, other, 0))).toBe(false);
  });
});
