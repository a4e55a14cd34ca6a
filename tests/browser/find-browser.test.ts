import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir, rm, stat, truncate } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { findBrowser, usualPlaces } from "../../src/browser/find-browser.ts";
import { startBrowser } from "../../src/browser/browser.ts";
import type { BrowserContext } from "../../src/browser/browser-process.ts";
import { makePackage } from "./make-package.ts";
import { failureOf } from "../failure-of.ts";
import {
  cacheIn,
  contextIn,
  contextOfThisMachine,
  inNewFolder,
  within5Seconds,
} from "./machine.ts";

const modeOf = async (file: string): Promise<string> =>
  ((await stat(file)).mode & 0o777).toString(8);

describe("the browser that the package carries", () => {
  test("is unpacked once, for its owner only", async () => {
    await inNewFolder(async (folder) => {
      const carried = await makePackage(path.join(folder, "package"));
      const notices: string[] = [];
      const context = contextIn(folder, { notice: (sentence) => notices.push(sentence) });
      const first = await findBrowser(context, carried);
      const second = await findBrowser(context, carried);
      expect(second.path).toBe(first.path);
      expect(first).toMatchObject({ origin: "carried", libraries: undefined });
      expect(notices).toHaveLength(1);
      expect(await modeOf(first.path)).toBe("700");
      expect(await modeOf(cacheIn(folder))).toBe("700");
      expect(await modeOf(path.dirname(first.path))).toBe("700");
      const fonts = await readFile(first.fontsConfiguration ?? "", "utf8");
      const [, fontsFolder = ""] = /<dir>(.*)<\/dir>/.exec(fonts) ?? [];
      expect(await readdir(path.join(fontsFolder, "fonts"))).toEqual(["a.ttf"]);
    });
  });

  test("is unpacked again if the package changed or the program was cut off", async () => {
    await inNewFolder(async (folder) => {
      const context = contextIn(folder);
      const one = await makePackage(path.join(folder, "package"));
      const first = await findBrowser(context, one);
      await truncate(first.path, 10);
      expect((await findBrowser(context, one)).path).toBe(first.path);
      expect((await stat(first.path)).size).toBe(67);
      const two = await makePackage(path.join(folder, "package"), { text: "twee" });
      const second = await findBrowser(context, two);
      expect(second.path).not.toBe(first.path);
      const three = await findBrowser(context, { ...two, version: "2.0.0" });
      expect(new Set([first.path, second.path, three.path]).size).toBe(3);
    });
  });

  test("gets its fonts and libraries back if something cleared the temporary folder", async () => {
    await inNewFolder(async (folder) => {
      const carried = await makePackage(path.join(folder, "package"));
      const context = contextIn(folder);
      const program = await findBrowser(context, carried);
      const libraries = (await program.addLibraries?.()) ?? "";
      const unpacked = path.dirname(program.fontsConfiguration ?? "");
      const names = await readdir(unpacked, { recursive: true });
      const font = names.find((name) => name.endsWith(".ttf")) ?? "";
      await rm(path.join(unpacked, font));
      await rm(path.join(libraries, "libnss3.so"));
      const again = await findBrowser(context, carried);
      expect(await readFile(path.join(unpacked, font), "utf8")).toBe("x");
      expect(again.libraries).toBeUndefined();
      await again.addLibraries?.();
      expect((await findBrowser(context, carried)).libraries).toBe(libraries);
    });
  });

  test("is not unpacked further if the run is ended", async () => {
    await inNewFolder(async (folder) => {
      const ending = new AbortController();
      const context = contextIn(folder, {
        signal: ending.signal,
        notice: () => setTimeout(() => ending.abort(new Error("Ctrl-C")), 50),
      });
      expect(await failureOf(findBrowser(context))).toBe("Error: Ctrl-C");
      expect(await readdir(cacheIn(folder))).toEqual([expect.stringMatching(/^fonts-/)]);
    });
  });

  test("is unpacked completely by many processes at once, with nothing left beside it", async () => {
    await inNewFolder(async (folder) => {
      const carried = await makePackage(path.join(folder, "package"));
      const found = await Promise.all(
        Array.from({ length: 6 }, () => findBrowser(contextIn(folder), carried)),
      );
      expect(new Set(found.map((program) => program.path)).size).toBe(1);
      expect(await readdir(cacheIn(folder))).toHaveLength(2);
    });
  });

  test("unpacks its libraries on request, and remembers that", async () => {
    await inNewFolder(async (folder) => {
      const carried = await makePackage(path.join(folder, "package"));
      const program = await findBrowser(contextIn(folder), carried);
      const libraries = (await program.addLibraries?.()) ?? "";
      expect(await readdir(libraries)).toEqual(["libnss3.so"]);
      expect((await findBrowser(contextIn(folder), carried)).libraries).toBe(libraries);
    });
  });

  test("stays packed if it is for another processor", async () => {
    await inNewFolder(async (folder) => {
      const carried = await makePackage(path.join(folder, "package"), { machine: 0xb7 });
      const lines: string[] = [];
      const context = contextIn(folder, { debug: (line) => lines.push(line) });
      const outcome = await failureOf(findBrowser(context, carried));
      // A machine with an installed browser finds that one.
      expect(outcome).toMatch(/^no failure$|^browser: Er is geen browser gevonden/);
      expect(lines).toContain("the carried browser is for arm64, not x64");
      const own = await findBrowser(contextIn(folder, { architecture: "arm64" }), carried);
      expect(own.origin).toBe("carried");
    });
  });

  test("is reported as damaged if it cannot be unpacked", async () => {
    await inNewFolder(async (folder) => {
      const carried = await makePackage(path.join(folder, "package"));
      await truncate(path.join(carried.folder, "fonts.tar.br"), 20);
      expect(await failureOf(findBrowser(contextIn(folder), carried))).toMatch(
        /^browser: De browser kon niet worden uitgepakt/,
      );
      expect(await readdir(cacheIn(folder))).toEqual([]);
    });
  });

  test("is unpacked by the next start after a kill halfway, which also cleans up", async () => {
    await inNewFolder(async (folder) => {
      const cache = path.join(folder, "cache");
      const script = path.join(import.meta.dirname, "unpack-once.ts");
      // The folder and not its lock: the lock file exists a moment before it is locked.
      const halfway = async (): Promise<string | undefined> =>
        (await readdir(cacheIn(folder)).catch(() => [])).find((name) =>
          /^making\.[\da-f]+$/.test(name),
        );
      // It stays halfway, even if the rest of this test takes long. If it finished before it
      // stopped, it begins again.
      const startAndStop = async (): Promise<ChildProcess> => {
        const child = spawn(process.execPath, [script, cache], { stdio: "ignore" });
        expect(await within5Seconds(async () => (await halfway()) !== undefined)).toBe(true);
        child.kill("SIGSTOP");
        await sleep(20);
        if ((await halfway()) !== undefined) return child;
        child.kill("SIGKILL");
        await once(child, "exit");
        await rm(cache, { recursive: true });
        return await startAndStop();
      };
      const child = await startAndStop();
      const carried = await makePackage(path.join(folder, "package"));
      await findBrowser(contextIn(folder), carried);
      expect(await halfway()).toBeDefined();
      child.kill("SIGKILL");
      await once(child, "exit");
      await findBrowser(contextIn(folder), carried);
      expect(await halfway()).toBeUndefined();
    });
  });
});

