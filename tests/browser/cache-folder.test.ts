import { chmod, copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { BrowserContext } from "../../src/browser/browser-process.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { failureOf } from "../failure-of.ts";
import { mayMount, withMount } from "../file-system/mounts.ts";
import { cacheIn, contextIn, inNewFolder } from "./machine.ts";
import { makePackage } from "./make-package.ts";

const canMount = mayMount();

test.runIf(canMount)("reports a browser that may not be started in its folder", async () => {
  await inNewFolder(async (folder) => {
    const disk = path.join(folder, "disk");
    await withMount(disk, ["-t", "tmpfs", "-o", "noexec", "tmpfs"], async () => {
      const browserPath = path.join(disk, "chrome");
      await copyFile("/bin/true", browserPath);
      await chmod(browserPath, 0o755);
      const context = contextIn(folder, { browserPath });
      expect(await failureOf(findBrowser(context))).toMatch(/^browser: ".*chrome" .* \(noexec\)/);
    });
  });
});

describe("the cache folder", () => {
  const unpackedBelow = async (context: BrowserContext, folder: string): Promise<string> => {
    const carried = await makePackage(path.join(folder, "package"));
    const program = await findBrowser(context, carried);
    return path.relative(folder, path.dirname(path.dirname(program.path)));
  };

  test("is the XDG folder, else one in the home folder, else one in the temporary folder", async () => {
    await inNewFolder(async (folder) => {
      expect(await unpackedBelow(contextIn(folder), folder)).toBe("cache/peildatum");
      const relative = contextIn(folder, { environment: { XDG_CACHE_HOME: "cache" } });
      expect(await unpackedBelow(relative, folder)).toBe("home/.cache/peildatum");
      await writeFile(path.join(folder, "file"), "");
      const homeless = contextIn(folder, {
        environment: {},
        homeFolder: path.join(folder, "file"),
      });
      expect(await unpackedBelow(homeless, folder)).toBe(`tmp/peildatum-${process.getuid?.()}`);
    });
  });

  test("is skipped if others may write in it or in its parent", async () => {
    await inNewFolder(async (folder) => {
      await mkdir(cacheIn(folder), { recursive: true });
      for (const [writable, mode] of [
        [cacheIn(folder), 0o770],
        [path.dirname(cacheIn(folder)), 0o777],
      ] as const) {
        await chmod(writable, mode);
        expect(await unpackedBelow(contextIn(folder), folder)).toMatch(/^tmp\/peildatum-\d+$/);
        await chmod(writable, 0o700);
      }
      expect(await unpackedBelow(contextIn(folder), folder)).toBe("cache/peildatum");
    });
  });

  test("is skipped if its disk is full, in favour of one with room", async ({ skip }) => {
    if (!canMount) skip("no mounts");
    await inNewFolder(async (folder) => {
      const words = ["-t", "tmpfs", "-o", "size=8k,mode=700", "tmpfs"];
      await withMount(path.join(folder, "cache"), words, async () => {
        expect(await unpackedBelow(contextIn(folder), folder)).toMatch(/^tmp\/peildatum-\d+$/);
        const temporaryFolder = path.join(folder, "cache", "tmp");
        expect(await failureOf(unpackedBelow(contextIn(folder, { temporaryFolder }), folder))).toBe(
          `browser: De browser past niet in "${cacheIn(folder)}": de schijf is vol. Maak 250 MB vrij, of zet in XDG_CACHE_HOME het pad naar een map met meer ruimte.`,
        );
      });
    });
  });

  test("is skipped and reported if its disk starts no programs", async ({ skip }) => {
    if (!canMount) skip("no mounts");
    await inNewFolder(async (folder) => {
      const words = ["-t", "tmpfs", "-o", "noexec,mode=700", "tmpfs"];
      await withMount(path.join(folder, "cache"), words, async () => {
        expect(await unpackedBelow(contextIn(folder), folder)).toMatch(/^tmp\/peildatum-\d+$/);
        const temporaryFolder = path.join(folder, "cache", "tmp");
        const outcome = await failureOf(
          unpackedBelow(contextIn(folder, { temporaryFolder }), folder),
        );
        expect(outcome).toMatch(/^browser: Er is geen veilige map/);
        expect(outcome.match(/\(noexec\)/g)).toHaveLength(2);
        expect(await readdir(cacheIn(folder))).toEqual([]);
        // The user's own browser is elsewhere, and fonts are not programs.
        const own = contextIn(folder, { browserPath: process.execPath });
        const carried = await makePackage(path.join(folder, "package"));
        const { fontsConfiguration = "" } = await findBrowser(own, carried);
        expect(path.relative(cacheIn(folder), fontsConfiguration)).toMatch(/^fonts-/);
      });
    });
  });

  test("of another user is never used", async () => {
    await inNewFolder(async (folder) => {
      await unpackedBelow(contextIn(folder), folder);
      const userId = (process.getuid?.() ?? 0) + 1;
      expect(await failureOf(unpackedBelow(contextIn(folder, { userId }), folder))).toMatch(
        /^browser: Er is geen veilige map/,
      );
    });
  });
});
