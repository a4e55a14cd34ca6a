import path from "node:path";

/** A package in package-lock.json. */
interface LockedPackage {
  version: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  engines?: Readonly<Record<string, string>>;
  dependencies?: Readonly<Record<string, string>>;
  devDependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
  peerDependencies?: Readonly<Record<string, string>>;
}

/** package-lock.json: each package by its install folder. Our own package is under "". */
export interface Lock {
  name: string;
  version: string;
  packages: Readonly<Record<string, LockedPackage>>;
}

/** A package that is part of the delivery. */
export interface DeliveredPackage {
  name: string;
  /** Its folder, relative to the project: `node_modules/…`. */
  folder: string;
  locked: LockedPackage;
}

/**
 * The packages that modules come from, by folder. Our own modules are skipped.
 *
 * @param modules rolldown's module ids: paths, or `\0` and a name for a generated module
 *
 * @param root the project's folder
 *
 * @throws if a module is from a package that the lock does not contain
 */
export function bundledPackages(
  modules: Iterable<string>,
  lock: Lock,
  root: string,
): DeliveredPackage[] {
  const folders = new Set<string>();
  for (const id of modules) {
    // The helpers that rolldown adds are rolldown's code.
    if (id.startsWith("\0rolldown/")) folders.add("node_modules/rolldown");
    const inside = path.relative(root, id).split(path.sep).join("/");
    const [, folder] = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(inside) ?? [];
    if (folder !== undefined) folders.add(folder);
  }
  return delivered([...folders], lock);
}

/** The packages that npm installs for a user: our dependencies and their own, for every system. */
export function installedPackages(lock: Lock): DeliveredPackage[] {
  const folders = Object.entries(lock.packages)
    .filter(([folder, { dev }]) => folder !== "" && dev !== true)
    .map(([folder]) => folder);
  return delivered(folders, lock);
}

/** The folders of the packages that a package uses, as Node would find them. */
export function usedFolders(folder: string, lock: Lock): string[] {
  const locked = lock.packages[folder];
  const names = Object.keys({
    ...locked?.dependencies,
    ...locked?.devDependencies,
    ...locked?.optionalDependencies,
    ...locked?.peerDependencies,
  });
  return names.flatMap((name) => foundFrom(folder, name, lock) ?? []);
}

function foundFrom(folder: string, name: string, lock: Lock): string | undefined {
  const inside = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
  if (inside in lock.packages) return inside;
  if (folder === "") return undefined;
  return foundFrom(folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/"))), name, lock);
}

function delivered(folders: readonly string[], lock: Lock): DeliveredPackage[] {
  return folders
    .map((folder) => {
      const locked = lock.packages[folder];
      if (locked === undefined) throw new Error(`package-lock.json knows no ${folder}.`);
      return { name: folder.slice(folder.lastIndexOf("node_modules/") + 13), folder, locked };
    })
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}
