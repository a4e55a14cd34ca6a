import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { readNarratives } from "../../src/narrative/read-narratives.ts";
import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/text-html.ts";
import { emptyFolder } from "../cli/run-report.ts";
import { imageFile } from "../image/files.ts";
import { pngOf, pngPart } from "../image/png.ts";

const checked = (source: string) =>
  checkNarrative("slot", "slot.md", source, { takesImages: true });
const places = (source: string) =>
  checked(source).findings.map(({ code, line, position }) => `${code} ${line}:${position}`);

/** A text as HTML, in a report with an image of each of these names. */
function htmlOf(markdown: string, ...files: readonly string[]): string {
  const images = files.map((file) => {
    return { file, mediaType: "image/png" as const, width: 3, height: 2, base64: "AA==" };
  });
  return narrativeHtml({ markdown, hasBoxes: true, images }, new Notes(), "print", 80)
    .map(({ html, notes }) => html + notes.map((note) => note.html).join(""))
    .join("");
}

const IMG = (alt: string) =>
  `<img src="data:image/png;base64,AA==" alt="${alt}" width="3" height="2">`;

describe("an image that stands alone", () => {
  it.each([
    ["![Een raam](raam.png)", `<figure class="picture">${IMG("Een raam")}</figure>`],
    ["Eerst.\n\n  ![Een [oud] raam](raam.png)  ", IMG("Een [oud] raam")],
    ['![Een *oud* raam &amp; "deur"](raam.png)', IMG("Een oud raam &amp; &quot;deur&quot;")],
    [
      "![Een raam](raam.png)\nBijschrift: *Licht*[^1]\nin huis\n\n[^1]: Noot.",
      `${IMG("Een raam")}<figcaption><em>Licht</em>`,
    ],
    ["::: kader T\n![Een raam](raam.png)\n:::", `<figure class="picture">${IMG("Een raam")}`],
  ])("is a figure with its alt text: %j", (source, html) => {
    expect(checked(source)).toMatchObject({ findings: [], images: [{ file: "raam.png" }] });
    const markdown = checked(source).narrative?.markdown ?? "";
    expect(htmlOf(markdown, "raam.png").replaceAll(/>\s+/g, ">")).toContain(html);
  });

  it("may have a name with spaces and brackets, in any form of Unicode", () => {
    const source = "![Een raam](foto\u0308 (1).jpg)";
    expect(checked(source).images).toEqual([{ file: "fotö (1).jpg", line: 1, position: 1 }]);
    expect(htmlOf(source, "fotö (1).jpg")).toContain(IMG("Een raam"));
  });

  it("is text in a report without images, such as a snapshot of an earlier release", () => {
    expect(htmlOf("![Een raam](raam.png)")).toBe("<p>!Een raam</p>\n");
  });

  it("is refused if the document type accepts no images", () => {
    const { findings, images } = checkNarrative("slot", "slot.md", "![Een raam](raam.png)");
    expect(findings).toMatchObject([{ code: "narrative-image", line: 1, position: 1 }]);
    expect(images).toEqual([]);
  });
});

describe("an image is refused", () => {
  const PLACE = "narrative-image-place";
  it.each([
    ["in a sentence", "Zie ![a](b.png).", [`${PLACE} 1:5`]],
    ["right below a sentence", "Zie:\n![a](b.png)", [`${PLACE} 2:1`]],
    ["above a line that is no caption", "![a](b.png)\nZie je?", [`${PLACE} 1:1`]],
    ["beside another", "![a](b.png)\n![c](d.png)", [`${PLACE} 1:1`, `${PLACE} 2:1`]],
    ["in a list", "- punt\n\n  ![a](b.png)", [`${PLACE} 3:3`]],
    ["in a quote", "> ![a](b.png)", [`${PLACE} 1:3`]],
    ["in a note", "Woord[^1].\n\n[^1]: ![a](b.png)", [`${PLACE} 3:7`]],
    ["in a table", "Tabel: T\n\n| a |\n| - |\n| ![a](b.png) |", [`${PLACE} 5:3`]],
    ["by a reference", "![a][b]\n\n[b]: c.png", [`${PLACE} 1:1`]],
    ["without a description", "---\n---\n![](b.png)\n\n![ ](b.png)", ["narrative-image-alt 3:1", "narrative-image-alt 5:1"]],
  ])("%s", (_, source, expected) => {
    expect(places(source).filter((one) => !/narrative-(?:link|reference)/.test(one))).toEqual(expected);
    expect(checked(source).narrative).toBeNull();
  }); // prettier-ignore

  it.each([
    ..."https://a.nl/b.png map/b.png ../b.png c:b.png map\\b.png .b.png <b.png> data:image/png;base64,AA==".split(
      " ",
    ),
    'b.png "titel"',
    "",
  ])("if its address is not a file name: %j", (address) => {
    const { findings, images } = checked(`Eerst.\n\n![a](${address})`);
    expect(findings).toMatchObject([{ code: "narrative-image-address", line: 3, position: 1 }]);
    expect(images).toEqual([]);
  });

  it("beyond fifty in a text", () => {
    const source = "![a](b.png)\n\n".repeat(51);
    expect(places(source)).toEqual(["narrative-limit 101:1"]);
  });
});

describe("an image gets a warning", () => {
  it("for a long description", () => {
    expect(places(`![${"a ".repeat(126)}](b.png)`)).toEqual(["narrative-image-alt-long 1:1"]);
    expect(places(`![${"a ".repeat(125)}](b.png)`)).toEqual([]);
  });

  it("for a caption that is apart from it", () => {
    expect(places("![a](b.png)\n\nBijschrift: Woorden.")).toEqual(["narrative-image-caption 3:1"]);
  });
});

