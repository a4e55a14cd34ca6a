import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import type { BrowserContext } from "../../src/browser/browser-process.ts";
import { failureOf } from "../failure-of.ts";
import { mayMount, withMount } from "../file-system/mounts.ts";
import {
  areGone,
  contextOfThisMachine,
  inNewFolder,
  processesAround,
  within5Seconds,
} from "./machine.ts";

const SMALL = "<!doctype html><title>x</title><p>tekst";
const LARGE = `<!doctype html><title>x</title>${"<p>tekst".repeat(200_000)}`;

/** Runs `use` with a browser in its own temporary folder. Nothing of it may remain. */
async function withBrowser(
  changes: Partial<BrowserContext>,
  use: (browser: PrintableBrowser, folder: string) => Promise<void>,
): Promise<void> {
  await inNewFolder(async (temporaryFolder) => {
    const browser = await startBrowser(contextOfThisMachine({ temporaryFolder, ...changes }));
    const processes = await processesAround(temporaryFolder);
    expect(processes.length).toBeGreaterThan(1);
    try {
      await use(browser, temporaryFolder);
    } finally {
      await browser.close();
    }
    expect(await readdir(temporaryFolder)).toEqual([]);
    expect(await within5Seconds(() => areGone(processes))).toBe(true);
  });
}

/** All processes of a type, because only the browser knows which renderer belongs to the page. */
async function processesOfType(folder: string, type: string): Promise<readonly number[]> {
  const found = (await processesAround(folder)).filter(
    ({ commandLine }) => (/--type=(\w+)/.exec(commandLine)?.[1] ?? "browser") === type,
  );
  if (found.length === 0) throw new Error(`no process of type ${type}`);
  return found.map(({ id }) => id);
}

const soon = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

test("leaves no process and no profile after closing, even more than once", async () => {
  await withBrowser({}, async (browser) => {
    await browser.print(SMALL);
    await Promise.all([browser.close(), browser.close()]);
    expect(await failureOf(browser.print(SMALL))).toMatch(/^browser: De browser stopte/);
  });
});

test("ends the browser when our process is killed, and cleans up at the next start", async () => {
  await inNewFolder(async (folder) => {
    const script = path.join(import.meta.dirname, "print-forever.ts");
    const child = spawn(process.execPath, [script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    const processes = await processesAround(`user-data-dir=${folder}`);
    expect(processes.length).toBeGreaterThan(1);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await within5Seconds(() => areGone(processes))).toBe(true);
    const own = path.join(folder, `peildatum-${process.getuid?.()}`);
    expect(await readdir(folder)).toEqual([path.basename(own)]);
    const left = await readdir(own);
    // The profile and its lock.
    expect(left).toHaveLength(2);

    const browser = await startBrowser(contextOfThisMachine({ temporaryFolder: folder }));
    const now = await readdir(own);
    await browser.close();
    expect(now).toHaveLength(2);
    expect(now).not.toEqual(left);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("ending the run", () => {
  test.for([
    ["the run's signal", "context"],
    ["the signal of the print", "print"],
  ])("by %s stops a print at once", async ([, which]) => {
    const ending = new AbortController();
    const signal = which === "context" ? ending.signal : undefined;
    await withBrowser({ signal }, async (browser, folder) => {
      const printing = failureOf(
        browser.print(LARGE, which === "print" ? ending.signal : undefined),
      );
      await soon(100);
      const processes = await processesAround(folder);
      ending.abort(new Error("Ctrl-C"));
      expect(await printing).toBe("Error: Ctrl-C");
      expect(await within5Seconds(() => areGone(processes))).toBe(true);
    });
  });

  test.for([0, 20, 60, 100])("%i ms after the start leaves nothing", async (delay) => {
    await inNewFolder(async (temporaryFolder) => {
      const ending = new AbortController();
      const { signal } = ending;
      const start = startBrowser(contextOfThisMachine({ temporaryFolder, signal }));
      setTimeout(() => ending.abort(new Error("Ctrl-C")), delay);
      const outcome = await failureOf(start.then((browser) => browser.close()));
      expect(["Error: Ctrl-C", "no failure"]).toContain(outcome);
      expect(await readdir(temporaryFolder)).toEqual([]);
      expect(await processesAround(temporaryFolder)).toEqual([]);
    });
  });

  test("before the start, or before a print, does nothing more", async () => {
    const signal = AbortSignal.abort(new Error("Ctrl-C"));
    expect(await failureOf(startBrowser(contextOfThisMachine({ signal })))).toBe("Error: Ctrl-C");
    await withBrowser({}, async (browser) => {
      expect(await failureOf(browser.print(SMALL, signal))).toBe("Error: Ctrl-C");
      expect((await browser.print(SMALL)).pdf).toBeInstanceOf(Uint8Array);
    });
  });
});

describe("a browser that fails", () => {
  test.runIf(mayMount()).for(["64k", "4m"])(
    "because the temporary folder is full, with %s, is reported as such",
    async (size) => {
      await inNewFolder(async (folder) => {
        const temporaryFolder = path.join(folder, "tmp");
        await withMount(
          temporaryFolder,
          ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs"],
          async () => {
            const timeLimits = { start: 60_000, print: 5000 };
            const printOnce = async (): Promise<void> => {
              const browser = await startBrowser(
                contextOfThisMachine({ temporaryFolder, timeLimits }),
              );
              try {
                await browser.print(LARGE);
              } finally {
                await browser.close();
              }
            };
            expect(await failureOf(printOnce())).toMatch(
              /^browser: De tijdelijke map ".*" is vol of te klein: /,
            );
            expect(await readdir(temporaryFolder)).toEqual([]);
          },
        );
      });
    },
  );

  test.for(["browser", "renderer"])(
    "because its %s process dies, is reported as such",
    async (type) => {
      await withBrowser({}, async (browser, folder) => {
        // The page exists when it has printed once, and works for seconds on the second print.
        await browser.print(SMALL);
        const printing = failureOf(browser.print(LARGE));
        await soon(500);
        for (const id of await processesOfType(folder, type)) process.kill(id, "SIGKILL");
        expect(await printing).toMatch(/^browser: De browser stopte/);
      });
    },
  );

  test("because it is too slow, is reported as such", async () => {
    await withBrowser({ timeLimits: { start: 60_000, print: 100 } }, async (browser) => {
      expect(await failureOf(browser.print(LARGE))).toMatch(
        /^browser: De browser was na 0.1 seconden/,
      );
    });
  });
});
