import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rowRuleMessages } from "../../src/messages/monitor.ts";
import { addDays, type Day, isoDay, parseIsoDay } from "../../src/period/period.ts";
import { csvOf, fullRows, inShort, readExport, SMALL_ROW, type RowText } from "./export.ts";

const DAY = (iso: string): Day => {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error(`${iso} is no day`);
  return day;
};
const american = (day: Day, mark = "/"): string => {
  const [year, month, dayOfMonth] = isoDay(day).split("-").map(Number);
  return [month, dayOfMonth, year].join(mark);
};
const dutch = (day: Day): string => isoDay(day).split("-").reverse().join("-");

/** Rows registered a day apart, with other cells that depend on the day. */
const rowsFrom = (first: string, count: number, cellsOf: (day: Day, at: number) => RowText) =>
  Array.from({ length: count }, (_, at) => {
    const day = addDays(DAY(first), at);
    return {
      ...SMALL_ROW,
      traject_id: `T-${at + 1}`,
      aanmelddatum: isoDay(day),
      ...cellsOf(day, at),
    };
  });
const read = (rows: readonly RowText[], options = {}) => readExport(csvOf(rows), options);

describe("a column that is written month before day", () => {
  const rows = rowsFrom("2024-01-03", 30, (day) => ({
    aanmelddatum: american(day),
    eerste_contact_op: isoDay(addDays(day, 1)),
  }));

  it.each(["/", "-"])("is one error of the file, written with %j", async (mark) => {
    const marked = rowsFrom("2024-01-03", 30, (day) => ({ aanmelddatum: american(day, mark) }));
    const reading = await read(marked);
    expect(inShort(reading)).toEqual(["file dates-month-first aanmelddatum"]);
    expect(reading.findings[0]?.message).toContain("kolom aanmelddatum staat de maand voor de dag");
    expect(reading.findings[0]?.severity).toBe("error");
  });

  it("cannot be skipped, and leaves no row out", async () => {
    const reading = await read(rows, { skipInvalid: true });
    expect(inShort(reading)).toEqual(["file dates-month-first aanmelddatum"]);
    expect(reading.findings[0]?.severity).toBe("error");
    expect(reading.summary?.skipped).toEqual({ rows: 0, byRule: {} });
    expect(Object.keys(rowRuleMessages)).not.toContain("dates-month-first");
  });

  it("also withdraws the findings that follow from it, and nothing else", async () => {
    const status = rowsFrom("2024-01-03", 30, (day, at) => ({
      eerste_contact_op: at === 7 ? "2023-01-01" : "",
      kinderen: at === 5 ? "veel" : "",
      statusverloop: `gestart@${american(day)}|afgesloten@${american(addDays(day, 20))}`,
      verklarende_analyse: `gestart@${american(day)}|afgerond@${american(addDays(day, 20))}`,
    }));
    const expected = [
      "file dates-month-first statusverloop",
      "file dates-month-first verklarende_analyse",
      "7 count-invalid kinderen",
      "9 date-before-registration eerste_contact_op",
    ];
    expect(inShort(await read(status))).toEqual(expected);
    const skipping = await read(status, { skipInvalid: true });
    expect(inShort(skipping)).toEqual(expected);
    expect(skipping.summary?.skipped).toEqual({
      rows: 2,
      byRule: { "count-invalid": 1, "date-before-registration": 1 },
    });
  });

  it("is also seen in a time in American notation", async () => {
    const timed = rowsFrom("2024-01-03", 30, (day) => ({
      aanmelddatum: `${american(day)} 2:05 PM`,
    }));
    expect(inShort(await read(timed))).toEqual(["file dates-month-first aanmelddatum"]);
  });

  it("is not reported if one date fits only day before month: those are faults of rows", async () => {
    const mixed = [...rows.slice(0, 15), { ...rows[20], aanmelddatum: "25-1-2024" }];
    const reading = await read(mixed);
    expect(reading.findings.map(({ code }) => code)).not.toContain("dates-month-first");
    const invalid = reading.findings.find(({ code }) => code === "date-invalid");
    expect(invalid?.message).toContain("Zijn dag en maand hier verwisseld?");
  });
});

