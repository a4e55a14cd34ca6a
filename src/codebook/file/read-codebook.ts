import { readFile, stat } from "node:fs/promises";
import path from "node:path";

import { ReportError } from "../../errors.ts";
import { sha256 } from "../../file-system/read-files.ts";
import { type CodebookCode, severityOf } from "../../findings/codes.ts";
import type { Finding } from "../../findings/finding.ts";
import { closestTerm } from "../../language/likely-meaning.ts";
import { codebookMessages as messages } from "../../messages/codebook.ts";
import { controlTakenOut, shownKeys } from "../../messages/settings-and-yaml.ts";
import {
  decodeYaml,
  type Keys,
  type Mistake,
  mistakesOf,
  parsePlacedYaml,
  type PlacedYaml,
} from "../../yaml/placed-yaml.ts";
import { type Codebook, STANDARD_CODEBOOK } from "../codebook.ts";
import { applyCodebookFile } from "./apply-changes.ts";
import { type CodebookFile, codebookFileSchema } from "./schema.ts";

/** The codebook in force, and the findings about its file. */
export interface CodebookReading {
  /** The standard codebook if the file has mistakes. */
  readonly codebook: Codebook;
  readonly findings: readonly Finding[];
  /** The file as an input of the run; null for the standard codebook. */
  readonly input: { readonly file: string; readonly sha256: string } | null;
}

/**
 * Enough for thousands of terms. Finding the mistakes of a longer text that is no YAML takes too
 * long.
 */
const LARGEST_KIBIBYTES = 64;

/**
 * Reads a codebook file, which changes the standard codebook. For null, returns the standard
 * codebook itself. Throws ReportError "input" if the file cannot be read.
 */
export async function readCodebook(
  file: string | null,
  figureIds: readonly string[],
): Promise<CodebookReading> {
  if (file === null) return { codebook: STANDARD_CODEBOOK, findings: [], input: null };
  const bytes = await readBytes(file);
  const input = {
    file: path.basename(file),
    sha256: sha256(bytes),
  };
  const findings: Finding[] = [];
  const add = (code: CodebookCode, line: number | null, message: string): void => {
    findings.push({ severity: severityOf(code), code, file, line, column: null, message });
  };
  let codebook = STANDARD_CODEBOOK;
  if (bytes.length > LARGEST_KIBIBYTES * 1024) {
    add("codebook-syntax", null, messages.tooLarge(LARGEST_KIBIBYTES));
  } else {
    const decoded = decodeYaml(bytes);
    if ("fault" in decoded) add("codebook-syntax", decoded.fault.line, decoded.fault.message);
    else codebook = parseCodebook(decoded.text, figureIds, add);
  }
  findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const isMistaken = findings.some(({ severity }) => severity === "error");
  return { codebook: isMistaken ? STANDARD_CODEBOOK : codebook, findings, input };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    // A pipe could keep the run waiting for ever.
    const entry = await stat(file);
    if (!entry.isFile()) throw new Error("not a regular file");
    // A file that the system generates on reading (/proc) reports no size, and may never end.
    return entry.size === 0 ? Buffer.alloc(0) : await readFile(file);
  } catch (error) {
    throw new ReportError("input", messages.unreadable(file), { cause: error });
  }
}

/** Records a mistake: its code, its line from 1, and the problem in Dutch. */
type Add = (code: CodebookCode, line: number | null, message: string) => void;

const KNOWN_KEYS = {
  top: ["columns", "themes", "regions", "redefinitions"],
  columns: ["header", "aliases", "label", "answers"],
  answers: ["label", "aliases", "theme"],
  themes: ["label"],
  regions: ["name", "aliases"],
  redefinitions: ["figure", "from", "before", "change"],
} as const;

