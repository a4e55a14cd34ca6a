import path from "node:path";

import { outputOf } from "./run-tool.ts";

/** The filter of a Dutch LibreOffice for CSV: `;`, UTF-8 and the numbers of nl-NL (1043). */
const DUTCH_CSV = "CSV:59,34,76,1,,1043,false,false";

/** Opens CSV files in LibreOffice and saves each as flat ODF beside it. Returns the names. */
export async function openedByLibreOffice(
  files: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  // A separate profile: an office that is already open would do the work, or refuse it.
  const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
  const words = ["--headless", "--norestore", `--infilter=${DUTCH_CSV}`, "--convert-to", "fods"];
  await outputOf("soffice", [profile, ...words, "--outdir", folder, ...files]);
  return files.map((file) => path.join(folder, `${path.basename(file, ".csv")}.fods`));
}
