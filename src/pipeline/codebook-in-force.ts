import { readCodebook, type CodebookReading } from "../codebook/own/read-codebook.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { Settings } from "../settings/settings.ts";

/**
 * The codebook of a run: the standard codebook, changed by the one in the settings. Throws
 * ReportError "input" if its file cannot be read.
 */
export async function codebookInForce({
  codebook,
}: Pick<Settings, "codebook">): Promise<CodebookReading> {
  return await readCodebook(
    codebook,
    CATALOGUE.map(({ id }) => id),
  );
}
