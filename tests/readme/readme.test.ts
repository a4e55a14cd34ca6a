import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { BUNDLED } from "../../packaging/bundled.ts";
import { CODEBOOK_CODES } from "../../src/messages/codebook.ts";
import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { EXIT_CODES } from "../../src/errors.ts";
import { DOCUMENT_TYPE_CODES } from "../../src/messages/document-type.ts";
import { FIELD_CODES } from "../../src/messages/fields.ts";
import { FIGURES_FILE_CODES } from "../../src/messages/figures-file.ts";
import { findingMessages, WARNING_CODES, type FindingCode } from "../../src/messages/findings.ts";
import { fitMessages } from "../../src/messages/period-fit.ts";
import { plausibilityMessages } from "../../src/messages/plausibility.ts";
import { isRowRule } from "../../src/messages/row-rules.ts";
import { correctionFindings } from "../../src/messages/corrections.ts";
import { PUBLICATION_ERROR, publicationFindings } from "../../src/messages/publication.ts";
import { SETTINGS_CODES } from "../../src/messages/settings.ts";
import { snapshotFindings } from "../../src/messages/snapshots.ts";
import { codebookInForce } from "../../src/pipeline/codebook-in-force.ts";
import { emptyFolder, PROJECT } from "../cli/run-report.ts";

const README = readFileSync(path.join(PROJECT, "README.md"), "utf8");
const PACKAGE = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  scripts: Record<string, string>;
};

describe("the README", () => {
  it("maps every stage of src, and nothing that is not there", () => {
    const source = path.join(PROJECT, "src");
    const present = readdirSync(source).map((name) =>
      statSync(path.join(source, name)).isDirectory() ? `${name}/` : name,
    );
    const house = README.slice(
      README.indexOf("## The house"),
      README.indexOf("`.dependency-cruiser.js`"),
    );
    const mapped = [...house.matchAll(/`([\w-]+(?:\/|\.ts))`/g)].map(([, name]) => name);
    const stages = new Set(mapped.filter((name) => name !== "generate.ts"));
    // No stages: they say where the package is, and of which version.
    const apart = ["package-root.ts", "tool-version.ts"];
    expect(new Set([...stages, ...apart])).toEqual(new Set(present));
  });

  it("says why each dependency is there", () => {
    const missing = [...BUNDLED, ...Object.keys(PACKAGE.dependencies)].filter(
      (name) => !README.includes(`\`${name}\``),
    );
    expect(missing).toEqual([]);
  });

  it("names every exit code and every script for people", () => {
    for (const code of Object.values(EXIT_CODES))
      expect(README).toMatch(new RegExp(`^\\| [^|]*\\b${code}\\b`, "m"));
    for (const script of ["bench", "check", "conformance", "coverage", "fixtures", "golden"]) {
      expect(PACKAGE.scripts).toHaveProperty(script);
      expect(README).toContain(`npm run ${script}`);
    }
  });

  it("lists every code of a finding with what it does", () => {
    const listed = new Map(
      [...README.matchAll(/^\| `([a-z-]+)` +\| (error|warning|row) /gm)].map(
        ([, code = "", kind = ""]) => [code, kind],
      ),
    );
    const ofExport = (code: FindingCode) =>
      isRowRule(code) ? "row" : WARNING_CODES.has(code) ? "warning" : "error";
    const expected = new Map<string, string>([
      ...(Object.keys(findingMessages) as FindingCode[]).map((code): [string, string] => [
        code,
        ofExport(code),
      ]),
      ["narrative-too-wide", "error"],
      ...Object.keys(fitMessages).map((code): [string, string] => [
        code,
        code === "export-ends-early" ? "warning" : "error",
      ]),
      ...Object.keys(plausibilityMessages).map((code): [string, string] => [code, "warning"]),
      ...Object.entries(snapshotFindings).map(([code, { severity }]): [string, string] => [
        code,
        severity,
      ]),
      ...Object.entries(FIGURES_FILE_CODES),
      ...Object.entries(CODEBOOK_CODES),
      ...Object.entries(SETTINGS_CODES),
      ...Object.entries(DOCUMENT_TYPE_CODES),
      ...Object.entries(FIELD_CODES),
      ...Object.keys(correctionFindings).map((code): [string, string] => [code, "warning"]),
      ...Object.keys(publicationFindings).map((code): [string, string] => [
        code,
        code === PUBLICATION_ERROR ? "error" : "warning",
      ]),
    ]);
    expect(listed).toEqual(expected);
  });

  it("shows a codebook that is one", async () => {
    const [, codebook = ""] = /```yaml\n(columns:\n.*?)```/s.exec(README) ?? [];
    const file = path.join(emptyFolder(), "codebook.yaml");
    writeFileSync(file, codebook);
    const reading = await codebookInForce({ codebook: file });
    expect(reading.findings).toEqual([]);
    expect(reading.codebook.regions).toHaveLength(2);
    const named = /^Answers can be added in (.+)\.$/m.exec(README)?.[1] ?? "";
    const open = STANDARD_CODEBOOK.columns.filter((column) => column.takesMoreAnswers === true);
    expect(new Set([...named.matchAll(/`(\w+)`/g)].map(([, name]) => name))).toEqual(
      new Set(open.map(({ name }) => name)),
    );
  });

  it("quotes the project's own files as they are", () => {
    const quotes = [...README.matchAll(/```(?:ts|yaml)\n(?:\/\/|#) (\S+)\n(.*?)\n```/gs)];
    expect(quotes.length).toBeGreaterThanOrEqual(4);
    const unindented = (text: string) => text.replaceAll(/^\s+/gm, "");
    for (const [, file = "", quote = ""] of quotes) {
      const source = readFileSync(path.join(PROJECT, file), "utf8");
      expect(unindented(source)).toContain(unindented(quote));
    }
  });

  it("shows a page that is there", () => {
    const [, picture = ""] = /!\[[^\]]+\]\(([^)]+)\)/.exec(README) ?? [];
    expect(statSync(path.join(PROJECT, picture)).size).toBeGreaterThan(10_000);
  });
});

describe("the Node that comes along", () => {
  it("is of an exact version for every platform, locked with its integrity and without a script", () => {
    const lock = JSON.parse(readFileSync(path.join(PROJECT, "package-lock.json"), "utf8")) as {
      packages: Record<string, { version: string; integrity?: string; hasInstallScript?: boolean }>;
    };
    for (const [name, version] of Object.entries(PACKAGE.optionalDependencies)) {
      const locked = lock.packages[`node_modules/${name}`];
      expect(locked).toMatchObject({
        version,
        integrity: expect.stringMatching(/^sha512-/) as string,
      });
      expect(locked?.hasInstallScript).toBeUndefined();
      expect(README).toContain(version);
    }
  });
});
