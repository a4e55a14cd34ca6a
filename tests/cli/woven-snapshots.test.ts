import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { blockOf, forgeReport } from "../snapshots/forge.ts";
import { emptyFolder, PROJECT, runHere, succeeds, type Outcome } from "./run-report.ts";

interface Run {
  text: string;
  origin?: string;
}

/** Replaces the first run of the first value. */
const write =
  (change: object) =>
  ([value]: Run[][]): void => {
    Object.assign(value?.[0] ?? {}, change);
  };

const WORDS = ["--period", "2024-Q1", "--published-on", "2024-05-27"];
const TEXT = `### Al {{cijfer "registrations.total" zelfstandig="gezin"}}

Dat zijn er {{cijfer "registrations.total" "verschil"}}, op {{peildatum}}. {{#getoond "people.bySupported" "vader"}}Er zijn {{cijfer "people.bySupported" "vader"}} vaders.{{anders}}Er zijn enkele vaders.{{/getoond}} Zo typ je het: \\{{0}}.
`;

/** An export with this number of families. */
function exportOf(earlier: number, now: number): string {
  const rows = Array.from({ length: earlier + now }, (_, index) => {
    const who = index < 2 ? "vader" : index % 2 === 0 ? "moeder" : "beide_ouders";
    return `T-${index + 1};${index < earlier ? "2023-11-10" : "2024-03-28"};overig;;${who}`;
  });
  return `${["traject_id;aanmelddatum;aanmeldroute;statusverloop;ondersteunde", ...rows].join("\n")}\n`;
}

describe("a snapshot with figures in its text", () => {
  const source = emptyFolder();
  let folder: string;
  const kept = (): string => path.join(folder, "snapshots/2024-Q1/voortgangsrapportage");
  const snapshot = async (...words: readonly string[]): Promise<Outcome> => {
    const outcome = await runHere(["snapshot", ...words], { folder });
    return { ...outcome, stdout: outcome.stdout.replaceAll(/\s+/g, " ") };
  };
  beforeAll(async () => {
    const content = path.join(source, "content/2024-Q1/voortgangsrapportage");
    mkdirSync(content, { recursive: true });
    writeFileSync(path.join(content, "inleiding.md"), TEXT);
    writeFileSync(path.join(source, "export.csv"), exportOf(30, 12));
    const words = ["snapshot", ...WORDS, "--input", "export.csv"];
    await succeeds(runHere(words, { folder: source }));
  });
  beforeEach(() => {
    folder = emptyFolder();
    cpSync(source, folder, { recursive: true });
  });

  it("contains each value with its origin, and not its call", () => {
    const layer = readFileSync(path.join(kept(), "report.json"), "utf8");
    expect(layer).not.toMatch(/\{\{(?!\d)/);
    const { sections } = JSON.parse(layer) as Parameters<typeof blockOf>[0];
    expect(blockOf({ sections }, "narrative")).toMatchObject({
      markdown: [
        "### Al {{0}}",
        "",
        "Dat zijn er {{1}}, op {{2}}. Er zijn enkele vaders. Zo typ je het: \\{{0}}.",
      ],
      woven: [
        [{ text: "42", origin: "registrations.total.value" }, { text: " gezinnen" }],
        [
          {
            text: "12",
            origin: "registrations.total.value - 2023-Q4/registrations.total.value",
          },
          { text: " meer" },
        ],
        [{ text: "31 maart 2024", origin: "period.to" }],
      ],
    });
    const print = readFileSync(path.join(kept(), "text.txt"), "utf8").replaceAll(/\s+/g, " ");
    expect(print).toContain("Al 42 gezinnen");
    expect(print).toContain("Zo typ je het: {{0}}.");
  });

  it("is made again the same, without its text and its export", async () => {
    expect(await snapshot("--check")).toMatchObject({ code: 0 });
    const { code, stdout } = await snapshot("--check", "--input", "export.csv");
    expect(stdout).toContain("gelijk De cijfers zijn opnieuw berekend uit dezelfde export.");
    expect(code).toBe(0);
  });

  it("differs if a figure changed, and names it", async () => {
    writeFileSync(path.join(folder, "export.csv"), exportOf(30, 11));
    const { code, stdout } = await snapshot(...WORDS, "--input", "export.csv");
    expect(code).toBe(1);
    expect(stdout).toContain(
      "was: registrations.total value: 42 nu: registrations.total value: 41",
    );
    expect(stdout).toContain("text.txt (de tekst van de PDF) is anders");
    expect(stdout).toContain("report.json (het rapport als gegevens) is anders");
  });

  it.each<[string, (woven: Run[][]) => unknown, RegExp]>([
    ["another number", write({ text: "43" }), /nu: [^:]*43 gez/],
    ["HTML", write({ text: "<b>4</b>" }), /nu: [^:]*<b>4<\/b>/],
    ["Markdown", write({ text: "[a](https://a.nl) 1" }), /nu: [^:]*\[a\]\(/],
    ["a number without an origin", write({ origin: undefined }), /\.woven\.0\.0/],
    ["an origin of no form", write({ origin: "uit het hoofd" }), /\.woven\.0\.0\.origin/],
    ["a link that runs", write({ target: "javascript:alert(1)" }), /\.woven\.0\.0\.target/],
    ["a control character", write({ text: "4\u001B[2J" }), /\.woven\.0\.0\.text/],
    [
      "more values than a report holds",
      (woven) => woven.push(...Array.from({ length: 6_000 }, () => [{ text: "a" }])),
      /\.woven/,
    ],
    ["a value that is a text by itself", write({ text: "x".repeat(100_000) }), /\.woven/],
    ["fewer values than places", (woven) => woven.pop(), /nu: [^:]*\{\{2\}\}/],
  ])("is refused or told, where someone forged %s", async (_, change, told) => {
    forgeReport(kept(), (report) => {
      change(blockOf(report, "narrative")["woven"] as Run[][]);
    });
    const { code, stdout } = await snapshot("--check");
    expect(code).toBe(1);
    expect(stdout).toMatch(told);
  });

  it.each([
    ["twice", "Nog eens {{0}}."],
    ["without end", "{{0}} ".repeat(200_000)],
    ["in an address", "[a](https://www.voorbeeld.nl/{{0}})"],
  ])("is refused, where a place stands %s", async (_, line) => {
    forgeReport(kept(), (report) => {
      const block = blockOf(report, "narrative");
      const lines = (block["markdown"] as string[]).map((one) =>
        line.startsWith("[") ? one.replace("{{0}}", "") : one,
      );
      block["markdown"] = [...lines, "", line];
    });
    const { code, stdout } = await snapshot("--check");
    expect(code).toBe(1);
    expect(stdout).toMatch(/report\.json .*blocks\.\d+\.markdown/);
  });
});

describe("a snapshot from before texts called figures", () => {
  it("prints what looks like a call as it was typed", async () => {
    const folder = emptyFolder();
    const period = "snapshots/2024-Q1";
    cpSync(path.join(PROJECT, "tests/snapshots/version-1/2024-Q1"), path.join(folder, period), {
      recursive: true,
    });
    forgeReport(path.join(folder, period, "voortgangsrapportage"), (report) => {
      const block = blockOf(report, "narrative");
      const typed = 'Zie {{0}}, {{cijfer "registrations.total"}} en {{#als}}x{{/als}}.';
      block["markdown"] = [...(block["markdown"] as string[]), "", typed];
    });
    const { code, stdout } = await runHere(["snapshot", "--check"], { folder });
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      'Zie {{0}}, {{cijfer "registrations.total"}} en {{#als}}x{{/als}}.',
    );
  });
});