/** The standard codebook with the changes in the text of a codebook file. */
export function parseCodebook(text: string, figureIds: readonly string[], add: Add): Codebook {
  const yaml = parsePlacedYaml(text);
  for (const { line, message } of yaml.faults) add("codebook-syntax", line, message);
  for (const { line, codePoint } of yaml.takenOut) {
    add("codebook-control", line, controlTakenOut(codePoint));
  }
  const changes = codebookFileOf(yaml, (mistake) => addMistake(mistake, yaml.lineOf, add));
  return applyCodebookFile(STANDARD_CODEBOOK, changes, figureIds, (keys, message) => {
    add("codebook-invalid", yaml.lineOf(keys), message);
  });
}

/** The entries of a codebook file that have the right form. `report` receives each mistake. */
function codebookFileOf(yaml: PlacedYaml, report: (mistake: Mistake) => void): CodebookFile {
  const content = yaml.content ?? {};
  const parsed = codebookFileSchema.safeParse(content);
  const ofSchema = parsed.success ? [] : mistakesOf(parsed.error, yaml);
  const reported = new Set(ofSchema.map(({ keys }) => keys.join(".")));
  const ignored = protoKeys(content).filter((keys) => !reported.has(keys.join(".")));
  const mistakes = [...ofSchema, ...ignored.map((keys): Mistake => ({ keys, detail: null }))];
  for (const mistake of mistakes) report(mistake);
  if (parsed.success) return parsed.data;
  // The correct entries are still checked, so that one run reports all mistakes.
  return codebookFileSchema.safeParse(withoutMistakes(content, mistakes)).data ?? {};
}

/**
 * The content of a codebook file without the entries that have a mistake of form. A whole answer,
 * theme or list is left out, so that no message only follows from such a mistake.
 */
function withoutMistakes(content: unknown, mistakes: readonly Mistake[]): unknown {
  return mistakes.reduce((rest, { keys }) => without(rest, entryOf(keys)), content);
}

/** The keys of the whole entry that contains a mistake. */
function entryOf(keys: Keys): Keys {
  const [part, , within] = keys;
  if (part === "columns") return keys.slice(0, within === "answers" ? 4 : 3);
  return keys.slice(0, part === "themes" ? 2 : 1);
}

function without(content: unknown, [key, ...deeper]: Keys): unknown {
  if (key === undefined || typeof content !== "object" || content === null) return {};
  return Object.fromEntries(
    Object.entries(content).flatMap(([name, value]): [string, unknown][] => {
      if (name !== String(key)) return [[name, value]];
      return deeper.length === 0 ? [] : [[name, without(value, deeper)]];
    }),
  );
}

function addMistake({ keys, detail }: Mistake, lineOf: (keys: Keys) => number, add: Add): void {
  const line = lineOf(keys);
  if (keys.length === 0) add("codebook-invalid", line, messages.notMap);
  else if (detail === null) {
    const key = String(keys.at(-1));
    const known = knownKeys(keys);
    add("codebook-unknown", line, messages.unknownKey(key, closestTerm(key, known), known));
  } else add("codebook-invalid", line, messages.invalid(shownKeys(keys), detail));
}

/** The known keys at the place of an unknown key. */
function knownKeys(keys: Keys): readonly string[] {
  const [part, column, answers] = keys;
  if (column === undefined) return KNOWN_KEYS.top;
  if (part === "columns" && keys.length === 2)
    return STANDARD_CODEBOOK.columns.map(({ name }) => name);
  if (part === "columns" && answers === "answers") return KNOWN_KEYS.answers;
  const name = String(part);
  return Object.hasOwn(KNOWN_KEYS, name) ? KNOWN_KEYS[name as keyof typeof KNOWN_KEYS] : [];
}

/** No key of a codebook file is nested deeper. */
const DEEPEST = 5;

/** The places of keys `__proto__`. The schema may ignore them in silence. */
function protoKeys(content: unknown, at: Keys = []): Keys[] {
  if (typeof content !== "object" || content === null || at.length >= DEEPEST) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    key === "__proto__" ? [[...at, key]] : protoKeys(value, [...at, key]),
  );
}
