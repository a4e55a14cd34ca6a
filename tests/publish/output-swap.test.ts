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

/** Puts a link in the place of each folder that is being cleared away, as fast as it can. */
const SWAPPER = `
  const fs = require("fs");
  const [folder, victim] = process.argv.slice(1);
  console.log("ready");
  for (let count = 0; ; ) {
    for (const name of fs.readdirSync(folder).filter((one) => one.includes(".gone."))) {
      try {
        fs.renameSync(folder + "/" + name, folder + "/stolen" + count++);
        fs.symlinkSync(victim, folder + "/" + name);
      } catch {}
    }
  }`;

test.runIf(isRoot)(
  "what root clears away is what it published, also where the owner of the folder around it swaps that for a link",
  async () => {
    const names = Array.from({ length: 200 }, (_, index) => `file${1000 + index}.txt`);
    const victim = path.join(place.parent, "victim");
    const around = path.dirname(place.target);
    await mkdir(victim);
    await mkdir(around);
    await chmod(place.parent, 0o755);
    await chown(around, OTHER, OTHER);
    for (const name of names) await writeFile(path.join(victim, name), "x");
    const swapper = spawn(process.execPath, ["-e", SWAPPER, around, victim], {
      uid: OTHER,
      gid: OTHER,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await once(swapper.stdout, "data");
      for (let run = 1; run <= 4; run += 1) {
        await publishFolder(place.target, filesOfRun(`run ${run}`, names));
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
