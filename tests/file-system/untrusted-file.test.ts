import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { parseUntrusted, readUntrusted } from "../../src/file-system/read-files.ts";
import { emptyFolder } from "../cli/run-report.ts";

const SMALL = { mostBytes: 10 };

describe("a file that someone else may have written", () => {
  const folder = emptyFolder();
  const at = (name: string): string => path.join(folder, name);
  writeFileSync(at("small"), "0123456789");
  writeFileSync(at("large"), "0123456789a");
  symlinkSync("small", at("link"));
  symlinkSync("loop", at("loop"));
  mkdirSync(at("folder"));

  it("is read up to the size that such a file can have", async () => {
    expect(await readUntrusted(at("small"), SMALL)).toEqual(Buffer.from("0123456789"));
    expect(await readUntrusted(at("large"), SMALL)).toBe("tooLarge");
  });

  it.each([
    ["nothing", "missing"],
    ["small/er", "missing"],
    ["link", "link"],
    ["loop", "link"],
    ["folder", "noFile"],
    ["x".repeat(300), "failed"],
  ])("is not read, with the reason: %s", async (name, barrier) => {
    expect(await readUntrusted(at(name), SMALL)).toBe(barrier);
  });

  it.skipIf(process.platform === "win32")("is not waited for where it is a pipe", async () => {
    execFileSync("mkfifo", [at("pipe")]);
    expect(await readUntrusted(at("pipe"), SMALL)).toBe("noFile");
  });

  it("may be a link or an endless device if the user names it", async () => {
    expect(await readUntrusted(at("link"), { ...SMALL, isNamed: true })).toHaveLength(10);
    expect(await readUntrusted("/dev/zero", { mostBytes: 1e6, isNamed: true })).toBe("tooLarge");
  });
});

describe("JSON that someone else may have written", () => {
  it("is parsed with or without a byte order mark", () => {
    expect(parseUntrusted('\uFEFF{"a": [1]}')).toEqual({ a: [1] });
    expect(parseUntrusted("null")).toBeNull();
  });

  it("is undefined if it is invalid or nested deeper than our own JSON", () => {
    expect(parseUntrusted("{")).toBeUndefined();
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    expect(parseUntrusted(nested(100))).toBeDefined();
    expect(parseUntrusted(nested(200_000))).toBeUndefined();
  });
});
