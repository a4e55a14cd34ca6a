import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { mayMount, withMount } from "../file-system/mounts.ts";
import { emptyFolder, runRedirected, runReport, withoutSandboxLine } from "./run-report.ts";

const PERIOD = ["--period", "2024-Q1"];
const FIGURES = ["figures", ...PERIOD, "--format", "json"];
const FULL = "De uitvoer van deze opdracht past niet in het bestand";

describe.runIf(process.platform === "linux")("standard output on a full disk", () => {
  it.each([
    [["--version"]],
    [["--help"]],
    [["codebook"]],
    [FIGURES],
    [["explain", "registrations.total", ...PERIOD]],
    [["diff", "2023-Q4", "2024-Q1", "--exit-code"]],
    [["audit"]],
    [["check"]],
    [["check", "--input", "package.json"]],
    [["generate", ...PERIOD, "--out", path.join(emptyFolder(), "out")]],
  ])("ends with 5 and a sentence: %j", async (words) => {
    const { code, stderr } = await runRedirected(">/dev/full", words);
    expect(code).toBe(5);
    expect(stderr).toMatch(new RegExp(`${FULL}.*\n$`));
    expect(stderr.split(FULL)).toHaveLength(2);
  });

  it("does so too if the standard error is full as well", async () => {
    expect((await runRedirected(">/dev/full 2>&1", FIGURES)).code).toBe(5);
  });

  it.runIf(mayMount())("does so where the disk fills up on the way", async () => {
    const folder = path.join(emptyFolder(), "disk");
    await withMount(folder, ["-t", "tmpfs", "-o", "size=16k", "tmpfs"], async () => {
      const { code, stderr } = await runRedirected(`>"${folder}/x"`, [
        "codebook",
        "--format",
        "json",
      ]);
      expect([code, stderr]).toEqual([5, expect.stringContaining(FULL) as string]);
      expect(readFileSync(path.join(folder, "x"))).toHaveLength(16_384);
    });
  });
});

describe.runIf(process.platform === "linux")("standard output that is closed", () => {
  it.each([
    [["codebook"]],
    [["audit", "--format", "json"]],
    [FIGURES],
    [["explain", "registrations.total", ...PERIOD]],
    [["diff", "2023-Q4", "2024-Q1"]],
    [["check", "--format", "csv"]],
    [["snapshot", "--check", "--format", "json"]],
  ])("before the start is 5 for a command that only prints: %j", async (words) => {
    const { code, stderr } = await runRedirected(">&-", words);
    expect([code, stderr]).toEqual([5, expect.stringMatching(/^De uitvoer .* gesloten\..*\n$/)]);
  });

  it.each([
    [0, ["check"]],
    [1, ["diff", "2023-Q4", "2024-Q1", "--exit-code"]],
  ])("before the start leaves the answer of the exit code: %i for %j", async (expected, words) => {
    expect((await runRedirected(">&-", words)).code).toBe(expected);
  });

  it("is not the same as /dev/null", async () => {
    expect((await runRedirected(">/dev/null", FIGURES)).code).toBe(0);
  });

  it("by a reader that has read enough is no error", async () => {
    const words = ["diff", "2023-Q4", "2024-Q1", "--format", "html"];
    const { code, stdout, stderr } = await runRedirected("; echo $? >&2; }", words, {
      before: "{ ",
      after: "| head -n 1",
    });
    expect([code, stderr.split("\n").at(-2)]).toEqual([0, "0"]);
    expect(stdout).toMatch(/^<!doctype html>/i);
  });
});

describe.runIf(process.platform === "linux")("standard error that nobody can read", () => {
  it.each(["2>/dev/full", "2>&-"])("does not change how a run ends: %s", async (redirection) => {
    const { code } = await runRedirected(redirection, ["check", "--input", "bestaat-niet.csv"]);
    expect(code).toBe(3);
  });
});

