import { readFile } from "node:fs/promises";
import path from "node:path";

import type { PictureOf } from "../../src/browser/pages.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { makePictures, type WantedPictures } from "../../src/pipeline/make-charts.ts";
import type { RenderingTools } from "../../src/pipeline/render-report.ts";
import { loadTemplate } from "../../src/render/template.ts";
import { readReportLayer } from "../../src/snapshots/report-layer.ts";
import { ownType } from "../document-types.ts";
import { readTheme, type Theme, THEMES } from "../themes.ts";

const KEPT = path.join(
  import.meta.dirname,
  "../../fixtures/snapshots/2024-Q1/voortgangsrapportage/report.json",
);

/** The material of the sample's pictures, in a theme. */
export interface PictureSource {
  readonly model: ReportModel;
  readonly tools: RenderingTools;
}

/** The report of the sample's snapshot, in a theme, with the names of its files. */
export async function pictureSource(theme: Theme = THEMES.standaard): Promise<PictureSource> {
  const { prepareDrawing } = await import("../../src/charts/draw-all.ts");
  const kept = readReportLayer(await readFile(KEPT, "utf8"), null);
  const { fonts, palettes, logo } = await readTheme(theme);
  const tools = {
    fonts: Promise.resolve(fonts),
    drawing: Promise.resolve(prepareDrawing(fonts)),
    template: loadTemplate(await ownType()),
  };
  const model = {
    ...kept,
    organisation: "Steunteam Thuis (voorbeeld)",
    files: { report: "voortgangsrapportage-2024-Q1", data: "2024-Q1" },
    palette: palettes.light,
    darkPalette: palettes.dark,
    logo:
      logo === null
        ? null
        : {
            mediaType: logo.mediaType,
            base64: logo.bytes.toString("base64"),
            alt: logo.alt,
          },
  };
  return { model, tools };
}

/** A page of pictures, as the browser receives it. */
export interface PicturesAsked {
  readonly html: string;
  readonly pictures: readonly PictureOf[];
}

/** The files of pictures without the browser, with what the browser was asked for. */
export async function withoutBrowser({ model, tools }: PictureSource, wanted?: WantedPictures) {
  const asked: PicturesAsked[] = [];
  const takePictures = async (html: string, pictures: readonly PictureOf[]) => {
    asked.push({ html, pictures });
    return new Map(pictures.map(({ id }) => [id, new Uint8Array()]));
  };
  const browser = Promise.resolve({ takePictures });
  return { files: await makePictures(model, tools, { browser }, wanted), asked };
}
