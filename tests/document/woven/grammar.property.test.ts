import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Noun, NOUNS } from "../../../src/language/words.ts";
import { type Figures, cells, count, share } from "../sentences/figure-values.ts";
import { wovenIn } from "./call-in.ts";

/**
 * The expected form of a value, computed independently. `n` is a printed number. The noun is in the
 * singular only behind 1.
 */
function grammarOf({ singular, plural }: Noun) {
  const n = String.raw`(?:\d{1,3}(?:\.\d{3})*)`;
  const counted = `(?:1 ${singular}|(?!1 )${n} ${plural})`;
  const round = `(?:${counted}|(?:ruim|bijna) ${n} ${plural})`;
  const inWords =
    "(?:(?:ruim |bijna |ongeveer )?(?:een|vier|zes) op de (?:drie|vijf|tien)|(?:ruim |bijna |ongeveer )?(?:een kwart|een derde|de helft|twee derde|driekwart) van de|de grote meerderheid van de|bijna alle)";
  const part = String.raw`(?:\d{1,2}%|minder dan 1%|${n}) van de ${`(?:${n} )?`}${plural}`;
  const whole = `(?:geen van de|alle|beide|bijna alle) ${plural}|geen ${singular}|1 ${singular}`;
  return {
    "": counted,
    ' "afgerond"': round,
    ' "verschil"': `(?:${counted} (?:meer|minder)|niet meer of minder ${plural})`,
    ' "verschil" "afgerond"': `(?:${round} (?:meer|minder)|niet meer of minder ${plural})`,
    ' "breuk"': `(?:${inWords} ${plural}|${part}|${whole})`,
    share: `(?:${part}|${whole})`,
  };
}

/** Counts for which the form differs. For a sensitive figure the small ones are withheld. */
const COUNTS = [0, 1, 2, 5, 1_000];
const countOf = fc.constantFrom(...COUNTS);
const anyCount = fc.oneof(countOf, fc.nat({ max: 20_000 }));
const noun = fc.constantFrom(
  ...Object.values(NOUNS).map(({ singular, plural }) => ({
    singular,
    plural: plural.replace("'", "’"),
  })),
);

/** A sentence about a figure that may be withheld, as in the handbook. */
function guarded(figure: string, call: string): string {
  return `Er staat {{#getoond ${figure}}}${call}{{anders}}niets over{{/getoond}}.`;
}

function figuresOf(value: number, sensitive: number): Figures {
  const total = Math.max(value, sensitive) + 1_000;
  return {
    "registrations.total": count(total),
    "registrations.inPeriod": count(value),
    "children.total": count(total),
    "children.placedNow": count(sensitive),
    "status.byCategory": cells({ lopend: value, afgesloten: total - value }),
    "people.bySupported": cells({ moeder: sensitive, beide_ouders: 500, kinderen: 500 }),
    "responseTimes.contactWithin2Days": share(value, total),
  };
}

describe("the grammar of the values in a text", () => {
  it("is correct for every count and every earlier count", () => {
    fc.assert(
      fc.property(anyCount, anyCount, countOf, countOf, noun, (now, was, few, fewWere, word) => {
        const golden = { name: "", figures: figuresOf(now, few), before: figuresOf(was, fewWere) };
        const grammar = grammarOf(word);
        const say = `zelfstandig="${word.singular}"`;
        const calls: readonly (readonly [figure: string, call: string, form: string])[] = [
          ...(["", ' "afgerond"', ' "verschil"', ' "verschil" "afgerond"'] as const).flatMap(
            (form) =>
              [
                '"registrations.inPeriod"',
                '"status.byCategory" "lopend"',
                '"children.placedNow"',
                '"people.bySupported" "moeder"',
              ].map(
                (figure) =>
                  [
                    `${figure}${form}`,
                    `{{cijfer ${figure}${form} ${say}}}`,
                    grammar[form],
                  ] as const,
              ),
          ),
          ...(
            [
              '"status.byCategory" "lopend"',
              '"people.bySupported" "moeder"',
              '"responseTimes.contactWithin2Days"',
            ] as const
          ).flatMap((figure) => [
            [
              `${figure} "breuk"`,
              `{{aandeel ${figure} "breuk" ${say}}}`,
              grammar[' "breuk"'],
            ] as const,
            [`${figure} "breuk"`, `{{aandeel ${figure} ${say}}}`, grammar.share] as const,
          ]),
        ];
        for (const [figure, call, form] of calls) {
          expect(wovenIn(golden, guarded(figure, call))).toMatch(
            new RegExp(`^Er staat (?:${form}|niets over)\\.$`),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("withholds exactly the numbers that the figures withhold", () => {
    for (const few of COUNTS) {
      const golden = { name: "", figures: figuresOf(10, few) };
      const isShown = few === 0 || few >= 5;
      const call = '{{cijfer "people.bySupported" "moeder"}}';
      expect(wovenIn(golden, call) === "woven-not-shown").toBe(!isShown);
      const text = guarded('"people.bySupported" "moeder"', call);
      expect(wovenIn(golden, text).endsWith("niets over.")).toBe(!isShown);
    }
  });

  it("begins a sentence with a capital in every form", () => {
    fc.assert(
      fc.property(anyCount, anyCount, (now, was) => {
        const golden = { name: "", figures: figuresOf(now, 0), before: figuresOf(was, 0) };
        for (const form of ['"afgerond"', '"verschil"', '"breuk"']) {
          const text = wovenIn(
            golden,
            `{{cijfer "status.byCategory" "lopend" ${form} zelfstandig="gezin"}}`,
          );
          expect(text).toMatch(/^(?:\p{Lu}|\d)/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});
