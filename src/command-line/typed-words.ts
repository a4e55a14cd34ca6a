import { stat } from "node:fs/promises";
import path from "node:path";

import type { Host } from "../commands/host.ts";
import { ReportError } from "../errors.ts";
import { closestTerm, likelyMoment } from "../language/likely-meaning.ts";
import { lacksYear, listedPeriods, writtenPeriods } from "../language/dates.ts";
import { typedWordMessages as texts } from "../messages/commands.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { findTypes } from "../document-type/find-types.ts";
import { parseMoment } from "../period/period.ts";
import { understoodPeriods } from "../settings/settings.ts";
import { readSettings } from "../settings/settle-settings.ts";
import { type CommandDeclaration, formatsOf } from "./options.ts";

/** The options that words can replace, and the other options that this file reads. */
interface TypedOptions {
  readonly period?: string | readonly string[];
  readonly input?: string;
  readonly document?: string;
  readonly codebook?: string;
  readonly publishedOn?: string;
  readonly templates?: string;
}

/** The options and words as a command takes them. */
interface Understood {
  readonly options: object;
  /** The words that the command itself reads. */
  readonly words: readonly string[];
  /** Dutch sentences that say how other spellings were read. */
  readonly notes: readonly string[];
}

/** The meaning of one word, or of a few words together. */
type Meaning =
  | { readonly is: "period"; readonly text: string }
  | { readonly is: "input" | "document" | "codebook" | "other"; readonly text: string };

/** Matches file names that look like an export, in a right or wrong format. */
export const AN_EXPORT = /\.(?:csv|tsv|tab|txt|xlsx?|xlsm|ods|numbers)$/i;
const A_CODEBOOK = /\.ya?ml$/i;
/** Matches a word that looks like a period. If it is wrong, the message is about a period. */
const NEARLY_A_PERIOD = /^(?:19|20)\d\d[-/]?[a-z]?\d{1,2}$/i;
/** Enough for the longest period that people type, such as "het eerste kwartaal van 2024". */
const MOST_WORDS_OF_A_PERIOD = 6;

/**
 * Reads words that belong to no option as a period, an export, a document type or a codebook. Also reads
 * periods and dates in other spellings. Throws ReportError "usage" with every word that it does not
 * understand.
 *
 * @param words the words after the command that belong to no option
 */
export async function understandWords(
  command: CommandDeclaration,
  { words, options }: { readonly words: readonly string[]; readonly options: TypedOptions },
  { folder, environment }: Pick<Host, "folder" | "environment">,
): Promise<Understood> {
  const { takes } = command;
  const typed = typeof options.period === "string" ? [options.period] : (options.period ?? []);
  const { periods: ofOption, rest: afterPeriod } = completedBy(typed, words);
  const inputInWords = await inputWithSpaces(options.input, afterPeriod, folder);
  const rest = inputInWords === undefined ? afterPeriod : afterPeriod.slice(inputInWords.count - 1);
  const documents = rest.length === 0 ? [] : await documentNames(options, environment, folder);
  const meanings = await meaningsOf(rest, command, documents, folder);
  const textsOf = (kind: Meaning["is"]): readonly string[] =>
    meanings.flatMap(({ is, text }) => (is === kind ? [text] : []));

  const refused: string[] = [];
  const only = (kind: "input" | "document" | "codebook"): string | undefined => {
    const given = kind === "input" ? (inputInWords?.name ?? options.input) : options[kind];
    const all = [...(given === undefined ? [] : [given]), ...textsOf(kind)];
    if (all.length > 1) refused.push(texts.several[kind]);
    return all[0];
  };
  const read = [...ofOption, ...textsOf("period")].map(readPeriod);
  const periods = read.map(({ canonical }) => canonical);
  if (takes.periods === "one" && periods.length > 1) refused.push(texts.severalPeriods);
  const moment = readMoment(options.publishedOn);
  const [input, document, codebook] = [only("input"), only("document"), only("codebook")];
  const others = othersOf(command, textsOf("other"), documents, refused);
  if (refused.length > 0) throw new ReportError("usage", refused);
  return {
    options: {
      ...options,
      ...(periods.length === 0 ? {} : { period: takes.periods === "many" ? periods : periods[0] }),
      ...(input === undefined ? {} : { input }),
      ...(document === undefined ? {} : { document }),
      ...(codebook === undefined ? {} : { codebook }),
      ...(moment === null ? {} : { publishedOn: moment.canonical }),
    },
    words: others,
    notes: [
      ...read.flatMap(({ notes }) => notes),
      ...[...(inputInWords === undefined ? [] : [inputInWords.name]), ...textsOf("input")]
        .filter((file) => !(AN_EXPORT.test(file) && words.includes(file)))
        .map(texts.readAsInput),
      ...(moment?.notes ?? []),
    ],
  };
}

