import {
  clampChroma,
  clampRgb,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  formatHex,
  type Lrgb,
  modeLab65,
  modeLrgb,
  modeOklch,
  modeRgb,
  type Oklch,
  type Rgb,
  useMode,
  wcagContrast,
  wcagLuminance,
} from "culori/fn";

import { type ChosenColours, DARK_PALETTE, PALETTE, type Palette } from "./palette.ts";

const rgb = useMode(modeRgb);
const linear = useMode(modeLrgb);
const oklch = useMode(modeOklch);
useMode(modeLab65);

// Palettes.

/**
 * The contrast of `past` with the page. It is between 3, which graphics need, and 3.26: above that,
 * ink would have less than 4.5 on it.
 */
const PAST_CONTRAST = 3.13;
const RAMP_STEPS = 5;
const LIGHTEST = 0.95;
/** A pale colour with more chroma would be too loud beside its accent. */
const CALM_CHROMA = 0.09;

/**
 * Contrasts with a dark page. They are far enough apart to distinguish the colours of one chart by
 * lightness alone. Between 3 and 3.3, `past` has enough contrast with both page and ink.
 */
const ON_DARK = { accent: 11, second: 5.9, past: 3.1 } as const;
/** Bright colours glow on a dark page, so chroma is limited. */
const CHROMA_ON_DARK = 0.11;
/** The dark end of the ramp: slightly lighter than the page. */
const DARKEST = 0.28;

/**
 * Makes the palette with the colours of `chosen`. Colours that belong to the accent follow it.
 * `shortcomings` judges the choice.
 */
export function paletteOf(chosen: ChosenColours): Palette {
  const colours = { ...PALETTE, ...chosen };
  const hue = calm(parse(colours.accent), CALM_CHROMA);
  const past = atContrast(PAST_CONTRAST, hue, colours.page);
  return { ...colours, past: hex(past), ramp: rampOf(hue, LIGHTEST, past.l) };
}

/**
 * Makes the palette for a dark screen: the hues of the accent and the second colour, at lightnesses
 * that always have enough contrast and distance.
 */
export function darkPaletteOf({ accent, second }: Pick<Palette, "accent" | "second">): Palette {
  const { page } = DARK_PALETTE;
  const hue = calm(parse(accent), CHROMA_ON_DARK);
  const past = atContrast(ON_DARK.past, calm(hue, CALM_CHROMA), page);
  return {
    ...DARK_PALETTE,
    accent: hex(atContrast(ON_DARK.accent, hue, page)),
    second: hex(atContrast(ON_DARK.second, calm(parse(second), CHROMA_ON_DARK), page)),
    past: hex(past),
    ramp: rampOf(hue, DARKEST, past.l),
  };
}

/**
 * A scale from little to much: from a lightness near the page to another, with increasing chroma.
 */
function rampOf(hue: Oklch, from: number, to: number): readonly string[] {
  const chroma = Math.min(hue.c, CALM_CHROMA);
  return Array.from({ length: RAMP_STEPS }, (_, step) => {
    const part = step / (RAMP_STEPS - 1);
    const between = (first: number, last: number): number => first + (last - first) * part;
    return hex({ ...hue, l: between(from, to), c: chroma * between(0.2, 1) });
  });
}

function calm(colour: Oklch, most: number): Oklch {
  return { ...colour, c: Math.min(colour.c, most) };
}

/** The same hue, at the lightness whose contrast with a light or dark page is `wanted`. */
function atContrast(wanted: number, colour: Oklch, page: string): Oklch {
  const isDark = parse(page).l < 0.5;
  // Sixteen halvings are finer than eight bits of colour.
  let [near, far] = isDark ? [0, 1] : [1, 0];
  for (let halving = 0; halving < 16; halving += 1) {
    const l = (near + far) / 2;
    if (wcagContrast(hex({ ...colour, l }), page) > wanted) far = l;
    else near = l;
  }
  return { ...colour, l: near };
}

function parse(colour: string): Oklch {
  const parsed = oklch(colour);
  if (parsed === undefined) throw new Error(`${colour} is not a colour`);
  return parsed;
}

function hex(colour: Oklch): string {
  return formatHex(clampChroma(colour, "oklch"));
}

// Measures.

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

// Judging a palette.

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
