import { pictureMessages as texts } from "../messages/house-style.ts";
import type { ReportModel } from "../model/report-model.ts";
import { type KeyFigure, SOCIAL_SIZE, type SocialPicture } from "../render/page-head.ts";
import {
  footOf,
  type Frame,
  heightOf,
  linesOf,
  marksPart,
  type Picture,
  textLines,
  type TextStyle,
} from "./picture.ts";

/** Lengths in pixels: the margin, the coloured band at the top, and the gap between columns. */
export const SOCIAL_MARGIN = 56;
const BAND = 14;
const BETWEEN = 40;
/** The smallest size of the figures, as a part of their usual size. */
const LEAST_SIZE = 0.5;

/** Font sizes in pixels. */
const TITLE = 50;
const PERIOD = 32;
const VALUE = 80;
const LABEL = 29;
const CHANGE = 23;

/** The picture of the key figures: the title and the period of the report, and up to four values. */
export function keyFiguresPicture(
  model: ReportModel,
  { items }: SocialPicture,
  frame: Frame,
): Picture {
  const { width, height } = SOCIAL_SIZE;
  const { margin, room, palette, measure } = frame;
  const marks = marksPart(model, frame);
  const strong: TextStyle = { size: TITLE, isBold: true, colour: palette.ink };
  const quiet: TextStyle = { size: PERIOD, colour: palette.quiet };
  const title = linesOf(model.title, room, strong, measure);
  const period = linesOf(model.period.label, room, quiet, measure);
  const foot = footOf(model, footWords(model), frame);
  const markTop = margin * 0.6 + BAND;
  const titleTop = markTop + (marks?.height ?? 0);
  const periodTop = titleTop + heightOf(title, strong);
  const top = periodTop + heightOf(period, quiet) + 28;
  const footTop = height - margin * 0.7 - foot.height;
  const columns = items.length > 3 ? 2 : 1;
  const rows = Math.ceil(items.length / columns);
  const cell = {
    width: (room - (columns - 1) * BETWEEN) / columns,
    height: (footTop - 20 - top) / rows,
  };
  const cells = fittingCells(items, cell, frame);
  return {
    width,
    height,
    content: [
      `<path d="M0 0H${width}V${BAND}H0Z" fill="${palette.accent}"/>`,
      marks?.draw(markTop) ?? "",
      textLines(title, { x: margin, y: titleTop }, strong),
      textLines(period, { x: margin, y: periodTop }, quiet),
      ...cells.map((draw, index) => {
        const x = margin + (index % columns) * (cell.width + BETWEEN);
        return draw(x, top + Math.floor(index / columns) * cell.height);
      }),
      foot.draw(footTop),
    ].join("\n"),
  };
}

/**
 * The words of the foot: the reference date, and the organisation if there is a logo, because a
 * logo may lack its name. The title of the picture names the report.
 */
function footWords({ referenceDate, logo, organisation }: ReportModel): readonly string[] {
  return [
    ...(referenceDate === null ? [] : [texts.referenceDate(referenceDate)]),
    ...(logo === null || organisation === null ? [] : [organisation]),
  ];
}

type DrawAt = (x: number, y: number) => string;

/**
 * Lays out each figure in its cell: its value, with its label and change beside it. The figures
 * shrink until all fit.
 */
function fittingCells(
  items: readonly KeyFigure[],
  cell: { readonly width: number; readonly height: number },
  { palette, measure }: Frame,
): readonly DrawAt[] {
  for (let part = 1; ; part -= 0.04) {
    const value: TextStyle = { size: VALUE * part, isBold: true, colour: palette.accent };
    const label: TextStyle = { size: LABEL * part, colour: palette.ink };
    const change: TextStyle = { size: CHANGE * part, colour: palette.quiet };
    const widest = Math.max(...items.map((item) => measure(item.value, value.size, true)));
    // A value in words must leave room for its label.
    const valueRoom = Math.min(widest, cell.width * 0.42);
    const textRoom = cell.width - valueRoom - 24;
    const laidOut = items.map((item) => {
      const ofValue = linesOf(item.value, valueRoom, value, measure);
      const ofLabel = linesOf(item.label, textRoom, label, measure);
      const ofChange = linesOf(item.change ?? "", textRoom, change, measure);
      const labelHeight = heightOf(ofLabel, label);
      const textHeight = labelHeight + heightOf(ofChange, change);
      const height = Math.max(heightOf(ofValue, value), textHeight);
      const draw: DrawAt = (x, y) => {
        const textX = Math.round(x + valueRoom + 24);
        // Aligns the capitals of the value with those of the label.
        const labelY = y + value.size * 0.16;
        return [
          textLines(ofValue, { x: Math.round(x), y: y - value.size * 0.12 }, value),
          textLines(ofLabel, { x: textX, y: labelY }, label),
          textLines(ofChange, { x: textX, y: labelY + labelHeight }, change),
        ].join("\n");
      };
      return { height: height + value.size * 0.16, draw };
    });
    if (part <= LEAST_SIZE || laidOut.every(({ height }) => height <= cell.height)) {
      return laidOut.map(({ draw }) => draw);
    }
  }
}
