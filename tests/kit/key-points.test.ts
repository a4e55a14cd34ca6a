import { describe, expect, it } from "vitest";

import { keyPoints, keyPointsMarkdown } from "../../src/kit/kit-texts.ts";
import { sentencesOf } from "../../src/kit/kit-material.ts";
import { plainText } from "../../src/model/text.ts";
import { smallMaterial, smallReport } from "./small-report.ts";

describe("key points", () => {
  it("are five from the news, key figures and changes, without repeats and with their periods", () => {
    expect(keyPoints(smallReport())).toEqual([
      "Minder mensen meldden zich aan: 149, tegen 259 in de drie maanden ervoor (januari tot en met maart 2024, vergeleken met oktober tot en met december 2023; peildatum 31 maart 2024).",
      "1.536 kinderen gingen tot nu toe terug naar huis; eind december 2023 waren dat er 19 (peildatum 31 maart 2024).",
      "936 mensen meldden zich aan tot en met 31 maart 2024 (voortgangsrapportage januari tot en met maart 2024).",
      "Eerste contact binnen 2 dagen: 84%; 90% in de drie maanden ervoor (januari tot en met maart 2024, vergeleken met oktober tot en met december 2023; peildatum 31 maart 2024).",
      // A held number names its earlier day.
      "31 gezinnen met herstel (stand eind december 2023) (voortgangsrapportage januari tot en met maart 2024).",
    ]);
  });

  it("include a change that neither the news nor the key figures mention", () => {
    const { sections, ...model } = smallReport();
    const [section] = sections;
    if (section === undefined) throw new Error("no section");
    const blocks = section.blocks.filter(({ type }) => type !== "paragraph");
    const points = keyPoints({ ...model, sections: [{ ...section, blocks }] });
    expect(points.at(-1)).toBe(
      "We sloten 82 trajecten af (januari tot en met maart 2024; peildatum 31 maart 2024).",
    );
    expect(points.join()).not.toContain("Het eerste contact");
  });

  it("stand in a text with the embargo, the source, the link and the contact", () => {
    const text = keyPointsMarkdown(smallMaterial()) ?? "";
    expect(text).toContain("**Onder embargo tot 27 mei 2024, 10.00 uur.**");
    expect(text).toMatch(/^1\. Minder[^\n]*\n2\. 1\.536[^\n]*\n3\. [^\n]*\n4\. [^\n]*\n5\. /m);
    expect(text).toContain(
      "Bron: Voortgangsrapportage januari tot en met maart 2024, Steunteam, peildatum 31 maart 2024.",
    );
    expect(text).toContain("<https://www.voorbeeld.nl/rapporten/2024-Q1>");
    expect(text).toContain("Bel of mail ons");
  });

  it("let a setting of more lines begin no heading and no paragraph", () => {
    const { settings } = smallMaterial();
    const contact = "Bel ons.\n\n# Of mail";
    const about = { organisation: "Steun\n\n# team" };
    const text =
      keyPointsMarkdown(smallMaterial(about, { settings: { ...settings, contact } })) ?? "";
    expect(text).toContain("Contact: Bel ons. # Of mail\n");
    expect(text.match(/^#/gm)).toHaveLength(1);
  });

  it("are absent for a report without news, key figures and changes", () => {
    const narrative = { type: "narrative", markdown: "Tekst.", isSample: false } as const;
    const sections = [{ id: "verhaal", title: "Verhaal", blocks: [narrative] }];
    expect(keyPointsMarkdown(smallMaterial({ sections }))).toBeNull();
  });
});

it("splits a text into sentences, and never within a number", () => {
  const text = [
    { text: "Het waren er " },
    { text: "1.536", origin: "children.returned.value" },
    { text: ". Toen niet. En nu " },
    { text: "2", origin: "rule.contactWithinDays" },
    { text: "." },
  ];
  expect(sentencesOf(text).map(plainText)).toEqual([
    "Het waren er 1.536.",
    "Toen niet.",
    "En nu 2.",
  ]);
});
