import path from "node:path";

import { sha256 } from "../file-system/read-files.ts";
import type { Finding } from "../findings/finding.ts";
import { closestTerm } from "../language/likely-meaning.ts";
import { encodingWords, placeWords } from "../messages/narrative.ts";
import type { CalledImage } from "./check-content.ts";
import { checkNarrative, inOrder, type ReportOfTexts } from "./check-narrative.ts";
import {
  type Entry,
  findingAt,
  firstBytes,
  type Hindrance,
  hindranceOf,
  isCalled,
  isNamedAsImage,
  listFolder,
  type ReadImage,
  readImages,
  shownPath,
  unreadable,
} from "./content-folder.ts";
import type { Narrative, WrittenCall, WrittenText } from "./narrative.ts";
import { beyondTogether, LIMITS } from "./source-text.ts";
import { decodeText } from "./text-file.ts";

/** The texts of one period and document, and the findings about them. */
export interface NarrativeReading {
  /** The texts that can be printed, with their calls unanswered. */
  readonly texts: readonly WrittenText[];
  /** The texts with an error. They are still proofread. */
  readonly refused: readonly WrittenText[];
  /** The calls of all texts, including the refused ones. */
  readonly calls: readonly WrittenCall[];
  readonly findings: readonly Finding[];
  /** The images of the texts, before they are encoded again. */
  readonly images: readonly (ReadImage & { readonly narrative: string })[];
  /** The files that were read, relative to the content folder, with the SHA-256 of their bytes. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /** The names of the readable texts with content, including the refused ones. */
  readonly present: readonly string[];
}

/** The result of reading one text. */
interface TextReading extends NarrativeReading {
  /** The image files that its texts name. A file may be missing. */
  readonly called: readonly CalledImage[];
}

const NOTHING: TextReading = {
  texts: [],
  refused: [],
  calls: [],
  images: [],
  findings: [],
  inputs: [],
  present: [],
  called: [],
};
const EXTENSION = ".md";

/**
 * Reads `<content>/<period id>/<document>/*.md`. A missing folder is no problem: the report then
 * has no sections of text. Other files in the folder get a warning.
 *
 * @param names the names of the narratives of the document
 * @param others the names of its other texts
 */
export async function readNarratives(
  content: string,
  periodId: string,
  document: string,
  names: readonly string[],
  report: ReportOfTexts = {},
  others: readonly string[] = [],
): Promise<NarrativeReading> {
  const folder = path.join(content, periodId, document);
  // Some file systems ignore case and would find a folder that the listing does not contain.
  if (
    !(await hasFolder(content, periodId)) ||
    !(await hasFolder(path.join(content, periodId), document))
  ) {
    return NOTHING;
  }
  const { entries, hindrance } = await listFolder(folder);
  if (hindrance !== null) return notRead(folder, hindrance);
  const readings = await Promise.all(
    names.map(async (name): Promise<TextReading> => {
      const entry = entries.find((one) => one.name === name + EXTENSION);
      return entry === undefined ? NOTHING : await readText(folder, entries, entry, name, report);
    }),
  );
  const texts = readings.flatMap((reading) => reading.texts);
  const inputs = readings.flatMap((reading) => reading.inputs);
  const byName = new Map(inputs.map((input) => [input.file, input]));
  const called = readings.flatMap((reading) => reading.called);
  const beyond = beyondTogether(texts.map(({ narrative }) => narrative.markdown));
  return {
    texts,
    refused: readings.flatMap((reading) => reading.refused),
    calls: readings.flatMap((reading) => reading.calls),
    images: readings.flatMap((reading) => reading.images),
    findings: [
      ...beyond.map((words) => findingAt("narrative-limit", folder, words)),
      ...sampleFinding(
        texts.map(({ narrative }) => narrative),
        folder,
        report,
      ),
      ...readings.flatMap((reading) => reading.findings),
      ...unusedIn(
        folder,
        entries.filter(({ name }) => !isCalled(name, called)),
        [...names, ...others],
        report.takesImages === true,
      ),
    ],
    // Two texts may show the same image.
    inputs: [...byName.values()].map(({ file, sha256 }) => {
      return { file: [periodId, document, file].join("/"), sha256 };
    }),
    present: readings.flatMap((reading) => reading.present),
  };
}

/**
 * One finding for all samples of a draft. In a report with a publication date each sample is an
 * error.
 */
function sampleFinding(
  narratives: readonly Narrative[],
  folder: string,
  { isPublished = false }: ReportOfTexts,
): readonly Finding[] {
  const samples = narratives.filter(({ isSample }) => isSample).length;
  if (isPublished || samples === 0) return [];
  const words = placeWords.samples(samples, narratives.length);
  return [findingAt("narrative-sample", folder, words)];
}

/** The source of a text, with the finding about its file, if any. */
interface SourceReading {
  /** Null if the file does not exist or cannot be read. */
  readonly source: string | null;
  readonly finding: Finding | null;
  readonly input: NarrativeReading["inputs"];
}

/**
 * Reads a text of a document that is no narrative: `<content>/<period id>/<document>/<name>.md`.
 */
