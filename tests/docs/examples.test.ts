import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { releaseOf } from "../../packaging/release.ts";
import { BUNDLED } from "../../packaging/bundled.ts";
import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { codebookInForce } from "../../src/pipeline/read-export.ts";
import { emptyFolder, PROJECT } from "../cli/run-report.ts";
import { codeOf, PAGES, readPage } from "./markdown.ts";
import { parse } from "yaml";
import { settingsFileSchema } from "../../src/settings/settings-schema.ts";

const PACKAGE = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
  readonly version: string;
  readonly license: string;
  readonly repository: { readonly url: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};

describe("the examples in the pages", () => {
  it("quote the project's own files as they are", () => {
    const quotes = PAGES.flatMap((page) =>
      ["ts", "yaml"].flatMap((language) => codeOf(readPage(page), language)),
    ).flatMap((code) => {
      const [, file, quote] = /^(?:\/\/|#) ((?:src|templates)\/\S+)\n(.*)$/s.exec(code) ?? [];
      return file === undefined || quote === undefined ? [] : [{ file, quote }];
    });
    expect(quotes.length).toBeGreaterThanOrEqual(5);
    const unindented = (text: string) => text.replaceAll(/^\s+/gm, "").trim();
    for (const { file, quote } of quotes) {
      expect(unindented(readFileSync(path.join(PROJECT, file), "utf8"))).toContain(
        unindented(quote),
      );
    }
  });

  it("name source files that exist", () => {
    const gone = PAGES.flatMap((page) =>
      [...readPage(page).matchAll(/`((?:[\w.-]+\/)*[\w-]+\.ts)`/g)].flatMap(([, file = ""]) => {
        const places = ["", "src", "src/pdf", "tests", path.dirname(page)];
        const isThere = places.some((place) => existsSync(path.join(PROJECT, place, file)));
        // A name alone is of a file that the sentence has named before.
        return isThere || !file.includes("/") ? [] : [`${page}: ${file}`];
      }),
    );
    expect(gone).toEqual([]);
  });

  it("show a codebook that can be read, and every column that takes more answers", async () => {
    const [codebook = ""] = codeOf(readPage("docs/export.md"), "yaml");
    const file = path.join(emptyFolder(), "codebook.yaml");
    writeFileSync(file, codebook);
    const reading = await codebookInForce({ codebook: file });
    expect(reading.findings).toEqual([]);
    expect(reading.codebook.regions).toHaveLength(2);
    const named = /^Answers can be added in (.+)\.$/m.exec(readPage("docs/export.md"))?.[1] ?? "";
    const open = STANDARD_CODEBOOK.columns.filter((column) => column.takesMoreAnswers === true);
    expect(new Set([...named.matchAll(/`(\w+)`/g)].map(([, name]) => name))).toEqual(
      new Set(open.map(({ name }) => name)),
    );
  });

  it("show settings that can be read", () => {
    const [settings = ""] = codeOf(readPage("docs/handleiding.md"), "yaml");
    const read = settingsFileSchema.safeParse(parse(settings));
    expect(read.error?.issues ?? []).toEqual([]);
  });

  it("name scripts of package.json only", () => {
    const named = PAGES.flatMap((page) => [...readPage(page).matchAll(/`npm run ([\w:]+)/g)]).map(
      ([, name = ""]) => name,
    );
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(PACKAGE.scripts).toHaveProperty([name]);
  });

  it("describe every room of src, and no other", () => {
    const page = readPage("docs/architecture.md");
    const rooms = page.slice(page.indexOf("## The rooms"), page.indexOf("Outside `src`"));
    const described = [...rooms.matchAll(/`([\w-]+\/|[\w.-]+\.ts)`/g)].map(([, name]) => name);
    const present = readdirSync(path.join(PROJECT, "src"), { withFileTypes: true }).map((one) =>
      one.isDirectory() ? `${one.name}/` : one.name,
    );
    expect(new Set(described)).toEqual(new Set(present));
  });

  it("say why each dependency is there", () => {
    const page = readPage("docs/architecture.md");
    const missing = [...BUNDLED, ...Object.keys(PACKAGE.dependencies)].filter(
      (name) => !page.includes(`\`${name}\``),
    );
    expect(missing).toEqual([]);
  });
});

describe("the version, the licence and the address of the code", () => {
  it("are the same in every file that states them", () => {
    expect(releaseOf(PROJECT).version).toBe(PACKAGE.version);
    expect(readPage("README.md")).toContain(`Version ${PACKAGE.version},`);
    const catalogued = parse(readFileSync(path.join(PROJECT, "publiccode.yml"), "utf8")) as {
      readonly url: string;
      readonly legal: { readonly license: string };
      readonly description: Readonly<
        Record<string, { readonly shortDescription: string; readonly longDescription: string }>
      >;
    };
    expect(PACKAGE.license).toBe("EUPL-1.2");
    expect(catalogued.legal.license).toBe(PACKAGE.license);
    expect(`git+${catalogued.url}.git`).toBe(PACKAGE.repository.url);
    for (const { shortDescription, longDescription } of Object.values(catalogued.description)) {
      expect(shortDescription.length).toBeLessThanOrEqual(150);
      expect(longDescription.length).toBeGreaterThanOrEqual(150);
    }
    expect(readFileSync(path.join(PROJECT, "LICENSE"), "utf8")).toMatch(
      /^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/,
    );
  });

  it("include a list of changes for this version", () => {
    expect(releaseOf(PROJECT).changes).toMatch(/^### (?:Added|Changed)/);
  });
});
