import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { readSnapshot, type SnapshotReading } from "../../src/snapshots/read-snapshot.ts";
import type { Snapshot } from "../../src/snapshots/snapshot.ts";
import { change } from "../cli/change-file.ts";
import { emptyFolder } from "../cli/run-report.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import { keepIn, snapshotOf } from "./a-snapshot.ts";

const FILES = ["figures.json", "manifest.json", "report.json", "structure.txt", "text.txt"];

describe("a snapshot on disk", () => {
  let kept: Snapshot;
  let folder: string;
  beforeAll(async () => {
    const figures = figuresWith({ "registrations.total": { value: 900 } });
    kept = snapshotOf(figures, await reportOf(figures));
    folder = keepIn(emptyFolder(), kept);
  });

  /** The findings if a file has other content. The file is put back afterwards. */
  async function after(file: string, change: (bytes: Buffer) => Buffer): Promise<SnapshotReading> {
    const target = path.join(folder, file);
    const before = readFileSync(target);
    try {
      writeFileSync(target, change(Buffer.from(before)));
      return await readSnapshot(folder);
    } finally {
      writeFileSync(target, before);
    }
  }

  it("is five text files with the original content", async () => {
    expect(readdirSync(folder).sort()).toEqual(FILES);
    expect(await readSnapshot(folder)).toEqual({ snapshot: kept, problems: [] });
  });

  it.each(FILES)("shows that one byte of %s changed, wherever it is", async (file) => {
    const { length } = readFileSync(path.join(folder, file));
    const place = fc.integer({ min: 0, max: length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const { problems } = await after(file, (bytes) => {
          bytes[at] = (bytes[at] ?? 0) ^ by;
          return bytes;
        });
        expect(problems.map((one) => path.basename(one.file))).toContain(file);
      }),
      { numRuns: 60 },
    );
  });

  it.each(FILES)("shows that a line of %s is missing, or a line end differs", async (file) => {
    const cut = await after(file, (bytes) => bytes.subarray(0, bytes.lastIndexOf("\n", -2) + 1));
    expect(cut.problems).not.toEqual([]);
    const windows = await after(file, (bytes) =>
      Buffer.from(bytes.toString("utf8").replaceAll("\n", "\r\n")),
    );
    expect(windows.problems.map(({ reason }) => reason)).toEqual(["lineEnds"]);
  });

  it.each(
    FILES.flatMap((file) => [
      [file, "lineEnds", (text: string) => text.replaceAll("\n", "\r\n")] as const,
      [file, "lineEnds", (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`] as const,
      [file, "resaved", (text: string) => `\uFEFF${text}`] as const,
      [file, "resaved", (text: string) => text.replace(/\n$/, "")] as const,
      [file, "resaved", (text: string) => `${text}\n`] as const,
    ]),
  )("is read as it was kept where git or an editor wrote %s anew: %s", async (file, reason, by) => {
    const { snapshot, problems } = await after(file, (bytes) => Buffer.from(by(bytes.toString())));
    expect(problems).toMatchObject([{ reason }]);
    expect(problems.map((one) => path.basename(one.file))).toEqual([file]);
    expect(snapshot).toEqual(kept);
  });

  it("is changed if more than line ends changed", async () => {
    const { problems } = await after("figures.json", (bytes) =>
      Buffer.from(bytes.toString().replaceAll("\n", "\r\n").replace("900", "901")),
    );
    expect(problems).toMatchObject([{ layer: "figures", reason: "changed" }]);
  });

  it("can be made again without its printed layers, not without its sources", async () => {
    const elsewhere = keepIn(emptyFolder(), kept);
    rmSync(path.join(elsewhere, "text.txt"));
    const withoutText = await readSnapshot(elsewhere);
    expect(withoutText.problems).toMatchObject([{ layer: "text", reason: "missing" }]);
    expect(withoutText.snapshot).not.toBeNull();
    rmSync(path.join(elsewhere, "figures.json"));
    const withoutFigures = await readSnapshot(elsewhere);
    expect(withoutFigures.problems.map(({ layer }) => layer)).toEqual(["figures", "text"]);
    expect(withoutFigures.snapshot).toBeNull();
  });

  it("is changed if its folder has another name", async () => {
    const snapshots = emptyFolder();
    keepIn(snapshots, kept);
    renameSync(path.join(snapshots, "2024-Q1"), path.join(snapshots, "2024-Q2"));
    const { problems } = await readSnapshot(
      path.join(snapshots, "2024-Q2", "voortgangsrapportage"),
    );
    expect(problems).toMatchObject([{ layer: "manifest", reason: "changed" }]);
  });

  it("contains the outcome of the audit, under its seal", async () => {
    const disclosure = {
      withheld: 15,
      held: 2,
      derivable: 0,
      fewestValues: 3,
      against: ["2023-Q4"],
    };
    const figures = figuresWith({ "registrations.total": { value: 900 } }, { disclosure });
    const settings = { ...kept.manifest.settings, protectChanges: "all" } as const;
    const told = snapshotOf(figures, await reportOf(figures), { disclosure, settings });
    const place = keepIn(emptyFolder(), told);
    const { snapshot, problems } = await readSnapshot(place);
    expect(problems).toEqual([]);
    expect(snapshot?.manifest).toMatchObject({ disclosure, settings: { protectChanges: "all" } });
    change(path.join(place, "manifest.json"), '"derivable": 0', '"derivable": 1');
    expect((await readSnapshot(place)).problems).toMatchObject([
      { layer: "manifest", reason: "changed" },
    ]);
  });

  it("is nothing without a manifest, or with a file that is no manifest", async () => {
    const { snapshot, problems } = await readSnapshot(emptyFolder());
    expect(snapshot).toBeNull();
    expect(problems).toMatchObject([{ layer: "manifest", reason: "missing" }]);
    const broken = await after("manifest.json", () => Buffer.from('{"schemaVersion": 1}\n'));
    expect(broken.problems).toMatchObject([{ layer: "manifest", reason: "unreadable" }]);
  });
});
