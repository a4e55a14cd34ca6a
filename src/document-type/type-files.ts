import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { sha256 } from "../file-system/sha256.ts";
import type { DocumentType } from "./document-type.ts";

/** A file of a document type: its path within the folder of types, and the SHA-256 of its bytes. */
interface TypeFile {
  readonly file: string;
  readonly sha256: string;
}

/**
 * The files of a document type of an organisation, because the result of a run depends on them.
 * Empty for a type of the tool: the version of the tool identifies its files.
 */
export async function filesOfType({
  name,
  folder,
  isOfTool,
}: Pick<DocumentType, "name" | "folder" | "isOfTool">): Promise<readonly TypeFile[]> {
  if (isOfTool) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(?:yaml|hbs|css)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return await Promise.all(
    files.sort().map(async (file) => ({
      file: [name, ...path.relative(folder, file).split(path.sep)].join("/"),
      sha256: sha256(await readFile(file)),
    })),
  );
}
