import { describe, expect, it } from "vitest";

import { Facts } from "../../src/document/facts.ts";
import {
  endOf,
  overThisPeriod,
  periodBefore,
  periodInFull,
  thisPeriod,
} from "../../src/document/period-words.ts";
import { formatPeriod } from "../../src/language/dates.ts";
import { plainText } from "../../src/model/text.ts";
import { isoDay } from "../../src/period/day.ts";
import { parsePeriod } from "../../src/period/period.ts";
import { figuresWith } from "./report-of.ts";

function of(id: string): Facts {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(id);
  const { from, to } = period;
  const label = formatPeriod(period);
  const about = { period: { id, from: isoDay(from), to: isoDay(to), label } };
  return new Facts(figuresWith({}, about), `${id}/`);
}

describe("a period in running text", () => {
  it.each([
    ["2024-03", "deze maand", "de afgelopen maand", "de maand ervoor"],
    [
      "2024-03--2024-04",
      "deze twee maanden",
      "de afgelopen twee maanden",
      "de twee maanden ervoor",
    ],
    ["2024-Q1", "deze drie maanden", "de afgelopen drie maanden", "de drie maanden ervoor"],
    ["2024-H1", "deze zes maanden", "de afgelopen zes maanden", "de zes maanden ervoor"],
    ["2024", "dit jaar", "het afgelopen jaar", "het jaar ervoor"],
    [
      "2023-02--2024-01",
      "deze twaalf maanden",
      "de afgelopen twaalf maanden",
      "de twaalf maanden ervoor",
    ],
    ["2023-01--2024-01", "deze periode", "de afgelopen periode", "de periode ervoor"],
  ])("%s", (id, own, looking, before) => {
    const facts = of(id);
    expect([thisPeriod(facts), overThisPeriod(facts), periodBefore(facts)]).toEqual([
      own,
      looking,
      before,
    ]);
  });

  it.each([
    ["2024-03", "maart 2024"],
    ["2024-03--2024-04", "maart en april 2024"],
    ["2024-02--2024-04", "februari tot en met april 2024"],
    ["2023-12--2024-02", "december 2023 tot en met februari 2024"],
    ["2023", "2023"],
  ])("%s in full", (id, text) => {
    expect(periodInFull(of(id))).toEqual({ text, origin: `${id}/period.label` });
  });

  it("ends with a month, and with a year if that is another year", () => {
    const now = of("2024-Q1");
    expect(plainText(endOf(of("2024-02"), now))).toBe("eind februari");
    expect(endOf(of("2023-Q4"), now)).toEqual([
      { text: "eind december 2023", origin: "2023-Q4/period.to" },
    ]);
  });
});
