import {
  CHOOSABLE,
  DARK_PALETTE,
  PALETTE,
  type ChosenColours,
  type Palette,
  type Palettes,
} from "../colour/palette.ts";
import type { Shortcoming } from "../colour/shortcomings.ts";
import { houseStyleMessages } from "../messages/house-style.ts";
import type { Finding } from "../messages/finding.ts";
import { wrongSetting, type SettingsReading } from "./settings-file.ts";
import type { SettingsFile } from "./settings-schema.ts";

const DEFAULTS: Palettes = { light: PALETTE, dark: DARK_PALETTE };

/**
 * The palettes of a report with the colours of the settings file, and findings about colours that
 * readers cannot tell apart or read. With such a finding the palettes are the default ones.
 */
export async function settleColours({ file, placeOf }: SettingsReading): Promise<{
  readonly palettes: Palettes;
  readonly findings: readonly Finding[];
}> {
  const chosen = chosenColours(file);
  if (chosen === null) return { palettes: DEFAULTS, findings: [] };

  const [{ paletteOf, darkPaletteOf }, { shortcomings }] = await Promise.all([
    import("../colour/derive.ts"),
    import("../colour/shortcomings.ts"),
  ]);
  const palette = paletteOf(chosen);
  const findings = withoutConsequences(shortcomings(palette)).map((shortcoming) => {
    const [own, other] = inOrder(shortcoming, chosen);
    return wrongSetting(placeOf("colors", own), messageOf(shortcoming, own, other, palette));
  });
  const palettes = { light: palette, dark: darkPaletteOf(palette) };
  return { palettes: findings.length === 0 ? palettes : DEFAULTS, findings };
}

/** The colours that a settings file chooses. Null without a colour. */
export function chosenColours({ colors = {} }: SettingsFile): ChosenColours | null {
  const chosen = CHOOSABLE.flatMap((role) => {
    const colour = colors[role];
    return colour === undefined ? [] : [[role, colour] as const];
  });
  return chosen.length === 0 ? null : Object.fromEntries(chosen);
}

type Role = Shortcoming["roles"][number];

/** Leaves out the other shortcomings of a colour that has too little contrast. */
function withoutConsequences(found: readonly Shortcoming[]): readonly Shortcoming[] {
  return found.filter(({ roles }, index) => {
    const earlier = found.slice(0, index).filter(({ kind }) => kind === "contrast");
    return !earlier.some(({ roles: [pale] }) => roles.includes(pale));
  });
}

/** The two roles of a shortcoming. The first is a role that the settings choose. */
function inOrder({ roles: [one, other] }: Shortcoming, chosen: ChosenColours): [Role, Role] {
  return Object.hasOwn(chosen, other) ? [other, one] : [one, other];
}

function messageOf(shortcoming: Shortcoming, own: Role, other: Role, palette: Palette): string {
  const named = (role: Role) => ({ role, colour: palette[role] });
  return shortcoming.kind === "contrast"
    ? houseStyleMessages.contrast(named(own), other, shortcoming)
    : houseStyleMessages.difference(named(own), named(other), shortcoming.sight, shortcoming);
}
