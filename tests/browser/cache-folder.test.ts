import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { BrowserContext } from "../../src/browser/context.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { failureOf } from "../failure-of.ts";
import { cacheIn, contextIn, inNewFolder } from "./machine.ts";
import { makePackage } from "./make-package.ts";

describe("the cache folder", () => {
  const unpackedBelow = async (context: BrowserContext, folder: string): Promise<string> => {
    const carried = await makePackage(path.join(folder, "package"));
    const program = await findBrowser(context, carried);
    return path.relative(folder, path.dirname(path.dirname(program.path)));
  };

  test("is that of XDG, else that of the home folder, else the temporary folder", async () => {
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

  test("is passed over where others may write in it or in its parent", async () => {
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
