import { execFile, execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { beforeAll, describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runReport } from "./run-report.ts";

const run = promisify(execFile);
const folder = emptyFolder();
const bin = path.join(folder, "bin");
beforeAll(() => {
  mkdirSync(bin);
  // The shells call the program by its name.
  const report = path.join(bin, "report");
  writeFileSync(
    report,
    `#!/bin/sh\nexec "${process.execPath}" "${path.join(PROJECT, "dist/entry.js")}" "$@"\n`,
  );
  chmodSync(report, 0o755);
  for (const period of ["2023-Q4", "2024-Q1", "2024-02--2024-04"]) {
    mkdirSync(path.join(folder, "content", period), { recursive: true });
  }
  mkdirSync(path.join(folder, "snapshots/2022-H2"), { recursive: true });
  mkdirSync(path.join(folder, "content/oud"));
  writeFileSync(path.join(folder, "monitor.csv"), "");
  mkdirSync(path.join(folder, "typen"));
  cpSync(path.join(PROJECT, "templates/nota"), path.join(folder, "typen/brief"), {
    recursive: true,
  });
});

/** The candidates for the last word of a line. */
async function candidates(words: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runReport(["complete", "--", ...words], { folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout.split("\n").flatMap((line) => (/^:\d/.test(line) ? [] : line.split("\t", 1)));
}

describe("what the Tab key offers", () => {
  it.each([
    [["ge"], ["generate"]],
    [["generate", "--per"], ["--period"]],
    [
      ["generate", "--period", ""],
      ["2024-02..2024-04", "2024-Q1", "2023-Q4", "2022-H2"],
    ],
    [["generate", "2023"], ["2023-Q4"]],
    [["check", "--format", "m"], ["markdown"]],
    [
      ["figures", "--figure", "status.s"],
      ["status.startedInPeriod", "status.supported"],
    ],
    [["explain", "children.placedN"], ["children.placedNow"]],
    [["check", "--input", "mon"], ["monitor.csv"]],
    [["check", "mon"], ["monitor.csv"]],
    [["generate", "--content", "content/2024-Q"], ["content/2024-Q1/"]],
    [["completion", "z"], ["zsh"]],
    [["help", "expl"], ["explain"]],
    [
      ["generate", "--workbook", ""],
      ["ods", "xlsx"],
    ],
  ])("behind %j is %j", async (words, offered) => {
    expect((await candidates(words)).filter(Boolean).toSorted()).toEqual(offered.toSorted());
  });

  it("are document types, those of the organisation too", async () => {
    expect(await candidates(["generate", "--document", "b"])).not.toContain("brief");
    writeFileSync(path.join(folder, "report.config.yaml"), "templates: typen\n");
    expect(await candidates(["generate", "--document", "b"])).toContain("brief");
    writeFileSync(path.join(folder, "report.config.yaml"), "");
  });

  it.each([
    "$(touch x)",
    "`x`",
    "a’;x;‘b",
    "-x",
    "~x",
    "=x",
    "%x",
    "a\n:1",
    "a\tb",
    "a\u001Bb",
    "a'b",
  ])("is no file with a name that a shell may run or take for another: %j", async (name) => {
    const place = path.join(folder, "namen");
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `${name}.csv`), "");
    writeFileSync(path.join(place, "Monitor (1), één.csv"), "");
    const offered = await candidates(["check", "--input", "namen/"]);
    expect(offered.filter(Boolean)).toEqual(["namen/Monitor (1), één.csv"]);
  });

  it("is less where settings are wrong, and never a message", async () => {
    writeFileSync(path.join(folder, "report.config.yaml"), "\tonzin: [");
    expect(await candidates(["generate", "--period", "2024-Q"])).toContain("2024-Q1");
    writeFileSync(path.join(folder, "report.config.yaml"), "");
  });
});

/** Runs a script in a shell that finds the program by its name. */
async function inShell(shell: string, script: string): Promise<string> {
  const { stdout } = await run(shell, ["-c", script], {
    cwd: folder,
    env: { ...process.env, HOME: folder, PATH: `${bin}:${process.env["PATH"]}` },
  });
  return stdout;
}

function isInstalled(shell: string): boolean {
  try {
    execFileSync(shell, ["--version"]);
    return true;
  } catch {
    return false;
  }
}

describe("the scripts", () => {
  it("work in bash, also without bash-completion and read twice", async () => {
    const script = `
      eval "$(report completion bash)"
      eval "$(report completion bash)"
      COMP_WORDS=(report generate --period 2024) COMP_CWORD=3
      __report_complete
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(await inShell("bash", script)).toBe("2024-02..2024-04\n2024-Q1\n");
  });

  it.runIf(isInstalled("zsh"))("work in zsh", async () => {
    const script = `
      compdef() { :; }
      compset() { :; }
      _describe() { print -l -- "\${(@P)3}" }
      eval "$(report completion zsh)"
      words=(report generate --period 2024-Q) CURRENT=4 PREFIX=2024-Q
      _report`;
    expect(await inShell("zsh", script)).toContain("2024-Q1:januari t/m maart 2024");
  });

  it.runIf(isInstalled("fish"))("work in fish", async () => {
    const script = `report completion fish | source; complete -C "report generate --period 2024-Q"`;
    expect(await inShell("fish", script)).toBe("2024-Q1\tjanuari t/m maart 2024\n");
  });

  it("execute nothing from a line or a candidate in bash, and put an option with its value together", async () => {
    const script = `
      eval "$(report completion bash)"
      complete_at() { COMP_WORDS=(report check "$@") COMP_CWORD=$(($# + 1)); __report_complete; }
      report() { printf '%s\\t\\n' '$(touch ran)' '\`touch ran\`' 'a b.csv' :4; }
      complete_at ''
      printf '%s\\n' "\${COMPREPLY[@]}"
      complete_at 'x$(touch ran)' '\`touch ran\`' '"a '
      printf '%s\\n' "\${COMPREPLY[@]}"
      unset -f report
      complete_at --input = mon
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const offered = ["$(touch ran)", "`touch ran`", "a b.csv", "a b.csv", "monitor.csv", ""];
    expect(await inShell("bash", script)).toBe(offered.join("\n"));
    expect(readdirSync(folder)).not.toContain("ran");
  });

  it.runIf(isInstalled("zsh"))("run nothing of a line in zsh", async () => {
    const script = `
      compdef() { :; }
      compset() { :; }
      _describe() { :; }
      eval "$(report completion zsh)"
      words=(report check '-x=$(touch ran)=' '-$(touch ran)=') CURRENT=4 PREFIX='-$(touch ran)='
      _report`;
    await inShell("zsh", script);
    expect(readdirSync(folder)).not.toContain("ran");
  });

  it("are there for PowerShell", async () => {
    const { stdout } = await runReport(["completion", "powershell"]);
    expect(stdout).toContain("Register-ArgumentCompleter -CommandName 'report'");
  });

  it("depend on the name of the shell", async () => {
    const outcome = await runReport(["completion", "tcsh"]);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain("source <(report completion bash)");
  });
});
