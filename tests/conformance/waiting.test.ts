import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { untilNone } from "../cli/processes-in.ts";
import { emptyFolder, finish, PROJECT, startReport } from "../cli/run-report.ts";

const FIXTURES = path.join(PROJECT, "fixtures");

// In parallel: the tests themselves wait, and leave the machine to others.
const AT_ONCE = { concurrent: true };

describe.runIf(process.platform === "linux")("a run that waits in vain", AT_ONCE, () => {
  const pipe = (): string => {
    const file = path.join(emptyFolder(), "pipe");
    execFileSync("mkfifo", [file]);
    return file;
  };
  const FIGURES = ["figures", "--period", "2024-Q1"];

  it.each([
    ["SIGINT", [...FIGURES, "--input", "PIPE"]],
    ["SIGTERM", ["generate", "--period", "2024-Q1", "--out", "out", "--input", "PIPE"]],
  ] as const)("is ended by %s: %j", async (signal, words) => {
    const temporary = emptyFolder();
    const file = pipe();
    const child = startReport(
      words.map((word) => (word === "PIPE" ? file : word)),
      { environment: { TMPDIR: temporary } },
    );
    await sleep(1500);
    const asked = performance.now();
    child.kill(signal);
    const { stderr } = await finish(child);
    expect(performance.now() - asked).toBeLessThan(3500);
    expect(child.signalCode).toBe(signal);
    expect(stderr).toBe(
      "Gestopt. Een rapport in de uitvoermap is niet half veranderd; wat er nog op te ruimen is, ruimt Peildatum de volgende keer op.\n",
    );
    expect(await untilNone(temporary)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ["not sooner by a signal that comes twice", 50, 1400, 3500],
    ["sooner by a second signal", 500, 0, 1400],
  ] as const)("is ended %s", async (_, pause, least, most) => {
    const child = startReport([...FIGURES, "--input", pipe()]);
    await sleep(1500);
    const asked = performance.now();
    child.kill("SIGINT");
    await sleep(pause);
    child.kill("SIGINT");
    await finish(child);
    expect(child.signalCode).toBe("SIGINT");
    expect(performance.now() - asked).toBeGreaterThan(least);
    expect(performance.now() - asked).toBeLessThan(most);
  });

  it("ends by itself if it waits for standard input", async () => {
    const child = startReport([...FIGURES, "--input", "-"]);
    await sleep(1500);
    child.kill("SIGINT");
    const { promise, resolve } = Promise.withResolvers<number | null>();
    child.on("exit", resolve);
    expect(await promise).toBe(130);
  });

  it("is stopped if nobody reads its output", async () => {
    const child = startReport(["diff", "2023-Q4", "2024-Q1", "--format", "html"]);
    await sleep(3000);
    child.kill("SIGTERM");
    const { promise, resolve } = Promise.withResolvers<string | null>();
    child.on("exit", (code, signal) => resolve(signal ?? `code ${code}`));
    expect(await promise).toBe("SIGTERM");
  });

  it("continues when the input comes after all", async () => {
    const file = pipe();
    const child = startReport([...FIGURES, "--format", "json", "--input", file]);
    await sleep(500);
    const writing = writeFile(file, readFileSync(path.join(FIXTURES, "monitor.csv")));
    const { code, stdout } = await finish(child);
    await writing;
    expect(code).toBe(0);
    expect(stdout).toContain('"registrations.total"');
  });
});
