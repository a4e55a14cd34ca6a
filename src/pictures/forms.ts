/** The forms of a picture of a chart, as in its file name. */
export type FormName = "breed" | "vierkant" | "rapport";

/** The size of a picture and of its fonts, in its own pixels. */
export interface Form {
  readonly width: number;
  /** Null if the content sets the height. */
  readonly height: number | null;
  readonly margin: number;
  readonly title: number;
  readonly subtitle: number;
  /** The remark and the foot. */
  readonly small: number;
  /** The largest scale of the chart, whose own letters are 12 and 13 pixels. */
  readonly scale: number;
}

/** For social media and slides: the shape of 16 by 9. */
const WIDE: Form = {
  width: 1200,
  height: 675,
  margin: 44,
  title: 44,
  subtitle: 28,
  small: 22,
  scale: 2.6,
};

const SQUARE: Form = {
  width: 1080,
  height: 1080,
  margin: 52,
  title: 54,
  subtitle: 33,
  small: 24,
  scale: 2.7,
};

/** The pixels of a picture for one pixel of the report. */
export const REPORT_SCALE = 2;

/** The forms of a chart, given its width in the report in pixels. */
export function formsOf(width: number): readonly (readonly [FormName, Form])[] {
  const margin = 24 * REPORT_SCALE;
  const inReport: Form = {
    width: width * REPORT_SCALE + 2 * margin,
    height: null,
    margin,
    title: 18 * REPORT_SCALE,
    subtitle: 14 * REPORT_SCALE,
    small: 12 * REPORT_SCALE,
    scale: REPORT_SCALE,
  };
  return [
    ["breed", WIDE],
    ["vierkant", SQUARE],
    ["rapport", inReport],
  ];
}
