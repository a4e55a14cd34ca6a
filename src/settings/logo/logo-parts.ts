import { type Fault, isPng, measurePng, type Size } from "../../image/image.ts";
import { isJpeg, measureJpeg } from "../../image/read-image.ts";
import { houseStyleMessages } from "../../messages/house-style.ts";

// Bitmaps: the logo itself, or an image within a drawing.

/** An image that a browser can show completely, or why not, in Dutch. */
type Bitmap =
  | { readonly mediaType: "image/png" | "image/jpeg"; readonly pixels: number }
  | { readonly problem: string };

/** In pixels. Many more pixels than a printer shows in a logo of 8 cm. */
const LONGEST_SIDE = 4000;

function isTooLarge({ width, height }: Size): boolean {
  return Math.max(width, height) > LONGEST_SIDE;
}

const DATA = /^data:/i;
const FONT = /^data:(?:font\/|application\/(?:x-)?font)/i;
const IN_BASE64 = /^data:[^,]*;\s*base64\s*,/i;

/** Reads a PNG or JPEG, recognised by its content. Null for another file. */
export function bitmapOf(bytes: Buffer): Bitmap | null {
  if (isPng(bytes)) return measured("image/png", measurePng(bytes, isTooLarge));
  if (isJpeg(bytes)) return measured("image/jpeg", measureJpeg(bytes, isTooLarge));
  return null;
}

/** Reads the image in an address of the form `data:`. Null for an address without an image. */
export function embeddedImage(address: string): Bitmap | null {
  if (!DATA.test(address) || FONT.test(address)) return null;
  const [head] = IN_BASE64.exec(address) ?? [];
  const bytes = head === undefined ? null : Buffer.from(address.slice(head.length), "base64");
  const image = bytes === null ? null : bitmapOf(bytes);
  return image ?? { problem: houseStyleMessages.logoEmbedded };
}

function measured(mediaType: "image/png" | "image/jpeg", found: Size | Fault): Bitmap {
  if ("fault" in found) return { problem: problemOf(found) };
  return { mediaType, pixels: found.width * found.height };
}

function problemOf(found: Fault): string {
  switch (found.fault) {
    case "damaged":
      return houseStyleMessages.logoDamaged(found.format);
    case "kind":
      return houseStyleMessages.logoJpegKind;
    case "moves":
      return houseStyleMessages.logoMoves;
    case "noSize":
      return houseStyleMessages.logoNoSize;
    case "tooLarge":
      return houseStyleMessages.logoTooManyPixels(found.width, found.height, LONGEST_SIDE);
  }
}

// The cost of a drawing.

/** An element of an SVG. */
export interface SvgElement {
  /** Without its prefix. */
  readonly name: string;
  /** The attributes without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The parts of the drawing that its attributes refer to, with or without a prefix. */
  readonly references: readonly Reference[];
  readonly children: readonly SvgElement[];
  /** The text directly within the element. */
  readonly text: string;
  /** The number of pixels of the images in its own attributes. */
  readonly pixels: number;
  /** False for data that a drawing tool keeps in the file for itself. */
  readonly isSvg: boolean;
}

/** This many characters of a path, or pixels of an image, cost as much as a plain shape. */
const CHARACTERS_OF_PART = 200;
const PIXELS_OF_PART = 1600;

/** Each step of a filter, and each layer of a mask, reads all pixels below it. */
const PARTS_OF_FILTER_STEP = 20;
const PARTS_OF_LAYER = 10;
const TAKES_LAYER = /^(?:mask|filter)$/;

/** The use of a gradient costs nothing. */
const GRADIENT = /^(?:linear|radial)Gradient$/;

/** The longest chain of references. A longer chain is an attack. */
const LONGEST_CHAIN = 400;

/** The cost that the references of an element or of a style rule add. */
interface Added {
  /** Added to each element within the element, too. */
  readonly inherited: number;
  readonly own: number;
}

class CircularError extends Error {}

/**
 * The cost of a drawing, as the number of plain shapes that cost the same. A part counts each time
 * that it is used or fills another part, because a kilobyte of `use` within `use` can draw
 * thousands of millions of shapes. The cost is at least what a browser draws. "circular" if a part
 * refers to itself.
 */
export function partsOf(root: SvgElement): number | "circular" {
  try {
    return new Parts(root).of(root);
  } catch (error) {
    if (error instanceof CircularError) return "circular";
    throw error;
  }
}

class Parts {
  readonly #byId = new Map<string, SvgElement>();
  readonly #bySubject = new Map<string, Reference[]>();
  readonly #known = new Map<SvgElement, number>();
  readonly #addedBySubject = new Map<string, Added>();
  readonly #busy = new Set<SvgElement>();

  constructor(root: SvgElement) {
    this.#note(root);
  }

