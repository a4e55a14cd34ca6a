import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { differenceImage, isDifferent } from "./compare-images.ts";
import { decodeFewColours, encodeFewColours, type FewColours } from "./few-colours.ts";

/** Images by name: the file name without its extension. */
export type Images = ReadonlyMap<string, FewColours>;

/** The differences between the images of a report and the kept ones. */
export interface Differences {
  readonly changed: readonly string[];
  /** Not kept yet. */
  readonly missing: readonly string[];
  /** Kept, without a page or section any more. */
  readonly leftOver: readonly string[];
}

const ENDING = ".png";

/** The images that are kept in a folder. Empty if the folder does not exist. */
export async function readSnapshots(folder: string): Promise<Images> {
  const files = await readdir(folder).catch(() => []);
  const names = files.filter((file) => file.endsWith(ENDING)).sort();
  return new Map(
    await Promise.all(
      names.map(async (file): Promise<[string, FewColours]> => {
        const png = await readFile(path.join(folder, file));
        return [file.slice(0, -ENDING.length), decodeFewColours(png)];
      }),
    ),
  );
}

/**
 * The images with some names.
 *
 * @throws if a name has no image
 */
export function only(names: readonly string[], images: Images): Images {
  return new Map(names.map((name) => [name, requireOf(images, name)]));
}

/** The folders below `root` that contain images, in order. */
export async function foldersIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true });
  const images = entries.filter((entry) => entry.endsWith(ENDING));
  return [...new Set(images.map((image) => path.dirname(image)))].sort();
}

/** Removes the images in all folders below `root` but these. */
export async function removeOthers(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of await foldersIn(root)) {
    if (folders.includes(folder)) continue;
    await rm(path.join(root, folder), { recursive: true });
    console.info(`${folder}: removed`);
  }
}

/** Compares the images that are kept with those of now. */
export function differences(kept: Images, now: Images): Differences {
  const changed: string[] = [];
  const missing: string[] = [];
  for (const [name, image] of now) {
    const old = kept.get(name);
    if (old === undefined) missing.push(name);
    else if (isDifferent(old, image)) changed.push(name);
  }
  return { changed, missing, leftOver: [...kept.keys()].filter((name) => !now.has(name)) };
}

/**
 * Replaces the kept images by the current ones, leaves equal ones unchanged, and returns what it
 * did.
 */
export async function updateSnapshots(
  folder: string,
  now: Images,
  { changed, missing, leftOver }: Differences,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  for (const name of [...changed, ...missing]) await writeImage(folder, name, requireOf(now, name));
  for (const name of leftOver) await rm(path.join(folder, name + ENDING));
  return [
    ...changed.map((name) => `${name}: rewritten`),
    ...missing.map((name) => `${name}: added`),
    ...leftOver.map((name) => `${name}: removed`),
  ];
}

/**
 * Writes to `folder`, after emptying it, the old image, the new one and their difference for
 * everything that differs. Returns a line for each with the fault and the place to look.
 */
export async function leaveForTheEye(
  folder: string,
  kept: Images,
  now: Images,
  { changed, missing, leftOver }: Differences,
): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  const lines: string[] = [];
  const leave = async (name: string, problem: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const old = kept.get(name);
    const image = now.get(name);
    const left: string[] = [];
    const write = async (kind: string, png: Uint8Array): Promise<void> => {
      await writeFile(path.join(folder, `${name}.${kind}${ENDING}`), png);
      left.push(kind);
    };
    if (old !== undefined) await write("old", encodeFewColours(old));
    if (image !== undefined) await write("new", encodeFewColours(image));
    if (old !== undefined && image !== undefined) {
      await write("difference", differenceImage(old, image));
    }
    const kinds = left.length === 1 ? left.join() : `{${left.join()}}`;
    lines.push(`${name} ${problem}: see ${path.join(folder, `${name}.${kinds}${ENDING}`)}`);
  };
  for (const name of changed) await leave(name, "looks different");
  for (const name of missing) await leave(name, "has no snapshot");
  for (const name of leftOver) await leave(name, "is in the report no more");
  return lines.length === 0 ? [] : [...lines, "Where this is meant: npm run snapshots:update"];
}

async function writeImage(folder: string, name: string, image: FewColours): Promise<void> {
  await writeFile(path.join(folder, name + ENDING), encodeFewColours(image));
}

function requireOf(images: Images, name: string): FewColours {
  const image = images.get(name);
  if (image === undefined) throw new Error(`no image ${name}`);
  return image;
}
