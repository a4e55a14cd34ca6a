import { createHash } from "node:crypto";
import { access, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { outputOf } from "./run-tool.ts";

/**
 * A Python with the packages of a requirements file, pinned by version and hash. It is in the
 * user's cache, outside the project. Throws if it cannot be installed.
 */
export async function pythonWith(requirements: string): Promise<string> {
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  const chosen = createHash("sha256").update(await readFile(requirements));
  // Compiled packages fit one version of Python.
  const python = chosen.update(await outputOf("python3", ["-VV"])).digest("hex");
  const parent = path.join(cache, "peildatum-readers");
  const folder = path.join(parent, python.slice(0, 16));
  if (await exists(folder)) return pythonIn(folder);

  await mkdir(parent, { recursive: true });
  // An interrupted installation leaves nothing under this name.
  const half = await mkdtemp(path.join(parent, "install-"));
  try {
    await outputOf("python3", ["-m", "venv", half]);
    const words = "-m pip install --quiet --disable-pip-version-check --no-deps --require-hashes";
    await outputOf(pythonIn(half), [...words.split(" "), "--requirement", requirements]);
    await rename(half, folder).catch(async (error: unknown) => {
      // Another run may have installed it first.
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return pythonIn(folder);
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
