import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { changesIn } from "./changes-in.ts";
import { allText, figuresWith, reportOf } from "./report-of.ts";

const NOW = figuresWith({
  "registrations.total": { value: 900 },
  "registrations.inPeriod": { value: 149 },
  "status.supported": { value: 400 },
  "children.returned": { value: 40 },
});

function before(
  id: string,
  month: string,
  label: string,
  total: number,
  inPeriod = 40,
): PublishedFigures {
  return figuresWith(
    {
      "registrations.total": { value: total },
      "registrations.inPeriod": { value: inPeriod },
      "status.supported": { value: 300 },
      "children.returned": { value: 20 },
    },
    { period: { id, from: `${month}-01`, to: `${month}-31`, label } },
  );
}

const QUARTER = {
  ...before("2023-Q4", "2023-12", "oktober t/m december 2023", 750),
  period: {
    id: "2023-Q4",
    from: "2023-10-01",
    to: "2023-12-31",
    label: "oktober t/m december 2023",
  },
};
const DECEMBER = before("2023-12", "2023-12", "december 2023", 745);

async function reportWith(
  chain: readonly PublishedFigures[],
  latest: PublishedFigures | undefined = chain.at(-1),
): Promise<ReportModel> {
  return await reportOf(
    NOW,
    [QUARTER],
    latest && { chain, latest: { published: latest, anew: latest, isOtherCodebook: false } },
  );
}

/** The quarter as it was published, from an export that has changed since. */
const PUBLISHED = {
  ...before("2023-Q4", "2023-12", "", 748, 38),
  period: QUARTER.period,
};

describe("the previous period of a report", () => {
  it("comes from the export for all data with dates, whatever was published", async () => {
    for (const model of [await reportWith([]), await reportWith([PUBLISHED])]) {
      const table = JSON.stringify(changesIn(model));
      expect(table).toContain("2023-Q4/registrations.inPeriod.value");
      expect(table).toContain('"40"');
      expect(table).not.toContain('"38"');
    }
  });

  it("comes from its snapshot for all data without dates", async () => {
    const table = JSON.stringify(changesIn(await reportWith([PUBLISHED])));
    expect(table).toContain("2023-Q4@kept/children.returned.value");
    expect(table).not.toContain("2023-Q4/children.returned");
  });

  it("is missing for data without dates if there is no snapshot of it", async () => {
    for (const model of [await reportWith([]), await reportWith([], DECEMBER)]) {
      const table = JSON.stringify(changesIn(model));
      expect(table).toContain("2023-Q4/status.supported.value");
      expect(table).not.toContain("children.returned");
      expect(table).not.toContain("2023-12@kept");
    }
  });

  it("may come from a release with fewer figures, and these figures are not compared", async () => {
    const { "children.returned": left, ...figures } = PUBLISHED.figures;
    expect(left).toBeDefined();
    const model = await reportWith([{ ...PUBLISHED, figures }]);
    expect(allText(model)).not.toContain("2023-Q4@kept/children.returned");
  });
});