/** In "--period Q1 2024" without quotes, the next words belong to the option. */
function completedBy(
  typed: readonly string[],
  words: readonly string[],
): { readonly periods: readonly string[]; readonly rest: readonly string[] } {
  const last = typed.at(-1);
  if (last === undefined || writtenPeriods(last).length > 0) return { periods: typed, rest: words };
  const most = Math.min(words.length, MOST_WORDS_OF_A_PERIOD);
  for (let count = most; count > 0; count -= 1) {
    const whole = [last, ...words.slice(0, count)].join(" ");
    if (writtenPeriods(whole).length === 0) continue;
    return { periods: [...typed.slice(0, -1), whole], rest: words.slice(count) };
  }
  return { periods: typed, rest: words };
}

/** In "--input mijn export.csv" without quotes, the next words may belong to the option. */
async function inputWithSpaces(
  input: string | undefined,
  words: readonly string[],
  folder: string,
): Promise<{ readonly name: string; readonly count: number } | undefined> {
  if (input === undefined || words.length === 0 || (await isFile(input, folder))) return undefined;
  const found = await fileInWords([input, ...words], folder, false);
  return found !== undefined && found.count > 1 ? found : undefined;
}

async function meaningsOf(
  words: readonly string[],
  { takes }: CommandDeclaration,
  documents: readonly string[],
  folder: string,
): Promise<readonly Meaning[]> {
  const meanings: Meaning[] = [];
  for (let at = 0; at < words.length;) {
    const count =
      takes.periods === "none" && takes.others !== "sides" ? 0 : wordsOfPeriod(words, at);
    if (count > 0) {
      const text = words.slice(at, at + count).join(" ");
      const { canonical } = readPeriod(text);
      meanings.push(
        takes.others === "sides" ? { is: "other", text: canonical } : { is: "period", text },
      );
      at += count;
      continue;
    }
    const text = words[at] ?? "";
    const name = text.toLowerCase();
    if (takes.document === true && documents.includes(name)) {
      meanings.push({ is: "document", text: name });
      at += 1;
      continue;
    }
    if (takes.input === true) {
      // The label of a figure can be the name of a file: "Aanmeldingen" and aanmeldingen.csv.
      const file = await fileInWords(words.slice(at), folder, takes.others === undefined);
      if (file !== undefined) {
        meanings.push({ is: "input", text: file.name });
        at += file.count;
        continue;
      }
    }
    at += 1;
    if (takes.codebook === true && A_CODEBOOK.test(text)) {
      meanings.push({ is: "codebook", text });
    } else if (takes.input === true && (await isExport(text, takes.others === "sides", folder))) {
      meanings.push({ is: "input", text });
    } else meanings.push({ is: "other", text });
  }
  return meanings;
}

/** The number of words from `at` on that form a period or a list of periods; 0 for no period. */
function wordsOfPeriod(words: readonly string[], at: number): number {
  const most = Math.min(words.length - at, MOST_WORDS_OF_A_PERIOD);
  for (let count = most; count > 0; count -= 1) {
    const text = words.slice(at, at + count).join(" ");
    const isMeant = (part: string): boolean =>
      writtenPeriods(part).length > 0 || (count === 1 && NEARLY_A_PERIOD.test(part.trim()));
    if (listedPeriods(text).every(isMeant)) return count;
  }
  return 0;
}

/** The most words that are joined to one file name. */
const MOST_WORDS_OF_A_NAME = 8;

/**
 * The file that the first words name: several words form a name with spaces that was typed without
 * quotes. Undefined if there is no such file. A single word counts only without its extension.
 *
 * @param mayHideCsv also takes a name without the ".csv" that Windows hides
 */
