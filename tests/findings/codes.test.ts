import { existsSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { CODE_MEANINGS } from "../../packaging/pages/code-meanings.ts";
import { CODES, severityOf } from "../../src/findings/codes.ts";
import { CODES_TO_IGNORE, ERRORS_WHEN_PUBLISHED } from "../../src/findings/finding.ts";
import { PROJECT } from "../cli/run-report.ts";

const ALL = Object.values(CODES).flatMap((room) => Object.keys(room));

describe("the codes of findings", () => {
  it("are each listed once", () => {
    expect(new Set(ALL).size).toBe(ALL.length);
  });

  it("are grouped by folders of src", () => {
    const folders = Object.keys(CODES);
    expect(folders.filter((room) => !existsSync(path.join(PROJECT, "src", room)))).toEqual([]);
  });

  it("have a meaning each, in one phrase", () => {
    expect(Object.keys(CODE_MEANINGS)).toEqual(ALL);
    for (const meaning of Object.values(CODE_MEANINGS)) expect(meaning).toMatch(/^\S.*[^.\s]$/);
  });

  it("have the severity of the table", () => {
    expect(severityOf("file-too-large")).toBe("error");
    expect(severityOf("text-hard-word")).toBe("hint");
  });
});

describe("the codes that a comment can turn off", () => {
  it("are warnings and hints about texts", () => {
    expect(CODES_TO_IGNORE.has("narrative-email")).toBe(true);
    expect(CODES_TO_IGNORE.has("text-passive")).toBe(true);
    const others = ["narrative-html", "text-ignore", "fields-comment", "settings-empty"];
    expect(others.filter((code) => CODES_TO_IGNORE.has(code))).toEqual([]);
  });

  it("include the warnings that are errors in a published report", () => {
    expect([...ERRORS_WHEN_PUBLISHED].filter((code) => !CODES_TO_IGNORE.has(code))).toEqual([]);
  });
});
