import type { PageContent } from "../../../src/pdf/content/read-page.ts";
import {
  element,
  isElement,
  type Kid,
  type Mark,
  type StructureElement,
} from "../../../src/pdf/structure/element.ts";

/** Content that sets text, on a page counted from 0. */
export const text = (id: number, page = 0): Mark => ({ kind: "mark", page, id });

/** A piece of text as Chromium writes it: an element without meaning around its content. */
export const words = (...ids: readonly number[]): StructureElement =>
  element(
    "NonStruct",
    ids.map((id) => text(id)),
  );

/** Pages whose marks all set text, except the named ones, which draw or do nothing. */
export function pagesWith(
  marks: number,
  others: {
    readonly drawn?: readonly number[];
    readonly empty?: readonly number[];
    readonly pages?: number;
  } = {},
): readonly PageContent[] {
  const { drawn = [], empty = [], pages = 1 } = others;
  return Array.from({ length: pages }, () => ({
    stream: "",
    loose: [],
    scale: undefined,
    marked: new Map(
      Array.from({ length: marks }, (_, id) => [
        id,
        {
          opening: { start: 0, end: 0 },
          texts: [],
          spellings: [],
          hasText: !drawn.includes(id) && !empty.includes(id),
          hasDrawing: drawn.includes(id),
          box: { left: 10.5, bottom: 20.5, right: 30.5 + id, top: 40.5 },
        },
      ]),
    ),
  }));
}

/** A tree in one line: `P(0 Strong(1))`. */
export function inShort(kid: Kid): string {
  if (kid.kind === "mark") return kid.page === 0 ? String(kid.id) : `${kid.page}:${kid.id}`;
  if (!isElement(kid)) return "area";
  return `${kid.type}(${kid.kids.map(inShort).join(" ")})`;
}
