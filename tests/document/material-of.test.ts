import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { ReportModel } from "../../src/document/report-model.ts";
import { changesIn } from "./changes-in.ts";
import { allText, figuresWith, reportOf } from "./report-of.ts";

const NOW = figuresWith({
  "registrations.total": { value: 900 },
  "registrations.inPeriod": { value: 149 },
  "status.supported": { value: 400 },
});

function before(id: string, month: string, label: string, total: number): PublishedFigures {
  return figuresWith(
    {
      "registrations.total": { value: total },
      "registrations.inPeriod": { value: 40 },
      "status.supported": { value: 300 },
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

async function reportWith(kept: readonly PublishedFigures[]): Promise<ReportModel> {
  const latest = kept.at(-1);
  return await reportOf(
    NOW,
    [QUARTER],
    latest && { chain: kept, latest: { published: latest, anew: latest, isOtherCodebook: false } },
  );
}

describe("the previous period of a report", () => {
  it("is the equally long one before it where nothing was kept", async () => {
    const table = JSON.stringify(changesIn(await reportWith([])));
    expect(table).toContain("2023-Q4/registrations.total.value");
    expect(table).toContain('"750"');
  });

  it("is the kept one, as it was published", async () => {
    const table = JSON.stringify(changesIn(await reportWith([DECEMBER])));
    expect(table).toContain("2023-12@kept/registrations.total.value");
    expect(table).toContain('"745"');
    expect(table).not.toContain("2023-Q4");
  });

  it("may be of a release that had fewer figures: those are not compared", async () => {
    const { "status.supported": left, ...figures } = DECEMBER.figures;
    expect(left).toBeDefined();
    const model = await reportWith([{ ...DECEMBER, figures }]);
    expect(allText(model)).toContain("2023-12@kept/registrations.total.value");
    expect(allText(model)).not.toContain("2023-12@kept/status.supported");
  });
});
