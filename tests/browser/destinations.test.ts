import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import { ReportError } from "../../src/errors.ts";
import { pageCountOf, pagesOfDestinations } from "../../src/pdf/file/print-syntax.ts";
import { contextOfThisMachine } from "./machine.ts";

const PAGES = 30;
const ODD_IDS = ["hoofd.stuk", "één", "coöperatie-ŵ", "a(b)[c]<d>{e}", "100%", "#%41/b", "日本"];
const IDS = [...ODD_IDS, ...Array.from({ length: 40 - ODD_IDS.length }, (_, index) => `d${index}`)];

/** The page (of 30) of target n (of 40). Some pages have no targets and some have several. */
const pageOf = (index: number): number => (index < 10 ? 2 : index - 9);

function documentWith(ids: readonly string[]): string {
  const links = ids.map((id) => `<a href="#${encodeURIComponent(id)}">${id.length}</a> `).join("");
  const pages = Array.from({ length: PAGES }, (_, index) => {
    const targets = ids.filter((__, target) => pageOf(target) === index + 1);
    return `<section>${targets.map((id) => `<p id="${id.replace("<", "&lt;")}">x`).join("")}</section>`;
  });
  return (
    `<!doctype html><html lang="nl"><title>x</title><style>section { height: 200mm; break-after: page }` +
    `section:last-child { break-after: auto } @page { size: 297mm 210mm; margin: 0 } body, p { margin: 0 }` +
    `nav { position: absolute }</style><nav>${links}</nav>${pages.join("")}`
  );
}

interface PageReference {
  readonly num: number;
  readonly gen: number;
}

/** The result of pdf.js, an independent reader. */
async function pagesByPdfJs(pdf: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  // pdf.js returns a Map, although its types say otherwise.
  const found = (await document.getDestinations()) as unknown as Map<string, [PageReference]>;
  const pages = await Promise.all(
    Array.from(found, async ([name, [page]]) => {
      return [decodeURIComponent(name), (await document.getPageIndex(page)) + 1] as const;
    }),
  );
  await loading.destroy();
  return new Map(pages);
}

describe("a print with links within it", () => {
  let browser: PrintableBrowser;
  let pdf: Uint8Array;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
    pdf = (await browser.print(documentWith(IDS))).pdf;
  });
  afterAll(() => browser.close());

  const changed = (from: RegExp, to: string): Uint8Array => {
    const print = Buffer.from(pdf).toString("latin1");
    const other = print.replace(from, to.padEnd(from.exec(print)?.[0].length ?? 0));
    expect(other).not.toBe(print);
    return Buffer.from(other, "latin1");
  };

  test("gives the same page for each target as an independent reader", async () => {
    const pages = pagesOfDestinations(pdf);
    expect([...pages]).toHaveLength(40);
    expect(IDS.map((id) => pages.get(id))).toEqual(IDS.map((_, index) => pageOf(index)));
    expect(pages).toEqual(await pagesByPdfJs(pdf));
  });

  test("has the same pages in a draft, which has no tags and shows nothing", async () => {
    const draft = await browser.print(documentWith(IDS), undefined, "draft");
    expect(pagesOfDestinations(draft.pdf)).toEqual(pagesOfDestinations(pdf));
    expect(pageCountOf(draft.pdf)).toBe(PAGES);
    const written = Buffer.from(draft.pdf).toString("latin1");
    expect(written).not.toContain("/StructTreeRoot");
    expect(written).not.toContain("/Font");
    // The next print on the same page shows everything again.
    const { pdf: after } = await browser.print(documentWith(IDS));
    expect(Buffer.from(after).toString("latin1")).toContain("/Font");
  });

  test("has the same pages in a draft with wide tables and words that break", async () => {
    const cells = "<td>verantwoordingsdocumentatie</td>".repeat(9);
    const table = `<table>${`<tr>${cells}</tr>`.repeat(20)}</table>`;
    const targets = Array.from({ length: 12 }, (_, index) => `t${index}`);
    const html = `<!doctype html><html lang="nl"><title>x</title><style>@page { size: A5; margin: 10mm }
      body { margin: 0; width: 128mm; font: 16px/20px sans-serif } div { columns: 2 } p { margin: 0 }
      .spans-page { column-span: all } .breakable { overflow-wrap: anywhere } td { hyphens: manual }</style>
      <nav>${targets.map((id) => `<a href="#${id}">${id}</a>`).join(" ")}</nav>
      <div>${targets.map((id, index) => `<p id="${id}">${"jeugd\u00ADbescherming ".repeat(40)}</p>${index === 3 ? table : ""}`).join("")}</div>`;
    const draft = await browser.print(html, undefined, "draft");
    const { pdf: final } = await browser.print(html);
    expect(pageCountOf(final)).toBeGreaterThan(2);
    expect(pagesOfDestinations(draft.pdf)).toEqual(pagesOfDestinations(final));
  });

  test("has no destinations if no link leads to a place within it", async () => {
    const { pdf: without } = await browser.print("<!doctype html><title>x</title><p id=a>tekst");
    expect(pagesOfDestinations(without)).toEqual(new Map());
  });

  test.for([
    ["the table of objects elsewhere", /startxref\n\d+/, "startxref\n17"],
    ["no table of objects", /\nxref\n/, "\nxrfe\n"],
    ["another page tree", /\/Kids \[\d+ 0 R/, "/Kids ["],
    ["a page tree that miscounts", /\/Count 8/, "/Count 7"],
    ["destinations in a name tree", /\/Dests \d+ 0 R/, "/Names 1 0 R"],
    ["a destination of another kind", /\/XYZ/, "/Fit"],
    ["a destination on something else", /\/d5 \[\d+/, "/d5 [1"],
    ["a string for a name", /\/d5 \[/, "(d) ["],
    [
      "an object of another number",
      /\n(\d+) 0 obj\n<<\/Type \/Catalog/,
      "\n7 0 obj\n<</Type /Catalog",
    ],
  ] as const)("is refused if it has %s", ([, from, to]) => {
    expect(() => pagesOfDestinations(changed(from, to))).toThrow(
      "Deze browser schrijft de PDF anders",
    );
  });
});

test("refuses a file that is not a print", () => {
  expect(() => pagesOfDestinations(Buffer.from("%PDF-1.4"))).toThrow(ReportError);
});
