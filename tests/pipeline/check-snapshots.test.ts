import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { recomputeFigures } from "../../src/pipeline/check-snapshots.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import type { SnapshotManifest } from "../../src/snapshots/snapshot.ts";
import { csvOf, fullRows } from "../monitor/export.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peildatum-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const manifestOf = (skipInvalid: boolean) =>
  ({ period: { id: "2023" }, settings: { threshold: 5, skipInvalid } }) as SnapshotManifest;

describe("a snapshot made again", () => {
  const input = path.join(folder, "monitor.csv");
  // Half of the rows: more than a new report may skip by default.
  const rows = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? { kinderen: "x" } : {}));
  writeFileSync(input, csvOf(fullRows(...rows)));
  const recompute = async (skipInvalid: boolean) =>
    await recomputeFigures([manifestOf(skipInvalid)], await settleSettings({ input }, {}, folder), {
      stdin: process.stdin,
      temporaryFolder: folder,
    });

  it("skips as many rows as it did, whatever the limit is now", async () => {
    const { figures } = await recompute(true);
    const [made] = figures.values();
    expect(made?.source.skipped?.rows).toBe(10);
  });

  it("is refused if it was made from every row", async () => {
    await expect(recompute(false)).rejects.toThrow("fouten gevonden");
  });
});
