import { describe, expect, it } from "vitest";

import { altOf, remarkOf, wordsOf } from "../../src/pictures/picture.ts";
import { chartOf, valueOf } from "../charts/made-charts.ts";
import { smallReport } from "../kit/small-report.ts";

const withRemark = (...remark: readonly { text: string; target?: string }[]) =>
  remarkOf(chartOf("bars", { a: null }, { Aantal: [valueOf(3)] }, { remark: [...remark] }));

describe("the remark below a chart in a picture", () => {
  it("leaves out a sentence that refers to another place of the report", () => {
    const reference = { text: "Zo telden we", target: "zo-telden-we" };
    const seen = withRemark({ text: "Niet getoond. Zie " }, reference, { text: ". Dat is alles." });
    expect(seen).toBe("Niet getoond. Dat is alles.");
    expect(withRemark({ text: "Zie " }, reference, { text: "." })).toBe("");
  });

  it("keeps the full stops within numbers", () => {
    const seen = withRemark({ text: "Aantallen per 1.000 inwoners (CC BY 4.0)." });
    expect(seen).toBe("Aantallen per 1.000 inwoners (CC BY 4.0).");
  });
});

describe("the alt text of a picture", () => {
  it("states that the picture is of a draft, or of a corrected edition", () => {
    const chart = chartOf("bars", { a: null }, { Aantal: [valueOf(3)] });
    const altIn = (about: Parameters<typeof smallReport>[0]) =>
      altOf(wordsOf(smallReport(about), chart));
    expect(altIn({ publishedOn: null, publishedDay: null })).toContain(" Concept. Peildatum ");
    const mark = "Gecorrigeerde versie van 15 juli 2024";
    const correction = { day: "2024-07-15", mark, reasons: [[{ text: "Fout." }]] };
    expect(altIn({ correction })).toContain(` ${mark}. Peildatum `);
  });
});
