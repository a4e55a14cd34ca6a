import { type Codebook, type ColumnName, columnOf } from "../../codebook/codebook.ts";
import type { Column, ColumnType } from "../../codebook/column.ts";
import { type Region, regionKey, regionName } from "../../codebook/regions.ts";
import { firstUnprintable } from "../../language/characters.ts";
import { termFinder } from "../../language/likely-meaning.ts";
import { isPlaceholder } from "../../language/words.ts";
import type { Day } from "../../period/period.ts";
import {
  type Case,
  isLongerThan,
  MAX_ID_CHARACTERS,
  MAX_REGION_CHARACTERS,
  MAX_REGIONS,
  type RowValues,
} from "../case.ts";
import {
  type CellFault,
  EMPTY_CELL,
  excelFaultOf,
  Invalid,
  INVALID_ID,
} from "../export-findings.ts";
import { ChoiceFinder, ChoicesReader, isJoined, readChoice, readDatedChoices } from "./choices.ts";
import { type DateOrder, DateReader } from "./dates.ts";

// The known columns of a file, and the readers of their cells. Answers and dates have files of
// their own.

/** A column of the codebook in the file, with the reader of its cells. */
export interface KnownColumn {
  readonly name: ColumnName;
  readonly type: ColumnType;
  readonly column: Column;
  /** Reads the text of a cell by the column's type. */
  readonly read: (text: string) => Case[ColumnName] | Invalid;
  /** The order of day and month in the dates read so far; null for a type without dates. */
  readonly dateOrder: DateOrder | null;
}

/**
 * Makes the readers of one file's columns. They share their memory of dates that begin with the
 * year.
 */
export function columnReaders(
  codebook: Codebook,
  regions: RegionNames,
): (name: ColumnName) => KnownColumn {
  const yearFirst = new Map<string, Day>();
  return (name) => {
    const dates = new DateReader(yearFirst);
    const column: Column = columnOf(codebook, name);
    const read = readerOf(column, dates, regions);
    const readFilled: typeof read = (text) => read(text) ?? EMPTY_CELL;
    const { type } = column;
    return {
      name,
      type,
      column,
      read: column.filled === true ? readFilled : read,
      dateOrder: type === "date" || type === "datedChoices" ? dates.order : null,
    };
  };
}

function readerOf(column: Column, dates: DateReader, regions: RegionNames): KnownColumn["read"] {
  const finder = new ChoiceFinder(column);
  const several = new ChoicesReader(finder);
  const readers: Readonly<Record<ColumnType, KnownColumn["read"]>> = {
    id: readId,
    date: (text) => dates.read(text),
    count: readCount,
    choice: (text) => readChoice(finder, text),
    choices: (text) => several.read(text),
    freeChoices: (text) => regions.read(text),
    datedChoices: (text) => readDatedChoices(finder, dates, text),
  };
  return readers[column.type];
}

const EMPTY_LIST = Object.freeze([]);

/**
 * The unknown value of each type. Columns of type `id` and columns that must be filled are never
 * unknown.
 */
const UNKNOWN_VALUES: Readonly<Record<ColumnType, "" | null | readonly never[]>> = {
  id: "",
  date: null,
  count: null,
  choice: null,
  choices: EMPTY_LIST,
  freeChoices: EMPTY_LIST,
  datedChoices: EMPTY_LIST,
};

/** A row in which every value is unknown. */
export function unknownRow(codebook: Codebook): RowValues {
  const entries = codebook.columns.map(({ name, type }): [ColumnName, unknown] => [
    name,
    UNKNOWN_VALUES[type],
  ]);
  return Object.fromEntries(entries) as RowValues;
}

const DIGIT_ZERO = 0x30;

