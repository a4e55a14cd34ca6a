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

/** The ways in which a reader may see a page, or a printer may put it on paper. */
export const SIGHTS = ["normal", "greyscale", "protanopia", "deuteranopia", "tritanopia"] as const;
type Sight = (typeof SIGHTS)[number];

/** The contrast of two colours as WCAG 2 reckons it, from 1 to 21. */
export function contrast(colour: string, other: string): number {
  return wcagContrast(colour, other);
}

/**
 * How far apart two colours are to an eye, as ΔE by CIEDE2000: 1 can just be seen side by side,
 * 10 is told apart at a glance.
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
  if (light === undefined) throw new Error(`${colour} is no colour`);
  if (sight === "normal") return rgb(light);
  if (sight === "greyscale") {
    const luminance = wcagLuminance(light);
    return rgb({ mode: "lrgb", r: luminance, g: luminance, b: luminance });
  }
  return rgb(withDeficiency(light, sight));
}

/** The model of Machado, Oliveira and Fernandes (2009), at its full severity. */
function withDeficiency({ r, g, b }: Lrgb, sight: keyof typeof DEFICIENCIES): Lrgb {
  // Its matrices are meant for linear light; culori takes them to values of sRGB as they come, so
  // it gets the linear ones under that name.
  const filtered = clampRgb(DEFICIENCIES[sight]({ mode: "rgb", r, g, b }));
  return { mode: "lrgb", r: filtered.r, g: filtered.g, b: filtered.b };
}

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
