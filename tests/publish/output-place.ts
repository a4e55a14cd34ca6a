import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { filesOfRun } from "./output-run.ts";

/**
 * Makes a new folder for each test of the calling file, with the path of an output folder in it.
 */
export function newFolderPerTest(): { parent: string; target: string } {
  const place = { parent: "", target: "" };
  beforeEach(async () => {
    place.parent = await mkdtemp(path.join(os.tmpdir(), "peildatum-test-"));
    place.target = path.join(place.parent, "2024-Q1", "voortgang");
  });
  afterEach(() => rm(place.parent, { recursive: true, force: true }));
  return place;
}

/** The names of the `DESKTOP_FILES` in the folder, each with its content. */
export async function putByDesktop(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => DESKTOP_FILES.includes(name)).sort();
  for (const name of names) expect(await readFile(path.join(folder, name), "utf8")).toBe(name);
  return names;
}

/** Files that Windows, a Mac and office programs leave in a folder. */
export const DESKTOP_FILES = [".DS_Store", "._report.pdf", "Thumbs.db", "desktop.ini", "~$x.docx"];

/** Puts `DESKTOP_FILES` in a folder, each with its name as its content. */
export async function leaveByDesktop(folder: string): Promise<void> {
  for (const name of DESKTOP_FILES) await writeFile(path.join(folder, name), name);
}

/** The run whose files are in the folder: all of them and no others, except files of a desktop. */
export async function runIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((one) => !one.isDirectory() && !DESKTOP_FILES.includes(one.name))
    .map((one) => path.relative(folder, path.join(one.parentPath, one.name)))
    .sort();
  const manifest: unknown = JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8"));
  const { run } = manifest as { run: string };
  const files = filesOfRun(
    run,
    names.filter((name) => name !== "manifest.json"),
  );
  for (const name of names) {
    expect(await readFile(path.join(folder, name), "utf8")).toBe(files.get(name));
  }
  return run;
}

/** The names in the folder that contains `target`, itself included. */
export async function besides(target: string): Promise<string[]> {
  return (await readdir(path.dirname(target))).sort();
}

/** The path of the hidden folder of this stage beside `target`. */
export async function hiddenBeside(target: string, stage: string): Promise<string> {
  const prefix = `.${path.basename(target)}.${stage}.`;
  const name = (await besides(target)).find((one) => one.startsWith(prefix)) ?? "none";
  return path.join(path.dirname(target), name);
}
