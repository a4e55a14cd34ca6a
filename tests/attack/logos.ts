import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { encode } from "fast-png";

import { CHECK, FIXTURES, LISTENER, PROJECT, settings, type Attack } from "./attack.ts";
import { mutatedBytes } from "./mutate.ts";
import { chanceOf } from "./random.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80" height="40" viewBox="0 0 80 40">`;
const svg = (content: string): string =>
  `${SVG}<rect width="80" height="40" fill="#246"/>${content}</svg>`;

/** Refused by the settings, or accepted and then in a sound report. Never blamed on the browser. */
function logo(
  name: string,
  content: string | Uint8Array,
  allowed: readonly number[] = [0, 2],
): Attack {
  return {
    name: `a logo ${name}`,
    words: CHECK,
    alsoAsReport: true,
    files: { "report.config.yaml": settings("logo: logo.svg"), "logo.svg": content },
    allowed,
  };
}
const refused = (name: string, content: string | Uint8Array): Attack => logo(name, content, [2]);

const png = (width: number, height: number): Uint8Array =>
  encode({
    width,
    height,
    data: new Uint8Array(width * height * 3).fill(90),
    channels: 3,
    depth: 8,
  });

/** A PNG whose header states another size than it has. */
function pngSaying(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(png(4, 4));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const carried = (name: string): Buffer =>
  readFileSync(path.join(PROJECT, "tests/conformance/logos", name));
const PNG = carried("alpha.png");
const JPEG = carried("colour.jpg");
const chance = chanceOf(20);
const uses = (from: number): string =>
  `<g id="u${from}">${`<use href="#u${from - 1}"/>`.repeat(10)}</g>`;

export const LOGOS: readonly Attack[] = [
  refused("with a script", svg("<script>alert(1)</script>")),
  refused(
    "with a script in another namespace",
    svg(`<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`),
  ),
  refused("with a handler", svg(`<circle r="4" onload="alert(1)"/>`)),
  refused("with a handler at its top", svg("").replace("<svg", '<svg onload="alert(1)"')),
  refused(
    "with an entity that is a file",
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg("<text>&x;</text>")}`,
  ),
  refused(
    "with entities that multiply",
    `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${svg("<text>&b;</text>")}`,
  ),
  refused("that uses a drawing elsewhere", svg(`<use href="${LISTENER}/x.svg#a"/>`)),
  refused(
    "that uses an image elsewhere",
    svg(`<image href="${LISTENER}/x.png" width="9" height="9"/>`),
  ),
  refused(
    "that uses an image elsewhere by an old name",
    svg(`<image xlink:href="${LISTENER}/x.png" width="9" height="9"/>`),
  ),
  refused(
    "that is filled from elsewhere",
    svg(`<rect fill="url(${LISTENER}/x#a)" width="9" height="9"/>`),
  ),
  refused("with a style that fetches", svg(`<style>@import "${LISTENER}/x.css";</style>`)),
  refused(
    "with a font from elsewhere",
    svg(`<style>@font-face{font-family:x;src:url(${LISTENER}/f)}</style>`),
  ),
  refused(
    "with a link that is a script",
    svg(`<a href="javascript:alert(1)"><text y="9">x</text></a>`),
  ),
  refused("with a style sheet before it", `<?xml-stylesheet href="${LISTENER}/x.css"?>${svg("")}`),
  refused("in UTF-16", Buffer.from(svg("<script>alert(1)</script>"), "utf16le")),
  refused("that is packed", gzipSync(svg(""))),
  refused("that is a GIF", "GIF89a\x01\0\x01\0"),
  refused("that is empty", ""),
  refused("that is one byte", "<"),
  refused("of 1.1 MB", svg(`<!--${"x".repeat(1_100_000)}-->`)),
  refused(
    "that is HTML",
    "<!doctype html><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
  ),
  refused("that is a PDF", "%PDF-1.7\n"),
  refused("that is a document of words", "een logo"),
  refused("that is broken XML", `${SVG}<g><rect`),
  refused("that ends too early", svg("<g>").slice(0, -8)),
  refused("with a control character", svg("<text>a\x0Bb</text>")),
  refused("with a null byte", svg("<text>a\0b</text>")),
  logo(
    "with HTML inside",
    svg(
      `<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><img src="${LISTENER}/y" onerror="alert(1)"/></body></foreignObject>`,
    ),
  ),
  logo("with a doctype elsewhere", `<!DOCTYPE svg SYSTEM "${LISTENER}/x.dtd">${svg("")}`),
  logo(
    "with a drawing as data inside",
    svg(
      `<image width="9" height="9" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cscript%3Ealert(1)%3C/script%3E%3C/svg%3E"/>`,
    ),
  ),
  logo("with an escaped style", svg(`<style>rect{fill:u\\72l(${LISTENER}/esc)}</style>`)),
  logo(
    "that is set by animation",
    svg(`<a><set attributeName="href" to="javascript:alert(1)"/><text y="9">x</text></a>`),
  ),
  logo(
    "that moves without end",
    svg(
      `<circle r="4"><animate attributeName="r" values="1;9" dur="1ms" repeatCount="indefinite"/></circle>`,
    ),
  ),
  logo("masked from elsewhere", svg(`<rect mask="url(${LISTENER}/m#a)" width="9" height="9"/>`)),
  logo(
    "with a filter of an image",
    svg(
      `<filter id="f"><feImage href="${LISTENER}/f.png"/></filter><rect filter="url(#f)" width="9" height="9"/>`,
    ),
  ),
  logo("that pings", svg(`<a href="https://a.nl" ping="${LISTENER}/p"><text y="9">x</text></a>`)),
  logo("of a path of 800 kB", svg(`<path d="M0 0${" l1 1".repeat(160_000)}"/>`)),
  logo(
    "with a huge filter",
    svg(
      `<filter id="f" width="100000" height="100000"><feGaussianBlur stdDeviation="9999"/></filter><rect filter="url(#f)" width="80" height="40"/>`,
    ),
  ),
  logo("of a size of 1e9", SVG.replaceAll("80", "1000000000") + "</svg>"),
  logo(
    "without a size",
    `<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>`,
  ),
  logo(
    "of a size that is none",
    svg("").replace('width="80"', 'width="NaN"').replace("0 0 80 40", "0 0 0 -4"),
  ),
  logo("of 20,000 levels", svg(`${"<g>".repeat(20_000)}${"</g>".repeat(20_000)}`)),
  logo(
    "of 10^9 uses",
    svg(
      `<defs><g id="u0"><rect width="1" height="1"/></g>${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(uses).join("")}</defs><use href="#u9"/>`,
    ),
  ),
  logo("that uses itself", svg(`<g id="a"><use href="#a"/></g>`)),
  logo(
    "with patterns in a circle",
    svg(
      `<pattern id="p" width="1" height="1"><rect fill="url(#q)" width="9" height="9"/></pattern><pattern id="q" width="1" height="1"><rect fill="url(#p)" width="9" height="9"/></pattern><rect fill="url(#p)" width="9" height="9"/>`,
    ),
  ),
  logo(
    "of 200,000 attributes",
    svg(`<g ${Array.from({ length: 20_000 }, (_, at) => `a${at}=""`).join(" ")}/>`),
  ),
  logo("that repeats an attribute", svg(`<g id="a" id="b"/>`)),
  logo("with an unknown encoding", `<?xml version="1.0" encoding="UTF-7"?>${svg("")}`),
  logo("with text of words in it", svg(`<text y="9">Stichting &#x202E; &#11;</text>`)),
  logo("that is a PNG without its end", png(300, 300).slice(0, 200)),
  logo("that is a PNG of 100,000 by 100,000", pngSaying(100_000, 100_000)),
  logo("that is a PNG of no size", pngSaying(0, 0)),
  logo("that is a PNG of 16,000 by 40", png(16_000, 40)),
  logo("that is a PNG of 8,000 by 8,000", png(8000, 8000)),
  logo(
    "that is a PNG with HTML behind it",
    Buffer.concat([PNG, Buffer.from("<script>alert(1)</script>")]),
  ),
  logo("that is only the head of a PNG", PNG.subarray(0, 8)),
  logo(
    "that is a JPEG of noise",
    Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      mutatedBytes(Buffer.alloc(5000, "zomaar wat"), chance),
    ]),
  ),
  logo("that is half a JPEG", JPEG.subarray(0, JPEG.length / 2)),
  logo("that is only the head of a JPEG", JPEG.subarray(0, 4)),
  {
    ...refused("that is a device", ""),
    files: { "report.config.yaml": settings("logo: /dev/urandom") },
  },
  {
    ...refused("that is a folder", ""),
    files: { "report.config.yaml": settings(`logo: ${FIXTURES}`) },
  },
  {
    ...refused("that is a pipe", ""),
    files: { "report.config.yaml": settings("logo: logo.svg") },
    shell: { before: "mkfifo logo.svg;" },
  },
  {
    ...logo("that is a link to another's file", ""),
    files: { "report.config.yaml": settings("logo: logo.svg") },
    shell: { before: "ln -s /etc/passwd logo.svg;" },
    allowed: [2],
    never: ["root:x"],
  },
  ...["alpha.png", "colour.jpg", "gradient.svg"].flatMap((name) =>
    Array.from({ length: 4 }, (_, at) =>
      logo(
        `that is ${name} with bytes changed, no. ${at + 1}`,
        mutatedBytes(carried(name), chance),
      ),
    ),
  ),
];
