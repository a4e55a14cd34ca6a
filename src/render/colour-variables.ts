import type { Palette, Palettes } from "../colour/palette.ts";

/** The palette as the CSS variables of a page: `--accent` and so on, and `--ramp-0` from little to much. */
export function colourVariables(palette: Palette): string {
  return `:root{${variables(palette)}}`;
}

/** The same for a screen, which its reader may have set dark. Paper is white, whatever it comes from. */
export function screenColours({ light, dark }: Palettes): string {
  return [
    // A logo is made for a light page, and keeps one.
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
