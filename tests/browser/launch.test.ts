import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import type { BrowserContext, BrowserProgram } from "../../src/browser/browser-process.ts";
import { launch } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { failureOf } from "../failure-of.ts";
import { contextOfThisMachine, inNewFolder, processesAround } from "./machine.ts";

/** Launches a shell script in place of the browser. `$BROWSER` in it is the real one. */
async function launchScript(
  script: string,
  changes: Partial<BrowserContext> = {},
  programChanges: Partial<BrowserProgram> = {},
): Promise<{ outcome: string; lines: string[] }> {
  return inNewFolder(async (folder) => {
    const lines: string[] = [];
    const context = contextOfThisMachine({ debug: (line) => lines.push(line), ...changes });
    const real = await findBrowser(contextOfThisMachine());
    const file = path.join(folder, "browser");
    await writeFile(file, `#!/bin/sh\nBROWSER="${real.path}"\n${script}\n`, { mode: 0o700 });
    const profile = path.join(folder, "profile");
    await mkdir(profile);
    const program = { ...real, path: file, ...programChanges };
    const launchAndEnd = async (): Promise<void> => {
      const { process } = await launch(program, profile, context);
      process.kill();
      await process.gone;
    };
    const outcome = await failureOf(launchAndEnd());
    expect(await processesAround(folder)).toEqual([]);
    return { outcome, lines };
  });
}

test("starts the browser without a sandbox if the system refuses it, and logs that", async () => {
  const { outcome, lines } = await launchScript(
    `case "$*" in *--no-sandbox*) exec "$BROWSER" "$@";; esac
     echo "FATAL:zygote_host_impl_linux.cc No usable sandbox!" >&2; exit 1`,
    // Not as root: root starts it without a sandbox at once.
    { userId: 1000 },
  );
  expect(outcome).toBe("no failure");
  expect(lines).toContain("the sandbox is refused here: starting without it");
});

test("starts the browser with our libraries if the system lacks them", async () => {
  const asked: string[] = [];
  const { outcome } = await launchScript(
    `[ "$LD_LIBRARY_PATH" = /onze/lib ] && exec "$BROWSER" "$@"
     echo "chromium: error while loading shared libraries: libnss3.so" >&2; exit 127`,
    {},
    {
      libraries: undefined,
      addLibraries: async () => {
        asked.push("once");
        return "/onze/lib";
      },
    },
  );
  expect(outcome).toBe("no failure");
  expect(asked).toEqual(["once"]);
});

test("passes nothing of the user's environment to the browser", async () => {
  const { outcome } = await launchScript(
    `[ "$TZ" = UTC ] && [ -z "$XDG_CONFIG_HOME$GEHEIM$http_proxy" ] && exec "$BROWSER" "$@"`,
    { environment: { TZ: "Asia/Tokyo", GEHEIM: "x", http_proxy: "x", XDG_CONFIG_HOME: "x" } },
  );
  expect(outcome).toBe("no failure");
});

test("reports a browser that ends at once, and logs its output", async () => {
  const { outcome, lines } = await launchScript(`echo "kapot" >&2; exit 3`);
  expect(outcome).toMatch(/^browser: De browser ".*" start niet/);
  expect(lines.join("\n")).toContain("kapot\n(ended: 3)");
});

test("reports a program that cannot run at all", async () => {
  const { outcome } = await launchScript("", {}, { path: "/nergens/chromium" });
  expect(outcome).toMatch(/^browser: De browser "\/nergens\/chromium" start niet/);
});

test("reports a program that may not run, or may not load its libraries", async () => {
  const refused = await inNewFolder(async (folder) => {
    const file = path.join(folder, "chromium");
    await writeFile(file, "", { mode: 0o600 });
    return (await launchScript("", {}, { path: file })).outcome;
  });
  expect(refused).toMatch(/^browser: ".*chromium" is een programma, .* \(noexec\)/);
  const { outcome } = await launchScript(
    `echo "chromium: error while loading shared libraries: libnss3.so: failed to map segment from shared object" >&2; exit 127`,
    {},
    { libraries: undefined, addLibraries: async () => "/onze/lib" },
  );
  expect(outcome).toMatch(/^browser: ".*browser" is een programma, .* \(noexec\)/);
});

test("ends a browser that does not respond", async () => {
  const { outcome } = await launchScript("sleep 60", { timeLimits: { start: 300, print: 1 } });
  expect(outcome).toMatch(/^browser: De browser was na 0\.3 seconden/);
});
