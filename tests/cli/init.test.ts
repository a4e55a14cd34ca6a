import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { mayMount, withMount } from "../file-system/mounts.ts";
import { OWN_TYPES } from "../document-types.ts";
import {
  emptyFolder,
  type Outcome,
  PROJECT,
  runHere,
  runReport,
  withoutSandboxLine,
} from "./run-report.ts";

const SKELETON = "content/2024-Q1/voortgangsrapportage/doorkijk.md";
const NO_WORDS = "Je vertelt wat er hierna komt";

/** Every file in a folder with its bytes and the moment it was written. */
function stateOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => {
        const { mtimeMs } = statSync(file);
        return [path.relative(folder, file), `${mtimeMs} ${readFileSync(file, "base64")}`];
      }),
  );
}

const linesOf = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

describe("report init in an empty folder", () => {
  let folder: string;
  let made: Outcome;
  const run = async (...words: readonly string[]) => await runHere(words, { folder });
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  beforeAll(async () => {
    folder = emptyFolder();
    made = await run("init");
  });

  it("prints the files on standard output, and the next steps on standard error", () => {
    expect(made.code).toBe(0);
    expect(linesOf(made.stdout).toSorted()).toEqual([...stateOf(folder).keys()].toSorted());
    for (const step of ["check", "preview", "generate"]) {
      expect(made.stderr).toContain(`report ${step} --period 2024-Q1 `);
    }
    expect(made.stderr).not.toContain("cd ");
  });

  it("gives files the usual rights", () => {
    const plain = path.join(emptyFolder(), "plain");
    writeFileSync(plain, "");
    const { mode } = statSync(plain);
    for (const file of linesOf(made.stdout)) {
      expect(statSync(path.join(folder, file)).mode).toBe(mode);
    }
  });

  it("passes check, with findings only about the sample", async () => {
    for (const words of [[], ["--period", "2024-Q1"]]) {
      const { code, stdout } = await run("check", ...words);
      expect(code).toBe(0);
      expect(stdout).toContain("0 fouten, 1 waarschuwing.");
      expect(stdout).toContain("voorbeeldteksten");
    }
    const { stdout } = await run("check", "--period", "2024-Q1");
    expect(stdout).toContain("Nog zonder tekst: inspireren en borgen, samenwerking");
  });

  it("makes a report at once, marked as a concept with a sample, with withheld numbers", async () => {
    const { code, stderr } = await run("generate", "--period", "2024-Q1");
    expect(code).toBe(0);
    expect(withoutSandboxLine(stderr)).toContain("Klaar.");
    const html = read("out/2024-Q1/voortgangsrapportage/voortgangsrapportage-2024-Q1.html");
    for (const words of [
      "Concept",
      "Alle cijfers in dit document zijn verzonnen.",
      "niet getoond",
    ]) {
      expect(html).toContain(words);
    }
    expect(html.split("<svg").length).toBeGreaterThan(10);
    // Sections without a text have no heading.
    expect(html).not.toContain("Inspireren en borgen");
    expect(html).not.toContain("Doorkijk");
    const figures = await run("figures", "--period", "2024-Q1");
    expect(figures).toMatchObject({ code: 0, stderr: "" });
    expect(figures.stdout).toContain("niet getoond");
  });

  it("is refused for publication as long as the sample is in it", async () => {
    const { code, stderr } = await run(
      "generate",
      "--period",
      "2024-Q1",
      "--published-on",
      "2024-05-27",
    );
    expect(code).toBe(3);
    expect(stderr).toContain("voorbeeldtekst");
  });

  it("runs the commands that its readme gives", async () => {
    const readme = read("LEESMIJ.md");
    const commands = Array.from(
      readme.matchAll(/```sh\n(report .*)\n```/g),
      ([, line = ""]) => line,
    );
    const kinds = commands.map((command) => command.split(" ")[1]);
    expect(kinds).toEqual([
      "check",
      "figures",
      "preview",
      "generate",
      "generate",
      "snapshot",
      "publish",
      "init",
    ]);
    const own = path.join(emptyFolder(), "werk");
    await runHere(["init", own]);
    writeFileSync(
      path.join(own, "content/2024-Q1/voortgangsrapportage/inleiding.md"),
      "Zo ging het.\n",
    );
    for (const command of commands) {
      const [, ...words] = command.replace("JJJJ-MM-DD", "2024-08-01").split(" ");
      // That command runs until it is stopped.
      if (words[0] === "preview") continue;
      const { code, stderr } = await runHere(words, { folder: own });
      expect([command, code, code === 0 ? "" : stderr]).toEqual([command, 0, ""]);
    }
    expect(existsSync(path.join(own, "snapshots/2024-Q1/voortgangsrapportage"))).toBe(true);
    expect(existsSync(path.join(own, "content/2024-Q2/voortgangsrapportage/doorkijk.md"))).toBe(
      true,
    );
  }, 120_000);

  it("changes nothing the second time, and explains how to add a period", async () => {
    const before = stateOf(folder);
    const again = await run("init");
    expect(again).toMatchObject({ code: 0, stdout: "" });
    expect(again.stderr).toMatch(/^Stond er al, en is niet veranderd: LEESMIJ\.md, /);
    expect(again.stderr).toContain("report init --period 2024-Q2");
    const asked = await run("init", "--period", "2024-Q1");
    expect(asked).toMatchObject({ code: 0, stdout: "" });
    expect(stateOf(folder)).toEqual(before);
  });

  it("gives the same bytes anywhere", async () => {
    const other = emptyFolder();
    const environment = { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8" };
    await runReport(["init", "."], { folder: other, environment });
    for (const file of linesOf(made.stdout)) {
      const [here, there] = [folder, other].map((one) => readFileSync(path.join(one, file)));
      expect(here?.equals(there ?? Buffer.of())).toBe(true);
    }
  });

  it("lets no guidance get into a report, or into anything else made from a written text", async () => {
    const own = path.join(emptyFolder(), "werk");
    await runHere(["init", own]);
    const skeleton = readFileSync(path.join(own, SKELETON), "utf8");
    expect(skeleton).toContain(NO_WORDS);
    const file = path.join(own, SKELETON);
    writeFileSync(file, `Boven.${skeleton}Onder de hulp.\n\n${skeleton}\nSlot.\n`);
    const inleiding = path.join(own, "content/2024-Q1/voortgangsrapportage/inleiding.md");
    writeFileSync(inleiding, readFileSync(inleiding, "utf8").replace(/^---\n.*\n---\n/, ""));
    const published = ["--period", "2024-Q1", "--published-on", "2024-08-01"];
    for (const words of [
      ["check", "--period", "2024-Q1", "--strict"],
      ["generate", ...published],
      ["snapshot", ...published],
    ]) {
      const { code, stderr } = await runHere(words, { folder: own });
      expect([words[0], code, code === 0 ? "" : stderr]).toEqual([words[0], 0, ""]);
    }
    const outputs = ["out", "snapshots"].flatMap((name) =>
      [...stateOf(path.join(own, name)).keys()].map((one) => path.join(own, name, one)),
    );
    expect(outputs.map((one) => path.basename(one))).toEqual(
      expect.arrayContaining(["report.json", "text.txt", "figures.json"]),
    );
    for (const output of outputs) {
      const bytes = readFileSync(output, "latin1");
      for (const words of ["[//]", NO_WORDS, "Vragen om te beantwoorden"])
        expect(bytes).not.toContain(words);
    }
    const html = readFileSync(
      path.join(own, "out/2024-Q1/voortgangsrapportage/voortgangsrapportage-2024-Q1.html"),
      "utf8",
    );
    for (const words of ["Boven.", "Onder de hulp.", "Slot."]) expect(html).toContain(words);
    const model = readFileSync(
      path.join(own, "snapshots/2024-Q1/voortgangsrapportage/report.json"),
      "utf8",
    );
    expect(model).toContain('"markdown": ["Boven.", "", "Onder de hulp.", "", "Slot."]');
  }, 120_000);

  it("shows the latest earlier text of each section as a comment, and finds nothing in it", async () => {
    const own = path.join(emptyFolder(), "werk");
    await runHere(["init", own]);
    const inPeriod = (period: string, name: string): string =>
      path.join(own, "content", period, "voortgangsrapportage", name);
    writeFileSync(
      inPeriod("2024-Q1", "doorkijk.md"),
      '[//]: # (voor mij)\r\n\r\nDit (en dat) TODO {{cijfer "onzin"}} <b>.\r\n\r\n```\r\ncode\r\n',
    );
    mkdirSync(path.dirname(inPeriod("2023-Q4", "x")), { recursive: true });
    writeFileSync(inPeriod("2023-Q4", "doorkijk.md"), "Ouder.\n");
    writeFileSync(inPeriod("2023-Q4", "communicatie.md"), "Alleen toen.\n");
    const next = await runHere(["init", "--period", "2024-Q2"], { folder: own });
    expect(next.code).toBe(0);
    expect(linesOf(next.stdout)).toHaveLength(8);
    const doorkijk = readFileSync(inPeriod("2024-Q2", "doorkijk.md"), "utf8");
    expect(doorkijk).toContain("2024-Q1/voortgangsrapportage/doorkijk.md");
    expect(doorkijk).toContain(String.raw`[//]: # (Dit \(en dat\) TODO {{cijfer "onzin"}} <b>.)`);
    expect(doorkijk).not.toContain("voor mij");
    expect(readFileSync(inPeriod("2024-Q2", "communicatie.md"), "utf8")).toContain(
      "(Alleen toen.)",
    );
    // The earlier text of the sample is not shown.
    expect(readFileSync(inPeriod("2024-Q2", "inleiding.md"), "utf8")).not.toContain("vorige keer");
    const check = await runHere(["check", "--period", "2024-Q2"], { folder: own });
    expect(check.code).toBe(0);
    expect(check.stdout).toContain("0 fouten, 1 waarschuwing.");
    const first = await runHere(["init", "--period", "2022-Q4"], { folder: own });
    expect(linesOf(first.stdout)).toHaveLength(8);
    expect(readFileSync(inPeriod("2022-Q4", "doorkijk.md"), "utf8")).not.toContain("vorige keer");
  });

  it("makes the texts of the documents that the previous period has, or of the named ones", async () => {
    const own = path.join(emptyFolder(), "werk");
    await runHere(["init", own, "--document", "all"]);
    const next = await runHere(["init", "--period", "2024-Q2"], { folder: own });
    expect(new Set(linesOf(next.stdout).map((file) => file.split("/")[2]))).toEqual(
      new Set(OWN_TYPES),
    );
    const one = await runHere(["init", "--period", "2024-Q3", "--document", "factsheet"], {
      folder: own,
    });
    expect(linesOf(one.stdout)).toEqual(
      ["inleiding", "lees-verder"].map((name) => `content/2024-Q3/factsheet/${name}.md`),
    );
    expect(one.stderr).toContain("report generate --period 2024-Q3 --document factsheet");
    const month = await runHere(["init", "--period", "2024-10", "--document", "all"], {
      folder: own,
    });
    expect(month.code).toBe(0);
    expect(month.stderr).toContain("Niet gemaakt voor 2024-10");
    expect(month.stderr).toContain("leerrapport");
  });

  it("uses existing settings and an existing codebook, with its headers", async () => {
    folder = emptyFolder();
    write("report.config.yaml", "content: teksten\ncodebook: eigen.yaml\n");
    write("eigen.yaml", "columns:\n  traject_id:\n    header: Nummer\n");
    const { code, stdout, stderr } = await run("init");
    expect(code).toBe(0);
    expect(stdout).toContain("teksten/2024-Q1/voortgangsrapportage/doorkijk.md");
    expect(stderr).toContain("Stond er al, en is niet veranderd: report.config.yaml.");
    expect(read("monitor-leeg.csv")).toMatch(/^\uFEFFNummer;aanmelddatum/);
    expect(read("report.config.yaml")).toBe("content: teksten\ncodebook: eigen.yaml\n");
    const step = /^ {2}report (check .*?) {2}/m.exec(stderr)?.[1] ?? "";
    expect(step).toBe("check --period 2024-Q1 --input monitor-voorbeeld.csv");
    expect(await run(...step.split(" "))).toMatchObject({ code: 0 });
  });

  it("makes no texts without a period if the user has an export", async () => {
    folder = emptyFolder();
    write("report.config.yaml", "input: eigen.csv\n");
    const { code, stdout, stderr } = await run("init");
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual(["LEESMIJ.md", "monitor-leeg.csv", ".gitignore"]);
    expect(stderr).toContain("Voor welke periode je schrijft, kies je zelf.");
  });
});

describe("report init in a named folder", () => {
  it.each([
    ["diep/er/in", "2023-H1", "nota", "cd diep/er/in "],
    ["--gewoon", "2031", "factsheet", "cd ./--gewoon "],
    ["a map (met é)", "2025-02", "voortgangsrapportage", 'cd "a map (met é)" '],
  ])("%s makes it, for any period and document", async (name, period, document, enter) => {
    const folder = emptyFolder();
    const words = ["init", "--period", period, "--document", document, "--", name];
    const outcome = await runHere(words, { folder });
    expect(outcome.code).toBe(0);
    expect(linesOf(outcome.stdout)[0]).toBe(path.join(name, "LEESMIJ.md"));
    expect(outcome.stderr).toContain(`  ${enter}`);
    const own = path.join(folder, name);
    const generated = await runHere(["generate", "--period", period], { folder: own });
    expect([generated.code, generated.code === 0 ? "" : generated.stderr]).toEqual([0, ""]);
  });

  it("refuses a document that does not cover the period, and makes nothing", async () => {
    const folder = emptyFolder();
    const words = ["init", "werk", "--period", "2025-02", "--document", "leerrapport"];
    expect(await runHere(words, { folder })).toMatchObject({ code: 2, stdout: "" });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("report init with an obstacle", () => {
  const refusedIn = async (folder: string, ...words: readonly string[]) => {
    const before = [...stateOf(folder)];
    const outcome = await runHere(["init", ...words], { folder });
    expect([...stateOf(folder)]).toEqual(before);
    expect(outcome.stdout).toBe("");
    return outcome;
  };

  it("names every obstacle at once, and writes nothing", async () => {
    const folder = emptyFolder();
    mkdirSync(path.join(folder, "LEESMIJ.md"));
    symlinkSync("nergens", path.join(folder, ".gitignore"));
    symlinkSync(emptyFolder(), path.join(folder, "content"));
    const { code, stderr } = await refusedIn(folder);
    expect(code).toBe(5);
    expect(linesOf(stderr)).toHaveLength(4);
    for (const words of [
      '"LEESMIJ.md" is een map',
      '".gitignore" is een link',
      '"content" is een link',
      "Er is niets geschreven.",
    ]) {
      expect(stderr).toContain(words);
    }
  });

  it("refuses a file, a link to nothing or one below a file instead of the folder", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "bestand"), "");
    symlinkSync("nergens", path.join(folder, "link"));
    for (const [name, words] of [
      ["bestand", '"bestand" is een bestand'],
      ["bestand/erin", '"bestand" is een bestand'],
      ["link", '"link" is een link'],
      ["link/erin", '"link" is een link'],
    ] as const) {
      const { code, stderr } = await refusedIn(folder, name);
      expect(stderr).toContain(words);
      expect(code).toBe(5);
    }
    expect(await refusedIn(folder, "")).toMatchObject({ code: 2 });
  });

  it("writes nothing outside the folder, whatever the settings contain", async () => {
    const around = emptyFolder();
    const folder = path.join(around, "werk");
    mkdirSync(folder);
    writeFileSync(path.join(folder, "report.config.yaml"), "content: ../elders\n");
    const { code, stderr } = await refusedIn(folder);
    expect(code).toBe(2);
    expect(stderr).toContain("De instelling content wijst naar een plek buiten");
    expect(readdirSync(around)).toEqual(["werk"]);
  });

  it("reports mistakes in settings, a period, a document or a codebook, and writes nothing", async () => {
    const folder = emptyFolder();
    expect(await refusedIn(folder, "--period", "vroeger")).toMatchObject({ code: 2 });
    expect(await refusedIn(folder, "--document", "brief")).toMatchObject({ code: 2 });
    writeFileSync(path.join(folder, "report.config.yaml"), "codebook: weg.yaml\n");
    expect(await refusedIn(folder)).toMatchObject({ code: 3 });
    writeFileSync(path.join(folder, "report.config.yaml"), "organisatie: x\n");
    expect(await refusedIn(folder)).toMatchObject({ code: 2 });
  });

  it("leaves existing files unchanged, even if some are missing", async () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "LEESMIJ.md"), "van mij");
    const { code, stdout } = await runHere(["init"], { folder });
    expect(code).toBe(0);
    expect(readFileSync(path.join(folder, "LEESMIJ.md"), "utf8")).toBe("van mij");
    rmSync(path.join(folder, "monitor-leeg.csv"));
    const again = await runHere(["init"], { folder });
    expect(linesOf(again.stdout)).toEqual(["monitor-leeg.csv"]);
    expect(stdout).not.toContain("LEESMIJ.md");
  });

  it.runIf(mayMount())(
    "reports on a full disk which files were made, and leaves no incomplete file",
    async () => {
      const around = emptyFolder();
      const folder = path.join(around, "schijf");
      await withMount(folder, ["-t", "tmpfs", "-o", "size=48k", "tmpfs"], async () => {
        const { code, stdout, stderr } = await runHere(["init", "schijf"], { folder: around });
        expect({ code, stdout }).toEqual({ code: 5, stdout: "" });
        expect(stderr).toContain(
          '"schijf/monitor-voorbeeld.csv" kon niet worden geschreven: de schijf is vol',
        );
        expect(stderr).toContain("Wel gemaakt: schijf/LEESMIJ.md, schijf/report.config.yaml, ");
        expect(readdirSync(folder).toSorted()).toEqual([
          "LEESMIJ.md",
          "monitor-leeg.csv",
          "report.config.yaml",
        ]);
      });
    },
  );

  it("is explained by its help and after a word too many", async () => {
    const help = await runHere(["init", "--help"], { folder: PROJECT });
    expect(help.stdout).toContain("init [map] [periode]");
    expect(await runHere(["init", "een", "twee"], { folder: emptyFolder() })).toMatchObject({
      code: 2,
    });
  });
});
