import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import type { BrowserContext, BrowserProgram } from "../../src/browser/context.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { launch } from "../../src/browser/launch.ts";
import { failureOf } from "../failure-of.ts";
import { contextOfThisMachine, inNewFolder, processesAround } from "./machine.ts";

/** Launches a shell script that stands in for the browser; `$BROWSER` in it is the real one. */
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

test("where the sandbox is refused the browser is started without, and the log says so", async () => {
  const { outcome, lines } = await launchScript(
    `case "$*" in *--no-sandbox*) exec "$BROWSER" "$@";; esac
     echo "FATAL:zygote_host_impl_linux.cc No usable sandbox!" >&2; exit 1`,
    // As though not root, for then it would be started without at once.
    { userId: 1000 },
  );
  expect(outcome).toBe("no failure");
  expect(lines).toContain("the sandbox is refused here: starting without it");
});

test("where libraries are missing the browser is started with ours", async () => {
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

test("nothing of the user's environment reaches the browser", async () => {
  const { outcome } = await launchScript(
    `[ "$TZ" = UTC ] && [ -z "$XDG_CONFIG_HOME$GEHEIM$http_proxy" ] && exec "$BROWSER" "$@"`,
    { environment: { TZ: "Asia/Tokyo", GEHEIM: "x", http_proxy: "x", XDG_CONFIG_HOME: "x" } },
  );
  expect(outcome).toBe("no failure");
});

test("a browser that ends at once is told not to start, and the log says what it said", async () => {
  const { outcome, lines } = await launchScript(`echo "kapot" >&2; exit 3`);
  expect(outcome).toMatch(/^browser: De browser ".*" start niet/);
  expect(lines.join("\n")).toContain("kapot\n(ended: 3)");
});

test("a program that cannot be run at all is told not to start", async () => {
  const { outcome } = await launchScript("", {}, { path: "/nergens/chromium" });
  expect(outcome).toMatch(/^browser: De browser "\/nergens\/chromium" start niet/);
});

test("a program that may not be run, or not load its libraries, is told to be that", async () => {
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

test("a browser that does not answer is ended", async () => {
  const { outcome } = await launchScript("sleep 60", { timeLimits: { start: 300, print: 1 } });
  expect(outcome).toMatch(/^browser: De browser was na 0\.3 seconden/);
});
