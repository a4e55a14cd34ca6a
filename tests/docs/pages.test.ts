import path from "node:path";

import { describe, expect, it } from "vitest";

import { PART_NAMES, partsOf, withParts } from "../../packaging/pages/make-pages.ts";
import { TEXT_CODES } from "../../packaging/pages/text-code-parts.ts";
import { PROJECT } from "../cli/run-report.ts";
import { anchorsOf, linksOf, PAGES, readPage } from "./markdown.ts";
import { existsSync, statSync } from "node:fs";

const DOCS = PAGES.filter((page) => page.startsWith("docs/"));

describe("the generated parts of the pages", () => {
  it.each(DOCS)("are in %s as `npm run docs` makes them", async (page) => {
    const text = readPage(page);
    expect(text).toBe(await withParts(text));
  });

  it("are each in one page", () => {
    expect(DOCS.flatMap((page) => partsOf(readPage(page))).sort()).toEqual([...PART_NAMES].sort());
  });

  it("cannot be asked for by a name that nothing makes", async () => {
    await expect(withParts("<!-- made: nothing -->\n<!-- end -->")).rejects.toThrow("nothing");
  });
});

describe("the links of the pages", () => {
  it.each(PAGES)("of %s lead to a file and a heading that exist", (page) => {
    const broken = linksOf(readPage(page)).filter((link) => {
      if (/^[a-z]+:/.test(link)) return !link.startsWith("https://");
      const [file = "", anchor] = decodeURI(link).split("#");
      const target = path.join(file === "" ? page : path.join(path.dirname(page), file));
      if (!existsSync(path.join(PROJECT, target))) return true;
      return anchor !== undefined && !anchorsOf(readPage(target)).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it("reach every page from README", () => {
    const seen = new Set<string>();
    const follow = (page: string): void => {
      if (seen.has(page) || !page.endsWith(".md")) return;
      seen.add(page);
      for (const link of linksOf(readPage(page))) {
        const [file = ""] = link.split("#");
        if (file !== "" && !/^[a-z]+:/.test(file)) follow(path.join(path.dirname(page), file));
      }
    };
    follow("README.md");
    expect([...seen].sort()).toEqual([...PAGES].sort());
  });

  it("would be found broken", () => {
    expect(linksOf("See [it](nowhere.md#at-all) and ![x](y.png)")).toEqual([
      "nowhere.md#at-all",
      "y.png",
    ]);
    expect([...anchorsOf("# What `it` is, and is not\n")]).toEqual(["what-it-is-and-is-not"]);
  });
});

describe("README", () => {
  it("has at most 120 lines and shows a page of the report", () => {
    const text = readPage("README.md");
    expect(text.split("\n").length).toBeLessThanOrEqual(121);
    const picture = linksOf(text).find((link) => link.endsWith(".png")) ?? "";
    expect(statSync(path.join(PROJECT, picture)).size).toBeGreaterThan(10_000);
  });
});

describe("the page for writers", () => {
  it("names only codes that exist, and leads to the list of them", () => {
    const text = readPage("docs/teksten.md");
    expect(text).toContain("(tekstcodes.md)");
    const known = new Set(TEXT_CODES.map(({ code }) => code));
    for (const [, code = ""] of text.matchAll(/report-negeer: ([a-z-]+)/g)) {
      expect(known).toContain(code);
    }
  });
});
