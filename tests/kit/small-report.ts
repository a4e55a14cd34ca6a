import { DARK_PALETTE, PALETTE } from "../../src/colour/palette.ts";
import type { KitMaterial } from "../../src/kit/kit-material.ts";
import { reportModelSchema, type ReportModel } from "../../src/model/report-model.ts";
import { parseMoment } from "../../src/period/period.ts";
import type { AccessibilityNote } from "../../src/publish/accessibility-note.ts";

const SHARE = "responseTimes.contactWithin2DaysInPeriod";
const shareOf = (edition: string): string =>
  `share(${edition}${SHARE}.numerator, ${edition}${SHARE}.denominator)`;

const run = (text: string, origin: string) => ({ text, origin });
const before = run("259", "2023-Q4/registrations.inPeriod.value");
const endBefore = run("eind december 2023", "2023-Q4/period.to");

/** A report of 2024-Q1 with the parts that a kit uses: news, key figures, changes and a chart. */
export function smallReport(about: Partial<ReportModel> = {}): ReportModel {
  return reportModelSchema.parse({
    schemaVersion: 2,
    document: "voortgangsrapportage",
    language: "nl-NL",
    title: "Voortgangsrapportage",
    subject: "Over de ondersteuning van gezinnen",
    period: {
      id: "2024-Q1",
      label: "januari tot en met maart 2024",
      from: "2024-01-01",
      to: "2024-03-31",
    },
    referenceDate: "31 maart 2024",
    files: {
      report: "voortgangsrapportage-2024-Q1",
      data: "2024-Q1",
      address: "https://www.voorbeeld.nl/wp-content/uploads/2024/05/{file}",
    },
    webpage: [
      { text: "Lees deze rapportage als webpagina: " },
      {
        text: "www.voorbeeld.nl/rapporten/2024-Q1",
        origin: "settings.webpage",
        target: "https://www.voorbeeld.nl/rapporten/2024-Q1",
      },
    ],
    organisation: "Steunteam",
    logo: null,
    palette: PALETTE,
    darkPalette: DARK_PALETTE,
    publishedOn: "27 mei 2024",
    publishedDay: "2024-05-27",
    internalUseOnly: false,
    warnings: [],
    sections: [
      {
        id: "in-het-kort",
        title: "In het kort",
        blocks: [
          {
            type: "paragraph",
            isLead: true,
            text: [
              { text: "Minder mensen meldden zich aan: " },
              run("149", "registrations.inPeriod.value"),
              { text: ", tegen " },
              before,
              { text: " in de drie maanden ervoor. " },
              run("1.536", "children.returned.value"),
              { text: " kinderen gingen tot nu toe terug naar huis; " },
              endBefore,
              { text: " waren dat er " },
              run("19", "2023-Q4@kept/children.returned.value"),
              { text: "." },
            ],
          },
          {
            type: "keyFigures",
            items: [
              {
                value: [run("936", "registrations.total.value")],
                label: [
                  { text: "mensen meldden zich aan tot en met " },
                  run("31 maart 2024", "period.to"),
                ],
                change: [
                  run("149", "registrations.inPeriod.value"),
                  { text: " deze periode, tegen " },
                  before,
                  { text: " in de drie maanden ervoor" },
                ],
              },
              {
                value: [run("84%", shareOf(""))],
                label: [
                  { text: "eerste contact binnen " },
                  run("2", "rule.contactWithinDays"),
                  { text: " dagen" },
                ],
                change: [run("90%", shareOf("2023-Q4/")), { text: " in de drie maanden ervoor" }],
              },
              {
                value: [run("31", "results.byTheme.herstel")],
                label: [
                  { text: "gezinnen met herstel (stand " },
                  run("eind december 2023", "results.byTheme.herstel.asOf"),
                  { text: ")" },
                ],
              },
            ],
          },
          {
            type: "list",
            items: [
              [
                { text: "Het eerste contact was vaker binnen " },
                run("2", "rule.contactWithinDays"),
                { text: " dagen: bij " },
                run("84%", shareOf("")),
                { text: "." },
              ],
              [
                { text: "We sloten " },
                run("82", "status.closedInPeriod.value"),
                { text: " trajecten af." },
              ],
            ],
          },
          {
            type: "chart",
            id: "registrations-by-month",
            kind: "months",
            title: [{ text: "Minder aanmeldingen" }],
            subtitle: [{ text: "Aanmeldingen per maand" }],
            alt: [{ text: "Staafgrafiek" }],
            annotations: [],
            categories: [
              { code: "2024-01", label: [run("januari", "registrations.byMonth.2024-01.label")] },
            ],
            series: [
              {
                name: [{ text: "Aanmeldingen" }],
                values: [{ value: 50, text: [run("50", "registrations.byMonth.2024-01")] }],
              },
            ],
            table: {
              columns: [
                { label: [{ text: "Maand" }], numeric: false },
                { label: [{ text: "Aantal" }], numeric: true },
              ],
              rows: [
                {
                  cells: [
                    [run("januari", "registrations.byMonth.2024-01.label")],
                    [run("50", "registrations.byMonth.2024-01")],
                  ],
                  isTotal: false,
                },
              ],
            },
          },
        ],
      },
    ],
    ...about,
  });
}

