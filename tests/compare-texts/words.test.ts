import { describe, expect, it } from "vitest";

import { wordsOf } from "../../src/compare-texts/written-text.ts";

const keysOf = (text: string): readonly string[] => wordsOf(text).map(({ key }) => key);
const textsOf = (text: string): readonly string[] => wordsOf(text).map((word) => word.text);

describe("words that count as equal", () => {
  it.each([
    ["Er zijn 967 gezinnen.", "Er zijn 936 gezinnen."],
    ["Er zijn 1.250 gezinnen.", "Er zijn 98 gezinnen."],
    ["**62%** van de ouders", "**7,5%** van de ouders"],
    ["In maart 2023 begon het.", "In april begon het."],
    ["In februari en maart 2023 begon het.", "In februari t/m april 2024 begon het."],
    ["In februari, maart en april,", "In mei,"],
    ["van mei–juli", "van december 2023 tot en met februari 2024"],
    ["In het eerste kwartaal van 2024", "In het vierde kwartaal van 2023"],
    ["Maart was druk.", "Augustus was druk."],
    ["De cijfers van Q1", "De cijfers van Q3"],
    ["Er zijn {{ peildatum }} gezinnen.", "Er zijn {{peildatum}} gezinnen."],
  ])("%s / %s", (old, now) => {
    expect(keysOf(now)).toEqual(keysOf(old));
  });
});

describe("words that count as different", () => {
  it.each([
    ["In maart was het druk.", "In mijn maartse week was het druk."],
    ["twee klachten", "drie klachten"],
    ['{{cijfer "registrations.total"}} gezinnen', '{{cijfer "families.total"}} gezinnen'],
    ['{{cijfer "registrations.total"}} gezinnen', "967 gezinnen"],
    ['{{#als "x" groter="3"}}', '{{#als "x" groter="4"}}'],
    ['{{maand "eerste"}}', "maart"],
    ["Gezinnen", "gezinnen"],
  ])("%s / %s", (old, now) => {
    expect(keysOf(now)).not.toEqual(keysOf(old));
  });
});

it("include a call as one word, with the signs next to it, however many spaces it contains", () => {
  expect(textsOf('Wij helpen ({{cijfer "a.b" zelfstandig="gezin"}}), nu.')).toEqual([
    "Wij",
    "helpen",
    '({{cijfer "a.b" zelfstandig="gezin"}}),',
    "nu.",
  ]);
  expect(textsOf("Los {{ en a }} b")).toEqual(["Los", "{{ en a }}", "b"]);
  expect(textsOf("Open {{ en dan niets")).toEqual(["Open", "{{", "en", "dan", "niets"]);
});

it("take little time with endless braces", () => {
  const started = performance.now();
  wordsOf(`${"{{".repeat(50_000)} ${'{{"'.repeat(30_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
