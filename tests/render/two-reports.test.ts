import { describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/browser.ts";
import { prepareDrawing } from "../../src/charts/draw-all.ts";
import { readFonts } from "../../src/charts/fonts.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { PAGE_WIDTHS } from "../charts/made-charts.ts";
import { ownType } from "../document-types.ts";
import { loadTemplate } from "../../src/render/template.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import { readPdf } from "./read-pdf.ts";
import { renderHtml } from "./render-html.ts";

/** A report whose figures are all numbers of four digits that begin with `thousands`. */
async function reportWithNumbersFrom(thousands: 6 | 7): Promise<ReportModel> {
  let next = thousands * 1000;
  const number = () => (next += 7);
  const categories = (...codes: readonly string[]) => ({
    total: number(),
    categories: codes.map((code) => ({ code, label: code, value: number() })),
  });
  const count = () => ({ value: number() });
  return await reportOf(
    figuresWith(
      {
        "registrations.total": count(),
        "registrations.inPeriod": count(),
        "registrations.byMonth": categories("2024-01", "2024-02", "2024-03"),
        "registrations.byRoute": categories("rechtstreeks", "professional", "overig", "onbekend"),
        "status.byCategory": categories("lopend", "heropend", "nog_niet_gestart", "afgesloten"),
        "status.supported": count(),
        "people.bySupported": categories("moeder", "vader", "beide_ouders", "nog_niet_in_beeld"),
        "children.total": count(),
        "children.placedNow": count(),
        "children.placedBefore": count(),
        "children.placed": count(),
        "children.byMeasure": categories("met_maatregel", "zonder_maatregel"),
        "children.byResidence": categories("pleeggezin", "netwerk"),
        "children.returned": count(),
        "children.returnedFamilies": count(),
        "results.byTheme": categories("persoonlijk_herstel", "gezinsherstel"),
        "results.byResult": categories("bezoekregeling_verbeterd", "contact_kinderen_hersteld"),
      },
      { source: { rows: number(), sha256: "0", latestDate: "2024-03-31" } },
    ),
  );
}

/** The numbers in a text that can only be figures: thousands, but no round number of an axis. */
function figuresIn(text: string): ReadonlySet<string> {
  const numbers = text.match(/\b[67]\.\d{3}\b/g) ?? [];
  return new Set(numbers.filter((number) => !/[05]00$/.test(number)));
}

describe("two reports rendered in one process by one browser", () => {
  it("share no figure, in print, in alt text, or in HTML", async () => {
    const rendered = await withBrowser(contextOfThisMachine(), async (starting) => {
      const browser = await starting;
      return await Promise.all(
        ([6, 7] as const).map(async (thousands) => {
          const model = await reportWithNumbersFrom(thousands);
          const fonts = await readFonts();
          const charts = await prepareDrawing(fonts)(model, PAGE_WIDTHS);
          const html = renderHtml(model, charts, fonts, await loadTemplate(await ownType()), {
            medium: "print",
            pages: undefined,
          });
          const pdf = await readPdf((await browser.print(html)).pdf);
          // The style and the embedded fonts contain other numbers.
          const body = html.slice(html.indexOf("<body>"));
          const svgText = [...body.matchAll(/>([^<]*)</g)].map(([, text]) => text).join(" ");
          return {
            thousands: String(thousands),
            html: figuresIn(svgText),
            pdf: figuresIn([...pdf.text, ...pdf.alternatives].join(" ")),
          };
        }),
      );
    });
    for (const { thousands, html, pdf } of rendered) {
      expect(pdf.size).toBeGreaterThan(20);
      // An alt text does not contain every number of the drawing.
      expect([...pdf].filter((number) => !html.has(number))).toEqual([]);
      expect([...html].filter((number) => !number.startsWith(thousands))).toEqual([]);
    }
  });
});
