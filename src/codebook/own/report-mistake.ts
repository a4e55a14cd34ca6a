import type { Keys } from "../../yaml/placed-yaml.ts";

/** Told of each mistake in a codebook: where it stands and what is wrong, in Dutch. */
export type ReportMistake = (keys: Keys, message: string) => void;
