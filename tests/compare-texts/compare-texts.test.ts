import { describe, expect, it } from "vitest";

import { onlyChanged } from "../../src/compare-texts/compare-texts.ts";
import { textComparisonSchema } from "../../src/compare-texts/text-comparison.ts";
import { textBeside, textsBeside } from "./texts-beside.ts";

/** Describes what happened to the paragraphs: the state, whether it moved, and both lines. */
const statesOf = (old: string, now: string) =>
  textBeside(old, now).paragraphs.map(({ state, moved, oldLine, newLine }) =>
    [state, ...(moved ? ["moved"] : []), oldLine, newLine].join(" "),
  );
const parts = (old: string, now: string) => textBeside(old, now).paragraphs[0]?.parts;

const A = "Ons team bestaat bijna een jaar en leert nog elke dag.";
const B = "Achter elk getal staat een mens met een eigen verhaal.";
const C = "We danken alle ouders die met ons spraken over hun gezin.";
const D = "In het land trokken wij van leerkring naar leerkring.";

describe("the state of a paragraph", () => {
  it.each([
    ["nothing", [A, B], [A, B], ["same 1 1", "same 3 3"]],
    ["new ones, at each place", [B], [A, B, C], ["new  1", "same 1 3", "new  5"]],
    [
      "gone ones, behind what they stood behind",
      [A, B, C],
      [B],
      ["gone 1 ", "same 3 1", "gone 5 "],
    ],
    ["another in its place", [A, B, C], [A, D, C], ["same 1 1", "gone 3 ", "new  3", "same 5 5"]],
    [
      "one that moved",
      [A, B, C, D],
      [B, C, D, A],
      ["same 3 1", "same 5 3", "same 7 5", "same moved 1 7"],
    ],
    [
      "one that moved and changed",
      [A, B, C, D],
      [D.replace("wij", "we"), A, B, C],
      ["changed moved 7 1", "same 1 3", "same 3 5", "same 5 7"],
    ],
  ])("has the state: %s", (_, old, now, states) => {
    expect(statesOf(old.join("\n\n"), now.join("\n\n"))).toEqual(states.map((one) => one));
  });

  it("is figures if only numbers and months differ", () => {
    expect(
      parts("In maart 2023 hielpen we 967 gezinnen.", "In april hielpen we 1.036 gezinnen."),
    ).toEqual([
      { kind: "same", old: "In ", new: "In " },
      { kind: "figures", old: "maart 2023 ", new: "april " },
      { kind: "same", old: "hielpen we ", new: "hielpen we " },
      { kind: "figures", old: "967 ", new: "1.036 " },
      { kind: "same", old: "gezinnen.", new: "gezinnen." },
    ]);
    const { changed, paragraphs } = textBeside(
      "We hielpen 967 gezinnen.",
      "We hielpen 9 gezinnen.",
    );
    expect([changed, paragraphs.map((one) => [one.state, one.changed])]).toEqual([
      false,
      [["figures", false]],
    ]);
  });

  it("is the same if a call of a figure is, whatever its value in each period", () => {
    const call = 'We hielpen {{cijfer "registrations.total" zelfstandig="gezin"}} in {{periode}}.';
    expect(statesOf(call, call)).toEqual(["same 1 1"]);
    expect(parts(call, call.replace("registrations", "families"))).toEqual([
      { kind: "same", old: "We hielpen ", new: "We hielpen " },
      {
        kind: "changed",
        old: '{{cijfer "registrations.total" zelfstandig="gezin"}} ',
        new: '{{cijfer "families.total" zelfstandig="gezin"}} ',
      },
      { kind: "same", old: "in {{periode}}.", new: "in {{periode}}." },
    ]);
  });

  it("contains the removed and the added words", () => {
    expect(
      parts("Wij zijn er voor ouders en kinderen.", "Wij zijn er nog voor alle kinderen."),
    ).toEqual([
      { kind: "same", old: "Wij zijn er ", new: "Wij zijn er " },
      { kind: "changed", old: "", new: "nog " },
      { kind: "same", old: "voor ", new: "voor " },
      { kind: "changed", old: "ouders en ", new: "alle " },
      { kind: "same", old: "kinderen.", new: "kinderen." },
    ]);
  });

  it("leaves no scraps between changed words", () => {
    const changed = parts(
      "Dit jaar gingen wij verhuizen naar een ander kantoor in de stad, met alle collega's van het team.",
      "Dit jaar gingen wij fietsen met een oude bus in Zeeland, met alle collega's van het team.",
    );
    expect(changed?.map(({ kind }) => kind)).toEqual(["same", "changed", "same"]);
  });

  it("is not moved for signs alone", () => {
    const box = (words: string) => `::: kader Titel van dit kader\n${words}\n:::`;
    const states = statesOf(`${box(A)}\n\n${B}`, `${B}\n\n${box(A)}`);
    expect(states.filter((one) => one.includes("moved"))).toHaveLength(1);
  });
});

describe("the state of a text", () => {
  it("is changed if it is on one side only, or is no longer a sample", () => {
    const sample = `---\nvoorbeeldtekst: true\n---\n${A}`;
    const { documents, summary } = textsBeside(
      { inleiding: sample, samenwerking: B, doorkijk: C },
      { inleiding: A, organisatie: D, doorkijk: C },
    );
    const texts = documents[0]?.texts.map((text) => {
      return [text.name, text.on, text.changed, text.oldSample, text.newSample];
    });
    expect(texts).toEqual([
      ["inleiding", "both", true, true, false],
      ["samenwerking", "old", true, false, null],
      ["organisatie", "new", true, null, false],
      ["doorkijk", "both", false, false, false],
    ]);
    expect(summary).toEqual({
      texts: 4,
      changedTexts: 3,
      paragraphs: 4,
      changedParagraphs: 2,
      byState: { same: 2, figures: 0, changed: 0, new: 1, gone: 1 },
      moved: 0,
    });
  });

  it("can leave out what is the same", () => {
    const comparison = textsBeside(
      { inleiding: `${A}\n\n${B}\n\nEr zijn 5 gezinnen.`, doorkijk: C },
      { inleiding: `${A}\n\n${D}\n\nEr zijn 6 gezinnen.`, doorkijk: C },
    );
    const { documents, summary } = onlyChanged(comparison);
    expect(summary).toEqual(comparison.summary);
    const shown = documents.flatMap(({ texts }) =>
      texts.map(({ name, paragraphs }) => [name, ...paragraphs.map(({ state }) => state)]),
    );
    expect(shown).toEqual([["inleiding", "gone", "new"]]);
  });
});

it("satisfies its schema", () => {
  const comparison = textsBeside({ inleiding: A }, { inleiding: B, doorkijk: C });
  expect(textComparisonSchema.parse(comparison)).toEqual(comparison);
});

it("takes little time for the longest possible texts", () => {
  const long = (word: string): string =>
    Array.from(
      { length: 3_000 },
      (_, index) => `${word} ${index % 7} in een alinea van woorden.`,
    ).join("\n\n");
  const started = performance.now();
  textsBeside({ a: long("oud") }, { a: long("nieuw") });
  textsBeside({ a: "a ".repeat(100_000) }, { a: "b ".repeat(100_000) });
  textsBeside({ a: "a\n\n".repeat(60_000) }, { a: "b\n\n".repeat(60_000) });
  expect(performance.now() - started).toBeLessThan(20_000);
});
