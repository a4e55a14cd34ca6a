import * as fc from "fast-check";
import { oneOf } from "./characters.ts";
import type { ColumnName } from "../../../src/codebook/codebook.ts";
import { lone, type Fault, type FaultMaker } from "./fault.ts";
import {
  codesOf,
  COLUMN_NAMES,
  columnsOfType,
  dayFrom,
  registrationDays,
  UNKNOWN_HEADERS,
} from "./valid-rows.ts";

/** A word that is no code or label, because those all have vowels. */
const words = fc.string({ unit: oneOf("bcdfghklmnprst"), minLength: 2, maxLength: 9 });
const dates = registrationDays.chain(dayFrom);

const two = (number: number) => `${number}`.padStart(2, "0");
const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const monthsAndDays = fc.oneof(
  fc
    .constantFrom(...[...MONTH_LENGTHS.entries()].filter(([, length]) => length < 31))
    .chain(([month, length]) =>
      fc.integer({ min: length + 1, max: 31 }).map((day) => [month + 1, day] as const),
    ),
  fc.tuple(fc.constantFrom(0, 13, 24, 99), fc.integer({ min: 1, max: 28 })),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 32, 99)),
);
const noSuchDays = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), monthsAndDays, fc.constantFrom("-", "/"))
  .chain(([year, [month, day], mark]) =>
    fc
      .constantFrom(
        // With the year last, a month above 12 is a day in American order, which the column shows.
        [year, two(month), two(day)],
        ...(month > 12 && day <= 12
          ? []
          : [
              [two(day), two(month), year],
              [day, month, year],
            ]),
      )
      .map((parts) => parts.join(mark)),
  );
const wrongYears = fc
  .oneof(fc.integer({ min: 1000, max: 1999 }), fc.integer({ min: 2100, max: 9999 }))
  .chain((year) => fc.constantFrom(`${year}-06-15`, `15-06-${year}`, `1/2/${year}`));
const noDates = fc.oneof(
  words,
  fc.integer({ min: 36_526, max: 73_050 }).map(String),
  fc.constantFrom(
    "2024-1-2",
    "2024-01/02",
    "1-2-24",
    "20240102",
    "2024-02",
    "2024-02-03 25:00",
    "2024-02-03 13:75",
    "2024-02-03T1345",
    "2024-02-03, 13:45",
    "3 feb 2024",
    "- -",
  ),
);
const invalidDates = fc.oneof(noSuchDays, wrongYears, noDates);

