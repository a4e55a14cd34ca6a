import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { expect, it } from "vitest";

import { emptyFolder, PROJECT, runReport } from "../cli/run-report.ts";
import { sampleOf } from "../run/sample.ts";

const FIXTURES = path.join(PROJECT, "fixtures");
const WORDS = [
  "generate",
  "--period=2024-02..2024-04",
  `--input=${path.join(FIXTURES, "monitor.csv")}`,
  `--content=${path.join(FIXTURES, "content")}`,
];

/** The error of a run's clock, in days, and its other differences. */
interface Machine {
  readonly days: number;
  readonly zone: string;
  readonly locale: string;
  /** Keeps the unpacked browser of others. Without it the run unpacks one in its own home. */
  readonly sharesBrowser: boolean;
}

const ALL_MACHINES: readonly Machine[] = [
  { days: 0, zone: "Europe/Amsterdam", locale: "nl_NL.UTF-8", sharesBrowser: true },
  { days: 1, zone: "UTC", locale: "C", sharesBrowser: true },
  { days: -30, zone: "Pacific/Auckland", locale: "tr_TR.UTF-8", sharesBrowser: true },
  { days: 366, zone: "America/New_York", locale: "en_US.UTF-8", sharesBrowser: true },
  { days: 4000, zone: "Asia/Kathmandu", locale: "ar_EG.UTF-8", sharesBrowser: true },
  { days: -4000, zone: "Africa/Casablanca", locale: "de_DE.UTF-8", sharesBrowser: true },
  { days: 12, zone: "America/St_Johns", locale: "POSIX", sharesBrowser: true },
  { days: 199, zone: "Pacific/Kiritimati", locale: "ja_JP.UTF-8", sharesBrowser: true },
  { days: 31, zone: "Antarctica/Troll", locale: "fa_IR.UTF-8", sharesBrowser: true },
  { days: 2, zone: "Australia/Lord_Howe", locale: "sv_SE.UTF-8", sharesBrowser: false },
];

/** They differ in everything, and the last one unpacks its own browser. */
const MACHINES = sampleOf(ALL_MACHINES, 3);

/** A module that sets the clock of the process that loads it some days off. */
function clockOff(days: number, folder: string): string {
  const file = path.join(folder, "clock.mjs");
  writeFileSync(
    file,
    `const Real = Date;
    const shift = ${days * 86_400_000};
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length === 0 ? [Real.now() + shift] : given)); }
      static now() { return Real.now() + shift; }
    };`,
  );
  return pathToFileURL(file).href;
}

async function runOn({ days, zone, locale, sharesBrowser }: Machine): Promise<Buffer> {
  const own = emptyFolder();
  const folders = { folder: "werkmap", HOME: "thuis", TMPDIR: "tijdelijk" };
  for (const name of Object.values(folders)) mkdirSync(path.join(own, name));
  const outcome = await runReport(WORDS, {
    folder: path.join(own, folders.folder),
    environment: {
      TZ: zone,
      LC_ALL: locale,
      LANG: locale,
      HOME: path.join(own, folders.HOME),
      TMPDIR: path.join(own, folders.TMPDIR),
      XDG_CACHE_HOME: sharesBrowser
        ? (process.env["XDG_CACHE_HOME"] ?? path.join(process.env["HOME"] ?? "", ".cache"))
        : path.join(own, folders.HOME, "kast"),
      NODE_OPTIONS: `--import ${clockOff(days, own)}`,
    },
  });
  expect(outcome.stderr).toContain("Klaar.");
  return readFileSync(path.join(own, folders.folder, outcome.stdout.trim()));
}

it("machines with different zones, locales, homes, folders and days make the same PDF", async () => {
  const hashes: string[] = [];
  // Two at a time, as two people would start it.
  for (let index = 0; index < MACHINES.length; index += 2) {
    const pdfs = await Promise.all(MACHINES.slice(index, index + 2).map(runOn));
    hashes.push(...pdfs.map((pdf) => createHash("sha256").update(pdf).digest("hex")));
  }
  expect(hashes).toHaveLength(MACHINES.length);
  expect(new Set(hashes).size).toBe(1);
}, 120_000);
