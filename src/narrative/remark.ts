import type { NarrativeCode } from "../messages/narrative.ts";

/** Something amiss in a text: the line counts from 0, as does the character within it. */
export interface Remark {
  readonly code: NarrativeCode;
  readonly line: number;
  readonly at?: number;
  /** What is said behind the message of the code. */
  readonly more?: string;
}