const invalidCounts = fc.oneof(
  fc.integer({ min: 100, max: 9_999 }).map(String),
  fc.integer({ min: -99, max: -1 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.constantFrom(".0", ",0", "½", "e0", " x", "+", "%"))
    .map(([count, end]) => `${count}${end}`),
  words,
);

/** A column of a type with a forbidden text for its cells. */
const inColumns = (
  names: readonly ColumnName[],
  toFault: (name: ColumnName) => fc.Arbitrary<Fault>,
) => fc.constantFrom(...names).chain(toFault);

const unknownAnswers = (name: ColumnName) =>
  fc.oneof(
    words,
    fc.constantFrom(...codesOf(name)).chain((code) => words.map((end) => code + end)),
  );

/** Parts with bars between them: one is wrong and the others are valid. */
const amongParts = (good: fc.Arbitrary<string>, bad: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(good, { maxLength: 2 }), bad, fc.array(good, { maxLength: 2 }))
    .map(([before, wrong, after]) => [...before, wrong, ...after].join("|"));

const datedFaults = (code: Fault["code"], toBad: (name: ColumnName) => fc.Arbitrary<string>) =>
  inColumns(columnsOfType("datedChoices"), (name) => {
    const codes = fc.constantFrom(...codesOf(name));
    const good = fc.tuple(codes, dates).map((parts) => parts.join("@"));
    return amongParts(good, toBad(name)).map((text) => lone(code, name, text));
  });

const knownRegions = fc.constantFrom("Haaglanden", "twente", "Rijnmond", "Midden-Holland");
const noRegions = fc
  .constantFrom(
    "onbekend",
    "n.v.t.",
    "NULL",
    "None",
    "nan",
    "geen",
    "-",
    "?",
    "-1",
    "99",
    "\\N",
    "#N/B",
  )
  .chain((word) => fc.constantFrom(word, ` ${word}\u00a0`, word.toUpperCase()));
const notes = fc
  .tuple(words, fc.constantFrom(", ", "; ", "\n", "# ", " @", " 123 ", " ".padEnd(60, "k ")), words)
  .map((parts) => parts.join(""));

const idEnds = fc.constantFrom(" 1", ".1", "/", "é", "@b", "|2", "x".repeat(32));

/** Every rule that one cell can break by itself. */
export const CELL_FAULTS: Readonly<Record<string, FaultMaker>> = {
  "a date that is none": () =>
    inColumns(columnsOfType("date"), (name) =>
      invalidDates.map((text) => lone("date-invalid", name, text)),
    ),
  "a count that is none": () =>
    inColumns(columnsOfType("count"), (name) =>
      invalidCounts.map((text) => lone("count-invalid", name, text)),
    ),
  "an answer that is not in the list": () =>
    inColumns(columnsOfType("choice"), (name) =>
      unknownAnswers(name).map((text) => lone("choice-unknown", name, text)),
    ),
  "an answer with a control character": () =>
    inColumns(columnsOfType("choice"), (name) =>
      fc
        .tuple(
          fc.constantFrom(...codesOf(name)),
          fc.constantFrom("\u0001", "\u0007", "\u001B", "\u007F"),
          fc.nat(),
        )
        .map(([code, control, at]) => {
          const place = at % (code.length + 1);
          const text = `${code.slice(0, place)}${control}${code.slice(place)}`;
          return lone("control-character", name, text);
        }),
    ),
  "two answers in a column of one answer": () =>
    inColumns(columnsOfType("choice"), (name) =>
      fc
        .tuple(fc.constantFrom(...codesOf(name)), fc.constantFrom(...codesOf(name)))
        .map((codes) => lone("choice-unknown", name, codes.join("|"))),
    ),
  "an answer among others that is not in the list": () =>
    inColumns(columnsOfType("choices"), (name) =>
      amongParts(fc.constantFrom(...codesOf(name)), unknownAnswers(name)).map((text) =>
        lone("choice-unknown", name, text),
      ),
    ),
  "a dated answer that is not in the list": () =>
    datedFaults("choice-unknown", (name) =>
      fc.tuple(unknownAnswers(name), dates).map((parts) => parts.join("@")),
    ),
  "an answer without its date": () =>
    datedFaults("choice-undated", (name) =>
      fc
        .tuple(fc.constantFrom(...codesOf(name)), fc.constantFrom("", "@", "@ "))
        .map((parts) => parts.join("")),
    ),
  "an answer with a date that is none": () =>
    datedFaults("date-invalid", (name) =>
      fc.tuple(fc.constantFrom(...codesOf(name)), invalidDates).map((parts) => parts.join("@")),
    ),
  "a word or sign among regions that is none": () =>
    amongParts(knownRegions, noRegions).map((text) =>
      lone("region-placeholder", "jeugdzorgregios", text),
    ),
  "a note among regions": () =>
    amongParts(knownRegions, notes).map((text) => lone("region-note", "jeugdzorgregios", text)),
  "an id with a forbidden character": () =>
    fc.tuple(words, idEnds).map((parts) => lone("id-invalid", "traject_id", parts.join(""))),
  "an empty cell that must be filled": () =>
    fc
      .tuple(fc.constantFrom("traject_id", "aanmelddatum"), fc.constantFrom("", " ", "\u00a0"))
      .map(([name, text]) => lone("cell-empty", name, text)),
  "a cell that is too long": () =>
    fc
      .tuple(
        fc.constantFrom(...COLUMN_NAMES, ...UNKNOWN_HEADERS),
        fc.integer({ min: 10_001, max: 10_500 }),
        fc.constantFrom("x", "é", " ", "\n", "|"),
      )
      .map(([name, length, character]) => ({
        ...lone("cell-too-long", name, character.repeat(length)),
        blamed: name.split("\n")[0] ?? "",
      })),
};
