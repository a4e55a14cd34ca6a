import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { expect, it } from "vitest";

const MODULE = pathToFileURL(path.join(import.meta.dirname, "../../src/process/short-run.ts")).href;

it("sets only what this V8 knows, of which it would tell the user otherwise", () => {
  const script = `const { tuneForShortRuns } = await import("${MODULE}"); tuneForShortRuns();`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { encoding: "utf8" },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});
