import { PDFArray, PDFName, PDFString } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../../src/browser/browser.ts";
import { type WalkRule, walkStructure } from "../../../src/pdf/walk/walk-structure.ts";
import { contextOfThisMachine } from "../../browser/machine.ts";
import { dictAt, put, remove } from "../../conformance/broken.ts";
import { damaged, first, type Damage, type OpenedPdf } from "../../conformance/opened-pdf.ts";
import { finished } from "../finished.ts";

const PAGE = `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title>
<style>@page { size: 120mm 160mm; margin: 15mm; @bottom-right { content: "Pagina " counter(page) } }
.notes, .terms { list-style: none }</style><body><h1>Kop</h1>
<nav><ol data-meaning="contents"><li><a href="#deel" aria-label="Deel een, pagina 1">Deel een</a></ol></nav>
<section><h2 id="deel">Deel een</h2>
<p>Deze zin is zo lang dat hij niet op een regel past, en dus op de volgende regel verder gaat.<sup>
<a id="aanroep-1" href="#noot-1" aria-label="Noot 1">1</a></sup> Dat heet <em lang="en">follow-up</em>.</p>
<ol class="notes" data-meaning="notes"><li id="noot-1"><a href="#aanroep-1" aria-label="Noot 1, terug">1</a> Een noot.</li></ol>
<ul><li>punt<ul><li>punt in een punt</ul></ul>
<ul class="terms" data-meaning="terms"><li><strong>Lopend.</strong> Nog bezig.</ul>
<table><caption>Tabel</caption><thead><tr><th scope="col">Maand<th scope="col">Aantal</thead><tbody><tr><th scope="row">mei<td>12</table>
<figure role="group"><figcaption>Staven</figcaption><svg role="img" aria-label="Een staaf van 3" width="90" height="40"><rect width="30" height="10"/><text x="0" y="19">3</text><text x="40" y="19">4</text></svg></figure>
</section>`;

/** Changes the content of the first page. */
const inContent =
  (from: RegExp, to: string) =>
  ({ pages, rewrite }: OpenedPdf): void =>
    rewrite(first(pages), "Contents", (text) => text.replace(from, to));

const withType =
  (type: string, change: (element: ReturnType<OpenedPdf["elements"]>[number]) => void) =>
  ({ elements }: OpenedPdf): void =>
    change(first(elements(type)));

const listsOf = ({ elements }: OpenedPdf, numbering: string) =>
  elements("L").filter((list) => String(list.get(PDFName.of("A"))).includes(numbering));