describe("dates with an ambiguous day and month", () => {
  const unclear = (column: string) =>
    rowsFrom("2024-03-02", 9, (day) => ({ [column]: dutch(day) }));

  it("are reported once for each column, with the order that was read", async () => {
    const rows = rowsFrom("2024-03-02", 9, (day) => ({
      aanmelddatum: dutch(day),
      statusverloop: `gestart@${dutch(day)}`,
    }));
    const reading = await read(rows);
    expect(inShort(reading)).toEqual([
      "file dates-ambiguous aanmelddatum",
      "file dates-ambiguous statusverloop",
    ]);
    expect(reading.findings[0]).toMatchObject({ severity: "warning" });
    expect(reading.findings[0]?.message).toContain("dag-maand-jaar");
    expect(reading.summary?.latestDate).toBe(DAY("2024-03-10"));
  });

  it("are not reported if another column shows the order", async () => {
    const rows = unclear("aanmelddatum").map((row) => ({ ...row, eerste_contact_op: "25-3-2024" }));
    expect(inShort(await read(rows))).toEqual([]);
  });

  it("are not reported if they are the same day in both orders", async () => {
    expect(inShort(await read([{ ...SMALL_ROW, aanmelddatum: "3-3-2024" }]))).toEqual([]);
  });
});

describe("a date that is far from all others", () => {
  it.each(["2099-12-31", "2032-01-05", "2002-03-01"])(
    "gives a warning at its place: %s",
    async (far) => {
      const rows = rowsFrom("2023-01-03", 20, (day, at) => ({
        verklarende_analyse: at === 4 ? `gestart@${isoDay(day)}` : "",
        eerste_contact_op: at === 9 && far > "2023" ? far : "",
        aanmelddatum: at === 9 && far < "2023" ? far : isoDay(day),
      }));
      const reading = await read(rows);
      const column = far > "2023" ? "eerste_contact_op" : "aanmelddatum";
      expect(inShort(reading)).toEqual([`11 date-far ${column}`]);
      expect(reading.findings[0]?.severity).toBe("warning");
      expect(reading.cases).toHaveLength(20);
      expect(reading.summary).toMatchObject({
        latestDate: DAY("2023-01-22"),
        firstDate: DAY("2023-01-03"),
        hasEarlierDate: far < "2023",
      });
    },
  );

  it("is far in any number of rows: an open end", async () => {
    const rows = rowsFrom("2023-01-03", 20, () => ({ eerste_contact_op: "2099-12-31" }));
    const reading = await read(rows);
    expect(inShort(reading)).toContain("2 date-far eerste_contact_op");
    const message = reading.findings.find(({ code }) => code === "date-far")?.message;
    expect(message).toContain("20 keer");
    expect(reading.summary?.latestDate).toBe(DAY("2023-01-22"));
  });

  it.each([
    ["2024-01-22", []],
    ["2024-01-23", ["2 date-far eerste_contact_op"]],
  ])("is more than a calendar year away: %s beside 2023-01-22", async (day, expected) => {
    const rows = rowsFrom("2023-01-21", 2, (_, at) => ({ eerste_contact_op: at === 0 ? day : "" }));
    expect(inShort(await read(rows))).toEqual(expected);
  });

  it("is not reported for a row that is not valid", async () => {
    const rows = rowsFrom("2023-01-03", 5, (_, at) =>
      at === 0 ? { eerste_contact_op: "2099-12-31", kinderen: "x" } : {},
    );
    expect(inShort(await read(rows))).toEqual(["2 count-invalid kinderen"]);
  });

  it("is not reported if more dates are far than near", async () => {
    const rows = ["2003-01-01", "2013-01-01", "2023-01-01", "2023-02-01"].map((day, at) => ({
      ...SMALL_ROW,
      traject_id: `T-${at}`,
      aanmelddatum: day,
    }));
    expect(inShort(await read(rows))).toEqual([
      "2 date-far aanmelddatum",
      "3 date-far aanmelddatum",
    ]);
    const { summary, findings } = await read(rows.slice(0, 3));
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({
      firstDate: DAY("2003-01-01"),
      latestDate: DAY("2023-01-01"),
      hasEarlierDate: false,
    });
  });

  it("depends on the distance to the nearest other date", async () => {
    const days = fc
      .integer({ min: 0, max: 36_000 })
      .map((count) => addDays(DAY("2000-01-01"), count));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(days, { minLength: 2, maxLength: 30 }), async (all) => {
        const rows = all.map((day, at) => ({
          ...SMALL_ROW,
          traject_id: `T-${at}`,
          aanmelddatum: isoDay(day),
        }));
        const isFar = (day: Day) =>
          all.every((other) => {
            if (other === day) return true;
            const [one, two] = [day, other].sort((a, b) => a - b).map(isoDay);
            return `${two}` > `${Number(one?.slice(0, 4)) + 1}${one?.slice(4)}`;
          });
        const far = all.filter(isFar);
        const near = all.filter((day) => !isFar(day));
        const isThin = far.length > near.length;
        const reading = await read(rows);
        expect(reading.findings.map(({ line }) => all[(line ?? 0) - 2])).toEqual(isThin ? [] : far);
        expect(reading.summary?.latestDate).toBe(Math.max(...(isThin ? all : near)));
        expect(reading.summary?.firstDate).toBe(Math.min(...(isThin ? all : near)));
      }),
    );
  });
});

