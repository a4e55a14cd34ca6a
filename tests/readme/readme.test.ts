import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { EXIT_CODES } from "../../src/errors.ts";
import { PROJECT } from "../cli/run-report.ts";

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
    const missing = Object.keys(PACKAGE.dependencies).filter(
      (name) => !README.includes(`\`${name}\``),
    );
    expect(missing).toEqual([]);
  });

  it("names every exit code and every script for people", () => {
    const codes = Object.values(EXIT_CODES).filter((code) => code !== EXIT_CODES.differences);
    for (const code of codes) expect(README).toMatch(new RegExp(`^\\| [^|]*\\b${code}\\b`, "m"));
    for (const script of ["bench", "check", "fixtures", "golden"]) {
      expect(PACKAGE.scripts).toHaveProperty(script);
      expect(README).toContain(`npm run ${script}`);
    }
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
    }
  });
});
