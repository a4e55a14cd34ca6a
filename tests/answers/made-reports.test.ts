import { expect, it } from "vitest";

import { madeReportsText } from "../../src/answers/made-reports.ts";
import { ReportError } from "../../src/errors.ts";

const NOTHING = { findings: [], omitted: { errors: 0, warnings: 0 } };

it("the table has a line for each report, with the reason for a report that was not made", () => {
  const made = { folder: "out/2023-Q1/nota", files: [], pageCount: 12, warnings: NOTHING };
  const error = new ReportError("input", "Er is 1 fout gevonden. Er is niets geschreven.");
  const table = madeReportsText([
    { period: { id: "2023-Q1" }, document: "nota", made },
    { period: { id: "2023-Q2" }, document: "voortgangsrapportage", error },
    { period: { id: "2023-02--2023-03" }, document: null, error: new Error("a bug") },
  ]);
  expect(table).toBe(`\
Periode           Document              Pagina's  Waarschuwingen  Map
2023-Q1           nota                        12               0  out/2023-Q1/nota
2023-Q2           voortgangsrapportage         –               –  niet gemaakt: Er is 1 fout gevonden.
2023-02--2023-03  –                            –               –  niet gemaakt: er ging iets mis in het programma zelf
`);
});
