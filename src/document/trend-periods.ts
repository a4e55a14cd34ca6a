/** Fewer kept periods show no trend of their own. */
export const FEWEST_KEPT = 4;

/** More than these would not fit beside the report's own. */
export const MOST_KEPT = 11;
