import { describe, expect, it } from "vitest";

import { CODES_TO_IGNORE, type Finding } from "../../src/findings/finding.ts";
import { checkNarrative, readableUnwoven } from "../../src/narrative/check-narrative.ts";
import { findingOf, shownComments, withoutIgnored } from "../../src/proofreading/proofread.ts";
import { leftOver } from "../../src/proofreading/unfinished.ts";
import { proofTextOf } from "../../src/proofreading/passage.ts";

const LEFT = "[//]: # (report-negeer: text-left-over, de naam van een wijk)";

/** The findings on a file, without those that its comments turn off. */
function found(source: string, isWhole = true): readonly Finding[] {
  const { text, refused, findings } = checkNarrative("tekst", "tekst.md", source);
  const written = text ?? refused;
  if (written === null) throw new Error("the text could not be read");
  const read = proofTextOf(readableUnwoven(written));
  const remarks = [...leftOver(read), ...shownComments(read)].map((one) => findingOf(one, read));
  return withoutIgnored([...findings, ...remarks], written, CODES_TO_IGNORE, isWhole);
}

/** The same as codes with their places. */
function placesIn(source: string, isWhole = true): readonly string[] {
  return found(source, isWhole).map(({ code, line, position }) => `${code} ${line}:${position}`);
}

describe("a comment that turns a finding off", () => {
  it.each([
    ["a paragraph right below it", `${LEFT}\nHier TODO.`],
    ["a paragraph below an empty line", `${LEFT}\n\nHier TODO.`],
    ["each line of a paragraph", `${LEFT}\nHier TODO en\nhier TODO.`],
    ["a heading", `${LEFT}\n\n### Hier TODO`],
    ["a list", `${LEFT}\n\n- Hier TODO.\n- Hier TODO.`],
    ["an item, above it within the one before", `- Een.\n\n  ${LEFT}\n- Hier TODO.`],
    ["an item, at its beginning", `- ${LEFT}\n  Hier TODO.`],
    ["a quote", `${LEFT}\n\n> Hier TODO.`],
    ["a paragraph of a quote, within it", `> Eerst.\n>\n> ${LEFT}\n>\n> Hier TODO.`],
    ["a cell", `Tabel: Wijken\n\n${LEFT}\n\n| Naam |\n| --- |\n| hier TODO |`],
    ["a note", `Een noot.[^1]\n\n${LEFT}\n\n[^1]: Hier TODO.`],
    ["a text below its first lines", `---\nvoorbeeldtekst: false\n---\n${LEFT}\nHier TODO.`],
    ["a text with other line ends", `${LEFT}\r\n\r\nHier TODO.\r\n`],
    ["words between quotation marks", `${LEFT.replace("(", '"').replace(")", '"')}\nHier TODO.`],
    ["capitals", `${LEFT.replace("report-negeer", "Report-negeer")}\nHier TODO.`],
  ])("does so for %s", (_, source) => {
    expect(placesIn(source)).toEqual([]);
  });

  it("does so only for the block below it", () => {
    const others = "Hier TODO.\n\n> Hier TODO.\n>\n> Hier TODO.";
    expect(placesIn(`Hier TODO.\n\n${LEFT}\n\nHier TODO.\n\n${others}`)).toEqual([
      "text-left-over 1:6",
      "text-left-over 7:6",
      "text-left-over 9:8",
      "text-left-over 11:8",
    ]);
    expect(placesIn(`> ${LEFT}\n>\n> Hier TODO.\n>\n> Hier TODO.`)).toEqual(["text-left-over 5:8"]);
  });

  it("may be above another one for the same block", () => {
    const email = "[//]: # (report-negeer: narrative-email, van het team)";
    for (const between of ["\n", "\n\n"]) {
      const source = [LEFT, email, "Hier TODO: team@voorbeeld.nl."].join(between);
      expect(placesIn(source)).toEqual([]);
    }
  });

  it("turns off only its own code", () => {
    expect(placesIn(`${LEFT}\nHier TODO: team@voorbeeld.nl.`)).toEqual(["narrative-email 2:12"]);
  });

  it("turns nothing off in another file", () => {
    const { text } = checkNarrative("tekst", "tekst.md", `${LEFT}\nHier TODO.`);
    if (text === null) throw new Error("the text could not be read");
    const read = { ...proofTextOf(readableUnwoven(text)), file: "andere.md" };
    const findings = leftOver(read).map((one) => findingOf(one, read));
    expect(withoutIgnored(findings, text, CODES_TO_IGNORE, false)).toEqual(findings);
  });
});

