import { expect, it } from "vitest";

import { codebookInForce } from "../../src/pipeline/read-export.ts";
import { manifestJson } from "../../src/publish/report-files.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";

async function manifestOf(about: Partial<PublishedFigures>): Promise<unknown> {
  const figures = figuresWith({ "registrations.total": { value: 900 } }, about);
  const material = {
    model: await reportOf(figures),
    figures,
    settings: await settleSettings({}, { REPORT_PROTECT_CHANGES: "all" }, "/nonexistent"),
    source: {
      summary: {
        rows: 1000,
        sha256: "0".repeat(64),
        latestDate: null,
        firstDate: null,
        hasEarlierDate: false,
        columns: new Set<never>(),
        unknownHeaders: [],
        tallied: { rows: 0, filled: new Map(), registered: new Map() },
        dialect: {
          encoding: "utf-8",
          byteOrderMark: false,
          delimiter: ";",
          separatorLine: false,
          lineEnd: "lf",
        },
        skipped: { rows: 0, byRule: {} },
      },
      file: "monitor.csv",
      codebook: await codebookInForce({ codebook: null }),
    },
    narrativeInputs: [],
    earlierTexts: [],
    typeInputs: [],
    accompanied: [],
    houseStyle: { logo: null, fonts: [] },
    earlier: { inputs: [] },
    found: { findings: [], omitted: { errors: 0, warnings: 0 } },
    toolVersion: "0.0.0",
    browserVersion: "HeadlessChrome/1",
  } as const;
  return JSON.parse(manifestJson(material, new Map()));
}

it("the manifest contains the protection of changes and the findings about it", async () => {
  const disclosure = { withheld: 15, held: 2, derivable: 0, fewestValues: 3, against: ["2023-Q4"] };
  expect(await manifestOf({ disclosure })).toMatchObject({
    settings: { threshold: 5, protectChanges: "all" },
    disclosure,
  });
  expect(await manifestOf({})).not.toHaveProperty("disclosure");
});
