import { familiesOf, type FontFile } from "../charts/fonts.ts";

const MEDIA_TYPES: Readonly<Record<FontFile["format"], string>> = {
  woff2: "font/woff2",
  woff: "font/woff",
  truetype: "font/ttf",
  opentype: "font/otf",
};

/**
 * The fonts as embedded CSS, and the variable `--font` with their names. A font for a range of
 * characters is included only if `text` uses that range. The range of basic Latin is always
 * included, because the templates use it.
 */
export function fontFaces(fonts: readonly FontFile[], text: string): string {
  // A report has many characters, but few different ones outside ASCII.
  const beyondAscii = [...new Set(text.replaceAll(/[\0-\x7F]+/g, ""))].join("");
  const used = fonts.filter(({ unicodeRange }) => isUsed(unicodeRange, beyondAscii));
  return [...used.map(fontFace), `:root{--font:${familyList(fonts)}}`].join("\n");
}

/** The font families as a CSS list, with any sans serif as the last one. */
export function familyList(fonts: readonly FontFile[]): string {
  return [...familiesOf(fonts).map((family) => `"${family}"`), "sans-serif"].join(",");
}

function isUsed(unicodeRange: string | null, characters: string): boolean {
  if (unicodeRange === null || unicodeRange.startsWith("U+0000")) return true;
  const ranges = unicodeRange
    .split(",")
    .map((range) => range.replace("U+", "").split("-"))
    .map(([first = "", last = first]) => String.raw`\u{${first}}-\u{${last}}`);
  return new RegExp(`[${ranges.join("")}]`, "u").test(characters);
}

function fontFace({ family, weight, style, format, unicodeRange, bytes }: FontFile): string {
  const range = unicodeRange === null ? "" : `unicode-range:${unicodeRange};`;
  const source = `url(data:${MEDIA_TYPES[format]};base64,${bytes.toString("base64")}) format("${format}")`;
  return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};${range}src:${source}}`;
}
