import { globSync, readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ORIGIN_OF, parseOrigin } from "../../../src/model/origins/origin.ts";
import { runsIn } from "../../document/origin-lies.ts";

const ZUID = { kind: "number", edition: null, figure: "regions.byRegion" };
const MONTHS = { edition: null, figure: "registrations.byMonth" };
const THEN = { period: "2023-Q4", isKept: false };
const KEPT = { period: "2023-Q4", isKept: true };
const RETURNED = { kind: "number", figure: "children.returned", field: "value" };

describe("an origin", () => {
  it.each([
    ["children.returned.value", { ...RETURNED, edition: null }],
    ["2023-Q4/children.returned.value", { ...RETURNED, edition: THEN }],
    ["2023-Q4@kept/children.returned.value", { ...RETURNED, edition: KEPT }],
    ["source.skipped.byRule.date-invalid", { kind: "own", name: { skippedBy: "date-invalid" } }],
    ["disclosure.held", { kind: "own", name: "disclosure.held" }],
    ["disclosureThreshold", { kind: "own", name: "disclosureThreshold" }],
    ["registrations.byMonth.2023-12.label", { ...MONTHS, kind: "label", code: "2023-12" }],
    ["children.returned.asOf", { kind: "asOf", figure: "children.returned", code: null }],
    ["results.byTheme.overig.asOf", { kind: "asOf", figure: "results.byTheme", code: "overig" }],
    ["results.inPeriodByTheme.overlaps", { kind: "overlaps", figure: "results.inPeriodByTheme" }],
    ["children.total.unavailable", { kind: "unavailable", figure: "children.total" }],
    ["2023-Q4/period.to", { kind: "words", edition: THEN, name: "period.to" }],
    ["source.latestDate", { kind: "words", name: "source.latestDate" }],
    ["rule.fewestForShares", { kind: "words", name: "rule.fewestForShares" }],
    ["settings.contact", { kind: "words", name: "settings.contact" }],
    [ORIGIN_OF.sum("registrations.byMonth", "2023"), { ...MONTHS, kind: "sum", code: "2023" }],
    [
      ORIGIN_OF.before("registrations.byMonth", "2023-02"),
      { ...MONTHS, kind: "before", code: "2023-02" },
    ],
    [
      ORIGIN_OF.since("registrations.byMonth", "2023-09"),
      { ...MONTHS, kind: "since", code: "2023-09" },
    ],
    [
      ORIGIN_OF.rate("registrations.byOrigin.zeeland"),
      { kind: "rate", parts: [{ figure: "registrations.byOrigin", field: "zeeland" }] },
    ],
    [
      ORIGIN_OF.months("waitingTimes.daysOfSupport.median"),
      { kind: "months", parts: [{ figure: "waitingTimes.daysOfSupport", field: "median" }] },
    ],
    [ORIGIN_OF.max("registrations.byMonth"), { ...MONTHS, kind: "max" }],
    [ORIGIN_OF.ties("registrations.byMonth"), { ...MONTHS, kind: "ties" }],
    [ORIGIN_OF.year("registrations.byMonth"), { ...MONTHS, kind: "year" }],
    [ORIGIN_OF.span("registrations.byMonth"), { ...MONTHS, kind: "span", code: null }],
    [
      ORIGIN_OF.span("registrations.byMonth", "2023-02"),
      { ...MONTHS, kind: "span", code: "2023-02" },
    ],
    [
      ORIGIN_OF.label("children.returned"),
      { kind: "label", figure: "children.returned", code: null },
    ],
    [ORIGIN_OF.definition("children.total"), { kind: "definition", figure: "children.total" }],
    [ORIGIN_OF.revised("2023-Q4"), { kind: "revised", period: "2023-Q4", figure: null }],
    [
      ORIGIN_OF.revised("2023-Q4/registrations.byMonth"),
      { kind: "revised", period: "2023-Q4", figure: "registrations.byMonth" },
    ],
    [
      ORIGIN_OF.redefinition("children.byMeasure", "2024-01-01", "change"),
      {
        kind: "redefinition",
        figure: "children.byMeasure",
        day: "2024-01-01",
        field: "change",
      },
    ],
    [
      ORIGIN_OF.signed("children.returned.value", "2023-Q4@kept/children.returned.value"),
      {
        kind: "signed",
        parts: [
          { ...RETURNED, edition: null },
          { ...RETURNED, edition: KEPT },
        ],
      },
    ],
  ])("is read for what it says: %s", (text, origin) => {
    expect(parseOrigin(text)).toMatchObject(origin);
  });

  it.each([
    ["regions.byRegion.Zuid-Holland Zuid", { ...ZUID, field: "Zuid-Holland Zuid" }],
    ["regions.byRegion.St. Anna + Zee - 2 (oost)", { ...ZUID, field: "St. Anna + Zee - 2 (oost)" }],
    [
      ORIGIN_OF.share(
        "regions.byRegion.Zee, Wad - Duin",
        ORIGIN_OF.minus("regions.byRegion.total", "regions.byRegion.A - B"),
      ),
      {
        kind: "share",
        parts: [
          { ...ZUID, field: "Zee, Wad - Duin" },
          {
            kind: "minus",
            parts: [
              { ...ZUID, field: "total" },
              { ...ZUID, field: "A - B" },
            ],
          },
        ],
      },
    ],
    [
      ORIGIN_OF.plus("regions.byRegion.A + B", "regions.byRegion.C"),
      {
        kind: "plus",
        parts: [
          { ...ZUID, field: "A + B" },
          { ...ZUID, field: "C" },
        ],
      },
    ],
  ])("may name a region of any name: %s", (text, origin) => {
    expect(parseOrigin(text)).toMatchObject(origin);
  });

  it.each([
    "",
    "uit het hoofd",
    "registrations.total",
    "moeder.label",
    "period.from",
    "settings.secret",
    "rule.mean",
    "disclosure.fewestValues",
    "source.sha256",
    "2023-13/registrations.total.value",
    "2023-Q4/rule.contactWithinDays",
    "mean(registrations.byMonth)",
    "max(registrations.byMonth.2023-01)",
    "sum(registrations.byMonth.2023)",
    "before(registrations.byMonth)",
    "share(children.total.value)",
    "rate(registrations.byOrigin)",
    "months(uit het hoofd)",
    "since(registrations.byMonth)",
    "share(children.total.value, children.placed.value).from",
    "signed(children.total.value - children.placed.value - children.placedNow.value)",
    "revised(2023-Q4@kept/registrations.byMonth)",
    "redefinition(children.byMeasure@2024-01-01)",
  ])("is none where it is not of the grammar: “%s”", (text) => {
    expect(parseOrigin(text)).toBeUndefined();
  });

  it("is never rejected because of the name of a region", () => {
    const names = fc.oneof(fc.string(), fc.stringMatching(/^[a-z. ,+()*@/-]+$/));
    fc.assert(
      fc.property(names, (name) => {
        fc.pre(name !== "");
        const region = `regions.byRegion.${name}`;
        const forms = [
          region,
          `${region}.label`,
          ORIGIN_OF.share(region, "regions.byRegion.total"),
        ];
        expect(forms.filter((form) => parseOrigin(form) === undefined)).toEqual([]);
      }),
    );
  });

  it.each([" - x", " - a.b.c", ", a.b.c", " + 2023", ".a"])(
    "is read in time from a file that someone else wrote: many of “%s”",
    (piece) => {
      for (const start of ["a.b.c", "share(a.b.c", "signed(a.b.c", "sum(a.b", "2023-Q4/a.b.c"]) {
        const text = start + piece.repeat(100_000);
        expect([undefined, "number", "share"]).toContain(parseOrigin(text)?.kind);
        parseOrigin(`${text})`);
      }
    },
    20_000,
  );

  it("is valid in every snapshot", () => {
    const files = globSync("fixtures/snapshots/*/voortgangsrapportage/report.json");
    const origins = files
      .flatMap((file) => runsIn(JSON.parse(readFileSync(file, "utf8"))))
      .map(({ origin }) => origin);
    expect(origins.length).toBeGreaterThan(1000);
    expect(origins.filter((origin) => parseOrigin(origin) === undefined)).toEqual([]);
  });
});
