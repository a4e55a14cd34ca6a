import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { ReportError } from "../../errors.ts";
import { codebookMessages as messages, type CodebookCode } from "../../messages/codebook.ts";
import type { Finding } from "../../messages/finding.ts";
import { mistakesOf } from "../../yaml/mistakes.ts";
import { parsePlacedYaml, type Keys } from "../../yaml/placed-yaml.ts";
import { STANDARD_CODEBOOK, type Codebook } from "../codebook.ts";
import { applyOwnCodebook } from "./apply-own-codebook.ts";
import { ownCodebookSchema } from "./own-codebook-schema.ts";

/** A codebook in force, and what is wrong with the file that it comes from. */
export interface CodebookReading {
  /** The standard one where the file is mistaken. */
  readonly codebook: Codebook;
  readonly findings: readonly Finding[];
  /** The file as a run's input; null for the standard codebook. */
  readonly input: { readonly file: string; readonly sha256: string } | null;
}

const KEYS_BY_DEPTH = {
  top: ["columns", "themes", "regions", "redefinitions"],
  columns: ["header", "aliases", "label", "answers"],
  answers: ["label", "aliases", "theme"],
  themes: ["label"],
  regions: ["name", "aliases"],
  redefinitions: ["figure", "from", "before", "change"],
} as const;

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
  const { codebook, findings } = isUtf8(bytes)
    ? parseCodebook(file, bytes.toString("utf8"), figureIds)
    : { codebook: STANDARD_CODEBOOK, findings: [notUtf8(file)] };
  return { codebook, findings, input };
}

function parseCodebook(
  file: string,
  text: string,
  figureIds: readonly string[],
): Pick<CodebookReading, "codebook" | "findings"> {
  const yaml = parsePlacedYaml(text);
  const findings: Finding[] = [];
  const add = (code: CodebookCode, line: number, message: string): void => {
    findings.push({ severity: "error", code, file, line, column: null, message });
  };
  for (const line of yaml.brokenLines) add("codebook-syntax", line, messages.syntax);
  const parsed = ownCodebookSchema.safeParse(yaml.content ?? {});
  if (!parsed.success) {
    for (const { keys, detail } of mistakesOf(parsed.error)) {
      const key = String(keys.at(-1) ?? "");
      if (detail === null) {
        add("codebook-unknown", yaml.lineOf(keys), messages.unknownKey(key, knownKeys(keys)));
      } else add("codebook-invalid", yaml.lineOf(keys), messages.invalid(keys.join("."), detail));
    }
    return { codebook: STANDARD_CODEBOOK, findings };
  }
  const codebook = applyOwnCodebook(STANDARD_CODEBOOK, parsed.data, figureIds, (keys, message) => {
    add("codebook-invalid", yaml.lineOf(keys), message);
  });
  findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { codebook: findings.length === 0 ? codebook : STANDARD_CODEBOOK, findings };
}

/** What may stand in the place of an unknown key. */
function knownKeys(keys: Keys): readonly string[] {
  if (keys.length === 1) return KEYS_BY_DEPTH.top;
  if (keys[0] === "columns" && keys[2] === "answers") return KEYS_BY_DEPTH.answers;
  const part = String(keys[0]);
  return part in KEYS_BY_DEPTH ? KEYS_BY_DEPTH[part as keyof typeof KEYS_BY_DEPTH] : [];
}

/** A finding about a file that would silently be read wrong. */
function notUtf8(file: string): Finding {
  const { notUtf8: message } = messages;
  return { severity: "error", code: "codebook-syntax", file, line: null, column: null, message };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ReportError("input", messages.unreadable(file), { cause: error });
  }
}
