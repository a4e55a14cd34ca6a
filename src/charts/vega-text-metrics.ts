import "vega";

/** A text mark as Vega measures it; sizes in pixels. */
interface TextItem {
  readonly text?: string | readonly string[];
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

// Vega exports how it measures text, but its types leave it out.
declare module "vega" {
  export const textMetrics: {
    width: (item: TextItem, line?: string | null) => number;
  };
}