const PHOTO = pngOf(800, 400);

/** The result of reading a folder with these files. Each text belongs to the document. */
async function readFolder(files: Readonly<Record<string, string | Buffer>>) {
  const content = emptyFolder();
  const folder = path.join(content, "2024-Q1/leerrapport");
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  const reading = await readNarratives(content, "2024-Q1", "leerrapport", ["een", "twee"], {
    takesImages: true,
  });
  const found = reading.findings.map(({ code, file, line, message }) => {
    return [`${code} ${path.basename(file)}:${line}`, message] as const;
  });
  return { ...reading, found };
}

describe("the file of an image", () => {
  it("is read once for a text, and is listed among the inputs of the report", async () => {
    const { found, images, inputs, texts } = await readFolder({
      "een.md": "![a](foto.jpg)\n\n![b](foto.jpg)",
      "twee.md": "![c](foto.jpg)\n\n![d](Ander.PNG)",
      "foto.jpg": PHOTO,
      "Ander.PNG": PHOTO,
    });
    expect(found).toEqual([]);
    expect(texts.map(({ narrative }) => narrative.name)).toEqual(["een", "twee"]);
    expect(images.map(({ narrative, file }) => `${narrative} ${file}`)).toEqual([
      "een foto.jpg",
      "twee foto.jpg",
      "twee Ander.PNG",
    ]);
    // The content decides, not the name.
    expect(images[0]).toMatchObject({ mediaType: "image/png", keptAs: "image/png", bytes: PHOTO });
    const sha256 = createHash("sha256").update(PHOTO).digest("hex");
    expect(inputs.map(({ file }) => file)).toEqual([
      "2024-Q1/leerrapport/een.md",
      "2024-Q1/leerrapport/foto.jpg",
      "2024-Q1/leerrapport/twee.md",
      "2024-Q1/leerrapport/Ander.PNG",
    ]);
    expect(inputs[1]).toMatchObject({ sha256 });
  });

  it.each([
    ["that is none of the three kinds", Buffer.from("GIF89a"), /geen PNG, JPEG of WebP/],
    ["that is empty", Buffer.alloc(0), /geen PNG, JPEG of WebP/],
    ["that is an SVG", Buffer.from("<svg/>"), /geen PNG, JPEG of WebP/],
    ["that is cut off", PHOTO.subarray(0, -20), /beschadigd of niet compleet/],
    ["that moves", pngOf(800, 1, { between: [pngPart("acTL", Buffer.alloc(8))] }), /beweegt/],
    ["without pixels", pngOf(0, 9), /geen breedte of hoogte/],
    [
      "with too many pixels",
      pngOf(10_000, 5001, { unpacked: Buffer.alloc(1) }),
      /10\.000 bij 5\.001 beeldpunten groot.* ten hoogste 50 miljoen/,
    ],
    ["that is too wide", pngOf(30_001, 1), /en 30\.000 breed of hoog/],
    [
      "of too many bytes",
      Buffer.concat([PHOTO, Buffer.alloc(10_000_000)]),
      /groter dan 10 MB\. Sla/,
    ],
  ])("is refused %s", async (_, bytes, message) => {
    const text = "Eerst.\n\n![a](foto.jpg)\n\n![b](foto.jpg)";
    const { found, texts, images } = await readFolder({ "een.md": text, "foto.jpg": bytes });
    const finding = expect.stringMatching(message) as string;
    expect(found).toEqual([
      ["narrative-image-file een.md:3", finding],
      ["narrative-image-file een.md:5", finding],
    ]);
    expect([...texts, ...images]).toEqual([]);
  });

  it("is refused if it is missing, with a similar name, and if it is a folder", async () => {
    const { found } = await readFolder({
      "een.md": "![a](foto.jpg)\n\n![b](anders.png)\n\n![c](een.md)\n\nEen <b>woord</b>.",
      "Foto.jpg": PHOTO,
    });
    expect(found).toEqual([
      ["narrative-image-missing een.md:1", expect.stringMatching(/Bedoel je Foto\.jpg\?$/)],
      ["narrative-image-missing een.md:3", expect.not.stringContaining("Bedoel je")],
      ["narrative-image-file een.md:5", expect.stringContaining("geen PNG, JPEG of WebP")],
      ["narrative-html een.md:7", expect.any(String)],
      ["narrative-image-unused Foto.jpg:null", expect.any(String)],
    ]);
  });

  it("gets a warning if it is narrow, and is accepted", async () => {
    const files = { "een.md": "![a](foto.jpg)", "foto.jpg": imageFile("halves.jpg") };
    const { found, images } = await readFolder(files);
    const words = expect.stringMatching(/60 beeldpunten breed.* ten minste 600/) as string;
    expect(found).toEqual([["narrative-image-small een.md:1", words]]);
    expect(images).toHaveLength(1);
  });

  it("gets a warning if no text uses it, but not if a refused text does", async () => {
    const { found } = await readFolder({
      "een.md": "Zie <b>.\n\n![a](foto.jpg)",
      "foto.jpg": PHOTO,
      "een.png": PHOTO,
      "notitie.txt": "x",
    });
    expect(found.map(([what]) => what)).toEqual([
      "narrative-html een.md:1",
      "narrative-image-unused een.png:null",
      "narrative-unknown notitie.txt:null",
    ]);
  });
});
