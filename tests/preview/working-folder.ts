import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { emptyFolder, PROJECT } from "../cli/run-report.ts";

/** The folder of the texts of the previewed report. */
export const TEXTS = "fixtures/content/2024-Q1/voortgangsrapportage";

/** A copy of everything that the sample report is made from. Its settings use absolute paths. */
export function workingFolder(): string {
  const folder = emptyFolder();
  for (const name of ["content", "snapshots", "monitor.csv", "codebook.yaml"]) {
    const copied = path.join("fixtures", name);
    cpSync(path.join(PROJECT, copied), path.join(folder, copied), { recursive: true });
  }
  const settings = readFileSync(path.join(PROJECT, "report.config.yaml"), "utf8");
  const placed = settings
    .replaceAll(": fixtures/", `: ${folder}/fixtures/`)
    .replace("out: out", `out: ${folder}/out`);
  writeFileSync(path.join(folder, "report.config.yaml"), placed);
  return folder;
}
