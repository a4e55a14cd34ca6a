import { spawn } from "node:child_process";
import { chmod, chown, mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { publishFolder, tryFolder } from "../../src/publish/output-folder.ts";
import { failureOf } from "../failure-of.ts";
import { mayMount, withMount } from "../file-system/mounts.ts";
import { besides, newFolderPerTest, runIn } from "./output-place.ts";
import { filesOfRun } from "./output-run.ts";

const place = newFolderPerTest();
const isLinux = process.platform === "linux";
const canMount = mayMount();
/** The user "nobody", who exists on every Unix. */
const OTHER = 65_534;

/** The reason for refusing the folder: by the trial and by publishing, which must agree. */
async function refusalOf(target: string): Promise<string> {
  const tried = await failureOf(tryFolder(target));
  expect(await failureOf(publishFolder(target, filesOfRun("nieuw")))).toBe(tried);
  return tried;
}

describe("trying a folder", () => {
  test("leaves nothing behind, and no new parents", async () => {
    await tryFolder(place.target);
    expect(await readdir(place.parent)).toEqual([]);
  });

  test("leaves existing contents unchanged", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await tryFolder(place.target);
    expect(await runIn(place.target)).toBe("oud");
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test("succeeds for many at once, while others publish", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, async (_, index) =>
        failureOf(
          index % 4 === 0
            ? publishFolder(place.target, filesOfRun(`run ${index}`))
            : tryFolder(place.target),
        ),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set(["no failure"]));
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });
});