describe("a column of dates that is shifted as a whole", () => {
  const DAYS_FROM_1900_TO_1904 = 1462;
  const shiftedRows = (by: number, count = 6) =>
    rowsFrom("2023-01-03", count, (day) => ({
      eerste_contact_op: isoDay(addDays(day, by)),
      welkomstgesprek_ingepland_op: isoDay(addDays(day, 5)),
      statusverloop: `gestart@${isoDay(addDays(day, 9))}`,
    }));

  it.each([DAYS_FROM_1900_TO_1904, 366])(
    "gives a warning at the column: by %i days",
    async (by) => {
      const reading = await read(shiftedRows(by));
      expect(inShort(reading)).toEqual(["file dates-shifted eerste_contact_op"]);
      expect(reading.findings[0]?.severity).toBe("warning");
    },
  );

  it("is not reported if fewer than five rows have both dates, or one is near", async () => {
    expect(inShort(await read(shiftedRows(DAYS_FROM_1900_TO_1904, 4)))).toEqual([]);
    const rows = shiftedRows(DAYS_FROM_1900_TO_1904);
    const one = [{ ...rows[0], eerste_contact_op: "2023-01-04" }, ...rows.slice(1)];
    expect(inShort(await read(one))).toEqual([]);
    expect(inShort(await read(shiftedRows(365)))).toEqual([]);
  });

  it("is aanmelddatum if all others are shifted the same way", async () => {
    const rows = shiftedRows(1).map((row) => ({
      ...row,
      aanmelddatum: isoDay(addDays(DAY(row.aanmelddatum), -DAYS_FROM_1900_TO_1904)),
    }));
    expect(inShort(await read(rows))).toEqual(["file dates-shifted aanmelddatum"]);
  });

  it("is reported beside the errors if nearly all dates are before the registration", async () => {
    const reading = await read(shiftedRows(-DAYS_FROM_1900_TO_1904, 10));
    expect(inShort(reading).slice(0, 2)).toEqual([
      "file dates-shifted eerste_contact_op",
      "2 date-before-registration eerste_contact_op",
    ]);
    expect(reading.findings).toHaveLength(11);
  });
});

describe("a date of another century", () => {
  it.each(["12-03-1924", "2204-03-12"])(
    "gets a message with the allowed years: %s",
    async (text) => {
      const { findings } = await readExport(csvOf(fullRows({ aanmelddatum: text })));
      expect(findings[0]?.message).toContain("2000 t/m 2099");
      expect(findings[0]?.message).toContain("tikfout in het jaartal");
    },
  );
});

describe("the message about a cell depends on its text", () => {
  it.each([
    ["aanmelddatum", "########", "te smal"],
    ["aanmelddatum", "#N/B", "foutmelding van een formule"],
    ["eerste_contact_op", "#WAARDE!", "foutmelding van een formule"],
    ["eerste_contact_op", "12-mrt-2024", "de maand staat er in letters"],
    ["eerste_contact_op", "12.03.2024", "staan punten"],
    ["kinderen", "#DEEL/0!", "foutmelding van een formule"],
    ["kinderen", "####", "te smal"],
    ["kinderen", "?", "Laat de cel leeg"],
  ])("%s %s", async (column, text, message) => {
    const { findings } = await readExport(csvOf(fullRows({ [column]: text })));
    expect(findings[0]?.message).toContain(message);
  });
});