const INVALID_COUNT = {
  placeholder: new Invalid({ code: "count-invalid", fault: "placeholder" }),
  "no-count": new Invalid({ code: "count-invalid", fault: "no-count" }),
  "formula-error": new Invalid({ code: "count-invalid", fault: "formula-error" }),
  "too-narrow": new Invalid({ code: "count-invalid", fault: "too-narrow" }),
} as const;

/** Reads a whole number from 0 to 99; null for an empty cell. */
function readCount(text: string): number | null | Invalid {
  if (text.length === 1) {
    const digit = text.charCodeAt(0) - DIGIT_ZERO;
    if (digit >= 0 && digit <= 9) return digit;
  }
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (/^\d{1,2}$/.test(trimmed)) return Number(trimmed);
  return INVALID_COUNT[
    excelFaultOf(trimmed) ?? (isPlaceholder(trimmed) ? "placeholder" : "no-count")
  ];
}

const PSEUDONYM = new RegExp(`^[A-Za-z0-9_-]{1,${MAX_ID_CHARACTERS}}$`);

/** Reads a pseudonym: 1 to 32 letters from a to z, digits, `-` and `_`. */
export function readId(text: string): string | Invalid {
  if (PSEUDONYM.test(text)) return text;
  const trimmed = text.trim();
  if (trimmed === "") return EMPTY_CELL;
  return PSEUDONYM.test(trimmed) ? trimmed : INVALID_ID;
}

// The names of regions.

const MAX_REMEMBERED_NAMES = 5_000;
/**
 * Signs that separate names or belong to a note. Apply it to a text in NFKC, so that wide forms of
 * signs count too. Six digits with only signs between them are a date or a number of a person.
 */