  /** Collects the elements with an id, and the rules of style sheets. */
  #note(element: SvgElement): void {
    const id = element.attributes.get("id");
    if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, element);
    if (element.name.toLowerCase() === "style") {
      for (const [subject, references] of referencesOfSheet(element.text)) {
        this.#bySubject.set(subject, [...(this.#bySubject.get(subject) ?? []), ...references]);
      }
    }
    for (const child of element.children) this.#note(child);
  }

  of(element: SvgElement): number {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    if (this.#busy.has(element)) throw new CircularError();
    if (this.#busy.size > LONGEST_CHAIN) return Infinity;
    this.#busy.add(element);
    let within = ownParts(element);
    for (const child of element.children) within += this.of(child);
    const all = [
      this.#addedBy(element.references),
      ...selectorsFor(element).map((subject) => this.#addedTo(subject)),
    ];
    let times = 1;
    for (const { inherited } of all) times += inherited;
    let parts = within * times;
    for (const { own } of all) parts += own;
    this.#busy.delete(element);
    this.#known.set(element, parts);
    return parts;
  }

  #addedTo(subject: string): Added {
    const known = this.#addedBySubject.get(subject);
    if (known !== undefined) return known;
    const added = this.#addedBy(this.#bySubject.get(subject) ?? []);
    this.#addedBySubject.set(subject, added);
    return added;
  }

  #addedBy(references: readonly Reference[]): Added {
    const added = { inherited: 0, own: 0 };
    for (const { id, isInherited } of references) {
      const target = this.#byId.get(id);
      if (target === undefined || GRADIENT.test(target.name)) continue;
      const layer = TAKES_LAYER.test(target.name) ? PARTS_OF_LAYER : 0;
      added[isInherited ? "inherited" : "own"] += this.of(target) + layer;
    }
    return added;
  }
}

/** The selectors with which a style sheet can select an element. */
function selectorsFor({ name, attributes }: SvgElement): readonly string[] {
  const classes = (attributes.get("class") ?? "").split(/\s+/).filter((one) => one !== "");
  const names = new Set(classes.map((one) => `.${one}`));
  return ["*", name, `#${attributes.get("id") ?? ""}`, ...names];
}

function ownParts({ name, attributes, text, pixels, isSvg }: SvgElement): number {
  if (!isSvg || name === "style") return 1;
  let characters = text.length;
  for (const [key, value] of attributes) if (key !== "href") characters += value.length;
  const step = name.startsWith("fe") ? PARTS_OF_FILTER_STEP : 1;
  return step + Math.floor(characters / CHARACTERS_OF_PART) + Math.floor(pixels / PIXELS_OF_PART);
}

// References in a drawing.

/** A reference to a part of the same drawing. */
export interface Reference {
  readonly id: string;
  /** True if all elements within the referring element inherit the reference, such as a fill. */
  readonly isInherited: boolean;
}

/** Properties that apply to the element only and are not inherited. */
const OWN = /^(?:mask|filter|clip-path)$/i;

/** The target of a reference in a style or an attribute. */
const TARGET = /(?:url|src|image)\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))/gi;

/** A name before a colon, the end of a declaration, or a reference to a part. */
const DECLARED = /(?<![\w-])([\w-]+)\s*:|([;{}])|url\(\s*["']?\s*#([^"')\s]+)/gi;

/** Matches a selector that consists of names. Its last name shows what it can select. */
const PLAIN_SELECTOR = /^[\w\s.,#>+~*:@-]*$/;

/** True for a target within the file itself. */
export function isInside(target: string): boolean {
  return target === "" || /^(?:#|data:)/i.test(target);
}

/** Replaces escapes of CSS by their characters: `\75` is a u. */
export function withoutEscapes(css: string): string {
  return css.replaceAll(/\\(?:([\da-f]{1,6})\s?|([^\n]))/gi, (whole, hex, plain) => {
    if (typeof hex !== "string") return String(plain);
    const code = Number.parseInt(hex, 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

/** All targets of references in a style or an attribute. */
export function targetsIn(css: string): readonly string[] {
  return [...css.matchAll(TARGET)].map(([, double, single, bare]) =>
    (double ?? single ?? bare ?? "").trim(),
  );
}

/**
 * The references to parts of the drawing in an attribute. Escapes must have been replaced before.
 */
export function referencesIn(name: string, value: string): readonly Reference[] {
  if (name === "href") return value.startsWith("#") ? [reference(value, name)] : [];
  return declaredIn(name === "style" ? value : `${name}:${value}`);
}

/**
 * The references in a style sheet by the elements that they apply to: ".class", "#id", "element",
 * or "*" for all elements. Rules that are not clear count for all elements.
 */
function referencesOfSheet(css: string): ReadonlyMap<string, readonly Reference[]> {
  const bySubject = new Map<string, Reference[]>();
  for (const piece of withoutEscapes(css).split("}")) {
    const all = declaredIn(piece);
    if (all.length === 0) continue;
    const brace = piece.lastIndexOf("{");
    const selector = piece.slice(piece.lastIndexOf("{", brace - 1) + 1, Math.max(brace, 0));
    const isClear = PLAIN_SELECTOR.test(selector) && declaredIn(piece.slice(0, brace)).length === 0;
    for (const subject of isClear ? subjectsOf(selector) : ["*"]) {
      const others = bySubject.get(subject);
      if (others === undefined) bySubject.set(subject, [...all]);
      else others.push(...all);
    }
  }
  return bySubject;
}

/** The elements that each selector of a list can select, by one name of its last part. */
function subjectsOf(selectors: string): readonly string[] {
  return selectors.split(",").map((selector) => {
    const last =
      selector
        .trim()
        .split(/[\s>+~]+/)
        .at(-1) ?? "";
    const [, name] = /^([\w-]+|[.#][\w-]+)/.exec(last) ?? [];
    return name ?? "*";
  });
}

function declaredIn(css: string): readonly Reference[] {
  const references: Reference[] = [];
  let property = "";
  for (const [, name, , id] of css.matchAll(DECLARED)) {
    if (id === undefined) property = name ?? "";
    else references.push(reference(`#${id}`, property));
  }
  return references;
}

function reference(target: string, property: string): Reference {
  return { id: decoded(target.slice(1)), isInherited: !OWN.test(property) };
}

/** Decodes an id that is written in an address. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
