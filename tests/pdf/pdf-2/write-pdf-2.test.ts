import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../../src/browser/browser.ts";
import type { Print } from "../../../src/browser/pages.ts";
import { withDocument } from "../../../src/snapshots/read-back.ts";
import { contextOfThisMachine } from "../../browser/machine.ts";
import { failureOf } from "../../failure-of.ts";
import { finished } from "../finished.ts";
import { readAloud } from "../read-aloud.ts";
import { readDocument } from "../second-reader.ts";

const BODY = `<h1>Kop</h1>
<nav><ol data-meaning="contents"><li><a href="#deel">Deel</a></li><li><a href="#tabel">Tabel</a></li></ol></nav>
<section><h2 id="deel">Deel</h2>
<p>Een <strong>zin</strong>.<sup><a id="aanroep-1" href="#noot-1" aria-label="Noot 1">1</a></sup>
Nog een.<sup><a href="#noot-1" aria-label="Noot 1">1</a></sup> Zie <a href="#grafiek">de grafiek</a>.</p>
<blockquote><p>Een <em>uitspraak</em>.</p></blockquote>
<figure role="group" id="grafiek"><figcaption>Staven</figcaption><svg role="img" aria-label="Een staaf" width="40" height="20"><rect width="30" height="10"/></svg></figure>
<table><caption id="tabel">Tabel</caption><tr><th scope="row">mei<td>12</table>
<ol class="notes" data-meaning="notes"><li id="noot-1"><a href="#aanroep-1" aria-label="Terug">1</a> De noot.</ol>
</section>`;
const page = (body: string): string =>
  `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><body>${body}`;
const FILE = {
  name: "a.csv",
  mediaType: "text/csv",
  description: "Tabel",
  content: Buffer.from("a;1\n"),
};

