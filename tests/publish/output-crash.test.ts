import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rename, rm, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { lock } from "../../src/file-system/own-folder.ts";
import {
  inRepairedFolder,
  publishFolder,
  type PublishOptions,
  type PublishStep,
} from "../../src/publish/output-folder.ts";
import { failureOf } from "../failure-of.ts";
import {
  besides,
  DESKTOP_FILES,
  hiddenBeside,
  leaveByDesktop,
  newFolderPerTest,
  putByDesktop,
  runIn,
} from "./output-place.ts";
import { filesOfRun } from "./output-run.ts";

const place = newFolderPerTest();

/** Repairs a folder as the next run does, and does no more. */
async function repairFolder(target: string, options: PublishOptions = {}): Promise<void> {
  await inRepairedFolder(target, options, async () => undefined);
}

/** A process that publishes and waits at `step`, which it has reached when this returns. */
async function publisherStoppedAt(step: PublishStep, occurrence = 1): Promise<ChildProcess> {
  const script = path.join(import.meta.dirname, "publish-and-stop.ts");
  const child = spawn(process.execPath, [script, place.target, "nieuw", step, String(occurrence)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("a run that is killed", () => {
  const cases = [
    ["file-written", 1, "oud"],
    ["file-written", 3, "oud"],
    // In the subfolder.
    ["file-written", 4, "oud"],
    ["written", 1, "oud"],
    ["set-aside", 1, "oud"],
    ["in-place", 1, "nieuw"],
    ["cleared", 1, "nieuw"],
  ] as const;

  test.for(cases)(
    "after %s (%i) is repaired by the next start",
    async ([step, times, expected]) => {
      await publishFolder(place.target, filesOfRun("oud"));
      await kill(await publisherStoppedAt(step, times));
      await repairFolder(place.target);
      expect(await runIn(place.target)).toBe(expected);
      expect(await besides(place.target)).toEqual(["voortgang"]);
    },
  );

  test.for(cases)(
    "after %s (%i) keeps the files of the desktop",
    async ([step, times, expected]) => {
      await publishFolder(place.target, filesOfRun("oud"));
      const subfolder = path.join(place.target, "grafieken");
      await leaveByDesktop(place.target);
      await leaveByDesktop(subfolder);
      await kill(await publisherStoppedAt(step, times));
      await repairFolder(place.target);
      expect(await runIn(place.target)).toBe(expected);
      expect(await putByDesktop(place.target)).toEqual(DESKTOP_FILES);
      expect(await putByDesktop(subfolder)).toEqual(DESKTOP_FILES);
      expect(await besides(place.target)).toEqual(["voortgang"]);
    },
  );

  test("while it clears away the old run keeps the files of the desktop", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await leaveByDesktop(place.target);
    await kill(await publisherStoppedAt("in-place"));
    const aside = await hiddenBeside(place.target, "old");
    await rename(aside, aside.replace(".old.", ".gone."));
    await repairFolder(place.target);
    expect(await runIn(place.target)).toBe("nieuw");
    expect(await putByDesktop(place.target)).toEqual(DESKTOP_FILES);
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test("while it tests the folder leaves nothing new, and keeps the old contents", async () => {
    await kill(await publisherStoppedAt("tried"));
    await repairFolder(place.target);
    expect(await besides(place.target)).toEqual([]);
    await publishFolder(place.target, filesOfRun("oud"));
    await kill(await publisherStoppedAt("tried"));
    await repairFolder(place.target);
    expect(await runIn(place.target)).toBe("oud");
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test("while it tests a folder that a careless file system has moved puts that back", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await kill(await publisherStoppedAt("tried"));
    const tried = await hiddenBeside(place.target, "try");
    await rm(tried, { recursive: true });
    await rename(place.target, tried);
    await repairFolder(place.target);
    expect(await runIn(place.target)).toBe("oud");
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test.for(cases)(
    "after %s (%i) in its first publication leaves everything or nothing",
    async ([step, times, expected]) => {
      await kill(await publisherStoppedAt(step, times));
      await repairFolder(place.target);
      expect(await besides(place.target)).toEqual(expected === "nieuw" ? ["voortgang"] : []);
    },
  );

  test("while it clears away the old run is repaired too", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await kill(await publisherStoppedAt("in-place"));
    const aside = await hiddenBeside(place.target, "old");
    const gone = aside.replace(".old.", ".gone.");
    await rename(aside, gone);
    await unlink(path.join(gone, "report.pdf"));
    await rm(path.join(gone, "grafieken"), { recursive: true });
    await rm(place.target, { recursive: true });
    await repairFolder(place.target);
    expect(await besides(place.target)).toEqual([]);
  });
});

test("removes the unfinished output of a run, except a folder that the run did not make", async () => {
  await kill(await publisherStoppedAt("file-written", 4));
  const unfinished = await hiddenBeside(place.target, "new");
  await mkdir(path.join(unfinished, "map"));
  await writeFile(path.join(unfinished, "map", "eigen.txt"), "");
  await repairFolder(place.target);
  expect(await readdir(unfinished, { recursive: true })).toEqual(["map", "map/eigen.txt"]);
});

describe("two runs at once", () => {
  test("a start waits for a living run, then reports it, and changes nothing", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    const child = await publisherStoppedAt("set-aside");
    try {
      const before = await besides(place.target);
      expect(before).toHaveLength(3);
      const outcome = await failureOf(repairFolder(place.target, { patience: 100 }));
      expect(outcome).toMatch(/^output: Er wordt op dit moment nog een rapport in ".*" gezet\./);
      expect(await besides(place.target)).toEqual(before);
      const waiting = repairFolder(place.target);
      await kill(child);
      await waiting;
      expect(await runIn(place.target)).toBe("oud");
      expect(await besides(place.target)).toEqual(["voortgang"]);
    } finally {
      child.kill("SIGKILL");
    }
  });

  test("a start also waits if another process has the same number, as in containers", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    const file = path.join(path.dirname(place.target), `.${path.basename(place.target)}.lock`);
    const locks = [lock(file), lock(`${file}.${process.pid}`)];
    const before = await besides(place.target);
    try {
      const outcome = await failureOf(repairFolder(place.target, { patience: 100 }));
      expect(outcome).toMatch(/^output: Er wordt op dit moment nog een rapport in ".*" gezet\./);
      expect(await besides(place.target)).toEqual(before);
    } finally {
      for (const held of locks) if (typeof held !== "string") held.release();
    }
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test("the signal ends the wait", async () => {
    const child = await publisherStoppedAt("set-aside");
    const ending = new AbortController();
    const { signal } = ending;
    const outcome = failureOf(publishFolder(place.target, filesOfRun("andere"), { signal }));
    ending.abort(new Error("Ctrl-C"));
    expect(await outcome).toBe("Error: Ctrl-C");
    await kill(child);
  });

  test("the last one wins completely, at any step of the other", async () => {
    for (const step of ["file-written", "written", "set-aside", "in-place"] as const) {
      let other: Promise<void> | undefined;
      await publishFolder(place.target, filesOfRun("eerste"), {
        afterStep: (reached) => {
          if (reached === step) other ??= publishFolder(place.target, filesOfRun("andere"));
        },
      });
      await other;
      expect(await runIn(place.target)).toBe("andere");
      expect(await besides(place.target)).toEqual(["voortgang"]);
    }
  });

  test("many at once all succeed, and leave the whole output of one", async () => {
    const runs = Array.from({ length: 8 }, (_, index) => `run ${index}`);
    const outcomes = await Promise.all(
      runs.map((run) => failureOf(publishFolder(place.target, filesOfRun(run)))),
    );
    expect(new Set(outcomes)).toEqual(new Set(["no failure"]));
    expect(runs).toContain(await runIn(place.target));
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });
});
