import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { accessibilityParagraph, wordpressBlock } from "../../src/kit/kit-texts.ts";
import { ksesPost } from "./kses.ts";
import { smallMaterial, smallReport } from "./small-report.ts";

const BLOCK = wordpressBlock(smallMaterial());
const linksOf = (html: string): readonly string[] =>
  Array.from(html.matchAll(/<a href="([^"]*)">([^<]*)</g), ([, to, words]) => `${words}: ${to}`);

describe("the block for WordPress", () => {
  it("holds the news, the key figures and links to the report", () => {
    expect(Array.from(BLOCK.matchAll(/<h\d>.*<\/h\d>/g), ([heading]) => heading)).toEqual([
      "<h2>In het kort</h2>",
      "<h2>Belangrijkste cijfers</h2>",
      "<h2>Lezen en downloaden</h2>",
      "<h2>Contact</h2>",
    ]);
    expect(BLOCK).toContain(
      "<p>Minder mensen meldden zich aan: 149, tegen 259 in de drie maanden ervoor. 1.536 kinderen gingen",
    );
    expect(BLOCK).toContain("<li><strong>936</strong> mensen meldden zich aan");
    expect(BLOCK).toContain("<li>Eerste contact binnen 2 dagen: <strong>84%</strong>; 90% in");
  });

  it("links to files that a media library takes, with their type, size and language", () => {
    const uploads = "https://www.voorbeeld.nl/wp-content/uploads/2024/05";
    expect(linksOf(BLOCK)).toEqual([
      "Voortgangsrapportage januari tot en met maart 2024 (webpagina, Nederlands): https://www.voorbeeld.nl/rapporten/2024-Q1",
      `Voortgangsrapportage januari tot en met maart 2024 (pdf, 1,2 MB, Nederlands): ${uploads}/voortgangsrapportage-2024-Q1.pdf`,
      `Cijferbestand voor programma's en onderzoek, januari tot en met maart 2024 (csv, 30 kB, Nederlands): ${uploads}/figures-2024-Q1.csv`,
      "bel 088 123 45 67: tel:+31881234567",
      "Lees onze toegankelijkheidsverklaring: https://www.voorbeeld.nl/toegankelijkheid?a=1&amp;b=2",
    ]);
  });

  it("shows the picture of the first chart with its alt text", () => {
    expect(BLOCK).toContain(
      '<p><img src="https://www.voorbeeld.nl/wp-content/uploads/2024/05/voortgangsrapportage-2024-Q1-registrations-by-month-breed.png" alt="Staafgrafiek: &quot;minder&quot; &amp; &lt; meer" /></p>',
    );
  });

  it("begins with the correction", () => {
    const material = smallMaterial();
    const correction = {
      day: "2024-07-15",
      mark: "Gecorrigeerde versie van 15 juli 2024",
      earlier: "Eerder gepubliceerd op 27 mei 2024",
      reasons: [[{ text: "Een kolom was <verkeerd> geteld." }], [{ text: "Nu wel" }]],
    };
    const model = { ...material.model, correction };
    const block = wordpressBlock({ ...material, model });
    expect(block.split("\n")[0]).toBe(
      "<p><strong>Gecorrigeerde versie van 15 juli 2024.</strong> Eerder gepubliceerd op 27 mei 2024. Een kolom was &lt;verkeerd&gt; geteld. Nu wel.</p>",
    );
  });

  it("has placeholder links and no picture where files have no address", () => {
    const { address: _, ...files } = smallReport().files ?? { report: "", data: "" };
    const block = wordpressBlock(smallMaterial({ files }));
    expect(block).toContain('"https://vul-adres-in.invalid/voortgangsrapportage-2024-Q1.pdf"');
    expect(block).not.toContain("<img");
  });
});

describe("the sanitizer of WordPress", () => {
  it.each([
    ['<h2 style="x" onclick="y()">a</h2>', '<h2 style="x">a</h2>'],
    ["<script>a()</script>", "a()"],
    ['<iframe src="https://a.nl"></iframe>', ""],
    ['<a href="a.pdf" hreflang="nl" type="application/pdf">a</a>', '<a href="a.pdf">a</a>'],
    ['<a href="javascript:a()">a</a>', '<a href="a()">a</a>'],
    ["a & b > c", "a &amp; b &gt; c"],
    ["<svg><path /></svg>", ""],
  ])("makes %s %s", (html, kept) => {
    expect(ksesPost(html)).toBe(kept);
  });

  it.each(["block", "paragraph"])("keeps the whole %s, with any texts", (name) => {
    const write = name === "block" ? wordpressBlock : accessibilityParagraph;
    const words = fc.string({
      unit: fc.constantFrom("a", "<", ">", "&", '"', "'", "/", "=", " ", ";", "#", "-"),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, (text) => {
        const { settings } = smallMaterial();
        const html = write(
          smallMaterial(
            { subject: text, title: `a${text}` },
            { settings: { ...settings, contact: text } },
          ),
        );
        expect(ksesPost(html)).toBe(html);
      }),
    );
  });

  it("gets no style, class or script, and no line end within a paragraph", () => {
    const { settings } = smallMaterial();
    const contact = "Bel ons.\nOf schrijf.\n\nOf mail.";
    const onLines = wordpressBlock(smallMaterial({}, { settings: { ...settings, contact } }));
    expect(onLines).toContain("<p>Bel ons. Of schrijf. Of mail.</p>");
    for (const html of [BLOCK, onLines, accessibilityParagraph(smallMaterial())]) {
      expect(html).not.toMatch(/ (?:class|style|id|on\w+)=|<(?:script|style|iframe|div|h1)\b/);
      // The classic editor makes a break of a line end within a paragraph or an item.
      expect(html).not.toMatch(/<(?:p|li|h2|h3)>[^\n]*\n(?!<|\n|$)/);
    }
  });
});
