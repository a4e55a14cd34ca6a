import * as fc from "fast-check";
import type { FindingCode } from "../../../src/messages/findings.ts";
import { addDays, isoDay, type Day } from "../../../src/period/day.ts";
import type { RowText } from "../export.ts";
import { lone, type Fault, type FaultMaker } from "./fault.ts";
import { codesOf, columnsOfType, datedCell, dayFrom, daysInOrder, spelt } from "./valid-rows.ts";

/** A cell of dated answers that breaks a rule by itself, in a row registered on that day. */
const dated = (code: FindingCode, column: string, texts: fc.Arbitrary<string>) =>
  texts.map((text) => lone(code, column, text));

const dayBefore = (day: Day) =>
  fc.integer({ min: 1, max: 499 }).chain((count) => spelt(addDays(day, -count)));

/** Sequences of steps that the contract does not allow, however they are dated. */
const WRONG_STEPS = [
  ["afgesloten"],
  ["heropend"],
  ["gestart", "gestart"],
  ["gestart", "heropend"],
  ["gestart", "nooit_gestart"],
  ["nooit_gestart", "nooit_gestart"],
  ["nooit_gestart", "afgesloten"],
  ["nooit_gestart", "heropend"],
  ["gestart", "afgesloten", "afgesloten"],
  ["gestart", "afgesloten", "gestart"],
  ["gestart", "afgesloten", "nooit_gestart"],
  ["gestart", "afgesloten", "heropend", "gestart"],
  ["gestart", "afgesloten", "heropend", "heropend"],
] as const;
const LONGEST_COURSE = ["nooit_gestart", "gestart", "afgesloten", "heropend", "afgesloten"];

const inOrder = (codes: readonly string[], day: Day) =>
  daysInOrder(day, codes.length).chain((days) => datedCell(codes, days));

/** Steps that may follow one another, of which one is dated before the one that precedes it. */
const outOfOrder = (day: Day) =>
  fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.nat(), fc.integer({ min: 1, max: 50 }))
    .chain(([count, late, by]) =>
      daysInOrder(day, count).chain((days) => {
        const at = late % (count - 1);
        const next = days[at + 1] ?? day;
        return datedCell(LONGEST_COURSE.slice(0, count), days.with(at, addDays(next, by)));
      }),
    );

const COUNTS = columnsOfType("count");
const NO_COUNTS: RowText = Object.fromEntries(COUNTS.map((name) => [name, ""]));
const PLACED = ["kinderen_nu_uithuisgeplaatst", "kinderen_eerder_uithuisgeplaatst"] as const;

/**
 * Counts of which the first are together more than the others. The changed one of them was
 * unknown before, so that the rule was not checked.
 */
