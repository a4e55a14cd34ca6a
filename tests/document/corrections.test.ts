import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { EarlierCorrection } from "../../src/document/block-entry.ts";
import type { OwnCorrection } from "../../src/document/corrections.ts";
import { parseIsoDay, parsePeriod } from "../../src/period/period.ts";
import type { BlockOf, ReportModel } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import { ownType } from "../document-types.ts";
import { checkedReport, figuresWith, NOTHING_CHOSEN } from "./report-of.ts";

function day(text: string) {
  const parsed = parseIsoDay(text);
  if (parsed === undefined) throw new Error(`${text} is no day`);
  return parsed;
}

const LINE = { list: "closed" } as const;

/** Figures of a quarter: its registrations, and who is supported. */
function figures(total: number, mothers: number, fathers: number): PublishedFigures {
  return figuresWith({
    "registrations.total": { value: total },
    "registrations.inPeriod": { value: 60 },
    "responseTimes.contactWithin2Days": {
      numerator: total - 100,
      denominator: total,
      percentage: 88,
    },
    "people.bySupported": {
      ...LINE,
      total,
      categories: [
        { code: "moeder", label: "Moeder", value: mothers },
        { code: "vader", label: "Vader", value: fathers },
        { code: "nog_niet_in_beeld", label: "Nog niet in beeld", value: total - mothers - fathers },
      ],
    },
  });
}

const WRONG = figures(900, 400, 300);

function own(about: Partial<OwnCorrection> = {}): OwnCorrection {
  return {
    day: day("2024-07-15"),
    earlierDays: [day("2024-05-27")],
    mistakes: [
      {
        reason: "We telden aanmeldingen dubbel.",
        figures: ["registrations.total", "people.bySupported"],
      },
    ],
    isKept: true,
    published: WRONG,
    isSameExport: false,
    ...about,
  };
}

async function report(
  made: PublishedFigures,
  correction: OwnCorrection | null,
  corrections: readonly EarlierCorrection[] = [],
  typeName?: string,
): Promise<ReportModel> {
  return checkedReport({
    ...NOTHING_CHOSEN,
    documentType: await ownType(typeName),
    figures: made,
    correction,
    corrections,
  });
}

const SECTION = "gecorrigeerd";

function sectionIn({ sections }: ReportModel): ReportModel["sections"][number] {
  const section = sections.find(({ id }) => id === SECTION);
  if (section === undefined) throw new Error("no section on what was corrected");
  return section;
}

function tableIn(model: ReportModel): readonly string[] {
  const table = sectionIn(model).blocks.find(
    (block): block is BlockOf<"table"> => block.type === "table",
  );
  return (table?.rows ?? []).map(({ cells }) => cells.map(plainText).join(" | "));
}

function wordsIn(model: ReportModel): string {
  return sectionIn(model)
    .blocks.flatMap((block) => (block.type === "paragraph" ? [plainText(block.text)] : []))
    .join(" ");
}

