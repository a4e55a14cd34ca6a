import { existsSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { untilNone } from "../cli/processes-in.ts";
import { finish, startReport } from "../cli/run-report.ts";
import { IS_ALL } from "../run/sample.ts";
import { BASE_FILES, GENERATE, REPORT, settings, writeFiles, type Place } from "./attack.ts";
import { brokenIn } from "./judge.ts";
import { newPlace } from "./run-attack.ts";
import { fewAtOnce } from "./run-table.ts";
import { tally } from "./tally.ts";

const LANES = 2;
/**
 * The kills of each lane, at moments spread over a whole run and at a name that publishing makes.
 */
const SPREAD = IS_ALL ? 38 : 9;
const AT_NAMES = IS_ALL ? 12 : 3;
const KILLS = LANES * (SPREAD + AT_NAMES);
const NAMES = [".new.", ".old.", ".gone."] as const;

/** What a kill left: the previous report, the new report, or one to be put back. */
type Left = "old" | "new" | "set aside" | "broken";

interface Kill {
  readonly left: Left;
  readonly faults: readonly string[];
}

/** A lane has its own folders. Its report is killed again and again. */
interface Lane {
  readonly place: Place;
  readonly kills: Kill[];
}

const lanes: Lane[] = [];

function start(place: Place, organisation: string) {
  writeFileSync(
    path.join(place.folder, "report.config.yaml"),
    settings(`organisation: ${organisation}`),
  );
  return startReport(GENERATE, {
    folder: place.folder,
    environment: { TMPDIR: place.temporary },
    isGroup: true,
  });
}

async function wholeRun(place: Place, organisation: string): Promise<number> {
  const begin = performance.now();
  const { code, stderr } = await finish(start(place, organisation));
  expect([code, stderr]).toEqual([0, expect.anything()]);
  return performance.now() - begin;
}

/** Resolves when a name with `part` appears beside the report, or when the run is over. */
async function nameBeside({ folder }: Place, part: string, ended: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const watcher = watch(path.dirname(path.join(folder, REPORT)), (_event, name) => {
    if (name?.includes(part) === true) resolve();
  });
  await Promise.race([promise, ended]);
  watcher.close();
}

/** Kills a run and its processes at the moment that `until` gives. */
async function killed(
  { place, kills }: Lane,
  until: (ended: Promise<unknown>) => Promise<void>,
): Promise<void> {
  const before = organisationIn(path.join(place.folder, REPORT));
  const organisation = before === "Oud" ? "Nieuw" : "Oud";
  const child = start(place, organisation);
  const ended = finish(child);
  await until(ended);
  if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  await ended;
  const processes = await untilNone(place.temporary);
  const faults = processes.length === 0 ? [] : ["leaves a process"];
  const left = leftIn(place, before);
  kills.push({ left, faults: left === "broken" ? [...faults, "leaves no whole report"] : faults });
  // The next run puts back what was set aside. No kill may come before that.
  if (left === "set aside") await wholeRun(place, organisation);
}

function leftIn({ folder }: Place, before: string | null): Left {
  const report = path.join(folder, REPORT);
  if (existsSync(report)) {
    if (brokenIn(report).length > 0) return "broken";
    return organisationIn(report) === before ? "old" : "new";
  }
  const beside = path.dirname(report);
  const aside = readdirSync(beside).filter((name) => name.includes(".old."));
  const isWhole = aside.some((name) => brokenIn(path.join(beside, name)).length === 0);
  return isWhole ? "set aside" : "broken";
}

function organisationIn(report: string): string | null {
  const text = readFileSync(path.join(report, "manifest.json"), "utf8");
  return /"organisation": "(\w+)"/.exec(text)?.[1] ?? null;
}

beforeAll(async () => {
  for (let at = 0; at < LANES; at += 1) {
    const place = newPlace("");
    writeFiles(place, BASE_FILES);
    lanes.push({ place, kills: [] });
  }
  await fewAtOnce(lanes, async ({ place }) => await wholeRun(place, "Oud"));
  await fewAtOnce(lanes, async (lane, index) => {
    // In parallel, as the kills are. A little longer, so that some come after the end.
    const length = 1.1 * (await wholeRun(lane.place, "Oud"));
    for (let at = 0; at < SPREAD; at += 1) {
      const moment = (length * (at + index / LANES)) / SPREAD;
      await killed(lane, async (ended) => {
        await Promise.race([sleep(moment), ended]);
      });
    }
    for (let at = 0; at < AT_NAMES; at += 1) {
      const part = NAMES[at % NAMES.length] ?? ".new.";
      await killed(lane, async (ended) => {
        await nameBeside(lane.place, part, ended);
        await sleep(at);
      });
    }
  });
}, 10 * 60_000);

afterAll(() => {
  const kills = lanes.flatMap((lane) => lane.kills);
  const counts = (["old", "new", "set aside", "broken"] as const).map(
    (left) => `${kills.filter((kill) => kill.left === left).length} ${left}`,
  );
  tally(
    "kills",
    kills.map(({ faults }) => ({ verdict: faults.length === 0 ? "whole" : "failed" })),
  );
  process.stdout.write(`attack: kills: reports left: ${counts.join(", ")}\n`);
  for (const { place } of lanes) {
    rmSync(path.dirname(place.folder), { recursive: true, force: true });
  }
});

describe.runIf(process.platform === "linux")(`${KILLS} kills over an existing report`, () => {
  it("each leave a complete report, and no process", () => {
    const kills = lanes.flatMap((lane) => lane.kills);
    expect(kills).toHaveLength(KILLS);
    expect(kills.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it("come before publishing and after it", () => {
    const left = new Set(lanes.flatMap((lane) => lane.kills).map((kill) => kill.left));
    expect(left).toContain("old");
    expect(left).toContain("new");
  });

  it("leave nothing that one successful run does not clear", async () => {
    for (const { place } of lanes) {
      await wholeRun(place, "Goed");
      expect(readdirSync(path.dirname(path.join(place.folder, REPORT)))).toEqual([
        path.basename(REPORT),
      ]);
      expect(readdirSync(place.temporary)).toEqual([]);
    }
  });
});
