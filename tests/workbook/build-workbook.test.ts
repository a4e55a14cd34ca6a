import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { workbookMessages as texts } from "../../src/messages/figures.ts";
import { workbookSchema } from "./workbook-schema.ts";
import { figuresWith } from "../document/report-of.ts";
import {
  FIGURES,
  OWN_PERIOD,
  PERIOD_BEFORE,
  QUARTER,
  rowOf,
  sheetIn,
  shown,
  workbookOf,
} from "./sample-workbook.ts";

const { keyFigures, parts } = texts;

describe("the workbook of a report", () => {
  it("begins with a cover and a list that leads to every other sheet", async () => {
    const { sheets } = await workbookOf();
    expect(sheets.slice(0, 5).map(({ name }) => name)).toEqual([
      "Voorblad",
      "Inhoud",
      "Noten",
      "Definities",
      "Kerncijfers",
    ]);
    const listed = sheets[1]?.table.rows.map(([cell]) =>
      cell !== undefined && "text" in cell ? cell.leadsTo : undefined,
    );
    expect(listed).toEqual(sheets.slice(2).map(({ name }) => name));
  });

  it("marks every sheet of a corrected edition, and lists on the cover what was wrong", async () => {
    const mark = "Gecorrigeerde versie van 15 juli 2024";
    const correction = {
      day: "2024-07-15",
      mark,
      earlier: "Eerder gepubliceerd op 27 mei 2024",
      reasons: [[{ text: "We telden dubbel." }]],
    };
    const { sheets } = await workbookOf(FIGURES, [], undefined, { correction });
    expect(sheets.map(({ lines }) => lines[0]?.text)).toEqual(sheets.map(() => `${mark}.`));
    const cover = sheets[0]?.table.rows.flat().map(shown);
    expect(cover).toEqual(expect.arrayContaining([correction.earlier, "We telden dubbel."]));
  });

  it("names the sheet of every breakdown", () => {
    const ids = CATALOGUE.filter(({ kind }) => kind === "breakdown").map(({ id }) => id);
    expect(Object.keys(texts.breakdowns)).toEqual(ids);
  });

  it("shows numbers as numbers, and a word if one is absent", async () => {
    const workbook = await workbookOf();
    const own = (label: string, part?: string) =>
      rowOf(workbook, keyFigures, label, part)[OWN_PERIOD];
    expect(own("Aanmeldingen")).toBe(936);
    expect(own("Eerste contact binnen 2 dagen", parts["percentage"])).toBe("85%");
    expect(own("Eerste contact binnen 2 dagen", parts["denominator"])).toBe(934);
    expect(own("Welkomstgesprek binnen 7 dagen gepland", parts["percentage"])).toBe("n.v.t.");
    expect(own("Dagen dat mensen op de start wachten", parts["p90"])).toBe("niet getoond");
    expect(own("Kinderen in de gezinnen")).toBe("niet beschikbaar");
    expect(rowOf(workbook, "Regio", "IJmond")[OWN_PERIOD]).toBe("niet getoond");
    expect(rowOf(workbook, "Regio", "Totaal")[OWN_PERIOD]).toBe(60);
  });

  it("shows a held number with a note that names its day", async () => {
    const workbook = await workbookOf();
    expect(rowOf(workbook, keyFigures, "Teruggeplaatste kinderen")[OWN_PERIOD]).toBe(17);
    const rows = sheetIn(workbook, keyFigures).table.rows.map(([cell]) => String(shown(cell)));
    const call = rows
      .find((text) => text.startsWith("Teruggeplaatste"))
      ?.match(/\[noot \d+\]$/)?.[0];
    const note = sheetIn(workbook, "Noten").table.rows.find(([cell]) => shown(cell) === call);
    expect(shown(note?.[1])).toContain("de stand van eind december 2023");
  });

  it("has no sheet for an unavailable breakdown, and shows that with its definition", async () => {
    const workbook = await workbookOf();
    expect(workbook.sheets.map(({ name }) => name)).not.toContain("Status");
    const row = sheetIn(workbook, "Definities").table.rows.find(
      ([cell]) => shown(cell) === "Trajecten naar status",
    );
    expect(row?.map(shown)).toContain("niet beschikbaar");
  });

  it("has the day of publication only, and marks every sheet of a report for internal use", async () => {
    expect((await workbookOf()).published).toBeNull();
    const about = { publishedOn: "27 mei 2024", publishedDay: "2024-05-27", internalUseOnly: true };
    const { published, sheets } = await workbookOf(FIGURES, [], undefined, about);
    expect(published).toBe("2024-05-27");
    for (const { lines } of sheets) expect(lines[0]?.text).toMatch(/^NIET-PUBLICEREN/);
  });

  it("is invalid with an empty cell, a row of another length, or two sheets with one name", async () => {
    const workbook = await workbookOf();
    const [cover, ...others] = workbook.sheets;
    if (cover === undefined) throw new Error("a workbook without sheets");
    const withRow = (row: readonly { readonly text: string }[]) => ({
      ...workbook,
      sheets: [{ ...cover, table: { ...cover.table, rows: [row] } }, ...others],
    });
    const isAllowed = (one: unknown): boolean => workbookSchema.safeParse(one).success;
    expect(isAllowed(withRow([{ text: "a" }, { text: "b" }]))).toBe(true);
    expect(isAllowed(withRow([{ text: "a" }, { text: "" }]))).toBe(false);
    expect(isAllowed(withRow([{ text: "a" }]))).toBe(false);
    expect(isAllowed({ ...workbook, sheets: [...workbook.sheets, cover] })).toBe(false);
  });
});

