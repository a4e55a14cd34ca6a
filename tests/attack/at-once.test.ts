import { readdirSync, rmSync } from "node:fs";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { GENERATE, REPORT, type Attack, type Ending, type Place } from "./attack.ts";
import { brokenIn, faultsOf } from "./judge.ts";
import { newPlace, runAttack } from "./run-attack.ts";
import { tally } from "./tally.ts";
import { mayBeTwo } from "./users.ts";

/** Each run sees only its own processes, and all use the one name of this machine. */
const APART = { before: "unshare --pid --fork --mount-proc" };

const GROUPS: readonly {
  readonly name: string;
  readonly runs: number;
  /** True if all write to one folder. */
  readonly isOne: boolean;
  readonly shell?: Attack["shell"];
}[] = [
  { name: "8 runs to one folder", runs: 8, isOne: true },
  { name: "8 runs to folders of their own", runs: 8, isOne: false },
  ...(mayBeTwo
    ? [
        {
          name: "4 runs that do not see each other's processes",
          runs: 4,
          isOne: false,
          shell: APART,
        },
      ]
    : []),
];

describe.runIf(process.platform === "linux").each(GROUPS)("$name at once", (group) => {
  let place: Place;
  let endings: readonly Ending[];
  let faults: readonly string[];

  beforeAll(async () => {
    place = newPlace("");
    const attacks = Array.from({ length: group.runs }, (_, at): Attack => ({
      name: `${group.name}, no. ${at + 1}`,
      words: [...GENERATE, "--out", group.isOne ? "out" : `out/${at}`],
      allowed: [0],
      seconds: 90,
      ...(group.shell === undefined ? {} : { shell: group.shell }),
    }));
    endings = await Promise.all(attacks.map(async (attack) => await runAttack(attack, place)));
    faults = (
      await Promise.all(
        attacks.map(async (attack, at) => {
          const ending = endings[at];
          return ending === undefined ? [] : await faultsOf(attack, place, ending);
        }),
      )
    ).flat();
  }, 120_000);
  afterAll(() => {
    const verdict = faults.length === 0 ? "whole" : "failed";
    tally(
      group.name,
      endings.map(({ code }) => ({ verdict: code === 0 ? verdict : "failed" })),
    );
    rmSync(path.dirname(place.folder), { recursive: true, force: true });
  });

  it("all succeed and leave nothing behind", () => {
    const output = endings.map(({ code, stderr }) => (code === 0 ? "" : stderr.toString("utf8")));
    expect([output.join(""), faults]).toEqual(["", []]);
    expect(readdirSync(place.temporary)).toEqual([]);
  });

  it("leave complete and identical reports", () => {
    const folders = group.isOne
      ? [path.join(place.folder, REPORT)]
      : Array.from({ length: group.runs }, (_, at) =>
          path.join(place.folder, "out", String(at), "2024-Q1/voortgangsrapportage"),
        );
    expect(folders.flatMap((folder) => brokenIn(folder))).toEqual([]);
    for (const folder of folders) expect(readdirSync(path.dirname(folder))).toHaveLength(1);
  });
});
