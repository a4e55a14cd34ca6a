import path from "node:path";

import { type Logo, requireHouseStyle } from "../../src/settings/house-style.ts";

/** Logos of every kind, each with a difficulty for PDF/A: layers, gradients, inks. */
export const LOGOS = ["gradient.svg", "alpha.png", "colour.jpg", "grey.jpg", "four-inks.jpg"];

/** A logo as the command reads it. */
export async function logoOf(file: string): Promise<Logo> {
  const setting = {
    path: path.join(import.meta.dirname, "logos", file),
    alt: `Logo van het team (${file})`,
    place: { file: "report.config.yaml", line: null },
  };
  const { logo } = await requireHouseStyle({ logo: setting, fonts: [] });
  if (logo === null) throw new Error(`no logo ${file}`);
  return logo;
}
