import type { Finding } from "../messages/finding.ts";
import { type ProofreadingCode, proofreadingMessages } from "../messages/proofreading.ts";
import type { Passage, ProofText } from "./passage.ts";

/** Something that a reader notices in a text. */
export interface Noticed {
  readonly code: ProofreadingCode;
  readonly passage: Passage;
  /** Where it begins in the text of the passage, in UTF-16 units from 0. */
  readonly index: number;
  /** How long it is; 0 where its words may have other mistakes. */
  readonly length?: number;
  /** What is said behind the message of the code. It repeats no words that may be personal data. */
  readonly more?: string;
}

/** What was noticed, as a finding about the file. */
export function findingOf(
  { code, passage, index, more = "" }: Noticed,
  { file }: Pick<ProofText, "file">,
): Finding {
  const { severity, message: words } = proofreadingMessages[code];
  const { line, position } = passage.placeAt(index);
  const message = more === "" ? words : `${words} ${more}`;
  return { severity, code, file, line, column: null, position, message };
}
