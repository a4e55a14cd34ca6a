import path from "node:path";

import type { CalledImage } from "./check-images.ts";
import { findingIn } from "./check-narrative.ts";
import { firstBytes, type Entry } from "./folder.ts";
import { sha256 } from "../file-system/sha256.ts";
import type { Fault, Size } from "../image/fault.ts";
import type { Image } from "../image/image.ts";
import { closestTerm } from "../language/closest.ts";
import { imageWords } from "../messages/boxes-and-images.ts";
import type { Finding } from "../messages/finding.ts";

/** The image file of a text. */
export interface ReadImage extends Pick<Image, "mediaType" | "keptAs"> {
  /** The name that the text writes. */
  readonly file: string;
  /** The name of the file in its folder. It may differ from `file` in its Unicode form. */
  readonly entry: string;
  readonly bytes: Buffer;
  /** Of the bytes of the file. */
  readonly sha256: string;
}

const MOST_BYTES = 10_000_000;
const MOST_PIXELS = 50_000_000;
/** In pixels. Browsers draw no larger image. */
const LONGEST_SIDE = 30_000;
/** In pixels. With fewer on a width of about 12 cm, single pixels are visible. */
const LEAST_WIDTH = 600;

const IMAGE_FILE = /\.(?:png|jpe?g|jfif|webp|gif|bmp|tiff?|heic|avif|svg)$/i;

/** True for a file with the extension of an image. */
export function isNamedAsImage({ name, kind }: Entry): boolean {
  return kind === "file" && IMAGE_FILE.test(name);
}

/** True if a text shows the file of that name. */
export function isCalled(name: string, called: readonly CalledImage[]): boolean {
  return called.some(({ file }) => file === name.normalize("NFC"));
}

/** The result of reading the file of an image. The image is null if the file has an error. */
interface Outcome {
  readonly image: ReadImage | null;
  readonly code:
    "narrative-image-missing" | "narrative-image-file" | "narrative-image-small" | null;
  readonly words: string;
}

/**
 * Reads the images that a text shows, each once, from the folder of the text. Findings name the
 * text as `text`.
 */
export async function readImages(
  folder: string,
  entries: readonly Entry[],
  called: readonly CalledImage[],
  text: string,
): Promise<{ readonly images: readonly ReadImage[]; readonly findings: readonly Finding[] }> {
  const outcomes = new Map<string, Outcome>();
  const findings: Finding[] = [];
  for (const { file, ...place } of called) {
    const outcome = outcomes.get(file) ?? (await readOne(folder, entries, file));
    outcomes.set(file, outcome);
    if (outcome.code !== null) findings.push(findingIn(text, outcome.code, place, outcome.words));
  }
  const images = [...outcomes.values()].flatMap(({ image }) => image ?? []);
  return { images, findings };
}

async function readOne(folder: string, entries: readonly Entry[], file: string): Promise<Outcome> {
  const refused = (words: string): Outcome => ({
    image: null,
    code: "narrative-image-file",
    words,
  });
  const entry = entries.find(({ name }) => name.normalize("NFC") === file);
  if (entry === undefined) {
    const names = entries.filter(isNamedAsImage).map(({ name }) => name);
    const words = imageWords.meant(closestTerm(file, names));
    return { image: null, code: "narrative-image-missing", words };
  }
  if (entry.kind !== "file") return refused(imageWords.unreadable);
  let bytes: Buffer;
  try {
    bytes = await firstBytes(path.join(folder, entry.name), MOST_BYTES + 1);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return refused(imageWords.unreadable);
  }
  if (bytes.length > MOST_BYTES) return refused(imageWords.bytes(MOST_BYTES));
  // Most reports have no image, so this module is loaded late.
  const { readImage } = await import("../image/image.ts");
  const found = readImage(bytes, isTooLarge);
  if (found === null) return refused(imageWords.kind);
  if ("fault" in found) return refused(wordsOn(found));
  const { mediaType, keptAs, width } = found;
  const image = { file, entry: entry.name, bytes, sha256: sha256(bytes), mediaType, keptAs };
  return width < LEAST_WIDTH
    ? { image, code: "narrative-image-small", words: imageWords.narrow(width, LEAST_WIDTH) }
    : { image, code: null, words: "" };
}

function isTooLarge({ width, height }: Size): boolean {
  return width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE;
}

function wordsOn(found: Fault): string {
  switch (found.fault) {
    case "damaged":
      return imageWords.damaged;
    case "kind":
      return imageWords.jpegKind;
    case "moves":
      return imageWords.moves;
    case "noSize":
      return imageWords.noSize;
    case "tooLarge":
      return imageWords.pixels(found, MOST_PIXELS, LONGEST_SIDE);
  }
}
