import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { emptyFolder, runHere } from "../cli/run-report.ts";
import { STANDARD } from "../sample-codebook.ts";
import { keepIn, snapshotOf } from "../snapshots/a-snapshot.ts";
import { reportMaker } from "../whole-report.ts";
import { rowsByChance } from "./intruder/exports.ts";
import { asPublished, twinsOf, type Twins } from "./intruder/twins.ts";
import { Publisher } from "./intruder/publications.ts";

const KEPT = "2023-Q4";
const PERIOD = "2024-Q1";
/** The number of changes of an answer that are tried to make a twin. */
const TRIES = 60;

/** Makes a folder with an export, and its earlier publications. */
async function folderOf(csv: string): Promise<string> {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "monitor.csv"), csv);
  const make = await reportMaker();
  const { model, figures } = await make({
    source: memorySource("monitor.csv", Buffer.from(csv, "utf8")),
    period: KEPT,
    narratives: [],
    about: { organisation: null, contact: null, events: [] },
    codebook: STANDARD,
  });
  const [kept] = figures;
  if (kept === undefined) throw new Error("no figures");
  const { rows, latestDate } = kept.source;
  // The figures contain fewer digits of it.
  const sha256 = createHash("sha256").update(csv).digest("hex");
  const snapshot = snapshotOf(kept, model, { export: { sha256, rows, latestDate } });
  keepIn(path.join(folder, "snapshots"), snapshot);
  return folder;
}

const COMMANDS: readonly (readonly string[])[] = [
  ...["table", "json", "csv"].flatMap((format) =>
    [KEPT, PERIOD].map((period) => ["figures", "--period", period, "--format", format]),
  ),
  ...["table", "json", "csv", "markdown", "html"].map((format) => [
    "diff",
    KEPT,
    PERIOD,
    "--format",
    format,
  ]),
  ["check", "--period", PERIOD, "--format", "json"],
  ...CATALOGUE.map(({ id }) => ["explain", id, "--period", PERIOD, "--format", "json"]),
];

describe("two exports with equal publications and different withheld counts", () => {
  let twins: Twins;
  let folders: readonly string[];

  beforeAll(async () => {
    twins = await twinsOf(rowsByChance("published-like", 1), [KEPT, PERIOD], TRIES);
    folders = await Promise.all(twins.exports.map(folderOf));
  });

  it("are twins: their publications are equal, and their withheld numbers differ", async () => {
    expect(twins.differences).toBeGreaterThan(4);
    const described = await Promise.all(
      twins.exports.map(async (csv) =>
        asPublished(await new Publisher(csv).oneAfterAnother([KEPT, PERIOD])),
      ),
    );
    expect(described[0]).toBe(described[1]);
  });

  it("are protected by the command against earlier publications", async () => {
    const words = ["figures", "--period", PERIOD, "--format", "json", "--input", "monitor.csv"];
    const { stdout } = await runHere(words, { folder: folders[0] ?? "" });
    expect(JSON.parse(stdout)).toMatchObject({ disclosure: { against: [KEPT] } });
  });

  it.each(COMMANDS.map((words) => [words.join(" "), words] as const))(
    "give the same bytes: %s",
    async (_, words) => {
      const [one, other] = await Promise.all(
        folders.map(async (folder) => {
          const outcome = await runHere([...words, "--input", "monitor.csv"], { folder });
          return { ...outcome, stdout: withoutMark(outcome.stdout) };
        }),
      );
      expect(one?.code).toBe(0);
      expect(one).toEqual(other);
    },
  );
});

/** Removes the line that identifies the export of the figures. */
function withoutMark(stdout: string): string {
  return stdout.replaceAll(/"sha256": ?"[^"]*",?/g, "");
}
