import { proofFormMessages } from "./proof-form.ts";

/** The Dutch messages about what a reader notices in the texts, with how serious each is. */
export const proofreadingMessages = {
  ...proofFormMessages,
} as const satisfies Record<string, { severity: "error" | "warning" | "hint"; message: string }>;

export type ProofreadingCode = keyof typeof proofreadingMessages;
