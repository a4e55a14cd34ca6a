import { familiesOf, type FontFile } from "../charts/fonts.ts";

const MEDIA_TYPES: Readonly<Record<FontFile["format"], string>> = {
  woff2: "font/woff2",
  woff: "font/woff",
  truetype: "font/ttf",
  opentype: "font/otf",
};

/**
 * The fonts as CSS, within the document itself, and the variable `--font` that names them. Of the
 * fonts for some characters only, those for characters of `text` come along, and those for the
 * letters of Dutch, which the template uses.
 */
export function fontFaces(fonts: readonly FontFile[], text: string): string {
  // Each character once: a report has many letters, and few that are not of ASCII.
  const beyondAscii = [...new Set(text.replaceAll(/[\0-\x7F]+/g, ""))].join("");
  const used = fonts.filter(({ unicodeRange }) => isUsed(unicodeRange, beyondAscii));
  return [...used.map(fontFace), `:root{--font:${familyList(fonts)}}`].join("\n");
}

/** The families as CSS takes them: in this order, then whatever sans serif there is. */
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
