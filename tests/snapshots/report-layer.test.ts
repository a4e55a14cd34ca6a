import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { ReportModel } from "../../src/model/report-model.ts";
import { readReportLayer, reportLayer } from "../../src/snapshots/report-layer.ts";
import { imageFile } from "../image/files.ts";
import { sampleCases } from "../layout/samples.ts";
import { THEMES } from "../themes.ts";
import { reportMaker } from "../whole-report.ts";

describe("the report as a layer", () => {
  let model: ReportModel;
  let logo: Buffer;
  beforeAll(async () => {
    const sample = (await sampleCases()).find(({ name }) => name.includes("2024-Q1"));
    if (sample === undefined) throw new Error("no sample of 2024-Q1");
    ({ model } = await (await reportMaker(THEMES.tweede))(sample.report));
    logo = readFileSync(path.join(THEMES.tweede.folder, "logo.svg"));
  });

  it("can be read again, with its logo from elsewhere", () => {
    const layer = reportLayer(model);
    expect(readReportLayer(layer, logo)).toEqual(model);
    expect(layer).not.toContain(logo.toString("base64").slice(0, 40));
  });

  it("shows whether languages and captions are marked in a text, and addresses are links", () => {
    const section = {
      id: "a",
      title: "A",
      blocks: [
        { type: "narrative" as const, markdown: "> [en] One", isSample: false },
        {
          type: "narrative" as const,
          markdown: "> [en] One",
          hasMarks: true as const,
          isSample: false,
        },
        {
          type: "narrative" as const,
          markdown: "Zie www.a.nl",
          hasBareLinks: true as const,
          isSample: false,
        },
      ],
    };
    const { sections } = readReportLayer(reportLayer({ ...model, sections: [section] }), logo);
    expect(sections).toEqual([section]);
  });

  it("gives the images of a text by their hashes, with their bytes from elsewhere", () => {
    const bytes = imageFile("halves.png");
    const hash = createHash("sha256").update(bytes).digest("hex");
    const image = { file: "a.png", mediaType: "image/png" as const, width: 60, height: 40 };
    const images = [{ ...image, base64: bytes.toString("base64") }];
    const text = { markdown: "![A](a.png)", hasBoxes: true as const, images, isSample: false };
    const section = { id: "a", title: "A", blocks: [{ type: "narrative" as const, ...text }] };
    const report = { ...model, sections: [section] };
    const layer = reportLayer(report);
    expect(layer).not.toContain("base64");
    expect(layer).toContain(`"sha256": "${hash}"`);
    expect(readReportLayer(layer, logo, new Map([[hash, bytes]]))).toEqual(report);
    expect(() => readReportLayer(layer, logo)).toThrow("base64");
  });

  it("has each line of the narrative on a line of its own, and no line that is hard to review", () => {
    const narratives = model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "narrative" ? [block.markdown] : []));
    const lines = reportLayer(model).split("\n");
    expect(narratives.length).toBeGreaterThan(3);
    for (const line of narratives.flatMap((text) => text.split("\n"))) {
      expect(lines.some((one) => one.includes(JSON.stringify(line)))).toBe(true);
    }
    const structural = lines.filter((line) => /^\s*[[{]/.test(line) && line.trim().length > 1);
    expect(Math.max(...structural.map(({ length }) => length))).toBeLessThan(200);
  });

  it("does not depend on the order in which the report names its parts", () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, inner]) => [key, turned(inner)]),
            )
          : value;
    expect(reportLayer(turned(model) as ReportModel)).toBe(reportLayer(model));
  });

  it("is refused if anything in it has another form", () => {
    const { sections, ...rest } = JSON.parse(reportLayer(model)) as Record<string, unknown>;
    expect(Array.isArray(sections)).toBe(true);
    expect(() => readReportLayer(JSON.stringify(rest), logo)).toThrow("sections");
    const other = JSON.stringify({ ...rest, sections: "x" });
    expect(() => readReportLayer(other, logo)).toThrow("sections");
    expect(() => readReportLayer("{", logo)).toThrow("JSON");
  });

  it("keeps any text of a narrative, to its line ends", () => {
    const withNarrative = (markdown: string): ReportModel => ({
      ...model,
      logo: null,
      sections: [
        {
          id: "doorkijk",
          title: "Doorkijk",
          blocks: [{ type: "narrative", markdown, isSample: true }],
        },
      ],
    });
    const text = fc.array(fc.constantFrom("a", "\n", "\r\n", " ", "é", '"', "\\", "\u2028"));
    fc.assert(
      fc.property(text, (pieces) => {
        const report = withNarrative(pieces.join(""));
        expect(readReportLayer(reportLayer(report), null)).toEqual(report);
      }),
    );
  });
});
