import { describe, expect, it } from "vitest";

import { csvOf, fullRows, inShort, readExport, type RowText } from "../monitor/export.ts";
import { codebookFrom } from "./codebook-file.ts";

/** Reads full rows with these cells, with a codebook file. */
async function readBy(yaml: string, ...rows: RowText[]) {
  return await readExport(csvOf(fullRows(...rows)), { codebook: await codebookFrom(yaml) });
}

describe("known regions", () => {
  const REGIONS = `
regions:
  - Haaglanden
  - name: "Kop van  Noord-Holland"
    aliases: [KNH, "Noorden"]
`;

  it("are named as the codebook writes them", async () => {
    const { cases, findings } = await readBy(
      REGIONS,
      { jeugdzorgregios: "HAAGLANDEN|knh" },
      { jeugdzorgregios: "kop van noord-holland | Noorden|haaglanden" },
    );
    expect(findings).toEqual([]);
    expect(cases.map((one) => one.jeugdzorgregios)).toEqual([
      ["Haaglanden", "Kop van Noord-Holland"],
      ["Kop van Noord-Holland", "Haaglanden"],
    ]);
  });

  it("cause a warning for another region, which still counts", async () => {
    const reading = await readBy(
      REGIONS,
      { jeugdzorgregios: "Twente|Haaglanden" },
      { jeugdzorgregios: "Haaglande" },
    );
    expect(inShort(reading)).toEqual([
      "2 region-unknown jeugdzorgregios",
      "3 region-unknown jeugdzorgregios",
    ]);
    expect(reading.findings.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
    expect(reading.findings[1]?.message).toContain("Bedoel je Haaglanden?");
    expect(reading.cases.map((one) => one.jeugdzorgregios)).toEqual([
      ["Twente", "Haaglanden"],
      ["Haaglande"],
    ]);
  });
});

describe("redefinitions", () => {
  it("are in order of time, each on one line, without the full stop", async () => {
    const { redefinitions } = await codebookFrom(`
redefinitions:
  - figure: registrations.total
    from: 2024-02-01
    change: |
      tellen we
      ook   dubbele aanmeldingen mee.
  - figure: children.byMeasure
    from: "2023-06-15"
    before: >
      Vroeger telde
      dit anders.
    change: " geldt iets anders. . "
  - figure: children.byMeasure
    from: 2023-01-01
    change: geldt dit
`);
    expect(redefinitions).toEqual([
      { figure: "children.byMeasure", from: "2023-01-01", before: null, change: "geldt dit" },
      {
        figure: "children.byMeasure",
        from: "2023-06-15",
        before: "Vroeger telde dit anders.",
        change: "geldt iets anders",
      },
      {
        figure: "registrations.total",
        from: "2024-02-01",
        before: null,
        change: "tellen we ook dubbele aanmeldingen mee",
      },
    ]);
  });
});
