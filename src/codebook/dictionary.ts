import { formatIsoDay } from "../language/dates.ts";
import { dictionaryMessages as texts } from "../messages/codebook.ts";
import { answerKey, type Codebook, headerOf, type NamedColumn } from "./codebook.ts";
import type { Choice } from "./column.ts";
import type { Region } from "./regions.ts";

/** A codebook in words, ready for layout: the data dictionary of the export. */
export interface Dictionary {
  /** The description of the codebook in use. */
  readonly source: string;
  readonly columns: readonly DictionaryColumn[];
  readonly themes: readonly Choice[];
  readonly regions: readonly Region[];
  readonly redefinitions: readonly DictionaryRedefinition[];
}

export interface DictionaryColumn {
  readonly header: string;
  readonly label: string;
  /** The possible content of a cell and the meaning of an empty one, as parts of a sentence. */
  readonly content: readonly string[];
  readonly answers: readonly Choice[];
}

interface DictionaryRedefinition {
  readonly figure: string;
  readonly from: string;
  readonly change: string;
  readonly before: string | null;
}

/**
 * The codebook in Dutch words.
 *
 * @param file the file that changes the standard codebook; null for none
 */
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

/** Leaves out aliases that differ from the label only in case, because case does not matter. */
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
