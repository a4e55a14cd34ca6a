import type { FontFile } from "../charts/fonts.ts";
import { inLines, type MeasureText, withShortWords } from "../charts/lay-out.ts";
import type { Palette } from "../colour/palette.ts";
import { readImage } from "../image/read-image.ts";
import { withMarksForUnprintable, withoutControls } from "../language/characters.ts";
import { pictureMessages as texts } from "../messages/house-style.ts";
import { ALT_REST, type ChartBlock } from "../model/blocks.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { csvRow } from "../publish/figure-files.ts";
import { familyList, fontFaces, marksOf } from "../render/page-head.ts";
import { escapeExpression } from "../templating/engine.ts";

/** A picture: its size in pixels, and its content as SVG. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

// Text in SVG.

/** The style of a text: its size in pixels, its weight and its colour. */
export interface TextStyle {
  readonly size: number;
  readonly isBold?: boolean;
  readonly colour: string;
}

/** The distance from one line to the next, in em. */
const LINE = 1.25;
/** From the top of a line to its baseline, in em. */
const BASELINE = 0.97;

/** A text as XML. Forbidden characters are left out, and those without a glyph are marked. */
export function xml(text: string): string {
  return escapeExpression(withMarksForUnprintable(withoutControls(text)));
}

/** Splits a text into lines of at most `room` pixels and of similar length. Wider words break. */
export function linesOf(
  text: string,
  room: number,
  { size, isBold = false }: TextStyle,
  measure: MeasureText,
): readonly string[] {
  const widthOf = (one: string): number => measure(one, size, isBold);
  const words = withShortWords(withoutControls(text).replaceAll(/\s+/g, " ").trim(), room, widthOf);
  return words === "" ? [] : inLines(words, room, widthOf).split("\n");
}

/** The height of lines in pixels. */
export function heightOf(lines: readonly string[], { size }: TextStyle): number {
  return Math.round(lines.length * size * LINE);
}

/** Lines below each other, from `y` down. They start or end at `x`. */
export function textLines(
  lines: readonly string[],
  at: { readonly x: number; readonly y: number; readonly align?: "start" | "end" },
  { size, isBold = false, colour }: TextStyle,
): string {
  const anchor = at.align === "end" ? ' text-anchor="end"' : "";
  const weight = isBold ? ' font-weight="600"' : "";
  return lines
    .map((line, index) => {
      const y = Math.round(at.y + size * (BASELINE + index * LINE));
      return `<text x="${at.x}" y="${y}" font-size="${size}"${weight} fill="${colour}"${anchor}>${xml(line)}</text>`;
    })
    .join("\n");
}

// Files and pages with pictures.

/**
 * A picture as a complete SVG file, with its text alternative and its fonts. Its size is the size of
 * the picture divided by `scale`.
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

/** A page with pictures, each with its id, that the browser saves as PNG. */
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

/** The fonts that pictures use: no text of a picture is in italics. */
function upright(fonts: readonly FontFile[]): readonly FontFile[] {
  return fonts.filter(({ style }) => style === "normal");
}

// The words of a picture of a chart.

/** Replaces a reference, to find the sentence around it. */
const REFERENCE = "\uE000";

/** The remark below a chart, without the sentences that refer to another place in the report. */
export function remarkOf({ remark = [] }: ChartBlock): string {
  const marked = remark.map(({ text, target }) => (target === undefined ? text : REFERENCE));
  return marked
    .join("")
    .replaceAll(/(?<=^|[.!?] )[^.!?]*\uE000[^.!?]*[.!?] ?/g, "")
    .replaceAll(REFERENCE, "")
    .trim();
}

/** The text alternative of a picture of a chart. */
export interface ChartWords {
  readonly title: string;
  /** What the picture draws, what it shows, and its source. */
  readonly rest: string;
}

/**
 * The text alternative of a picture. A picture is seen alone, so it includes the words around the chart
 * too.
 */
export function wordsOf(model: ReportModel, chart: ChartBlock): ChartWords {
  const alt = plainText(chart.alt).replace(ALT_REST, "");
  const parts = [
    plainText(chart.subtitle ?? []),
    alt,
    remarkOf(chart),
    marksOf(model),
    ...sourceLines(model, true),
  ];
  return { title: plainText(chart.title), rest: sentences(parts) };
}

/** The text alternative as one paragraph. */
export function altOf({ title, rest }: ChartWords): string {
  return sentences([title, rest]);
}

