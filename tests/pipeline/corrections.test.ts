import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { parseIsoDay, parsePeriod, type Period } from "../../src/period/period.ts";
import {
  checkCorrections,
  correctedOn,
  correctionsOfReport,
} from "../../src/pipeline/corrections.ts";
import type { CorrectionSetting } from "../../src/settings/settings.ts";
import { EMPTY_LEDGER, type ReadSnapshot } from "../../src/snapshots/earlier-reports.ts";
import { figuresIn } from "../compare/figures-beside.ts";

const DOCUMENT = "voortgangsrapportage";
const TYPES = ["factsheet", DOCUMENT];

function present<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} is none`);
  return value;
}

const period = (text: string): Period => present(parsePeriod(text), text);
const day = (text: string) => present(parseIsoDay(text), text);

function correction(date: string, about: Partial<CorrectionSetting> = {}): CorrectionSetting {
  return {
    day: day(date),
    reason: "We telden dubbel.",
    figures: ["registrations.total"],
    period: null,
    document: DOCUMENT,
    place: { file: "report.config.yaml", line: 3 },
    ...about,
  };
}

function figures(id: string, value: number, others: number = value): PublishedFigures {
  return figuresIn(id, {
    "registrations.total": { value },
    "registrations.viaLetter": { value: others },
  });
}

function kept(id: string, publishedOn: string, published: PublishedFigures): ReadSnapshot {
  return {
    document: DOCUMENT,
    period: period(id),
    folder: "",
    publishedOn,
    exportSha256: "",
    inputs: [],
    findings: [],
    report: { period: period(id), figures: published, publishedOn, codebook: null, sha256: "" },
  };
}

const VERSIONS = [
  kept("2023-Q4", "2024-02-08", figures("2023-Q4", 800)),
  kept("2024-Q1", "2024-05-27", figures("2024-Q1", 900)),
  kept("2024-Q1", "2024-07-15", figures("2024-Q1", 950)),
];

function corrected(
  id: string,
  publishedOn: string | null,
  corrections: readonly CorrectionSetting[],
  { made = figures(id, 950), versions = VERSIONS.slice(0, 2) } = {},
) {
  const settings = {
    corrections,
    publishedOn: publishedOn === null ? null : { day: day(publishedOn), minutes: null },
  };
  const ledger = {
    ...EMPTY_LEDGER,
    versions,
    before: (_: string, { id: own }: Period) => ({
      ...EMPTY_LEDGER.before(DOCUMENT, period(own)),
      latest: versions.findLast((one) => one.period.to < period(own).to)?.report ?? null,
    }),
  };
  const about = { document: DOCUMENT, period: period(id) };
  return {
    day: correctedOn(DOCUMENT, about.period, settings, ledger),
    ...correctionsOfReport(about, { figures: made, exportSha256: "" }, settings, ledger),
  };
}

const codes = ({ findings }: { findings: readonly { code: string }[] }) =>
  findings.map(({ code }) => code);

describe("a correction", () => {
  it("corrects the last earlier report that was published before it, from its day on", () => {
    const all = [correction("2024-07-15")];
    const now = corrected("2024-Q1", "2024-07-15", all);
    expect(now.day).toBe(day("2024-07-15"));
    expect(now.correction).toMatchObject({
      day: day("2024-07-15"),
      earlierDays: [day("2024-05-27")],
      isKept: true,
      mistakes: [{ figures: ["registrations.total"] }],
    });
    expect(corrected("2024-Q1", "2024-07-14", all).correction).toBeNull();
    expect(corrected("2023-Q4", "2024-07-15", all).correction).toBeNull();
    // The day of publication of a draft is not known yet.
    expect(corrected("2024-Q1", null, all).correction).not.toBeNull();
  });

  it("corrects the period and the type that it names", () => {
    const all = [correction("2024-07-15", { period: period("2023-Q4") })];
    expect(corrected("2023-Q4", "2024-07-15", all).correction).not.toBeNull();
    expect(corrected("2024-Q1", "2024-07-15", all).correction).toBeNull();
    const other = [correction("2024-07-15", { document: "factsheet" })];
    expect(corrected("2024-Q1", "2024-07-15", other).correction).toBeNull();
  });

  it("of a version that was a correction itself lists the mistakes since that version", () => {
    const all = [
      correction("2024-07-15", { period: period("2024-Q1") }),
      correction("2024-09-01", { period: period("2024-Q1"), reason: "We misten een maand." }),
    ];
    const { correction: own } = corrected("2024-Q1", "2024-09-01", all, { versions: VERSIONS });
    expect(own?.earlierDays).toEqual([day("2024-05-27"), day("2024-07-15")]);
    expect(own?.mistakes.map(({ reason }) => reason)).toEqual(["We misten een maand."]);
    expect(own?.published).toBe(VERSIONS[2]?.report?.figures);
  });

  it("warns about changed figures that it does not name, and about named figures that did not change", () => {
    const all = [correction("2024-07-15", { figures: ["status", "registrations.viaLetter"] })];
    const { findings } = corrected("2024-Q1", "2024-07-15", all, {
      made: figures("2024-Q1", 950, 900),
    });
    expect(codes({ findings })).toEqual(["correction-unnamed", "correction-unchanged"]);
    expect(findings[0]?.message).toContain("“Aanmeldingen”");
    expect(findings[1]?.message).toContain("“status” en “Aanmeldingen via");
  });

  it("warns if the report is published on another day than the correction", () => {
    const all = [correction("2024-07-15", { period: period("2024-Q2") })];
    expect(codes(corrected("2024-Q2", "2024-07-16", all))).toContain("correction-other-day");
    expect(codes(corrected("2024-Q2", null, all))).not.toContain("correction-other-day");
  });

  it("warns if no earlier version has a snapshot", () => {
    expect(codes(corrected("2024-Q1", null, [correction("2024-01-01")]))).toEqual([
      "correction-no-report",
    ]);
    const all = [correction("2024-07-15", { period: period("2024-Q2") })];
    const now = corrected("2024-Q2", "2024-07-15", all);
    expect(codes(now)).toEqual(["correction-nothing-kept"]);
    expect(now.correction).toMatchObject({ isKept: false, earlierDays: [], published: null });
  });
});

describe("the report after a correction", () => {
  const all = [correction("2024-07-15", { figures: ["registrations"], period: period("2024-Q1") })];

  it("lists it, with the figures that it changed", () => {
    const next = corrected("2024-Q2", "2024-08-27", all, { versions: VERSIONS });
    expect(next.corrections).toEqual([
      {
        reason: "We telden dubbel.",
        figures: ["registrations.total", "registrations.viaLetter"],
        day: day("2024-07-15"),
        period: period("2024-Q1"),
      },
    ]);
    expect([next.correction, next.findings]).toEqual([null, []]);
  });

  it("alone lists it: later reports list only later corrections", () => {
    const published = kept("2024-Q2", "2024-08-27", figures("2024-Q2", 1000));
    const later = corrected("2024-Q3", "2024-11-27", all, { versions: [...VERSIONS, published] });
    expect(later.corrections).toEqual([]);
    const late = [correction("2024-09-01", { period: period("2024-Q1") })];
    const again = corrected("2024-Q3", "2024-11-27", late, { versions: [...VERSIONS, published] });
    expect(again.corrections).toHaveLength(1);
  });

  it("warns if the corrected version has no snapshot", () => {
    expect(codes(corrected("2024-Q2", "2024-08-27", all))).toEqual(["correction-not-kept"]);
  });
});

describe("the figures of a correction", () => {
  it("are of a period that has ended by its day", () => {
    const early = correction("2024-03-31", { period: period("2024-Q1") });
    expect(checkCorrections({ corrections: [early] }, TYPES)[0]?.message).toContain(
      "op of voor het einde van de periode (31 maart 2024)",
    );
  });

  it.each([
    ["registrations.total"],
    ["Aanmeldingen"],
    ["registrations"],
    ["registrations.by*"],
    ["byMonth"],
  ])("can be named as %s", (name) => {
    expect(
      checkCorrections({ corrections: [correction("2024-07-15", { figures: [name] })] }, TYPES),
    ).toEqual([]);
  });

  it("are refused if they do not exist, all at once, with suggestions", () => {
    const figures = ["registrations.totaal", "42", "x*"];
    const findings = checkCorrections(
      { corrections: [correction("2024-07-15", { figures })] },
      TYPES,
    );
    expect(findings.map(({ severity, line }) => [severity, line])).toEqual(
      figures.map(() => ["error", 3]),
    );
    expect(findings[0]?.message).toContain("Bedoel je registrations.total?");
  });
});

it("a correction of an unknown document type is refused with the names of all types", () => {
  const corrections = [correction("2024-07-15", { document: "factshet" })];
  const [finding] = checkCorrections({ corrections }, TYPES);
  expect(finding).toMatchObject({ severity: "error", line: 3 });
  expect(finding?.message).toContain(
    '"factshet" is geen documenttype. Kies bij document uit: factsheet, voortgangsrapportage.',
  );
});
