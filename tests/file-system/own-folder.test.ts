import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import {
  type KernelLock,
  lock,
  ownTemporaryFolder,
  privateTemporary,
} from "../../src/file-system/own-folder.ts";
import { holdFolder, removeWhole, removeWholeAtOnce } from "../../src/file-system/safe-folders.ts";
import { newFolder } from "./new-folder.ts";

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
const at = (...names: readonly string[]): string => path.join(folder, ...names);

function held(file: string): KernelLock {
  const outcome = lock(file);
  if (typeof outcome === "string") throw new Error(outcome);
  return outcome;
}

describe("a lock", () => {
  test("is granted once, and leaves nothing", () => {
    const one = held(at("lock"));
    expect(lock(at("lock"))).toBe("held");
    one.release();
    one.release();
    expect(readdirSync(folder)).toEqual([]);
    held(at("lock")).release();
  });

  test("excludes other processes, and ends with its own process in any case", async () => {
    const script = `
      const { lock } = await import(${JSON.stringify(path.join(import.meta.dirname, "../../src/file-system/own-folder.ts"))});
      globalThis.kept = lock(${JSON.stringify(at("lock"))});
      console.log(typeof kept);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let warned = "";
    child.stderr.on("data", (text: Buffer) => (warned += text.toString()));
    expect(String((await once(child.stdout, "data"))[0])).toBe("object\n");
    expect(lock(at("lock"))).toBe("held");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(warned).toBe("");
    expect(readdirSync(folder)).toEqual(["lock"]);
    held(at("lock")).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is refused for anything but an empty file of ours, which stays", () => {
    writeFileSync(at("text"), "my words");
    symlinkSync(at("text"), at("link"));
    symlinkSync(at("nothing"), at("broken"));
    mkdirSync(at("folder"));
    for (const name of ["text", "link", "broken", "folder"]) {
      expect(lock(at(name))).toBe("unavailable");
    }
    expect(readFileSync(at("text"), "utf8")).toBe("my words");
    expect(readdirSync(folder)).toEqual(["broken", "folder", "link", "text"]);
  });

  test("is not lost to another process when its file is removed", () => {
    const one = held(at("lock"));
    renameSync(at("lock"), at("moved"));
    // A new file of the same name is another lock.
    const two = held(at("lock"));
    one.release();
    expect(lock(at("lock"))).toBe("held");
    two.release();
    expect(readdirSync(folder)).toEqual(["moved"]);
  });

  test("throws the file system error if the file cannot be created", () => {
    expect(() => lock(at("nothing", "lock"))).toThrow("ENOENT");
  });
});

describe.runIf(process.platform !== "win32")("a folder of our own", () => {
  const lines: string[] = [];
  const place = () => ({
    temporaryFolder: folder,
    userId: process.geteuid?.(),
    debug: (line: string) => void lines.push(line),
  });
  beforeEach(() => {
    lines.length = 0;
  });

  test("is in the private folder, with its lock, and leaves nothing there", async () => {
    const own = await ownTemporaryFolder("profile", place());
    expect(path.dirname(own.path)).toBe(privateTemporary(place()));
    const name = path.basename(own.path);
    expect(readdirSync(path.dirname(own.path))).toEqual([name, `${name}.lock`]);
    writeFileSync(path.join(own.path, "x"), "");
    await own.remove();
    expect(readdirSync(folder)).toEqual([]);
    (await ownTemporaryFolder("profile", place())).removeAtOnce();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("stays as long as its process lives, and removes leftovers of its kind only", async () => {
    const one = await ownTemporaryFolder("profile", place());
    const within = path.dirname(one.path);
    const [dead, halfDead, foreign] = ["profile.0123456789ab", "profile.ba9876543210", "profile.x"];
    for (const name of [dead, foreign, "making.0123456789ab"]) {
      mkdirSync(path.join(within, name, "deep"), { recursive: true });
    }
    writeFileSync(path.join(within, `${dead}.lock`), "");
    writeFileSync(path.join(within, `${halfDead}.lock`), "");
    const two = await ownTemporaryFolder("profile", place());
    const names = [one, two].flatMap((own) => [own.path, `${own.path}.lock`]);
    const expected = [...names.map((name) => path.basename(name)), "making.0123456789ab", foreign];
    expect(readdirSync(within).sort()).toEqual(expected.sort());
    await one.remove();
    await two.remove();
  });

  test("is created for many at once that come and go", async () => {
    const comeAndGo = async (): Promise<void> => {
      const own = await ownTemporaryFolder("profile", place());
      await new Promise((resolve) => setImmediate(resolve));
      expect(existsSync(own.path)).toBe(true);
      await own.remove();
    };
    await Promise.all(Array.from({ length: 20 }, comeAndGo));
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is beside the private folder if others can change that one, and nothing is removed", async () => {
    const taken = privateTemporary(place());
    mkdirSync(path.join(taken, "profile.0123456789ab"), { recursive: true });
    chmodSync(taken, 0o777);
    const own = await ownTemporaryFolder("profile", place());
    expect(path.dirname(own.path)).toBe(folder);
    expect(readdirSync(taken)).toEqual(["profile.0123456789ab"]);
    expect(lines.join()).toContain("ofAll");
    await own.remove();
    expect(readdirSync(folder)).toEqual([path.basename(taken)]);
  });
});

describe("removing a folder", () => {
  test.each([
    ["in time", removeWhole],
    ["at once", removeWholeAtOnce],
  ])("%s follows no link, in it or in its place", async (_, remove) => {
    mkdirSync(at("elsewhere"));
    writeFileSync(at("elsewhere", "important"), "x");
    mkdirSync(at("own/deep"), { recursive: true });
    symlinkSync(at("elsewhere"), at("own/deep/link"));
    await Promise.resolve(remove(at("own")));
    symlinkSync(at("elsewhere"), at("own"));
    await expect((async () => remove(at("own")))()).rejects.toThrow(/ENOTDIR|ELOOP/);
    expect(readdirSync(at("elsewhere"))).toEqual(["important"]);
  });

  test.runIf(process.platform === "linux")(
    "works in the open folder, even if a link takes its place meanwhile",
    () => {
      mkdirSync(at("elsewhere"));
      mkdirSync(at("own"));
      const open = holdFolder(at("own"));
      renameSync(at("own"), at("moved"));
      symlinkSync(at("elsewhere"), at("own"));
      writeFileSync(path.join(open.path, "x"), "");
      open.close();
      expect(readdirSync(at("moved"))).toEqual(["x"]);
      expect(readdirSync(at("elsewhere"))).toEqual([]);
    },
  );

  test.runIf(process.getuid?.() === 0)("of another user is refused", () => {
    mkdirSync(at("theirs/deep"), { recursive: true });
    chownSync(at("theirs"), 4242, 4242);
    expect(() => removeWholeAtOnce(at("theirs"))).toThrow("folder of another user");
    expect(readdirSync(at("theirs"))).toEqual(["deep"]);
  });

  test("that does not exist is no error", async () => {
    await expect(removeWhole(at("nothing"))).resolves.toBeUndefined();
  });
});