function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.replaceAll(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** A whole or decimal number as it is written in Dutch. */
const NUMBER = /^-?\d{1,3}(?:\.\d{3})*(?:,\d+)?$/;

/** The table of a chart as CSV, with its column headers. */
export function chartCsv({ table: { columns, rows } }: ChartBlock): string {
  const heads = columns.map(({ label }) => plainText(label));
  const lines = rows.map(({ cells }) =>
    cells.map((cell, index) => {
      const text = plainText(cell);
      const isNumber = columns[index]?.numeric === true && NUMBER.test(text);
      return isNumber ? Number(text.replaceAll(".", "").replace(",", ".")) : text;
    }),
  );
  return `\uFEFF${[heads, ...lines].map((row) => `${csvRow(row)}\r\n`).join("")}`;
}

// Parts of a picture.

/** A part of a picture, which can be drawn at any height. */
export interface Part {
  readonly height: number;
  readonly draw: (top: number) => string;
}

/** The measures and the colours of a picture. In pixels. */
export interface Frame {
  readonly margin: number;
  /** The width between the margins. */
  readonly room: number;
  /** The font size of the foot. */
  readonly small: number;
  readonly palette: Palette;
  /** The light page colour, under a logo. */
  readonly logoGround: string;
  readonly measure: MeasureText;
}

/** The part of the width for the logo or name of the organisation, and the gap before it. */
const RIGHT_PART = 0.36;
const GAP = 24;
const ABOVE_TEXT = 14;

/**
 * The foot of a picture: a line with `words` below it, such as the reference date and the source, and
 * the logo or the name of the organisation at the right.
 */
export function footOf(model: ReportModel, words: readonly string[], frame: Frame): Part {
  const { margin, room, small, palette, measure } = frame;
  const quiet: TextStyle = { size: small, colour: palette.quiet };
  const strong: TextStyle = { size: small, isBold: true, colour: palette.ink };
  const logo = model.logo === null ? null : logoBox(model.logo, room * RIGHT_PART, small * 2.6);
  const name = model.organisation ?? "";
  const names = logo === null ? linesOf(name, room * RIGHT_PART, strong, measure) : [];
  const right = logo?.width ?? Math.max(0, ...names.map((line) => measure(line, small, true)));
  const left = room - (right === 0 ? 0 : right + GAP);
  const lines = words.flatMap((line) => linesOf(line, left, quiet, measure));
  const text = Math.max(heightOf(lines, quiet), heightOf(names, strong), logo?.height ?? 0);
  return {
    height: ABOVE_TEXT + text,
    draw(top) {
      const end = margin + room;
      const y = top + ABOVE_TEXT;
      return [
        `<path d="M${margin} ${top}H${end}" stroke="${palette.rule}" stroke-width="2"/>`,
        textLines(lines, { x: margin, y }, quiet),
        textLines(names, { x: end, y, align: "end" }, strong),
        logo === null ? "" : logo.draw(end - logo.width, y, frame.logoGround),
      ].join("\n");
    },
  };
}

/**
 * The reference date and the source of a picture. With `namesTeam`, the source includes the
 * organisation.
 */
export function sourceLines(model: ReportModel, namesTeam: boolean): readonly string[] {
  const { title, period, organisation, referenceDate } = model;
  return [
    ...(referenceDate === null ? [] : [texts.referenceDate(referenceDate)]),
    texts.source(title, period.label, namesTeam ? organisation : null),
  ];
}

/** The marks at the top of a picture, as on each page of its report. Null if there are none. */
export function marksPart(model: ReportModel, { margin, palette, small }: Frame): Part | null {
  const marks = marksOf(model);
  const style = { size: small, isBold: true, colour: palette.warning };
  if (marks === "") return null;
  return {
    height: heightOf([marks], style) + small / 4,
    draw: (top) => textLines([marks], { x: margin, y: top }, style),
  };
}

type Logo = NonNullable<ReportModel["logo"]>;

/** A logo scaled to fit a box. It is drawn from its top left corner. */
function logoBox(logo: Logo, width: number, height: number) {
  const size = sizeOf(logo);
  const scale = Math.min(width / size.width, height / size.height);
  const box = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
  return {
    ...box,
    draw(x: number, y: number, ground: string): string {
      const sides = `width="${box.width}" height="${box.height}"`;
      const href = `data:${logo.mediaType};base64,${logo.base64}`;
      return [
        // A logo is made for a light page, so it keeps a light ground.
        `<rect x="${x - 8}" y="${y - 8}" width="${box.width + 16}" height="${box.height + 16}" rx="4" fill="${ground}"/>`,
        `<image x="${x}" y="${y}" ${sides} href="${href}"><title>${xml(logo.alt)}</title></image>`,
      ].join("");
    },
  };
}

function sizeOf({ mediaType, base64 }: Logo): { readonly width: number; readonly height: number } {
  const bytes = Buffer.from(base64, "base64");
  if (mediaType !== "image/svg+xml") {
    const image = readImage(bytes, () => false);
    if (image !== null && !("fault" in image)) return image;
    return { width: 1, height: 1 };
  }
  const [root = ""] = /<svg\b[^>]*>/.exec(bytes.toString("utf8")) ?? [];
  const attribute = (name: string): string =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(root)?.[1] ?? "";
  const [, , ...ofBox] = attribute("viewBox")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const sides =
    ofBox.length === 2 ? ofBox : ["width", "height"].map((name) => parseFloat(attribute(name)));
  const [width = 1, height = 1] = sides.every((side) => side > 0) ? sides : [];
  return { width, height };
}
