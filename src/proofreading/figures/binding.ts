import type { ShownNumber } from "./figure-numbers.ts";
import type { TypedFigure } from "./typed-figures.ts";

/**
 * The form of a woven number: "vorige" for the previous period, "verschil" for the change since
 * then.
 */
export type WovenForm = "vorige" | "verschil";

/** The call that weaves a number into a text, in the form in which the number was typed. */
export function wovenFigure(
  number: ShownNumber,
  typed: TypedFigure,
  wovenForm?: WovenForm,
): string {
  const { figure, field } = number;
  const names = field === null ? [figure] : [figure, field];
  const rounded = typed.nearness === "exact" ? undefined : "afgerond";
  // A call has one form. Another date is more important than rounding.
  const form = wovenForm ?? (typed.form === "fraction" ? "breuk" : rounded);
  const words = [...names, ...(form === undefined ? [] : [form])].map(literal);
  const { noun } = typed.counted;
  const counts = noun === null || !typed.isJoined ? [] : [`zelfstandig=${literal(noun.singular)}`];
  const helper = number.unit === "percent" ? "aandeel" : "cijfer";
  return `{{${[helper, ...words, ...counts].join(" ")}}}`;
}

function literal(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
