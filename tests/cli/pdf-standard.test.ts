import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { readDocument } from "../pdf/second-reader.ts";
import { emptyFolder, PROJECT, runHere } from "./run-report.ts";

const WORDS = [
  "generate",
  "--period=2024-Q1",
  `--input=${path.join(PROJECT, "fixtures/monitor.csv")}`,
];

async function reportWith(settings: string, ...options: readonly string[]) {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "report.config.yaml"), settings);
  const outcome = await runHere([...WORDS, ...options], { folder });
  const pdf = path.join(folder, outcome.stdout.trim());
  return { outcome, pdf, target: path.dirname(pdf) };
}

describe("the archive standard of the PDF", () => {
  it("is PDF/A-3a, with the figures that are published with it", async () => {
    const { pdf, target } = await reportWith("organisation: Steunteam\n");
    const { attachments, metadata } = await readDocument(readFileSync(pdf));
    expect(metadata).toContain("<pdfaid:part>3</pdfaid:part>");
    expect([...attachments.keys()].sort()).toEqual(["figures-2024-Q1.csv", "figures-2024-Q1.json"]);
    for (const [name, content] of attachments) {
      expect(content).toBe(readFileSync(path.join(target, name), "utf8"));
    }
    expect(JSON.parse(readFileSync(path.join(target, "manifest.json"), "utf8"))).toMatchObject({
      settings: { pdfStandard: "3a" },
    });
  });

  it("is PDF/A-2a without attachments if the settings say so", async () => {
    const { pdf, target } = await reportWith("pdfStandard: 2a\n");
    const { attachments, metadata } = await readDocument(readFileSync(pdf));
    expect(metadata).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(attachments.size).toBe(0);
    expect(JSON.parse(readFileSync(path.join(target, "manifest.json"), "utf8"))).toMatchObject({
      settings: { pdfStandard: "2a" },
    });
  });

  it("is PDF/A-4f with PDF/UA-2 if the settings say so, with the figures", async () => {
    const { pdf, target } = await reportWith("pdfStandard: 4f\n");
    const bytes = readFileSync(pdf);
    expect(bytes.toString("latin1", 0, 8)).toBe("%PDF-2.0");
    const { attachments, metadata } = await readDocument(bytes);
    expect(metadata).toContain("<pdfaid:part>4</pdfaid:part>");
    expect(metadata).toContain("<pdfuaid:part>2</pdfuaid:part>");
    expect([...attachments.keys()].sort()).toEqual(["figures-2024-Q1.csv", "figures-2024-Q1.json"]);
    expect(JSON.parse(readFileSync(path.join(target, "manifest.json"), "utf8"))).toMatchObject({
      settings: { pdfStandard: "4f" },
    });
  });

  it("is kept with a report, which is made again with it", async () => {
    const folder = emptyFolder();
    const settings = path.join(folder, "report.config.yaml");
    writeFileSync(settings, "pdfStandard: 4f\n");
    const snapshot = async (...words: readonly string[]) =>
      await runHere(["snapshot", ...words], { folder });
    const kept = await snapshot(...WORDS.slice(1), "--published-on=2024-04-20");
    expect(kept.code).toBe(0);
    const manifest = path.join(folder, "snapshots/2024-Q1/voortgangsrapportage/manifest.json");
    expect(JSON.parse(readFileSync(manifest, "utf8"))).toMatchObject({
      settings: { pdfStandard: "4f" },
    });
    writeFileSync(settings, "pdfStandard: 3a\n");
    const checked = await snapshot("--check");
    expect([checked.code, checked.stdout]).toEqual([
      0,
      expect.stringMatching(/^2024-Q1 voortgangsrapportage: gelijk$/m),
    ]);
  });

  it("marks the names of files for internal use, inside the PDF too", async () => {
    const { pdf } = await reportWith("", "--threshold=0");
    const { attachments, information } = await readDocument(readFileSync(pdf));
    expect([...attachments.keys()].sort()).toEqual([
      "figures-2024-Q1-NIET-PUBLICEREN.csv",
      "figures-2024-Q1-NIET-PUBLICEREN.json",
    ]);
    expect(information["Title"]).toMatch(/^NIET-PUBLICEREN/);
  });

  it("is refused if it is unknown", async () => {
    const { outcome } = await reportWith("pdfStandard: 1b\n");
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain(
      'De instelling "pdfStandard" klopt niet: kies 3a (met de cijfers als bijlage), 2a (zonder bijlagen) of 4f (de nieuwste norm: pdf 2.0, met de cijfers als bijlage).',
    );
  });
});
