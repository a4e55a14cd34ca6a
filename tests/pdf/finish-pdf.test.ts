import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import type { PageMeaning } from "../../src/browser/page-scripts.ts";
import type { Print } from "../../src/browser/pages.ts";
import type { Attachment } from "../../src/pdf/parts/metadata.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { failureOf } from "../failure-of.ts";
import { finished } from "./finished.ts";
import { readAloud } from "./read-aloud.ts";
import { elementsIn, readDocument } from "./second-reader.ts";

const BODY = `<h1>Kop</h1>
<nav><ol data-meaning="contents"><li><a href="#deel" aria-label="Deel een, pagina 1">Deel een</a></ol></nav>
<section><h2 id="deel">Deel een</h2>
<p>Een <a href="https://www.example.org/pad?x=1">stuk</a>, <a href="https://example.org/">example.org</a>
en <a href="mailto:team@example.org">mail</a>. Dat heet <em lang="en">follow-up</em>.<sup><a id="aanroep-1" href="#noot-1" aria-label="Noot 1">1</a></sup></p>
<ul><li>punt</ul>
<table><caption>Tabel</caption><thead><tr><th scope="col">Maand<th scope="col">Aantal</thead><tbody><tr><th scope="row">mei<td>12</table>
<figure role="group"><figcaption>Staven</figcaption><svg role="img" aria-label="Een staaf van 3" width="40" height="20"><rect width="30" height="10"/><text x="0" y="19">3</text></svg></figure>
<ol class="notes" data-meaning="notes"><li id="noot-1"><a href="#aanroep-1" aria-label="Noot 1, terug">1</a> Zie <a href="#deel">deel een</a>.</li></ol>
</section>`;
const page = (body: string): string =>
  `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><style>@page { margin: 20mm; @bottom-right { content: "Pagina " counter(page) } }</style><body>${body}`;

const FILES: readonly Attachment[] = [
  {
    name: "b.json",
    mediaType: "application/json",
    description: "Cijfers",
    content: Buffer.from("{}"),
  },
  { name: "a.csv", mediaType: "text/csv", description: "Tabel", content: Buffer.from("é;1\n") },
];

