import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** A font file of the organisation. Its own name is not used. */
export interface FontFace {
  readonly weight: 400 | 600 | 700;
  readonly style: "normal" | "italic";
  readonly format: "woff2" | "woff" | "truetype" | "opentype";
  readonly bytes: Buffer;
}

/** A font file of the report, for CSS and for measuring. */
export interface FontFile extends FontFace {
  /** The family name in CSS. */
  readonly family: string;
  /** The characters that it is used for, in CSS notation. Null for all characters in the font. */
  readonly unicodeRange: string | null;
}

const STANDARD_FAMILY = "Source Sans 3";
/** The same for every organisation, so that no name from a file goes into CSS. */
const OWN_FAMILY = "Rapport";

/** Dutch needs the first. The second is for names from elsewhere in Europe. */
const UNICODE_RANGES = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
} as const;

const FACES = [
  [400, "normal"],
  [400, "italic"],
  [600, "normal"],
  [700, "normal"],
] as const;

const require = createRequire(import.meta.url);

/** The font families, in the order of CSS's search for a character. */
export function familiesOf(fonts: readonly FontFile[]): readonly string[] {
  const isOwn = fonts.some(({ family }) => family === OWN_FAMILY);
  return isOwn ? [OWN_FAMILY, STANDARD_FAMILY] : [STANDARD_FAMILY];
}

/**
 * Reads the font files of the report. They are static fonts, because variable fonts print as Type
 * 3. Fonts in `own` come first, and the standard fonts then serve for characters that `own` lacks.
 */
export async function readFonts(own: readonly FontFace[] = []): Promise<readonly FontFile[]> {
  const files = FACES.flatMap(([weight, style]) =>
    (["latin", "latin-ext"] as const).map((subset) => ({ weight, style, subset })),
  );
  const standard = await Promise.all(
    files.map(async ({ weight, style, subset }): Promise<FontFile> => {
      const name = `source-sans-3-${subset}-${weight}-${style}.woff2`;
      const bytes = await readFile(require.resolve(`@fontsource/source-sans-3/files/${name}`));
      const unicodeRange = UNICODE_RANGES[subset];
      return { family: STANDARD_FAMILY, weight, style, format: "woff2", unicodeRange, bytes };
    }),
  );
  const first = own.map(({ weight, style, format, bytes }): FontFile => {
    return { family: OWN_FAMILY, weight, style, format, unicodeRange: null, bytes };
  });
  return [...first, ...standard];
}
