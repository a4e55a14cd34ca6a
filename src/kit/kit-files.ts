import { type Zippable, zipSync } from "fflate";

import type { FileKind } from "../messages/kit-texts.ts";
import { fileNames } from "../model/file-names.ts";
import { type Day, utcDate } from "../period/day.ts";
import { isoMoment } from "../period/moment.ts";
import { sha256 } from "../snapshots/hashes.ts";
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

/** In pictures and zips there is nothing left to press together. */
const PRESSED: ReadonlySet<string> = new Set(["png", "ods", "xlsx", "zip"]);

/**
 * The files of a publication kit but for its manifest: those that lie in its folder, and last the zip
 * that holds them all, and the pictures in a folder of their own. The pictures that a web editor
 * needs lie in the folder as well.
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
  const inZip = pictured.flatMap(([name, content]) =>
    name.startsWith(social) ? [] : file(`${PICTURES_FOLDER}/${name}`, "picture", content),
  );
  const sums = file(names.sums, "sums", checksums([...listed, ...inZip]));
  const zip = zipOf([...listed, ...inZip, sums], material.publishedOn.day);
  return [...listed, sums, file(names.zip, "zip", zip)];
}

/** The hashes of files as `sha256sum` writes and checks them, in the order of their names. */
export function checksums(files: readonly Pick<KitFile, "name" | "content">[]): string {
  return inOrder(files)
    .map(({ name, content }) => `${sha256(content)}  ${name}\n`)
    .join("");
}

/** A zip of files in the order of their names, all of the same day: the same files give the same bytes. */
export function zipOf(files: readonly Pick<KitFile, "name" | "content">[], day: Day): Uint8Array {
  const date = utcDate(day);
  // A zip has the hour on the clock of a place. Noon is the same day everywhere, and skipped nowhere.
  const mtime = new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 12);
  const entries: Zippable = {};
  for (const { name, content } of inOrder(files)) {
    entries[name] = [content, { mtime, level: PRESSED.has(endOf(name)) ? 0 : 9 }];
  }
  return zipSync(entries);
}

function inOrder<T extends { readonly name: string }>(files: readonly T[]): readonly T[] {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The manifest of a kit: of which report it is, and what its files are. */
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