describe("a browser that the user names", () => {
  test("is used, with the fonts that we carry", async () => {
    const { path: carried } = await findBrowser(contextOfThisMachine());
    const browser = await startBrowser(contextOfThisMachine({ browserPath: carried }));
    const { pdf } = await browser.print("<!doctype html><title>x</title><p>tekst");
    await browser.close();
    expect(browser.origin).toBe("installed");
    expect(Buffer.from(pdf).toString("latin1")).toContain("+OpenSans-Regular");
  });

  test.for(["/nergens/chrome", import.meta.dirname, import.meta.filename])(
    "is refused if it is not a program: %s",
    async (browserPath) => {
      const outcome = await failureOf(findBrowser(contextOfThisMachine({ browserPath })));
      expect(outcome).toMatch(/^browser: REPORT_BROWSER wijst naar/);
      expect(outcome).toContain(browserPath);
    },
  );
});

test("looks for an installed browser at the usual places of each system", () => {
  const places = (changes: Partial<BrowserContext>): string[] =>
    usualPlaces(contextOfThisMachine({ homeFolder: "/Users/ik", environment: {}, ...changes }));
  expect(places({ platform: "linux" })).toContain("/usr/bin/google-chrome-stable");
  expect(places({ platform: "linux" })).toContain("/usr/bin/microsoft-edge");
  const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  expect(places({ platform: "darwin" })).toContain(onMac);
  expect(places({ platform: "darwin" })).toContain(`/Users/ik${onMac}`);
  const environment = { PROGRAMFILES: "C:\\Program Files", LOCALAPPDATA: "C:\\Users\\ik\\Local" };
  expect(places({ platform: "win32", environment })).toEqual([
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Users\\ik\\Local\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
    "C:\\Users\\ik\\Local\\Microsoft\\Edge\\Application\\msedge.exe",
    "C:\\Program Files\\Chromium\\Application\\chrome.exe",
    "C:\\Users\\ik\\Local\\Chromium\\Application\\chrome.exe",
  ]);
  expect(places({ platform: "win32" })).toEqual([]);
});
