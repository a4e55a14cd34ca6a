import { readCodebook, type CodebookReading } from "../codebook/own/read-codebook.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { Settings } from "../settings/settings.ts";

/**
 * The codebook that a run uses: the standard one, or the one of the settings over it.
 * Throws ReportError "input" where its file cannot be read.
 */
export async function codebookInForce({
  codebook,
}: Pick<Settings, "codebook">): Promise<CodebookReading> {
  return await readCodebook(
    codebook,
    CATALOGUE.map(({ id }) => id),
  );
}