/** Returns the figures of the quarter before. */
function before(given: Parameters<typeof figuresWith>[0]): PublishedFigures {
  return figuresWith(given, { period: QUARTER });
}

const route = (direct: number, other: number) => ({
  list: "closed",
  total: direct + other,
  categories: [
    { code: "rechtstreeks", label: "Rechtstreeks", value: direct },
    { code: "overig", label: "Overig", value: other },
  ],
});

const region = (...categories: readonly (readonly [string, number | null])[]) => ({
  list: "open",
  total: 50,
  categories: categories.map(([name, value]) => ({
    code: name,
    label: name,
    value,
    ...(value === null ? { withheld: true } : {}),
  })),
});

/** The quarter before according to today's export. */
const ANEW = {
  "registrations.total": { value: 787 },
  "registrations.inPeriod": { value: 259 },
  "registrations.byRoute": route(700, 87),
  "status.supported": { value: 401 },
  "responseTimes.contactWithin2DaysInPeriod": {
    numerator: 232,
    denominator: 258,
    percentage: 90,
  },
  "status.byCategory": {
    list: "closed",
    total: 787,
    categories: [{ code: "lopend", label: "Lopend", value: 787 }],
  },
  "results.byTheme": {
    list: "closed",
    total: 80,
    categories: [{ code: "herstel", label: "Herstel", value: 80 }],
  },
};

/** The quarter before as it was published, with two registrations fewer. */
const PUBLISHED = before({
  ...ANEW,
  "registrations.total": { value: 785 },
  "registrations.byRoute": route(698, 87),
  "status.supported": { value: 400 },
  "responseTimes.contactWithin2DaysInPeriod": { numerator: 231, denominator: 256, percentage: 90 },
  "results.byTheme": {
    list: "closed",
    total: 79,
    categories: [{ code: "herstel", label: "Herstel", value: 79 }],
  },
  "children.returned": { value: 12 },
  "regions.byRegion": region(["Rijnmond", 30], ["Twente", 8]),
});

const NOW = figuresWith({
  ...FIGURES.figures,
  ...ANEW,
  "registrations.byRoute": route(800, 136),
});

