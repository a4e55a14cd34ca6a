import type { Palette, Palettes } from "../colour/palette.ts";

/**
 * The palette as CSS variables of a page: `--accent` and so on, and `--ramp-0` for the lowest
 * values.
 */
export function colourVariables(palette: Palette): string {
  return `:root{${variables(palette)}}`;
}

/**
 * The palettes as CSS variables of a page on a screen, which its reader may have set to dark. A
 * print is always light.
 */
export function screenColours({ light, dark }: Palettes): string {
  return [
    // A logo is made for a light page, so it keeps one.
    `:root{${variables(light)};--logo-ground:${light.page}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${variables(dark)}}}`,
  ].join("");
}

function variables({ ramp, ...roles }: Palette): string {
  const shades = ramp.map((colour, index) => [`ramp-${index}`, colour] as const);
  return [...Object.entries(roles), ...shades]
    .map(([role, colour]) => `--${role}:${colour}`)
    .join(";");
}