async function fileInWords(
  words: readonly string[],
  folder: string,
  mayHideCsv: boolean,
): Promise<{ readonly name: string; readonly count: number } | undefined> {
  for (let count = Math.min(words.length, MOST_WORDS_OF_A_NAME); count > 0; count -= 1) {
    const whole = words.slice(0, count).join(" ");
    const names = [...(count === 1 ? [] : [whole]), ...(mayHideCsv ? [`${whole}.csv`] : [])];
    for (const name of names) {
      if (AN_EXPORT.test(name) && (await isFile(name, folder))) return { name, count };
    }
  }
  return undefined;
}

/** True for a file that can be an export. For sides of a comparison, only its name counts. */
async function isExport(text: string, isByName: boolean, folder: string): Promise<boolean> {
  if (text === "-" || AN_EXPORT.test(text)) return true;
  if (isByName || A_CODEBOOK.test(text)) return false;
  return await isFile(text, folder);
}

async function isFile(name: string, folder: string): Promise<boolean> {
  const found = await stat(path.resolve(folder, name)).catch(() => null);
  return found?.isFile() === true;
}

/**
 * The names of all document types. With wrong settings, which the command reports, these are the standard
 * names.
 */
async function documentNames(
  { templates }: TypedOptions,
  environment: Host["environment"],
  folder: string,
): Promise<readonly string[]> {
  const options = templates === undefined ? {} : { templates };
  const { types } = await readSettings(options, environment, folder)
    .then(async ({ settings }) => await findTypes(settings.templates))
    .catch(() => findTypes(null));
  return [ALL_DOCUMENTS, ...types.map(({ name }) => name)];
}

/** A list of periods in canonical form. Another text stays the same: the command refuses it. */
function readPeriod(text: string): {
  readonly canonical: string;
  readonly notes: readonly string[];
} {
  const read = listedPeriods(text).map((part) => understoodPeriods(part)?.canonical);
  if (read.includes(undefined)) return { canonical: text, notes: [] };
  const canonical = read.join(",");
  const isAsTyped =
    text.trim().toLowerCase().replaceAll(/--|\//g, "..") === canonical.toLowerCase();
  return { canonical, notes: isAsTyped ? [] : [texts.readAsPeriod(text, canonical)] };
}

function readMoment(
  text: string | undefined,
): { readonly canonical: string; readonly notes: readonly string[] } | null {
  if (text === undefined || parseMoment(text) !== undefined) return null;
  const canonical = likelyMoment(text);
  return canonical === undefined ? null : { canonical, notes: [texts.readAsDay(text, canonical)] };
}

/** The words that the command itself reads. Adds a sentence to `refused` for each other word. */
function othersOf(
  command: CommandDeclaration,
  words: readonly string[],
  documents: readonly string[],
  refused: string[],
): readonly string[] {
  const { others } = command.takes;
  if (others === undefined) {
    refused.push(...words.map((word) => whyNot(word, command, documents)));
    return [];
  }
  // The label of a figure is a few words, and needs no quotes.
  if (others === "figure") return words.length === 0 ? [] : [words.join(" ")];
  if (others === "sides" && words.length < 2) refused.push(texts.sidesMissing);
  const most = { files: Infinity, folder: 1, shell: 1, sides: 2 }[others];
  if (others !== "files" && words.length > most) refused.push(texts.tooMany[others]);
  return words;
}

/** The Dutch sentence that refuses a word. */
function whyNot(
  word: string,
  { name, takes, options }: CommandDeclaration,
  documents: readonly string[],
): string {
  const named = (long: string) => options.find((option) => option.long === long);
  // A word processor replaces two hyphens by one dash.
  const dashed = /^[‐-―−]+/u.exec(word)?.[0];
  if (dashed !== undefined) return texts.isDash(word, `--${word.slice(dashed.length)}`);
  const day = parseMoment(word) === undefined ? likelyMoment(word) : word;
  if (day !== undefined && named("--published-on") !== undefined) return texts.isDay(word, day);
  const formats = named("--format");
  if (takes.periods !== "none" && lacksYear(word)) return settingsMessages.yearMissing(word);
  const meant = formats && formatsOf(formats).find((one) => one === word.toLowerCase());
  if (meant !== undefined) return texts.isFormat(word, meant);
  const isAll = /^(?:alles|alle|allemaal)$/i.test(word);
  const near =
    takes.document === true ? (isAll ? ALL_DOCUMENTS : closestTerm(word, documents)) : undefined;
  return texts.unknown(word, name, takes, near);
}
