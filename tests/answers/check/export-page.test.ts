import { describe, expect, it } from "vitest";

import { exportMarkdown } from "../../../src/answers/check-markdown.ts";
import { exportPage } from "../../../src/answers/export-content.ts";
import { exportHtml } from "../../../src/answers/pages.ts";
import { FULL_ROW } from "../../monitor/export.ts";
import { readTheme, THEMES } from "../../themes.ts";
import { BAD_EXPORT, HEADER, pageOf } from "./a-page.ts";

const WHOLE = `${Object.keys(FULL_ROW).join(";")}\n${Object.values(FULL_ROW).join(";")}\n`;

describe("the verdict on an export", () => {
  it("counts each kind of error once", async () => {
    const { verdict, state } = await pageOf(
      `${HEADER}\nT-1;2024-01-02;;;;veel\nT-2;2024-01-02;;;;veel\nT-3;2024-31-02;;;;veel\n`,
    );
    expect([state, verdict]).toEqual([
      "refused",
      "Deze export kan zo niet gebruikt worden: 2 dingen moeten anders.",
    ]);
  });

  it("says if there is anything to look at", async () => {
    expect((await pageOf(WHOLE)).verdict).toBe("Deze export is goed.");
    expect((await pageOf(`${HEADER}\nT-1;2024-01-02;;;;2\n`)).verdict).toBe(
      "Deze export is goed, maar mist 23 kolommen waar we cijfers van maken.",
    );
    const { state, verdict } = await pageOf(`${HEADER};iets\nT-1;2024-01-02;;;;2;x\n`);
    expect([state, verdict]).toEqual(["remarks", "Deze export is bruikbaar, met 1 opmerking."]);
  });

  it("says that nothing was checked", () => {
    const nothing = { file: "", summary: null, content: null, periods: [] };
    const found = { findings: [], omitted: { errors: 0, warnings: 0 } };
    const of = (isCodebookMistaken: boolean) =>
      exportPage({ ...nothing, isCodebookMistaken, found }).verdict;
    expect(of(false)).toBe("Er is geen export gecontroleerd.");
    expect(of(true)).toContain("Verbeter eerst het codeboek");
  });
});

describe("the list of things to do", () => {
  it("is grouped by the place of the solution, personal data first, and names the lines", async () => {
    const { todo, remarks } = await pageOf(BAD_EXPORT);
    expect(todo.map(({ title }) => title)).toEqual([
      "Persoonsgegevens",
      "Kolommen en koppen",
      "Het bestand",
      "Cellen en rijen",
    ]);
    const [personal, columns, file, cells] = todo.map(({ problems }) =>
      problems.map(({ places }) => places),
    );
    expect(personal).toEqual([["kolom Achternaam, regel 3"], ["kolom Achternaam, regel 6"]]);
    expect(columns).toEqual([["kolom aanmelddatum"], ["regel 3"], ["regel 37"]]);
    expect(file).toEqual([["regel 39"]]);
    expect(cells).toContainEqual(["kolom kinderen, regel 5"]);
    expect(cells).toContainEqual([
      "kolom herkomst, 31 keer, onder meer regel 6, 7, 8, 9, 10, 11, 12, 13",
    ]);
    expect(remarks.flatMap(({ problems }) => problems)).toMatchObject([
      { places: ["kolom kindren, regel 3"] },
    ]);
  });

  it("names the same problem in several columns once", async () => {
    const { todo } = await pageOf(
      "traject_id;aanmelddatum;aanmeldroute;statusverloop;kinderen;kinderen_in_netwerk\nT-1;2024-01-02;;;veel;meer\n",
    );
    expect(todo.flatMap(({ problems }) => problems.map(({ places }) => places))).toEqual([
      ["kolom kinderen, regel 2", "kolom kinderen_in_netwerk, regel 2"],
    ]);
  });

  it("has a problem for a file that is no table", async () => {
    const page = await pageOf("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\n");
    expect(page.verdict).toContain("1 ding moet anders");
    expect(page.todo[0]?.problems[0]?.places).toEqual(["het hele bestand"]);
    expect([page.fill, page.absent, page.written]).toEqual([null, null, []]);
    expect(exportMarkdown(page, null)).toContain("konden we niet als tabel lezen");
  });
});

describe("a page about an export", () => {
  const words = (html: string) => html.replaceAll(/<style>[\s\S]*?<\/style>/g, "");

  it("contains no text of a cell, in any form", async () => {
    const page = await pageOf(BAD_EXPORT, { period: "2024-Q1" });
    const { fonts, palettes } = await readTheme(THEMES.standaard);
    const html = words(await exportHtml(page, null, { fonts, palettes }));
    for (const text of [html, exportMarkdown(page, null), JSON.stringify(page)]) {
      expect(text).not.toMatch(/geheim|Geheim|voorbeeld\.nl|postduif|T-\d/);
      expect(text).toContain("Achternaam");
    }
  });

  it("says the same as HTML and as Markdown", async () => {
    const page = await pageOf(`${HEADER};iets\nT-1;2024-01-02;;;;2;x\n`, { period: "2024-Q1" });
    const { fonts, palettes } = await readTheme(THEMES.standaard);
    const html = words(await exportHtml(page, null, { fonts, palettes }));
    const markdown = exportMarkdown(page, null).replaceAll("\\", "");
    for (const text of [html, markdown]) {
      expect(text).toContain("Deze export is bruikbaar, met 1 opmerking.");
      expect(text).toContain(
        "januari t/m maart 2024: 1 rij aangemeld in de periode, 1 rij tot en met 31 maart 2024.",
      );
      expect(text).toContain("kolom iets, regel 1");
      expect(text).toContain(
        "Deze 3 kolommen zijn overal gevuld: traject_id, aanmelddatum en kinderen.",
      );
      expect(text).toContain("Er ontbreken 23 kolommen die niet verplicht zijn.");
      expect(text).toContain("Uithuisgeplaatste kinderen naar maatregel");
      expect(text).toContain("gebruiken we niet: iets.");
      expect(text).toContain("puntkomma (;)");
      expect(text).not.toContain("Toegankelijkheid van het rapport");
    }
  });
});
