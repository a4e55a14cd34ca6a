import type { Palette } from "../colour/palette.ts";
import type { MeasureText } from "../charts/text-width.ts";
import { readImage } from "../image/image.ts";
import { pictureMessages as texts } from "../messages/pictures.ts";
import type { ReportModel } from "../model/report-model.ts";
import { marksOf } from "../render/page-style.ts";
import { heightOf, linesOf, textLines, type TextStyle, xml } from "./svg.ts";

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
 * The foot of a picture: below a line its `words`, such as its reference date and source, and at the
 * right the organisation, by its logo or its name.
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
        // A logo is made for a light page, so it keeps one.
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
