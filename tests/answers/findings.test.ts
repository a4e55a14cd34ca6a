import { describe, expect, it } from "vitest";

import { findingsText } from "../../src/answers/findings.ts";
import { type Finding, NOTHING_OMITTED } from "../../src/findings/finding.ts";

it("puts a finding on one line, also with line ends in names", () => {
  const finding: Finding = {
    severity: "error",
    code: "settings-invalid",
    file: "a\nb.yaml",
    line: 2,
    column: "c\rd",
    message: "Het logo e\nfout: nep\tis er niet.",
  };
  expect(findingsText({ findings: [finding], omitted: NOTHING_OMITTED })).toBe(
    String.raw`fout: a\u000ab.yaml, regel 2, kolom c\u000dd: Het logo e\u000afout: nep\u0009is er niet.` +
      "\n",
  );
});

describe("many findings", () => {
  const COLUMN = { severity: "error", file: "m.csv", column: "aanmelddatum" } as const;
  const findings = (count: number, message: (line: number) => string): Finding[] =>
    Array.from({ length: count }, (_, at) => ({
      ...COLUMN,
      code: "date-invalid",
      line: at + 2,
      message: message(at + 2),
    }));
  const told = (all: readonly Finding[]) =>
    findingsText({ findings: all, omitted: NOTHING_OMITTED }).trimEnd().split("\n");

  it("are counted by message within one code and column", () => {
    const lines = told([
      ...findings(30, () => "Deze dag bestaat niet."),
      { ...COLUMN, code: "date-invalid", line: 99, message: "Dit is een totaal." },
    ]);
    expect(lines).toEqual([
      "fout: m.csv, regel 2, kolom aanmelddatum: Deze dag bestaat niet.",
      "  nog 29 keer in deze kolom, op onder meer regel 3, 4, 5, 6 en 7",
      "fout: m.csv, regel 99, kolom aanmelddatum: Dit is een totaal.",
      "Elke regel zie je met: report check --format csv",
    ]);
  });

  it("are counted together if only their numbers differ", () => {
    const lines = told(findings(30, (line) => `Dit staat ook al op regel ${line * 1_000}.`));
    expect(lines[1]).toContain("nog 29 keer");
    expect(lines).toHaveLength(3);
  });
});
