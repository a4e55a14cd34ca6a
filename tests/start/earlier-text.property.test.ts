import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { commentLines, earlierAsComment } from "../../src/start/skeletons.ts";

const PIECE = fc.constantFrom(
  ..."( ) (( )) \\ \\( \\) \\\\ [ ] [//]: # ``` ~~~ {{ }} {{#als {{/als}} {{cijfer {{periode}} [^1] [^1]: ^[ <!-- --> <b> </b> &nbsp; > - 1. | |---| ::: --- ### ' \" “ ”".split(" "),
  "[//]: # (report-negeer: text-long-sentence, reden)", '[//]: # "report-negeer: x"', "report-negeer", "---\nvoorbeeldtekst: true\n---\n",
  "111222333", "06 12345678", "a@b.nl", "NL91ABNA0417164300", "1234 AB", "[a](mailto:x@y.nl)", "12345\n6782",
  "\n", "\r\n", "\r", "\n\n", "    ", "\t", " ", "\0", "\v", "\u2028", "\u202E", "\uFEFF", "e\u0301", "woord ", "\u{1F600}", "a" + "\u0301".repeat(40),
); // prettier-ignore
const EARLIER = fc.oneof(
  fc.array(PIECE, { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);
const OWN =
  'In deze periode meldden zich {{cijfer "registrations.total"}} mensen.\n\n- een\n- twee\n\n> Dank.\n>\n> — Ouder';

/** The narrative of a report, and the findings about its text without their places. */
function read(source: string) {
  const { narrative, calls, images, findings } = checkNarrative("tekst", "tekst.md", source);
  return {
    narrative,
    calls: calls.map(({ call }) => ({ ...call, place: null })),
    images,
    findings: findings.map(({ code, message }) => ({ code, message })),
  };
}

const asComment = (text: string) =>
  earlierAsComment({ place: "2024-Q1/x/tekst.md", lines: text.split(/\r\n|\n|\r/) });

describe("any earlier text as a comment", () => {
  it("does not change a text when it is above, between or below its paragraphs", () => {
    fc.assert(
      fc.property(EARLIER, (earlier) => {
        const comment = asComment(earlier).join("\n");
        const [first = "", ...others] = OWN.split("\n\n");
        for (const source of [
          `${comment}\n\n${OWN}`,
          `${comment}\n${OWN}`,
          `${first}\n\n${comment}\n\n${others.join("\n\n")}`,
          `${OWN}\n\n${comment}\n`,
        ]) {
          expect(read(source)).toEqual(read(OWN));
        }
      }),
      { numRuns: 600, seed: 2024 },
    );
  });

  it("has no content by itself", () => {
    fc.assert(
      fc.property(EARLIER, (earlier) => {
        const source = `${asComment(earlier).join("\n")}\n`;
        expect(checkNarrative("tekst", "tekst.md", source)).toMatchObject({
          findings: [],
          narrative: null,
          isEmpty: true,
        });
      }),
      { numRuns: 300, seed: 2024 },
    );
  });

  it.each([
    ["one long line", "woord ".repeat(33_000)],
    ["one long word of brackets", "(".repeat(200_000)],
    ["many lines", "regel\n\n".repeat(28_000)],
    ["many notes", "[^1] ".repeat(40_000)],
    ["signs of four bytes", "\u{1F600}".repeat(50_000)],
    ["what begins comments", '[//]: # "\n'.repeat(20_000)],
  ])("of %s is cut to what fits beside a text, and says so", (_, earlier) => {
    const comment = asComment(earlier);
    const source = `${comment.join("\n")}\n\n${OWN}`;
    expect(Buffer.byteLength(source)).toBeLessThan(120_000);
    expect(comment.at(-3)).toContain("afgebroken");
    expect(read(source)).toEqual(read(OWN));
  });

  it("leaves out a line that may contain personal data, and says so in its place", () => {
    const lines = asComment("Eerst.\nBel 06 12345678.\nDaarna.").slice(2, 5);
    expect(lines[0]).toBe("[//]: # (Eerst.)");
    expect(lines[1]).toContain("weggelaten");
    expect(lines[2]).toBe("[//]: # (Daarna.)");
  });
});

describe("a line as a comment", () => {
  it("keeps every sign, with brackets and backslashes escaped", () => {
    expect(commentLines(String.raw`a (b) \c`)).toEqual([String.raw`[//]: # (a \(b\) \\c)`]);
    expect(commentLines("\n")).toEqual(["[//]: #", "[//]: #"]);
  });
});
