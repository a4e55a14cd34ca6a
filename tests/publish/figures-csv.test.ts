import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { csvRow, figuresCsv } from "../../src/publish/figure-files.ts";
import { observationsOf } from "../../src/disclosure/published-figures.ts";
import { figuresWith } from "../document/report-of.ts";

const FIGURES = figuresWith({
  "registrations.total": { value: 1569 },
  "children.total": { value: 20, missing: 3 },
  "children.returned": { value: null, withheld: true },
  "responseTimes.contactWithin2Days": { numerator: 0, denominator: 0, percentage: null },
  "responseTimes.firstContactDays": { n: 9, median: 1, p90: 4 },
  "children.returnedFamilies": { value: 17, held: true, asOf: "2023-12-31" },
  "results.byTheme": {
    total: 20,
    categories: [
      { code: "a", label: "A", value: 12, held: true, asOf: "2023-12-31" },
      { code: "b", label: "B", value: 9 },
    ],
  },
  "regions.byRegion": {
    total: 12,
    categories: [
      { code: '=HYPERLINK("x")', label: '=HYPERLINK("x")', value: 12 },
      { code: "Twente; Oost", label: "Twente; Oost", value: null, withheld: true },
    ],
  },
});

describe("figures.csv", () => {
  const rows = parse(figuresCsv(FIGURES), { delimiter: ";", bom: true, columns: true }) as Record<
    string,
    string
  >[];
  const of = (figure: string) =>
    rows
      .filter((row) => row["figure"] === figure)
      .map(({ category, field, value, unit, status }) =>
        [category, field, value, unit, status].join("|"),
      );

  it("has one row for each observation", () => {
    expect(rows).toHaveLength(observationsOf(FIGURES).length);
    expect(of("registrations.total")).toEqual(["|value|1569|aanmeldingen|shown"]);
    expect(of("children.total")).toEqual([
      "|value|20|kinderen|shown",
      "|missing|3|aanmeldingen|shown",
    ]);
    expect(of("responseTimes.firstContactDays")).toEqual([
      "|n|9|aanmeldingen|shown",
      "|median|1|dagen|shown",
      "|p90|4|dagen|shown",
    ]);
  });

  it("marks withheld, unavailable and absent numbers", () => {
    expect(of("children.returned")).toEqual(["|value||kinderen|withheld"]);
    expect(of("children.placed")).toEqual(["|value||kinderen|unavailable"]);
    expect(of("responseTimes.contactWithin2Days").at(-1)).toBe("|percentage||procent|shown");
  });

  it("marks a held number with its day, in the same columns", () => {
    expect(of("children.returnedFamilies")).toEqual(["|value|17|aanmeldingen|held 2023-12-31"]);
    expect(of("results.byTheme")).toEqual([
      "a|value|12|aanmeldingen|held 2023-12-31",
      "b|value|9|aanmeldingen|shown",
      "|total|20|aanmeldingen|shown",
    ]);
    const fixed = "period_id;from;to;figure;kind;measure;category;field;value;unit;status";
    const inWords = "cijfer;categorie;soort_getal;toelichting;definitie";
    expect(figuresCsv(FIGURES).split("\r\n")[0]).toBe(`\uFEFF${fixed};${inWords}`);
  });

  it("says the same in words", () => {
    const inWords = (figure: string) =>
      rows
        .filter((row) => row["figure"] === figure)
        .map(({ cijfer, categorie, soort_getal: field, toelichting }) =>
          [cijfer, categorie, field, toelichting].join("|"),
        );
    expect(inWords("children.total")).toEqual([
      "Kinderen in de gezinnen||aantal|",
      "Kinderen in de gezinnen||aantal waarbij het niet is ingevuld|",
    ]);
    expect(inWords("children.returned")).toEqual(["Teruggeplaatste kinderen||aantal|niet getoond"]);
    expect(inWords("children.placed").at(0)).toMatch(/\|\|aantal\|niet beschikbaar$/);
    expect(inWords("children.returnedFamilies").at(0)).toMatch(/\|stand eind december 2023$/);
    expect(inWords("responseTimes.contactWithin2Days")).toEqual([
      "Eerste contact binnen 2 dagen||teller|",
      "Eerste contact binnen 2 dagen||noemer|",
      "Eerste contact binnen 2 dagen||percentage|er was niets te tellen",
    ]);
    expect(inWords("results.byTheme").at(0)).toMatch(/\|A\|aantal\|stand eind december 2023$/);
  });

  it("has a word for every kind of number", () => {
    expect(rows.filter((row) => row["soort_getal"] === "")).toEqual([]);
  });

  it("gives the address of a definition", () => {
    const csv = figuresCsv(FIGURES, (id) => (id === "children.total" ? "https://a.nl/#x" : null));
    const addresses = csv.split("\r\n").filter((line) => line.includes(";children.total;"));
    expect(addresses.every((line) => line.endsWith(";https://a.nl/#x"))).toBe(true);
    expect(csv).toContain(";Teruggeplaatste kinderen;;aantal;niet getoond;\r\n");
  });

  it("keeps any label in one cell, and writes no formula", () => {
    const labels = fc.string({
      unit: fc.constantFrom(...Array.from(';,"=+-@ \r\n\taé\u200B\uFF1D')),
    });
    fc.assert(
      fc.property(labels, labels, fc.webUrl(), (label, code, address) => {
        const { "regions.byRegion": figure } = FIGURES.figures;
        if (figure?.kind !== "breakdown" || !("total" in figure)) throw new Error("no breakdown");
        const changed = { ...figure, label, categories: [{ code, label, value: 12 }] };
        const figures = { ...FIGURES, figures: { "regions.byRegion": changed } };
        const [head, ...read] = parse(
          figuresCsv(figures, () => address),
          { delimiter: ";", bom: true },
        );
        expect(new Set(read.map((row) => row.length))).toEqual(new Set([head?.length]));
        const cells = read.flat();
        expect(cells).toContain(address);
        expect(cells.filter((cell) => /^[\s\u200B]*[=+\-@\uFF1D]|^[\t\r]/u.test(cell))).toEqual([]);
      }),
    );
  });

  it("marks the withheld quantile", () => {
    const days = { n: 40, median: 12, p90: null, withheld: ["p90"] };
    const csv = figuresCsv(figuresWith({ "responseTimes.firstContactDays": days }));
    expect(csv).toContain(";median;12;dagen;shown;");
    expect(csv).toContain(";p90;;dagen;withheld;");
  });

  it("contains no formula, and keeps its columns", () => {
    expect(of("regions.byRegion")).toEqual([
      `'=HYPERLINK("x")|value|12|aanmeldingen|shown`,
      "Twente; Oost|value||aanmeldingen|withheld",
      "|total|12|aanmeldingen|shown",
    ]);
  });
});

