import { zipped } from "../file-system/zip.ts";
import type { FileKind } from "../messages/kit-texts.ts";
import { fileNames } from "../model/file-names.ts";
import { type Day, utcDate } from "../period/day.ts";
import { isoMoment } from "../period/moment.ts";
import { sha256 } from "../file-system/sha256.ts";
import { accessibilityParagraph } from "./accessibility-paragraph.ts";
import { endOf, kindOf } from "./file-facts.ts";
import { keyPointsMarkdown } from "./key-points.ts";
import { type KitMaterial, type KitNames, picturedChart, PICTURES_FOLDER } from "./kit-material.ts";
import { readMe } from "./read-me.ts";
import { wordpressBlock } from "./wordpress-block.ts";

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
 * others. The pictures of charts are in a subfolder. The picture for the page is also beside it.
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

/** A zip of files in the order of their names, all of one day: the same files give the same bytes. */
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
