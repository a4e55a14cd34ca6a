import { CATALOGUE } from "../figures/catalogue.ts";
import { closestTerms } from "../language/closest.ts";
import { groupOf } from "./figure-list.ts";

type Figure = Pick<(typeof CATALOGUE)[number], "id" | "label">;

/** The figure that a text names, or the figures that it may mean. */
export type FoundFigure =
  /** `isId`: the text is exactly its id. */
  | { readonly kind: "found"; readonly id: string; readonly isId: boolean }
  /** The text is a number, not the name of a figure. */
  | { readonly kind: "number" }
  /**
   * `group`: their ids begin with the text. `ambiguous`: all have this name. `near`: similar names.
   */
  | { readonly kind: "near" | "ambiguous" | "group"; readonly figures: readonly Figure[] };

const NUMBER = /^[-+−]?\s*\d[\d.,\s]*%?$/;
/** A question names at most this many figures. */
const MOST_NEAR = 5;

/**
 * Finds a figure by its id, its label or the last part of its id, ignoring case. For a text that
 * names no figure, or more than one, it returns the figures that the text may mean.
 */
export function findFigure(text: string): FoundFigure {
  const wanted = folded(text);
  const exact = CATALOGUE.find(({ id }) => id === text.trim());
  if (exact !== undefined) return { kind: "found", id: exact.id, isId: true };
  if (NUMBER.test(text.trim())) return { kind: "number" };
  const byName = [idOf, labelOf, lastPartOf]
    .map((nameOf) => CATALOGUE.filter((figure) => folded(nameOf(figure)) === wanted))
    .find((figures) => figures.length > 0);
  const [named, ...others] = byName ?? [];
  if (named !== undefined && others.length === 0) {
    return { kind: "found", id: named.id, isId: false };
  }
  if (byName !== undefined) return { kind: "ambiguous", figures: byName };
  const group = CATALOGUE.filter(({ id }) => folded(groupOf(id)) === wanted);
  if (group.length > 0) return { kind: "group", figures: group };
  return { kind: "near", figures: nearest(text) };
}

const idOf = ({ id }: Figure): string => id;
const labelOf = ({ label }: Figure): string => label;
const lastPartOf = ({ id }: Figure): string => id.split(".").slice(1).join(".");

/**
 * Returns the figures with the nearest id or label, or else those whose label contains every word
 * of the text.
 */
function nearest(text: string): readonly Figure[] {
  const names = [idOf, labelOf, lastPartOf];
  const close = closestTerms(
    text,
    names.flatMap((nameOf) => CATALOGUE.map(nameOf)),
  );
  const near = close.flatMap((name) =>
    CATALOGUE.filter((figure) => names.some((nameOf) => nameOf(figure) === name)),
  );
  const words = folded(text).split(" ");
  const holding = CATALOGUE.filter(({ label }) =>
    words.every((word) => word.length >= 4 && folded(label).includes(word)),
  );
  return [...new Set(near.length > 0 ? near : holding)].slice(0, MOST_NEAR);
}

function folded(text: string): string {
  return text.trim().normalize("NFC").toLowerCase().replaceAll(/\s+/gu, " ");
}
