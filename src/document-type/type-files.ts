import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { sha256 } from "../file-system/sha256.ts";
import type { DocumentType } from "./document-type.ts";

/** A file of a document type, by its path within the folder of types, and the SHA-256 of its bytes. */
interface TypeFile {
  readonly file: string;
  readonly sha256: string;
}

/**
 * The files that a document type of an organisation is made of: what comes out depends on them. Of one
 * that comes with the tool there are none to name, as its version names them all.
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
