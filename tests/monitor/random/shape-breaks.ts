import * as fc from "fast-check";
import { failingNumbers, bsns } from "./personal-data.ts";
import type { Break } from "./breaks.ts";
import { styles, type Cell } from "./styles.ts";
import { cellsOf, refilled, tables } from "./tables.ts";
import { UNKNOWN_HEADERS } from "./valid-rows.ts";

/** A table, its style, and one of its rows. */
const places = fc
  .tuple(tables([], { minRows: 1, maxRows: 4 }), styles, fc.nat())
  .map(([table, style, number]) => ({
    table,
    cells: cellsOf(table),
    style,
    at: 1 + (number % table.rows.length),
  }));

/** An unusual cell in one of the rows; the cells after it in that row are empty. */
function rawCells(code: Break["code"], raws: readonly string[]): fc.Arbitrary<Break> {
  return fc.tuple(places, fc.nat(), fc.constantFrom(...raws)).map(([place, number, raw]) => {
    const { cells, style, at } = place;
    const row = cells[at] ?? [];
    const column = number % row.length;
    const changed = row.map((cell, index): Cell => {
      if (index === column) return { raw };
      return index > column ? "" : cell;
    });
    return {
      sound: cells,
      broken: cells.map((cellsOfRow, index) => (index === at ? changed : cellsOfRow)),
      style,
      code,
      at,
      column: null,
    };
  });
}

const REGIONS_IN_ALL = 500;
/** A number in letters, because a name with three digits in a row is refused. */
const lettersOf = (index: number): string =>
  index
    .toString(26)
    .replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
const someRegions = Array.from(
  { length: REGIONS_IN_ALL },
  (_, index) => `Regio ${lettersOf(index)}`,
);
const regionsColumn = "jeugdzorgregios";
const numbersColumn = UNKNOWN_HEADERS[0];

/** Every mistake of a row as a whole, or of its cells compared with other rows. */
export const SHAPE_BREAKS: Readonly<Record<string, fc.Arbitrary<Break>>> = {
  "a row with cells too few": fc
    .tuple(places, fc.integer({ min: 1, max: 30 }))
    .map(([{ cells, style, at }, count]): Break => {
      const row = (cells[at] ?? []).slice(0, -count);
      return {
        sound: cells,
        broken: [...cells].with(at, row),
        style: { ...style, emptyColumns: 0 },
        code: "row-too-short",
        at,
        column: null,
      };
    })
    .filter(({ broken, at }) => (broken[at ?? 0] ?? []).some((cell) => cell !== "")),
  "a row with cells too many": fc
    .tuple(places, fc.constantFrom(["x"], ["", "x"], ["x", "", "é\ny"]))
    .map(([{ cells, style, at }, more]) => ({
      sound: cells,
      broken: [...cells].with(at, [...(cells[at] ?? []), ...more]),
      style: { ...style, emptyColumns: 0 },
      code: "row-too-long",
      at,
      column: null,
    })),
  "repeated headers": places.map(({ cells, style, at }) => ({
    sound: cells,
    broken: cells.toSpliced(at + 1, 0, cells[0] ?? []),
    style,
    code: "header-repeated",
    at: at + 1,
    column: null,
  })),
  "a total below the rows": fc
    .tuple(places, fc.constantFrom(["Totaal"], ["Totaal", "", "24"], ["", "Eindtotaal: 3"]))
    .map(([{ cells, style }, total]) => ({
      sound: cells,
      broken: [...cells, total, []],
      style,
      code: "last-lines-no-rows",
      at: cells.length,
      column: null,
    })),
  "a total between the rows": fc
    .tuple(
      tables([], { minRows: 2, maxRows: 5 }),
      styles,
      fc.constantFrom<string[]>(["Totaal"], ["Subtotaal", "", "24"], ["", "Totaal aantal: 3"]),
    )
    .map(([table, style, total]) => ({
      sound: cellsOf(table),
      broken: cellsOf(table).toSpliced(2, 0, total),
      style,
      code: "total-row",
      at: 2,
      column: null,
    })),
  "a quote out of place": rawCells("quote-stray", ['a"b', 'a "b" c', '"a" b', ' "a"', '"a"b"c']),
  "a quote that never closes": rawCells("quote-unclosed", ['"', '"a', '"a, b; c\td', '"a ""b']),
  "an id that another row has": fc
    .tuple(tables([], { minRows: 2, maxRows: 5 }), styles, fc.nat(), fc.nat(), fc.boolean())
    .map(([table, style, one, other, isFirstChanged]) => {
      const first = one % (table.rows.length - 1);
      const second = first + 1 + (other % (table.rows.length - 1 - first));
      const [from, to] = isFirstChanged ? [second, first] : [first, second];
      const id = ` ${table.rows[from]?.["traject_id"] ?? ""}`;
      const rows = table.rows.with(to, { ...table.rows[to], traject_id: id });
      return {
        sound: cellsOf(table),
        broken: cellsOf({ ...table, rows }),
        style,
        code: "id-repeated",
        at: second + 1,
        column: "traject_id",
        relatedAt: first + 1,
      };
    }),
  "one region more than a file may have": fc
    .tuple(tables([regionsColumn], { minRows: 3, maxRows: 5 }), styles, fc.nat(400))
    .map(([table, style, count]) => {
      const parts = [someRegions.slice(0, count), someRegions.slice(count)];
      const texts = parts.map((names) => names.join("|"));
      return {
        sound: cellsOf(refilled(table, regionsColumn, [...texts, "REGIO B|Regio  C"])),
        broken: cellsOf(refilled(table, regionsColumn, [...texts, "REGIO B|Een andere"])),
        style,
        code: "too-many-regions",
        at: 3,
        column: regionsColumn,
      };
    }),
  "a fifth citizen service number in a column of numbers": fc
    .tuple(
      tables([numbersColumn], { minRows: 9, maxRows: 9 }),
      styles,
      fc.uniqueArray(bsns, { minLength: 5, maxLength: 5 }),
      fc.uniqueArray(failingNumbers, { minLength: 4, maxLength: 4 }),
      fc.nat(8),
    )
    .chain(([table, style, passing, failing, number]) =>
      fc.shuffledSubarray([...passing, ...failing], { minLength: 9 }).map((numbers) => {
        const hidden = passing[number % 5] ?? "";
        const sound = numbers.map((text) => (text === hidden ? "geen" : text));
        return {
          sound: cellsOf(refilled(table, numbersColumn, sound)),
          broken: cellsOf(refilled(table, numbersColumn, numbers)),
          style,
          code: "personal-data-bsn-column",
          at: 1 + numbers.findIndex((text) => passing.includes(text)),
          column: numbersColumn,
        };
      }),
    ),
};
