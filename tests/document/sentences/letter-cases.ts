import { count, months, type Figures } from "./figure-values.ts";
import type { GoldenCase, GoldenCases } from "./golden-case.ts";

const FIRST = ["2023-09-19", "Brief aan de eerste ouders"] as const;
const LAST = ["2023-12-05", "Brief aan de laatste ouders"] as const;
const MONTHS = [30, 45, 80, 72, 105, 62, 48, 39] as const;

/**
 * Registrations per month from August 2023 on, with those through the letter, and the first quarter
 * of 2024.
 */
function via(letter: readonly number[], all: readonly number[] = MONTHS): Figures {
  const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
  return {
    "registrations.total": count(400 + sum(all)),
    "registrations.inPeriod": count(sum(all.slice(-3))),
    "registrations.viaLetterInPeriod": count(sum(letter.slice(-3))),
    "registrations.viaLetter": count(sum(letter)),
    "registrations.byMonth": months("2023-08", ...all),
    "registrations.viaLetterByMonth": months("2023-08", ...letter),
  };
}

const USUAL = via([0, 12, 48, 40, 60, 31, 22, 20]);
const sent = (name: string, figures: Figures, more: Partial<GoldenCase> = {}): GoldenCase => ({
  name,
  figures,
  events: [FIRST, LAST],
  ...more,
});

export const LETTER_CASES: GoldenCases = {
  "registrations.viaLetter": [
    sent("half of those since, with who sent it", USUAL, {
      letterFrom: "het ministerie van Financiën",
    }),
    sent("half of those since", USUAL),
    { name: "no mailing in the settings", figures: USUAL },
    { name: "another event only", figures: USUAL, events: [["2023-09-19", "Nieuw nummer"]] },
    sent("a report that ends before the letter", USUAL, { events: [["2024-05-01", LAST[1]]] }),
    sent("the first letter within the period", USUAL, { events: [["2024-02-01", FIRST[1]]] }),
    sent("a month", USUAL, { period: "2024-03" }),
    sent("nobody in the period", via([0, 12, 48, 40, 60, 0, 0, 0])),
    sent("one in the period", via([0, 12, 48, 40, 60, 0, 1, 0])),
    sent("everybody since", via([0, ...MONTHS.slice(1)])),
    sent("one in ten", via([0, 5, 9, 8, 10, 6, 4, 3])),
    sent("few since", via([0, 1, 2, 1, 2, 0, 1, 0], [30, 2, 3, 1, 4, 1, 2, 1])),
    sent("one since", via([0, 0, 0, 0, 1, 0, 0, 0])),
    sent("nobody", via([0, 0, 0, 0, 0, 0, 0, 0])),
    { name: "unavailable", figures: { "registrations.total": count(376) } },
  ],
};
