import {
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { beforeEach, describe, expect, it } from "vitest";

import { fingerprint } from "../../src/file-system/read-files.ts";
import { emptyFolder } from "../cli/run-report.ts";

describe("a fingerprint", () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  const print = async (): Promise<string> => {
    const places = {
      files: [at("een.csv"), at("niet.yaml")],
      folders: [{ path: at("map"), depth: 1 }],
    };
    return (await fingerprint(places)).print;
  };
  beforeEach(async () => {
    folder = emptyFolder();
    mkdirSync(at("map/diep/dieper"), { recursive: true });
    for (const name of ["een.csv", "map/a.md", "map/diep/b.md", "map/diep/dieper/c.md"]) {
      writeFileSync(at(name), "tekst");
    }
    // A clock with coarse ticks would not show the next change.
    await sleep(20);
  });

  it("stays the same as long as nothing changes, even if a file is read", async () => {
    const before = await print();
    writeFileSync(at("buiten.md"), "tekst");
    expect(await print()).toBe(before);
  });

  it.each<[string, () => void]>([
    ["is written", () => writeFileSync(at("een.csv"), "ander")],
    [
      "is replaced by one of the same size and time",
      () => {
        const { atime, mtime } = statSync(at("een.csv"));
        writeFileSync(at("nieuw"), "ander");
        utimesSync(at("nieuw"), atime, mtime);
        renameSync(at("nieuw"), at("een.csv"));
      },
    ],
    [
      "gets its old time again",
      () => {
        const { atime, mtime } = statSync(at("een.csv"));
        writeFileSync(at("een.csv"), "ander");
        utimesSync(at("een.csv"), atime, mtime);
      },
    ],
    ["is removed", () => rmSync(at("een.csv"))],
    ["that was not there comes", () => writeFileSync(at("niet.yaml"), "")],
    ["in a folder is written", () => writeFileSync(at("map/a.md"), "ander")],
    ["comes in a folder", () => writeFileSync(at("map/nieuw.md"), "")],
    ["comes in a folder within it", () => writeFileSync(at("map/diep/nieuw.md"), "")],
  ])("differs if a file %s", async (_, change) => {
    const before = await print();
    change();
    expect(await print()).not.toBe(before);
  });

  it.runIf(process.platform !== "win32")("looks at what a link leads to", async () => {
    rmSync(at("een.csv"));
    symlinkSync(at("doel"), at("een.csv"));
    const before = await print();
    writeFileSync(at("doel"), "tekst");
    expect(await print()).not.toBe(before);
  });

  it("does not look deeper than the given depth", async () => {
    const before = await print();
    writeFileSync(at("map/diep/b.md"), "langer dan het was");
    expect(await print()).toBe(before);
  });

  it("lists the folders whose changes would show", async () => {
    const places = { files: [at("een.csv")], folders: [{ path: at("map"), depth: 1 }] };
    const { folders } = await fingerprint(places);
    expect(folders).toEqual([folder, at("map"), at("map/diep")]);
  });

  it("lists the parent of a missing folder", async () => {
    const { folders } = await fingerprint({ files: [], folders: [{ path: at("weg"), depth: 2 }] });
    expect(folders).toEqual([folder]);
  });
});
