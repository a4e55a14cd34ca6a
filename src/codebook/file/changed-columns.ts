import { z } from "zod";

import { closestTerm } from "../../language/likely-meaning.ts";
import { codebookMessages as messages } from "../../messages/codebook.ts";
import { shownKeys } from "../../messages/settings-and-yaml.ts";
import { personalNumbersIn } from "../../personal-data/personal-details.ts";
import type { Keys } from "../../yaml/placed-yaml.ts";
import { answerKey, type Codebook, headerKey, headerOf, type NamedColumn } from "../codebook.ts";
import type { Choice } from "../column.ts";

// The columns in a codebook file: the form of texts and of changes, and the changed columns with
// their answers.

/** Lengths in characters. A bar of a chart has room for a label of two lines. */
const LONGEST_LABEL = 60;
const LONGEST_TERM = 80;
const LONGEST_SENTENCE = 600;

const isHarmless = (text: string): boolean =>
  personalNumbersIn([text]).every(({ kind }) => kind === "number");
const filled = (text: string): boolean => text.trim() !== "";
const atMost =
  (longest: number) =>
  (text: string): boolean =>
    text.length <= longest;

/** A text of a codebook file. Refuses a bar and an @, because they are separators in a cell. */
const spelling = (longest: number) =>
  z
    .string()
    .transform((text) => text.trim().normalize("NFC"))
    .refine(filled, messages.textEmpty)
    .refine(atMost(longest), messages.textTooLong(longest))
    .refine((text) => !/[|@\p{Cc}\p{Cf}]/u.test(text), messages.termInvalid)
    .refine(isHarmless, messages.personalNumber);
/** A header or other spelling. */
export const termText = spelling(LONGEST_TERM);
/** The label of a column, an answer or a theme. */
export const labelText = spelling(LONGEST_LABEL);

const folded = (text: string): string => text.trim().replaceAll(/\s+/gu, " ").normalize("NFC");
/** A sentence about a redefinition, on one line. */
export const sentenceText = z
  .string()
  .refine(filled, messages.textEmpty)
  .refine(atMost(LONGEST_SENTENCE), messages.textTooLong(LONGEST_SENTENCE))
  .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(folded(text)), messages.sentenceInvalid)
  .refine((text) => isHarmless(folded(text)), messages.personalNumber)
  .transform(folded);

/** Other spellings. */
export const otherTerms = z.array(termText).optional();

/** The form of the changes of an answer, or of a new answer. */
const answerChanges = z.strictObject({
  label: labelText.optional(),
  aliases: otherTerms,
  /** For a new answer of a column with themes. */
  theme: z.string().optional(),
});

/** The form of the changes of a column. */
export const columnChanges = z.strictObject({
  header: termText.optional(),
  aliases: otherTerms,
  label: labelText.optional(),
  answers: z.record(z.string(), answerChanges).optional(),
});

type ColumnChange = z.infer<typeof columnChanges>;
type AnswerChange = z.infer<typeof answerChanges>;

/** Receives each mistake in a codebook file: its place and the problem, in Dutch. */
export type ReportMistake = (keys: Keys, message: string) => void;

/** Spellings that may each mean only one thing, by their keys. */
export class TakenSpellings {
  readonly #owners = new Map<string, string>();

  /** Claims a spelling for `owner`. Returns the earlier owner if there is another one. */
  claim(key: string, owner: string): string | undefined {
    const earlier = this.#owners.get(key);
    if (earlier === undefined) this.#owners.set(key, owner);
    return earlier === owner ? undefined : earlier;
  }
}

// The changed columns.

/** The columns of a codebook with the headers, labels and answers of a codebook file. */
export function changedColumns(
  { columns }: Codebook,
  themes: readonly Choice[],
  changes: Readonly<Record<string, ColumnChange>>,
  report: ReportMistake,
): readonly NamedColumn[] {
  const names = columns.map(({ name }) => name);
  for (const key of Object.keys(changes)) {
    if (names.some((name) => name === key)) continue;
    report(["columns", key], messages.unknownColumn(key, closestTerm(key, names)));
  }
  const changed = columns.map((column): NamedColumn => {
    const change = changes[column.name];
    return change === undefined ? column : changedColumn(column, change, themes, report);
  });
  reportHeaderClashes(changed, changes, report);
  return changed;
}

function changedColumn(
  column: NamedColumn,
  { header, label, aliases, answers }: ColumnChange,
  themes: readonly Choice[],
  report: ReportMistake,
): NamedColumn {
  const at = ["columns", column.name, "answers"];
  return {
    ...column,
    ...(header === undefined ? {} : { header }),
    ...(aliases === undefined ? {} : { otherHeaders: aliases }),
    ...(label === undefined ? {} : { label }),
    ...(answers === undefined
      ? {}
      : { choices: changedAnswers({ column, themes, changes: answers, at }, report) }),
  };
}

function reportHeaderClashes(
  columns: readonly NamedColumn[],
  changes: Readonly<Record<string, ColumnChange>>,
  report: ReportMistake,
): void {
  const spellings = new TakenSpellings();
  // Standard columns claim their headers first, so that the finding is at the column that caused
  // the clash.
  const isChanged = ({ name }: NamedColumn): number => Number(changes[name] !== undefined);
  for (const column of columns.toSorted((a, b) => isChanged(a) - isChanged(b))) {
    for (const header of [headerOf(column), ...(column.otherHeaders ?? [])]) {
      const owner = spellings.claim(headerKey(header), column.name);
      if (owner !== undefined) {
        report(["columns", column.name], messages.headerTaken(header, owner));
      }
    }
  }
}

