import type { ReportBrowser } from "../browser/browser.ts";
import type { EncodedImage } from "../browser/encode-image.ts";
import type { DrawCharts, DrawnCharts } from "../charts/draw-all.ts";
import { chartsOf } from "../model/report-model.ts";
import type { RenderedType } from "../render/template.ts";
import { loadTemplate } from "../render/template.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { sha256 } from "../file-system/sha256.ts";
import { keepLast, keyOf } from "./keep-last.ts";
import { loadDrawingTools, type RenderingTools } from "./render-report.ts";

/** Two screens and a print, for each of the standard document types. */
const MOST_DRAWINGS = 12;
const MOST_IMAGES = 100;

/**
 * Gives the tools that render a document. It loads fonts again only after a change of the
 * organisation's own fonts, and draws charts again only after a change in them. It reads templates
 * each time.
 */
export function keepTools(
  debug: (line: string) => void,
): (type: RenderedType, fonts: HouseStyle["fonts"]) => RenderingTools {
  const keep = keepLast<Pick<RenderingTools, "fonts" | "drawing">>(1);
  return (type, own) => {
    const key = keyOf(own.map(({ face, sha256 }) => [face, sha256]));
    const loaded = keep(key, async () => {
      const { fonts, drawing } = loadDrawingTools(own);
      // A failed load must reject here, so that it is not kept.
      await Promise.all([fonts, drawing]);
      return { fonts, drawing: drawing.then((draw) => drawingOnce(draw, debug)) };
    });
    const tools = {
      fonts: loaded.then(({ fonts }) => fonts),
      drawing: loaded.then(({ drawing }) => drawing),
      template: loadTemplate(type),
    };
    for (const early of Object.values(tools)) early.catch(() => undefined);
    return tools;
  };
}

/** Draws the charts of a model again only if they, their colours or their place changed. */
function drawingOnce(draw: DrawCharts, debug: (line: string) => void): DrawCharts {
  const keep = keepLast<DrawnCharts>(MOST_DRAWINGS);
  return (model, place) => {
    const key = keyOf([chartsOf(model), model.palette, place]);
    return keep(key, () => {
      debug(`preview: drawing for ${JSON.stringify(place)}`);
      return draw(model, place);
    });
  };
}

/** A browser that encodes each image only once. */
export function encodingOnce(browser: ReportBrowser): ReportBrowser {
  const keep = keepLast<EncodedImage | null>(MOST_IMAGES);
  return {
    print: browser.print,
    encodeImage(image) {
      const key = [image.mediaType, image.keptAs, sha256(image.bytes)].join(" ");
      return keep(key, (signal) => browser.encodeImage(image, signal));
    },
  };
}
