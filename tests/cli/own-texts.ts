import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { emptyFolder, PROJECT } from "./run-report.ts";

/** A content folder with the texts of the sample, ready to publish: none is marked as a sample. */
export function ownTexts(): string {
  const content = emptyFolder();
  cpSync(path.join(PROJECT, "fixtures/content"), content, { recursive: true });
  for (const entry of readdirSync(content, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8").replace("voorbeeldtekst: true\n", "");
    writeFileSync(file, text.replace(/^---\n---\n/, ""));
  }
  return content;
}
