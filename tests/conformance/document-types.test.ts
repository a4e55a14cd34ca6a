import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { walkStructure } from "../../src/pdf/walk/walk-structure.ts";
import { sha256 } from "../../src/file-system/read-files.ts";
import { ownTexts } from "../cli/own-texts.ts";
import { emptyFolder, PROJECT, runHere, succeeds } from "../cli/run-report.ts";
import { OWN_TYPES } from "../document-types.ts";
import { contentIn, readDocument } from "../pdf/second-reader.ts";
import { axeOn } from "../screen/axe-on.ts";
import { DESK, screensOfThisFile, TELEPHONE } from "../screen/open-screen.ts";
import { errorsOfNu, isMistakeOfNu } from "./nu.ts";
import { complaintsOfQpdf } from "./qpdf.ts";
import { claimedVerdictsOf, type Flavour, verdictsOf, type Verdict } from "./verapdf.ts";

/** A document of many elements has far more checks than this. */
const FEWEST_CHECKS = 1000;
const FLAVOURS: readonly Flavour[] = ["ua1", "3a"];

const PUBLISHED = ["--period", "2024-Q1", "--published-on", "2024-05-27T10:00"];

/** The documents of a published period, made by the command in one run. */
describe("the documents of a published period", () => {
  let out: string;
  let content: string;
  let snapshots: string;
  const verdicts = new Map<Flavour, ReadonlyMap<string, Verdict>>();
  const fileOf = (name: string, ending: "pdf" | "html"): string =>
    path.join(out, "2024-Q1", name, `${name}-2024-Q1.${ending}`);

  beforeAll(async () => {
    out = emptyFolder();
    content = ownTexts();
    snapshots = emptyFolder();
    const places = ["--content", content, "--out", out, "--snapshots", snapshots];
    const words = ["generate", ...PUBLISHED, "--document", "all"];
    await succeeds(runHere([...words, ...places]));
    const files = OWN_TYPES.map((name) => fileOf(name, "pdf"));
    for (const flavour of FLAVOURS) verdicts.set(flavour, await verdictsOf(flavour, files));
  });

  const openOn = screensOfThisFile();

  describe.each(OWN_TYPES)("%s", (name) => {
    it.each(FLAVOURS)("passes every check of %s", (flavour) => {
      const verdict = verdicts.get(flavour)?.get(fileOf(name, "pdf"));
      expect(verdict).toMatchObject({ compliant: true, failedChecks: 0, broken: [] });
      expect(verdict?.passedChecks).toBeGreaterThan(FEWEST_CHECKS);
    });

    it("is a file without a fault", async () => {
      expect(await complaintsOfQpdf(fileOf(name, "pdf"))).toBe("");
    });

    it("has a structure that can be walked in the order of its pages", async () => {
      const walked = await walkStructure(readFileSync(fileOf(name, "pdf")));
      expect(walked.filter(({ failures }) => failures.length > 0)).toEqual([]);
    });

    it("is read completely by a second reader, with an owner for all paint", async () => {
      const read = await readDocument(readFileSync(fileOf(name, "pdf")));
      for (const page of read.pages) {
        expect(page.paints.filter(({ owner }) => owner === undefined)).toEqual([]);
        const owned = new Set(contentIn(page.tree));
        expect(page.marked.filter((id) => !owned.has(id))).toEqual([]);
      }
    });

    it.each([TELEPHONE, DESK, { ...DESK, isDark: true }])(
      "passes axe-core on a screen of $width pixels",
      async (screen) => {
        const html = readFileSync(fileOf(name, "html"), "utf8");
        const { page, requests } = await openOn(html, screen);
        const { violations } = await (await axeOn(page))();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
        expect(requests).toEqual([]);
      },
    );
  });

  it("are kept, and are reproduced from their snapshots unchanged", async () => {
    const places = ["--content", content, "--out", out, "--snapshots", snapshots];
    for (const name of OWN_TYPES) {
      await succeeds(runHere(["snapshot", ...PUBLISHED, "--document", name, ...places]));
      const kept = readFileSync(path.join(snapshots, "2024-Q1", name, "manifest.json"), "utf8");
      const { published } = JSON.parse(kept) as { published: { pdf: { sha256: string } } };
      expect(published.pdf.sha256).toBe(sha256(readFileSync(fileOf(name, "pdf"))));
    }
    const { stdout } = await succeeds(
      runHere(["snapshot", "--check", "--snapshots", snapshots, "--format", "json"]),
    );
    const { reports } = JSON.parse(stdout) as { reports: readonly { document: string }[] };
    expect(reports.map(({ document }) => document).sort()).toEqual(OWN_TYPES);
    // A changed word in a snapshot is found.
    const text = path.join(snapshots, "2024-Q1/leerrapport/text.txt");
    writeFileSync(text, readFileSync(text, "utf8").replace("adviesgroep", "adviesraad"));
    const changed = await runHere(["snapshot", "--check", "--snapshots", snapshots]);
    expect(changed.code).not.toBe(0);
    expect(changed.stdout).toContain("leerrapport");
  });

  it("conform to PDF/A-4 under the newest standards if they contain no file", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "report.config.yaml"), "pdfStandard: 4f\n");
    const words = ["generate", "--period", "2024-Q1", "--document", "nota"];
    const sample = path.join(PROJECT, "fixtures/content");
    await succeeds(runHere([...words, "--content", sample], { folder }));
    const file = path.join(folder, "out/2024-Q1/nota/nota-2024-Q1.pdf");
    const found = (await claimedVerdictsOf([file])).get(file) ?? new Map<Flavour, Verdict>();
    expect([...found.keys()].sort()).toEqual(["4", "ua2", "wt1a", "wt1r"]);
    for (const verdict of found.values()) expect(verdict).toMatchObject({ compliant: true });
  });

  it("are HTML without errors", async () => {
    const errors = await errorsOfNu(OWN_TYPES.map((name) => fileOf(name, "html")));
    const ours = [...errors].flatMap(([file, complaints]) =>
      complaints.filter((one) => isMistakeOfNu(one) === undefined).map((one) => [file, one]),
    );
    expect(ours).toEqual([]);
  });
});
