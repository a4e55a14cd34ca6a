import {
  clampRgb,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  type Lrgb,
  modeLab65,
  modeLrgb,
  modeRgb,
  type Rgb,
  useMode,
  wcagContrast,
  wcagLuminance,
} from "culori/fn";

import type { Palette } from "./palette.ts";

const rgb = useMode(modeRgb);
const linear = useMode(modeLrgb);
useMode(modeLab65);

/** How a reader may see a page, or a printer may print it. */
export const SIGHTS = ["normal", "greyscale", "protanopia", "deuteranopia", "tritanopia"] as const;
type Sight = (typeof SIGHTS)[number];

/** The contrast of two colours by WCAG 2, from 1 to 21. */
export function contrast(colour: string, other: string): number {
  return wcagContrast(colour, other);
}

/**
 * The visible distance between two colours, as ΔE by CIEDE2000. 1 is just visible side by side. 10
 * is clear at a glance.
 */
export function difference(colour: string, other: string, sight: Sight): number {
  return ciede2000(seen(colour, sight), seen(other, sight));
}

const ciede2000 = differenceCiede2000();

const DEFICIENCIES = {
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
} as const;

function seen(colour: string, sight: Sight): Rgb {
  const light = linear(colour);
  if (light === undefined) throw new Error(`${colour} is not a colour`);
  if (sight === "normal") return rgb(light);
  if (sight === "greyscale") {
    const luminance = wcagLuminance(light);
    return rgb({ mode: "lrgb", r: luminance, g: luminance, b: luminance });
  }
  return rgb(withDeficiency(light, sight));
}

/** The model of Machado, Oliveira and Fernandes (2009), at full severity. */
function withDeficiency({ r, g, b }: Lrgb, sight: keyof typeof DEFICIENCIES): Lrgb {
  // Its matrices apply to linear light. culori applies them to sRGB values, so we pass linear
  // values under that name.
  const filtered = clampRgb(DEFICIENCIES[sight]({ mode: "rgb", r, g, b }));
  return { mode: "lrgb", r: filtered.r, g: filtered.g, b: filtered.b };
}

/** A role that is one colour. */
export type Role = Exclude<keyof Palette, "ramp">;

/** The contrasts that text and graphics need by WCAG 2.2 (1.4.3 and 1.4.11). */
const TEXT_CONTRAST = 4.5;
const GRAPHICS_CONTRAST = 3;

/** The least ΔE between colours of one chart: clearly different at a glance. */
const LEAST_DIFFERENCE = 10;

/** The roles that must contrast with other roles, and the minimum. */
export const CONTRASTS: readonly (readonly [role: Role, against: Role, minimum: number])[] = [
  ...(["ink", "quiet", "accent", "warning"] as const).flatMap((role) => [
    [role, "page", TEXT_CONTRAST] as const,
    [role, "tint", TEXT_CONTRAST] as const,
  ]),
  // The names and numbers on a map, whose shades end at `past`.
  ["ink", "past", TEXT_CONTRAST],
  // The name of a line in a chart has the colour of the line.
  ["second", "page", TEXT_CONTRAST],
  ...(["past", "unknown"] as const).map((role) => [role, "page", GRAPHICS_CONTRAST] as const),
];

/** The roles that occur side by side in a chart. `past` is never beside `second` or `unknown`. */
export const NEIGHBOURS: readonly (readonly [Role, Role])[] = [
  ["accent", "past"],
  ["accent", "unknown"],
  ["accent", "second"],
  ["second", "unknown"],
];

/** A shortcoming of a palette, with the measured value. */
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
      /** The first way of seeing that makes the two too close. The normal one comes first. */
      readonly sight: Sight;
      readonly measured: number;
      readonly minimum: number;
    };

/**
 * The problems that readers would have with a palette, in the order of its roles. Empty if there
 * are none.
 */
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