function tooMany(
  code: FindingCode,
  parts: readonly string[],
  whole: readonly string[],
  others: RowText = {},
): fc.Arbitrary<Fault> {
  const shares = (names: readonly string[], most: number) =>
    fc.tuple(...names.map(() => fc.integer({ min: 0, max: most })));
  return fc
    .tuple(shares(parts, 9), shares(whole, 9), fc.constantFrom(...parts, ...whole))
    .filter(([some, all]) => sum(some) > sum(all))
    .map(([some, all, column]) => {
      const cells = [...parts, ...whole].map((name, index): [string, string] => [
        name,
        `${[...some, ...all][index]}`,
      ]);
      const counts: RowText = { ...NO_COUNTS, ...others, ...Object.fromEntries(cells) };
      const text = counts[column] ?? "";
      return { code, column, text, blamed: parts[0] ?? "", base: { ...counts, [column]: "" } };
    });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Every rule across cells but the one that asks for a second row. */
export const RULE_FAULTS: Readonly<Record<string, FaultMaker>> = {
  "a date before the registration": (day) =>
    fc
      .tuple(fc.constantFrom("eerste_contact_op", "welkomstgesprek_ingepland_op"), dayBefore(day))
      .map(([column, text]) => lone("date-before-registration", column, text)),
  "a dated answer before the registration": (day) =>
    fc
      .constantFrom(
        "statusverloop@gestart",
        "verklarende_analyse@gestart",
        "resultaten@erkenning_ervaren",
      )
      .chain((place) => {
        const [column = "", code = ""] = place.split("@");
        return dated(
          "date-before-registration",
          column,
          dayBefore(day).map((at) => `${code}@${at}`),
        );
      }),
  "a registration after the contact": (day) =>
    fc.tuple(spelt(addDays(day, 1)), spelt(day)).map(([text, contact]) => ({
      ...lone("date-before-registration", "aanmelddatum", text),
      blamed: "eerste_contact_op",
      base: {
        aanmelddatum: isoDay(day),
        eerste_contact_op: contact,
        welkomstgesprek_ingepland_op: "",
        statusverloop: "",
        verklarende_analyse: "",
        resultaten: "",
      },
    })),
  "a step that cannot follow": (day) =>
    dated(
      "status-step",
      "statusverloop",
      fc.constantFrom(...WRONG_STEPS).chain((codes) => inOrder(codes, day)),
    ),
  "steps that are not in order of time": (day) =>
    dated("status-order", "statusverloop", outOfOrder(day)),
  "more children placed than there are": () =>
    tooMany("children-placed-exceed", PLACED, ["kinderen"]),
  "more measures than children placed": () =>
    tooMany(
      "measures-exceed-placed",
      COUNTS.filter((name) => name.endsWith("maatregel")),
      PLACED,
    ),
  "more whereabouts than children placed": () =>
    tooMany(
      "whereabouts-exceed-placed",
      COUNTS.filter((name) => /_(?:in|bij)_/.test(name)),
      PLACED,
    ),
  "more children returned than placed": (day) =>
    tooMany("returned-exceed-placed", ["kinderen_teruggeplaatst"], PLACED, {
      resultaten: `terugplaatsing_kinderen@${isoDay(day)}`,
    }),
  "children returned without the result": (day) =>
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("", "gezag_terug_of_behouden"))
      .chain(([count, other]) => {
        const without = other === "" ? "" : `${other}@${isoDay(day)}`;
        const counts = { ...NO_COUNTS, kinderen_teruggeplaatst: `${count}` };
        const blamed = "kinderen_teruggeplaatst";
        return fc.constantFrom<[Fault, Fault]>(
          {
            ...lone("returned-without-result", "resultaten", without),
            blamed,
            base: { ...counts, resultaten: `terugplaatsing_kinderen@${isoDay(day)}` },
          },
          {
            ...lone("returned-without-result", blamed, `${count}`),
            base: { ...NO_COUNTS, resultaten: without },
          },
        );
      }),
  "a result that stands there twice": (day) =>
    fc
      .shuffledSubarray([...codesOf("resultaten")], { minLength: 1, maxLength: 3 })
      .chain((codes) => {
        const cells = [...codes, codes[0] ?? ""].map((code) =>
          dayFrom(day).map((at) => `${code}@${at}`),
        );
        return dated(
          "result-repeated",
          "resultaten",
          fc.tuple(...cells).map((parts) => parts.join("|")),
        );
      }),
  "a step of the analysis that stands there twice": (day) =>
    dated(
      "analysis-repeated",
      "verklarende_analyse",
      fc
        .constantFrom(
          ["gestart", "gestart"],
          ["gestart", "afgerond", "afgerond"],
          ["gestart", "gestart", "afgerond"],
        )
        .chain((codes) => inOrder(codes, day)),
    ),
  "an analysis that is finished and not started": (day) =>
    dated(
      "analysis-finished-before-start",
      "verklarende_analyse",
      dayFrom(day).map((at) => `afgerond@${at}`),
    ),
  "an analysis that is finished before it is started": (day) =>
    dated(
      "analysis-finished-before-start",
      "verklarende_analyse",
      fc.tuple(dayFrom(day), fc.boolean()).map(([at, isFirst]) => {
        const late = `gestart@${isoDay(addDays(day, 1_500))}`;
        return isFirst ? `${late}|afgerond@${at}` : `afgerond@${at}|${late}`;
      }),
    ),
  "custody of nobody together with another answer": () =>
    fc
      .constantFrom(...codesOf("gezag").filter((code) => code !== "geen"))
      .chain((code) => fc.constantFrom(`geen|${code}`, `${code}|Geen`))
      .map((text) => lone("custody-contradiction", "gezag", text)),
};
