import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  type Codebook,
  type NamedColumn,
  STANDARD_CODEBOOK,
} from "../../../src/codebook/codebook.ts";
import { codebookFrom } from "../../codebook/codebook-file.ts";
import { judges } from "./schema-and-reader.ts";

const SPACES = fc.constantFrom("", "", "", " ", "  ", "\u00a0", " \u00a0 ", "\t");
const SEPARATORS = fc.constantFrom("-", "/", "-", "/", ".", " ");

const digits = (most: number): fc.Arbitrary<string> =>
  fc
    .record({ value: fc.nat(most), width: fc.constantFrom(1, 2, 2) })
    .map(({ value, width }) => String(value).padStart(width, "0"));

/** Days in all spellings, and texts that look like a day. */
const day = fc
  .record({
    year: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 2000, max: 2099 }) }, fc.nat(2150)),
    month: digits(13),
    dayOfMonth: digits(33),
    first: SEPARATORS,
    isMixed: fc.nat(9).map((chance) => chance === 0),
    yearFirst: fc.boolean(),
  })
  .map(({ year, month, dayOfMonth, first, isMixed, yearFirst }) => {
    const second = isMixed ? "-" : first;
    return yearFirst
      ? `${year}${first}${month}${second}${dayOfMonth}`
      : `${dayOfMonth}${first}${month}${second}${year}`;
  });

/** A time after a day, or a text that looks like one. A non-breaking space before it is a case of its own. */
const time = fc.oneof(
  { weight: 2, arbitrary: fc.constant("") },
  fc
    .record({
      start: fc.constantFrom(" ", "T", " ", "T", "  ", "t", ""),
      hours: digits(25),
      minutes: digits(61),
      rest: fc.constantFrom("", "", ":00", ":59.5", ":7", ":60", ",5", ":00,123456"),
      zone: fc.constantFrom("", "", "Z", " Z", "+01:00", "-0530", " +02", "+1", "  Z", "CET"),
    })
    .map(({ start, hours, minutes, rest, zone }) => `${start}${hours}:${minutes}${rest}${zone}`),
);
const date = fc.tuple(day, time).map((parts) => parts.join(""));

/** A text with each letter as a capital or a small letter. */
const inSomeCase = (text: string): fc.Arbitrary<string> =>
  fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }).map((capitals) =>
    Array.from(text)
      .map((c, at) => (capitals[at] === true ? c.toUpperCase() : c.toLowerCase()))
      .join(""),
  );

/** An answer of the column in some spelling, sometimes with a mistake. */
function answerOf({ choices = [] }: NamedColumn): fc.Arbitrary<string> {
  const spellings = choices.flatMap(({ code, label, aliases }) => [code, label, ...aliases]);
  const right = fc.constantFrom(...spellings).chain(inSomeCase);
  const spoilt = fc
    .record({ text: right, at: fc.nat(), by: fc.constantFrom("", "x", ".", "(", "-", " ", "é") })
    .map(({ text, at, by }) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + by + text.slice(place + 1);
    });
  return fc.oneof({ weight: 6, arbitrary: right }, spoilt, fc.string({ maxLength: 4 }));
}

const withRoom = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(SPACES, text, SPACES).map((parts) => parts.join(""));

const several = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 6, arbitrary: withRoom(part) }, SPACES), { maxLength: 4 })
    .map((parts) => parts.join("|"));

/** Right and wrong cells of a column. */
function cellOf(column: NamedColumn): fc.Arbitrary<string> {
  switch (column.type) {
    case "id":
      return withRoom(fc.stringMatching(/^[A-Za-z0-9_-]{0,34}[.é ]?$/));
    case "date":
      // A cell of only spaces is a case of its own.
      return withRoom(date);
    case "count":
      return fc.oneof(fc.integer({ min: -20, max: 120 }).map(String), fc.string({ maxLength: 3 }));
    case "choice":
      return withRoom(answerOf(column));
    case "choices":
      return several(answerOf(column));
    case "freeChoices":
      return fc.string();
    case "datedChoices":
      return several(
        fc
          .tuple(answerOf(column), SPACES, fc.constantFrom("@", "@", "@", "", "@@"), SPACES, date)
          .map((parts) => parts.join("")),
      );
  }
}

/** The known differences: see the other tests of the schema. */
const isToldApart = (type: NamedColumn["type"], cell: string): boolean =>
  (type === "count" && /^\s*(?:[+-]\d|\d{3})/.test(cell)) ||
  (type === "count" && cell !== "" && cell.trim() === "") ||
  cell.normalize("NFC") !== cell;

const OWN = await codebookFrom(`
columns:
  ondersteunde:
    header: Voor wie
    answers:
      kinderen: { label: "Kind(eren) 0-18", aliases: [kids, "Žluťák"] }
      opa: { label: "Opa/oma [x]{2}", aliases: ["a.b*c?+^"] }
  resultaten:
    answers:
      jong_18plus: { label: "Hulp (18+)", theme: overig }
`);

/** The number of generated cells that the reader accepts. Throws if the schema disagrees. */
function acceptedAlike(codebook: Codebook, column: NamedColumn): number {
  const judge = judges(codebook)(column.name);
  let accepted = 0;
  fc.assert(
    fc.property(cellOf(column), (cell) => {
      fc.pre(!isToldApart(column.type, cell));
      const { schema, reader, isNoSuchDay } = judge(cell);
      if (reader) accepted += 1;
      const isLooser = isNoSuchDay || column.type === "freeChoices";
      expect(schema).toBe(reader || (isLooser && schema));
    }),
    { numRuns: 600 },
  );
  return accepted;
}

describe("schema and reader agree on any cell", () => {
  const ownColumns = OWN.columns.filter(({ name }) =>
    ["ondersteunde", "resultaten"].includes(name),
  );

  it.each([
    ...STANDARD_CODEBOOK.columns.map((column) => [column.name, STANDARD_CODEBOOK, column] as const),
    ...ownColumns.map((column) => [`${column.name} with own answers`, OWN, column] as const),
  ])("of %s", (_, codebook, column) => {
    // The reader must accept enough cells, so that the test cannot pass by refusing all.
    expect(acceptedAlike(codebook, column)).toBeGreaterThan(20);
  });
});
