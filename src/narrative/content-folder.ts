import type { Dirent, Stats } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/new-files.ts";
import { sha256 } from "../file-system/read-files.ts";
import { type NarrativeCode, severityOf } from "../findings/codes.ts";
import type { Finding } from "../findings/finding.ts";
import type { Fault, Image, Size } from "../image/image.ts";
import { likelyPeriods } from "../language/dates.ts";
import { closestTerm } from "../language/likely-meaning.ts";
import { imageWords, narrativeMessages, placeWords } from "../messages/narrative.ts";
import { shownKey } from "../messages/settings-and-yaml.ts";
import { parsePeriod } from "../period/period.ts";
import type { CalledImage } from "./check-content.ts";
import { findingIn } from "./check-narrative.ts";
import { LIMITS } from "./source-text.ts";

/** The contents of a content folder, apart from its texts. */
export interface ContentSurvey {
  /** The ids of the periods that have a folder. */
  readonly periods: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Looks for folders with unknown names and for misplaced texts, which no report uses. It reads the
 * content folder and the folder of `period`, or of all periods if `period` is null.
 */
export async function surveyContent(
  content: string,
  period: string | null,
  document: string,
  documents: readonly string[],
): Promise<ContentSurvey> {
  const { entries, hindrance } = await listFolder(content);
  if (hindrance !== null) {
    return { periods: [], findings: [unreadable(content, hindrance)] };
  }
  const home = path.join(content, period ?? placeWords.anyPeriod, document);
  const ofPeriods = entries.filter(({ name }) => isPeriod(name));
  const surveyed = ofPeriods.filter(({ name }) => period === null || name === period);
  const inPeriods = await Promise.all(
    surveyed.map((entry) => surveyPeriod(content, entry, document, documents)),
  );
  const others = entries.filter(({ name }) => !isPeriod(name));
  const ofOthers = others.map(({ name, kind }) => {
    const place = shownPath(content, name);
    return kind === "folder"
      ? findingAt("period-folder-unknown", place, meantPeriod(name, period))
      : findingAt("narrative-misplaced", place, placeWords.belongs(home));
  });
  return {
    periods: ofPeriods.map(({ name }) => name),
    findings: [...ofOthers, ...inPeriods.flat()],
  };
}

async function surveyPeriod(
  content: string,
  { name: period, kind }: Entry,
  document: string,
  documents: readonly string[],
): Promise<readonly Finding[]> {
  const folder = path.join(content, period);
  if (kind !== "folder") return [unreadable(folder, kind === "file" ? "no-folder" : kind)];
  const { entries, hindrance } = await listFolder(folder);
  if (hindrance !== null) return [unreadable(folder, hindrance)];
  const home = path.join(folder, document);
  return entries.flatMap(({ name, kind }) => {
    const place = shownPath(folder, name);
    if (kind !== "folder") {
      return documents.includes(name)
        ? [unreadable(place, kind === "file" ? "no-folder" : kind)]
        : [findingAt("narrative-misplaced", place, placeWords.belongs(home))];
    }
    if (documents.includes(name)) return [];
    const meant = placeWords.meant(closestTerm(name, documents));
    return [findingAt("document-folder-unknown", place, meant, placeWords.documents(documents))];
  });
}

function isPeriod(name: string): boolean {
  return parsePeriod(name)?.id === name;
}

function meantPeriod(name: string, period: string | null): string {
  const ids = [name, ...likelyPeriods(name)].flatMap((text) => parsePeriod(text)?.id ?? []);
  const near = period === null ? undefined : closestTerm(name, [period]);
  return placeWords.meant(ids.find((id) => id === period) ?? ids[0] ?? near);
}

// Folders and files.

/** Why something in the content folder cannot be read. */
export type Hindrance =
  "denied" | "broken-link" | "no-file" | "no-folder" | "too-large" | "too-many" | "failed";

/** An entry of a folder. For a link, the kind is the kind of its target. */
export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | Hindrance;
}

