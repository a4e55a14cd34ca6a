import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { describe, expect, it } from "vitest";

import { isNewEnough } from "../../src/node-version.ts";
import { emptyFolder, finish, PROJECT } from "./run-report.ts";

/** Runs a script that begins as the entry does on an older Node. */
async function asOlderNode(
  lines: readonly string[],
  words: readonly string[],
  kill?: NodeJS.Signals,
) {
  const script = path.join(emptyFolder(), "entry.mjs");
  const module = pathToFileURL(path.join(PROJECT, "dist/node-version.js")).href;
  writeFileSync(
    script,
    [`import { continueInCarriedNode } from "${module}";`, ...lines].join("\n"),
  );
  const child = spawn(process.execPath, [script, ...words], { cwd: PROJECT });
  if (kill !== undefined) child.stdout.once("data", () => child.kill(kill));
  return await finish(child);
}

describe("isNewEnough", () => {
  it.each([
    ["24.0.0", true],
    ["26.3.1", true],
    ["22.20.0", false],
    ["20.20.2", false],
    ["9.11.2", false],
  ])("%s: %s", (version, expected) => expect(isNewEnough(version)).toBe(expected));
});

describe.runIf(process.platform === "linux")("an older Node", () => {
  // The carried Node starts the same script again, which then takes the part of the command.
  const CONTINUE = "if (process.send === undefined) continueInCarriedNode();";

  it("has the run done by the Node that came with the package, and gives its exit code", async () => {
    const lines = [
      CONTINUE,
      "else { console.log(process.argv.slice(2).join()); process.exit(3); }",
    ];
    expect(await asOlderNode(lines, ["a", "b"])).toMatchObject({ code: 3, stdout: "a,b\n" });
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("passes %s on", async (signal, code) => {
    const lines = [
      CONTINUE,
      `else { process.on("${signal}", () => process.exit(${code})); setTimeout(() => {}, 60000); console.log("ready"); }`,
    ];
    expect(await asOlderNode(lines, [], signal)).toMatchObject({ code });
  });

  it("takes that Node with it when it is killed", async () => {
    const lines = [
      CONTINUE,
      'else { process.on("disconnect", () => process.exit()); setTimeout(() => {}, 60000); console.log("ready"); }',
    ];
    // The pipes close only when both processes are gone.
    expect(await asOlderNode(lines, [], "SIGKILL")).toMatchObject({ code: null });
  });

  it("says in one sentence what is needed where no Node came along", async () => {
    const lines = [
      "Object.defineProperty(process, 'arch', { value: 'pdp11' });",
      "continueInCarriedNode();",
    ];
    const { code, stderr } = await asOlderNode(lines, []);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Peildatum heeft Node\.js 24 of nieuwer nodig; [^.]*\.\n$/);
  });
});
