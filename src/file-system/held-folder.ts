import { closeSync, constants, fstatSync, openSync } from "node:fs";

const isLinux = process.platform === "linux";
const FOLDER_ITSELF = constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** A folder that stays open. */
export interface HeldFolder {
  /** A path that keeps leading to this folder, even after something else takes its place. */
  readonly path: string;
  readonly close: () => void;
}

/**
 * Opens a real folder and keeps it open. Throws a file system error: ENOTDIR for a link, and EACCES
 * for a folder of another user if `mustBeOurs` is set. (A network drive may report another owner.)
 */
export function holdFolder(
  folder: string,
  { mustBeOurs = false }: { readonly mustBeOurs?: boolean } = {},
): HeldFolder {
  // Windows cannot open folders.
  if (process.platform === "win32") return { path: folder, close: () => undefined };
  const descriptor = openSync(folder, FOLDER_ITSELF);
  const close = (): void => closeSync(descriptor);
  if (mustBeOurs && fstatSync(descriptor).uid !== process.geteuid?.()) {
    close();
    throw Object.assign(new Error(`folder of another user: ${folder}`), {
      code: "EACCES",
      path: folder,
    });
  }
  // Only Linux has a path to an open folder. Elsewhere we use the folder's own path.
  return { path: isLinux ? `/proc/self/fd/${descriptor}` : folder, close };
}

/**
 * Runs `work` with a path that keeps leading to this folder, even if someone replaces it by a link
 * meanwhile. Throws the errors of `holdFolder`.
 */
export async function within<T>(folder: string, work: (held: string) => Promise<T>): Promise<T> {
  const held = holdFolder(folder);
  try {
    return await work(held.path);
  } finally {
    held.close();
  }
}
