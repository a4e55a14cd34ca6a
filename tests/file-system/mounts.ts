import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Returns true if this process may mount file systems. Otherwise it prints that tests are skipped.
 */
export function mayMount(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), "peildatum-test-"));
  try {
    if (process.platform !== "linux") throw new Error("not Linux");
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", folder], { stdio: "pipe" });
    execFileSync("umount", [folder]);
    return true;
  } catch {
    console.warn("Tests with real mounts are left out: this user may not mount file systems.");
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Mounts at `folder`, which it creates, runs `work`, and unmounts. */
export async function withMount<T>(
  folder: string,
  words: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(folder, { recursive: true });
  execFileSync("mount", [...words, folder]);
  try {
    return await work();
  } finally {
    execFileSync("umount", ["--lazy", folder]);
  }
}
