import type { ShownNumber } from "./figure-numbers.ts";
import type { TypedFigure } from "./typed-figures.ts";

/** Which number of a figure is woven in: "vorige" of the previous period, "verschil" since then. */
export type Told = "vorige" | "verschil";

/** How a text weaves a number in, in the form in which it was typed. */
export function wovenFigure(number: ShownNumber, typed: TypedFigure, told?: Told): string {
  const { figure, field } = number;
  const names = field === null ? [figure] : [figure, field];
  const rounded = typed.nearness === "exact" ? undefined : "afgerond";
  // One form at a time: another date says more than how a number is rounded.
  const form = told ?? (typed.form === "fraction" ? "breuk" : rounded);
  const words = [...names, ...(form === undefined ? [] : [form])].map(literal);
  const { noun } = typed.counted;
  const counts = noun === null || !typed.isJoined ? [] : [`zelfstandig=${literal(noun.singular)}`];
  const helper = number.unit === "percent" ? "aandeel" : "cijfer";
  return `{{${[helper, ...words, ...counts].join(" ")}}}`;
}

function literal(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
