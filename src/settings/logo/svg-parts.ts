import { referencesOfSheet, type Reference } from "./svg-references.ts";

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

/** The cost that references of an element, or of a rule of a style sheet, add. */
interface Added {
  /** Added to each element within the element, too. */
  readonly inherited: number;
  readonly own: number;
}

class CircularError extends Error {}

/**
 * The cost of a drawing in plain shapes. A part counts each time that it is used or fills another
 * part, because a kilobyte of `use` within `use` can draw thousands of millions of shapes. The cost
 * is at least what a browser draws. "circular" if a part refers to itself.
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
