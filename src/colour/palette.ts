/** The colours of a report by purpose, each as `#rrggbb`. */
export interface Palette {
  /** The background of the page. */
  readonly page: string;
  /** Text. */
  readonly ink: string;
  /** Less important text: remarks, footers, axes. */
  readonly quiet: string;
  /** Headings, and the bars and lines that are the subject of a chart. */
  readonly accent: string;
  /** The colour beside the accent: a second series. */
  readonly second: string;
  /** The months before the period, beside the accent of the period's own months. */
  readonly past: string;
  /** Unknown values. */
  readonly unknown: string;
  /** Thin lines. No reader needs them to read a figure. */
  readonly rule: string;
  /** Light backgrounds. */
  readonly tint: string;
  /** Text that readers must not miss. */
  readonly warning: string;
  /**
   * An even scale from little to much, for areas such as the provinces of a map. It ends at `past`,
   * so that text in `ink` is readable on all of it. An area gets an outline in `accent`, because
   * the light end hardly differs from the page.
   */
  readonly ramp: readonly string[];
}

/** The colours that a document's settings may choose. */
export const CHOOSABLE = ["accent", "second", "unknown", "ink", "tint"] as const;
export type ChosenColours = Partial<Pick<Palette, (typeof CHOOSABLE)[number]>>;

/** The colours of a report: on paper and a light screen, and on a dark screen. */
export interface Palettes {
  readonly light: Palette;
  readonly dark: Palette;
}

/**
 * The colours of a report whose settings choose none. They are stored, so that no run waits for the
 * code that measures colours. `past` and `ramp` are the values that `paletteOf` derives from this
 * accent.
 */
export const PALETTE: Palette = {
  page: "#ffffff",
  ink: "#1d2a33",
  quiet: "#4a5761",
  accent: "#0a425c",
  second: "#965f10",
  past: "#6598b5",
  unknown: "#8c959b",
  rule: "#c3ccd3",
  tint: "#eef3f6",
  warning: "#8a2c0d",
  ramp: ["#e6f0f7", "#c5dae6", "#a5c3d6", "#85adc6", "#6598b5"],
};

/**
 * The same for a dark screen. `accent` to `ramp` are the values that `darkPaletteOf` derives from
 * the colours above.
 */
export const DARK_PALETTE: Palette = {
  page: "#12191e",
  ink: "#e6ecf0",
  quiet: "#b2bec7",
  accent: "#9ed2f2",
  second: "#c28945",
  past: "#396c87",
  unknown: "#616b74",
  rule: "#3b4853",
  tint: "#1b252c",
  warning: "#ffb38f",
  ramp: ["#222a2f", "#293a44", "#2f4a59", "#345a70", "#396c87"],
};
