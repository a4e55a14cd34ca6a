import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A run of text as it was printed, in pixels from the top left corner of the content box. */
export interface PrintedRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** In points. */
  readonly size: number;
}

/** The pixels of a point. */
export const POINT = 96 / 72;

/** The place of a page's content box, in pixels from the corner of the paper. */
interface ContentBox {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** Footers stand at least this far below the content box. */
const FOOTER_DISTANCE = 10;

/** The text of a PDF by page, without the margins above and below. */
export async function readPrint(
  pdf: Uint8Array,
  { left, top, height }: ContentBox,
): Promise<readonly (readonly PrintedRun[])[]> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const pages: PrintedRun[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const paperHeight = page.getViewport({ scale: 1 }).height;
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item): PrintedRun[] => {
      if (!("str" in item) || item.str.trim() === "") return [];
      const transform = item.transform as readonly number[];
      const [, , skew = 0, scale = 0, x = 0, y = 0] = transform;
      const start = x * POINT - left;
      return [
        {
          text: item.str,
          left: start,
          right: start + item.width * POINT,
          baseline: (paperHeight - y) * POINT - top,
          size: Math.hypot(skew, scale),
        },
      ];
    });
    pages.push(runs.filter(({ baseline }) => baseline > 0 && baseline < height + FOOTER_DISTANCE));
  }
  await loading.destroy();
  return pages;
}