/** The entries of a folder, sorted by name. Empty if the folder does not exist. */
export interface Listing {
  readonly entries: readonly Entry[];
  readonly hindrance: Hindrance | null;
}

/**
 * Files that systems and programs leave behind, and files about the folder itself, such as a
 * readme.
 */
const LEFT_BEHIND =
  /^(?:\..*|~\$.*|.*~|#.*#|thumbs\.db|ehthumbs.*\.db|desktop\.ini|icon\r?|__macosx|\$recycle\.bin|system volume information|lost\+found|@eadir|(?:readme|leesmij|lees mij|license)(?:\..*)?)$/is;

/** Lists a folder without the files of systems and programs. Never throws. */
export async function listFolder(folder: string): Promise<Listing> {
  let found: readonly Dirent[];
  try {
    found = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const isAbsent = isErrorCode(error, "ENOENT");
    return { entries: [], hindrance: isAbsent ? null : hindranceOf(error) };
  }
  const kept = found.filter(({ name }) => !LEFT_BEHIND.test(name));
  if (kept.length > LIMITS.files) return { entries: [], hindrance: "too-many" };
  const entries = await Promise.all(
    kept.map(async (one): Promise<Entry> => ({ name: one.name, kind: await kindOf(folder, one) })),
  );
  return {
    entries: entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    hindrance: null,
  };
}

/**
 * The first bytes of a file, at most `most`. A file with a reported size of 0 is not read, because
 * some files of the system have that size and never end.
 */
export async function firstBytes(file: string, most: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, most));
    let length = 0;
    for (let read = -1; length < bytes.length && read !== 0; length += read) {
      read = (await handle.read(bytes, length)).bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** The path of an entry of a folder, fit for a message. */
export function shownPath(folder: string, name: string): string {
  return path.join(folder, shownKey(name));
}

/** A finding about a whole file or folder. `more` follows the message of the code. */
export function findingAt(code: NarrativeCode, file: string, ...more: readonly string[]): Finding {
  const severity = severityOf(code);
  const message = narrativeMessages[code];
  const text = [message, ...more].filter((part) => part !== "").join(" ");
  return { severity, code, file, line: null, column: null, message: text };
}

/** The finding that a file or folder cannot be read. */
export function unreadable(place: string, hindrance: Hindrance): Finding {
  const why =
    hindrance === "too-large"
      ? placeWords[hindrance](LIMITS.bytes)
      : hindrance === "too-many"
        ? placeWords[hindrance](LIMITS.files)
        : placeWords[hindrance];
  return findingAt("narrative-unreadable", place, why);
}

/** Why an operation of the file system failed. */
export function hindranceOf(error: unknown): Hindrance {
  if (isErrorCode(error, "EACCES", "EPERM")) return "denied";
  if (isErrorCode(error, "ENOENT", "ELOOP")) return "broken-link";
  return isErrorCode(error, "ENOTDIR") ? "no-folder" : "failed";
}

async function kindOf(folder: string, entry: Dirent): Promise<Entry["kind"]> {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  let target: Stats;
  try {
    target = await stat(path.join(folder, entry.name));
  } catch (error) {
    return hindranceOf(error);
  }
  if (target.isDirectory()) return "folder";
  return target.isFile() ? "file" : "no-file";
}

// The images of a text.

/** The image file of a text. */
export interface ReadImage extends Pick<Image, "mediaType" | "keptAs"> {
  /** The name that the text writes. */
  readonly file: string;
  /** The name of the file in its folder. It may differ from `file` in its Unicode form. */
  readonly entry: string;
  readonly bytes: Buffer;
  /** The digest of the bytes of the file. */
  readonly sha256: string;
}

const MOST_BYTES = 10_000_000;
const MOST_PIXELS = 50_000_000;
/** The maximum length of a side in pixels. Browsers draw no larger image. */
const LONGEST_SIDE = 30_000;
/**
 * The minimum width in pixels. In print, at about 12 cm, a smaller image shows its single pixels.
 */
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
  const { readImage } = await import("../image/read-image.ts");
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
