import { pictureMessages as texts } from "../messages/pictures.ts";
import { fileNames } from "../model/file-names.ts";
import type { BlockOf, ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { marksOf } from "./page-style.ts";

/** The picture that social media show beside a link to a report. */
export interface SocialPicture {
  /** The name of the file of the light picture. */
  readonly name: string;
  readonly alt: string;
  readonly items: readonly KeyFigure[];
}

/** A key figure as plain words. */
export interface KeyFigure {
  readonly value: string;
  readonly label: string;
  /** The sentence about the earlier number. Null if there is none. */
  readonly change: string | null;
}

/** In pixels: the shape to which social media crop the picture of a link (Open Graph). */
export const SOCIAL_SIZE = { width: 1200, height: 630 } as const;

/** More would be too small to read on a telephone. */
const MOST_FIGURES = 4;

/** The picture of the key figures of a report. Null for a report without key figures. */
export function socialPicture(model: ReportModel): SocialPicture | null {
  const block = model.sections
    .flatMap(({ blocks }) => blocks)
    .find((one): one is BlockOf<"keyFigures"> => one.type === "keyFigures");
  if (block === undefined) return null;
  const items = block.items.slice(0, MOST_FIGURES).map(({ value, label, change }): KeyFigure => {
    const before = change === undefined ? "" : plainText(change);
    return {
      value: plainText(value),
      label: plainText(label),
      change: before === "" ? null : before,
    };
  });
  return {
    name: `${fileNames(model).report}-kerncijfers.png`,
    alt: texts.keyFigures(model.title, model.period.label, items, {
      ...model,
      marks: marksOf(model),
    }),
    items,
  };
}
