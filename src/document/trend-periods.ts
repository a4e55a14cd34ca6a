/** With fewer snapshots the report shows no trend of the published figures. */
export const FEWEST_KEPT = 4;

/** More snapshots do not fit in the chart beside the report's own period. */
export const MOST_KEPT = 11;
