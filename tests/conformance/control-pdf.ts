import { readFile } from "node:fs/promises";
import path from "node:path";

import type { PrintableBrowser } from "../../src/browser/browser.ts";
import { readFonts } from "../../src/charts/fonts.ts";
import { finished } from "../pdf/finished.ts";

const BODY = `
<h1>Proef</h1>
<nav><ol data-meaning="contents"><li><a href="#hoofdstuk">Een hoofdstuk</a></li></ol></nav>
<section>
<h2 id="hoofdstuk">Een hoofdstuk</h2>
<p>Een zin met een <a href="https://voorbeeld.nl/">verwijzing</a>, <strong>nadruk</strong> en <em>nog
meer</em>.<sup><a id="aanroep-1" href="#noot-1" aria-label="Noot 1">1</a></sup> En nog
een.<sup><a id="aanroep-2" href="#noot-2" aria-label="Noot 2">2</a></sup></p>
<h3>Een kop</h3>
<ul><li>Een punt</li><li>Nog een</li></ul>
<table>
<caption>Een tabel</caption>
<thead><tr><th scope="col">Wat</th><th scope="col">Aantal</th></tr></thead>
<tbody><tr><th scope="row">Dit</th><td>12</td></tr><tr><th scope="row">Dat</th><td>7</td></tr></tbody>
</table>
<ol class="notes" data-meaning="notes">
<li id="noot-1"><a href="#aanroep-1" aria-label="Noot 1, terug naar de tekst">1</a> De eerste noot.</li>
<li id="noot-2"><a href="#aanroep-2" aria-label="Noot 2, terug naar de tekst">2</a> De tweede noot.</li>
</ol>
</section>`;

const ATTACHMENT = {
  name: "cijfers.csv",
  mediaType: "text/csv",
  description: "De cijfers",
  content: Buffer.from("wat;aantal\ndit;12\n"),
};

/**
 * A PDF of one page, so that many can be checked, with something to break for every rule, under two
 * standards.
 */
export async function controlPdfs(
  browser: Pick<PrintableBrowser, "print">,
): Promise<Readonly<Record<"3a" | "4f", Buffer>>> {
  const logo = await readFile(path.join(import.meta.dirname, "logos/gradient.svg"), "base64");
  const image = `<p><img src="data:image/svg+xml;base64,${logo}" alt="Een logo"></p>`;
  const figure = `<figure role="group"><figcaption>Nog een logo</figcaption>${image}</figure>`;
  const html = `<!doctype html><html lang="nl-NL"><head><meta charset="utf-8"><title>Proef</title>
<style>${await fontFaces()} body { font-family: Proef; } td { border-bottom: 1px solid; }</style></head>
<body>${image}${BODY}${figure}</body></html>`;
  const print = await browser.print(html);
  const finish = async (standard: "3a" | "4f") =>
    await finished(print, { attachments: [ATTACHMENT], standard });
  return { "3a": await finish("3a"), "4f": await finish("4f") };
}

/** The report's fonts, so that the machine's fonts do not matter. */
async function fontFaces(): Promise<string> {
  const faces = (await readFonts()).map(
    ({ weight, style, unicodeRange, bytes }) =>
      `@font-face { font-family: Proef; font-weight: ${weight}; font-style: ${style}; unicode-range: ${unicodeRange}; src: url("data:font/woff2;base64,${bytes.toString("base64")}"); }`,
  );
  return faces.join("\n");
}
