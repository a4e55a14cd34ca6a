import {
  clampRgb,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  modeLab65,
  modeLrgb,
  modeRgb,
  useMode,
  wcagContrast,
  wcagLuminance,
  type Lrgb,
  type Rgb,
} from "culori/fn";

const rgb = useMode(modeRgb);
const linear = useMode(modeLrgb);
useMode(modeLab65);

/** The ways in which a reader may see a page, or a printer may put it on paper. */
export const SIGHTS = ["normal", "greyscale", "protanopia", "deuteranopia", "tritanopia"] as const;
export type Sight = (typeof SIGHTS)[number];

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
