import type { Severity } from "./finding.ts";
import { proofDutchMessages } from "./proof-dutch.ts";

/** The Dutch messages about what a reader notices in the texts, with how serious each is. */
export const proofreadingMessages = {
  "text-left-over": {
    severity: "warning",
    message:
      "Dit lijkt te zijn blijven staan: een plek die nog ingevuld moet worden. Vul hem in of haal hem weg.",
  },
  ...proofDutchMessages,
} as const satisfies Record<string, { severity: Severity; message: string }>;

export type ProofreadingCode = keyof typeof proofreadingMessages;
