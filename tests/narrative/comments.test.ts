import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import {
  linesWithoutComments,
  withBareComments,
  withoutBareComments,
} from "../../src/narrative/source-text.ts";
import { environmentFor, MARKDOWN } from "../../src/narrative/markdown/markdown.ts";

const read = (source: string) => checkNarrative("tekst", "tekst.md", source);

describe("a comment", () => {
  it("loses its words and keeps its line, also over several lines and in quotes and lists", () => {
    const body =
      '[//]: # (een {{x}} <b>)\n[//]: #\n[//]: # "twee\ndrie"\n[//]: #\n(vier)\n\n> [//]: # (vijf\n> zes)\n\n- [//]: # (zeven)\n\nTekst.';
    expect(withBareComments(body)).toBe(
      "[//]: #\n[//]: #\n[//]: #\n[//]: #\n[//]: #\n[//]: #\n\n> [//]: #\n>[//]: #\n\n- [//]: #\n\nTekst.",
    );
  });

  it("is no comment if it prints as text, and stays", () => {
    for (const body of [
      "Tekst.\n[//]: # (reden)",
      "[//]: # (haakjes (erin))",
      "[//]: # zonder haakjes",
      "```\n[//]: # (code)\n```",
      "| a | b |\n|---|---|\n[//]: # (rij)",
    ]) {
      expect(withBareComments(body)).toBe(body);
    }
  });

  it("disappears from the Markdown of a report with its empty lines", () => {
    for (const [body, printed] of [
      ["[//]: # (a)\n\nTekst.", "Tekst."],
      ["Een.\n\n[//]: # (a)\n[//]: # (b)\n\nTwee.", "Een.\n\nTwee."],
      ["Een.\n\n\n\n[//]: # (a)\n\n\nTwee.", "Een.\n\nTwee."],
      ["### Kop\n[//]: # (a)\nTekst.", "### Kop\nTekst."],
      ["### Kop\n[//]: # (a)\n\nTekst.", "### Kop\n\nTekst."],
      ["Een:\n\n[//]: # (a)\n\n- twee", "Een:\n\n- twee"],
      ["- een\n\n[//]: # (a)\n\nTwee.", "- een\n\nTwee."],
      ["Een.\n\n[//]: # (a)", "Een."],
      // Without it, the two lists would be one.
      ["- een\n\n[//]: # (a)\n[//]: # (b)\n\n- twee", "- een\n\n[//]: #\n\n- twee"],
    ] as const) {
      expect(read(body).narrative?.markdown).toBe(printed);
    }
  });

  it("may contain calls, HTML, notes and signs", () => {
    const words = '{{cijfer "x"}} {{#als}} <script> &nbsp; [^1] ![a][b] ``` \u{1F600} TODO xx%';
    const checked = read(`[//]: # (${words})\n\nTekst.`);
    expect(checked).toMatchObject({ findings: [], calls: [], images: [] });
    expect(checked.narrative?.markdown).toBe("Tekst.");
  });

  it("is seen in the typed text, where it turns a finding off", () => {
    const { text } = read("[//]: # (report-negeer: text-left-over, zo heet het)\n\nHier TODO.");
    expect(text?.writtenBody).toContain("report-negeer");
    expect(text?.body).not.toContain("report-negeer");
  });

  it("becomes a comment below a condition that is gone", () => {
    const source = '{{#getoond "registrations.total"}}\n[//]: # (geheim)\nTekst.\n{{/getoond}}';
    expect(read(source).text).not.toBeNull();
    expect(withoutBareComments(withBareComments("[//]: # (geheim)\nTekst.\n"))).toBe("Tekst.\n");
  });
});

describe("a text with only comments", () => {
  it("counts as not written: it gives no finding and no narrative", () => {
    for (const source of ["[//]: # (a)\n", "[//]: # (a)\n\n> [//]: # (b)\n", "\uFEFF[//]: #\r\n"]) {
      expect(read(source)).toMatchObject({ findings: [], narrative: null, isEmpty: true });
    }
  });

  it("differs from an empty text, and from a text that prints nothing", () => {
    for (const source of ["", "\n \n", "[//]: # (a)\n\n&nbsp;"]) {
      const { findings, isEmpty } = read(source);
      expect(findings.map(({ code }) => code)).toContain("narrative-empty");
      expect(isEmpty).toBe(true);
    }
  });
});

const PIECE = fc.constantFrom(
  "[//]: # (geheim)\n", '[//]: # "geheim\ngeheim"\n', "[//]: #\n", "> [//]: # (geheim)\n", "  [//]: # (geheim)\n",
  "Tekst.\n", "\n", "\n\n", "- item\n", "  vervolg\n", "1. een\n", "> citaat\n", "### Kop\n", "| a | b |\n|---|---|\n| c | d |\n",
  "[^1]: noot\n", "    verder\n", "Tekst[^1].\n", "::: kader Titel\n", ":::\n", "---\n", "[a]: https://a.nl\n", "```\n", "Tabel: a\n", "2024 was\n", "2. twee\n",
); // prettier-ignore

describe("any text with comments", () => {
  const blocks = (body: string) =>
    MARKDOWN.parse(body, environmentFor({ hasImages: false, values: [] }))
      .filter(({ type }) => type !== "reference_definition")
      .map(({ type, content, hidden, attrs }) => [type, content, hidden, attrs]);

  it("prints the same with bare comments and without them", () => {
    fc.assert(
      fc.property(fc.array(PIECE, { maxLength: 14 }), (pieces) => {
        const body = pieces.join("");
        const bare = withBareComments(body);
        expect(blocks(bare)).toEqual(blocks(body));
        expect(bare.split("\n")).toHaveLength(body.split("\n").length);
        expect(linesWithoutComments(body)).toHaveLength(body.split("\n").length);
        // Empty lines within a list make it a loose one.
        const shown = (text: string) => blocks(text).map(([type, content]) => [type, content]);
        expect(shown(withoutBareComments(bare))).toEqual(shown(body));
      }),
      { numRuns: 2000, seed: 2024 },
    );
  });
});
