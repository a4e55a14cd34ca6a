export type { Severity } from "../findings/codes.ts";
