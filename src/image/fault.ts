/** How many pixels an image has. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Why an image cannot be shown whole, and what it is. */
export type Fault =
  /** `kind`: a form of JPEG that not every browser shows. */
  | {
      readonly fault: "damaged" | "kind" | "moves" | "noSize";
      readonly format: "PNG" | "JPEG" | "WebP";
    }
  | ({ readonly fault: "tooLarge"; readonly format: "PNG" | "JPEG" | "WebP" } & Size);

/** True for a size that is read no further. */
export type IsTooLarge = (size: Size) => boolean;

/** What is wrong with the size of an image; null where nothing is. */
export function sizeFault(
  format: Fault["format"],
  { width, height }: Size,
  isTooLarge: IsTooLarge,
): Fault | null {
  if (width === 0 || height === 0) return { fault: "noSize", format };
  return isTooLarge({ width, height }) ? { fault: "tooLarge", format, width, height } : null;
}
