import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, it } from "vitest";

import { lookForRoom, makeFiles } from "../../src/file-system/new-files.ts";
import { mayMount, withMount } from "./mounts.ts";
import { newFolder } from "./new-folder.ts";

const FILES = ["a.txt", "diep/er/b.txt", "diep/c.txt"];
const asFiles = (names: readonly string[]) => names.map((file) => ({ file, content: file }));

describe("room for new files", () => {
  let folder: string;
  const at = (...names: readonly string[]): string => path.join(folder, ...names);
  beforeEach(() => {
    folder = newFolder();
  });

  it("is free in an empty folder, and in a missing one", async () => {
    for (const place of [folder, at("nieuw"), at("nieuw/er")]) {
      expect(await lookForRoom(place, FILES)).toEqual({ free: FILES, kept: [], barred: [] });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is taken if a file exists, which is kept", async () => {
    mkdirSync(at("diep"));
    writeFileSync(at("diep/c.txt"), "van mij");
    const { free, kept, barred } = await lookForRoom(folder, FILES);
    expect({ free, kept, barred }).toEqual({
      free: ["a.txt", "diep/er/b.txt"],
      kept: ["diep/c.txt"],
      barred: [],
    });
  });

  it("is barred by files of another kind, each listed once", async () => {
    mkdirSync(at("a.txt"));
    writeFileSync(at("diep"), "");
    const { barred } = await lookForRoom(folder, FILES);
    expect(barred).toEqual([
      { place: at("a.txt"), why: "folder" },
      { place: at("diep"), why: "file" },
    ]);
  });

  it("is barred by links within the folder, with any target, and by pipes", async () => {
    const elsewhere = newFolder();
    symlinkSync(elsewhere, at("diep"));
    symlinkSync("nergens", at("a.txt"));
    expect((await lookForRoom(folder, FILES)).barred).toEqual([
      { place: at("a.txt"), why: "link" },
      { place: at("diep"), why: "link" },
    ]);
    execFileSync("mkfifo", [at("pijp")]);
    expect((await lookForRoom(folder, ["pijp"])).barred).toEqual([
      { place: at("pijp"), why: "other" },
    ]);
  });

  it("is free in a folder that the user named by a link", async () => {
    symlinkSync(newFolder(), at("link"));
    expect((await lookForRoom(at("link"), FILES)).free).toEqual(FILES);
  });

  it("is barred if the folder, or a parent, is not a folder", async () => {
    writeFileSync(at("bestand"), "");
    symlinkSync("nergens", at("link"));
    symlinkSync("rond", at("rond"));
    for (const [name, place, why] of [
      ["bestand", "bestand", "file"],
      ["bestand/er/in", "bestand", "file"],
      ["link", "link", "link"],
      ["link/er/in", "link", "link"],
      ["rond", "rond", "link"],
    ] as const) {
      const { barred } = await lookForRoom(at(name), FILES);
      expect(barred).toEqual([{ place: at(place), why }]);
    }
  });
});

describe("new files", () => {
  it("are created with their parents", async () => {
    const folder = path.join(newFolder(), "nieuw");
    expect(await makeFiles(folder, asFiles(FILES))).toEqual({
      made: FILES,
      kept: [],
      failure: null,
    });
    for (const file of FILES) expect(readFileSync(path.join(folder, file), "utf8")).toBe(file);
  });

  it("never replace a file that appeared meanwhile, not even through a link", async () => {
    const folder = newFolder();
    const elsewhere = path.join(newFolder(), "x");
    writeFileSync(path.join(folder, "a.txt"), "van mij");
    symlinkSync(elsewhere, path.join(folder, "b.txt"));
    const { made, kept } = await makeFiles(folder, asFiles(["a.txt", "b.txt", "c.txt"]));
    expect({ made, kept }).toEqual({ made: ["c.txt"], kept: ["a.txt", "b.txt"] });
    expect(readFileSync(path.join(folder, "a.txt"), "utf8")).toBe("van mij");
    expect(readdirSync(path.dirname(elsewhere))).toEqual([]);
  });

  describe.runIf(mayMount())("on a disk", () => {
    it("that is full stop at the first file that does not fit, and leave nothing of it", async () => {
      const folder = path.join(newFolder(), "schijf");
      await withMount(folder, ["-t", "tmpfs", "-o", "size=16k", "tmpfs"], async () => {
        const large = { file: "groot.txt", content: "x".repeat(100_000) };
        const [first, last] = asFiles(["eerst.txt", "laatst.txt"]);
        if (first === undefined || last === undefined) throw new Error("no files");
        const { made, failure } = await makeFiles(folder, [first, large, last]);
        expect(made).toEqual(["eerst.txt"]);
        expect(failure).toMatchObject({ file: "groot.txt", error: { code: "ENOSPC" } });
        expect(readdirSync(folder)).toEqual(["eerst.txt"]);
      });
    });

    it("that is read-only fail with that error", async () => {
      const folder = path.join(newFolder(), "schijf");
      await withMount(folder, ["-t", "tmpfs", "-o", "ro", "tmpfs"], async () => {
        expect((await lookForRoom(folder, FILES)).barred).toEqual([]);
        const { failure } = await makeFiles(folder, asFiles(FILES));
        expect(failure).toMatchObject({ file: "a.txt", error: { code: "EROFS" } });
      });
    });
  });
});