/** A note with one failed test, and one that was not done. */
const NOTE: AccessibilityNote = {
  schemaVersion: 1,
  report: {
    title: "Voortgangsrapportage",
    document: "voortgangsrapportage",
    period: { id: "2024-Q1", from: "2024-01-01", to: "2024-03-31", label: "" },
    publishedOn: "2024-05-27",
    release: "1.0.0",
  },
  files: [],
  machine: [
    test("pdf-title", "pdf", "passed"),
    test("pdf-language", "pdf", "failed"),
    test("page-title", "page", "passed"),
    test("text-links", "texts", "not tested"),
  ],
  release: { version: "1.0.0", testedWith: [] },
  person: [],
  signed: { by: null, on: null },
};

function test(
  id: AccessibilityNote["machine"][number]["id"],
  about: AccessibilityNote["machine"][number]["about"],
  result: AccessibilityNote["machine"][number]["result"],
): AccessibilityNote["machine"][number] {
  return { id, about, what: `Test van ${id}.`, how: "", standard: "WCAG 2.4.2", result };
}

/** The material of a kit of that report. */
export function smallMaterial(
  about: Partial<ReportModel> = {},
  more: Partial<KitMaterial> = {},
): KitMaterial {
  const publishedOn = parseMoment("2024-05-27T10:00");
  if (publishedOn === undefined) throw new Error("no moment");
  return {
    model: smallReport(about),
    publishedOn,
    report: new Map([
      ["voortgangsrapportage-2024-Q1.html", Buffer.from("<p>pagina</p>")],
      ["figures-2024-Q1.csv", Buffer.alloc(29_600, "1")],
      ["voortgangsrapportage-2024-Q1.pdf", Buffer.alloc(1_240_000, "2")],
      ["figures-2024-Q1.json", Buffer.from("{}")],
    ]),
    pictures: new Map<string, Uint8Array | string>([
      ["voortgangsrapportage-2024-Q1-registrations-by-month-breed.png", Buffer.from("png")],
      [
        "voortgangsrapportage-2024-Q1-registrations-by-month.alt.txt",
        'Staafgrafiek: "minder" & < meer\n',
      ],
      ["voortgangsrapportage-2024-Q1-kerncijfers.png", Buffer.from("png")],
      ["voortgangsrapportage-2024-Q1-kerncijfers.alt.txt", "Cijfers\n"],
    ]),
    note: NOTE,
    settings: {
      contact: "Bel of mail ons <gerust> & snel.",
      accessibility: {
        statement: "https://www.voorbeeld.nl/toegankelijkheid?a=1&b=2",
        contact: { text: "088 123 45 67", link: "tel:+31881234567" },
      },
      pdfStandard: "3a",
    },
    ...more,
  };
}
