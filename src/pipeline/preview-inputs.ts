import { readdir } from "node:fs/promises";
import path from "node:path";

import type { ReportBrowser } from "../browser/browser.ts";
import type { EncodedImage } from "../browser/pages.ts";
import type { DrawCharts, DrawnCharts } from "../charts/draw-all.ts";
import { type Places, sha256 } from "../file-system/read-files.ts";
import { chartsOf } from "../model/report-model.ts";
import { type Period, periodNamed } from "../period/period.ts";
import { loadTemplate, type RenderedType } from "../render/template.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { PACKAGE_FILE, SETTINGS_FILE } from "../settings/setting-sources.ts";
import { loadDrawingTools, type RenderingTools } from "./render-report.ts";

// Places whose changes matter.

/**
 * The places of the settings. The folder counts too, because a misspelt file name gives a finding.
 */
export function settingsPlaces(folder: string): Places {
  return {
    files: [SETTINGS_FILE, PACKAGE_FILE].map((name) => path.join(folder, name)),
    folders: [{ path: folder, depth: 0 }],
  };
}

/**
 * The places that a reading of the export depends on, except the settings and the document type.
 */
export function readingPlaces({ input, codebook, snapshots }: Settings): Places {
  return {
    files: [input, codebook].filter((file) => file !== null),
    // Folders in it: PERIOD/DOCUMENT/LAYER.
    folders: [{ path: snapshots, depth: 3 }],
  };
}

/**
 * The places that the documents of a period are made from, with the folders where a new file would
 * become an input. The output folder counts too: a check compares texts with the published report,
 * and an accompanying document with the report that it accompanies.
 */
export async function previewPlaces(period: Period, settings: Settings): Promise<Places> {
  const { content, out, templates, logo, fonts } = settings;
  const reading = readingPlaces(settings);
  const [ofContent, ofOutput] = await Promise.all([
    // The folder of a period contains a folder for each document, with texts and images.
    periodFolders(content, 2, (one) => one.id === period.id || one.to < period.from),
    periodFolders(out, 2, () => true),
  ]);
  return {
    files: [...reading.files, ...[logo, ...fonts].flatMap((one) => one?.path ?? [])],
    folders: [
      ...reading.folders,
      // A folder of a period may appear.
      { path: content, depth: 0 },
      { path: out, depth: 0 },
      ...ofContent,
      ...ofOutput,
      // A folder of a type contains a folder of blocks.
      ...(templates === null ? [] : [{ path: templates, depth: 3 }]),
    ],
  };
}

/** The folders that are named after periods. Other files beside them do not count. */
async function periodFolders(
  folder: string,
  depth: number,
  isCounted: (period: Period) => boolean,
): Promise<Places["folders"]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.flatMap((name) => {
    const period = periodNamed(name);
    if (period === undefined || !isCounted(period)) return [];
    return [{ path: path.join(folder, name), depth }];
  });
}

// Results that are kept.

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

/** Returns the value of a key, or makes it. The signal ends the making when the key is dropped. */
export type KeepLast<T> = (key: string, make: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Keeps the values of the `most` last used keys. A key must contain everything that its value
 * depends on, so that no value can be out of date. A failure is not kept.
 */
export function keepLast<T>(most: number): KeepLast<T> {
  const values = new Map<string, { readonly made: Promise<T>; readonly ending: AbortController }>();
  return async (key, make) => {
    let one = values.get(key);
    if (one === undefined) {
      const ending = new AbortController();
      one = { made: make(ending.signal), ending };
    }
    const mine = one;
    // A map keeps the order of insertion: the last used key comes last.
    values.delete(key);
    values.set(key, mine);
    for (const [old, { ending }] of [...values].slice(0, -most)) {
      values.delete(old);
      ending.abort();
    }
    try {
      return await mine.made;
    } catch (error) {
      if (values.get(key) === mine) values.delete(key);
      throw error;
    }
  };
}

/** A value as part of a key. Maps become their entries. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part));
}
