/** The size of an image in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The reason why an image cannot be shown completely, and its format. */
export type Fault =
  /** `kind`: a form of JPEG that not every browser shows. */
  | {
      readonly fault: "damaged" | "kind" | "moves" | "noSize";
      readonly format: "PNG" | "JPEG" | "WebP";
    }
  | ({ readonly fault: "tooLarge"; readonly format: "PNG" | "JPEG" | "WebP" } & Size);

/** True for a size that is too large to read on. */
export type IsTooLarge = (size: Size) => boolean;

/** The fault of the size of an image; null for none. */
export function sizeFault(
  format: Fault["format"],
  { width, height }: Size,
  isTooLarge: IsTooLarge,
): Fault | null {
  if (width === 0 || height === 0) return { fault: "noSize", format };
  return isTooLarge({ width, height }) ? { fault: "tooLarge", format, width, height } : null;
}
