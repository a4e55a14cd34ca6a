import { describe, expect, it } from "vitest";

import { checkNarrative, weaveText } from "../../src/narrative/check-narrative.ts";
import { type Answers, withoutCalls } from "../../src/narrative/weave.ts";

/** The answer to each call is its kind with its words. A condition is true if its figure is "yes". */
const ANSWERS: Answers = {
  value: (call, startsSentence) => {
    const words = "figure" in call ? `<${call.figure}>` : call.kind;
    return [{ text: startsSentence ? words.toUpperCase() : words }];
  },
  holds: ({ figure }) => figure === "yes",
};

function woven(source: string, answers = ANSWERS) {
  const checked = checkNarrative("tekst", "tekst.md", source, { takesImages: true });
  if (checked.text === null) {
    throw new Error(
      `refused: ${checked.findings.map(({ code, line, position }) => `${code} ${line}:${position}`).join()}`,
    );
  }
  const made = weaveText(checked.text, answers);
  const markdown = made.narrative?.markdown.replaceAll(/\{\{(\d+)\}\}/g, (_, number: string) =>
    (made.narrative?.woven?.[Number(number)] ?? []).map(({ text }) => text).join(""),
  );
  return { ...made, markdown };
}

const IF_YES = '{{#als "yes" groter="1"}}';
const IF_NO = '{{#als "no" groter="1"}}';

