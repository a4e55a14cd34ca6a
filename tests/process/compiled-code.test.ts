import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, describe, expect, it } from "vitest";

const SUBJECT = path.join(import.meta.dirname, "../../src/process/process.ts");
const FOLDER = mkdtempSync(path.join(tmpdir(), "peildatum-compiled-"));
const MODULE = path.join(FOLDER, "module.mjs");
writeFileSync(MODULE, "export function calledByNobody() {\n  return 'some text';\n}\n");

afterAll(() => rmSync(FOLDER, { recursive: true }));

/** Loads the module in a new Node process. Gives the functions that V8 compiled, and its output. */
function load(cache: string, environment: NodeJS.ProcessEnv = {}) {
  const log = path.join(FOLDER, "functions.log");
  const script = `
    const { keepCompiledCode } = await import("${pathToFileURL(SUBJECT).href}");
    keepCompiledCode(${JSON.stringify(cache)});
    await import("${pathToFileURL(MODULE).href}");`;
  const flags = ["--log-function-events", "--no-logfile-per-isolate", `--logfile=${log}`];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, "--input-type=module", "--eval", script],
    { encoding: "utf8", env: { ...process.env, ...environment } },
  );
  const compiled = readFileSync(log, "utf8")
    .split("\n")
    .map((line) => line.split(","))
    .filter(([kind, event]) => kind === "function" && event === "interpreter")
    .map((fields) => fields.at(-1));
  return { status, stdout, stderr, compiled };
}

describe("keepCompiledCode", () => {
  it("lets V8 compile all functions of a module once, and none of them again", () => {
    const cache = path.join(FOLDER, "cache");
    expect(load(cache).compiled).toContain("calledByNobody");
    expect(load(cache).compiled).not.toContain("calledByNobody");
  });

  it("lets V8 compile only called functions if no code can be stored", () => {
    const file = path.join(FOLDER, "file");
    writeFileSync(file, "");
    expect(load(file).compiled).not.toContain("calledByNobody");
    const disabled = { NODE_DISABLE_COMPILE_CACHE: "1" };
    const cache = path.join(FOLDER, "not-used");
    expect(load(cache, disabled).compiled).not.toContain("calledByNobody");
  });

  // V8 prints a warning about a flag that it does not know.
  it("sets only flags that V8 knows", () => {
    const { status, stdout, stderr } = load(path.join(FOLDER, "cache"));
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});
