import type { FontFile } from "../charts/fonts.ts";
import { familyList, fontFaces } from "../render/font-faces.ts";
import { type Picture, xml } from "./svg.ts";
import type { ChartWords } from "./words.ts";

/**
 * A picture as an SVG file that stands alone: with its text alternative and its fonts. Its size is that
 * of the picture divided by `scale`.
 */
export function svgFile(
  picture: Picture,
  id: string,
  { title, rest }: ChartWords,
  fonts: readonly FontFile[],
  ground: string,
  scale: number,
): string {
  const faces = fontFaces(upright(fonts), picture.content).split("\n").slice(0, -1).join("\n");
  const size = [picture.width, picture.height].map((side) => side / scale);
  const head = `<title id="titel-${id}">${xml(title)}</title><desc id="uitleg-${id}">${xml(rest)}</desc>`;
  const role = `role="img" lang="nl" aria-labelledby="titel-${id}" aria-describedby="uitleg-${id}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgElement(picture, fonts, ground, { attributes: `${role} width="${size[0]}" height="${size[1]}"`, before: `${head}\n<style>${faces}</style>` })}\n`;
}

/** A page with pictures, each by its id, for the browser to take as PNG. */
export function picturesPage(
  pictures: readonly { readonly id: string; readonly picture: Picture }[],
  ground: string,
  fonts: readonly FontFile[],
): string {
  const text = pictures.map(({ picture }) => picture.content).join("");
  const elements = pictures.map(({ id, picture }) => {
    const { width, height } = picture;
    const attributes = `width="${width}" height="${height}"`;
    const svg = svgElement(picture, fonts, ground, { attributes, before: "" });
    return `<div id="${id}" hidden>${svg}</div>`;
  });
  const style = `body{margin:0}div[hidden]{display:none}svg{display:block}`;
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Grafieken</title><style>${fontFaces(upright(fonts), text)}${style}</style><body>${elements.join("")}</body></html>`;
}

function svgElement(
  { width, height, content }: Picture,
  fonts: readonly FontFile[],
  ground: string,
  { attributes, before }: { readonly attributes: string; readonly before: string },
): string {
  const families = familyList(fonts).replaceAll('"', "'");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes} viewBox="0 0 ${width} ${height}" font-family="${families}" text-rendering="geometricPrecision">`,
    before,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    content,
    "</svg>",
  ].join("\n");
}

/** No text of a picture is in italics. */
function upright(fonts: readonly FontFile[]): readonly FontFile[] {
  return fonts.filter(({ style }) => style === "normal");
}
