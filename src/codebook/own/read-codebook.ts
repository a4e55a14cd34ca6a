import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";

import { ReportError } from "../../errors.ts";
import {
  CODEBOOK_CODES,
  codebookMessages as messages,
  type CodebookCode,
} from "../../messages/codebook.ts";
import type { Finding } from "../../messages/finding.ts";
import { decodeYaml } from "../../yaml/decode-yaml.ts";
import { STANDARD_CODEBOOK, type Codebook } from "../codebook.ts";
import { parseCodebook } from "./parse-codebook.ts";

/** A codebook in force, and what is wrong with the file that it comes from. */
export interface CodebookReading {
  /** The standard one where the file is mistaken. */
  readonly codebook: Codebook;
  readonly findings: readonly Finding[];
  /** The file as a run's input; null for the standard codebook. */
  readonly input: { readonly file: string; readonly sha256: string } | null;
}

/** Enough for thousands of terms; what is no YAML takes long to find wrong where it is longer. */
const LARGEST_KIBIBYTES = 64;

/**
 * Reads a codebook file over the standard codebook; null is the standard codebook itself.
 * Throws ReportError "input" where the file cannot be read.
 */
export async function readCodebook(
  file: string | null,
  figureIds: readonly string[],
): Promise<CodebookReading> {
  if (file === null) return { codebook: STANDARD_CODEBOOK, findings: [], input: null };
  const bytes = await readBytes(file);
  const input = {
    file: path.basename(file),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  const findings: Finding[] = [];
  const add = (code: CodebookCode, line: number | null, message: string): void => {
    findings.push({ severity: CODEBOOK_CODES[code], code, file, line, column: null, message });
  };
  let codebook = STANDARD_CODEBOOK;
  if (bytes.length > LARGEST_KIBIBYTES * 1024) {
    add("codebook-syntax", null, messages.tooLarge(LARGEST_KIBIBYTES));
  } else {
    const decoded = decodeYaml(bytes);
    if ("fault" in decoded) add("codebook-syntax", decoded.fault.line, decoded.fault.message);
    else codebook = parseCodebook(decoded.text, figureIds, add);
  }
  findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const isMistaken = findings.some(({ severity }) => severity === "error");
  return { codebook: isMistaken ? STANDARD_CODEBOOK : codebook, findings, input };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    // A pipe could keep the run waiting for ever.
    const entry = await stat(file);
    if (!entry.isFile()) throw new Error("no regular file");
    // A file that the system makes while it is read (/proc) has no size, and may never end.
    return entry.size === 0 ? Buffer.alloc(0) : await readFile(file);
  } catch (error) {
    throw new ReportError("input", messages.unreadable(file), { cause: error });
  }
}
