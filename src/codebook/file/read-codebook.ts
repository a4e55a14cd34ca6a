import { readFile, stat } from "node:fs/promises";
import path from "node:path";

import { z } from "zod";

import { ReportError } from "../../errors.ts";
import { sha256 } from "../../file-system/read-files.ts";
import { type CodebookCode, severityOf } from "../../findings/codes.ts";
import type { Finding } from "../../findings/finding.ts";
import { closestTerm } from "../../language/likely-meaning.ts";
import { isPlaceholder } from "../../language/words.ts";
import { codebookMessages as messages } from "../../messages/codebook.ts";
import { controlTakenOut, shownKeys } from "../../messages/settings-and-yaml.ts";
import { parseIsoDay } from "../../period/period.ts";
import {
  decodeYaml,
  type Keys,
  type Mistake,
  mistakesOf,
  parsePlacedYaml,
  type PlacedYaml,
} from "../../yaml/placed-yaml.ts";
import { answerKey, type Codebook, STANDARD_CODEBOOK } from "../codebook.ts";
import type { Choice, Redefinition } from "../column.ts";
import { type Region, regionKey, regionName } from "../regions.ts";
import {
  changedColumns,
  columnChanges,
  labelText,
  otherTerms,
  type ReportMistake,
  sentenceText,
  TakenSpellings,
  termText,
} from "./changed-columns.ts";

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

// The form of a codebook file.

const themeChanges = z.strictObject({ label: labelText.optional() });

const regionEntry = z.preprocess(
  (value) => (typeof value === "string" ? { name: value } : value),
  z.strictObject({ name: termText, aliases: otherTerms }),
);

const redefinitionEntry = z.strictObject({
  figure: z.string(),
  from: z.string().refine((text) => parseIsoDay(text) !== undefined, messages.dayInvalid),
  before: sentenceText.optional(),
  change: sentenceText,
});

/** The form of a codebook file: only the differences from the standard codebook. */
const codebookFileSchema = z.strictObject({
  columns: z.record(z.string(), columnChanges).optional(),
  themes: z.record(z.string(), themeChanges).optional(),
  regions: z.array(regionEntry).optional(),
  redefinitions: z.array(redefinitionEntry).optional(),
});

type CodebookFile = z.infer<typeof codebookFileSchema>;

const KNOWN_KEYS = {
  top: ["columns", "themes", "regions", "redefinitions"],
  columns: ["header", "aliases", "label", "answers"],
  answers: ["label", "aliases", "theme"],
  themes: ["label"],
  regions: ["name", "aliases"],
  redefinitions: ["figure", "from", "before", "change"],
} as const;

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
 * theme or list is left out, so that one mistake gives one message.
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

/** The places of keys `__proto__`. The schema may ignore them without an issue. */
function protoKeys(content: unknown, at: Keys = []): Keys[] {
  if (typeof content !== "object" || content === null || at.length >= DEEPEST) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    key === "__proto__" ? [[...at, key]] : protoKeys(value, [...at, key]),
  );
}

// The changes of a codebook file.

/**
 * The standard codebook with the changes of a codebook file. `report` receives each mistake; a
 * wrong entry leaves the standard codebook as it is.
 *
 * @param figureIds the ids of the catalogue; a redefinition must name one of them
 */
function applyCodebookFile(
  standard: Codebook,
  changes: CodebookFile,
  figureIds: readonly string[],
  report: ReportMistake,
): Codebook {
  const themes = changedThemes(standard.themes, changes.themes ?? {}, report);
  return {
    columns: changedColumns(standard, themes, changes.columns ?? {}, report),
    themes,
    regions:
      changes.regions === undefined ? standard.regions : changedRegions(changes.regions, report),
    redefinitions: changedRedefinitions(changes.redefinitions ?? [], figureIds, report),
  };
}

function changedThemes(
  standard: readonly Choice[],
  changes: NonNullable<CodebookFile["themes"]>,
  report: ReportMistake,
): readonly Choice[] {
  const codes = standard.map(({ code }) => code);
  const changed = standard.map((theme) => {
    const label = Object.hasOwn(changes, theme.code) ? changes[theme.code]?.label : undefined;
    return label === undefined ? theme : { ...theme, label };
  });
  for (const code of Object.keys(changes)) {
    if (codes.includes(code)) continue;
    report(["themes", code], messages.themeUnknown(code, codes));
  }
  const labels = new TakenSpellings();
  const isChanged = ({ code }: Choice): number => Number(Object.hasOwn(changes, code));
  for (const { code, label } of changed.toSorted((a, b) => isChanged(a) - isChanged(b))) {
    const owner = labels.claim(answerKey(label), code);
    if (owner !== undefined) report(["themes", code], messages.themeTaken(label, owner));
  }
  return changed;
}

function changedRegions(
  changes: NonNullable<CodebookFile["regions"]>,
  report: ReportMistake,
): readonly Region[] {
  const spellings = new TakenSpellings();
  return changes.map(({ name, aliases = [] }, index) => {
    for (const spelling of [name, ...aliases]) {
      if (isPlaceholder(spelling)) report(["regions", index], messages.regionPlaceholder);
      // For a region, the place in the list is the owner of a name.
      const earlier = spellings.claim(regionKey(spelling), `${index}`);
      if (earlier !== undefined) {
        report(["regions", index], messages.regionTaken(Number(earlier) + 1));
      }
    }
    return { name: regionName(name), aliases };
  });
}

function changedRedefinitions(
  changes: NonNullable<CodebookFile["redefinitions"]>,
  figureIds: readonly string[],
  report: ReportMistake,
): readonly Redefinition[] {
  const seen = new TakenSpellings();
  const known = changes.flatMap(({ figure, from, before, change }, index): Redefinition[] => {
    const at = ["redefinitions", index];
    if (!figureIds.includes(figure)) {
      report([...at, "figure"], messages.figureUnknown(figure, closestTerm(figure, figureIds)));
      return [];
    }
    if (seen.claim(`${figure} ${from}`, `${index}`) !== undefined) {
      report(at, messages.redefinitionTwice(figure, from));
    }
    return [{ figure, from, before: before ?? null, change: withoutFullStop(change) }];
  });
  return known.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}

/** The report continues the sentence after this text. */
function withoutFullStop(sentence: string): string {
  return sentence.replace(/[.\s]+$/u, "");
}
