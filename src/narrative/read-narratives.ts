import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import path from "node:path";

import { checkNarrative, type ReportOfTexts } from "./check-narrative.ts";
import {
  type Entry,
  findingAt,
  type Hindrance,
  hindranceOf,
  listFolder,
  shownPath,
  unreadable,
} from "./folder.ts";
import { beyondTogether, LIMITS } from "./limits.ts";
import type { Narrative } from "./narrative.ts";
import { closestTerm } from "../language/closest.ts";
import type { Finding } from "../messages/finding.ts";
import { encodingWords, placeWords } from "../messages/narrative.ts";

/** The narrative of one period and document, with what was found about it. */
export interface NarrativeReading {
  readonly narratives: readonly Narrative[];
  readonly findings: readonly Finding[];
  /** The files read, relative to the content folder, with the SHA-256 of their bytes. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /** The names of the texts that could be read and are not empty, refused ones among them. */
  readonly present: readonly string[];
}

const NOTHING: NarrativeReading = { narratives: [], findings: [], inputs: [], present: [] };
const EXTENSION = ".md";

/**
 * Reads `<content>/<period id>/<document>/*.md`. A folder that is not there means no narrative,
 * which is no problem: the sections then disappear. What else lies there gets a warning.
 *
 * @param names the narrative names that the document takes
 * @param others the names of other texts of the document, which are no narratives
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
  // A system that takes other capitals for the same name finds a folder that we do not list.
  if (!(await holds(content, periodId)) || !(await holds(path.join(content, periodId), document))) {
    return NOTHING;
  }
  const { entries, hindrance } = await listFolder(folder);
  if (hindrance !== null) return notRead(folder, hindrance);
  const readings = await Promise.all(
    names.map(async (name): Promise<NarrativeReading> => {
      const entry = entries.find((one) => one.name === name + EXTENSION);
      if (entry === undefined) return NOTHING;
      const reading = await readText(path.join(folder, entry.name), name, entry, report);
      const inputs = reading.inputs.map(({ sha256 }) => {
        return { file: [periodId, document, entry.name].join("/"), sha256 };
      });
      return { ...reading, inputs };
    }),
  );
  const narratives = readings.flatMap((reading) => reading.narratives);
  const beyond = beyondTogether(narratives.map(({ markdown }) => markdown));
  return {
    narratives,
    findings: [
      ...beyond.map((words) => findingAt("narrative-limit", folder, words)),
      ...readings.flatMap((reading) => reading.findings),
      ...unusedIn(folder, entries, [...names, ...others]),
    ],
    inputs: readings.flatMap((reading) => reading.inputs),
    present: readings.flatMap((reading) => reading.present),
  };
}

/** A text as it was read, with what is wrong with its file, if anything. */
interface SourceReading {
  /** Null where there is no such file, or it cannot be read. */
  readonly source: string | null;
  readonly finding: Finding | null;
  readonly input: NarrativeReading["inputs"];
}

/** Reads a text of a document that is no narrative: `<content>/<period id>/<document>/<name>.md`. */
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
  const { sha256 } = inputOf(file, read.bytes);
  const input = [{ file: [periodId, document, entry.name].join("/"), sha256 }];
  return { source, finding: null, input };
}

async function holds(folder: string, name: string): Promise<boolean> {
  return (await listFolder(folder)).entries.some(
    (entry) => entry.name === name && entry.kind === "folder",
  );
}

async function readText(
  file: string,
  name: string,
  { kind }: Entry,
  report: ReportOfTexts,
): Promise<NarrativeReading> {
  const read = await readBytes(file, { kind });
  if ("findings" in read) return read;
  const { bytes } = read;
  const source = decodeText(bytes);
  if (typeof source !== "string") {
    const finding = findingAt("narrative-encoding", file, encodingWords[source.kind]);
    return { ...NOTHING, findings: [{ ...finding, line: source.line }], present: [name] };
  }
  const { narrative, findings } = checkNarrative(name, file, source, report);
  const isEmpty = findings.some(({ code }) => code === "narrative-empty");
  return {
    narratives: narrative === null ? [] : [narrative],
    findings,
    inputs: [inputOf(file, bytes)],
    present: isEmpty ? [] : [name],
  };
}

