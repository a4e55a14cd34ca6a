import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { figuresOfFile } from "../figures-of-file.ts";
import { valuesOf } from "./few-rows.ts";

/** The sample, split at its separators, so that the tool does not read it. */
const SAMPLE = "fixtures/monitor.csv";
const [head = [], ...body] = readFileSync(SAMPLE, "utf8")
  .replace(/^\uFEFF/, "")
  .trim()
  .split(/\r?\n/)
  .map((line) => line.split(";"));

interface Row {
  readonly registered: string;
  readonly viaLetter: string;
  readonly course: readonly (readonly [step: string, day: string])[];
}

const ROWS: readonly Row[] = body.map((cells) => {
  const cell = (name: string): string => cells[head.indexOf(name)] ?? "";
  const steps = cell("statusverloop").split("|").filter(Boolean);
  return {
    registered: cell("aanmelddatum"),
    viaLetter: cell("via_ondersteuningsbrief"),
    course: steps.map((step) => {
      const [code = "", day = ""] = step.split("@");
      return [code, day];
    }),
  };
});

const firstDay = ({ course }: Row, step: string) => course.find(([code]) => code === step)?.[1];
const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * The median and the 90th percentile: the first value that this share of all values does not
 * exceed.
 */
function spread(days: readonly number[]) {
  const at = (share: number) =>
    days
      .toSorted((a, b) => a - b)
      .find((value) => days.filter((one) => one <= value).length * 10 >= share * days.length);
  return { n: days.length, median: at(5) ?? null, p90: at(9) ?? null };
}

describe.each([
  ["2024-02..2024-04", "2024-02-01", "2024-04-30"],
  ["2024-Q1", "2024-01-01", "2024-03-31"],
  ["2023-02..2023-03", "2023-02-01", "2023-03-31"],
  ["2023", "2023-01-01", "2023-12-31"],
  ["2022-04", "2022-04-01", "2022-04-30"],
])("recounted from the rows of the sample, for %s", (period, from, to) => {
  const registered = ROWS.filter((row) => row.registered <= to);
  const startOf = (row: Row) => firstDay(row, "gestart") ?? "9999";

  it("waiting times are the same", async () => {
    const { figures } = await figuresOfFile(SAMPLE, period, 0);
    const started = registered.filter((row) => startOf(row) <= to);
    const toStart = (rows: readonly Row[]) =>
      spread(rows.map((row) => daysFrom(row.registered, startOf(row))));
    expect(figures["waitingTimes.daysToStart"]).toMatchObject(toStart(started));
    expect(figures["waitingTimes.daysToStartInPeriod"]).toMatchObject(
      toStart(started.filter((row) => startOf(row) >= from)),
    );
    const waiting = registered.filter(({ course }) => course.every(([, day]) => day > to));
    expect(figures["waitingTimes.daysWaiting"]).toMatchObject(
      spread(waiting.map((row) => daysFrom(row.registered, to))),
    );
    const ended = registered.filter((row) => (firstDay(row, "afgesloten") ?? "9999") <= to);
    expect(figures["waitingTimes.daysOfSupport"]).toMatchObject(
      spread(ended.map((row) => daysFrom(startOf(row), firstDay(row, "afgesloten") ?? ""))),
    );
  });

  it("registrations through the letter are the same", async () => {
    const { figures } = await figuresOfFile(SAMPLE, period, 0);
    const viaLetter = registered.filter((row) => row.viaLetter === "ja");
    expect(figures["registrations.viaLetter"]).toMatchObject({ value: viaLetter.length });
    expect(figures["registrations.viaLetterInPeriod"]).toMatchObject({
      value: viaLetter.filter((row) => row.registered >= from).length,
    });
    const byMonth = figures["registrations.viaLetterByMonth"];
    expect(byMonth).toMatchObject({ total: viaLetter.length });
    for (const [month, value] of Object.entries(valuesOf(byMonth))) {
      const ofMonth = viaLetter.filter((row) => row.registered.startsWith(month));
      expect([month, value]).toEqual([month, ofMonth.length]);
    }
  });
});

describe("the sample's waiting times of February to April 2024, as counted by hand", () => {
  it("are 28 days to the start in all, and 34 for those that started then", async () => {
    const { figures } = await figuresOfFile(SAMPLE, "2024-02..2024-04", 5);
    expect(figures["waitingTimes.daysToStart"]).toMatchObject({ n: 784, median: 28, p90: 55 });
    expect(figures["waitingTimes.daysToStartInPeriod"]).toMatchObject({ n: 132, median: 34 });
    expect(figures["waitingTimes.daysOfSupport"]).toMatchObject({ median: 148 });
  });

  it("contain the longest wait nowhere", async () => {
    const { figures } = await figuresOfFile(SAMPLE, "2024-02..2024-04", 5);
    const waiting = figures["waitingTimes.daysWaiting"];
    expect(waiting).toMatchObject({ n: 44, median: 29, p90: null, withheld: ["p90"] });
    expect(JSON.stringify(figures)).not.toMatch(/\b411\b/);
  });
});