// The answers of a column.

/** A column, and the changes of its answers. */
interface AnswersInput {
  readonly column: NamedColumn;
  readonly themes: readonly Choice[];
  readonly changes: Readonly<Record<string, AnswerChange>>;
  /** The place of the answers in the file. */
  readonly at: Keys;
}

const LONGEST_CODE = 40;
const CODE = new RegExp(`^[a-z][a-z0-9_-]{0,${LONGEST_CODE - 1}}$`);
/** Names of fields in figures. A category with such a name would be confused with the field. */
const FIELDS: ReadonlySet<string> = new Set(["total", "value", "label", "unavailable"]);
/** Answers for "other" come last in their list or theme. */
const REST = /^overig/;

/** The answers of a column with the changes of a codebook file: other words, and more answers. */
function changedAnswers(answers: AnswersInput, report: ReportMistake): readonly Choice[] {
  const { column, changes, at } = answers;
  const { choices } = column;
  if (choices === undefined) {
    report(at, messages.answersNone(column.name));
    return [];
  }
  const changed = choices.map((choice) => {
    const change = ownValue(changes, choice.code);
    if (change?.theme !== undefined && change.theme !== choice.theme) {
      report([...at, choice.code, "theme"], messages.themeFixed(choice.code));
    }
    return change === undefined ? choice : reworded(choice, change);
  });
  const known = new Set(choices.map(({ code }) => code));
  const added = Object.entries(changes)
    .filter(([code]) => !known.has(code))
    .flatMap(([code, answer]) => newAnswer(code, answer, answers, report));
  const all = inOrder([...changed, ...added], added, answers.themes);
  reportSpellingClashes(all, answers, report);
  return all;
}

function reworded(choice: Choice, { label = choice.label, aliases = [] }: AnswerChange): Choice {
  // The contract's label remains a spelling beside the new label.
  return { ...choice, label, aliases: [...choice.aliases, ...aliases, choice.label] };
}

function newAnswer(
  code: string,
  { label, aliases = [], theme }: AnswerChange,
  { column, themes, at }: AnswersInput,
  report: ReportMistake,
): Choice[] {
  const place = [...at, code];
  const codes = (column.choices ?? []).map((choice) => choice.code);
  const suggestion = closestTerm(code, codes);
  const refuse = (message: string, keys: Keys = place): Choice[] => {
    report(keys, message);
    return [];
  };
  if (column.takesMoreAnswers !== true) {
    return refuse(messages.answerUnknown(code, column.name, suggestion));
  }
  if (!CODE.test(code))
    return refuse(messages.invalid(shownKeys(place), messages.codeInvalid(LONGEST_CODE)));
  if (FIELDS.has(code)) return refuse(messages.invalid(shownKeys(place), messages.codeTaken));
  if (label === undefined) return refuse(messages.answerIncomplete(code, suggestion));
  const hasThemes = (column.choices ?? []).some((choice) => choice.theme !== undefined);
  if (!hasThemes) {
    return theme === undefined
      ? [{ code, label, aliases }]
      : refuse(messages.themeNotHere(column.name), [...place, "theme"]);
  }
  const known = themes.map((one) => one.code);
  if (theme === undefined) return refuse(messages.themeMissing(code, known));
  return known.includes(theme)
    ? [{ code, label, aliases, theme }]
    : refuse(messages.themeUnknown(theme, known), [...place, "theme"]);
}

/** New answers come last, within their theme if there are themes, and before "overig". */
function inOrder(
  answers: readonly Choice[],
  added: readonly Choice[],
  themes: readonly Choice[],
): readonly Choice[] {
  if (added.length === 0) return answers;
  const themePlace = ({ theme }: Choice): number => themes.findIndex(({ code }) => code === theme);
  const isRest = ({ code }: Choice): number => Number(REST.test(code));
  return answers.toSorted((a, b) => themePlace(a) - themePlace(b) || isRest(a) - isRest(b));
}

/**
 * Reports spellings that two answers claim. Standard answers claim their spellings first, so that
 * the finding is at the answer that caused the clash.
 */
function reportSpellingClashes(
  answers: readonly Choice[],
  { column, changes, at }: AnswersInput,
  report: ReportMistake,
): void {
  const spellings = new TakenSpellings();
  const all = column.unknown === undefined ? answers : [column.unknown, ...answers];
  for (const { code } of all) spellings.claim(answerKey(code), code);
  if (column.unknown !== undefined && Object.hasOwn(changes, column.unknown.code)) {
    report([...at, column.unknown.code], messages.answerOfUnknown(column.unknown.code));
  }
  const isChanged = ({ code }: Choice): number => Number(Object.hasOwn(changes, code));
  for (const { code, label, aliases } of all.toSorted((a, b) => isChanged(a) - isChanged(b))) {
    for (const spelling of [label, ...aliases]) {
      const owner = spellings.claim(answerKey(spelling), code);
      if (owner !== undefined) report([...at, code], messages.spellingTaken(spelling, owner));
    }
  }
}

/** The value of an object's own property: a code may be `constructor`. */
function ownValue<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
