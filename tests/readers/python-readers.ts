import { createHash } from "node:crypto";
import { access, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { outputOf } from "../conformance/run-tool.ts";

const REQUIREMENTS = path.join(import.meta.dirname, "requirements.txt");

/**
 * The Python that has the readers, the versions and the bytes that we chose. It is kept outside the
 * project, in the user's cache. Throws where it cannot be had.
 */
async function pythonWithReaders(): Promise<string> {
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  const chosen = createHash("sha256").update(await readFile(REQUIREMENTS));
  // What is compiled in them goes with one version of Python.
  const python = chosen.update(await outputOf("python3", ["-VV"])).digest("hex");
  const parent = path.join(cache, "peildatum-readers");
  const folder = path.join(parent, python.slice(0, 16));
  if (await exists(folder)) return pythonIn(folder);

  await mkdir(parent, { recursive: true });
  // An installation that stops halfway leaves nothing under its name.
  const half = await mkdtemp(path.join(parent, "install-"));
  try {
    await outputOf("python3", ["-m", "venv", half]);
    const words = "-m pip install --quiet --disable-pip-version-check --no-deps --require-hashes";
    await outputOf(pythonIn(half), [...words.split(" "), "--requirement", REQUIREMENTS]);
    await rename(half, folder).catch(async (error: unknown) => {
      // Another run may have been first.
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return pythonIn(folder);
}

let python: Promise<string> | undefined;

/** What a reader in Python gives of each of these files. Throws where it fails. */
export async function readInPython(reader: string, files: readonly string[]): Promise<unknown> {
  const script = path.join(import.meta.dirname, "read_pdfs.py");
  python ??= pythonWithReaders();
  return JSON.parse(await outputOf(await python, [script, reader, ...files]));
}

function pythonIn(folder: string): string {
  return path.join(folder, "bin", "python");
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
