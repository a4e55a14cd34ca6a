import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";

export const FIGURES: PublishedFigures = figuresWith({
  "registrations.total": { value: 900 },
  "children.returned": { value: null, withheld: true },
});

const WEBPAGE = "https://www.example.nl/rapporten/2024-Q1";

/** Returns a public report of those figures, with everything that portals require. */
export async function publishedReport(): Promise<ReportModel> {
  const model = await reportOf(FIGURES);
  return {
    ...model,
    organisation: "Team </script><!-- & co",
    webpage: [{ text: "Lees het op de site", target: WEBPAGE }],
    files: {
      report: "voortgangsrapportage-2024-Q1",
      data: "2024-Q1",
      address: "https://www.example.nl/2024/05/{file}",
    },
    publishedOn: "27 mei 2024",
    publishedDay: "2024-05-27",
    dataset: {
      measures: ["Aanmeldingen", "Teruggeplaatste kinderen"],
      publisher: { name: "Team", address: "https://www.example.nl/id/team" },
      licence: "CC0-1.0",
      themes: ["SOCI"],
      frequency: "QUARTERLY",
      keywords: ["jeugd"],
      contact: "mailto:data@example.nl",
    },
  };
}

export const CSV_FILE = {
  name: "figures-2024-Q1.csv",
  bytes: 12,
  sha256: "0".repeat(64),
} as const;

/** All files of the report. */
export const MADE = [
  { ...CSV_FILE, name: "voortgangsrapportage-2024-Q1.pdf" },
  { ...CSV_FILE, name: "figures-2024-Q1.json" },
  CSV_FILE,
  { ...CSV_FILE, name: "cijfers-2024-Q1.ods" },
];
