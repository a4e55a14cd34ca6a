import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Codebook } from "../../src/codebook/codebook.ts";
import type { CodebookReading } from "../../src/codebook/file/read-codebook.ts";
import { codebookInForce } from "../../src/pipeline/read-export.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peildatum-codebook-"));
// Files of tests share this module, so none of them knows when the last one is done.
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A path in a folder that is removed when all tests are done. */
export function temporaryPath(name: string): string {
  return path.join(folder, name);
}

/** Reads a codebook file with this content. */
export async function readCodebookText(content: string | Uint8Array): Promise<CodebookReading> {
  const file = temporaryPath("codeboek.yaml");
  writeFileSync(file, content);
  return await codebookInForce({ codebook: file });
}

/** The codebook from a file without mistakes. */
export async function codebookFrom(content: string): Promise<Codebook> {
  const { codebook, findings } = await readCodebookText(content);
  if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join("\n"));
  return codebook;
}

/** The mistakes in a codebook file, each as its line and its code. */
export async function mistakesIn(content: string | Uint8Array): Promise<readonly string[]> {
  const { findings } = await readCodebookText(content);
  return findings.map(({ line, code }) => `${line} ${code}`);
}

/**
 * The mistakes that a text announces, in the form of `mistakesIn`. A comment with the code marks
 * each line with a mistake.
 */
export function markedMistakes(content: string): readonly string[] {
  return content.split("\n").flatMap((line, index) => {
    const codes = /# (codebook-.+)$/.exec(line)?.[1]?.split(" ") ?? [];
    return codes.map((code) => `${index + 1} ${code}`);
  });
}
