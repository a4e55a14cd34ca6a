import { writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolders } from "../file-system/make-folders.ts";

const BLOCK = 512;

/** A file out of a tar archive; folders follow from the names. */
export interface ArchivedFile {
  /** The name within the archive, with "/" between its parts; never absolute, never upwards. */
  readonly name: string;
  readonly executable: boolean;
  readonly content: Uint8Array;
}

/**
 * Reads a plain (ustar) tar archive of regular files and folders. Throws an Error on anything
 * else, such as a link or a name that leads outside the folder it is unpacked in.
 */
export function readTar(archive: Uint8Array): ArchivedFile[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const files: ArchivedFile[] = [];
  for (let offset = 0; offset + BLOCK <= bytes.length;) {
    const header = bytes.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    assertChecksum(header);
    const size = octal(header, 124, 12);
    const start = offset + BLOCK;
    if (start + size > bytes.length) throw new Error("the archive ends in the middle of a file");
    const type = text(header, 156, 1);
    if (type === "0" || type === "") {
      const name = safeName(fullName(header));
      const executable = (octal(header, 100, 8) & 0o100) !== 0;
      files.push({ name, executable, content: bytes.subarray(start, start + size) });
    } else if (type !== "5") {
      throw new Error(`the archive holds an entry of type ${type}`);
    }
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** Writes `files` under `folder`, for the owner only. */
export async function writeArchivedFiles(
  folder: string,
  files: readonly ArchivedFile[],
): Promise<void> {
  for (const { name, executable, content } of files) {
    const target = path.join(folder, ...name.split("/"));
    await makeFolders(path.dirname(target), 0o700);
    await writeFile(target, content, { mode: executable ? 0o700 : 0o600, flag: "wx" });
  }
}

function fullName(header: Buffer): string {
  const name = text(header, 0, 100);
  // GNU tar marks itself with spaces and keeps other things where ustar has the name's beginning.
  const prefix = header.toString("latin1", 257, 263) === "ustar\0" ? text(header, 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function safeName(full: string): string {
  const parts = full.split("/").filter((part) => part !== "" && part !== ".");
  if (full.startsWith("/") || /[\\:]/.test(full) || parts.length === 0 || parts.includes("..")) {
    throw new Error("the archive holds a name that leads outside it");
  }
  return parts.join("/");
}

function assertChecksum(header: Buffer): void {
  const sum = header.reduce(
    (total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte),
    0,
  );
  if (sum !== octal(header, 148, 8)) throw new Error("the archive is damaged");
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? length : end);
}

function octal(header: Buffer, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Error("the archive holds a number we cannot read");
  return Number.parseInt(digits, 8);
}