describe("csvRow", () => {
  it("gives another reader the same cells, except for the apostrophe", () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from(';,"=@ \n\ta\u200B\uFF1D')) });
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2 }), (cells) => {
        const [read = []] = parse(`${csvRow(cells)}\r\n`, { delimiter: ";", to: 1 });
        const without = read.map((cell, index) => (cell === cells[index] ? cell : cell.slice(1)));
        expect(without).toEqual(cells);
        expect(
          read.filter((cell) => /^[\s\u200B]*[=@\uFF1D]/u.test(cell) && !cell.startsWith("'")),
        ).toEqual([]);
      }),
    );
  });

  it.each([
    [["a", 1, null], "a;1;"],
    [["=1+1", -5], "'=1+1;-5"],
    [["+31", "-x", "@y", "\tz"], "'+31;'-x;'@y;'\tz"],
    [["\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20x"], "'\uFF1D1+1;'\uFF0B1;'\uFF0D1;'\uFF20x"],
    [["\u200B=1", "\uFEFF=1", "\u00A0=1", " \u202E@x"], "'\u200B=1;'\uFEFF=1;'\u00A0=1;' \u202E@x"],
    [["a,=1+1", "a, b"], '"a,=1+1";"a, b"'],
    [["Noord-Holland", "a = b"], "Noord-Holland;a = b"],
    [['zei "ja"', "a;b", "c\nd"], '"zei ""ja""";"a;b";"c\nd"'],
  ])("%j becomes %j", (cells, row) => expect(csvRow(cells)).toBe(row));
});
