import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { change } from "../cli/change-file.ts";
import {
  emptyFolder,
  PROJECT,
  runHere,
  withoutSandboxLine,
  type Outcome,
} from "../cli/run-report.ts";

const FIXTURES = path.join(PROJECT, "fixtures");
const EXPORT = path.join(FIXTURES, "monitor.csv");
const EARLIER_EXPORT = path.join(FIXTURES, "monitor-2024-01-31.csv");
const EARLIER = ["--input", EARLIER_EXPORT, "--published-on", "2024-02-08"] as const;
const LAYERS = ["figures.json", "manifest.json", "report.json", "structure.txt", "text.txt"];

describe("report snapshot, of two reports", () => {
  let folder: string;
  const snapshot = (...words: readonly string[]): Promise<Outcome> =>
    runHere(["snapshot", ...words], { folder });
  const inKept = (period: string, file: string): string =>
    path.join(folder, "snapshots", period, "voortgangsrapportage", file);

  /** Runs with the snapshots, and restores all of them. */
  async function withDamage(damage: () => void, work: () => Promise<void>): Promise<void> {
    const whole = path.join(emptyFolder(), "snapshots");
    const snapshots = path.join(folder, "snapshots");
    cpSync(snapshots, whole, { recursive: true });
    try {
      damage();
      await work();
    } finally {
      rmSync(snapshots, { recursive: true });
      cpSync(whole, snapshots, { recursive: true });
    }
  }

  beforeAll(async () => {
    folder = emptyFolder();
    await snapshot("--period", "2023-12", ...EARLIER);
    await snapshot("--period", "2024-01", "--input", EXPORT, "--published-on", "2024-02-20T10:30");
  });

  it("makes every report again from its snapshot, without an export", async () => {
    const { code, stdout } = await snapshot("--check");
    expect(stdout).toMatch(/^2023-12 voortgangsrapportage: gelijk$/m);
    expect(stdout).toMatch(/^2024-01 voortgangsrapportage: gelijk$/m);
    expect(code).toBe(0);
  });

  it("reports that git changed the line ends, and warns against keeping them", async () => {
    const before = new Map(
      LAYERS.map((file) => [file, readFileSync(inKept("2023-12", file), "utf8")]),
    );
    const words = ["--period", "2024-Q1", "--input", EXPORT] as const;
    try {
      for (const [file, text] of before) {
        writeFileSync(inKept("2023-12", file), text.replaceAll("\n", "\r\n"));
      }
      const checked = await snapshot("--check", "--input", EARLIER_EXPORT);
      expect(checked.code).toBe(1);
      const said = checked.stdout.replaceAll(/\s+/g, " ");
      expect(said.match(/heeft andere regeleinden/g)).toHaveLength(LAYERS.length);
      expect(said).toContain("snapshots/** -text in .gitattributes");
      expect(said).not.toMatch(/--update|was:/);
      const again = await snapshot("--period", "2023-12", ...EARLIER);
      expect(again.code).toBe(1);
      expect(again.stderr).toContain("Bewaar dit niet opnieuw");
      expect(again.stdout + again.stderr).not.toContain("--update");
      const explained = await runHere(["explain", "registrations.total", ...words], { folder });
      expect(explained.code).toBe(0);
      expect(explained.stderr).toContain("De regeleinden van dit bewaarde bestand zijn veranderd");
      expect(explained.stderr).not.toContain("--update");
      const strict = await runHere(["check", ...words, "--strict"], { folder });
      expect(strict.code).toBe(3);
      expect(await snapshot("--update")).toMatchObject({ code: 0 });
      for (const [file, text] of before)
        expect(readFileSync(inKept("2023-12", file), "utf8")).toBe(text);
    } finally {
      for (const [file, text] of before) writeFileSync(inKept("2023-12", file), text);
    }
  });

  it("computes figures again from the same export, and lists revisions by another", async () => {
    const { code, stdout } = await snapshot("--check", "--input", EXPORT);
    expect(code).toBe(0);
    const [december = "", january = ""] = stdout.split(/^2024-01 /m);
    expect(december).toContain("De export is een andere dan toen.");
    expect(december).toContain("december 2023: 103 → 105 (+2)");
    expect(january).toContain("De cijfers zijn opnieuw berekend uit dezelfde export.");
    const strict = await snapshot("--check", "--strict", "--period", "2023-12", "--input", EXPORT);
    expect(strict.code).toBe(1);
    expect(strict.stderr).toContain("met --strict telt dat als een verschil");
    const json = await snapshot(
      "--check",
      "--period",
      "2023-12",
      "--input",
      EXPORT,
      "--format",
      "json",
    );
    const { reports } = JSON.parse(json.stdout) as {
      reports: { revisions: { figure: string; numbers: { old: number; new: number }[] }[] }[];
    };
    const total = reports[0]?.revisions.find(({ figure }) => figure === "registrations.total");
    expect(total?.numbers).toMatchObject([{ old: 785, new: 787 }]);
  });

  it("never shows that a sensitive figure was revised by few cases", async () => {
    const { stdout } = await snapshot("--check", "--period", "2023-12", "--input", EXPORT);
    expect(stdout).toContain("Aanmeldingen naar provincie of buitenland");
    expect(stdout).not.toMatch(/Groningen|Zuid-Holland|Moeder/);
    expect(stdout).toContain(
      "niet getoond: aan wat hier veranderde, kan een gezin te herkennen zijn",
    );
  });

  it("lists each layer of a snapshot that changed, with the sentence", async () => {
    await withDamage(
      () => {
        change(inKept("2023-12", "text.txt"), "Sinds de start zijn", "Sinds de start waren");
        change(inKept("2024-01", "report.json"), "Sinds de start zijn", "Sinds de stárt zijn");
        change(inKept("2024-01", "manifest.json"), '"threshold": 5', '"threshold": 6');
      },
      async () => {
        const { code, stdout } = await snapshot("--check");
        expect(code).toBe(1);
        const [december = "", january = ""] = stdout.split(/^2024-01 /m);
        expect(december).toMatch(/^ {2}text\.txt .+ is veranderd nadat het bewaard is$/m);
        expect(december).toMatch(
          /was: [^:]+de\s+start\s+waren\s+het\s+er[^:]+nu: [^:]+de\s+start\s+zijn\s+het\s+er/,
        );
        expect(december).not.toMatch(/^ {2}(?:report|figures|structure|manifest)/m);
        expect(january).toMatch(/^ {2}manifest\.json .+ is veranderd nadat/m);
        expect(january).toMatch(/^ {2}report\.json .+ is veranderd nadat/m);
        expect(january).toMatch(/^ {2}text\.txt .+ is anders$/m);
        expect(january).toMatch(/nu: [^:]+Sinds\s+de\s+stárt\s+zijn/);
        expect(january).toMatch(/anders in: aanmeldingen$/m);
        expect(january).toMatch(/^ {2}de PDF is anders$/m);
        expect(january).not.toContain("structure.txt");
      },
    );
  });

  it("lists a changed figure and alt text, and a report that can no longer be made", async () => {
    await withDamage(
      () => {
        change(inKept("2023-12", "figures.json"), '"value": 785', '"value": 784');
        change(
          inKept("2023-12", "structure.txt"),
          "december 2023, met 103",
          "december 2023, met 13",
        );
        change(inKept("2024-01", "report.json"), '"kind": "bars"', '"kind": "bats"');
      },
      async () => {
        const words = ["--check", "--input", EARLIER_EXPORT] as const;
        const { code, stdout, stderr } = await snapshot(...words);
        expect([code, withoutSandboxLine(stderr)]).toEqual([1, ""]);
        const [december = "", january = ""] = stdout.split(/^2024-01 /m);
        expect(december.match(/^ {2}figures\.json .+ is veranderd nadat/gm)).toHaveLength(1);
        expect(december).toMatch(/was: registrations\.total value: 784$/m);
        expect(december).toMatch(/nu: +Figure \{[^}]+december\s+2023,\s+met\s+103\s+aanm/);
        expect(january).toMatch(/^ {2}report\.json .+ bevat iets wat niet in een rapport kan/m);
      },
    );
  });

  it("leaves a snapshot with another outcome alone, until --update", async () => {
    await withDamage(
      () => undefined,
      async () => {
        const words = ["--period", "2024-01", "--input", EXPORT, "--published-on"] as const;
        const before = readFileSync(inKept("2024-01", "text.txt"), "utf8");
        const refused = await snapshot(...words, "2024-05-27");
        expect(refused.code).toBe(1);
        expect(refused.stdout).toMatch(
          /was: Gepubliceerd op 20 februari 2024\n +nu: +Gepubliceerd/,
        );
        expect(refused.stderr).toContain("--update");
        expect(readFileSync(inKept("2024-01", "text.txt"), "utf8")).toBe(before);
        const updated = await snapshot(...words, "2024-05-27", "--update");
        expect(updated.code).toBe(0);
        expect(updated.stdout).toMatch(/opnieuw bewaard[^]*nu: +Gepubliceerd op 27 mei/);
        expect(readFileSync(inKept("2024-01", "text.txt"), "utf8")).toContain("27 mei 2024");
        const again = await snapshot(...words, "2024-05-27");
        expect(again).toMatchObject({ code: 0 });
        expect(again.stdout).toContain("stond al zo");
      },
    );
  });

  it("rewrites what follows from a snapshot, not what is damaged itself", async () => {
    await withDamage(
      () => {
        rmSync(inKept("2023-12", "structure.txt"));
        change(inKept("2024-01", "figures.json"), "2024-01", "2024-02");
      },
      async () => {
        const { code, stdout } = await snapshot("--update");
        expect(code).toBe(1);
        expect(stdout).toMatch(/^2023-12 voortgangsrapportage: opnieuw bewaard$/m);
        expect(stdout).toMatch(/^2024-01 voortgangsrapportage: niet bewaard/m);
        expect(readFileSync(inKept("2023-12", "structure.txt"), "utf8")).toContain("Figure {");
        expect(readFileSync(inKept("2024-01", "figures.json"), "utf8")).toContain("2024-02");
      },
    );
  });

  it("lists by name the figures that another export changes", async () => {
    const words = ["--input", EXPORT, "--published-on", "2024-02-08"] as const;
    const { code, stdout } = await snapshot("--period", "2023-12", ...words);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}figures\.json \(de cijfers\) is anders$/m);
    expect(stdout).toMatch(
      /was: registrations\.total value: 785\n +nu: +registrations\.total value: 787/,
    );
  });

  it("warns if the output folder contains another PDF than the snapshot", async () => {
    const words = ["--period", "2024-01", "--input", EXPORT] as const;
    expect(await runHere(["generate", ...words], { folder })).toMatchObject({ code: 0 });
    const published = await snapshot(...words, "--published-on", "2024-02-20T10:30");
    expect(published.code).toBe(0);
    expect(published.stderr).toMatch(/^Let op: de PDF in out\/2024-01\/.+ is een andere/m);
  });
});
