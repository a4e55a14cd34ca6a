import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, it } from "vitest";

import { emptyFolder, finish, PROJECT, runReport } from "./run-report.ts";

const OTHER = 4242;
const SOMEONE = { uid: OTHER, gid: OTHER };
const ENTRY = path.join(PROJECT, "dist/entry.js");

/**
 * True if the tests run as root, and another user may run the command. Prints a message otherwise.
 */
function mayBeSomeoneElse(): boolean {
  const mayStart = (): boolean =>
    spawnSync(process.execPath, [ENTRY, "--version"], { ...SOMEONE, stdio: "pipe" }).status === 0;
  if (process.getuid?.() === 0 && mayStart()) return true;
  console.warn("Tests with two users are left out: they take root, and a project others may read.");
  return false;
}

/** Makes a folder that belongs to the other user. */
function folderOfOther(folder: string, mode = 0o755): string {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, OTHER, OTHER);
  chmodSync(folder, mode);
  return folder;
}

describe.runIf(mayBeSomeoneElse())("beside another user, root", () => {
  let place: string;
  beforeEach(() => {
    place = emptyFolder();
    chmodSync(place, 0o755);
  });

  const generate = (out: string, environment: Record<string, string> = {}) =>
    runReport(["generate", "--period", "2024-Q1", "--out", out, "--debug"], { environment });

  it.each([
    ["of whom is HOME", (home: string) => ({ HOME: home, XDG_CACHE_HOME: "" })],
    [
      "of whom is XDG_CACHE_HOME",
      (home: string) => ({ XDG_CACHE_HOME: path.join(home, ".cache") }),
    ],
  ])("runs no compiled code of a user %s", async (_, environmentOf) => {
    const home = folderOfOther(path.join(place, "home"));
    const proof = path.join(folderOfOther(path.join(place, "proof"), 0o777), "ran");
    const cache = path.join(home, ".cache/peildatum-compiled");
    const script = path.join(import.meta.dirname, "poison-cache.ts");
    const flags = ["--experimental-vm-modules", "--no-warnings"];
    const poisoning = spawn(process.execPath, [...flags, script, ENTRY, cache, "0", proof], {
      ...SOMEONE,
      env: { ...process.env, HOME: home, XDG_CACHE_HOME: path.join(home, ".cache") },
    });
    expect(await finish(poisoning)).toMatchObject({ code: 0, stdout: "1" });
    // The poison works: in a cache of root it would become root's code.
    const own = path.join(place, "own");
    spawnSync("cp", ["-r", path.dirname(cache), own]);
    spawnSync("chown", ["-R", "0:0", own]);
    await runReport(["codebook"], { environment: { XDG_CACHE_HOME: own } });
    expect(readFileSync(proof, "utf8")).toBe("uid 0");
    writeFileSync(proof, "");

    const outcome = await runReport(["codebook"], { environment: environmentOf(home) });
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    expect(outcome.stdout).toMatch(/^Codeboek/);
    expect(readFileSync(proof, "utf8")).toBe("");
  });

  it.each([
    ["another user owns", 0o755, OTHER],
    ["others may write in", 0o777, 0],
  ])("keeps no code in a cache that %s", async (_, mode, owner) => {
    const cache = path.join(place, "cache");
    mkdirSync(cache);
    chownSync(cache, owner, owner);
    chmodSync(cache, mode);
    const { code } = await runReport(["codebook"], { environment: { XDG_CACHE_HOME: cache } });
    expect([code, readdirSync(cache)]).toEqual([0, []]);
  });

  it("leaves the files of that user in the temporary folder", async () => {
    const temporary = path.join(place, "tmp");
    mkdirSync(temporary);
    chmodSync(temporary, 0o1777);
    const victim = path.join(place, "victim");
    mkdirSync(victim);
    writeFileSync(path.join(victim, "important"), "x");
    const names = [
      "peildatum-0",
      "peildatum-profile.999999-1-deadbee1-5bce98",
      "profile.0123456789ab",
      "export.0123456789ab",
    ];
    for (const name of names) {
      writeFileSync(path.join(folderOfOther(path.join(temporary, name)), "theirs"), "x");
      symlinkSync(victim, path.join(temporary, name, "profile.ba9876543210"));
    }
    symlinkSync(victim, path.join(temporary, "profile.ba9876543210"));
    const before = readdirSync(temporary, { recursive: true });
    const outcome = await generate(path.join(place, "out"), { TMPDIR: temporary });
    expect(outcome.code).toBe(0);
    expect(readdirSync(temporary, { recursive: true })).toEqual(before);
    expect(readdirSync(victim)).toEqual(["important"]);
  });

  it.each([
    ["owns the folder around it", 0o755, OTHER],
    ["may write in the folder around it", 0o777, 0],
    ["may add to the folder around it", 0o1777, 0],
  ])("leaves what that user put beside the output who %s", async (_, mode, owner) => {
    const period = path.join(place, "out/2024-Q1");
    mkdirSync(period, { recursive: true });
    const victim = path.join(place, "victim");
    mkdirSync(victim);
    const manifest = JSON.stringify({ outputs: [{ file: "important" }] });
    for (const [file, text] of [
      ["important", "x"],
      ["manifest.json", manifest],
    ] as const) {
      writeFileSync(path.join(victim, file), text);
    }
    chownSync(period, owner, owner);
    chmodSync(period, mode);
    const planted = ["new", "old", "gone", "try"].flatMap((stage) => {
      const name = `.voortgangsrapportage.${stage}.`;
      const folder = folderOfOther(path.join(period, `${name}0123456789ab`));
      writeFileSync(path.join(folder, "manifest.json"), manifest);
      writeFileSync(path.join(folder, "important"), "x");
      symlinkSync(victim, path.join(period, `${name}ba9876543210`));
      return [`${name}0123456789ab`, `${name}ba9876543210`];
    });
    const outcome = await generate(path.join(place, "out"));
    expect(outcome.code).toBe(0);
    expect(outcome.stderr.includes("leftovers stay")).toBe(mode !== 0o1777);
    expect(readdirSync(period).sort()).toEqual([...planted, "voortgangsrapportage"].sort());
    expect(readdirSync(victim)).toEqual(["important", "manifest.json"]);
    for (const name of planted) {
      expect(readdirSync(path.join(period, name))).toEqual(["important", "manifest.json"]);
    }
    expect(statSync(path.join(period, "voortgangsrapportage")).uid).toBe(0);
  });

  it("locks no file behind a link that someone else made", async () => {
    const period = path.join(place, "out/2024-Q1");
    mkdirSync(period, { recursive: true });
    symlinkSync(path.join(place, "made"), path.join(period, ".voortgangsrapportage.lock"));
    expect((await generate(path.join(place, "out"))).code).toBe(0);
    expect(existsSync(path.join(place, "made"))).toBe(false);
  });
});
