import { formatIsoDay } from "../language/dates.ts";
import { dictionaryMessages as texts } from "../messages/dictionary.ts";
import { answerKey, type Codebook, headerOf, type NamedColumn } from "./codebook.ts";
import type { Choice } from "./column.ts";
import type { Region } from "./standard-regions.ts";

/** A codebook in words, ready to be laid out. */
export interface Dictionary {
  /** Which codebook it is. */
  readonly source: string;
  readonly columns: readonly DictionaryColumn[];
  readonly themes: readonly Choice[];
  readonly regions: readonly Region[];
  readonly redefinitions: readonly DictionaryRedefinition[];
}

export interface DictionaryColumn {
  readonly header: string;
  readonly label: string;
  /** What a cell may hold and what an empty one means, a sentence part each. */
  readonly content: readonly string[];
  readonly answers: readonly Choice[];
}

interface DictionaryRedefinition {
  readonly figure: string;
  readonly from: string;
  readonly change: string;
  readonly before: string | null;
}

/** The codebook in Dutch words. `file` is the one that changes the standard codebook. */
export function dictionaryOf(codebook: Codebook, file: string | null): Dictionary {
  return {
    source: file === null ? texts.standard : texts.over(file),
    columns: codebook.columns.map(dictionaryColumn),
    themes: codebook.themes,
    regions: codebook.regions,
    redefinitions: codebook.redefinitions.map(({ figure, from, change, before }) => ({
      figure,
      from: texts.from(formatIsoDay(from)),
      change,
      before,
    })),
  };
}

/** A column in Dutch words. */
export function dictionaryColumn(column: NamedColumn): DictionaryColumn {
  const { name, label, type, required, filled, unknown, otherHeaders = [] } = column;
  const header = headerOf(column);
  return {
    header,
    label,
    content: [
      texts.types[type],
      required === true ? texts.required : texts.optional,
      ...(filled === true ? [texts.filled] : []),
      ...(unknown === undefined ? [] : [texts.unknown(unknown.label)]),
      ...(otherHeaders.length === 0 ? [] : [texts.also(otherHeaders)]),
      ...(header === name ? [] : [texts.toolName(name)]),
    ],
    answers: (column.choices ?? []).map(withoutNeedlessAliases),
  };
}

/** Case does not matter, so an alias in another case than the label tells nothing. */
function withoutNeedlessAliases({ aliases, ...choice }: Choice): Choice {
  const known = new Set([choice.code, choice.label].map(answerKey));
  const needed = aliases.filter((alias) => {
    const key = answerKey(alias);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
  return { ...choice, aliases: needed };
}
