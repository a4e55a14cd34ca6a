import { describe, expect, it } from "vitest";

import { recognise } from "../../../src/settings/house-style.ts";
import { pngOf } from "../../image/png.ts";

const svg = (content: string, attributes = 'viewBox="0 0 9 9"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;

/** The message about an SVG. Null for a correct SVG. */
async function problemOf(content: string | Buffer): Promise<string | null> {
  const image = await recognise(Buffer.from(content));
  return "problem" in image ? image.problem : null;
}

const NO_XML = /op regel 1 van het bestand staat iets wat geen geldige XML is/;
const NOT_UTF_8 = /een SVG die niet als UTF-8 is opgeslagen/;
const NO_SIZE = /Het logo heeft geen breedte en hoogte/;
const COMPLEX = /Het logo is te ingewikkeld om te tekenen/;
const CIRCULAR = /Een onderdeel van het logo verwijst naar zichzelf/;
const OUTSIDE = /Het logo verwijst naar iets buiten het bestand/;
const EMBEDDED = /een plaatje dat geen PNG of JPEG is/;
const MOVES = /Het logo beweegt/;

const declared = (encoding: string, content = "") =>
  `<?xml version="1.0" encoding="${encoding}"?>${svg(content)}`;

describe("an SVG", () => {
  it.each([
    ["an element that is not closed", svg("<g>"), NO_XML],
    ["a control character", svg("<text>a\u000Bb</text>"), NO_XML],
    ["a control character as a number", svg("<text>&#11;</text>"), NO_XML],
    ["a control character of XML 1.1", `<?xml version="1.1"?>${svg("&#11;")}`, NO_XML],
    ["an unknown entity", svg("&nbsp;"), NO_XML],
    ["two roots", svg("") + svg(""), NO_XML],
    ["an attribute twice", svg('<g id="a" id="b"/>'), NO_XML],
    ["an unknown prefix", svg("<y:g/>"), NO_XML],
    ["UTF-16", Buffer.from(`\uFEFF${svg("")}`, "utf16le"), NOT_UTF_8],
    ["bytes of another encoding", Buffer.from(svg("<text>é</text>"), "latin1"), NOT_UTF_8],
    ["a declaration of another encoding", declared("utf-7"), NOT_UTF_8],
    ["a letter that differs in the declared encoding", declared("iso-8859-1", "é"), NOT_UTF_8],
    ["no namespace", '<svg viewBox="0 0 1 1"/>', /een browser herkent het niet/],
    ["rules of its own", `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "a">]>${svg("")}`, /ATTLIST/],
    ["101 levels", svg("<g>".repeat(100) + "</g>".repeat(100)), /meer dan 100 groepen in elkaar/],
    ["a page", svg("<foreignObject><p/></foreignObject>"), /een stuk webpagina/],
    ["a style sheet in itself", `<?xml-stylesheet href="data:text/css,a"?>${svg("")}`, OUTSIDE],
    ["a style from elsewhere", svg('<style>@import/**/"data:text/css,a"</style>'), OUTSIDE],
    ["an address with escapes", svg("<style>g{fill:\\75 rl(//a.nl)}</style>"), OUTSIDE],
    ["movement", svg('<rect><animate attributeName="x" to="3"/></rect>'), MOVES],
    ["movement by style", svg("<style>@keyframes a{to{x:3}}</style>"), MOVES],
  ])("is refused with %s", async (_, content, message) => {
    expect(await problemOf(content)).toMatch(message);
  });

  it("is refused with the line that is not XML", async () => {
    expect(await problemOf(svg("\n\n<g></h>"))).toMatch(/op regel 3 van het bestand/);
  });

  it.each([
    ["nothing of it", ""],
    ["percentages", 'width="100%" height="100%"'],
    ["a width alone", 'width="9"'],
    ["no number", 'viewBox="0 0 NaN 9"'],
    ["nothing high", 'viewBox="0 0 9 0"'],
    ["something below nothing", 'viewBox="0 0 9 9" width="-4"'],
    ["far too much", 'width="1e9" height="1e9"'],
    ["what has no end", 'viewBox="0 0 1e999 9"'],
    ["three numbers", 'viewBox="0 0 9"'],
  ])("is refused with this size: %s", async (_, attributes) => {
    expect(await problemOf(svg("", attributes))).toMatch(NO_SIZE);
  });

  it.each([
    'width="3mm" height=".5in"',
    'viewBox="-1,-1 2.5e1 9"',
    'width="100%" viewBox="0 0 9 9"',
    'width="auto" viewBox="0 0 9 9"',
  ])("can have the size %s", async (attributes) => {
    expect(await problemOf(svg("", attributes))).toBeNull();
  });

  it("can declare another encoding that makes no difference", async () => {
    expect(await problemOf(declared("ISO-8859-1"))).toBeNull();
  });
});

/** Ten levels that each use the level before ten times: thousands of millions of shapes. */
function tenfold(one: (index: number, before: string) => string): string {
  return Array.from({ length: 10 }, (_, index) => one(index, `#a${index - 1}`)).join("");
}

const RECT = '<rect width="1" height="1"/>';
const PATTERN = 'width="1" height="1" patternUnits="userSpaceOnUse"';

describe("a small SVG that is expensive to draw", () => {
  it.each([
    [
      "use within use",
      tenfold((at, to) => `<g id="a${at}">${`<use href="${to}"/>`.repeat(10)}</g>`),
    ],
    [
      "use by its old address, with percent signs",
      tenfold(
        (at, to) =>
          `<g id="a${at}">${`<use x:href="${to.replace("#a", "#%61")}"/>`.repeat(10)}</g>`,
      ),
    ],
    [
      "ids that others seem to have",
      tenfold((at, to) => `<g id="a${at}" x:id="b">${`<use href="${to}"/>`.repeat(10)}</g>`),
    ],
    [
      "patterns that all within them take over",
      tenfold(
        (at, to) =>
          `<pattern id="a${at}" ${PATTERN} fill="url(${to})">${RECT.repeat(10)}</pattern>`,
      ),
    ],
    [
      "patterns by style",
      tenfold(
        (at, to) =>
          `<pattern id="a${at}" ${PATTERN}>${`<rect style="f:1;fill:u\\72l( '${to}' )"/>`.repeat(10)}</pattern>`,
      ),
    ],
    [
      "patterns by a style sheet",
      tenfold(
        (at, to) =>
          `<style>.c${at}{fill:url(${to})}</style><pattern id="a${at}" ${PATTERN}>${`<rect class="c${at}"/>`.repeat(10)}</pattern>`,
      ),
    ],
    [
      "masks",
      tenfold((at, to) => `<mask id="a${at}">${`<rect mask="url(${to})"/>`.repeat(10)}</mask>`),
    ],
    [
      "markers",
      tenfold(
        (at, to) =>
          `<marker id="a${at}">${`<path d="M0 0" marker-start="url(${to})"/>`.repeat(10)}</marker>`,
      ),
    ],
    ["very many shapes", RECT.repeat(10_000)],
    [
      "very many filters",
      `<filter id="f"><feGaussianBlur stdDeviation="9"/></filter>${'<g filter="url(#f)"/>'.repeat(400)}`,
    ],
    ["very many masked layers", `<mask id="m">${RECT}</mask>${'<g mask="url(#m)"/>'.repeat(900)}`],
    [
      "a chain of a thousand",
      Array.from({ length: 1000 }, (_, at) => `<g id="b${at}"><use href="#b${at + 1}"/></g>`).join(
        "",
      ),
    ],
  ])("is refused: %s", async (_, content) => {
    const start = performance.now();
    expect(await problemOf(svg(content))).toMatch(COMPLEX);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.each([
    ["itself", '<g id="a"><use href="#a"/></g>'],
    ["each other", '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'],
    ["itself by style", `<style>rect{fill:url(#p)}</style><pattern id="p">${RECT}</pattern>`],
    [
      "itself by a selector of all",
      `<style>[x]{fill:url(#p)}</style><pattern id="p">${RECT}</pattern>`,
    ],
    [
      "itself in a rule behind another",
      `<style>a{b{} fill:url(#p)}</style><pattern id="p">${RECT}</pattern>`,
    ],
  ])("is refused if a part refers to %s", async (_, content) => {
    expect(await problemOf(svg(content))).toMatch(CIRCULAR);
  });

  it.each([
    ["quotes", `<style>${'url("#'.repeat(150_000)}</style>`],
    ["one word", `<style>${"a".repeat(900_000)}</style>`],
    ["braces", `<style>${"{a:url(#b)".repeat(80_000)}</style>`],
    ["spaces", `<style>${"a ".repeat(450_000)}</style>`],
    ["a word in an attribute", `<g style="${"a".repeat(400_000)}${"url(#a".repeat(60_000)}"/>`],
  ])("is read within five seconds with a megabyte of %s", async (_, content) => {
    const start = performance.now();
    await problemOf(svg(content));
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("is accepted with a thousand shapes, gradients, masks and a long path", async () => {
    const drawing = `<style>.a,.b{fill:url(#g)}.c{clip-path:url(#k)}.d{mask:url(#m)}</style>
      <linearGradient id="g"><stop offset="0"/></linearGradient><clipPath id="k">${RECT}</clipPath>
      <mask id="m">${RECT}</mask>${'<g class="a c"><path class="b" d="M0 0L1 1"/></g>'.repeat(500)}
      ${'<g class="d"/>'.repeat(20)}<path d="M0 0${"L1 2".repeat(50_000)}"/>`;
    expect(await problemOf(svg(drawing))).toBeNull();
  });
});

describe("an image in an SVG", () => {
  const holding = (type: string, bytes: Buffer) =>
    svg(`<image href="data:${type};base64,${bytes.toString("base64")}"/>`);

  it("is checked like a logo", async () => {
    expect(await problemOf(holding("image/png", pngOf(4, 3)))).toBeNull();
    expect(await problemOf(holding("image/png", pngOf(4, 3).subarray(0, 50)))).toMatch(
      /een PNG die/,
    );
    expect(await problemOf(holding("image/png", pngOf(5000, 1)))).toMatch(
      /5\.000 bij 1 beeldpunten/,
    );
  });

  it("is a PNG or a JPEG", async () => {
    expect(await problemOf(holding("image/gif", Buffer.from("GIF89a")))).toMatch(EMBEDDED);
    expect(await problemOf(holding("image/svg+xml", Buffer.from(svg(""))))).toMatch(EMBEDDED);
    expect(await problemOf(svg('<image href="data:image/png,abc"/>'))).toMatch(EMBEDDED);
  });

  it("is refused with others if they are too large together", async () => {
    const image = `<image href="data:image/png;base64,${pngOf(4000, 1500).toString("base64")}"/>`;
    expect(await problemOf(svg(image))).toBeNull();
    expect(await problemOf(svg(image.repeat(3)))).toMatch(COMPLEX);
  });
});
