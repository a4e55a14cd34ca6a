import * as fc from "fast-check";
import { addDays, type Day, isoDay } from "../../../src/period/period.ts";
import { lone, lones, type FaultMaker } from "./fault.ts";
import { codesOf, datedCell, dayFrom, daysInOrder, spelt } from "./valid-rows.ts";

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

/** Steps in a valid order, but one step has an earlier date than the one before it. */
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

/** Every rule that dates and answers of one row can break together. */
export const COURSE_FAULTS: Readonly<Record<string, FaultMaker>> = {
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
        return lones(
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
    lones(
      "status-step",
      "statusverloop",
      fc.constantFrom(...WRONG_STEPS).chain((codes) => inOrder(codes, day)),
    ),
  "steps that are not in order of time": (day) =>
    lones("status-order", "statusverloop", outOfOrder(day)),
  "a repeated result": (day) =>
    fc
      .shuffledSubarray([...codesOf("resultaten")], { minLength: 1, maxLength: 3 })
      .chain((codes) => {
        const cells = [...codes, codes[0] ?? ""].map((code) =>
          dayFrom(day).map((at) => `${code}@${at}`),
        );
        return lones(
          "result-repeated",
          "resultaten",
          fc.tuple(...cells).map((parts) => parts.join("|")),
        );
      }),
  "a repeated step of the analysis": (day) =>
    lones(
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
    lones(
      "analysis-finished-before-start",
      "verklarende_analyse",
      dayFrom(day).map((at) => `afgerond@${at}`),
    ),
  "an analysis that is finished before it is started": (day) =>
    lones(
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