export async function readSource(
  content: string,
  periodId: string,
  document: string,
  name: string,
): Promise<SourceReading> {
  const folder = path.join(content, periodId, document);
  const nothing = { source: null, finding: null, input: [] };
  const { entries } = await listFolder(folder);
  const entry = entries.find((one) => one.name === name + EXTENSION);
  if (entry === undefined) return nothing;
  const file = path.join(folder, entry.name);
  const read = await readBytes(file, entry);
  if ("findings" in read) return { ...nothing, finding: read.findings[0] ?? null };
  const source = decodeText(read.bytes);
  if (typeof source !== "string") {
    const finding = findingAt("narrative-encoding", file, encodingWords[source.kind]);
    return { ...nothing, finding: { ...finding, line: source.line } };
  }
  const inputFile = [periodId, document, entry.name].join("/");
  const input = [{ file: inputFile, sha256: sha256(read.bytes) }];
  return { source, finding: null, input };
}

async function hasFolder(folder: string, name: string): Promise<boolean> {
  return (await listFolder(folder)).entries.some(
    (entry) => entry.name === name && entry.kind === "folder",
  );
}

/** Reads a text and its images. Its inputs have file names without the path of the folder. */
async function readText(
  folder: string,
  entries: readonly Entry[],
  { name: entry, kind }: Entry,
  name: string,
  report: ReportOfTexts,
): Promise<TextReading> {
  const file = path.join(folder, entry);
  const read = await readBytes(file, { kind });
  if ("findings" in read) return read;
  const { bytes } = read;
  const source = decodeText(bytes);
  if (typeof source !== "string") {
    const finding = findingAt("narrative-encoding", file, encodingWords[source.kind]);
    return { ...NOTHING, findings: [{ ...finding, line: source.line }], present: [name] };
  }
  const checked = checkNarrative(name, file, source, report);
  const { images, findings: ofImages } = await readImages(folder, entries, checked.images, file);
  const findings = inOrder([...checked.findings, ...ofImages]);
  const isRefused = ofImages.some(({ severity }) => severity === "error");
  const { text = null, refused } = isRefused
    ? { refused: checked.text ?? checked.refused }
    : checked;
  const ofText = { file: entry, sha256: sha256(bytes) };
  return {
    texts: text === null ? [] : [text],
    refused: refused === null ? [] : [refused],
    calls: checked.calls,
    images: images.map((image) => ({ ...image, narrative: name })),
    findings,
    inputs: [ofText, ...images.map((image) => ({ file: image.entry, sha256: image.sha256 }))],
    present: checked.isEmpty ? [] : [name],
    called: checked.images,
  };
}

/** The bytes of a text, or the finding that it cannot be read. */
async function readBytes(
  file: string,
  { kind }: Pick<Entry, "kind">,
): Promise<{ readonly bytes: Uint8Array } | TextReading> {
  if (kind !== "file") return notRead(file, kind === "folder" ? "no-file" : kind);
  try {
    const bytes = await firstBytes(file, LIMITS.bytes + 1);
    return bytes.length > LIMITS.bytes ? notRead(file, "too-large") : { bytes };
  } catch (error) {
    return notRead(file, hindranceOf(error));
  }
}

function notRead(place: string, hindrance: Hindrance): TextReading {
  return { ...NOTHING, findings: [unreadable(place, hindrance)] };
}

// Other files in the folder.

/**
 * Reports the files in the folder of a document that it does not use. The first finding lists the
 * known names.
 */
function unusedIn(
  folder: string,
  entries: readonly Entry[],
  names: readonly string[],
  takesImages: boolean,
): readonly Finding[] {
  const files = names.map((name) => name + EXTENSION);
  const others = entries.filter(({ name }) => !files.includes(name));
  const known = [placeWords.texts(files)];
  return others.map((entry) => {
    const { name, kind } = entry;
    const place = shownPath(folder, name);
    if (takesImages && isNamedAsImage(entry)) return findingAt("narrative-image-unused", place);
    const near = kind === "folder" ? undefined : nearestText(name, names);
    const file = near === undefined ? undefined : near + EXTENSION;
    if (file !== undefined && entries.some((entry) => entry.name === file)) {
      return findingAt("narrative-double", place, placeWords.used(file));
    }
    return findingAt("narrative-unknown", place, placeWords.meant(file), ...known.splice(0));
  });
}

/** The extensions of a name: ".md.txt", ".docx". */
const EXTENSIONS = /(?:\.[a-z][a-z0-9]{0,9})+$/;
const NUMBER_BEFORE = /^\d+[\s._-]+/;
/** The end of the name of a copy or a version of a file. */
const COPY =
  /[\s_-]*(?:\(\d*\)|\b(?:kopie|copy|versie|version|concept|definitief|def|final|nieuw|oud)\b|\bv?\d+(?:\.\d+)*$)[\s_-]*$/;

/**
 * The text that a file name most likely means: "inleiding" for "Inleiding (1).docx". Undefined if
 * none is close.
 */
function nearestText(file: string, names: readonly string[]): string | undefined {
  let stem = file.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  stem = stem.replace(EXTENSIONS, "").replace(NUMBER_BEFORE, "").replaceAll("&", "en");
  for (let before = ""; before !== stem;) {
    before = stem;
    stem = stem.replace(COPY, "");
  }
  const name = stem.trim().replaceAll(/[\s_-]+/g, "-");
  return (
    names.find((one) => one === name) ??
    names.find((one) => `-${name}-`.includes(`-${one}-`)) ??
    closestTerm(name, names)
  );
}
