import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import type { Print } from "../../src/browser/pages.ts";
import { failureOf } from "../failure-of.ts";
import { finished } from "../pdf/finished.ts";
import { contextOfThisMachine, inNewFolder } from "./machine.ts";

const page = (body: string, head = ""): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>${head}</head><body>${body}</body></html>`;

const bytesOf = ({ pdf }: Pick<Print, "pdf">): string => Buffer.from(pdf).toString("latin1");

async function fontOfTheReport(weight: number): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@fontsource/source-sans-3/package.json");
  const file = path.join(path.dirname(entry), `files/source-sans-3-latin-${weight}-normal.woff2`);
  const data = (await readFile(file)).toString("base64");
  return `@font-face { font-family: "Source Sans 3"; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
}

const TABLE =
  "<table><thead><tr><th scope=col>Maand<th scope=col>Aantal</thead>" +
  "<tbody><tr><th scope=row>Januari<td>12<tr><th scope=row>Februari<td>9</table>";

describe("a running browser", () => {
  let browser: PrintableBrowser;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  const fontsIn = async (html: string): Promise<string[]> => {
    const found = bytesOf(await browser.print(html)).matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g);
    return [...new Set(Array.from(found, (match) => match[1] ?? ""))].sort();
  };

  test("is the one in our package, and reports its version", () => {
    expect(browser.origin).toBe("carried");
    expect(browser.version).toMatch(/^HeadlessChrome\/\d+\.\d+\.\d+\.\d+$/);
  });

  test("prints tagged PDF with an outline, in the document's own page size and language", async () => {
    const style = "<style>@page { size: 100mm 200mm }</style>";
    const pdf = bytesOf(await browser.print(page(`<h1>Kop</h1>${TABLE}`, style)));
    expect(pdf).toMatch(/^%PDF-1\.\d/);
    expect(pdf).toContain("/MarkInfo");
    expect(pdf).toContain("/Outlines");
    expect(pdf).toMatch(/\/Lang \(nl\)/);
    expect(pdf).toMatch(/\/MediaBox \[0 0 28\d\.\d+ 56\d\.\d+\]/);
  });

  test("sees no fonts of the machine: characters that the report's fonts lack are set in Open Sans", async () => {
    const families = "Arial, 'DejaVu Sans', 'Liberation Sans', monospace";
    expect(await fontsIn(page(`<p style="font-family: ${families}">Tekst ↩ ✓`))).toEqual([
      "OpenSans-Regular",
    ]);
  });

  test("loads a font that only the margin boxes use", async () => {
    const style = `<style>${await fontOfTheReport(600)}
      @page { margin: 20mm; @bottom-right { content: "Pagina " counter(page); font: 600 9pt "Source Sans 3" } }</style>`;
    expect(await fontsIn(page("<p>tekst", style))).toEqual([
      "OpenSans-Regular",
      expect.stringMatching(/^SourceSans3\w*-SemiBold$/),
    ]);
  });

  test("runs no script of the document", async () => {
    const script = `document.body.innerHTML = "<h1>uitgevoerd</h1>"`;
    const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
    const body = `<p>Gewoon</p><img src="${dot}" onload='${script}'><script>${script}</script>`;
    expect(bytesOf(await browser.print(page(body)))).not.toContain("/S /H1");
  });

  test.for([
    ["an image on the network", `<img src="http://example.org/x.png">`],
    ["an image on this machine", `<img src="file:///etc/hostname">`],
    ["a relative image", `<img src="foto.png">`],
    ["a style sheet", `<link rel="stylesheet" href="https://example.org/x.css">`],
    ["a background", `<p style="background: url(http://example.org/x.png)">x`],
    ["a file in a style", `<p style="background: url(file:///etc/hostname)">x`],
    ["a background in a style", `<style>p { background: url( 'x.png') }</style><p>x`],
    ["a style in a style", `<style>@import "https://example.org/x.css"</style>`],
    ["a page in a frame", `<iframe srcdoc="<img src=http://example.org/>"></iframe>`],
    ["a frame", `<iframe src="file:///etc/passwd"></iframe>`],
    ["a frame within data", `<iframe src="data:text/html,<img src=http://example.org/>"></iframe>`],
    ["another page", `<meta http-equiv="refresh" content="0;url=http://example.org/">`],
    ["another page later", `<meta http-equiv="refresh" content="9;url=http://example.org/">`],
    ["a part of another drawing", `<svg><use href="https://example.org/x.svg#a"/></svg>`],
    ["a font", `<style>@font-face { font-family: q; src: url(http://example.org/q) }</style>`],
  ])("refuses a document that requests %s", async ([, body]) => {
    expect(await failureOf(browser.print(page(body ?? "")))).toMatch(
      /^browser: Het rapport vraagt [12] bestand(?:en)? van buiten/,
    );
  });

  test("accepts data within a style", async () => {
    const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
    const style = `<style>p { background: url("${dot}"), url( ${dot} ) }</style>`;
    const body = `<p style="background: url(${dot})">x</p><svg><rect fill="url(#a)" style="fill: url(#a)"/></svg>`;
    expect(bytesOf(await browser.print(page(body, style)))).toMatch(/^%PDF/);
  });

  test("refuses a document with a damaged font", async () => {
    const style = `<style>@font-face { font-family: q; src: url(data:font/woff2;base64,AAAA) }</style>`;
    expect(await failureOf(browser.print(page("", style)))).toMatch(/^browser: Een lettertype/);
  });

  test("prints a document the same after another one, without any trace of it", async () => {
    const styles = `<style>@page { size: 50mm 50mm } p { color: red; columns: 3 } ${await fontOfTheReport(400)}
      p { font-family: "Source Sans 3" }</style>`;
    const other = page(`<h1 id="kop">Anders</h1><a href="#kop">x</a>${TABLE}<p>tekst`, styles);
    const html = page("<h1>Kop</h1><p>tekst, maat\u00ADregel");
    const print = async (): Promise<string> =>
      bytesOf({ pdf: await finished(await browser.print(html)) });
    const first = await print();
    await browser.print(other);
    expect((await print()) === first).toBe(true);
    // Also after a refusal.
    await failureOf(browser.print(page(`<img src="http://example.org/x.png">`)));
    expect((await print()) === first).toBe(true);
  });

  /** The outline of a document with one word. */
  const headingOf = async (html: string): Promise<string | undefined> =>
    /\/Title \((\w+)\)\n\/Dest/.exec(bytesOf(await browser.print(html)))?.[1];

  test("prints several documents at once, each correctly", async () => {
    const style = `<style>${await fontOfTheReport(400)}</style>`;
    const words = Array.from({ length: 12 }, (_, index) => `kop${index}`);
    const printed = words.map((word) => headingOf(page(`<h1>${word}</h1>${TABLE}`, style)));
    expect(await Promise.all(printed)).toEqual(words);
  });

  test("prints a document that was requested after one that fails", async () => {
    const outside = browser.print(page(`<img src="http://example.org/x.png">`));
    const [failed, heading] = await Promise.all([
      failureOf(outside),
      headingOf(page("<h1>Kop</h1>")),
    ]);
    expect(failed).toMatch(/^browser: Het rapport vraagt/);
    expect(heading).toBe("Kop");
  });

  test("waits for an image even if it waits for nothing else", async () => {
    const pixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const image = (data: string) => `<p>Beeld</p><img alt="" src="data:image/png;base64,${data}">`;
    const drawing = `<svg><image width="9" height="9" href="data:image/png;base64,${pixel}"/></svg>`;
    await browser.print(page("<p>Eerst"));
    expect(bytesOf(await browser.print(page(image(pixel))))).toContain("/Subtype /Image");
    expect(bytesOf(await browser.print(page(drawing)))).toContain("/Subtype /Image");
    expect(await failureOf(browser.print(page(image(pixel.slice(0, 20)))))).toMatch(
      /^browser: De browser kan het logo niet tonen/,
    );
  });

  test("sets a document in its own fonts, not in those of the previous one", async () => {
    const text = `<p style="font-family: 'Source Sans 3'">Tekst`;
    const style = `<style>${await fontOfTheReport(400)}</style>`;
    const source = [expect.stringMatching(/^SourceSans3/)];
    expect(await fontsIn(page(text, style))).toEqual(source);
    expect(await fontsIn(page(text, style))).toEqual(source);
    expect(await fontsIn(page(text))).toEqual(["OpenSans-Regular"]);
    expect(await fontsIn(page(text, style))).toEqual(source);
  });
});

test("gives the same bytes for the same document and date, on any machine", async () => {
  const html = page(
    `<h1>Kop</h1><p>Tekst, <a href="#t">verwijzing</a> ✓</p><div id=t>${TABLE}${TABLE}</div>`,
    `<style>${await fontOfTheReport(400)} body { font-family: "Source Sans 3" }</style>`,
  );
  const printWith = (environment: Record<string, string>): Promise<Buffer[]> =>
    inNewFolder(async (temporaryFolder) => {
      const browser = await startBrowser(
        contextOfThisMachine({
          environment: { XDG_CACHE_HOME: process.env["XDG_CACHE_HOME"], ...environment },
          temporaryFolder,
        }),
      );
      try {
        const prints = [await browser.print(html), await browser.print(html)];
        return await Promise.all(prints.map((print) => finished(print)));
      } finally {
        await browser.close();
      }
    });
  const here = await printWith({ TZ: "Europe/Amsterdam", LANG: "nl_NL.UTF-8" });
  const there = await printWith({ TZ: "Pacific/Auckland", LANG: "ar_EG.UTF-8", HOME: "/nergens" });
  const [first, ...others] = [...here, ...there];
  expect(others.map((pdf) => first?.equals(pdf))).toEqual([true, true, true]);
});