function inputOf(
  file: string,
  bytes: Uint8Array,
): { readonly file: string; readonly sha256: string } {
  return { file, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The bytes of a text, or what keeps it from being read. */
async function readBytes(
  file: string,
  { kind }: Pick<Entry, "kind">,
): Promise<{ readonly bytes: Uint8Array } | NarrativeReading> {
  if (kind !== "file") return notRead(file, kind === "folder" ? "no-file" : kind);
  try {
    const bytes = await firstBytes(file);
    return bytes.length > LIMITS.bytes ? notRead(file, "too-large") : { bytes };
  } catch (error) {
    return notRead(file, hindranceOf(error));
  }
}

/**
 * The bytes of a file up to one more than a text may have. Of a file that says to be empty nothing is
 * read: the system's own can be such ones, and go on for ever.
 */
async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, LIMITS.bytes + 1));
    let length = 0;
    for (let read = -1; length < bytes.length && read !== 0; length += read) {
      read = (await handle.read(bytes, length)).bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function notRead(place: string, hindrance: Hindrance): NarrativeReading {
  return { ...NOTHING, findings: [unreadable(place, hindrance)] };
}

/** What lies in the folder of a document beside its texts; the first finding lists their names. */
function unusedIn(
  folder: string,
  entries: readonly Entry[],
  names: readonly string[],
): readonly Finding[] {
  const files = names.map((name) => name + EXTENSION);
  const others = entries.filter(({ name }) => !files.includes(name));
  const known = [placeWords.texts(files)];
  return others.map(({ name, kind }) => {
    const place = shownPath(folder, name);
    const near = kind === "folder" ? undefined : nearestText(name, names);
    const file = near === undefined ? undefined : near + EXTENSION;
    if (file !== undefined && entries.some((entry) => entry.name === file)) {
      return findingAt("narrative-double", place, placeWords.used(file));
    }
    return findingAt("narrative-unknown", place, placeWords.meant(file), ...known.splice(0));
  });
}

/** The endings of a name: ".md.txt", ".docx". */
const EXTENSIONS = /(?:\.[a-z][a-z0-9]{0,9})+$/;
const NUMBER_BEFORE = /^\d+[\s._-]+/;
/** What a copy or a version of a file has behind its name. */
const COPY =
  /[\s_-]*(?:\(\d*\)|\b(?:kopie|copy|versie|version|concept|definitief|def|final|nieuw|oud)\b|\bv?\d+(?:\.\d+)*$)[\s_-]*$/;

/**
 * The name of a text that the name of a file most likely means, as of "Inleiding (1).docx";
 * undefined where none comes near.
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

/** What a file is that is no text in UTF-8, and the line of the first byte that shows it. */
interface OtherEncoding {
  readonly kind: keyof typeof encodingWords;
  readonly line: number | null;
}

const LINE_FEED = 0x0a;
/** How files begin that other programs write: zip (Word, LibreOffice, Pages), old Word, RTF, PDF. */
const DOCUMENTS = ["PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0", "{\\rtf", "%PDF"];

/** The text of a file, or what the file is instead. */
function decodeText(bytes: Uint8Array): string | OtherEncoding {
  const start = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join("");
  if (DOCUMENTS.some((document) => start.startsWith(document))) {
    return { kind: "document", line: null };
  }
  // Without a byte order mark every second byte of UTF-16 is 0 in Dutch.
  if (
    /^(?:\u00FF\u00FE|\u00FE\u00FF)/.test(start) ||
    bytes.subarray(0, 64).filter((byte) => byte === 0).length > bytes.subarray(0, 64).length / 4
  ) {
    return { kind: "utf-16", line: null };
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { kind: "windows-1252", line: lineOfFault(bytes) };
  }
}

/** The line, from 1, that holds the first byte that is no UTF-8. */
function lineOfFault(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
