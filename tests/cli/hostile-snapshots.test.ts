import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import {
  blockOf,
  forge,
  forgeManifest,
  forgeReport,
  type ForgedReport,
} from "../snapshots/forge.ts";
import {
  emptyFolder,
  finish,
  PROJECT,
  runHere,
  withoutSandboxLine,
  type Outcome,
} from "./run-report.ts";

const SECRET = "wat alleen op deze machine staat";
const DOCUMENT = "voortgangsrapportage";

type Period = "2023-Q4" | "2024-Q1";

/** A working folder with snapshots of sample reports, and the folder of the first one. */
function keptReports(...periods: readonly [Period, ...Period[]]): {
  readonly folder: string;
  readonly kept: string;
} {
  const folder = emptyFolder();
  for (const period of periods) {
    const kept = path.join("snapshots", period);
    cpSync(path.join(PROJECT, "fixtures", kept), path.join(folder, kept), { recursive: true });
  }
  return { folder, kept: path.join(folder, "snapshots", periods[0], DOCUMENT) };
}

async function check(folder: string, ...words: readonly string[]): Promise<Outcome> {
  const outcome = await runHere(["snapshot", "--check", ...words], { folder });
  return { ...outcome, stderr: withoutSandboxLine(outcome.stderr) };
}

describe("a snapshot that someone else wrote, with a seal of its own", () => {
  let server: Server;
  let requests = 0;
  let address: string;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      requests += 1;
      response.end("[]");
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.close();
  });

  it.each([
    ["of an earlier release", "tests/snapshots/version-1", "spec"],
    ["of this release", "fixtures/snapshots", "kind"],
  ])(
    "%s uses no file elsewhere for drawing, and takes nothing from this machine",
    async (_, of, field) => {
      const { folder, kept } = keptReports("2023-Q4", "2024-Q1");
      cpSync(path.join(PROJECT, of, "2023-Q4"), path.join(folder, "snapshots/2023-Q4"), {
        recursive: true,
      });
      for (const [name, url] of [
        ["network", address],
        ["disk", path.join(folder, "secret.json")],
      ] as const) {
        const spec = { width: 472, height: 203, data: { name: "rows", url }, mark: "text" };
        writeFileSync(path.join(folder, `${name}.vl.json`), JSON.stringify(spec));
      }
      writeFileSync(path.join(folder, "secret.json"), JSON.stringify([{ text: SECRET }]));
      for (const name of ["network", "disk"]) {
        forgeReport(kept, (report) => {
          blockOf(report, "chart")[field] = path.join(folder, name);
        });
        const { code, stdout, stderr } = await check(folder);
        expect(code).toBe(1);
        expect(stdout).toMatch(/^2023-Q4 voortgangsrapportage: anders\n {2}report\.json/m);
        expect(stdout).toMatch(/\.kind$|oudere versie/m);
        expect(stdout).not.toContain(SECRET);
        expect(stderr).toBe("");
        // The others are still made again.
        expect(stdout).toMatch(/^2024-Q1 voortgangsrapportage: gelijk$/m);
      }
      expect(requests).toBe(0);
    },
  );

  const ofText = (text: object) => (report: ForgedReport) => {
    blockOf(report, "paragraph")["text"] = [text];
  };
  const ofChart = (change: object) => (report: ForgedReport) => {
    Object.assign(blockOf(report, "chart"), change);
  };
  interface Series {
    readonly values: readonly object[];
  }
  const ofSeries =
    (change: (series: Series) => readonly object[]) =>
    (report: ForgedReport): void => {
      const chart = blockOf(report, "chart");
      const [series] = chart["series"] as readonly Series[];
      if (series !== undefined) chart["series"] = change(series);
    };
  it.each<[string, (report: ForgedReport) => void, RegExp]>([
    ["a kind that is a path", ofChart({ kind: "../bars" }), /\.kind$/m],
    ["a spec", ofChart({ spec: "bars" }), /sections\.\d+\.blocks\.\d+$/m],
    ["a drawing of its own height", ofChart({ height: 1e9 }), /sections\.\d+\.blocks\.\d+$/m],
    [
      "series without end",
      ofSeries((series) =>
        Array.from({ length: 2_000 }, () => ({ ...series, values: series.values.slice(0, 5) })),
      ),
      /sections\.\d+\.blocks\.\d+$/m,
    ],
    ["a series without values", ofSeries((series) => [{ ...series, values: [] }]), /\.values$/m],
    [
      "a series of other categories",
      ofSeries(({ values: [value], ...series }) => [{ ...series, values: [value] }]),
      /sections\.\d+\.blocks\.\d+$/m,
    ],
    [
      "a number of 301 digits",
      ofSeries(({ values, ...series }) => [
        { ...series, values: values.map((value) => ({ ...value, value: 1e300 })) },
      ]),
      /\.values\.0\.value$/m,
    ],
    ["an origin of no form", ofText({ text: "12", origin: "uit het hoofd" }), /\.origin$/m],
    ["a link that runs", ofText({ text: "klik", target: "javascript:alert(1)" }), /\.target$/m],
    ["a link to a file", ofText({ text: "klik", target: "file:///etc/passwd" }), /\.target$/m],
    ["a control character", ofText({ text: "twee\u000Bregels" }), /\.text\.0\.text$/m],
    [
      "an id that closes its attribute",
      (one) => Object.assign(one.sections[1] ?? {}, { id: 'x" y="' }),
      /\.id$/m,
    ],
    [
      "a colour that closes its rule",
      (one) => Object.assign(one["palette"] as object, { ink: "red}" }),
      /palette\.ink$/m,
    ],
    ["a title without words", (one) => Object.assign(one, { title: "\u00AD" }), /title$/m],
    ["an image without words", ofChart({ alt: [{ text: " " }] }), /blocks\.\d+\.alt$/m],
    ["another document", (one) => Object.assign(one, { document: "../../x" }), /document$/m],
    ["another period", (one) => Object.assign(one["period"] as object, { id: "../x" }), /period$/m],
  ])("is refused, with the place: %s", async (_, change, told) => {
    const { folder, kept } = keptReports("2023-Q4");
    forgeReport(kept, change);
    const { code, stdout, stderr } = await check(folder, "--period", "2023-Q4");
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/^ {2}report\.json/m);
    expect(stdout).toMatch(told);
  });

  it("has words instead of a link to nowhere, and is reported like any other", async () => {
    const { folder, kept } = keptReports("2023-Q4");
    forgeReport(kept, ofText({ text: "klik", target: "nergens" }));
    const { code, stdout, stderr } = await check(folder, "--period", "2023-Q4");
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/^ +nu: +klik$/m);
  });

  it.each([
    ["HTML", "<script>alert(1)</script>"],
    ["an image", "![plaatje](https://example.nl/a.png)"],
  ])("is refused where a text holds %s", async (_, line) => {
    const { folder, kept } = keptReports("2024-Q1");
    forgeReport(kept, (report) => {
      const block = blockOf(report, "narrative");
      block["markdown"] = [...(block["markdown"] as string[]), "", line];
    });
    const { code, stdout } = await check(folder, "--period", "2024-Q1");
    expect(code).toBe(1);
    expect(stdout).toMatch(/sections\.\d+\.blocks\.\d+\.markdown$/m);
  });

  it.each<[string, (manifest: object) => object]>([
    ["a moment that is none", (one) => withSettings(one, { created: "gisteren" })],
    ["a standard of its own", (one) => withSettings(one, { pdfStandard: "../3a" })],
    ["a period that is none", (one) => ({ ...one, period: { id: "../x" } })],
    [
      "an earlier report elsewhere",
      (one) => ({ ...one, earlier: [{ period: "../x", sha256: HASH }] }),
    ],
    [
      "a logo elsewhere",
      (one) => ({
        ...one,
        houseStyle: { fonts: [], logo: { file: "a", sha256: "../../../../etc/passwd" } },
      }),
    ],
    [
      "a tool that steers a terminal",
      (one) => ({ ...one, madeWith: { tool: "\u001B[2J", browser: "x", platform: "y" } }),
    ],
  ])("has a manifest with %s: refused by check and by the next report", async (_, change) => {
    const { folder, kept } = keptReports("2023-Q4");
    forgeManifest(kept, change);
    const checked = await check(folder, "--period", "2023-Q4");
    expect(checked).toMatchObject({ code: 1, stderr: "" });
    expect(checked.stdout).toMatch(/^ {2}manifest\.json .+ is niet te lezen$/m);
    const made = await generate(folder);
    expect(made.code).toBe(3);
    expect(made.stderr).toContain("snapshots/2023-Q4/voortgangsrapportage/manifest.json");
  });

  it("may be nested 200,000 levels deep, or 100 MB large", async () => {
    const deep = `{"x": ${"[".repeat(200_000)}${"]".repeat(200_000)}, `;
    for (const [file, change, code] of [
      ["report.json", (text: string) => text.replace("{", deep), 1],
      ["figures.json", (text: string) => text.replace("{", deep), 1],
      ["report.json", (text: string) => text + " ".repeat(100_000_000), 3],
    ] as const) {
      const { folder, kept } = keptReports("2023-Q4");
      forge(kept, file, change);
      const checked = await check(folder, "--period", "2023-Q4");
      expect([checked.code, checked.stderr]).toEqual([code, ""]);
      expect(checked.stdout).toMatch(new RegExp(`^ {2}${file.replace(".", "\\.")}`, "m"));
    }
  });
});

