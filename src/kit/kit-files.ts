import { z } from "zod";

import { sha256 } from "../file-system/read-files.ts";
import { zipped } from "../file-system/zip.ts";
import { formatDay, formatTime } from "../language/dates.ts";
import { FILE_KINDS, type FileKind, readMeText } from "../messages/kit.ts";
import { fileNames, type ReportModel, webpageOf } from "../model/report-model.ts";
import { type Day, isoMoment, utcDate } from "../period/period.ts";
import { documentTitle } from "../render/page-head.ts";
import {
  addressOf,
  endOf,
  filesForMediaLibrary,
  kindOf,
  type KitMaterial,
  type KitNames,
  picturedChart,
  PICTURES_FOLDER,
  socialPictureOf,
  UNKNOWN_ADDRESS,
} from "./kit-material.ts";
import { accessibilityParagraph, keyPointsMarkdown, wordpressBlock } from "./kit-texts.ts";

/** A file of a kit. */
export interface KitFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly content: Uint8Array;
}

/** The extensions of files that are compressed already. */
const COMPRESSED: ReadonlySet<string> = new Set(["png", "ods", "xlsx", "zip"]);

/**
 * The files of a publication kit without its manifest. The last one is the zip, which contains all
 * others. The pictures of charts are in a subfolder. The picture for the page is also outside that
 * subfolder.
 */
export function kitFiles(material: KitMaterial): readonly KitFile[] {
  const { model, report, pictures } = material;
  const { report: stem } = fileNames(model);
  const points = keyPointsMarkdown(material);
  const names: KitNames = {
    block: `${stem}-wordpress.html`,
    points: points === null ? null : `${stem}-kernpunten.md`,
    statement: `${stem}-toegankelijkheid.html`,
    sums: `SHA256SUMS-${stem}.txt`,
    readMe: `LEESMIJ-${stem}.md`,
    zip: `${stem}.zip`,
  };
  const file = (name: string, kind: FileKind, content: Uint8Array | string): KitFile => ({
    name,
    kind: name.endsWith(".alt.txt") ? "description" : kind,
    content: typeof content === "string" ? Buffer.from(content, "utf8") : content,
  });
  const ofPage = picturedChart(material)?.file;
  const social = `${stem}-kerncijfers`;
  const isShown = (name: string): boolean => name === ofPage || name.startsWith(social);
  const pictured = [...pictures];
  const listed = [
    ...Array.from(report, ([name, content]) => file(name, kindOf(name), content)),
    ...pictured.flatMap(([name, content]) => (isShown(name) ? file(name, "picture", content) : [])),
    file(names.block, "block", wordpressBlock(material)),
    ...(points === null || names.points === null ? [] : [file(names.points, "points", points)]),
    file(names.statement, "statement", accessibilityParagraph(material)),
    file(names.readMe, "readMe", readMe(material, names)),
  ];
  const ofCharts = pictured.flatMap(([name, content]) =>
    name.startsWith(social) ? [] : file(`${PICTURES_FOLDER}/${name}`, "picture", content),
  );
  const sums = file(names.sums, "sums", checksums([...listed, ...ofCharts]));
  const all = [...listed, ...ofCharts, sums];
  return [...all, file(names.zip, "zip", zipOf(all, material.publishedOn.day))];
}

/** The SHA-256 hashes of files in the form of `sha256sum`, in the order of their names. */
export function checksums(files: readonly Pick<KitFile, "name" | "content">[]): string {
  return inOrder(files)
    .map(({ name, content }) => `${sha256(content)}  ${name}\n`)
    .join("");
}

/**
 * A zip of files in the order of their names, all dated `day`, so that the same files give the same
 * bytes.
 */
export function zipOf(files: readonly Pick<KitFile, "name" | "content">[], day: Day): Uint8Array {
  const entries = inOrder(files).map(({ name, content }) => {
    return { name, content, level: COMPRESSED.has(endOf(name)) ? 0 : 9 } as const;
  });
  return zipped(entries, utcDate(day));
}

function inOrder<T extends { readonly name: string }>(files: readonly T[]): readonly T[] {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The manifest of a kit: its report and its files. */
export function kitManifest(
  { model, publishedOn }: Pick<KitMaterial, "model" | "publishedOn">,
  files: readonly KitFile[],
  toolVersion: string,
): string {
  const manifest = {
    schemaVersion: 1,
    kit: model.document,
    title: model.title,
    period: model.period,
    publishedOn: isoMoment(publishedOn),
    tool: { name: "peildatum", version: toolVersion },
    outputs: files.map(({ name, content }) => ({
      file: name,
      bytes: content.byteLength,
      sha256: sha256(content),
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const KINDS = Object.keys(FILE_KINDS) as readonly FileKind[];

/** The output of `report publish --format json`. */
export const publishedKitSchema = z.strictObject({
  schemaVersion: z.literal(1),
  period: z.string(),
  document: z.string(),
  publishedOn: z.string(),
  folder: z.string(),
  files: z.array(
    z.strictObject({
      file: z.string().meta({ description: "its path in the folder, as grafieken/x.png" }),
      kind: z.enum(KINDS).meta({ description: "what it is, or its part in the kit" }),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
  kept: z.enum(["same", "other", "nothing"]).meta({
    description: "whether what is kept of the period is this report, another one, or nothing",
  }),
});

type PublishedKitData = z.infer<typeof publishedKitSchema>;

/** The contents of a kit as JSON. */
export function kitJson(
  about: Omit<PublishedKitData, "schemaVersion" | "files">,
  files: readonly KitFile[],
): string {
  const data: PublishedKitData = {
    schemaVersion: 1,
    ...about,
    files: files.map(({ name, kind, content }) => ({
      file: name,
      kind,
      bytes: content.byteLength,
      sha256: sha256(content),
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** The instructions for the web editor who publishes a kit. */
function readMe(material: KitMaterial, names: KitNames): string {
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
