import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** One font file that the report carries, for CSS and for measuring. */
export interface FontFile {
  readonly weight: 400 | 600 | 700;
  readonly style: "normal" | "italic";
  /** The characters that the file covers, as CSS writes them. */
  readonly unicodeRange: string;
  readonly subset: "latin" | "latin-ext";
  readonly bytes: Buffer;
}

export const FONT_FAMILY = "Source Sans 3";

/** Dutch needs the first; the second is for names from elsewhere in Europe. */
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

/** Reads the font files of the report: static ones, since variable fonts print as Type 3. */
export async function readFonts(): Promise<readonly FontFile[]> {
  const files = FACES.flatMap(([weight, style]) =>
    (["latin", "latin-ext"] as const).map((subset) => ({ weight, style, subset })),
  );
  return await Promise.all(
    files.map(async ({ weight, style, subset }): Promise<FontFile> => {
      const name = `source-sans-3-${subset}-${weight}-${style}.woff2`;
      const bytes = await readFile(require.resolve(`@fontsource/source-sans-3/files/${name}`));
      return { weight, style, subset, unicodeRange: UNICODE_RANGES[subset], bytes };
    }),
  );
}
