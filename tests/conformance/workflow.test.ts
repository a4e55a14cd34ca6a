import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

import { emptyFolder, PROJECT, runReport } from "../cli/run-report.ts";
import { codeOf, readPage } from "../docs/markdown.ts";

interface GitHubWorkflow {
  readonly jobs: {
    readonly rapport: {
      readonly env: Readonly<Record<string, string>>;
      readonly steps: readonly {
        readonly run?: string;
        readonly uses?: string;
        readonly if?: string;
        readonly with?: Readonly<Record<string, string | number>>;
      }[];
    };
  };
}

interface GitLabWorkflow {
  readonly rapport: {
    readonly variables: Readonly<Record<string, string>>;
    readonly cache: { readonly paths: readonly string[] };
    readonly script: readonly string[];
    readonly artifacts: { readonly when: string; readonly paths: readonly string[] };
  };
}

const [GITHUB = "", GITLAB = ""] = codeOf(readPage("docs/ci.md"), "yaml");
const github = (parse(GITHUB) as GitHubWorkflow).jobs.rapport;
const gitlab = (parse(GITLAB) as GitLabWorkflow).rapport;

/** The commands of each workflow, the installation first. */
const WORKFLOWS: readonly (readonly [name: string, commands: readonly string[]])[] = [
  ["GitHub", github.steps.flatMap(({ run }) => run ?? [])],
  ["GitLab", gitlab.script],
];

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

describe("the workflows that docs/ci.md gives", () => {
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

  it.each(WORKFLOWS)(
    "on %s installs, makes the report, checks snapshots and audits",
    (_, commands) => {
      expect(commands.map((command) => command.split(" ").slice(0, 4).join(" "))).toEqual([
        expect.stringMatching(/^npm ci\b/) as string,
        "npx --no-install peildatum generate",
        "npx --no-install peildatum snapshot",
        "npx --no-install peildatum audit",
      ]);
    },
  );

  it("keep the browser and the compiled code between runs, and save the difference", () => {
    expect(Object.keys(github.env)).toEqual(["REPORT_INPUT"]);
    const uses = (action: string) =>
      github.steps.filter((step) => step.uses?.startsWith(`${action}@`) === true);
    expect(uses("actions/cache")[0]?.with?.["path"]).toBe(
      "~/.cache/peildatum\n~/.cache/peildatum-compiled\n",
    );
    expect(uses("actions/upload-artifact").at(-1)).toMatchObject({
      if: "failure()",
      with: { path: "verschil.txt" },
    });
    expect(gitlab.variables["XDG_CACHE_HOME"]).toBe(
      `$CI_PROJECT_DIR/${gitlab.cache.paths[0]}`.slice(0, -1),
    );
    expect(gitlab.artifacts).toEqual({ when: "always", paths: ["out/", "verschil.txt"] });
  });

  it.each(WORKFLOWS)(
    "on %s pass where everything comes out as it was kept",
    async (_, commands) => {
      expect(await runSteps(folder, commands.slice(1))).toEqual([0, 0, 0]);
      const report = "out/2024-Q1/voortgangsrapportage/voortgangsrapportage-2024-Q1.pdf";
      expect(existsSync(path.join(folder, report))).toBe(true);
      expect(readFileSync(path.join(folder, "verschil.txt"), "utf8")).toContain("gelijk");
    },
  );

  it("fail where a snapshot was changed, and save the difference", async () => {
    const file = path.join(folder, "snapshots/2023-12/voortgangsrapportage/text.txt");
    const kept = readFileSync(file, "utf8");
    writeFileSync(file, kept.replace("785 aanmeldingen werden", "784 aanmeldingen werden"));
    const [, commands = []] = WORKFLOWS[0] ?? [];
    expect(await runSteps(folder, commands.slice(2))).toEqual([1]);
    const difference = readFileSync(path.join(folder, "verschil.txt"), "utf8");
    expect(difference).toMatch(
      /was: [^:]+784 aanmeldingen werden[^:]+nu: [^:]+785 aanmeldingen werden/,
    );
  });
});
