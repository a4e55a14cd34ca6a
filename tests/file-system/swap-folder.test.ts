import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { swapFolder } from "../../src/file-system/safe-folders.ts";
import { newFolder } from "./new-folder.ts";

/** Two folders beside each other, each with a file of its own name. */
async function folders(): Promise<{ readonly filled: string; readonly target: string }> {
  const folder = newFolder();
  const [filled, target] = [path.join(folder, "new"), path.join(folder, "target")];
  for (const one of [filled, target]) {
    await mkdir(one);
    await writeFile(path.join(one, path.basename(one)), "");
  }
  return { filled, target };
}

test("puts a folder in the place that was cleared", async () => {
  const { filled, target } = await folders();
  await swapFolder(filled, target, async () => {
    await rename(target, `${target}.old`);
    return true;
  });
  expect(await readdir(target)).toEqual(["new"]);
});

test("tries again if the place is not empty, and undoes the attempt before", async () => {
  const { filled, target } = await folders();
  const steps: string[] = [];
  await swapFolder(
    filled,
    target,
    async (attempt) => {
      steps.push(`attempt ${attempt}`);
      if (attempt === 2) await rm(target, { recursive: true });
      return true;
    },
    async () => void steps.push("undo"),
  );
  expect(steps).toEqual(["attempt 1", "undo", "attempt 2"]);
  expect(await readdir(target)).toEqual(["new"]);
});

test("keeps a folder that is good as it is", async () => {
  const { filled, target } = await folders();
  await swapFolder(filled, target, async () => false);
  expect(await readdir(target)).toEqual(["target"]);
});

test("gives up if others keep using the place", async () => {
  const { filled, target } = await folders();
  await expect(swapFolder(filled, target, async () => true)).rejects.toMatchObject({
    code: "EEXIST",
    path: target,
  });
  expect(await readdir(target)).toEqual(["target"]);
});

test("undoes an attempt that fails", async () => {
  const { filled, target } = await folders();
  let isUndone = false;
  const swap = swapFolder(
    filled,
    target,
    async () => {
      throw new Error("no");
    },
    async () => void (isUndone = true),
  );
  await expect(swap).rejects.toThrow("no");
  expect(isUndone).toBe(true);
});
