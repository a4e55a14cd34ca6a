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

/** A selector of names only. Its last name shows what it can select. */
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
export function referencesOfSheet(css: string): ReadonlyMap<string, readonly Reference[]> {
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
