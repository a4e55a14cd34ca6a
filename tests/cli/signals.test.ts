import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { commandMessages } from "../../src/messages/commands.ts";
import { ownTexts } from "./own-texts.ts";
import { untilNone } from "./processes-in.ts";
import { emptyFolder, finish, PROJECT, runReport, startReport } from "./run-report.ts";

const FIXTURES = path.join(PROJECT, "fixtures");
const WORDS = [
  "generate",
  "--period",
  "2024-Q1",
  "--input",
  path.join(FIXTURES, "monitor.csv"),
  "--content",
  ownTexts(),
  "--debug",
];

function hashesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${file} ${createHash("sha256").update(readFileSync(file)).digest("hex")}`)
    .sort();
}

describe.runIf(process.platform === "linux").each([
  ["SIGINT", "printing", 130],
  ["SIGTERM", "printing", 143],
  ["SIGKILL", "printing", null],
  ["SIGINT", "reading", 130],
  ["SIGKILL", "drawing", null],
] as const)("%s while the run is %s", (signal, step, code) => {
  let folder: string;
  let temporary: string;
  let before: readonly string[];
  let exit: number | null;
  beforeAll(async () => {
    folder = emptyFolder();
    temporary = emptyFolder();
    await runReport(WORDS, { folder });
    before = hashesOf(path.join(folder, "out"));
    const child = startReport([...WORDS, "--published-on", "2024-05-27"], {
      folder,
      environment: { TMPDIR: temporary },
    });
    let told = "";
    child.stderr?.on("data", (text: Buffer) => {
      told += text.toString();
      if (told.includes(`step: ${step}`) && !child.killed) child.kill(signal);
    });
    ({ code: exit } = await finish(child));
  });

  it("ends the run and leaves the old output complete", () => {
    expect(exit).toBe(code);
    expect(before).toHaveLength(7);
    expect(hashesOf(path.join(folder, "out"))).toEqual(before);
  });

  it("leaves no browser behind", async () => {
    expect(await untilNone(temporary)).toEqual([]);
  });

  it("does not prevent the next run", async () => {
    const outcome = await runReport(WORDS, { folder, environment: { TMPDIR: temporary } });
    expect(outcome.code).toBe(0);
    expect(hashesOf(path.join(folder, "out"))).toEqual(before);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe.runIf(process.platform === "linux")("SIGINT after the first of several reports", () => {
  it("ends the run with the finished reports complete, and nothing of the others", async () => {
    const folder = emptyFolder();
    const temporary = emptyFolder();
    const words = WORDS.map((word) => (word === "2024-Q1" ? "2022-Q2..2024-Q1" : word));
    const child = startReport(words, { folder, environment: { TMPDIR: temporary } });
    child.stdout?.once("data", () => child.kill("SIGINT"));
    const { code, stdout, stderr } = await finish(child);
    expect(code).toBe(130);
    expect(stderr).toContain(`${commandMessages.interruptedAfter}\n`);
    const made = stdout.trimEnd().split("\n");
    const quarters = made.map((file) => file.split("/")[1] ?? "");
    expect(quarters.length).toBeLessThan(8);
    const out = path.join(folder, "out");
    // One may have been finished before it could be reported.
    const there = readdirSync(out).filter((id) => readdirSync(path.join(out, id)).length > 0);
    expect(there).toEqual(expect.arrayContaining(quarters));
    for (const id of there) {
      const report = path.join(out, id, "voortgangsrapportage");
      expect(readdirSync(path.dirname(report))).toEqual(["voortgangsrapportage"]);
      const manifest = JSON.parse(readFileSync(path.join(report, "manifest.json"), "utf8")) as {
        readonly outputs: readonly { readonly file: string }[];
      };
      const files = ["manifest.json", ...manifest.outputs.map(({ file }) => file)];
      expect(readdirSync(report).toSorted()).toEqual(files.toSorted());
    }
    expect(await untilNone(temporary)).toEqual([]);
  });
});
