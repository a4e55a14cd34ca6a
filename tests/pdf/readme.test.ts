import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { carriedBy } from "../../packaging/carried.ts";
import { carriedPackage } from "../../src/browser/find-browser.ts";
import { PROJECT } from "../cli/run-report.ts";

const README = readFileSync(path.join(PROJECT, "src/pdf/README.md"), "utf8");

describe("the README of src/pdf", () => {
  it("names the bundled browser, so that an upgrade must update it", async () => {
    const [, version, chromium] =
      /`@sparticuz\/chromium` (\S+), which carries Chromium (\S+)\.$/m.exec(README) ?? [];
    const carried = await carriedPackage();
    expect(version).toBe(carried?.version);
    const parts = carriedBy("@sparticuz/chromium", version ?? "");
    expect(chromium).toBe(parts.find(({ name }) => name === "Chromium")?.version);
  });

  it("names existing files", () => {
    const [, table = ""] = README.split("## The forms");
    const named = [...table.matchAll(/`((?:browser|pdf|tests|packaging)\/[^` ]+)`/g)];
    const files = named.flatMap(([, name = ""]) => {
      const [, before = name, inside = "", after = ""] = /^(.*)\{(.*)\}(.*)$/.exec(name) ?? [];
      return inside.split(",").map((one) => before + one + after);
    });
    expect(files.length).toBeGreaterThan(25);
    const places = files.map((file) => (/^(?:tests|packaging)/.test(file) ? file : `src/${file}`));
    expect(places.filter((file) => !existsSync(path.join(PROJECT, file)))).toEqual([]);
  });
});
