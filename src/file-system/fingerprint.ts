import type { BigIntStats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

import { sha256 } from "./sha256.ts";

/** A folder whose contents count, down to `depth` levels. At 0 only the names in it count. */
interface CountedFolder {
  readonly path: string;
  readonly depth: number;
}

/** The input files and folders of a result. They need not exist. */
export interface Places {
  readonly files: readonly string[];
  readonly folders: readonly CountedFolder[];
}

/** The state of places at one moment. */
export interface Fingerprint {
  /** A text that changes when a file or folder of the places changes. */
  readonly print: string;
  /** The folders whose changes can change the print. */
  readonly folders: readonly string[];
}

/**
 * Takes the fingerprint of places without reading a file. A file counts as changed when its device,
 * inode, size or times change. A link counts as its target. Never throws: an unreadable file counts
 * as absent.
 */
export async function fingerprint({ files, folders }: Places): Promise<Fingerprint> {
  const ofFiles = await Promise.all(
    files.map(async (file) => `${file} ${identityOf(await statOf(file))}`),
  );
  const ofFolders = await Promise.all(folders.map((one) => linesOf(one)));
  const lines = [...ofFiles, ...ofFolders.flatMap((one) => one.lines)];
  const around = [
    ...files.map((file) => path.dirname(file)),
    ...ofFolders.flatMap((o) => o.inside),
  ];
  return {
    print: sha256(lines.join("\n")),
    folders: [...new Set(around)],
  };
}

async function linesOf(folder: CountedFolder): Promise<{
  readonly lines: readonly string[];
  readonly inside: readonly string[];
}> {
  const names = await readdir(folder.path).catch(() => null);
  if (names === null) return { lines: [`${folder.path} -`], inside: [path.dirname(folder.path)] };
  const lines = [`${folder.path} ${JSON.stringify(names.toSorted())}`];
  if (folder.depth === 0) return { lines, inside: [folder.path] };
  const entries = await Promise.all(
    names.toSorted().map(async (name) => {
      const place = path.join(folder.path, name);
      const found = await statOf(place);
      // A folder's times change with the names in it, and those are listed by themselves.
      if (found?.isDirectory() === true) {
        return await linesOf({ path: place, depth: folder.depth - 1 });
      }
      return { lines: [`${place} ${identityOf(found)}`], inside: [] };
    }),
  );
  return {
    lines: [...lines, ...entries.flatMap((one) => one.lines)],
    inside: [folder.path, ...entries.flatMap((one) => one.inside)],
  };
}

async function statOf(place: string): Promise<BigIntStats | null> {
  return await stat(place, { bigint: true }).catch(() => null);
}

function identityOf(found: BigIntStats | null): string {
  if (found === null) return "-";
  const { dev, ino, size, mode, mtimeNs, ctimeNs } = found;
  return [dev, ino, size, mode, mtimeNs, ctimeNs].join(" ");
}
