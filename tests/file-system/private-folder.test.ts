import { chmodSync, chownSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { claimPrivately, isSafeWay } from "../../src/file-system/safe-folders.ts";
import { newFolder } from "./new-folder.ts";

const ME = process.geteuid?.() ?? 0;
const isPosix = process.platform !== "win32";
const isRoot = isPosix && ME === 0;
if (!isRoot) console.warn("Tests with folders of another user are left out: they take root.");
const OTHER = 4242;

describe.runIf(isPosix)("a private folder", () => {
  let place: string;
  beforeEach(() => {
    place = newFolder();
  });
  const at = (name: string): string => path.join(place, name);
  const claim = (name: string) => claimPrivately(at(name), ME);

  test("is created with its parents, for its owner only", () => {
    expect(claim("a/b/own")).toEqual({ folder: at("a/b/own") });
    for (const name of ["a", "a/b", "a/b/own"])
      expect(lstatSync(at(name)).mode & 0o777).toBe(0o700);
    expect(claim("a/b/own")).toEqual({ folder: at("a/b/own") });
  });

  test("is created with these rights, even if the mask of the process removes some", () => {
    const before = process.umask(0o777);
    try {
      expect(claim("a/own")).toEqual({ folder: at("a/own") });
    } finally {
      process.umask(before);
    }
    for (const name of ["a", "a/own"]) expect(lstatSync(at(name)).mode & 0o777).toBe(0o700);
  });

  test("may be readable but not writable for others, and wrong rights are not repaired", () => {
    for (const [mode, expected] of [
      [0o755, { folder: at("own") }],
      [0o770, { fault: "ofAll" }],
      [0o702, { fault: "ofAll" }],
      [0o1777, { fault: "ofAll" }],
    ] as const) {
      mkdirSync(at("own"), { recursive: true });
      chmodSync(at("own"), mode);
      expect(claim("own")).toEqual(expected);
      expect(lstatSync(at("own")).mode & 0o7777).toBe(mode);
    }
  });

  test("is a real folder", () => {
    mkdirSync(at("elsewhere"));
    symlinkSync(at("elsewhere"), at("link"));
    writeFileSync(at("file"), "");
    symlinkSync("nowhere", at("broken"));
    for (const name of ["link", "file", "broken"]) {
      expect(claim(name)).toEqual({ fault: "notAFolder" });
    }
    expect(() => claim("broken/own")).toThrow("not a folder");
  });

  test("has its real path, so a link on the way has no effect later", () => {
    mkdirSync(at("real"));
    symlinkSync(at("real"), at("link"));
    expect(claim("link/own")).toEqual({ folder: at("real/own") });
  });

  test("is not created if others may rename on the way to it", () => {
    for (const [mode, isSafe] of [
      [0o777, false],
      [0o1777, true],
      // The user's own group, which many systems give each user.
      [0o770, true],
    ] as const) {
      mkdirSync(at("shared/deep"), { recursive: true });
      chmodSync(at("shared"), mode);
      for (const name of ["shared/own", "shared/deep/own", "shared/new/own"]) {
        expect(claim(name)).toEqual(isSafe ? { folder: at(name) } : { fault: "parentOfAll" });
        expect(lstatSync(at(name), { throwIfNoEntry: false }) !== undefined).toBe(isSafe);
      }
    }
  });

  test("is any folder on Windows, whose modes contain no rights", () => {
    mkdirSync(at("own"));
    chmodSync(at("own"), 0o777);
    expect(claimPrivately(at("own"), undefined)).toEqual({ folder: at("own") });
  });

  describe.runIf(isRoot)("beside another user", () => {
    test("is not that user's", () => {
      mkdirSync(at("own"), { mode: 0o700 });
      chownSync(at("own"), OTHER, OTHER);
      expect(claim("own")).toEqual({ fault: "ofOther" });
    });

    test("is not within a folder of that user at any depth, nor within one that we created there", () => {
      mkdirSync(at("home/.cache"), { recursive: true, mode: 0o755 });
      chownSync(at("home"), OTHER, OTHER);
      expect(claim("home/.cache/own")).toEqual({ fault: "parentOfAll" });
      expect(claim("home/new/own")).toEqual({ fault: "parentOfAll" });
      expect(lstatSync(at("home/new"), { throwIfNoEntry: false })).toBeUndefined();
      symlinkSync(at("home/.cache"), at("link"));
      expect(claim("link/own")).toEqual({ fault: "parentOfAll" });
    });

    test("may be within a folder of the system, but not if a group may rename there", () => {
      mkdirSync(at("system"), { mode: 0o755 });
      expect(isSafeWay(at("system"), OTHER)).toBe(isSafeWay(place, OTHER));
      chmodSync(place, 0o755);
      chmodSync(at("system"), 0o775);
      expect(isSafeWay(at("system"), OTHER)).toBe(false);
      chmodSync(at("system"), 0o1775);
      expect(isSafeWay(at("system"), OTHER)).toBe(isSafeWay(place, OTHER));
    });
  });
});
