import { documentTitle } from "../render/document-title.ts";
import { formatDay, formatTime } from "../language/dates.ts";
import { readMeText } from "../messages/kit-read-me.ts";
import { webpageOf } from "../model/definitions.ts";
import { fileNames } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";
import { isoMoment } from "../period/moment.ts";
import { filesForMediaLibrary } from "./file-facts.ts";
import {
  addressOf,
  type KitMaterial,
  type KitNames,
  picturedChart,
  PICTURES_FOLDER,
  socialPictureOf,
  UNKNOWN_ADDRESS,
} from "./kit-material.ts";

/** The instructions for the web editor who publishes a kit. */
export function readMe(material: KitMaterial, names: KitNames): string {
  const { model, report, pictures, publishedOn } = material;
  const { html, pdf } = fileNames(model);
  const { day, minutes } = publishedOn;
  const address = addressOf(pdf, model);
  const social = socialPictureOf(material);
  const shown = [...pictures.keys()].filter((name) => name.endsWith(".png"));
  const chart = address === null ? null : picturedChart(material);
  // Social media fetch their picture from the address in the web page.
  const shownAt = address === null ? [] : [chart?.file ?? [], social ?? []].flat();
  const about = `--period ${model.period.id.replace("--", "..")} --document ${model.document}`;
  return readMeText({
    report: documentTitle(model),
    publishedOn: [formatDay(day), ...(minutes === null ? [] : [formatTime(minutes)])].join(", "),
    upload: [...filesForMediaLibrary(material).map(({ name }) => name), ...shownAt],
    notTaken: [...report.keys()].filter((name) => /\.(?:html|json|jsonld|md|svg)$/.test(name)),
    ...names,
    social: social === null ? null : { picture: social, alt: social.replace(/\.png$/, ".alt.txt") },
    webpage: { file: html, address: webpageOf(model), beside: refusedFigures(model) },
    corrects: model.correction === undefined ? null : (model.correction.earlier ?? ""),
    address: address === null ? null : { file: pdf, web: address },
    mark: UNKNOWN_ADDRESS,
    hasPictures: shown.length > 0,
    picturesFolder: PICTURES_FOLDER,
    snapshot: `report snapshot ${about} --published-on ${isoMoment(publishedOn)}`,
    check: `report check ${about} --format html > controle.html`,
  });
}

/** The files with figures that the web page links to and the media library refuses. */
function refusedFigures(model: ReportModel): { readonly file: string; readonly web: string }[] {
  const json = fileNames(model).figures?.json;
  const web = json === undefined ? null : addressOf(json, model);
  return json === undefined || web === null ? [] : [{ file: json, web }];
}
