import {
  clampChroma,
  formatHex,
  modeOklch,
  modeRgb,
  useMode,
  wcagContrast,
  type Oklch,
} from "culori/fn";

import { DARK_PALETTE, PALETTE, type ChosenColours, type Palette } from "./palette.ts";

useMode(modeRgb);
const oklch = useMode(modeOklch);

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
