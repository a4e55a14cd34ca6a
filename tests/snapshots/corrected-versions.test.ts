import { renameSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { parsePeriod, type Period } from "../../src/period/period.ts";
import { listSnapshots } from "../../src/snapshots/snapshot-folders.ts";
import { readLedger } from "../../src/snapshots/earlier-reports.ts";
import { filesAsKept, readSnapshot } from "../../src/snapshots/read-snapshot.ts";
import { emptyFolder } from "../cli/run-report.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import { keepIn, snapshotOf } from "./a-snapshot.ts";

const DOCUMENT = "voortgangsrapportage";

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === undefined) throw new Error(`${text} is no period`);
  return parsed;
}

/** Figures of 2024-Q1, or of the next quarter, from an export of their own. */
function figures(
  value: number,
  about: Partial<PublishedFigures> & { readonly against?: readonly string[] } = {},
): PublishedFigures {
  const { against = [], ...others } = about;
  const source = { rows: value, sha256: String(value % 10).repeat(64), latestDate: "2024-06-30" };
  const disclosure = { withheld: 0, held: 0, derivable: 0, fewestValues: null };
  return figuresWith(
    { "registrations.total": { value } },
    { source, disclosure: { ...disclosure, against: [...against] }, ...others },
  );
}

const NEXT = {
  period: { id: "2024-Q2", from: "2024-04-01", to: "2024-06-30", label: "april t/m juni 2024" },
};
const [WRONG, RIGHT] = [figures(901), figures(932, { correctedOn: "2024-07-15" })];
/** Made before the correction. */
const BETWEEN = figures(953, { ...NEXT, against: ["2024-Q1"] });

describe("a version that was corrected since", () => {
  let snapshots: string;
  let model: ReportModel;
  let folder: string;
  const publishedOn = (day: string) => ({
    settings: {
      publishedOn: day,
      created: "2024-04-01T00:00:00.000Z",
      threshold: 5,
      skipInvalid: false,
      pdfStandard: "3a" as const,
      codebook: null,
    },
  });

  beforeAll(async () => {
    snapshots = emptyFolder();
    model = await reportOf(RIGHT);
    const wrong = snapshotOf(WRONG, await reportOf(WRONG), publishedOn("2024-05-27"));
    folder = keepIn(snapshots, wrong, true);
    keepIn(snapshots, snapshotOf(RIGHT, model, publishedOn("2024-07-15")));
    keepIn(snapshots, snapshotOf(BETWEEN, await reportOf(BETWEEN), publishedOn("2024-07-10")));
  });

  it("is kept beside its report, and is not the snapshot of the period itself", async () => {
    const { reports, corrected } = await listSnapshots(snapshots);
    expect(reports.map((one) => [one.period.id, one.document])).toEqual([
      ["2024-Q1", DOCUMENT],
      ["2024-Q2", DOCUMENT],
    ]);
    expect(corrected).toMatchObject([{ document: DOCUMENT, version: "2024-05-27", folder }]);
    expect((await readLedger(snapshots)).of(DOCUMENT, period("2024-Q1"))?.figures).toEqual(RIGHT);
  });

  it("is valid only in its own folder", async () => {
    expect((await readSnapshot(folder)).problems).toEqual([]);
    expect([...((await filesAsKept(folder)) ?? [])]).toHaveLength(5);
    const elsewhere = path.join(path.dirname(folder), "2024-05-28");
    renameSync(folder, elsewhere);
    const { problems } = await readSnapshot(elsewhere);
    expect(await filesAsKept(elsewhere)).toBeNull();
    renameSync(elsewhere, folder);
    expect(problems).toMatchObject([{ layer: "manifest", reason: "changed" }]);
  });

  it("counts as a publication, before the version that corrects it", async () => {
    const ledger = await readLedger(snapshots);
    expect(ledger.publications).toEqual([WRONG, RIGHT, BETWEEN]);
    expect(ledger.against(period("2024-Q3"), "x")).toEqual([WRONG, RIGHT, BETWEEN]);
    expect(ledger.inputs.map(({ file }) => file)).toContain(
      `2024-Q1/${DOCUMENT}.edities/2024-05-27/figures.json`,
    );
  });

  it("counts in the protection of its correction, even if that is made again", async () => {
    const { against, correctedOn } = await readLedger(snapshots);
    const own = [period("2024-Q1"), RIGHT.source.sha256] as const;
    expect(correctedOn(...own)).toBe("2024-07-15");
    expect(against(...own, "2024-07-15")).toEqual([WRONG]);
  });

  it("counts alone for a report from before the correction that is made again", async () => {
    const { against } = await readLedger(snapshots);
    expect(against(period("2024-Q2"), BETWEEN.source.sha256)).toEqual([WRONG]);
    expect(against(period("2024-Q1"), WRONG.source.sha256)).toEqual([]);
  });
});
