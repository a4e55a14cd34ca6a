import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { INTERNAL_MARK } from "../render/render-html.ts";
import { figuresCsv } from "./figures-csv.ts";
import { figuresJson } from "./figures-json.ts";
import { manifestJson, type ManifestMaterial } from "./manifest.ts";

/** Everything that the files of one report are written from. */
export interface ReportMaterial extends ManifestMaterial {
  readonly figures: PublishedFigures;
  readonly html: string;
  readonly pdf: Uint8Array;
}

/** The files of one report by name: PDF, HTML, the figures twice, and the manifest of them all. */
export function reportFiles(material: ReportMaterial): ReadonlyMap<string, string | Uint8Array> {
  const { model, figures, html, pdf } = material;
  const mark = model.internalUseOnly ? `-${INTERNAL_MARK}` : "";
  const outputs = new Map<string, string | Uint8Array>([
    [`${model.document}${mark}.pdf`, pdf],
    [`${model.document}${mark}.html`, html],
    [`figures${mark}.json`, figuresJson(figures)],
    [`figures${mark}.csv`, figuresCsv(figures)],
  ]);
  return new Map([...outputs, ["manifest.json", manifestJson(material, outputs)]]);
}
