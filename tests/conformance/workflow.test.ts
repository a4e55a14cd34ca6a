import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

import { emptyFolder, PROJECT, runReport } from "../cli/run-report.ts";

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly jobs: {
    readonly rapport: {
      readonly env: Readonly<Record<string, string>>;
      readonly steps: readonly Step[];
    };
  };
}

const README = readFileSync(path.join(PROJECT, "README.md"), "utf8");
const [, WORKFLOW = ""] = /```yaml\n(# \.github\/workflows\/.*?)```/s.exec(README) ?? [];
const { rapport } = (parse(WORKFLOW) as Workflow).jobs;
const COMMANDS = rapport.steps.flatMap(({ run }) => run ?? []);

/** What `npm ci` does in a repository that depends on this package. */
function install(folder: string): void {
  const commands = path.join(folder, "node_modules/.bin");
  mkdirSync(commands, { recursive: true });
  symlinkSync(path.join(PROJECT, "dist/entry.js"), path.join(commands, "peildatum"));
}

/** Runs the commands as a runner does, each in a shell that ends at the first error. */
async function runSteps(folder: string, commands: readonly string[]): Promise<readonly number[]> {
  const codes: number[] = [];
  for (const command of commands) {
    const env = { ...process.env, REPORT_INPUT: path.join(PROJECT, "fixtures/monitor.csv") };
    const { promise, resolve } = Promise.withResolvers<number>();
    execFile("bash", ["-e", "-c", command], { cwd: folder, env }, (error) => {
      resolve(error === null ? 0 : Number(error.code));
    });
    codes.push(await promise);
    if (codes.at(-1) !== 0) break;
  }
  return codes;
}

describe("the workflow that the README gives for a repository of one's own", () => {
  let folder: string;
  beforeAll(async () => {
    folder = emptyFolder();
    install(folder);
    cpSync(path.join(PROJECT, "fixtures/codebook.yaml"), path.join(folder, "codeboek.yaml"));
    writeFileSync(
      path.join(folder, "report.config.yaml"),
      "codebook: codeboek.yaml\norganisation: Naam van het team\n",
    );
    const earlier = path.join(PROJECT, "fixtures/monitor-2024-01-31.csv");
    const day = ["--published-on", "2024-02-08"];
    const words = ["snapshot", "--period", "2023-12", "--input", earlier, ...day];
    const { code, stderr } = await runReport(words, { folder });
    if (code !== 0) throw new Error(stderr);
  });

  it("installs, makes the report, makes every kept one again, and saves the difference", () => {
    expect(COMMANDS[0]).toBe("npm ci");
    expect(COMMANDS.slice(1).map((command) => command.split(" ").slice(0, 4).join(" "))).toEqual([
      "npx --no-install peildatum generate",
      "npx --no-install peildatum snapshot",
    ]);
    expect(Object.keys(rapport.env)).toEqual(["REPORT_INPUT"]);
    const upload = rapport.steps.find(({ uses = "" }) =>
      uses.startsWith("actions/upload-artifact@"),
    );
    expect(upload?.if).toBe("failure()");
    expect(COMMANDS.at(-1)).toContain(`> ${upload?.with?.["path"]}`);
  });

  it("passes where everything comes out as it was kept", async () => {
    expect(await runSteps(folder, COMMANDS.slice(1))).toEqual([0, 0]);
    const report = path.join(
      folder,
      "out/2024-Q1/voortgangsrapportage/voortgangsrapportage-2024-Q1.pdf",
    );
    expect(existsSync(report)).toBe(true);
    expect(readFileSync(path.join(folder, "verschil.txt"), "utf8")).toContain("gelijk");
  });

  it("fails where something shifted, and says what in the file that it uploads", async () => {
    const file = path.join(folder, "snapshots/2023-12/voortgangsrapportage/text.txt");
    const kept = readFileSync(file, "utf8");
    writeFileSync(file, kept.replace("785 aanmeldingen werden", "784 aanmeldingen werden"));
    expect(await runSteps(folder, COMMANDS.slice(-1))).toEqual([1]);
    const difference = readFileSync(path.join(folder, "verschil.txt"), "utf8");
    expect(difference).toMatch(
      /was: [^:]+784 aanmeldingen werden[^:]+nu: [^:]+785 aanmeldingen werden/,
    );
  });
});
