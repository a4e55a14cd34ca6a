import { mkdir, mkdtemp, readdir, rm, rmdir, stat, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { makeFolders, removeEmpty } from "../../src/file-system/new-files.ts";

let place: string;
beforeEach(async () => {
  place = await mkdtemp(path.join(os.tmpdir(), "peildatum-test-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const within = (...names: readonly string[]): string => path.join(place, ...names);

describe("makeFolders", () => {
  it("creates missing folders with the given mode, and returns them", async () => {
    await mkdir(within("a"));
    expect(await makeFolders(within("a", "b", "c"), 0o700)).toEqual([
      within("a", "b"),
      within("a", "b", "c"),
    ]);
    expect((await stat(within("a", "b", "c"))).mode & 0o777).toBe(0o700);
    expect(await makeFolders(within("a", "b", "c"))).toEqual([]);
  });

  it("follows a link to a folder", async () => {
    await mkdir(within("real"));
    await symlink(within("real"), within("link"));
    expect(await makeFolders(within("link", "b"))).toEqual([within("link", "b")]);
    expect(await readdir(within("real"))).toEqual(["b"]);
  });

  it.each([
    ["a file", () => writeFile(within("a"), "")],
    ["a link that leads nowhere", () => symlink(within("gone"), within("a"))],
  ])("reports %s that is in the way, at any depth", async (_, put) => {
    await put();
    for (const folder of [within("a"), within("a", "b", "c")]) {
      await expect(makeFolders(folder)).rejects.toMatchObject({
        code: "ENOTDIR",
        path: within("a"),
      });
    }
    expect(await readdir(place)).toEqual(["a"]);
  });

  it.runIf(process.platform === "linux")(
    "throws for a folder that accepts no folders, instead of trying forever",
    async () => {
      await expect(makeFolders("/proc/peildatum/2024-Q1")).rejects.toMatchObject({
        code: "ENOENT",
        path: "/proc/peildatum",
      });
    },
  );

  it("removes what it created if the rest cannot be created", async () => {
    const long = "x".repeat(300);
    await expect(makeFolders(within("a", "b", long))).rejects.toMatchObject({
      code: "ENAMETOOLONG",
    });
    expect(await readdir(place)).toEqual([]);
  });

  it("succeeds while others create and remove the same folders", async () => {
    const busy = Array.from({ length: 4 }, async () => {
      await makeFolders(within("a", "b"));
      await removeEmpty([within("a"), within("a", "b")]);
    });
    await Promise.all(busy);
    await makeFolders(within("a", "b"));
    expect(await readdir(within("a"))).toEqual(["b"]);
  });
});

describe("removeEmpty", () => {
  it("keeps a folder that is not empty, and its parents", async () => {
    const made = await makeFolders(within("a", "b"));
    await writeFile(within("a", "x"), "");
    await removeEmpty(made);
    expect(await readdir(within("a"))).toEqual(["x"]);
    await rm(within("a", "x"));
    await rmdir(within("a"));
  });
});
