import { execFileSync } from "node:child_process";
import { mkdir, readFile, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { publishFolder, tryFolder } from "../../src/publish/output-folder.ts";
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

describe("publishing", () => {
  test("creates the folder, and later replaces it as a whole, with nothing left beside it", async () => {
    await publishFolder(place.target, filesOfRun("een", ["a.pdf", "b.html"]));
    expect(await runIn(place.target)).toBe("een");
    await publishFolder(place.target, filesOfRun("twee", ["a.pdf", "c.html"]));
    expect(await runIn(place.target)).toBe("twee");
    expect(await readdir(place.target)).toEqual(["a.pdf", "c.html", "manifest.json"]);
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test("accepts an empty folder", async () => {
    await mkdir(place.target, { recursive: true });
    await publishFolder(place.target, filesOfRun("een"));
    expect(await runIn(place.target)).toBe("een");
  });

  test("leaves neighbours alone, even those with similar names", async () => {
    const neighbours = ["voortgang2", ".voortgang.new", ".voortgang.old.txt"];
    for (const name of neighbours)
      await mkdir(path.join(path.dirname(place.target), name), { recursive: true });
    await publishFolder(place.target, filesOfRun("een"));
    expect(await besides(place.target)).toEqual([...neighbours, "voortgang"].sort());
  });

  test("can be stopped until something has been replaced, and not later", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    for (const step of ["file-written", "written"] as const) {
      const ending = new AbortController();
      const publishing = publishFolder(place.target, filesOfRun("nieuw"), {
        signal: ending.signal,
        afterStep: (reached) => {
          if (reached === step) ending.abort(new Error("Ctrl-C"));
        },
      });
      expect(await failureOf(publishing)).toBe("Error: Ctrl-C");
      expect(await runIn(place.target)).toBe("oud");
      expect(await besides(place.target)).toEqual(["voortgang"]);
    }
    const ending = new AbortController();
    await publishFolder(place.target, filesOfRun("nieuw"), {
      signal: ending.signal,
      afterStep: (step) => {
        if (step === "set-aside") ending.abort();
      },
    });
    expect(await runIn(place.target)).toBe("nieuw");
  });

  test("refuses files that their manifest does not list, because they would stop the next run", async () => {
    const files = filesOfRun("een").set("extra.txt", "x");
    await expect(publishFolder(place.target, files)).rejects.toThrow("manifest");
    await expect(publishFolder(place.target, new Map())).rejects.toThrow("manifest");
    expect(await readdir(place.parent)).toEqual([]);
  });

  test.for(["../x", "a/b/c", "a/../x", ".a/x", "a/.x", "a/", "/x", "a b/x", "a\\\\x"])(
    "refuses a file with the name %s",
    async (name) => {
      await expect(publishFolder(place.target, filesOfRun("een", [name]))).rejects.toThrow("named");
      expect(await readdir(place.parent)).toEqual([]);
    },
  );

  test("removes a subfolder that the new run lacks, and creates it again", async () => {
    for (const names of [["a.pdf", "b/c.png", "d/e.png"], ["a.pdf", "b"], undefined]) {
      await publishFolder(place.target, filesOfRun("een", names));
      expect(await runIn(place.target)).toBe("een");
      expect(await besides(place.target)).toEqual(["voortgang"]);
    }
    expect(await readdir(place.target)).toContain("grafieken");
    expect(await readdir(place.target)).not.toContain("d");
  });

  test("does not write through a link that takes the place of its subfolder", async () => {
    const elsewhere = path.join(place.parent, "elsewhere");
    await mkdir(elsewhere);
    let count = 0;
    await publishFolder(place.target, filesOfRun("een", ["grafieken/a.png", "grafieken/b.png"]), {
      afterStep: async (step) => {
        if (step === "file-written") count += 1;
        if (step !== "file-written" || count !== 2) return;
        const subfolder = path.join(await hiddenBeside(place.target, "new"), "grafieken");
        await rename(subfolder, path.join(place.parent, "moved"));
        await symlink(elsewhere, subfolder);
      },
    });
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await readdir(path.join(place.parent, "moved"))).toEqual(["a.png", "b.png"]);
    // The link is foreign to the next run.
    expect(await failureOf(tryFolder(place.target))).toMatch(/^output: .*: grafieken\./);
  });
});

describe("a file that is not ours", () => {
  test.for([
    [
      "a file",
      async (folder: string) => writeFile(path.join(folder, "notities.txt"), "eigen werk"),
    ],
    ["a hidden file", async (folder: string) => writeFile(path.join(folder, ".notities"), "")],
    ["a folder", async (folder: string) => mkdir(path.join(folder, "notities"))],
    [
      "a folder with a listed name",
      async (folder: string) => {
        await rm(path.join(folder, "report.pdf"));
        await mkdir(path.join(folder, "report.pdf"));
      },
    ],
    [
      "a file in a subfolder of ours",
      async (folder: string) => writeFile(path.join(folder, "grafieken/notities.txt"), "eigen"),
    ],
    ["a folder in it", async (folder: string) => mkdir(path.join(folder, "grafieken/notities"))],
    [
      "a folder in it with a listed name",
      async (folder: string) => {
        await rm(path.join(folder, "grafieken/a.png"));
        await mkdir(path.join(folder, "grafieken/a.png"));
      },
    ],
    [
      "a link in it with a listed name",
      async (folder: string) => {
        await rm(path.join(folder, "grafieken/a.png"));
        await symlink("../report.pdf", path.join(folder, "grafieken/a.png"));
      },
    ],
    [
      "a pipe in it",
      async (folder: string) => {
        execFileSync("mkfifo", [path.join(folder, "grafieken/pijp")]);
      },
    ],
    [
      "a link in its place",
      async (folder: string) => {
        await rename(path.join(folder, "grafieken"), path.join(folder, "../../elders"));
        await symlink("../../elders", path.join(folder, "grafieken"));
      },
    ],
    [
      "a damaged manifest",
      async (folder: string) => writeFile(path.join(folder, "manifest.json"), "{"),
    ],
  ] as const)("stops the run and stays: %s", async ([, add]) => {
    await publishFolder(place.target, filesOfRun("oud"));
    await add(place.target);
    const before = await readdir(place.parent, { recursive: true });
    expect(await failureOf(tryFolder(place.target))).toMatch(/^output: In ".*" staat iets/);
    expect(await failureOf(publishFolder(place.target, filesOfRun("nieuw")))).toMatch(/^output: /);
    expect(await readdir(place.parent, { recursive: true })).toEqual(before);
  });

  test("is listed in the message, up to five files", async () => {
    await mkdir(place.target, { recursive: true });
    for (const name of "fabcdeg") await writeFile(path.join(place.target, name), "");
    expect(await failureOf(tryFolder(place.target))).toContain(": a, b, c, d, e en nog 2.");
  });

  test("is listed with its subfolder", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await writeFile(path.join(place.target, "grafieken/notities.txt"), "");
    expect(await failureOf(tryFolder(place.target))).toContain(": grafieken/notities.txt.");
  });

  test("that appears while the new run is being written is not lost", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    const publishing = publishFolder(place.target, filesOfRun("nieuw"), {
      afterStep: async (step) => {
        if (step === "written")
          await writeFile(path.join(place.target, "notities.txt"), "eigen werk");
      },
    });
    expect(await failureOf(publishing)).toMatch(/^output: .*notities\.txt/);
    expect(await readFile(path.join(place.target, "notities.txt"), "utf8")).toBe("eigen werk");
    expect(await readdir(place.target)).toContain("report.pdf");
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test("that appears while the old run is set aside is not lost either", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await publishFolder(place.target, filesOfRun("nieuw"), {
      afterStep: async (step) => {
        if (step !== "set-aside") return;
        const aside = await hiddenBeside(place.target, "old");
        await writeFile(path.join(aside, "notities.txt"), "eigen werk");
      },
    });
    expect(await runIn(place.target)).toBe("nieuw");
    const gone = await hiddenBeside(place.target, "gone");
    expect(await readdir(gone)).toEqual(["notities.txt"]);
  });

  test("that appears in a subfolder keeps that subfolder until the file is removed", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await publishFolder(place.target, filesOfRun("nieuw"), {
      afterStep: async (step) => {
        if (step !== "set-aside") return;
        const aside = await hiddenBeside(place.target, "old");
        await writeFile(path.join(aside, "grafieken/notities.txt"), "eigen werk");
      },
    });
    expect(await runIn(place.target)).toBe("nieuw");
    const gone = await hiddenBeside(place.target, "gone");
    expect(await readdir(path.join(gone, "grafieken"))).toEqual(["notities.txt"]);
    await rm(path.join(gone, "grafieken/notities.txt"));
    await tryFolder(place.target);
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });
});