describe("a corrected report", () => {
  it("names the day of the correction and the mistake", async () => {
    const { correction, sections } = await report(figures(940, 420, 320), own());
    expect(correction).toEqual({
      day: "2024-07-15",
      mark: "Gecorrigeerde versie van 15 juli 2024",
      published: "2024-05-27",
      earlier: "Eerder gepubliceerd op 27 mei 2024",
      reasons: [[{ text: "We telden aanmeldingen dubbel.", origin: "settings.corrections" }]],
    });
    expect(sections[1]?.id).toBe(SECTION);
  });

  it("shows old and new numbers, and names other changed figures", async () => {
    const model = await report(figures(940, 420, 320), own());
    expect(tableIn(model)).toEqual([
      "Aanmeldingen | 900 | 940",
      "Wie wordt ondersteund: Moeder | 400 | 420",
      "Wie wordt ondersteund: Vader | 300 | 320",
      "Wie wordt ondersteund: totaal | 900 | 940",
    ]);
    expect(wordsIn(model)).toMatch(
      /eerder op 27 mei 2024, en maakten daarin een fout.*later binnenkwamen of zijn verbeterd: “Eerste contact binnen 2 dagen”\./,
    );
  });

  it("shows a share with the two numbers behind it", async () => {
    const mistakes = [{ reason: "Fout.", figures: ["responseTimes.contactWithin2Days"] }];
    const model = await report(figures(940, 420, 320), own({ mistakes }));
    expect(tableIn(model)).toEqual([
      "Eerste contact binnen 2 dagen | 89% (800 van 900) | 89% (840 van 940)",
    ]);
  });

  it("shows no small difference of a sensitive figure, and not which part changed", async () => {
    const model = await report(figures(940, 403, 320), own());
    expect(tableIn(model)).toEqual([
      "Aanmeldingen | 900 | 940",
      "Wie wordt ondersteund: totaal | 900 | 940",
    ]);
    expect(wordsIn(model)).toContain(
      "Ook aangepast, maar zonder getallen: “Wie wordt ondersteund”. Aan een klein verschil",
    );
  });

  it("shows numbers of registrations only if few were added or withdrawn, unless the export is the same", async () => {
    const few = figures(902, 420, 280);
    const model = await report(few, own());
    expect(tableIn(model)).toEqual(["Aanmeldingen | 900 | 902"]);
    expect(wordsIn(model)).toContain("zonder getallen: “Wie wordt ondersteund”.");
    const same = await report(figures(900, 420, 280), own({ isSameExport: true }));
    expect(tableIn(same)).toEqual([
      "Wie wordt ondersteund: Moeder | 400 | 420",
      "Wie wordt ondersteund: Vader | 300 | 280",
    ]);
  });

  it("shows no 0 for a number that only one of the versions has", async () => {
    const about = (placed: Readonly<Record<string, unknown>>) =>
      figuresWith({ "registrations.total": { value: 900 }, "children.placedBefore": placed });
    const mistakes = [{ reason: "Fout.", figures: ["children.placedBefore"] }];
    const published = about({ value: 33, missing: 1 });
    const model = await report(
      about({ value: null, withheld: true }),
      own({ mistakes, published, isSameExport: true }),
    );
    expect(tableIn(model)).toContain(
      "Kinderen eerder uit huis geplaatst: niet ingevuld | 1 | niet beschikbaar",
    );
  });

  it("shows no 0 for a median without cases", async () => {
    const days = (n: number, median: number | null) =>
      figuresWith({
        "registrations.total": { value: 900 },
        "waitingTimes.daysWaiting": { n, median, p90: median },
      });
    const mistakes = [{ reason: "Fout.", figures: ["waitingTimes.daysWaiting"] }];
    const published = days(60, 20);
    const model = await report(days(0, null), own({ mistakes, published, isSameExport: true }));
    expect(tableIn(model).map((row) => row.split(" | ").slice(1).join(" | "))).toEqual([
      "60 | 0",
      "20 | n.v.t.",
      "20 | n.v.t.",
    ]);
  });

  it("says that there is no snapshot of the earlier version, or that only a text was wrong", async () => {
    const lost = own({ isKept: false, published: null, earlierDays: [] });
    expect(wordsIn(await report(figures(940, 420, 320), lost))).toContain("hebben we niet bewaard");
    const text = own({ mistakes: [{ reason: "De tekst noemde een verkeerde dag.", figures: [] }] });
    expect(wordsIn(await report(WRONG, text))).toContain("zat in onze tekst, niet in de cijfers");
  });

  it("ends with the correction if the document has few pages", async () => {
    const { sections } = await report(figures(940, 420, 320), own(), [], "factsheet");
    expect(sections.at(-1)?.id).toBe(SECTION);
  });
});

describe("a report after a correction", () => {
  it("lists the correction apart from revisions, and lists nothing without a correction", async () => {
    const period = parsePeriod("2023-Q4");
    if (period === undefined) throw new Error("2023-Q4 is no period");
    const earlier = {
      day: day("2024-02-20"),
      period,
      reason: "We misten een maand.",
      figures: ["registrations.total"],
    };
    const words = JSON.stringify(await report(WRONG, null, [earlier]));
    expect(words).toContain("Gecorrigeerd, omdat wij een fout maakten:");
    expect(words).toContain("We misten een maand.");
    const without = await report(WRONG, null);
    expect(JSON.stringify(without)).not.toMatch(/[Gg]ecorrigeerd/);
    expect(without.correction).toBeUndefined();
  });
});
