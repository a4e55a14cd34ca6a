import { SaxesParser, type SaxesTagNS } from "saxes";

import { houseStyleMessages } from "../../messages/house-style.ts";
import {
  embeddedImage,
  isInside,
  partsOf,
  type Reference,
  referencesIn,
  type SvgElement,
  targetsIn,
  withoutEscapes,
} from "./logo-parts.ts";

const SVG = "http://www.w3.org/2000/svg";

/** The deepest nesting of elements. A browser stops at 256. */
const DEEPEST = 100;

/** The largest cost of a drawing, in plain shapes. This many shapes print in a second or two. */
const MOST_PARTS = 10_000;

/** The most pixels of all images in the drawing together. */
const MOST_PIXELS = 16_000_000;

/** Encodings that write ASCII as UTF-8 does. */
const LIKE_ASCII = /^(?:us-ascii|iso-8859-1|windows-1252)$/i;

/** Elements and styles of an animation. */
const MOVING = /^(?:animate.*|set|discard)$/i;
const MOVING_STYLE = /@(?:-webkit-)?keyframes/i;

/** An element that is not read completely. */
interface OpenElement extends SvgElement {
  readonly children: SvgElement[];
  text: string;
}

/** Stops the reading. The message says what is wrong, in Dutch. */
class Problem extends Error {}

/**
 * Why an SVG cannot be in a report, in Dutch. Null if it can.
 *
 * Loading this module loads an XML parser, so load it late.
 *
 * @param isAscii true for a file of ASCII only, which is the same in other encodings
 */
export function svgProblem(text: string, isAscii: boolean): string | null {
  try {
    const root = parse(text, isAscii);
    if (!isSized(root.attributes)) return houseStyleMessages.logoNoSize;
    const parts = partsOf(root);
    if (parts === "circular") return houseStyleMessages.logoCircular;
    return parts > MOST_PARTS ? houseStyleMessages.logoTooComplex : null;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

function parse(text: string, isAscii: boolean): SvgElement {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const open: OpenElement[] = [];
  const roots: SvgElement[] = [];
  let pixels = 0;
  parser.on("error", () => refuse(houseStyleMessages.logoNoXml(parser.line)));
  parser.on("xmldecl", ({ encoding = "utf-8" }) => {
    if (/^utf-8$/i.test(encoding) || (isAscii && LIKE_ASCII.test(encoding))) return;
    refuse(houseStyleMessages.logoNotUtf8);
  });
  parser.on("doctype", (doctype) => {
    // Declarations inside the document type can hide content from this check that a browser shows.
    if (doctype.includes("[")) refuse(houseStyleMessages.logoEntity);
  });
  parser.on("processinginstruction", ({ target }) => {
    if (/^xml-stylesheet$/i.test(target)) refuse(houseStyleMessages.logoOutside);
  });
  parser.on("opentag", (tag) => {
    if (open.length === 0 && (tag.local !== "svg" || tag.uri !== SVG)) {
      refuse(houseStyleMessages.logoNoSvg);
    }
    if (open.length >= DEEPEST) refuse(houseStyleMessages.logoTooDeep(DEEPEST, parser.line));
    const element = elementOf(tag);
    pixels += element.pixels;
    if (pixels > MOST_PIXELS) refuse(houseStyleMessages.logoTooComplex);
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  const addText = (more: string): void => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += more;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed?.name.toLowerCase() !== "style") return;
    const css = withoutEscapes(closed.text);
    if (MOVING_STYLE.test(css)) refuse(houseStyleMessages.logoMoves);
    if (css.toLowerCase().includes("@import")) refuse(houseStyleMessages.logoOutside);
    assertInside(targetsIn(css));
  });
  parser.write(text).close();
  return roots[0] ?? refuse(houseStyleMessages.logoNoXml(parser.line));
}

/** An element of the logo. Throws Problem for an element that is not allowed. */
function elementOf({ local, uri, attributes: given }: SaxesTagNS): OpenElement {
  if (/^script$/i.test(local)) refuse(houseStyleMessages.logoScript);
  if (/^foreignobject$/i.test(local)) refuse(houseStyleMessages.logoPage);
  if (MOVING.test(local)) refuse(houseStyleMessages.logoMoves);
  const attributes = new Map<string, string>();
  const references: Reference[] = [];
  let pixels = 0;
  for (const { local: key, prefix, value } of Object.values(given)) {
    if (/^on[a-z]+$/i.test(key)) refuse(houseStyleMessages.logoHandler);
    const isAddress = /^(?:href|src)$/i.test(key);
    const plain = isAddress ? value.trim() : withoutEscapes(value);
    pixels += assertInside(isAddress ? [plain] : targetsIn(plain));
    references.push(...referencesIn(key, plain));
    if (prefix === "") attributes.set(key, value);
  }
  const isSvg = uri === SVG;
  return { name: local, attributes, references, children: [], text: "", pixels, isSvg };
}

/**
 * The number of pixels of the images among the targets. Throws Problem for a target outside the
 * file or a wrong image.
 */
function assertInside(targets: readonly string[]): number {
  let pixels = 0;
  for (const target of targets) {
    if (!isInside(target)) refuse(houseStyleMessages.logoOutside);
    const image = embeddedImage(target);
    if (image === null) continue;
    if ("problem" in image) refuse(image.problem);
    else pixels += image.pixels;
  }
  return pixels;
}

function refuse(message: string): never {
  throw new Problem(message);
}

/** In user units. Many more than drawing tools write. */
const LARGEST = 10_000_000;

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const LENGTH = new RegExp(`^\\s*(${NUMBER})(?:px|pt|pc|mm|cm|in|q|em|ex|rem)?\\s*$`, "i");
const PERCENTAGE = new RegExp(`^\\s*${NUMBER}%\\s*$`, "i");
const VIEW_BOX = new RegExp(`^\\s*${Array(4).fill(`(${NUMBER})`).join("[\\s,]+")}\\s*$`, "i");

/**
 * True for an SVG with a size: a view box, or a width and a height. Otherwise each browser chooses
 * a size.
 */
function isSized(attributes: ReadonlyMap<string, string>): boolean {
  const box = attributes.get("viewBox");
  const sides = [attributes.get("width"), attributes.get("height")].map((side) =>
    side === undefined || PERCENTAGE.test(side) || side.trim() === "auto" ? null : lengthOf(side),
  );
  if (!sides.every((side) => side === null || isPossible(side))) return false;
  if (box === undefined) return !sides.includes(null);
  const [left = NaN, top = NaN, width = NaN, height = NaN] =
    VIEW_BOX.exec(box)?.slice(1).map(Number) ?? [];
  return [left, top].every((at) => Math.abs(at) <= LARGEST) && [width, height].every(isPossible);
}

function lengthOf(side: string): number {
  return Number(LENGTH.exec(side)?.[1]);
}

function isPossible(length: number): boolean {
  return length > 0 && length <= LARGEST;
}
