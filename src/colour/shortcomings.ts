import { contrast, difference, SIGHTS, type Sight } from "./measures.ts";
import type { Palette } from "./palette.ts";

/** A role that is one colour. */
export type Role = Exclude<keyof Palette, "ramp">;

/** What text needs to be read, and graphics to be seen, by WCAG 2.2 (1.4.3 and 1.4.11). */
const TEXT_CONTRAST = 4.5;
const GRAPHICS_CONTRAST = 3;

/** The least ΔE between colours of one chart: told apart without looking twice. */
const LEAST_DIFFERENCE = 10;

/** Which roles must stand out from which, and by how much. */
export const CONTRASTS: readonly (readonly [role: Role, against: Role, minimum: number])[] = [
  ...(["ink", "quiet", "accent", "warning"] as const).flatMap((role) => [
    [role, "page", TEXT_CONTRAST] as const,
    [role, "tint", TEXT_CONTRAST] as const,
  ]),
  // The names and numbers on a map, whose shades end at past.
  ["ink", "past", TEXT_CONTRAST],
  // The name of a line in a chart has the line's colour.
  ["second", "page", TEXT_CONTRAST],
  ...(["past", "unknown"] as const).map((role) => [role, "page", GRAPHICS_CONTRAST] as const),
];

/** The roles that stand side by side in a chart. `past` meets neither `second` nor `unknown`. */
export const NEIGHBOURS: readonly (readonly [Role, Role])[] = [
  ["accent", "past"],
  ["accent", "unknown"],
  ["accent", "second"],
  ["second", "unknown"],
];

/** Something that a palette lacks, with what was measured. */
export type Shortcoming =
  | {
      readonly kind: "contrast";
      readonly roles: readonly [Role, Role];
      readonly measured: number;
      readonly minimum: number;
    }
  | {
      readonly kind: "difference";
      readonly roles: readonly [Role, Role];
      /** The first of the sights in which the two are too near; the common one comes first. */
      readonly sight: Sight;
      readonly measured: number;
      readonly minimum: number;
    };

/** What is wrong with a palette for its readers, in the order of its roles; nothing if it is good. */
export function shortcomings(palette: Palette): readonly Shortcoming[] {
  const contrasts = CONTRASTS.map(([role, against, minimum]) => ({
    kind: "contrast" as const,
    roles: [role, against] as const,
    measured: contrast(palette[role], palette[against]),
    minimum,
  }));
  const differences = NEIGHBOURS.flatMap(([role, neighbour]) => {
    const measures = SIGHTS.map((sight) => ({
      kind: "difference" as const,
      roles: [role, neighbour] as const,
      sight,
      measured: difference(palette[role], palette[neighbour], sight),
      minimum: LEAST_DIFFERENCE,
    }));
    return measures.filter(isShort).slice(0, 1);
  });
  return [...contrasts.filter(isShort), ...differences];
}

function isShort({ measured, minimum }: Pick<Shortcoming, "measured" | "minimum">): boolean {
  return measured < minimum;
}