describe("a folder of another kind of report", () => {
  const isText = (name: string): boolean => name === "manifest.json" || name.endsWith(".txt");

  test("is refused, although its manifest lists all its files", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    const options = { isOurs: isText };
    const isRefused = /^output: .*voortgang".*: grafieken\/a\.png, report\.html, report\.pdf\./;
    expect(await failureOf(tryFolder(place.target, options))).toMatch(isRefused);
    const files = filesOfRun("nieuw", ["text.txt"]);
    expect(await failureOf(publishFolder(place.target, files, options))).toMatch(isRefused);
    expect(await runIn(place.target)).toBe("oud");
  });

  test("without its manifest is replaced if its files are known by name", async () => {
    await publishFolder(place.target, filesOfRun("oud", ["text.txt"]));
    await rm(path.join(place.target, "manifest.json"));
    const files = filesOfRun("nieuw", ["text.txt"]);
    expect(await failureOf(publishFolder(place.target, files))).toMatch(/: text\.txt\./);
    await publishFolder(place.target, files, { isOurs: isText });
    expect(await runIn(place.target)).toBe("nieuw");
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });
});

describe("a file that a desktop leaves in the folder", () => {
  test("does not stop a run, and still exists after it", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await leaveByDesktop(place.target);
    await tryFolder(place.target);
    await publishFolder(place.target, filesOfRun("nieuw"));
    expect(await runIn(place.target)).toBe("nieuw");
    expect(await putByDesktop(place.target)).toEqual(DESKTOP_FILES);
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test("moves from a subfolder to the folder itself if the new run lacks that subfolder", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await leaveByDesktop(path.join(place.target, "grafieken"));
    await publishFolder(place.target, filesOfRun("nieuw", ["report.pdf"]));
    expect(await runIn(place.target)).toBe("nieuw");
    expect(await putByDesktop(place.target)).toEqual(DESKTOP_FILES);
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test("does not make a folder with nothing else a report", async () => {
    await mkdir(place.target, { recursive: true });
    await leaveByDesktop(place.target);
    await publishFolder(place.target, filesOfRun("een"));
    expect(await runIn(place.target)).toBe("een");
    expect(await putByDesktop(place.target)).toEqual(DESKTOP_FILES);
  });

  test("is replaced by a newer one, and is kept if it appears while the old run is set aside", async () => {
    await publishFolder(place.target, filesOfRun("oud"));
    await writeFile(path.join(place.target, "Thumbs.db"), "old");
    await publishFolder(place.target, filesOfRun("nieuw"), {
      afterStep: async (step) => {
        const late = path.join(await hiddenBeside(place.target, "old"), "desktop.ini");
        if (step === "set-aside") await writeFile(late, "desktop.ini");
        if (step === "in-place") await writeFile(path.join(place.target, "Thumbs.db"), "Thumbs.db");
      },
    });
    expect(await putByDesktop(place.target)).toEqual(["Thumbs.db", "desktop.ini"]);
    expect(await besides(place.target)).toEqual(["voortgang"]);
  });

  test.for([
    ["a folder", async (name: string) => mkdir(name)],
    ["a link", async (name: string) => symlink("elders", name)],
  ] as const)("is a file: %s of that name stops the run and stays", async ([, put]) => {
    await publishFolder(place.target, filesOfRun("oud"));
    await put(path.join(place.target, "Thumbs.db"));
    expect(await failureOf(tryFolder(place.target))).toMatch(/^output: .*: Thumbs\.db\./);
    expect(await readdir(place.target)).toContain("Thumbs.db");
  });
});