describe("a file of a snapshot that is no file", () => {
  const inPlaceOf = (file: string, put: (target: string) => void): string => {
    const { folder, kept } = keptReports("2023-Q4");
    const target = path.join(kept, file);
    unlinkSync(target);
    put(target);
    return folder;
  };

  it("is a link: its target is not shown", async () => {
    const secret = path.join(emptyFolder(), "geheim");
    writeFileSync(secret, `${SECRET}\n`);
    const folder = inPlaceOf("text.txt", (target) => {
      symlinkSync(secret, target);
    });
    const { code, stdout } = await check(folder, "--period", "2023-Q4");
    expect(code).toBe(3);
    expect(stdout).toContain("snapshots/2023-Q4/voortgangsrapportage/text.txt");
    expect(stdout).not.toContain(SECRET);
  });

  it.skipIf(process.platform === "win32").each<[string, (target: string) => void]>([
    ["a pipe", (target) => execFileSync("mkfifo", [target])],
    ["a device", (target) => symlinkSync("/dev/zero", target)],
    ["a folder", (target) => mkdirSync(target)],
    ["a link to itself", (target) => symlinkSync(path.basename(target), target)],
  ])("is %s: check and the next report say so with its path, and do not wait", async (_, put) => {
    const place = "snapshots/2023-Q4/voortgangsrapportage/figures.json";
    const folder = inPlaceOf("figures.json", put);
    const checked = await check(folder, "--period", "2023-Q4");
    expect(checked.code).toBe(3);
    expect(checked.stdout).toContain(place);
    const made = await generate(folder);
    expect(made.code).toBe(3);
    expect(made.stderr).toContain(place);
  });

  it("is behind a link to a folder, and every command reports that", async () => {
    const { folder } = keptReports("2023-Q4");
    const period = path.join(folder, "snapshots/2023-Q4");
    cpSync(period, path.join(folder, "elders"), { recursive: true });
    rmSync(period, { recursive: true });
    symlinkSync("../elders", period);
    const told = /snapshots\/2023-Q4.+is een link/;
    const checked = await check(folder);
    expect(checked.code).toBe(3);
    expect(checked.stderr).toMatch(told);
    const made = await generate(folder);
    expect(made.code).toBe(3);
    expect(made.stderr).toMatch(told);
    const words = ["--input", path.join(PROJECT, "fixtures/monitor-2024-01-31.csv")];
    const again = ["--period", "2023-Q4", "--published-on", "2024-02-08", "--update"];
    const kept = await runHere(["snapshot", ...again, ...words], { folder });
    expect(kept.code).toBe(5);
    expect(kept.stderr).toMatch(told);
  });

  it("has the folder of its corrected editions behind a link: reported, and nothing is kept there", async () => {
    const { folder, kept } = keptReports("2023-Q4");
    const elsewhere = path.join(folder, "elders");
    mkdirSync(elsewhere);
    symlinkSync("../../elders", `${kept}.edities`);
    const settings = "corrections: [{date: 2024-06-01, reason: Een fout., period: 2023-Q4}]\n";
    writeFileSync(path.join(folder, "report.config.yaml"), settings);
    const told = /voortgangsrapportage\.edities.+is een link/;
    const checked = await check(folder);
    expect(checked.code).toBe(3);
    expect(checked.stderr).toMatch(told);
    const words = ["--period", "2023-Q4", "--published-on", "2024-06-01"];
    const input = ["--input", path.join(PROJECT, "fixtures/monitor.csv")];
    const corrected = await runHere(["snapshot", ...words, ...input], { folder });
    expect(corrected.code).toBe(3);
    expect(corrected.stderr).toMatch(told);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  // Root may read everything, so it acts as someone who may not.
  it.skipIf(process.getuid?.() !== 0)("may not be read: told with its path", async () => {
    const { folder, kept } = keptReports("2023-Q4");
    chmodSync(path.dirname(folder), 0o755);
    // Like the temporary folder: everyone may write in it, and rename only their own files.
    chmodSync(folder, 0o1777);
    const words = ["--period", "2024-Q1", "--input", path.join(PROJECT, "fixtures/monitor.csv")];
    const commands = [
      ["generate", ...words],
      ["check", ...words],
      ["snapshot", "--check"],
    ];
    for (const [closed, code] of [
      [path.join(kept, "figures.json"), 3],
      [path.join(kept, "manifest.json"), 3],
      [kept, 3],
      [path.dirname(kept), 3],
      [path.join(folder, "snapshots"), 2],
    ] as const) {
      const { mode } = statSync(closed);
      chmodSync(closed, 0);
      for (const command of commands) {
        const outcome = await asNobody(command, folder);
        // A folder of the settings is a mistake in them, if the user names no other.
        expect([3, code]).toContain(outcome.code);
        const told = outcome.stdout + outcome.stderr;
        expect(told).toContain(path.relative(folder, closed));
        expect(told).toContain("mag niet worden gelezen");
      }
      chmodSync(closed, mode);
    }
  });
});

const HASH = "0".repeat(64);

/** The built command as a user who owns nothing, with a home folder in the working folder. */
function asNobody(words: readonly string[], folder: string): Promise<Outcome> {
  const child = spawn(process.execPath, [path.join(PROJECT, "dist/entry.js"), ...words], {
    cwd: folder,
    uid: 65_534,
    gid: 65_534,
    env: { PATH: process.env["PATH"], HOME: folder, TMPDIR: folder },
  });
  return finish(child);
}

function withSettings(manifest: object, change: object): object {
  const { settings } = manifest as { readonly settings: object };
  return { ...manifest, settings: { ...settings, ...change } };
}

function generate(folder: string): Promise<Outcome> {
  const words = ["--period", "2024-Q1", "--input", path.join(PROJECT, "fixtures/monitor.csv")];
  return runHere(["generate", ...words], { folder });
}
