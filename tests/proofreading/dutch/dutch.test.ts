import { globSync } from "node:fs";
import path from "node:path";

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { loadSpelling, remarksOnDutch, wordListOf } from "../../../src/proofreading/dutch/dutch.ts";
import { findingOf } from "../../../src/proofreading/proofread.ts";
import { PROJECT } from "../../cli/run-report.ts";
import { proofText, wordsOfRemarks } from "../proof-text.ts";
import { typedSample } from "../sample-texts.ts";

const words = wordListOf({ plainer: new Map() });
let tools: Parameters<typeof remarksOnDutch>[1];
beforeAll(async () => {
  tools = { words, spelling: await loadSpelling({ known: [] }) };
});

const SAMPLES = globSync("fixtures/{content,second-theme/content}/**/*.md", {
  cwd: PROJECT,
}).toSorted();

/** A text of the sample without the fields above it. */
const sample = (file: string) => proofText(typedSample(path.join(PROJECT, file)));

describe("a good text", () => {
  it("exists in the sample", () => {
    expect(SAMPLES.length).toBeGreaterThan(30);
  });

  it.each(SAMPLES)("of the sample has at most one finding: %s", (file) => {
    const remarks = remarksOnDutch(sample(file), tools);
    expect(wordsOfRemarks(remarks).slice(1)).toStrictEqual([]);
    expect(remarks.filter(({ code }) => code === "text-spelling")).toStrictEqual([]);
  });

  it("of the sample is read within two seconds, all of them together", async () => {
    const texts = SAMPLES.map(sample);
    const begun = performance.now();
    const spelling = await loadSpelling({ known: [] });
    for (const text of texts) remarksOnDutch(text, { words, spelling });
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe("a text with mistakes", () => {
  it("has its findings in order, each with its place and none of its words", () => {
    const text = proofText(
      [
        "### Reeds begonnen",
        "",
        "De brief wordt door het team verstuurd. Dat gebeurdt vaak,",
        "in het kader van het herstel.",
        "",
        `- Een ${Array.from({ length: 26 }, () => "woord").join(" ")}.`,
      ].join("\n"),
    );
    const findings = remarksOnDutch(text, tools).map((one) => findingOf(one, text));
    expect(
      findings.map(({ code, severity, line, position }) => [code, severity, line, position]),
    ).toStrictEqual([
      ["text-hard-word", "hint", 1, 5],
      ["text-passive", "hint", 3, 10],
      ["text-spelling", "warning", 3, 45],
      ["text-nominal", "hint", 4, 1],
      ["text-long-sentence", "hint", 6, 3],
    ]);
    for (const { message } of findings) {
      expect(message).toMatch(/^[A-Z].*[.?]$/u);
      expect(message).not.toMatch(/gebeurdt|verstuurd|Reeds/);
    }
  });
});

describe("a text that fills a page", () => {
  it("is not checked", () => {
    const filling = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.";
    const text = proofText(`${filling}\n\nEen aanmeldding.`);
    expect(wordsOfRemarks(remarksOnDutch(text, tools))).toStrictEqual(["aanmeldding"]);
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."Er wordt door het team gewerkt aan . , : ; ? “ ” ( ) [ ] ** _ ' ’ - \u00AD / | é \n \n\n > - ### `x` [^1] {{0}} 12 reeds in kader van aanmeldding Jansenn vindt plaats de uitvoering".split(
      " ",
    ),
    " ",
    "\n\n",
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join(" ")),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join("")),
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.string({ unit: "binary", maxLength: 80 }),
  );

  it("is checked without an error, and each finding begins at a word of a passage", () => {
    fc.assert(
      fc.property(texts, (markdown) => {
        const text = proofText(markdown, ["25 gezinen"]);
        for (const one of remarksOnDutch(text, tools)) {
          expect(text.passages).toContain(one.passage);
          expect(one.index).toBeGreaterThanOrEqual(0);
          expect(one.index).toBeLessThan(one.passage.text.length);
          expect(one.passage.text.charAt(one.index)).toMatch(/\S/);
          const { woven } = one.passage;
          if (one.code === "text-long-sentence") continue;
          expect(woven.some(({ start, end }) => one.index >= start && one.index < end)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["letters", "a".repeat(100_000)],
    ["opening marks", "“(".repeat(50_000)],
    ["apostrophes", "’".repeat(100_000)],
    ["hyphens", "a-".repeat(50_000)],
    ["slashes", "aa/".repeat(33_000)],
    ["one sentence", "de uitvoering van ".repeat(5_000)],
    ["initials", "A. ".repeat(30_000)],
  ])("of %s alone takes no time", (_, markdown) => {
    const text = proofText(markdown);
    const begun = performance.now();
    remarksOnDutch(text, tools);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