/** A PDF that breaks a rule: the change, and all rules that then fail. */
const BROKEN: readonly (readonly [string, Damage["objects"], readonly WalkRule[]])[] = [
  [
    "a text outside all content",
    inContent(/\/Artifact <<[^>]*>> BDC(\s*BT.*?)\nEMC/s, "$1"),
    ["content-owned"],
  ],
  [
    "a sequence that no element owns",
    inContent(/<<\s*\/MCID 5\s*>>/, "<</MCID 99>>"),
    ["content-owned", "order"],
  ],
  ["a sequence twice", inContent(/<<\s*\/MCID 5\s*>>/, "<</MCID 4>>"), ["content-once", "order"]],
  [
    "an element that the file takes for another's",
    ({ catalog }) => {
      const tree = dictAt(catalog, "StructTreeRoot", "ParentTree");
      const owners = tree.lookup(PDFName.of("Nums"), PDFArray).lookup(1, PDFArray);
      const [one, other] = [owners.get(0), owners.get(2)];
      owners.set(0, other);
      owners.set(2, one);
    },
    ["content-once"],
  ],
  [
    "content in another order than the structure",
    withType("Table", (table) => {
      const kids = table.lookup(PDFName.of("K"), PDFArray);
      const [head, body] = [kids.get(1), kids.get(2)];
      kids.set(1, body);
      kids.set(2, head);
    }),
    ["order"],
  ],
  [
    "lines without a space between them",
    inContent(/<[\dA-F]{4}> Tj\nET(?=\s+BT(?:(?!EMC).)*?ET)/s, "ET"),
    ["word-breaks"],
  ],
  [
    "a heading that skips a level",
    withType("H2", (heading) => put(heading, "S", PDFName.of("H3"))),
    ["headings"],
  ],
  [
    "a second heading of the first level",
    withType("H2", (heading) => put(heading, "S", PDFName.of("H1"))),
    ["headings"],
  ],
  ["a head without scope", withType("TH", (head) => remove(head, "A")), ["table-scopes"]],
  [
    "rows of unequal width",
    withType("TD", (cell) => {
      put(cell, "A", cell.context.obj({ O: "Table", ColSpan: 2 }));
    }),
    ["table-regular"],
  ],
  [
    "an item without a body",
    withType("LBody", (body) => put(body, "S", PDFName.of("P"))),
    ["list-labels"],
  ],
  [
    "numbered notes in a list without numbering",
    (pdf) => remove(first(listsOf(pdf, "Decimal")), "A"),
    ["list-numbering"],
  ],
  [
    "circles in a list of discs",
    (pdf) =>
      put(first(listsOf(pdf, "Circle")), "A", pdf.make({ O: "List", ListNumbering: "Disc" })),
    ["list-numbering"],
  ],
  ["a note without a name", withType("Note", (note) => remove(note, "ID")), ["notes"]],
  ["a link without a name", withType("Link", (link) => remove(link, "Alt")), ["links"]],
  [
    "an annotation that says nothing",
    ({ ofType }) => remove(first(ofType("Annot")), "Contents"),
    ["links"],
  ],
  [
    "an annotation of no link",
    ({ pages, make }) => {
      first(pages)
        .lookup(PDFName.of("Annots"), PDFArray)
        .push(make({ Subtype: "Link" }));
    },
    ["links"],
  ],
  [
    "an alt text of a page",
    withType("Figure", (figure) => put(figure, "Alt", PDFString.of("a".repeat(251)))),
    ["alt-texts"],
  ],
  [
    "a caption as alt text",
    withType("Figure", (figure) => put(figure, "Alt", PDFString.of("Staven"))),
    ["alt-texts"],
  ],
  ["a drawing without a box", withType("Figure", (figure) => remove(figure, "A")), ["alt-texts"]],
  [
    "a language with a key in it",
    ({ catalog }) => put(catalog, "Lang", PDFString.of("nl-NL-x-k1")),
    ["language"],
  ],
  [
    "a window that shows the name of the file",
    ({ catalog }) => remove(catalog, "ViewerPreferences"),
    ["title"],
  ],
  [
    "a title in two languages",
    ({ catalog, rewrite }) =>
      rewrite(catalog, "Metadata", (text) =>
        text.replace(
          /<rdf:li xml:lang="x-default">(.*?)<\/rdf:li>/,
          '$&<rdf:li xml:lang="nl">$1</rdf:li>',
        ),
      ),
    ["title"],
  ],
];

describe("a walk through the structure of a PDF", () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await withBrowser(contextOfThisMachine(), async (browser) =>
      finished(await (await browser).print(PAGE)),
    );
  });

  const failing = async (bytes: Uint8Array): Promise<readonly WalkRule[]> =>
    (await walkStructure(bytes)).flatMap(({ rule, failures }) =>
      failures.length > 0 ? [rule] : [],
    );

  it("finds nothing in a finished PDF, and checks something for each rule", async () => {
    const walked = await walkStructure(pdf);
    expect(walked.filter(({ failures }) => failures.length > 0)).toEqual([]);
    for (const { rule, looked } of walked) expect([rule, looked > 0]).toEqual([rule, true]);
  });

  it.each(BROKEN)("finds %s", async (_, objects, rules) => {
    if (objects === undefined) throw new Error("a PDF that is not broken");
    expect(await failing(await damaged(pdf, { objects }))).toEqual(rules);
  });

  it("refuses a file that is not a PDF", async () => {
    await expect(walkStructure(Buffer.from("Tabel"))).rejects.toThrow(/PDF/);
  });
});
