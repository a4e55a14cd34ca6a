import { stripVTControlCharacters } from "node:util";

import { describe, expect, it } from "vitest";

import {
  auditJson,
  type AuditReport,
  auditReportSchema,
  auditText,
} from "../../src/answers/audit.ts";
import { terminalOf } from "../../src/answers/terminal-lines.ts";

const publication = (id: "2023-Q4" | "2024-Q1", ...files: string[]) => ({
  period:
    id === "2023-Q4"
      ? { id, from: "2023-10-01", to: "2023-12-31", label: "oktober t/m december 2023" }
      : { id, from: "2024-01-01", to: "2024-03-31", label: "januari t/m maart 2024" },
  disclosureThreshold: 5,
  files,
});
const figure = (id: string, label: string, ...counts: [number, number, number, number]) => {
  const [withheld, derivable, twoValues, threeValues] = counts;
  return { figure: id, label, withheld, derivable, twoValues, threeValues };
};

const BOTH = [
  publication("2023-Q4", "oud.json"),
  publication("2024-Q1", "nieuw.json", "kopie.json"),
];
const LEAK: AuditReport = {
  schemaVersion: 1,
  publications: BOTH,
  withheld: 1015,
  derivable: 2,
  fewestValues: 1,
  figures: [
    figure("regions.byRegion", "Aanmeldingen per jeugdregio", 1000, 0, 0, 4),
    figure("results.byResult", "Resultaten", 15, 2, 1, 3),
  ],
};
const SAFE: AuditReport = {
  schemaVersion: 1,
  publications: [publication("2024-Q1", "cijfers/figures.json")],
  withheld: 1,
  derivable: 0,
  fewestValues: 3,
  figures: [
    figure(
      "children.byMeasure",
      "Uithuisgeplaatste kinderen naar maatregel, en nog wat woorden die niet op een regel passen",
      1,
      0,
      0,
      1,
    ),
  ],
};
const ALL_SHOWN: AuditReport = {
  schemaVersion: 1,
  publications: BOTH,
  withheld: 0,
  derivable: 0,
  fewestValues: null,
  figures: [],
};

const plain = (report: AuditReport, width = 80): string =>
  auditText(report, terminalOf(width, false));

describe.each([
  ["a leak", LEAK],
  ["what is safe", SAFE],
  ["figures that are all shown", ALL_SHOWN],
])("a table of %s", (_, report) => {
  it.each([80, 120, 240])("fits a terminal of %d columns", (width) => {
    const text = plain(report, width);
    expect(text.split("\n").filter((line) => line.length > width)).toEqual([]);
    expect(text).not.toMatch(/[ \t]\n|\n\n\n|undefined|null|NaN/);
  });

  it("says the same with colour as without", () => {
    const coloured = auditText(report, terminalOf(80, true));
    expect(coloured).not.toBe(plain(report));
    expect(stripVTControlCharacters(coloured)).toBe(plain(report));
  });

  it("is JSON that conforms to its schema", () => {
    expect(auditReportSchema.parse(JSON.parse(auditJson(report)))).toEqual(report);
  });
});

describe("a table", () => {
  it("begins with the answer, and gives advice if a number can be derived", () => {
    expect(plain(LEAK)).toContain(
      "\nVan de 1.015 niet getoonde aantallen zijn er 2 af te leiden uit deze 2 bestanden\nsamen.\n",
    );
    expect(plain(LEAK)).toContain("Is een van deze bestanden nog niet\ngepubliceerd?");
    expect(plain(LEAK)).not.toContain("ten minste");
  });

  it("gives the number of possible values if no number can be derived", () => {
    expect(plain(SAFE)).toContain(
      "\nHet ene niet getoonde aantal is niet af te leiden uit dit bestand.\nVan elk niet getoond aantal zijn nog ten minste 3 waarden mogelijk.\n",
    );
    expect(plain(SAFE)).not.toContain("gepubliceerd?");
    expect(plain(ALL_SHOWN)).toContain(
      "\nEr is niets af te leiden uit deze 2 bestanden samen: elk aantal wordt getoond.\n",
    );
  });

  it.each([
    [0, "is er geen"],
    [1, "is er 1"],
    [15, "zijn er 15"],
  ])("uses the singular or the plural for %d numbers: %s", (derivable, howMany) => {
    const text = plain({ ...LEAK, withheld: 15, derivable }, 240);
    expect(text).toContain(
      `\nVan de 15 niet getoonde aantallen ${howMany} af te leiden uit deze 2 bestanden samen.\n`,
    );
  });

  it("gives no answer if no value was found for a number", () => {
    const text = plain({ ...SAFE, fewestValues: 0 });
    expect(text).toContain("vonden we geen waarde");
    expect(text).not.toContain("ten minste");
  });

  it("names every file, and which files are the same", () => {
    expect(plain(LEAK)).toContain("\n  2023-Q4  oud.json\n  2024-Q1  nieuw.json\n");
    expect(plain(LEAK)).toContain(
      "  2024-Q1  kopie.json (gelijk aan nieuw.json; telt één keer mee)\n",
    );
  });

  it("counts by figure, and all figures together", () => {
    expect(plain(LEAK)).toContain(`
                                niet   af te  2 waarden  3 waarden
Cijfer                       getoond  leiden       over       over
Aanmeldingen per jeugdregio    1.000       0          0          4
Resultaten                        15       2          1          3
Samen                          1.015       2          1          7
`);
    expect(plain(SAFE)).not.toContain("Samen");
  });

  it("prints no line ends of names", () => {
    const report = { ...SAFE, publications: [publication("2024-Q1", "een\n0 van\u001B[2J.json")] };
    expect(plain(report)).toContain(String.raw`2024-Q1  een\u000a0 van\u001b[2J.json`);
  });
});
