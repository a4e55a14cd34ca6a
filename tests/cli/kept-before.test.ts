import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, it } from "vitest";

import { blockOf, forge, forgeManifest, forgeReport } from "../snapshots/forge.ts";
import { emptyFolder, PROJECT, runHere, type Outcome } from "./run-report.ts";

const EXPORT = path.join(PROJECT, "fixtures/monitor.csv");
const OTHERWISE =
  "De inhoud is gelijk, alleen anders opgemaakt door een nieuwere versie van Peildatum: bewaard met 0.1.0, nu gemaakt met ";

describe("the snapshots of version 0.1.0", () => {
  let folder: string;
  const inKept = (period: string): string =>
    path.join(folder, "snapshots", period, "voortgangsrapportage");
  const layerOf = (period: string, file: string): string =>
    readFileSync(path.join(inKept(period), file), "utf8");
  const snapshot = async (...words: readonly string[]): Promise<Outcome> => {
    const outcome = await runHere(["snapshot", ...words], { folder });
    return { ...outcome, stdout: outcome.stdout.replaceAll(/\s+/g, " ") };
  };
  beforeEach(() => {
    folder = emptyFolder();
    const kept = path.join(PROJECT, "tests/snapshots/version-1");
    for (const period of ["2023-Q4", "2024-Q1"]) {
      cpSync(path.join(kept, period), path.join(folder, "snapshots", period), { recursive: true });
    }
  });

  it("say the same, but are arranged differently: one message each, and no difference", async () => {
    const { code, stdout } = await snapshot("--check");
    expect(code).toBe(0);
    expect(stdout.split("voortgangsrapportage: gelijk ")).toHaveLength(3);
    expect(stdout.split(OTHERWISE)).toHaveLength(3);
    expect(stdout).toContain("Beide bewaarde rapporten komen er weer met dezelfde inhoud uit.");
    const asData = await runHere(["snapshot", "--check", "--format", "json"], { folder });
    expect(asData.code).toBe(0);
    const otherVersion = { kept: "0.1.0", isLaidOutOtherwise: true };
    expect(JSON.parse(asData.stdout)).toMatchObject({
      reports: [
        { period: "2023-Q4", isSame: true, differences: [], otherVersion },
        { period: "2024-Q1", isSame: true, differences: [], otherVersion },
      ],
    });
  });

  it("are rewritten by update in the form of this release, which then makes the same bytes", async () => {
    expect(await snapshot("--update")).toMatchObject({ code: 0 });
    for (const period of ["2023-Q4", "2024-Q1"]) {
      expect(layerOf(period, "report.json")).toContain('"schemaVersion": 2');
      expect(layerOf(period, "report.json")).not.toMatch(
        /"(?:spec|height|rows": \[\{"(?:code|kind))"/,
      );
      expect(layerOf(period, "text.txt")).toContain("\n(tekening) ");
    }
    const { code, stdout } = await snapshot("--check");
    expect(code).toBe(0);
    expect(stdout).toContain("Beide bewaarde rapporten komen er weer precies zo uit.");
    expect(stdout).not.toContain("anders opgemaakt");
  });

  it.each<[string, string, string, string, RegExp]>([
    ["number", "text.txt", "936 aanmeldingen. In", "935 aanmeldingen. In", /was: .*935 aanm/],
    ["word", "text.txt", "Dat zijn er minder", "Dat waren er minder", /was: .*Dat waren er minder/],
    [
      "number in a table",
      "text.txt",
      "Aanmeldingen in de periode | 259 | 149",
      "Aanmeldingen in de periode | 149 | 259",
      /was: Aanmeldingen in de periode \| 149 \| 259/,
    ],
    [
      "alt text",
      "structure.txt",
      "Staafdiagram van het aantal aanmeldingen per maand",
      "Diagram van het aantal aanmeldingen per maand",
      /was: Figure \{Diagram van/,
    ],
    ["heading", "structure.txt", "H2 Reactietijd", "H3 Reactietijd", /was: H3 Reactietijd/],
  ])("differ in a %s alone where just that was another: %s", async (_, file, from, to, told) => {
    const before = layerOf("2024-Q1", file);
    forge(inKept("2024-Q1"), file, (text) => text.replace(from, to));
    expect(layerOf("2024-Q1", file)).not.toBe(before);
    const { code, stdout } = await snapshot("--check", "--period", "2024-Q1");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /2024-Q1 voortgangsrapportage: anders (?:text|structure)\.txt .+ is anders/,
    );
    expect(stdout).toMatch(told);
    expect(stdout.match(/was:/g)).toHaveLength(1);
    expect(stdout).toContain("Bewaard met Peildatum 0.1.0; dit is ");
  });

  it("may lack a figure that the catalogue added since, and may lose no figure", async () => {
    const codebook = path.join(PROJECT, "tests/snapshots/version-1/codebook.yaml");
    writeFileSync(path.join(folder, "report.config.yaml"), `codebook: ${codebook}\n`);
    const words = ["--check", "--period", "2024-Q1", "--input", EXPORT] as const;
    const figures = inKept("2024-Q1");
    const change = (edit: (all: Record<string, unknown>) => void) => (text: string) => {
      const read = JSON.parse(text) as { readonly figures: Record<string, unknown> };
      edit(read.figures);
      return `${JSON.stringify(read, null, 2)}\n`;
    };
    forge(
      figures,
      "figures.json",
      change((all) => delete all["regions.involved"]),
    );
    const gained = await snapshot(...words);
    expect(gained.code).toBe(0);
    expect(gained.stdout).toContain("De cijfers zijn opnieuw berekend uit dezelfde export.");
    forge(
      figures,
      "figures.json",
      change((all) => {
        all["regions.gone"] = all["registrations.total"];
      }),
    );
    const lost = await snapshot(...words);
    expect(lost.code).toBe(1);
    expect(lost.stdout).toMatch(/figures\.json \(de cijfers\) is anders was: regions\.gone/);
  });

  it.each<[string, RegExp, (kept: string) => void]>([
    [
      "a report that this release cannot bring forward",
      /report\.json .+ is van een oudere versie van Peildatum die deze versie niet kan overbrengen/,
      (kept) => {
        forgeReport(kept, (report) => {
          blockOf(report, "chart")["spec"] = "../bars-by-category";
        });
      },
    ],
    [
      "a report of a newer version",
      /report\.json .+ is bewaard door een nieuwere versie van Peildatum; werk Peildatum bij/,
      (kept) => {
        forgeReport(kept, (report) => {
          report["schemaVersion"] = 99;
        });
      },
    ],
    [
      "a manifest of a newer version",
      /manifest\.json .+ is bewaard door een nieuwere versie van Peildatum; werk Peildatum bij/,
      (kept) => {
        forgeManifest(kept, (manifest) => ({ ...manifest, schemaVersion: 99 }));
      },
    ],
  ])("are named by folder where one is %s, and the others are checked", async (_, told, spoil) => {
    spoil(inKept("2023-Q4"));
    const { code, stdout } = await snapshot("--check");
    expect(code).toBe(1);
    expect(stdout).toMatch(told);
    expect(stdout).toMatch(/snapshots\/2023-Q4\/voortgangsrapportage\/(?:report|manifest)\.json/);
    expect(stdout).toContain("2024-Q1 voortgangsrapportage: gelijk");
    const updated = await snapshot("--update");
    expect(updated.code).toBe(1);
    expect(updated.stdout).toContain("niet bewaard, want deze versie van Peildatum kan niet lezen");
    expect(updated.stdout).toContain("2024-Q1 voortgangsrapportage: opnieuw bewaard");
  });

  it("can be compared with later reports, whatever happened to the report layer", async () => {
    forgeReport(inKept("2023-Q4"), (report) => {
      report["schemaVersion"] = 99;
    });
    const words = ["check", "--period", "2024-Q1", "--input", EXPORT];
    expect(await runHere(words, { folder })).toMatchObject({ code: 0 });
    forgeManifest(inKept("2023-Q4"), (manifest) => ({ ...manifest, schemaVersion: 99 }));
    const refused = await runHere(words, { folder });
    expect(refused.code).toBe(3);
    const { stdout } = refused;
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("bewaard door een nieuwere versie");
  });
});

describe("a snapshot of another version", () => {
  it("is the same report if it says the same", async () => {
    const folder = emptyFolder();
    const words = ["snapshot", "--period", "2023-12", "--published-on", "2024-02-08"];
    const input = ["--input", path.join(PROJECT, "fixtures/monitor-2024-01-31.csv")];
    const keep = (): Promise<Outcome> => runHere([...words, ...input], { folder });
    expect(await keep()).toMatchObject({ code: 0 });
    const kept = path.join(folder, "snapshots/2023-12/voortgangsrapportage");
    forgeManifest(kept, ({ madeWith, published, ...manifest }) => ({
      ...manifest,
      madeWith: { ...madeWith, tool: "99.0.0" },
      published: { ...published, pdf: { bytes: 1, sha256: "0".repeat(64) } },
    }));
    const again = await keep();
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain("2023-12: stond al zo");
    const checked = await runHere(["snapshot", "--check"], { folder });
    expect(checked.code).toBe(0);
    expect(checked.stdout).toContain("anders opgemaakt door een oudere versie");
  });
});