describe("a comment that turns nothing off is reported, and the finding stays", () => {
  it.each([
    ["without a reason", "(report-negeer: text-left-over)", "een komma en een reden"],
    ["with an empty reason", "(report-negeer: text-left-over, )", "een komma en een reden"],
    ["of an unknown code", "(report-negeer: text-leftover, wijk)", "Bedoel je text-left-over?"],
    ["of no code", "(report-negeer)", "Noem de code"],
    ["of an error", "(report-negeer: narrative-html, wijk)", ""],
    ["of this code itself", "(report-negeer: text-ignore, wijk)", ""],
    ["by another name", "(report-ignore: text-left-over, wijk)", "report-negeer: code, reden"],
    ["by its verb alone", "(negeren: text-left-over, wijk)", "report-negeer: code, reden"],
  ])("%s", (_, comment, words) => {
    const findings = found(`[//]: # ${comment}\n\nHier TODO <b>`);
    const mistakes = findings.filter(({ code }) => code === "text-ignore");
    expect(mistakes.map(({ line, position, severity }) => [line, position, severity])).toEqual([
      [1, 1, "warning"],
    ]);
    expect(mistakes[0]?.message).toContain(words);
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["text-left-over", "narrative-html"]),
    );
  });

  it("if the block has no such finding, after all rules have run", () => {
    const source = `Eerst.\n\n${LEFT}\n\nNiets.\n\nHier TODO.`;
    expect(placesIn(source)).toEqual(["text-left-over 7:6", "text-ignore 3:1"]);
    expect(placesIn(source, false)).toEqual(["text-left-over 7:6"]);
    expect(placesIn(`Eerst.\n\n> ${LEFT}`)).toEqual(["text-ignore 3:3"]);
    // The second of two equal comments.
    expect(placesIn(`${LEFT}\n${LEFT}\nHier TODO.`)).toEqual(["text-ignore 2:1"]);
  });

  it("is an ordinary comment without the keyword", () => {
    expect(placesIn("[//]: # (hier later een foto)\n\nHier TODO.")).toEqual(["text-left-over 3:6"]);
  });
});

describe("a comment that prints as text", () => {
  it.each([
    ["right below a paragraph", `Eerst.\n${LEFT}\n\nHier TODO.`, "2:1", "4:6"],
    ["between items", `- Eerst.\n${LEFT}\n- Hier TODO.`, "2:1", "3:8"],
    [
      "with brackets in it",
      "[//]: # (report-negeer: text-left-over, wijk (oud))\n\nHier TODO.",
      "1:1",
      "3:6",
    ],
    ["without brackets", "[//]: # report-negeer: text-left-over, wijk\n\nHier TODO.", "1:1", "3:6"],
    ["of anything", "Eerst.\n[//]: # (later een foto)\n\nHier TODO.", "2:1", "4:6"],
  ])("is reported once and turns nothing off: %s", (_, source, comment, left) => {
    expect(placesIn(source).toSorted()).toEqual([
      `text-comment-shown ${comment}`,
      `text-left-over ${left}`,
    ]);
  });

  it("is no comment in code", () => {
    expect(placesIn("Schrijf `[//]: # (opmerking)` erboven.")).toEqual([]);
  });
});
