import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { pdfMessages } from "../messages/figures.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { FilesBeside } from "../render/edition.ts";
import { INTERNAL_MARK } from "../render/document-title.ts";
import { figuresCsv } from "./figures-csv.ts";
import { figuresJson } from "./figures-json.ts";
import { manifestJson, type ManifestMaterial } from "./manifest.ts";

/** A file with the report's figures, which also travels inside the PDF. */
export interface FigureFile {
  readonly name: string;
  readonly mediaType: string;
  /** What it is, in Dutch, for whoever finds it in the PDF. */
  readonly description: string;
  readonly content: Uint8Array;
}

/** Everything that the files of one report are written from. */
export interface ReportMaterial extends ManifestMaterial {
  readonly data: readonly FigureFile[];
  readonly html: string;
  readonly pdf: Uint8Array;
}

/** The protected figures as files: JSON for machines, CSV for Excel. */
export function figureFiles(model: ReportModel, figures: PublishedFigures): readonly FigureFile[] {
  const { csv, json } = namesBeside(model);
  return [
    {
      name: json,
      mediaType: "application/json",
      description: pdfMessages.figuresJson,
      content: Buffer.from(figuresJson(figures), "utf8"),
    },
    {
      name: csv,
      mediaType: "text/csv",
      description: pdfMessages.figuresCsv,
      content: Buffer.from(figuresCsv(figures), "utf8"),
    },
  ];
}

/** The names of the files of a report that its HTML links to. */
export function namesBeside({ document, internalUseOnly }: ReportModel): FilesBeside {
  const mark = internalUseOnly ? `-${INTERNAL_MARK}` : "";
  return { pdf: `${document}${mark}.pdf`, csv: `figures${mark}.csv`, json: `figures${mark}.json` };
}

/** The files of one report by name: PDF, HTML, the figures twice, and the manifest of them all. */
export function reportFiles(material: ReportMaterial): ReadonlyMap<string, string | Uint8Array> {
  const { model, data, html, pdf } = material;
  const mark = model.internalUseOnly ? `-${INTERNAL_MARK}` : "";
  const outputs = new Map<string, string | Uint8Array>([
    [namesBeside(model).pdf, pdf],
    [`${model.document}${mark}.html`, html],
    ...data.map(({ name, content }) => [name, content] as const),
  ]);
  return new Map([...outputs, ["manifest.json", manifestJson(material, outputs)]]);
}
