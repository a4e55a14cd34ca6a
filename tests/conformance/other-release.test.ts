import { spawn } from "node:child_process";
import { cpSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { change } from "../cli/change-file.ts";
import { emptyFolder, finish, PROJECT, type Outcome } from "../cli/run-report.ts";
import { sampleOf } from "../run/sample.ts";

type Edit = readonly [file: string, from: string, to: string];

/** The tool as a later release with changed source. Returns its folder. */
function laterRelease([file, from, to]: Edit): string {
  const folder = emptyFolder();
  for (const part of ["src", "packaging", "templates", "package.json"]) {
    cpSync(path.join(PROJECT, part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(folder, "node_modules"));
  const version = /"version": "\d+\.\d+\.\d+"/.exec(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  change(path.join(folder, "package.json"), version?.[0] ?? "", '"version": "99.0.0"');
  change(path.join(folder, file), from, to);
  return folder;
}

/** Checks snapshots of the sample, with its export and codebook, with a release in a folder. */
async function check(release: string, kept: string, codebook: string): Promise<Outcome> {
  const of = ["--period", "2024-Q1", "--snapshots", kept, "--codebook", codebook];
  const words = ["snapshot", "--check", ...of];
  const child = spawn(process.execPath, [path.join(release, "src/entry.ts"), ...words], {
    cwd: PROJECT,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const outcome = await finish(child);
  return { ...outcome, stdout: outcome.stdout.replaceAll(/\s+/g, " ") };
}

const SPEC = "src/charts/bars/bars.vl.json";
const LAYOUT = "src/charts/bars/lay-out.ts";

/** A change in a later release, and whether a report then looks different. */
const CHANGES: readonly [what: string, isSeen: boolean, edit: Edit][] = [
  [
    "a spec has one more field in its invented rows",
    false,
    [SPEC, '"label": "Moeder",', '"label": "Moeder", "more": 1,'],
  ],
  ["bars are higher", true, [LAYOUT, "const BAR = 14;", "const BAR = 19;"]],
  [
    "the letters of a chart are larger",
    true,
    [LAYOUT, "const FONT_SIZE = 13;", "const FONT_SIZE = 15;"],
  ],
  [
    "the catalogue has one more figure",
    false,
    [
      "src/figures/catalogue.ts",
      "  ...RESULT_FIGURES,",
      '  ...RESULT_FIGURES,\n  ...REGISTRATION_FIGURES.slice(0, 1).map((one) => ({ ...one, id: "results.gained", relations: [] })),',
    ],
  ],
];

describe.each([
  ["version 1", true, "tests/snapshots/version-1", "tests/snapshots/version-1/codebook.yaml"],
  ["this version", false, "fixtures/snapshots", "fixtures/codebook.yaml"],
])("snapshots of %s from before a later release", (_version, isOld, kept, codebook) => {
  // Reports of the first version look different after any change.
  it.each(isOld ? sampleOf(CHANGES, 3) : CHANGES)(
    "come out the same if %s",
    async (_, isSeen, edit) => {
      const { code, stdout } = await check(
        laterRelease(edit),
        path.join(PROJECT, kept),
        path.join(PROJECT, codebook),
      );
      expect(stdout).toContain("2024-Q1 voortgangsrapportage: gelijk");
      const isTold = stdout.includes("anders opgemaakt door een nieuwere versie");
      expect(isTold).toBe(isSeen || isOld);
      expect(stdout).toContain("De cijfers zijn opnieuw berekend uit dezelfde export.");
      expect(code).toBe(0);
    },
  );
});
