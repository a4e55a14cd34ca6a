import type { NarrativeCode } from "../findings/codes.ts";

/** A remark on a place in a text. The line and the character count from 0. */
export interface Remark {
  readonly code: NarrativeCode;
  readonly line: number;
  readonly at?: number;
  /** Words to follow the message of the code. */
  readonly more?: string;
}