const NOTE =
  /[,;#@\n\v\f\r\u0085\u2028\u2029،؛、]|\p{Nd}{3}|\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){5}|[([{] ?(?:at|apenstaart(?:je)?) ?[)\]}] ?[\p{L}\p{N}]/iu;
/**
 * A control character that a wrong decoding of Windows-1252 leaves; a print shows a mark in its
 * place.
 */
const LEFT_BEHIND = /\p{Cc}/gu;
/** Words that mean "no region". */
const NO_REGION = /^(?:nee|neen|no|niets?|false|onwaar)$/i;

/** The doubts about the name of a region; the region still counts. */
export interface RegionDoubt {
  /** The codebook does not know the name. */
  readonly isUnknown: boolean;
  /** The codebook's region with the most similar name, if one is similar. */
  readonly suggestion: string | undefined;
  /** The text has several names of the codebook with a separator other than a bar. */
  readonly isJoined: boolean;
  /** The name contains characters that a wrong encoding leaves behind. */
  readonly isGarbled: boolean;
}

/**
 * The names of the regions of one file. A name that the codebook knows gets the codebook's
 * spelling. For any other name, the first spelling in the file represents all spellings that mean
 * the same.
 */
export class RegionNames {
  readonly #known = new Map<string, string>();
  readonly #closest: (text: string) => string | undefined;
  readonly #names = new Map<string, string>();
  readonly #distinct = new Set<string>();
  readonly #met = new Map<string, readonly string[] | Invalid>();
  readonly #parts = new Map<string, string | CellFault | null>();
  readonly #doubts = new Map<string, RegionDoubt>();

  /**
   * @param known the regions of the codebook
   */
  constructor(known: readonly Region[]) {
    for (const { name, aliases } of known) {
      for (const spelling of [name, ...aliases]) this.#known.set(regionKey(spelling), name);
    }
    this.#closest = termFinder(known.map(({ name }) => name));
  }

  /** True once the file has more regions than it may have; further ones are not remembered. */
  get areTooMany(): boolean {
    return this.#distinct.size > MAX_REGIONS;
  }

  /** The regions of a cell, each once, by their representing names; or the faults of the cell. */
  read(text: string): readonly string[] | Invalid {
    const met = this.#met.get(text);
    if (met !== undefined) return met;
    const names = new Set<string>();
    const faults = new Map<CellFault["code"], CellFault>();
    for (const part of text.split("|")) {
      const name = this.#readPart(part);
      if (typeof name === "string") names.add(name);
      else if (name !== null) faults.set(name.code, name);
    }
    const regions = faults.size === 0 ? Object.freeze([...names]) : new Invalid(...faults.values());
    if (this.#met.size < MAX_REMEMBERED_NAMES) this.#met.set(text, regions);
    return regions;
  }

  /** The doubt about a name that `read` returned; undefined for none. */
  doubtAbout(name: string): RegionDoubt | undefined {
    return this.#doubts.size === 0 ? undefined : this.#doubts.get(name);
  }

  /** The codebook's name for a spelling; undefined if it knows none. */
  #find(spelling: string): string | undefined {
    return this.#known.get(regionKey(spelling));
  }

  #areJoined(text: string): boolean {
    return isJoined(text, (part) => this.#find(part) !== undefined);
  }

  /** The representing name for a part of a cell, or its fault; null if the part is empty. */
  #readPart(part: string): string | CellFault | null {
    const met = this.#parts.get(part);
    if (met !== undefined) return met;
    const read = this.#nameFor(part);
    if (this.#parts.size < MAX_REMEMBERED_NAMES) this.#parts.set(part, read);
    return read;
  }

  #nameFor(part: string): string | CellFault | null {
    const spelling = regionName(part).replaceAll(LEFT_BEHIND, "\uFFFD");
    if (spelling === "") return null;
    const known = this.#find(part);
    const fault = known === undefined ? this.#faultOf(part, spelling) : undefined;
    if (fault !== undefined) return fault;
    const key = regionKey(known ?? spelling);
    const first = this.#names.get(key);
    if (first !== undefined) return first;
    const name = known ?? spelling;
    if (this.areTooMany) return name;
    this.#names.set(key, name);
    this.#distinct.add(name);
    this.#noteDoubt(name, known === undefined);
    return name;
  }

  /**
   * The reason why a text that the codebook does not know cannot be a name; undefined if it can.
   */
  #faultOf(part: string, name: string): CellFault | undefined {
    if (!/\p{L}/u.test(name) || isPlaceholder(name) || NO_REGION.test(name)) {
      return { code: "region-placeholder" };
    }
    // The name itself has spaces in place of line breaks.
    const isNote = NOTE.test(part.trim().normalize("NFKC")) || NOTE.test(name.normalize("NFKC"));
    return isNote || isLongerThan(name, MAX_REGION_CHARACTERS)
      ? { code: "region-note", isJoined: this.#areJoined(part) }
      : undefined;
  }

  #noteDoubt(name: string, isUnknown: boolean): void {
    const garbled = isGarbled(name) || firstUnprintable(name) >= 0;
    if (!isUnknown && !garbled) return;
    const joined = isUnknown && this.#areJoined(name);
    const suggestion = isUnknown && !joined ? this.#closest(name) : undefined;
    this.#doubts.set(name, { isUnknown, suggestion, isJoined: joined, isGarbled: garbled });
  }
}

/** A control character, or the mark that replaces a lost character. No real name has them. */
const LOST = /[\p{Cc}\ufffd]/u;
/** UTF-8 that was read as Windows-1252: "Ã«" for "ë", "â€™" for an apostrophe. */
const UTF8_AS_WINDOWS = /[ÃÂ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â(?:€|‚¬)/u;
/** Letters of old code pages that were read as Windows-1252: "Frysl‰n", "Fryslƒn". */
const OLD_PAGE_AS_WINDOWS = /\p{L}[‚ƒ„†‡ˆ‰‹•¡¢£¤](?=\p{L})/u;

/** True for a name with characters that a wrong encoding leaves behind. */
export function isGarbled(name: string): boolean {
  return LOST.test(name) || UTF8_AS_WINDOWS.test(name) || OLD_PAGE_AS_WINDOWS.test(name);
}
