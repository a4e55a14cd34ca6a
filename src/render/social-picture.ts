import { pictureMessages as texts } from "../messages/pictures.ts";
import { fileNames } from "../model/file-names.ts";
import type { BlockOf, ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { marksOf } from "./page-style.ts";

/** The picture of a report that social media show beside a link to it. */
export interface SocialPicture {
  /** The name of its file; a dark one has another. */
  readonly name: string;
  readonly alt: string;
  readonly items: readonly KeyFigure[];
}

/** A key figure as plain words. */
export interface KeyFigure {
  readonly value: string;
  readonly label: string;
  /** What it was before; null where that is not told. */
  readonly change: string | null;
}

/** In pixels: the shape that social media cut pictures of links to. */
export const SOCIAL_SIZE = { width: 1200, height: 630 } as const;

/** More would be too small to read on a telephone. */
const MOST_FIGURES = 4;

/** What the social picture of a report is called and says; null for a report without key figures. */
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
  const marks = marksOf(model);
  const words = texts.keyFigures(model.title, model.period.label, items, model);
  return {
    name: `${fileNames(model).report}-kerncijfers.png`,
    alt: marks === "" ? words : `${marks}. ${words}`,
    items,
  };
}