describe("a place that cannot contain the report is named correctly", () => {
  test("a file", async () => {
    await mkdir(path.dirname(place.target), { recursive: true });
    await writeFile(place.target, "een bestand");
    expect(await refusalOf(place.target)).toMatch(/^output: .*voortgang" is geen gewone map/);
    expect(await readFile(place.target, "utf8")).toBe("een bestand");
  });

  test("a file on the way", async () => {
    await writeFile(path.join(place.parent, "2024-Q1"), "een bestand");
    expect(await refusalOf(place.target)).toMatch(/^output: .*2024-Q1" is geen gewone map/);
  });

  test("a link, also one to nowhere", async () => {
    await mkdir(path.dirname(place.target), { recursive: true });
    for (const goal of [place.parent, "nergens"]) {
      await symlink(goal, place.target);
      expect(await refusalOf(place.target)).toMatch(/^output: .*voortgang" is een link/);
      await rm(place.target);
    }
  });

  test("a link on the way that leads nowhere, or to itself", async () => {
    const link = path.join(place.parent, "2024-Q1");
    await symlink("nergens", link);
    expect(await refusalOf(place.target)).toMatch(/^output: .*2024-Q1" .* nergens naartoe/);
    await rm(link);
    await symlink("2024-Q1", link);
    expect(await refusalOf(place.target)).toMatch(/^output: .*voortgang" .* nergens naartoe/);
  });

  test("a link on the way that leads to something other than a folder", async () => {
    await symlink("/dev/null", path.join(place.parent, "2024-Q1"));
    expect(await refusalOf(place.target)).toMatch(/^output: .*2024-Q1" is geen gewone map/);
  });

  test("a name that is too long", async () => {
    const target = path.join(place.parent, "a", "x".repeat(300), "voortgang");
    expect(await refusalOf(target)).toMatch(/^output: Het pad .* is te lang/);
    expect(await readdir(place.parent)).toEqual([]);
  });

  test.runIf(isLinux)("a folder whose file system answers that it does not exist", async () => {
    const start = performance.now();
    expect(await refusalOf("/proc/peildatum/voortgang")).toMatch(
      /^output: In "\/proc" kan geen map worden gemaakt\./,
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.runIf(isLinux)("a folder of the system", async () => {
    expect(await refusalOf("/sys/peildatum/voortgang")).toMatch(/^output: .*schrijven in "\/sys"/);
  });

  test("a folder without rights", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await chmod(place.parent, 0o755);
    await chmod(path.dirname(place.target), 0o555);
    expect(await asOtherUser(place.target)).toMatch(/^output: Je mag niet schrijven in .*2024-Q1"/);
    expect(await runIn(place.target)).toBe("oud");
    await chmod(path.dirname(place.target), 0o700);
  });

  test("a report with a subfolder without rights", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    const subfolder = path.join(place.target, "grafieken");
    await chmod(place.parent, 0o755);
    if (process.getuid?.() === 0) {
      for (const folder of [path.dirname(place.target), place.target, subfolder]) {
        await chown(folder, OTHER, OTHER);
      }
    }
    await chmod(subfolder, 0o555);
    expect(await asOtherUser(place.target)).toMatch(
      /^output: Je mag niet schrijven in .*grafieken"/,
    );
    await chmod(subfolder, 0o700);
    expect(await runIn(place.target)).toBe("oud");
  });

  test.each([0o555, 0o000])("a report whose folder has the rights %o", async (rights) => {
    await publishFolder(place.target, filesOfRun("oud"));
    await chmod(place.parent, 0o755);
    if (process.getuid?.() === 0) {
      await chown(path.dirname(place.target), OTHER, OTHER);
      await chown(place.target, OTHER, OTHER);
    }
    await chmod(place.target, rights);
    expect(await asOtherUser(place.target)).toMatch(
      /^output: Je mag niet schrijven in .*voortgang"/,
    );
    await chmod(place.target, 0o700);
    expect(await besides(place.target)).toEqual(["voortgang"]);
    expect(await runIn(place.target)).toBe("oud");
  });
});

describe.runIf(canMount)("a mount that cannot contain the report is named correctly", () => {
  test("a volume on the output folder itself", async () => {
    await mkdir(path.join(place.parent, "volume"));
    for (const words of [
      ["-t", "tmpfs", "tmpfs"],
      ["--bind", path.join(place.parent, "volume")],
    ]) {
      await withMount(place.target, words, async () => {
        expect(await refusalOf(place.target)).toMatch(/^output: Op ".*" is een schijf of volume/);
        await tryFolder(path.join(place.target, "2024-Q1", "voortgang"));
      });
    }
  });

  test("a read-only disk", async () => {
    await withMount(path.dirname(place.target), ["-t", "tmpfs", "-o", "ro", "tmpfs"], async () => {
      expect(await refusalOf(place.target)).toMatch(/^output: .* alleen gelezen/);
    });
  });

  test("a full disk", async () => {
    const words = ["-t", "tmpfs", "-o", "size=8k", "tmpfs"];
    await withMount(path.dirname(place.target), words, async () => {
      expect(await failureOf(tryFolder(place.target))).toMatch(/^output: .* schijf is vol/);
      expect(await besides(place.target)).toEqual([]);
      const files = filesOfRun("nieuw").set("report.pdf", "x".repeat(1 << 16));
      expect(await failureOf(publishFolder(place.target, files))).toMatch(/^output: .* vol/);
      expect(await besides(place.target)).toEqual([]);
    });
  });

  test("a folder of the image of a container", async () => {
    const at = (name: string): string => path.join(place.parent, name);
    // A file system without layers cannot be an upper layer itself.
    await withMount(at("layers"), ["-t", "tmpfs", "tmpfs"], async () => {
      for (const name of ["image/2024-Q1/voortgang", "own", "work"]) {
        await mkdir(at(`layers/${name}`), { recursive: true });
      }
      const layers = `lowerdir=${at("layers/image")},upperdir=${at("layers/own")},workdir=${at("layers/work")}`;
      const words = ["-t", "overlay", "-o", `${layers},redirect_dir=off`, "overlay"];
      await withMount(at("merged"), words, async () => {
        expect(await refusalOf(at("merged/2024-Q1/voortgang"))).toMatch(/^output: .* container/);
      });
    });
  });
});

/** The outcome of the trial for a user who does not own the folder. For root, another user. */
async function asOtherUser(target: string): Promise<string> {
  if (process.getuid?.() !== 0) return await refusalOf(target);
  const script = path.join(import.meta.dirname, "try-and-tell.ts");
  const child = spawn(process.execPath, [script, target], { uid: OTHER, stdio: "pipe" });
  let output = "";
  for await (const text of child.stdout.setEncoding("utf8")) output += String(text);
  return output;
}
