import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runHere, withoutSandboxLine, type Outcome } from "./run-report.ts";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>';
const SETTINGS = "organisation: Steunteam\nlogo: merk.svg\n";
const EXPORT = path.join(PROJECT, "fixtures/monitor-2024-01-31.csv");
const KEEP = ["--period", "2023-Q4", "--input", EXPORT, "--published-on", "2024-02-08"] as const;

describe("a lost file of the house style in the store", () => {
  let folder: string;
  let stored: string;
  const snapshot = (...words: readonly string[]): Promise<Outcome> =>
    runHere(["snapshot", ...words], { folder });

  beforeAll(async () => {
    folder = emptyFolder();
    writeFileSync(path.join(folder, "merk.svg"), LOGO);
    writeFileSync(path.join(folder, "report.config.yaml"), SETTINGS);
    await snapshot(...KEEP);
    const [name = ""] = readdirSync(path.join(folder, "snapshots/house-style"));
    stored = path.join(folder, "snapshots/house-style", name);
  });

  const LOSSES: readonly [string, () => void][] = [
    ["is gone", () => rmSync(stored)],
    ["is another file", () => writeFileSync(stored, "<svg/>")],
  ];

  it.each(LOSSES)("that %s is named by check, and put back by update", async (_, lose) => {
    lose();
    const checked = await snapshot("--check");
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain("merk.svg (snapshots/house-style/");
    expect(checked.stdout.replaceAll(/\s+/g, " ")).toContain(
      "en dit draaien: report snapshot --update",
    );
    const updated = await snapshot("--update");
    expect(updated.code).toBe(0);
    expect(updated.stdout.replaceAll(/\s+/g, " ")).toContain("is weer bewaard");
    expect(readFileSync(stored, "utf8")).toBe(LOGO);
    expect(await snapshot("--check")).toMatchObject({ code: 0 });
  });

  it.each(LOSSES)("that %s is put back if the period is kept again", async (_, lose) => {
    lose();
    const kept = await snapshot(...KEEP, "--update");
    expect(kept.code).toBe(0);
    expect(kept.stdout.replaceAll(/\s+/g, " ")).toContain("is weer bewaard");
    expect(await snapshot("--check")).toMatchObject({ code: 0 });
  });

  it("stays lost if the settings no longer name it, and is named", async () => {
    rmSync(stored);
    rmSync(path.join(folder, "report.config.yaml"));
    const updated = await snapshot("--update");
    expect(updated.code).toBe(1);
    expect(updated.stdout.replaceAll(/\s+/g, " ")).toContain(
      "de huisstijl ontbreekt of is veranderd",
    );
    expect(updated.stdout).toContain("merk.svg (snapshots/house-style/");
    writeFileSync(path.join(folder, "report.config.yaml"), SETTINGS);
    expect(await snapshot("--update")).toMatchObject({ code: 0 });
    expect(await snapshot("--check")).toMatchObject({ code: 0 });
  });

  it.each<[string, RegExp, () => void]>([
    [
      "is a link",
      /^snapshots\/house-style is een link/,
      () => symlinkSync("../elsewhere", path.join(folder, "snapshots/house-style")),
    ],
    [
      "is a file",
      /^snapshots\/house-style is geen map/,
      () => writeFileSync(path.join(folder, "snapshots/house-style"), "x"),
    ],
    [
      "holds a folder in its place",
      /^snapshots\/house-style\/[\da-f]{64} is geen gewoon bestand/,
      () => mkdirSync(path.join(stored, "x"), { recursive: true }),
    ],
  ])("is neither read nor written where the store %s", async (_, message, spoil) => {
    const store = path.dirname(stored);
    const elsewhere = path.join(folder, "elsewhere");
    mkdirSync(elsewhere, { recursive: true });
    rmSync(store, { recursive: true });
    spoil();
    const updated = await snapshot("--update");
    expect([updated.code, withoutSandboxLine(updated.stderr)]).toEqual([
      5,
      expect.stringMatching(message),
    ]);
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(store, { recursive: true });
    // The path that the settings of the first report gave.
    mkdirSync(store);
    writeFileSync(stored, LOGO);
  });
});