describe("a print finished under 4f", () => {
  let browser: PrintableBrowser;
  let print: Print;
  let pdf: Buffer;
  let document: PDFDocument;
  const finish = async (one: Print): Promise<Buffer> =>
    await finished(one, { standard: "4f", attachments: [FILE] });

  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
    print = await browser.print(page(BODY));
    pdf = await finish(print);
    document = await PDFDocument.load(pdf, { updateMetadata: false });
  });
  afterAll(() => browser.close());

  const dictOf = (value: PDFObject | undefined): PDFDict => document.context.lookup(value, PDFDict);
  const at = (dict: PDFDict, key: string): PDFObject | undefined => dict.lookup(PDFName.of(key));
  const elements = (): readonly PDFDict[] =>
    document.context
      .enumerateIndirectObjects()
      .flatMap(([, one]) => (one instanceof PDFDict && one.has(PDFName.of("S")) ? [one] : []))
      .filter((one) => at(one, "Type") === PDFName.of("StructElem"));
  const typeOf = (value: PDFObject | undefined): string => String(at(dictOf(value), "S")).slice(1);
  const itemsOf = (value: PDFObject | undefined): readonly PDFObject[] =>
    value instanceof PDFArray ? value.asArray() : [];
  const typesWith = (key: string): ReadonlySet<string> =>
    new Set(
      elements()
        .filter((one) => one.has(PDFName.of(key)))
        .map(typeOf),
    );

  it("is PDF 2.0 that claims the newest standards, and has no information dictionary", async () => {
    expect(pdf.toString("latin1", 0, 9)).toBe("%PDF-2.0\n");
    expect(document.context.trailerInfo.Info).toBeUndefined();
    const { metadata, attachments } = await readDocument(pdf);
    expect([...attachments.keys()]).toEqual(["a.csv"]);
    const claims = metadata.matchAll(/<(pdf(?:aid|uaid|d):\w+)>([^<]+)</g);
    expect(Array.from(claims, ([, name, value]) => `${name} ${value}`)).toEqual([
      "pdfaid:part 4",
      "pdfaid:rev 2020",
      "pdfaid:conformance F",
      "pdfuaid:part 2",
      "pdfuaid:rev 2024",
      "pdfd:conformsTo http://pdfa.org/declarations/wtpdf#accessibility1.0",
      "pdfd:conformsTo http://pdfa.org/declarations/wtpdf#reuse1.0",
    ]);
    expect(metadata).not.toContain("pdfaExtension");
  });

  it("reads aloud as under 3a, for a reader that does not know namespaces", async () => {
    const aloud = async (file: Buffer) => readAloud(await readDocument(file));
    const before = await aloud(await finished(print));
    expect(before).toMatch(/^ +Div\n/m);
    // Only the group around a figure and its caption has another type.
    expect(await aloud(pdf)).toBe(before.replaceAll(/^( +)Div$/gm, "$1Sect"));
  });

  it("names the namespace of PDF 2.0 for its types", () => {
    const [namespace, ...others] = itemsOf(at(structure(), "Namespaces"));
    expect(others).toEqual([]);
    expect(String(at(dictOf(namespace), "NS"))).toBe("(http://iso.org/pdf2/ssn)");
    const named = typesWith("NS");
    for (const type of ["Document", "H1", "P", "Strong", "Em", "FENote", "Aside", "Link"]) {
      expect(named).toContain(type);
    }
    const left = new Set(elements().map(typeOf));
    for (const type of named) left.delete(type);
    expect([...left].sort()).toEqual(["BlockQuote", "Reference", "TOC", "TOCI"]);
  });

  it("refers from each line of the contents to its target", () => {
    const lines = elements().filter((one) => typeOf(one) === "TOCI");
    expect(lines.map((line) => itemsOf(at(line, "Ref")).map(typeOf))).toEqual([
      ["H2"],
      ["Caption"],
    ]);
  });

  it("refers from a note to all its references, and back", () => {
    expect([...typesWith("Ref")].sort()).toEqual(["FENote", "Reference", "TOCI"]);
    const [note, ...others] = elements().filter((one) => typeOf(one) === "FENote");
    expect(others).toEqual([]);
    const calls = itemsOf(note && at(note, "Ref"));
    expect(calls).toHaveLength(2);
    for (const call of calls) {
      expect(typeOf(call)).toBe("Reference");
      expect(itemsOf(at(dictOf(call), "Ref")).map(dictOf)).toEqual([note]);
    }
    expect(String(note && at(note, "A"))).toContain("/Endnote");
  });

  it("leads each link and each line of the outline to an element, and to its place", () => {
    const named = dictOf(at(document.catalog, "Dests"));
    const pages = document.getPages().map(({ ref }) => String(ref));
    const places = named
      .entries()
      .map(([name, one]): [string, PDFDict] => [name.asString().slice(1), dictOf(one)]);
    const types = places.map(([name, one]) => [name, typeOf(itemsOf(at(one, "SD"))[0])]);
    expect(Object.fromEntries(types)).toEqual({
      "aanroep-1": "Link",
      deel: "H2",
      grafiek: "Aside",
      "noot-1": "FENote",
      tabel: "Caption",
    });
    const outline = dictOf(at(document.catalog, "Outlines"));
    const first = dictOf(at(outline, "First"));
    const action = dictOf(at(first, "A"));
    expect(first.has(PDFName.of("Dest"))).toBe(false);
    expect(typeOf(itemsOf(at(action, "SD"))[0])).toBe("H1");
    for (const place of [...places.map(([, one]) => one), action]) {
      const [onPage, ...where] = itemsOf(at(place, "D")).map(String);
      expect(pages).toContain(onPage);
      expect(itemsOf(at(place, "SD")).slice(1).map(String)).toEqual(where);
    }
  });

  it("leads a reader of PDF 1.7 to the same places as under 3a", async () => {
    const placesOf = async (file: Buffer) =>
      await withDocument(file, async (read) => {
        const outline = (await read.getOutline()) ?? [];
        const places = [await read.getDestination("tabel"), ...outline.map(({ dest }) => dest)];
        return places.map((place) => (Array.isArray(place) ? place.slice(1) : place));
      });
    const places = await placesOf(pdf);
    expect(places).toHaveLength(2);
    expect(places).toEqual(await placesOf(await finished(print)));
    expect(places.every(Array.isArray)).toBe(true);
  });

  it("has the same bytes when it is finished again", async () => {
    expect((await finish(print)).equals(pdf)).toBe(true);
  });

  it("is refused if a link leads to an element that is not read", async () => {
    const lost = await browser.print(page('<h1>Kop</h1><p><a href="#leeg">x</a><hr id="leeg">'));
    expect(await failureOf(finish(lost))).toMatch(/^browser: Deze browser schrijft de PDF anders/);
  });

  it("is PDF/A-4 without the f if it contains no file", async () => {
    const { metadata } = await readDocument(await finished(print, { standard: "4f" }));
    expect(metadata).toContain("<pdfaid:part>4<");
    expect(metadata).not.toContain("pdfaid:conformance");
  });

  function structure(): PDFDict {
    return dictOf(at(document.catalog, "StructTreeRoot"));
  }
});