describe("a text with calls", () => {
  it("contains the answers to its calls", () => {
    const { markdown, findings } = woven(
      'Op {{peildatum}}: {{cijfer "a.b" "c"}}, {{maand "eerste"}}.',
    );
    expect(markdown).toBe("Op peildatum: <a.b>, maand.");
    expect(findings).toEqual([]);
  });

  it("contains the piece that its condition chooses, within a line and as whole lines", () => {
    expect(woven(`Een ${IF_YES}ja{{anders}}nee{{/als}}.`).markdown).toBe("Een ja.");
    expect(woven(`Een ${IF_NO}ja{{anders}}nee{{/als}}.`).markdown).toBe("Een nee.");
    expect(woven(`Een.${IF_NO} Twee.{{/als}} Drie.`).markdown).toBe("Een. Drie.");
    const lines = (condition: string) =>
      woven(`Een\n\n${condition}\nTwee\n  {{anders}}\nDrie\n{{/als}}\n\nVier`).markdown;
    expect(lines(IF_YES)).toBe("Een\n\nTwee\n\nVier");
    expect(lines(IF_NO)).toBe("Een\n\nDrie\n\nVier");
  });

  it("keeps a list and a table together around the lines of a condition", () => {
    const table = `Tabel: Titel\n\n| a | b |\n| --- | --- |\n| c | d |\n${IF_YES}\n| e | f |\n{{/als}}\n| g | h |`;
    expect(woven(table).markdown).toBe(
      "Tabel: Titel\n\n| a | b |\n| --- | --- |\n| c | d |\n| e | f |\n| g | h |",
    );
    expect(woven(`- een\n${IF_NO}\n- twee\n{{/als}}\n- drie`).markdown).toBe("- een\n- drie");
  });

  it("chooses within a chosen piece", () => {
    const text = `${IF_YES}A${IF_NO}B{{anders}}C{{/als}}{{anders}}D${IF_YES}E{{/als}}{{/als}}`;
    expect(woven(text).markdown).toBe("AC");
  });

  it("begins a sentence with a capital letter", () => {
    const capitals: readonly (readonly [text: string, startsSentence: boolean])[] = [
      ["{{peildatum}} is", true],
      ["Een. {{peildatum}} is", true],
      ["“Een?” {{peildatum}} is", true],
      ["Een\n\n{{peildatum}} is", true],
      ["> {{peildatum}} is", true],
      ["> Een\n>\n> **{{peildatum}}** is", true],
      ["### {{peildatum}}", true],
      [`${IF_YES}{{peildatum}} is{{/als}}`, true],
      [`Een. ${IF_YES}{{peildatum}} is{{/als}}`, true],
      [`Een\n\n${IF_YES}\n{{peildatum}} is\n{{/als}}`, true],
      ["Een {{peildatum}}", false],
      ["Een\n{{peildatum}}", false],
      ["- {{peildatum}}", false],
      ["Een (bijv. {{peildatum}})", false],
      ["Een: {{peildatum}}", false],
      [`Een ${IF_YES}{{peildatum}} is{{/als}}`, false],
      ["Tabel: T\n\n| a | {{peildatum}} |\n| --- | --- |\n| c | d |", false],
    ];
    for (const [text, startsSentence] of capitals) {
      const { markdown = "" } = woven(text);
      expect([text, markdown.includes("PEILDATUM")]).toEqual([text, startsSentence]);
    }
  });

  it("gives the original place of each character", () => {
    const source = [
      "---",
      "voorbeeldtekst: true",
      "---",
      "",
      `Voor {{peildatum}} en na ${IF_YES}gekozen{{anders}}niet{{/als}} hier.`,
      IF_NO,
      "weg",
      "{{anders}}",
      'over {{maand "eerste"}} heen',
      "{{/als}}",
      "slot",
    ].join("\n");
    const lines = source.split("\n");
    const { readable } = woven(source);
    const text = readable.markdown.split("\n");
    for (const word of ["Voor", "en na", "gekozen", "hier", "over", "heen", "slot"]) {
      const line = text.findIndex((one) => one.includes(word));
      const place = readable.placeOf(line, (text[line] ?? "").indexOf(word));
      expect(lines[place.line - 1]?.slice(place.position - 1)).toMatch(new RegExp(`^${word}`));
    }
  });

  it("has its Markdown checked for every choice of its conditions", () => {
    const text = `Een\n\n${IF_NO}\n## Kop\n{{anders}}\n${IF_NO}\n<b>\n{{anders}}\n####\n{{/als}}\n{{/als}}`;
    const { findings } = checkNarrative("tekst", "tekst.md", text);
    expect(findings.map(({ code, line }) => `${code} ${line}`)).toEqual([
      "narrative-heading 4",
      "narrative-html 7",
      "narrative-heading-jump 9",
      "narrative-heading-empty 9",
    ]);
  });

  it("gets a finding if nothing is left of it", () => {
    const { narrative, findings } = woven(`${IF_NO}Een{{/als}}`);
    expect(narrative).toBeNull();
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["woven-empty", "warning"],
    ]);
  });

  it("reports every mistake at once, each at its place", () => {
    const text = 'Een {{cijfr "a"}} en {{cijfer}}\n\n{{#als "a"}}x{{/als}} {{maand}}';
    const { findings } = checkNarrative("tekst", "tekst.md", text);
    expect(findings.map(({ code, line, position }) => `${code} ${line}:${position}`)).toEqual([
      "woven-unknown 1:5",
      "woven-arguments 1:22",
      "woven-arguments 3:1",
      "woven-arguments 3:23",
    ]);
    expect(findings[0]?.message).toMatch(/Bedoel je cijfer\?$/);
    const [other] = checkNarrative("tekst", "tekst.md", "Een {{else}} twee").findings;
    expect([other?.code, other?.position]).toEqual(["woven-not-allowed", 5]);
  });
});

describe("a text without its calls", () => {
  it("has all pieces of its conditions, each with its place in the original text", () => {
    const source = `Er zijn {{cijfr "a"}}.\n\n${IF_YES}\nEen.\n\n{{anders}}\nTwee ${IF_NO}of{{/als}} \\{{meer}}.\n{{/als}}`;
    const { markdown, values, placeOf } = withoutCalls(source);
    expect(markdown).toBe("Er zijn {{0}}.\n\nEen.\n\nTwee of \\{{meer}}.\n");
    expect(values).toEqual([[{ text: "…" }]]);
    expect(placeOf({ line: 0, at: 13 })).toEqual({ line: 0, at: 21 });
    expect(placeOf({ line: 2, at: 0 })).toEqual({ line: 3, at: 0 });
    expect(placeOf({ line: 4, at: 5 })).toEqual({ line: 6, at: 5 + IF_NO.length });
  });
});