describe.runIf(process.platform === "linux")("a report that is being made", () => {
  const make = (redirections: string, around: object = {}) => {
    const folder = emptyFolder();
    const temporary = path.join(folder, "tmp");
    mkdirSync(temporary);
    const words = ["generate", ...PERIOD, "--out", path.join(folder, "out"), "--debug"];
    const environment = { TMPDIR: temporary };
    return runRedirected(redirections, words, { environment, ...around }).then((outcome) => ({
      ...outcome,
      left: readdirSync(temporary),
      isMade: existsSync(path.join(folder, "out/2024-Q1/voortgangsrapportage/manifest.json")),
    }));
  };

  it("is made even if the reader of its messages has read enough", async () => {
    const around = { before: "{ ", after: "| head -n 3" };
    const outcome = await make("2>&1; echo $? >&2; }", around);
    expect(outcome).toMatchObject({ stderr: "0\n", left: [], isMade: true });
    expect(outcome.stdout.split("\n")).toHaveLength(4);
  });

  it("is made even if its messages cannot be written", async () => {
    expect(await make("2>/dev/full")).toMatchObject({ code: 0, left: [], isMade: true });
  });

  it("reports once that the browser has no sandbox, and why", async () => {
    const { stderr } = await make("");
    const told = stderr.match(/^De browser .*\(sandbox\).*$/gm) ?? [];
    expect(told).toHaveLength(process.getuid?.() === 0 ? 1 : told.length);
    expect(told.length).toBeLessThan(2);
    expect(stderr.split("\n")).toEqual(expect.arrayContaining(told));
  });

  it.each([22, 24, 32, 48, 64])(
    "with room for %i open files ends with a sentence",
    async (most) => {
      const outcome = await make("", { before: `ulimit -n ${most}; ` });
      expect(outcome).toMatchObject({ stdout: "", left: [], isMade: false });
      expect([2, 3, 4, 5]).toContain(outcome.code);
      expect(outcome.stderr).toMatch(
        /(?:^|\n)[^\n]*te weinig bestanden tegelijk[^\n]*ulimit[^\n]*\n$/,
      );
    },
  );

  it("ends with 70 and a sentence, and leaves nothing, after an unforeseen failure", async () => {
    const late = "setTimeout(() => { throw new Error('unforeseen') }, 700)";
    const options = `--import data:text/javascript,${encodeURIComponent(late)}`;
    const words = ["generate", ...PERIOD, "--out", path.join(emptyFolder(), "out")];
    const temporary = emptyFolder();
    const environment = { TMPDIR: temporary, NODE_OPTIONS: options };
    const outcome = await runReport(words, { environment });
    expect(outcome).toMatchObject({ code: 70, stdout: "" });
    expect(withoutSandboxLine(outcome.stderr)).toMatch(
      /^Er ging iets mis in het programma zelf\..*\n$/,
    );
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.runIf(mayMount()).each(["200k", "1m", "8m"])(
    "with a temporary folder of %s soon reports that it is too small",
    async (size) => {
      const folder = path.join(emptyFolder(), "tmp");
      await withMount(folder, ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs"], async () => {
        const words = ["generate", ...PERIOD, "--out", path.join(emptyFolder(), "out")];
        const outcome = await runReport(words, { environment: { TMPDIR: folder } });
        expect(outcome.code).toBe(4);
        expect(outcome.stderr).toMatch(/^De tijdelijke map ".*" is vol of te klein: .*64 MB.*\n$/);
        expect(readdirSync(folder)).toEqual([]);
      });
    },
    20_000,
  );
});

describe.runIf(process.platform === "linux")("standard input", () => {
  it.each([
    ["<&-", "geen rijen"],
    ["</dev/null", "geen rijen"],
    ["</tmp", "is een map"],
    ["0>/dev/null", "kan niet worden gelezen"],
  ])("that cannot be an export is refused: %s", async (redirection, said) => {
    const { code, stdout, stderr } = await runRedirected(redirection, ["check", "--input", "-"]);
    expect([code, stdout + stderr]).toEqual([3, expect.stringContaining(said)]);
  });
});

describe.runIf(process.platform === "linux")("what a process may lack", () => {
  it("is its working folder: a sentence", async () => {
    const folder = path.join(emptyFolder(), "weg");
    mkdirSync(folder);
    const { code, stderr } = await runRedirected("", ["codebook"], {
      folder,
      before: `rmdir "$PWD"; `,
    });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^De map waarin je werkt, .*\n$/)]);
    expect(() => rmdirSync(folder)).toThrow("ENOENT");
  });

  it("is a cache folder in which folders can be made", async () => {
    const environment = { XDG_CACHE_HOME: "/proc/peildatum" };
    expect(await runReport(["--version"], { environment })).toMatchObject({ code: 0, stderr: "" });
  });
});
