import { closeSync, constants, fstatSync, openSync } from "node:fs";

const isLinux = process.platform === "linux";
const FOLDER_ITSELF = constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** A folder that is held open. */
export interface HeldFolder {
  /** What is done at this path is done in that folder, whatever has taken its place by then. */
  readonly path: string;
  readonly close: () => void;
}

/**
 * Holds a real folder open. Throws an error of the file system; ENOTDIR for a link, and EACCES for
 * a folder of another user where it must be ours. Network drives may name another owner.
 */
export function holdFolder(
  folder: string,
  { mustBeOurs = false }: { readonly mustBeOurs?: boolean } = {},
): HeldFolder {
  // Windows opens no folders.
  if (process.platform === "win32") return { path: folder, close: () => undefined };
  const descriptor = openSync(folder, FOLDER_ITSELF);
  const close = (): void => closeSync(descriptor);
  if (mustBeOurs && fstatSync(descriptor).uid !== process.geteuid?.()) {
    close();
    throw Object.assign(new Error(`not ours: ${folder}`), { code: "EACCES", path: folder });
  }
  // Elsewhere there is no path to what is held; there the folder's own must do.
  return { path: isLinux ? `/proc/self/fd/${descriptor}` : folder, close };
}

/**
 * Does `work` in a folder, with a path that leads to that folder also where someone puts a
 * link in its place meanwhile. Throws as `holdFolder` does.
 */
export async function within<T>(folder: string, work: (held: string) => Promise<T>): Promise<T> {
  const held = holdFolder(folder);
  try {
    return await work(held.path);
  } finally {
    held.close();
  }
}
