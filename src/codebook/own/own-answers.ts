import { closestTerm } from "../../language/closest.ts";
import { codebookMessages as messages } from "../../messages/codebook.ts";
import { shownKeys } from "../../messages/yaml.ts";
import type { Keys } from "../../yaml/placed-yaml.ts";
import { answerKey, type NamedColumn } from "../codebook.ts";
import type { Choice } from "../column.ts";
import type { AnswerChange } from "./own-codebook-schema.ts";
import { TakenSpellings } from "./taken-spellings.ts";

const LONGEST_CODE = 40;
const CODE = new RegExp(`^[a-z][a-z0-9_-]{0,${LONGEST_CODE - 1}}$`);
/** Names of fields in figures. A category with such a name would be confused with the field. */
const FIELDS: ReadonlySet<string> = new Set(["total", "value", "label", "unavailable"]);
/** Answers for "other" come last in their list or theme. */
const REST = /^overig/;

interface AnswersInput {
  readonly column: NamedColumn;
  readonly themes: readonly Choice[];
  readonly changes: Readonly<Record<string, AnswerChange>>;
  /** The place of the answers in the file. */
  readonly at: Keys;
}

/** Receives each mistake in a codebook file: its place and the problem, in Dutch. */
export type ReportMistake = (keys: Keys, message: string) => void;

/** The answers of a column with the changes of a codebook file: other words, and more answers. */
export function changedAnswers(answers: AnswersInput, report: ReportMistake): readonly Choice[] {
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
