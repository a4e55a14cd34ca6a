import { describe, expect, it } from "vitest";

import { figuresMarkdown, figuresText } from "../../src/answers/figures.ts";
import { figuresWith } from "../document/report-of.ts";

const FIGURES = figuresWith({
  "registrations.total": { value: 1569 },
  "children.returned": { value: 36, held: true, asOf: "2023-12-31" },
  "children.returnedFamilies": { value: null, withheld: true },
  "responseTimes.firstContactDays": { n: 40, median: 12, p90: null, withheld: ["p90"] },
  "results.inPeriodByTheme": {
    total: 9,
    overlaps: ["2023-Q4", "2024-02--2024-04"],
    categories: [{ code: "a", label: "Thema a", value: null, withheld: true }],
  },
  "results.byTheme": {
    total: 20,
    categories: [
      { code: "a", label: "Thema a", value: 12, held: true, asOf: "2024-05-14" },
      { code: "b", label: "Thema b", value: 9 },
    ],
  },
});

describe.each([
  ["table", figuresText(FIGURES), / {2,}/],
  ["Markdown", figuresMarkdown(FIGURES), / *\| */],
])("the figures as %s", (_, text, gap) => {
  const lines = text.split("\n").map((line) =>
    line
      .split(gap)
      .filter((part) => part !== "")
      .join(" = ")
      .replace("– ", ""),
  );

  it.each([
    "Teruggeplaatste kinderen = 36 (stand eind december 2023)",
    "Thema a = 12 (stand op 14 mei 2024)",
    "Thema b = 9",
    "totaal = 20",
  ])("show the day of a held number: %s", (line) => expect(lines).toContain(line));

  it("say once why the results of the period are not shown", () => {
    const why = `niet getoond, omdat deze periode overlapt met oktober t/m december 2023 en februari t/m april 2024, waarover al een rapport is bewaard.`;
    expect(lines.filter((line) => line.includes("overlapt"))).toEqual([
      `Resultaten in de periode naar thema: ${why}`,
    ]);
  });

  it.each(["aantal = 40", "mediaan = 12", "90e percentiel = niet getoond"])(
    "say which quantile is not shown: %s",
    (line) => expect(lines).toContain(line),
  );
});
