import { proofDutchMessages } from "./proof-dutch.ts";
import { proofFiguresMessages } from "./proof-figures.ts";
import { proofFormMessages } from "./proof-form.ts";
import { proofTimeMessages } from "./proof-time.ts";
import type { ProofreadingCode } from "../findings/codes.ts";
/** The Dutch messages about what proofreading notices in texts. */
export const proofreadingMessages = {
  "text-ignore": "Deze opmerking met report-negeer doet niets.",
  ...proofDutchMessages,
  ...proofFiguresMessages,
  ...proofFormMessages,
  ...proofTimeMessages,
} as const satisfies Readonly<Record<ProofreadingCode, string>>;
/** What is wrong with a comment that turns a finding off. Follows the message of the code. */
export const ignoreWords = {
  unknown: (near: readonly string[]) =>
    near.length === 0
      ? "Noem de code van een waarschuwing of een tip over teksten, en dan een reden: [//]: # (report-negeer: text-long-sentence, citaat uit een brief)"
      : `Bedoel je ${near.join(" of ")}?`,
  name: "Zo heet zij: [//]: # (report-negeer: code, reden)",
  reasonMissing: "Zet achter de code een komma en een reden.",
  unused: "In het stuk tekst eronder is er niets met deze code. Haal de opmerking weg.",
} as const;
