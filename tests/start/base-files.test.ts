import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { settingsFileSchema } from "../../src/settings/settings-schema.ts";
import { baseFiles, following, SAMPLE_PERIOD } from "../../src/start/base-files.ts";
import { parsePeriod } from "../../src/period/period.ts";

const read = (name: string) => readFileSync(`templates/start/${name}`, "utf8");
const BASE = {
  templates: {
    settings: read("report.config.yaml"),
    readme: read("LEESMIJ.md"),
    sample: read("monitor-voorbeeld.csv"),
  },
  codebook: STANDARD_CODEBOOK,
  period: SAMPLE_PERIOD,
  document: "leerrapport",
  content: "teksten",
  out: "uit",
  hasSettings: false,
  isOfSample: true,
};
const contentOf = (name: string): string =>
  String(baseFiles(BASE).find(({ file }) => file === name)?.content);

/** Every setting in a comment, switched on. An explanation has a space after its `#`. */
function switchedOn(settings: string): string {
  return settings.replaceAll(/^#(?=\S| {2})/gm, "");
}

describe("the settings of a new folder", () => {
  it("are correct without changes, and do not name an organisation", () => {
    const settings = settingsFileSchema.parse(parse(contentOf("report.config.yaml")));
    expect(settings).toEqual({
      input: "monitor-voorbeeld.csv",
      content: "content",
      out: "out",
      snapshots: "snapshots",
      document: "leerrapport",
    });
  });

  it("are correct with every setting switched on, and explain each setting above it", () => {
    const all = settingsFileSchema.parse(parse(switchedOn(contentOf("report.config.yaml"))));
    const names = Object.keys(all);
    expect(names).toEqual(
      expect.arrayContaining(["organisation", "contact", "accessibility", "events", "codebook"]),
    );
    expect(names.length).toBeGreaterThan(15);
  });
});

describe("the readme of a new folder", () => {
  it("names the period, the next one, the folders and the exports, and leaves no place open", () => {
    const readme = contentOf("LEESMIJ.md");
    for (const word of ["2024-Q1", "2024-Q2", "teksten/2024-Q1/leerrapport/", "monitor-leeg.csv"]) {
      expect(readme).toContain(word);
    }
    expect(readme.replaceAll(/\{\{.*?\}\}/g, "")).not.toMatch(/[{}]/);
  });

  it("keeps the order of the work", () => {
    const commands = ["check", "preview", "generate", "--published-on", "snapshot", "init"];
    const places = commands.map((word) => contentOf("LEESMIJ.md").indexOf(`report ${word}`));
    const order = places.filter((place) => place >= 0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

describe("the files that git ignores", () => {
  it("are the reports, and every export except the sample", () => {
    const lines = contentOf(".gitignore").split("\n");
    expect(lines).toEqual(
      expect.arrayContaining(["/uit/", "/*.csv", "!/monitor-leeg.csv", "!/monitor-voorbeeld.csv"]),
    );
  });
});

describe("the period that follows another", () => {
  it.each([
    ["2024-Q4", "2025-Q1"],
    ["2024-H2", "2025-H1"],
    ["2023", "2024"],
    ["2024-12", "2025-01"],
    ["2024-02--2024-04", "2024-05--2024-07"],
  ])("%s is %s", (id, next) => {
    const period = parsePeriod(id);
    expect(period === undefined ? null : following(period).id).toBe(next);
  });
});
