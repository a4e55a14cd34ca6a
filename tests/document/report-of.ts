import { DARK_PALETTE, PALETTE } from "../../src/colour/palette.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import {
  buildReport,
  type EarlierPublications,
  type ReportMaterial,
} from "../../src/document/build-report.ts";
import type { DocumentType } from "../../src/document-type/document-type.ts";
import { ownType } from "../document-types.ts";
import { reportModelSchema, type ReportModel } from "../../src/model/report-model.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { TEST_RELEASE } from "../test-release.ts";

type Figures = PublishedFigures["figures"];
type Shape = Readonly<Record<string, unknown>>;

/**
 * Published figures of 2024-Q1. All figures are unavailable except the given ones. A figure is
 * given by its fields, and gets its kind and label from the catalogue.
 */
export function figuresWith(
  given: Readonly<Record<string, Shape>>,
  about: Partial<PublishedFigures> = {},
): PublishedFigures {
  const figures = CATALOGUE.map(({ id, kind, measure, label, unit }) => [
    id,
    { kind, measure, label, unit, ...(given[id] ?? { unavailable: ["kolom"] }) },
  ]);
  return {
    schemaVersion: 1,
    period: {
      id: "2024-Q1",
      from: "2024-01-01",
      to: "2024-03-31",
      label: "januari t/m maart 2024",
    },
    source: { rows: 1000, sha256: "0".repeat(64), latestDate: "2024-03-31" },
    disclosureThreshold: 5,
    figures: Object.fromEntries(figures) as Figures,
    ...about,
  };
}

/** The material of a draft without texts, for an organisation without choices of its own. */
export const NOTHING_CHOSEN = {
  earlierFigures: [],
  narratives: [],
  fields: null,
  edition: null,
  redefinitions: [],
  events: [],
  organisation: null,
  contact: null,
  website: null,
  webpage: null,
  accessibility: { statement: null, contact: null },
  letterFrom: null,
  release: TEST_RELEASE,
  logo: null,
  palettes: { light: PALETTE, dark: DARK_PALETTE },
  publishedOn: null,
  internalUseOnly: false,
} as const;

/** A report that its schema accepts. The tool checks this when it writes or reads a snapshot. */
export function checkedReport(material: ReportMaterial): ReportModel {
  const model = buildReport(material);
  const { success, data, error } = reportModelSchema.safeParse(model);
  if (!success) throw error;
  // A report in a snapshot must contain nothing that its schema does not have.
  if (JSON.stringify(data).length !== JSON.stringify(model).length) {
    throw new Error("a report with more in it than its schema knows");
  }
  return model;
}

/** A complete progress report without texts of a writer. The sections can have another order. */
export async function reportOf(
  figures: PublishedFigures,
  earlierFigures: readonly PublishedFigures[] = [],
  publications?: EarlierPublications,
  inOrder: (sections: DocumentType["sections"]) => DocumentType["sections"] = (all) => all,
): Promise<ReportModel> {
  const documentType = await ownType();
  return checkedReport({
    ...NOTHING_CHOSEN,
    documentType: { ...documentType, sections: inOrder(documentType.sections) },
    figures,
    earlierFigures,
    ...(publications === undefined ? {} : { publications }),
    redefinitions: SAMPLE_CODEBOOK.codebook.redefinitions,
  });
}

/** Every text and number in a report that a reader can see or hear. */
export function allText(model: ReportModel): string {
  // Heights of drawings and names of colours are not numbers for readers.
  const unread = new Set(["height", "palette", "darkPalette"]);
  return JSON.stringify(model, (key, value: unknown) => (unread.has(key) ? undefined : value));
}
