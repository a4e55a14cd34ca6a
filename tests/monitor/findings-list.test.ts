import { describe, expect, it } from "vitest";

import { FindingsList } from "../../src/monitor/export-findings.ts";

const column = (name: string, index: number) => ({ name, index });
const KINDEREN = column("kinderen", 4);
const MEANT_YES = { kind: "meant", term: "ja" } as const;
const YES_NO = { codes: ["ja", "nee"], type: "choice", empty: null } as const;

describe("the findings of a file", () => {
  it("are in the order of lines and columns, after those of the whole file", () => {
    const findings = new FindingsList("monitor.csv");
    findings.add("count-invalid", { line: 3, column: KINDEREN }, "no-count");
    findings.add("cell-empty", { line: 3, column: column("aanmelddatum", 1) });
    findings.add("count-invalid", { line: 2, column: KINDEREN }, "no-count");
    findings.add("no-rows", { line: null, column: null });
    expect(findings.sorted().map(({ code, line }) => [code, line])).toEqual([
      ["no-rows", null],
      ["count-invalid", 2],
      ["cell-empty", 3],
      ["count-invalid", 3],
    ]);
  });

  it("are only counted beyond the limit, errors apart from warnings", () => {
    const findings = new FindingsList("monitor.csv", { keptAtMost: 3 });
    for (let line = 2; line < 7; line += 1) {
      findings.add("count-invalid", { line, column: KINDEREN }, "no-count");
      findings.add("custody-contradiction", { line, column: column("gezag", 5) });
    }
    expect(findings.sorted()).toHaveLength(3);
    expect(findings.errors).toBe(5);
    expect(findings.omitted).toEqual({ errors: 3, warnings: 4 });
  });

  it("can be withdrawn, also the ones that were only counted", () => {
    const findings = new FindingsList("monitor.csv", { keptAtMost: 3 });
    for (let line = 2; line < 7; line += 1) {
      findings.add(
        "date-invalid",
        { line, column: column("aanmelddatum", 1) },
        "no-such-day",
        "optional",
      );
      findings.add(
        "date-invalid",
        { line, column: column("resultaten", 2) },
        "no-such-day",
        "optional",
      );
    }
    findings.withdraw((code, index) => code === "date-invalid" && index === 1);
    expect(findings.sorted().map(({ column: name }) => name)).toEqual(["resultaten"]);
    expect(findings.errors).toBe(5);
    expect(findings.omitted).toEqual({ errors: 4, warnings: 0 });
  });

  it("have a message about their place, and share equal texts", () => {
    const findings = new FindingsList("monitor.csv");
    findings.add("choice-unknown", { line: 2, column: KINDEREN }, MEANT_YES, YES_NO);
    findings.add("choice-unknown", { line: 3, column: KINDEREN }, { kind: "none" }, YES_NO);
    findings.add("choice-unknown", { line: 4, column: KINDEREN }, MEANT_YES, YES_NO);
    const [first, second, third] = findings.sorted().map(({ message }) => message);
    expect(first).toContain("Bedoel je ja?");
    expect(second).toContain("Kies uit: ja, nee.");
    expect(third).toBe(first);
  });

  it("are warnings if the row that breaks a rule by itself is left out", () => {
    const findings = new FindingsList("monitor.csv", { skipsRows: true });
    findings.beginRow();
    findings.add("count-invalid", { line: 2, column: KINDEREN }, "no-count");
    expect(findings.rowBreaks).toEqual([{ rule: "count-invalid", column: KINDEREN.index }]);
    findings.beginRow();
    findings.add("id-repeated", { line: 3, column: KINDEREN }, 2);
    findings.add("personal-data-email", { line: 3, column: KINDEREN });
    expect(findings.rowBreaks).toEqual([]);
    expect(findings.errors).toBe(2);
    expect(findings.sorted().map(({ severity, skipped }) => [severity, skipped])).toEqual([
      ["warning", true],
      ["error", undefined],
      ["error", undefined],
    ]);
  });
});
