import { describe, expect, it } from "vitest";

import { fileNames, filesOf, hrefOf } from "../../src/model/file-names.ts";
import { parseIsoDay } from "../../src/period/period.ts";
import { addressOfFiles } from "../../src/settings/addresses.ts";

const PERIOD = { id: "2024-Q1", label: "", from: "2024-01-01", to: "2024-03-31" };
const MAIN = "voortgangsrapportage";

const about = (document: string, at: string | null = null) => ({
  document,
  period: PERIOD,
  internalUseOnly: false,
  referenceDate: "31 maart 2024",
  files: filesOf({ document, period: PERIOD }, MAIN, at, "ods"),
});

describe("the names of a report's files", () => {
  it("contain its type and period, and the period only for its figures", () => {
    expect(fileNames(about(MAIN))).toEqual({
      report: "voortgangsrapportage-2024-Q1",
      pdf: "voortgangsrapportage-2024-Q1.pdf",
      html: "voortgangsrapportage-2024-Q1.html",
      figures: { csv: "figures-2024-Q1.csv", json: "figures-2024-Q1.json" },
      workbook: "cijfers-2024-Q1.ods",
    });
  });

  it("differ for each document type of a period", () => {
    const flat = (document: string): readonly (string | undefined)[] => {
      const { figures, pdf, html, workbook } = fileNames(about(document));
      return [pdf, html, figures?.csv, figures?.json, workbook ?? undefined];
    };
    const all = [...flat(MAIN), ...flat("factsheet"), ...flat("nota")];
    expect(new Set(all).size).toBe(all.length);
  });

  it("mark an edition that is not published, and a report for internal use", () => {
    const edition = { id: "intern", mark: "Intern" };
    const files = filesOf({ document: "nota", edition, period: PERIOD }, MAIN, null, "ods");
    expect(fileNames({ ...about("nota"), edition, files, internalUseOnly: true }).pdf).toBe(
      "nota-intern-2024-Q1-NIET-PUBLICEREN.pdf",
    );
  });

  it("contain no period in a snapshot of an earlier release", () => {
    const { files, ...old } = about(MAIN);
    expect(files).toBeDefined();
    expect(fileNames(old)).toMatchObject({
      pdf: "voortgangsrapportage.pdf",
      figures: { csv: "figures.csv", json: "figures.json" },
      workbook: null,
    });
  });

  it("leave out the files of figures for a document without figures", () => {
    expect(fileNames({ ...about("nota"), referenceDate: null })).toMatchObject({
      figures: null,
      workbook: null,
    });
  });
});

describe("a link to a file of a report", () => {
  const day = parseIsoDay("2024-05-27");

  it("leads to the same folder, or to the address that the settings give", () => {
    if (day === undefined) throw new Error("not a day");
    const at = addressOfFiles(
      "https://voorbeeld.nl/{document}/{period}/{year}/{month}/{file}",
      { document: MAIN, periodId: "2024-Q1" },
      day,
    );
    expect(hrefOf(about(MAIN), "a.pdf")).toBe("a.pdf");
    expect(hrefOf(about(MAIN, at), "a.pdf")).toBe(
      "https://voorbeeld.nl/voortgangsrapportage/2024-Q1/2024/05/a.pdf",
    );
  });
});
