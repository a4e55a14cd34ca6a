import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { emptyFolder, finish, PROJECT, runReport, startReport } from "./run-report.ts";

const ENTRY = path.join(PROJECT, "dist/entry.js");
const WORDS = ["generate", "--period", "2024-Q1", "--out"];
// Like containers: processes with their own ids, here with the host's name.
const APART = ["--pid", "--fork", "--mount-proc"];

function mayUnshare(): boolean {
  if (spawnSync("unshare", [...APART, "true"], { stdio: "pipe" }).status === 0) return true;
  console.warn("Tests with containers are left out: this user may make no PID namespaces.");
  return false;
}

function inContainer(out: string, temporary: string) {
  const child = spawn("unshare", [...APART, process.execPath, ENTRY, ...WORDS, out], {
    cwd: PROJECT,
    env: { ...process.env, TMPDIR: temporary },
  });
  return finish(child);
}

/** The report's folder, and the files that its runs left beside it and in the temporary folder. */
function left(out: string, temporary: string) {
  return { beside: readdirSync(path.join(out, "2024-Q1")), temporary: readdirSync(temporary) };
}

const CLEAN = { beside: ["voortgangsrapportage"], temporary: [] };

describe.runIf(mayUnshare())("runs in containers with one host name", () => {
  it("that share the temporary and the output folder do not think each other dead", async () => {
    const out = emptyFolder();
    const temporary = emptyFolder();
    for (let round = 1; round <= 2; round += 1) {
      const outcomes = await Promise.all([1, 2, 3].map(() => inContainer(out, temporary)));
      expect(outcomes.map(({ code, stderr }) => [code, stderr.includes("Klaar.")])).toEqual([
        [0, true],
        [0, true],
        [0, true],
      ]);
      expect(left(out, temporary)).toEqual(CLEAN);
    }
  });

  it("remove what a killed one of them left", async () => {
    const out = emptyFolder();
    const temporary = emptyFolder();
    const words = ["--kill-child", ...APART, process.execPath, ENTRY, ...WORDS, out, "--debug"];
    const child = spawn("unshare", words, {
      cwd: PROJECT,
      env: { ...process.env, TMPDIR: temporary },
    });
    child.stderr.on("data", (text: Buffer) => {
      if (text.includes("step: printing")) child.kill("SIGKILL");
    });
    await finish(child);
    expect(readdirSync(temporary)).not.toEqual([]);
    expect((await inContainer(out, temporary)).code).toBe(0);
    expect(left(out, temporary)).toEqual(CLEAN);
  });
});

describe("runs on one machine", () => {
  it("eight at once to one output folder all succeed, and the last one is complete", async () => {
    const out = emptyFolder();
    const temporary = emptyFolder();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        runReport([...WORDS, out], { environment: { TMPDIR: temporary } }),
      ),
    );
    expect(outcomes.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => 0));
    expect(left(out, temporary)).toEqual(CLEAN);
    expect(readdirSync(path.join(out, "2024-Q1/voortgangsrapportage"))).toHaveLength(7);
  });

  it("a start with standard input on disk removes what a killed one left", async () => {
    const temporary = emptyFolder();
    const around = { environment: { TMPDIR: temporary } };
    const child = startReport(["check", "--input", "-"], around);
    child.stdin?.on("error", () => undefined);
    child.stdin?.write(Buffer.alloc(40 << 20, "x"));
    const own = path.join(temporary, `peildatum-${process.getuid?.()}`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill("SIGKILL");
    await finish(child);
    // The file of a killed run, before it lost its name.
    mkdirSync(path.join(own, "export.0123456789ab"), { recursive: true, mode: 0o700 });
    await runReport(["check", "--input", "-"], { ...around, stdin: Buffer.alloc(40 << 20, "x") });
    expect(readdirSync(temporary)).toEqual([]);
  });
});
