import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { publishFolder } from "../../src/publish/output-folder.ts";
import { newFolderPerTest, runIn } from "./output-place.ts";
import { filesOfRun } from "./output-run.ts";

const place = newFolderPerTest();
const OTHER = 4242;
const isRoot = process.platform === "linux" && process.getuid?.() === 0;
if (!isRoot) console.warn("The test with a second user is left out: it takes root.");

/** Puts a link in the place of `inner` in each folder that is being cleared, as fast as it can. */
const SWAPPER = `
  const fs = require("fs");
  const [folder, victim, inner] = process.argv.slice(1);
  console.log("ready");
  for (let count = 0; ; ) {
    for (const name of fs.readdirSync(folder).filter((one) => one.includes(".gone."))) {
      try {
        const swapped = [folder, name, ...(inner ? [inner] : [])].join("/");
        if (!fs.lstatSync(swapped).isDirectory()) continue;
        // The contents of a subfolder were checked before. A later swap is harder to notice.
        if (inner && fs.readdirSync(swapped).length === 200) continue;
        fs.renameSync(swapped, folder + "/stolen" + count++);
        fs.symlinkSync(victim, swapped);
      } catch {}
    }
  }`;

test.runIf(isRoot).for(["", "grafieken"])(
  "clears only what it published, even if another user swaps that for a link (%s)",
  async (inner) => {
    const names = Array.from({ length: 200 }, (_, index) => `file${1000 + index}.txt`);
    const published = names.map((name) => path.posix.join(inner, name));
    const victim = path.join(place.parent, "victim");
    const around = path.dirname(place.target);
    await mkdir(victim);
    await mkdir(around);
    await chmod(place.parent, 0o755);
    await chown(around, OTHER, OTHER);
    for (const name of names) await writeFile(path.join(victim, name), "x");
    const swapper = spawn(process.execPath, ["-e", SWAPPER, around, victim, inner], {
      uid: OTHER,
      gid: OTHER,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await once(swapper.stdout, "data");
      for (let run = 1; run <= 4; run += 1) {
        await publishFolder(place.target, filesOfRun(`run ${run}`, published));
        // The one who swaps a subfolder owns both.
        const owned = inner === "" ? [] : [place.target, path.join(place.target, inner)];
        for (const folder of owned) await chown(folder, OTHER, OTHER);
      }
      expect(await runIn(place.target)).toBe("run 4");
    } finally {
      swapper.kill("SIGKILL");
      await once(swapper, "exit");
    }
    const stolen = (await readdir(around)).filter((name) => name.startsWith("stolen"));
    expect(stolen.length).toBeGreaterThan(0);
    expect((await readdir(victim)).length).toBe(names.length);
  },
);
