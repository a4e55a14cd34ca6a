import type { Finding } from "../messages/finding.ts";
import { proofreadingMessages } from "../messages/proofreading.ts";
import type { Passage, ProofText } from "./passage.ts";
import { type ProofreadingCode, severityOf } from "../findings/codes.ts";

/** A remark on a passage of a text. */
export interface PassageRemark {
  readonly code: ProofreadingCode;
  readonly passage: Passage;
  /** The index in the text of the passage, in UTF-16 units from 0. */
  readonly index: number;
  /** The length; 0 if its words may have other mistakes too. */
  readonly length?: number;
  /** Words to follow the message of the code. They repeat no text that may be personal data. */
  readonly more?: string;
}

/** The finding for a remark, with its place in the file. */
export function findingOf(
  { code, passage, index, more = "" }: PassageRemark,
  { file }: Pick<ProofText, "file">,
): Finding {
  const severity = severityOf(code);
  const words = proofreadingMessages[code];
  const { line, position } = passage.placeAt(index);
  const message = more === "" ? words : `${words} ${more}`;
  return { severity, code, file, line, column: null, position, message };
}