describe("the numbers of earlier periods", () => {
  const published = (anew: PublishedFigures, chain = [PUBLISHED]) => ({
    chain,
    latest: { published: chain.at(-1) ?? PUBLISHED, anew, isOtherCodebook: false },
  });

  it("come from the export if nothing was published, and are never sensitive", async () => {
    const workbook = await workbookOf(NOW, [before(ANEW)]);
    expect(rowOf(workbook, "Route", "Rechtstreeks")).toEqual({
      [OWN_PERIOD]: 800,
    });
    expect(rowOf(workbook, "Status", "Lopend")[PERIOD_BEFORE]).toBe(787);
    expect(rowOf(workbook, "Resultaten per thema", "Herstel")).toEqual({ [OWN_PERIOD]: 80 });
    expect(rowOf(workbook, keyFigures, "Teruggeplaatste kinderen")[PERIOD_BEFORE]).toBe(
      "niet beschikbaar",
    );
  });

  it("are the published ones if they are sensitive or have no dates in the export", async () => {
    const workbook = await workbookOf(NOW, [before(ANEW)], published(before(ANEW)));
    const at = (sheet: string, row: string) => rowOf(workbook, sheet, row)[PERIOD_BEFORE];
    expect(at("Resultaten per thema", "Herstel")).toBe(79);
    expect(at(keyFigures, "Teruggeplaatste kinderen")).toBe(12);
    expect(at("Route", "Rechtstreeks")).toBe(698);
  });

  it("are limited to what the report shows if another document was published before", async () => {
    const elsewhere = { chain: [], latest: null, isElsewhere: true };
    const workbook = await workbookOf(NOW, [before(ANEW)], elsewhere);
    const at = (row: string) => rowOf(workbook, keyFigures, row)[PERIOD_BEFORE];
    expect(at("Aanmeldingen")).toBe(787);
    expect(at("Trajecten met ondersteuning")).toBe(401);
    expect(Object.keys(rowOf(workbook, "Status", "Lopend"))).toEqual([OWN_PERIOD]);
  });

  it("hide the changes by few late registrations, except those that the report shows", async () => {
    const workbook = await workbookOf(NOW, [before(ANEW)], published(before(ANEW)));
    const at = (row: string, part?: string) =>
      rowOf(workbook, keyFigures, row, part)[PERIOD_BEFORE];
    expect(at("Aanmeldingen")).toBe(787);
    expect(at("Trajecten met ondersteuning")).toBe(401);
    const contact = "Eerste contact binnen 2 dagen, aanmeldingen in de periode";
    expect(at(contact, parts["percentage"])).toBe("90%");
    expect(at(contact, parts["numerator"])).toBe("niet getoond");
    expect(at(contact, parts["denominator"])).toBe("niet getoond");
  });

  it("are the newest if many registrations were added, with a note that they were revised", async () => {
    const many = before({
      ...ANEW,
      "registrations.total": { value: 885 },
      "responseTimes.contactWithin2DaysInPeriod": {
        numerator: 300,
        denominator: 350,
        percentage: 86,
      },
    });
    const workbook = await workbookOf(NOW, [many], published(many));
    const contact = "Eerste contact binnen 2 dagen, aanmeldingen in de periode";
    expect(rowOf(workbook, keyFigures, contact, parts["numerator"])[PERIOD_BEFORE]).toBe(300);
    const notes = sheetIn(workbook, "Noten").table.rows.map(([, cell]) => shown(cell));
    expect(notes).toContain(texts.notes.revised(PERIOD_BEFORE));
  });

  it("of older periods are the published ones if the report draws no trend of them", async () => {
    const older = { id: "2023-Q3", from: "2023-07-01", to: "2023-09-30", label: "juli t/m sept" };
    const share = (numerator: number, denominator: number) => ({
      "registrations.total": { value: 500 + denominator },
      "responseTimes.contactWithin2DaysInPeriod": {
        numerator,
        denominator,
        percentage: Math.round((100 * numerator) / denominator),
      },
    });
    const then = figuresWith(share(2, 4), { period: older });
    const anew = figuresWith(share(2, 6), { period: older });
    const row = async (kept: readonly PublishedFigures[]) => {
      const earlier = published(before(ANEW), [...kept, PUBLISHED]);
      const workbook = await workbookOf(NOW, [anew, before(ANEW)], earlier);
      const rowIn = (label: string) =>
        rowOf(workbook, texts.series, label)["juli tot en met september 2023"];
      return [
        rowIn("Aanmeldingen"),
        rowIn("Eerste contact binnen 2 dagen, aanmeldingen in de periode"),
      ];
    };
    expect(await row([then])).toEqual([506, "50%"]);
    // Of few snapshots only the last matters: the publications of older periods are unknown.
    await expect(row([])).rejects.toThrow("no row Eerste contact");
  });

  it("are 0 for a region that an open list does not contain, unless it has rare names", async () => {
    const regions = async (own: ReturnType<typeof region>) =>
      await workbookOf(
        figuresWith({ ...NOW.figures, "regions.byRegion": own }),
        [before(ANEW)],
        published(before(ANEW)),
      );
    const open = await regions(region(["Rijnmond", 40]));
    expect(rowOf(open, "Regio", "Twente")).toEqual({ [PERIOD_BEFORE]: 8, [OWN_PERIOD]: 0 });
    const keeping = await regions(region(["Rijnmond", 40], ["niet_genoemd", null]));
    expect(rowOf(keeping, "Regio", "Twente")[OWN_PERIOD]).toBe("niet getoond");
  });
});
