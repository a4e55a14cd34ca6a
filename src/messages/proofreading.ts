import { proofFiguresMessages } from "./proof-figures.ts";
import { proofTimeMessages } from "./proof-time.ts";
import type { Severity } from "./severity.ts";

/** The Dutch messages about what a reader notices in the texts, with how serious each is. */
export const proofreadingMessages = {
  "text-left-over": {
    severity: "warning",
    message:
      "Dit lijkt te zijn blijven staan: een plek die nog ingevuld moet worden. Vul hem in of haal hem weg.",
  },
  ...proofFiguresMessages,
  ...proofTimeMessages,
} as const satisfies Record<string, { severity: Severity; message: string }>;

export type ProofreadingCode = keyof typeof proofreadingMessages;
