import { readdir, stat } from "node:fs/promises";
import path from "node:path";

import type { z } from "zod";

import { type PublishedFigures, publishedFiguresSchema } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import { parseUntrusted, readUntrusted } from "../file-system/read-files.ts";
import { compareCodePoints, firstControl } from "../language/characters.ts";
import { figuresFileMessages as texts } from "../messages/publication.ts";
import type { Finding } from "../findings/finding.ts";
import { isoDay, parsePeriod } from "../period/period.ts";
import { type FiguresFileCode, severityOf } from "../findings/codes.ts";

/** The figures file in an output folder. Its name has a suffix if it is for internal use only. */
const FIGURES_FILE = /^figures(?:-[\w-]+)?\.json$/;
/** The tool's files have about 50 kB. A far larger file does not contain figures. */
const MOST_BYTES = 16 * 1024 ** 2;
/** In characters. */
const LONGEST_PLACE = 200;
/** A file of another kind has many problems; this many are enough to report. */
const MOST_PROBLEMS = 20;

/** The content of a file of published figures, or what is wrong with it. */
export type FiguresReading =
  | { readonly figures: PublishedFigures; readonly findings: readonly [] }
  | { readonly figures: null; readonly findings: readonly Finding[] };

/**
 * Reads a `figures.json`, or the one in an output folder. Returns null if there is no such file.
 * Files of earlier releases or of other tools can lack a field, such as a unit: the catalogue fills
 * it in if it can.
 */
export async function readFiguresFile(name: string): Promise<FiguresReading | null> {
  try {
    const isFolder = (await stat(name)).isDirectory();
    const inside = isFolder ? (await readdir(name)).find((one) => FIGURES_FILE.test(one)) : "";
    if (inside === undefined) return null;
    const file = isFolder ? path.join(name, inside) : name;
    const read = await readUntrusted(file, { mostBytes: MOST_BYTES, isNamed: true });
    if (read === "missing") return null;
    if (read === "tooLarge") return refused(file, ["figures-file-invalid", texts.tooLarge]);
    if (typeof read !== "string") return parseFigures(read.toString("utf8"), file);
    return refused(file, ["figures-file-unreadable", texts.unreadable]);
  } catch (error) {
    if (isErrorCode(error, "ENOENT")) return null;
    return refused(name, ["figures-file-unreadable", texts.unreadable]);
  }
}

/** The greatest number of folders that the user can choose from. */
const MOST_FOLDERS = 3;
/** A snapshot lies in PERIOD/DOCUMENT. */
const DEEPEST = 2;

/**
 * Returns the folders within a folder that contain a figures file; none for a path that is no
 * folder.
 */
export async function foldersWithFigures(
  name: string,
  depth = DEEPEST,
): Promise<readonly string[]> {
  try {
    const entries = await readdir(name, { withFileTypes: true });
    if (entries.some((entry) => FIGURES_FILE.test(entry.name))) return [name];
    if (depth === 0) return [];
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const found: string[] = [];
    for (const folder of folders.toSorted(compareCodePoints)) {
      if (found.length >= MOST_FOLDERS) break;
      found.push(...(await foldersWithFigures(path.join(name, folder), depth - 1)));
    }
    return found.slice(0, MOST_FOLDERS);
  } catch {
    return [];
  }
}

/** Reads published figures from a text. `file` is the file's name in messages. */
export function parseFigures(text: string, file: string): FiguresReading {
  const raw = parseUntrusted(text);
  if (raw === undefined) return refused(file, ["figures-file-syntax", texts.syntax]);
  if (isRecord(raw) && typeof raw["schemaVersion"] === "number" && raw["schemaVersion"] > 1) {
    return refused(file, ["figures-file-invalid", texts.newer]);
  }
  const parsed = publishedFiguresSchema.safeParse(completed(raw));
  const problems = parsed.success
    ? contradictions(parsed.data, raw)
    : parsed.error.issues.map((issue) => texts.invalid(placeOf(issue)));
  const [first, ...others] = new Set(problems);
  if (!parsed.success || first !== undefined) {
    const named = [first ?? texts.invalid(""), ...others].slice(0, MOST_PROBLEMS);
    return refused(file, ...named.map((problem) => ["figures-file-invalid", problem] as const));
  }
  return { figures: parsed.data, findings: [] };
}

function refused(
  file: string,
  ...problems: readonly (readonly [FiguresFileCode, string])[]
): FiguresReading {
  const findings = problems.map(([code, message]): Finding => ({
    severity: severityOf(code),
    code,
    file,
    line: null,
    column: null,
    message,
  }));
  return { figures: null, findings };
}

/** Fills in missing fields of the figures from the catalogue. */
function completed(raw: unknown): unknown {
  if (!isRecord(raw) || !isRecord(raw["figures"])) return raw;
  const figures = Object.entries(raw["figures"]).map(([id, figure]) => {
    const known = CATALOGUE.find((entry) => entry.id === id);
    const about = { measure: known?.measure, unit: known?.unit ?? "" };
    return [id, isRecord(figure) ? { ...about, ...figure } : figure];
  });
  return { ...raw, figures: Object.fromEntries(figures) as Record<string, unknown> };
}

/** Lists the problems of figures that have the right form, but cannot be true or are not safe. */
function contradictions({ period }: PublishedFigures, raw: unknown): readonly string[] {
  const known = parsePeriod(period.id);
  const isPeriod =
    known !== undefined && isoDay(known.from) === period.from && isoDay(known.to) === period.to;
  return [...(isPeriod ? [] : [texts.invalid("period")]), ...unsafePlaces(raw)];
}

/**
 * Lists the places where a number is present although it is marked as withheld, and the places with
 * a control character, which no report can contain.
 */
function unsafePlaces(value: unknown, place = ""): readonly string[] {
  if (typeof value === "string") {
    return firstControl(value) >= 0 ? [texts.control(harmless(place))] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const hasUnsafeNumber = isRecord(value) && value["withheld"] === true && value["value"] !== null;
  return [
    ...(hasUnsafeNumber ? [texts.unsafe(harmless(place))] : []),
    ...Object.entries(value).flatMap(([key, inner]) => {
      const within = place === "" ? key : `${place}.${key}`;
      return [
        ...(firstControl(key) >= 0 ? [texts.control(harmless(within))] : []),
        ...unsafePlaces(inner, within),
      ];
    }),
  ];
}

/** Returns the place of an issue in a file, safe for use in a message. */
export function placeOf({ path: keys }: z.core.$ZodIssue): string {
  return harmless(keys.map(String).join("."));
}

/** Makes a place within the file safe for use in a message: its keys come from the file. */
function harmless(place: string): string {
  return place.replaceAll(/\p{Cc}/gu, "?").slice(0, LONGEST_PLACE);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
