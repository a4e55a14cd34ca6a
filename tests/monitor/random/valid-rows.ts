import * as fc from "fast-check";
import { type ColumnName, STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import type { ColumnType } from "../../../src/codebook/column.ts";
import { addDays, type Day, dayOf, isoDay } from "../../../src/period/period.ts";
import { DATE_SPELLINGS } from "../date-spellings.ts";
import type { RowText } from "../export.ts";

const FIRST_DAY = dayOf(2000, 1, 1);

/** Days of registration that leave room for days before and after them. */
export const registrationDays: fc.Arbitrary<Day> = fc
  .integer({ min: 500, max: 35_000 })
  .map((count) => addDays(FIRST_DAY ?? fail(), count));

function fail(): never {
  throw new Error("2000-01-01 is no day");
}

export const COLUMN_NAMES: readonly ColumnName[] = STANDARD_CODEBOOK.columns.map(
  ({ name }) => name,
);

export function columnsOfType(type: ColumnType): readonly ColumnName[] {
  return STANDARD_CODEBOOK.columns.filter((column) => column.type === type).map(({ name }) => name);
}

export function codesOf(name: ColumnName): readonly string[] {
  const column = STANDARD_CODEBOOK.columns.find((candidate) => candidate.name === name);
  return column !== undefined && "choices" in column ? column.choices.map(({ code }) => code) : [];
}

/** A day in any spelling of the contract. */
export function spelt(day: Day): fc.Arbitrary<string> {
  return fc.constantFrom(...Object.values(DATE_SPELLINGS)).map((spell) => spell(isoDay(day)));
}

/** A day from `day` on, in any spelling. */
export function dayFrom(day: Day): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 1_000 }).chain((count) => spelt(addDays(day, count)));
}

/** Days from `day` on in order of time. */
export function daysInOrder(day: Day, count: number): fc.Arbitrary<readonly Day[]> {
  return fc
    .array(fc.integer({ min: 0, max: 200 }), { minLength: count, maxLength: count })
    .map((steps) => {
      let last = day;
      return steps.map((step) => (last = addDays(last, step)));
    });
}

/** Codes with a day each, as in a cell of dated choices. */
export function datedCell(codes: readonly string[], days: readonly Day[]): fc.Arbitrary<string> {
  return fc
    .tuple(...codes.map((code, index) => spelt(days[index] ?? fail()).map((at) => `${code}@${at}`)))
    .map((parts) => parts.join("|"));
}

const choice = (name: ColumnName) => fc.constantFrom("", ...codesOf(name));
const choices = (name: ColumnName) =>
  fc.subarray([...codesOf(name)], { maxLength: 3 }).map((codes) => codes.join("|"));
const upTo = (most: number) => fc.integer({ min: 0, max: most });

/** Counts of children that fit one another; some are unknown. */
const childCounts = fc
  .record({ now: upTo(4), before: upTo(4), others: upTo(3), unknown: fc.subarray(columnsOf()) })
  .chain(({ now, before, others, unknown }) =>
    fc
      .record({ met: upTo(now), zonder: upTo(before), pleeg: upTo(now), netwerk: upTo(before) })
      .map(({ met, zonder, pleeg, netwerk }): RowText => ({
        kinderen: `${now + before + others}`,
        kinderen_nu_uithuisgeplaatst: `${now}`,
        kinderen_eerder_uithuisgeplaatst: `${before}`,
        kinderen_met_maatregel: `${met}`,
        kinderen_zonder_maatregel: `${zonder}`,
        kinderen_met_en_zonder_maatregel: "0",
        kinderen_in_pleeggezin: `${pleeg}`,
        kinderen_bij_andere_ouder: "0",
        kinderen_in_netwerk: `${netwerk}`,
        kinderen_in_instelling: "0",
        kinderen_teruggeplaatst: "0",
        ...Object.fromEntries(unknown.map((name) => [name, ""])),
      })),
  );

function columnsOf(): ColumnName[] {
  return [...columnsOfType("count")];
}

const STATUS_PATHS = [
  [],
  ["gestart"],
  ["nooit_gestart"],
  ["nooit_gestart", "gestart", "afgesloten"],
  ["gestart", "afgesloten", "heropend", "afgesloten"],
] as const;
const ANALYSES = [[], ["gestart"], ["gestart", "afgerond"]] as const;
const TEXTS = [
  "",
  "tekst",
  "één – €\u00a05",
  "a;b,c\td",
  'zei "ja"',
  "regel 1\nregel 2",
  "regel 1\r\n\r\nregel 3",
] as const;
const REGIONS = [
  "",
  "Haaglanden",
  "Fryslân|Twente",
  "Noord; en, zuid",
  "Een\r\ntwee|Drie",
] as const;

/** The headers of unknown columns. The lone é keeps Windows-1252 from looking like UTF-8. */
export const UNKNOWN_HEADERS = ["Toelichting niét verplicht", "Van\nhet team; intern"] as const;

function datedPath(paths: readonly (readonly string[])[], day: Day): fc.Arbitrary<string> {
  return fc
    .constantFrom(...paths)
    .chain((codes) => daysInOrder(day, codes.length).chain((days) => datedCell(codes, days)));
}

/** A row that follows the contract, registered on that day. The caller adds its id. */
export function validRow(registered: Day): fc.Arbitrary<RowText> {
  const cells = fc.record({
    aanmelddatum: spelt(registered),
    aanmeldroute: choice("aanmeldroute"),
    statusverloop: datedPath(STATUS_PATHS, registered),
    via_ondersteuningsbrief: choice("via_ondersteuningsbrief"),
    herkomst: choice("herkomst"),
    eerste_contact_op: fc.oneof(fc.constant(""), dayFrom(registered)),
    welkomstgesprek_ingepland_op: fc.oneof(fc.constant(""), dayFrom(registered)),
    ondersteunde: choice("ondersteunde"),
    gezinssamenstelling: choice("gezinssamenstelling"),
    gezag: fc.constantFrom("", "geen", "een_ouder", "beide_ouders|Eén ouder"),
    jeugdzorgregios: fc.constantFrom(...REGIONS),
    redenen_uithuisplaatsing: choices("redenen_uithuisplaatsing"),
    gewenste_situatie: choices("gewenste_situatie"),
    ondersteuningsvragen: choices("ondersteuningsvragen"),
    geboden_ondersteuning: choices("geboden_ondersteuning"),
    verklarende_analyse: datedPath(ANALYSES, registered),
    resultaten: fc
      .subarray([...codesOf("resultaten")], { maxLength: 3 })
      .chain((codes) => datedPath([codes], registered)),
    [UNKNOWN_HEADERS[0]]: fc.constantFrom(...TEXTS),
    [UNKNOWN_HEADERS[1]]: fc.constantFrom(...TEXTS),
  });
  return fc.tuple(cells, childCounts).map(([row, counts]) => ({ ...row, ...counts }));
}
