import { execFileSync } from "node:child_process";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { keepCommand } from "../../src/answers/made-reports.ts";

describe("the command that keeps a report", () => {
  it("has only the options that made the report", () => {
    const options = {
      period: "2024-Q1",
      input: "monitor maart.csv",
      publishedOn: "2024-05-27T10:30",
      delimiter: ";",
      skipInvalid: true,
      skipAtMost: "40%",
      overwrite: true,
      debug: true,
    };
    expect(keepCommand("2024-Q1", options, false)).toBe(
      'report snapshot --period 2024-Q1 --input "monitor maart.csv" --delimiter ";" --published-on 2024-05-27T10:30 --skip-at-most 40% --skip-invalid',
    );
    expect(keepCommand("2024-Q1", {}, true)).toBe("report snapshot --period 2024-Q1 --update");
    expect(keepCommand("2024-Q1", {}, false, "peildatum")).toMatch(/^peildatum snapshot /);
  });

  it("means the same to a shell for any name of a file", () => {
    const name = fc
      .array(fc.constantFrom("a", " ", "'", '"', "$", "`", "\\", "!", "*", ";", "é"), {
        minLength: 1,
        maxLength: 6,
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(name, (input) => {
        const command = keepCommand("2024", { input }, false);
        const words = command.replace(/^report /, "printf '%s\\n' ");
        const printed = execFileSync("sh", ["-c", words], { encoding: "utf8" });
        expect(printed).toBe(`snapshot\n--period\n2024\n--input\n${input}\n`);
      }),
      { numRuns: 50 },
    );
  });
});