describe("a snapshot whose manifest", () => {
  let folder: string;
  let manifest: string;
  const snapshot = (...words: readonly string[]): Promise<Outcome> =>
    runHere(["snapshot", ...words], { folder });
  const flat = (text: string): string => text.replaceAll(/\s+/g, " ");

  beforeAll(async () => {
    folder = emptyFolder();
    cpSync(path.join(PROJECT, "fixtures/snapshots"), path.join(folder, "snapshots"), {
      recursive: true,
    });
    const kept = path.join(folder, "snapshots/2023-Q4/voortgangsrapportage");
    manifest = path.join(kept, "manifest.json");
    writeFileSync(path.join(folder, "report.config.yaml"), "organisation: Steunteam\n");
  });

  it.each<[string, () => void]>([
    ["is gone", () => rmSync(manifest)],
    ["is cut off", () => truncateSync(manifest, 300)],
  ])("%s is told with a way out, which works", async (_, lose) => {
    lose();
    const checked = await snapshot("--check", "--period", "2023-Q4");
    expect(checked.code).toBe(1);
    expect(flat(checked.stdout)).toContain("report snapshot --period PERIODE --published-on DAG");
    const kept = await snapshot(...KEEP, "--update");
    expect([kept.code, flat(kept.stdout)]).toEqual([0, expect.stringContaining("opnieuw bewaard")]);
  });

  it("is missing is replaced only on request, and stops no other report", async () => {
    rmSync(manifest);
    const left = readdirSync(path.dirname(manifest));
    const text = path.join(folder, "snapshots/2024-Q1/voortgangsrapportage/text.txt");
    rmSync(text);
    const updated = await snapshot("--update");
    expect(updated.code).toBe(1);
    expect(flat(updated.stdout)).toContain(
      "2023-Q4 voortgangsrapportage: niet bewaard, want wat er lag is beschadigd",
    );
    expect(flat(updated.stdout)).toContain("2024-Q1 voortgangsrapportage: opnieuw bewaard");
    expect(existsSync(text)).toBe(true);
    const kept = await snapshot(...KEEP);
    expect([kept.code, kept.stdout]).toEqual([
      1,
      expect.stringContaining("anders dan wat bewaard is"),
    ]);
    expect(readdirSync(path.dirname(manifest))).toEqual(left);
  });
});

describe("one folder for both reports and snapshots", () => {
  it("is refused by the settings, and because of its contents", async () => {
    const folder = emptyFolder();
    const run = (...words: readonly string[]): Promise<Outcome> => runHere(words, { folder });
    for (const out of ["snapshots", "./snapshots/", path.join(folder, "snapshots")]) {
      const { code, stderr } = await run("generate", ...KEEP, "--out", out);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining("Kies twee verschillende mappen"),
      ]);
    }
    expect(readdirSync(folder)).toEqual([]);

    expect(await run("snapshot", ...KEEP)).toMatchObject({ code: 0 });
    const over = await run("generate", ...KEEP, "--out", "snapshots", "--snapshots", "other");
    expect(over.code).toBe(5);
    expect(over.stderr).toContain("report.json, structure.txt, text.txt");
    expect(await run("snapshot", "--check")).toMatchObject({ code: 0 });

    expect(await run("generate", ...KEEP)).toMatchObject({ code: 0 });
    const under = await run("snapshot", ...KEEP, "--snapshots", "out", "--out", "o", "--update");
    expect(under.code).toBe(5);
    expect(under.stderr).toContain("voortgangsrapportage-2023-Q4.html en nog 1");
    expect(readdirSync(path.join(folder, "out/2023-Q4/voortgangsrapportage"))).toHaveLength(7);
  });
});
