import type { Severity } from "./finding.ts";
import { proofFormMessages } from "./proof-form.ts";

/** The Dutch messages about what a reader notices in the texts, with how serious each is. */
export const proofreadingMessages = {
  ...proofFormMessages,
} as const satisfies Record<string, { severity: Severity; message: string }>;

export type ProofreadingCode = keyof typeof proofreadingMessages;
