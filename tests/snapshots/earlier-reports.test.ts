import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { formatPeriod } from "../../src/language/dates.ts";
import { isoDay, parsePeriod, type Period } from "../../src/period/period.ts";
import { type EarlierReports, readLedger } from "../../src/snapshots/earlier-reports.ts";
import { emptyFolder } from "../cli/run-report.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import { keepIn, snapshotOf } from "./a-snapshot.ts";

const DOCUMENT = "voortgangsrapportage";

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === undefined) throw new Error(`${text} is no period`);
  return parsed;
}

function figuresOf(text: string, threshold = 5): PublishedFigures {
  const { id, from, to } = period(text);
  return figuresWith(
    { "registrations.total": { value: 900 } },
    {
      period: { id, from: isoDay(from), to: isoDay(to), label: formatPeriod(period(text)) },
      disclosureThreshold: threshold,
    },
  );
}

describe("the earlier reports", () => {
  let model: ReportModel;
  beforeAll(async () => {
    model = await reportOf(figuresOf("2024-Q1"));
  });

  const keep = (snapshots: string, text: string, threshold?: number): string =>
    keepIn(snapshots, snapshotOf(figuresOf(text, threshold), model));
  const read = async (snapshots: string, text: string): Promise<EarlierReports> =>
    (await readLedger(snapshots)).before(DOCUMENT, period(text));
  const ids = ({ chain, latest }: EarlierReports) => [
    chain.map((one) => one.period.id),
    latest?.period.id ?? null,
  ];
  const codes = ({ findings }: EarlierReports) => findings.map(({ code }) => code);

  it("are none without snapshots, and never include the period itself", async () => {
    expect(await read(path.join(emptyFolder(), "none"), "2024-Q1")).toEqual({
      chain: [],
      latest: null,
      isElsewhere: false,
      inputs: [],
      findings: [],
    });
    const snapshots = emptyFolder();
    keep(snapshots, "2024-Q1");
    expect(ids(await read(snapshots, "2024-Q1"))).toEqual([[], null]);
  });

  it("include only the previous one if there are fewer than four, and list it as an input", async () => {
    const snapshots = emptyFolder();
    for (const text of ["2023-Q2", "2023-Q3", "2023-Q4"]) keep(snapshots, text);
    const earlier = await read(snapshots, "2024-Q1");
    expect(ids(earlier)).toEqual([["2023-Q4"], "2023-Q4"]);
    expect(earlier.inputs.map(({ file }) => file)).toEqual([
      `2023-Q4/${DOCUMENT}/figures.json`,
      `2023-Q4/${DOCUMENT}/manifest.json`,
    ]);
    expect(earlier.chain[0]?.figures).toEqual(figuresOf("2023-Q4"));
  });

  it("include four or more, and the latest one that ends within the period", async () => {
    const snapshots = emptyFolder();
    const texts = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-01"];
    for (const text of texts) keep(snapshots, text);
    const earlier = await read(snapshots, "2024-Q1");
    expect(ids(earlier)).toEqual([["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"], "2024-01"]);
    expect(earlier.inputs).toHaveLength(10);
  });

  it("show whether another document was published before", async () => {
    const snapshots = emptyFolder();
    keep(snapshots, "2023-Q4");
    const ledger = await readLedger(snapshots);
    const isElsewhere = (document: string, of: string): boolean =>
      ledger.before(document, period(of)).isElsewhere;
    expect(isElsewhere("factsheet", "2024-Q1")).toBe(true);
    expect(isElsewhere("factsheet", "2023-Q4")).toBe(false);
    expect(isElsewhere(DOCUMENT, "2024-Q1")).toBe(false);
  });

  it("leave out those of other documents, and folders that no period names", async () => {
    const snapshots = emptyFolder();
    keep(snapshots, "2023-Q4");
    renameSync(
      path.join(snapshots, "2023-Q4", DOCUMENT),
      path.join(snapshots, "2023-Q4", "leerrapportage"),
    );
    keep(snapshots, "2023-12");
    renameSync(path.join(snapshots, "2023-12"), path.join(snapshots, "december"));
    mkdirSync(path.join(snapshots, "2023-11", DOCUMENT), { recursive: true });
    expect(await read(snapshots, "2024-Q1")).toMatchObject({ chain: [], findings: [] });
  });

  it("are refused if they changed, cannot be read, or may not be published", async () => {
    const changed = emptyFolder();
    const file = path.join(keep(changed, "2023-Q4"), "figures.json");
    writeFileSync(file, JSON.stringify(figuresOf("2023-Q4")));
    expect(codes(await read(changed, "2024-Q1"))).toEqual(["snapshot-changed"]);

    const unreadable = emptyFolder();
    writeFileSync(path.join(keep(unreadable, "2023-Q4"), "manifest.json"), "");
    expect(codes(await read(unreadable, "2024-Q1"))).toEqual(["snapshot-unreadable"]);

    const open = emptyFolder();
    keep(open, "2023-Q4", 0);
    expect(codes(await read(open, "2024-Q1"))).toEqual(["snapshot-unreadable"]);
    const sly = emptyFolder();
    const { settings } = snapshotOf(figuresOf("2023-Q4"), model).manifest;
    keepIn(sly, snapshotOf(figuresOf("2023-Q4", 0), model, { settings }));
    const earlier = await read(sly, "2024-Q1");
    expect(codes(earlier)).toEqual(["snapshot-changed"]);
    expect(earlier.chain).toEqual([]);
  });

  it("stay the same if git changed line ends, and a warning names each file", async () => {
    const snapshots = emptyFolder();
    const folder = keep(snapshots, "2023-Q4");
    const before = await read(snapshots, "2024-Q1");
    for (const name of ["figures.json", "manifest.json"]) {
      const file = path.join(folder, name);
      writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
    }
    const { findings, ...after } = await read(snapshots, "2024-Q1");
    expect({ ...after, findings: [] }).toEqual(before);
    expect(before.chain).toHaveLength(1);
    expect(findings).toMatchObject([
      { severity: "warning", code: "snapshot-line-ends", file: path.join(folder, "manifest.json") },
      { severity: "warning", code: "snapshot-line-ends", file: path.join(folder, "figures.json") },
    ]);
    const figures = path.join(folder, "figures.json");
    writeFileSync(figures, `\uFEFF${readFileSync(figures, "utf8").replaceAll("\r\n", "\n")}`);
    expect(codes(await read(snapshots, "2024-Q1"))).toEqual([
      "snapshot-line-ends",
      "snapshot-resaved",
    ]);
  });

  it("are not refused if the report does not need them", async () => {
    const snapshots = emptyFolder();
    writeFileSync(path.join(keep(snapshots, "2023-Q2"), "manifest.json"), "");
    keep(snapshots, "2023-Q4");
    expect(codes(await read(snapshots, "2024-Q1"))).toEqual([]);
  });
});
