import {
  clampChroma,
  formatHex,
  modeOklch,
  modeRgb,
  useMode,
  wcagContrast,
  type Oklch,
} from "culori/fn";

import { PALETTE, type ChosenColours, type Palette } from "./palette.ts";

useMode(modeRgb);
const oklch = useMode(modeOklch);

/**
 * The contrast of `past` with the page. Between 3, which graphics need, and 3.26, above which ink
 * would have less than 4.5 on it.
 */
const PAST_CONTRAST = 3.13;
const RAMP_STEPS = 5;
const LIGHTEST = 0.95;
/** A pale colour of more chroma than this would cry out beside its accent. */
const CALM_CHROMA = 0.09;

/**
 * The palette with other colours where `chosen` names them; what belongs to the accent follows it.
 * Whether they are good choices is for `shortcomings` to say.
 */
export function paletteOf(chosen: ChosenColours): Palette {
  const accent = chosen.accent ?? PALETTE.accent;
  const { c, ...hue } = parse(accent);
  const chroma = Math.min(c, CALM_CHROMA);
  const past = paleUntil(PAST_CONTRAST, { ...hue, c: chroma });
  const ramp = Array.from({ length: RAMP_STEPS }, (_, step) => {
    const part = step / (RAMP_STEPS - 1);
    const between = (from: number, to: number): number => from + (to - from) * part;
    return hex({ ...hue, l: between(LIGHTEST, past.l), c: chroma * between(0.2, 1) });
  });
  return { ...PALETTE, accent, second: chosen.second ?? PALETTE.second, past: hex(past), ramp };
}

/** The same hue at the lightness that has `wanted` as its contrast with the page. */
function paleUntil(wanted: number, colour: Oklch): Oklch {
  let [dark, light] = [0, 1];
  // Sixteen halvings are finer than a colour of eight bits.
  for (let halving = 0; halving < 16; halving += 1) {
    const l = (dark + light) / 2;
    if (wcagContrast(hex({ ...colour, l }), PALETTE.page) > wanted) dark = l;
    else light = l;
  }
  return { ...colour, l: light };
}

function parse(colour: string): Oklch {
  const parsed = oklch(colour);
  if (parsed === undefined) throw new Error(`${colour} is no colour`);
  return parsed;
}

function hex(colour: Oklch): string {
  return formatHex(clampChroma(colour, "oklch"));
}