describe("a finished print", () => {
  let browser: PrintableBrowser;
  let print: Print;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
    print = await browser.print(page(BODY));
  });
  afterAll(() => browser.close());

  it("reads aloud as the page means it", async () => {
    expect(readAloud(await readDocument(await finished(print)))).toBe(`— pagina 1 —
Document
  H1 Kop
  TOC
    TOCI [Deel een → Deel een, pagina 1]
      Lbl 1.
  Sect
    H2 Deel een
    P Een [stuk → stuk (example.org)], [example.org → example.org] en [mail → mail]. Dat heet follow-up.[1 → Noot 1]
    L
      LI
        Lbl {•}
        LBody punt
    Table
      Caption Tabel
      THead
        TR
          TH Column Maand
          TH Column Aantal
      TBody
        TR
          TH Row mei
          TD 12
    Div
      Caption Staven
      Figure {Een staaf van 3}
    L
      LI
        Lbl 1.
        LBody
          Note [1 → Noot 1, terug] Zie [deel een → deel een].
`);
  });

  it("keeps the language of words in another one", async () => {
    const { pages } = await readDocument(await finished(print));
    const languages = pages.flatMap(({ tree }) => [...elementsIn(tree)].map(({ lang }) => lang));
    expect(languages.filter((one) => one !== undefined)).toEqual(["en"]);
  });

  it("reads words from right to left aloud as they are written", async () => {
    const body = "<h1>Kop</h1><p>Een ouder schreef: אני מודה לכם. Dat raakte ons.</p>";
    const hebrew = await browser.print(
      page(`${body}<table><tr><th scope="row">שָׁלוֹם<td>30</table>`),
    );
    const aloud = readAloud(await readDocument(await finished(hebrew)));
    expect(aloud).toContain("P Een ouder schreef: אני מודה לכם. Dat raakte ons.");
    expect(aloud).toMatch(/TH Row ש.*ל.*ו.*ם\n/);
  });

  it("contains its metadata, with any characters", async () => {
    const metadata = {
      title: "Cijfers & <feiten> “€”",
      subject: "Over ‘a’ & b",
      author: "Team <x> & co",
      language: "nl-NL",
      created: Date.UTC(2024, 4, 27, 12, 30) / 1000,
      tool: "Peildatum 1.2.3",
    };
    const read = await readDocument(await finished(print, { metadata }));
    expect(read.information).toMatchObject({
      Title: metadata.title,
      Subject: metadata.subject,
      Author: metadata.author,
      Creator: metadata.tool,
      Language: "nl-NL",
      CreationDate: "D:20240527123000+00'00'",
      ModDate: "D:20240527123000+00'00'",
      PDFFormatVersion: "1.7",
    });
    // One title each, because Firefox reads all that it finds, one after another.
    expect(read.metadata.match(/<rdf:li xml:lang=.*?<\/rdf:li>/g)).toEqual([
      '<rdf:li xml:lang="x-default">Cijfers &amp; &lt;feiten&gt; “€”</rdf:li>',
      '<rdf:li xml:lang="x-default">Over ‘a’ &amp; b</rdf:li>',
    ]);
    expect(read.metadata).toContain("<xmp:CreateDate>2024-05-27T12:30:00+00:00</xmp:CreateDate>");
    expect(read.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    const nobody = await readDocument(
      await finished(print, { metadata: { ...metadata, author: null } }),
    );
    expect(nobody.information).not.toHaveProperty("Author");
    expect(nobody.metadata).not.toContain("dc:creator");
  });

  it("contains files under part 3, and none under part 2", async () => {
    const with3 = await readDocument(await finished(print, { attachments: FILES }));
    expect([...with3.attachments]).toEqual([
      ["a.csv", "é;1\n"],
      ["b.json", "{}"],
    ]);
    expect(with3.metadata).toContain("<pdfaid:part>3</pdfaid:part>");
    const with2 = await readDocument(await finished(print, { attachments: FILES, standard: "2a" }));
    expect(with2.attachments.size).toBe(0);
    expect(with2.metadata).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(with2.metadata).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
  });

  it("is the same when it is finished again, and contains no other date", async () => {
    const [one, other] = [await finished(print), await finished(print)];
    expect(one.equals(other)).toBe(true);
    expect(one.toString("latin1")).not.toContain(String(new Date().getFullYear()));
  });

  describe("is refused", () => {
    const REFUSED = /^browser: Deze browser schrijft de PDF anders/;
    const withBytes = (from: RegExp, to: string): Print => {
      const before = Buffer.from(print.pdf).toString("latin1");
      const after = before.replace(from, (found) => to.padEnd(found.length));
      expect(after).not.toBe(before);
      expect(after).toHaveLength(before.length);
      return { ...print, pdf: Buffer.from(after, "latin1") };
    };
    const withMeaning = (change: (meaning: Map<string, unknown>) => void): Print => {
      const meaning = new Map<string, unknown>(print.meaning);
      change(meaning);
      return { ...print, meaning: meaning as PageMeaning };
    };
    const keyOf = (kind: string): string =>
      [...print.meaning].find(([, one]) => one.kind === kind)?.[0] ?? "";

    it.each([
      ["no PDF", /%PDF-/, "%QDF-"],
      ["an element of a type that nobody knows", /\/S \/Table/, "/S /Tbl"],
      ["an element that says more than we read", /\/S \/Caption/, "/S /P /E ()"],
      ["an attribute that nobody knows", /\/Scope \/Column/, "/Skope /Column"],
      ["a scope that nobody knows", /\/Scope \/Row/, "/Scope /Two"],
      ["a figure without alt text", /\/Alt \(Een staaf van 3\)/, "/Alt ( )"],
      ["a link that goes elsewhere", /\/URI \(https:\/\/www/, "/URI (https://xxx"],
      ["a link to another place", /\/Dest \/noot-1/, "/Dest /noot-2"],
      ["an annotation that is no link", /\/Subtype \/Link/, "/Subtype /Text"],
      ["a heading that skips a level", /\/S \/H2/, "/S /H4"],
    ])("with %s", async (_, from, to) => {
      expect(await failureOf(finished(withBytes(from, to)))).toMatch(REFUSED);
    });

    it.each([
      [
        "a link that the page does not know",
        (meaning: Map<string, unknown>) => meaning.delete(keyOf("link")),
      ],
      [
        "a heading that the page does not know",
        (meaning: Map<string, unknown>) => meaning.delete(keyOf("heading")),
      ],
    ])("with %s", async (_, change) => {
      expect(await failureOf(finished(withMeaning(change)))).toMatch(REFUSED);
    });

    it("with an outline in another order", async () => {
      const before = Buffer.from(print.pdf).toString("latin1");
      const elements = Array.from(before.matchAll(/\/SE (\d+) 0 R/g), ([, number]) => number ?? "");
      expect(new Set(elements.map((number) => number.length)).size).toBe(1);
      const others = [...elements].reverse();
      const turned = before.replaceAll(/(?<=\/SE )\d+/g, () => others.shift() ?? "");
      const pdf = Buffer.from(turned, "latin1");
      expect(await failureOf(finished({ ...print, pdf }))).toMatch(REFUSED);
    });

    it("with an outline in another order", async () => {
      const before = Buffer.from(print.pdf).toString("latin1");
      const elements = Array.from(before.matchAll(/\/SE (\d+) 0 R/g), ([, number]) => number ?? "");
      expect(elements).toHaveLength(2);
      expect(elements[0]).toHaveLength(elements[1]?.length ?? 0);
      const others = elements.toReversed();
      const turned = before.replaceAll(/(?<=\/SE )\d+/g, () => others.shift() ?? "");
      const pdf = Buffer.from(turned, "latin1");
      expect(await failureOf(finished({ ...print, pdf }))).toMatch(REFUSED);
    });

    it.each([
      ["text that it does not tag", `<p><span aria-hidden="true">verborgen</span> tekst`],
      [
        "a drawing with transparency of its own",
        `<svg role="img" aria-label="x" opacity=".5" width="20" height="20"><rect width="9" height="9"/><text y="9">a</text></svg>`,
      ],
      ["a field of a form", `<p><input value="x">`],
      ["a cell over rows", `<table><tr><th>a<td rowspan="2">b<tr><th>c</table>`],
    ])("with %s", async (_, body) => {
      const other = await browser.print(page(`<h1>Kop</h1>${body}`));
      expect(await failureOf(finished(other))).toMatch(REFUSED);
    });
  });
});
