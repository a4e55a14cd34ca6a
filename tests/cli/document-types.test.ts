import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, it } from "vitest";

import { RIGHT } from "../document-type/right-manifest.ts";
import { emptyFolder, PROJECT, runHere, withoutSandboxLine, type Outcome } from "./run-report.ts";

const FIFTH = path.join(PROJECT, "tests/fixtures/templates");

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
});

/** Puts a manifest into a folder of the templates, and returns its path. */
function type(name: string, manifest: string | Buffer = RIGHT, file = "document.yaml"): string {
  const own = path.join(folder, "sjablonen", name);
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, file), manifest);
  return own;
}

const run = (...words: readonly string[]): Promise<Outcome> =>
  runHere([...words, "--templates", "sjablonen"], { folder });

interface Listed {
  readonly documents: readonly { readonly name: string; readonly needs: object }[];
  readonly entries: Readonly<Record<string, readonly string[]>>;
}

async function listed(outcome: Outcome): Promise<readonly string[]> {
  const { documents } = JSON.parse(outcome.stdout) as Listed;
  return documents.map(({ name }) => name);
}

describe("report documents", () => {
  it("lists the types of the tool, what each needs, and what a manifest can name", async () => {
    const { code, stdout, stderr } = await runHere(["documents", "--format", "json"], { folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { documents, entries } = JSON.parse(stdout) as Listed;
    const names = documents.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["leerrapport", "nota", "voortgangsrapportage"]));
    expect(names).toEqual(names.toSorted());
    expect(documents.find(({ name }) => name === "nota")?.needs).toMatchObject({
      export: false,
      fields: "nota.md",
    });
    expect(entries["charts"]).toContain("registrations-by-month");
    expect(entries["sentences"]).toContain("introduction.contact");
  });

  it("lists the types of a folder with them, as text too", async () => {
    const around = { folder: PROJECT };
    const words = ["documents", "--templates", "tests/fixtures/templates"];
    const json = await runHere([...words, "--format", "json"], around);
    expect(await listed(json)).toEqual(expect.arrayContaining(["terugblik", "nota"]));
    const { code, stdout, stderr } = await runHere(words, around);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [, text = ""] = /^(terugblik: .*?)\n\n/ms.exec(stdout) ?? [];
    expect(text).toBe(`terugblik: Jaarbericht 2024
  Over     Wat het team dit jaar deed
  Periode  een jaar (2024), een halfjaar (2024-H1), een kwartaal (2024-Q1), een
           maand (2024-03), een reeks maanden (2024-02..2024-04)
  Nodig    geen export: alleen teksten
  Papier   A4 staand, 1 kolom
  Teksten
    voorwoord.md    Voorwoord
    vooruitblik.md  Vooruitblik op 2025
  De teksten staan in content/PERIODE/terugblik/, zoals
  content/2024-Q1/terugblik/.
  report generate --period 2024-Q1 --document terugblik`);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("takes the folder from the settings", async () => {
    type("jaarbericht");
    writeFileSync(path.join(folder, "report.config.yaml"), "templates: sjablonen\n");
    const outcome = await runHere(["documents", "--format", "json"], { folder });
    expect(outcome.stderr).toBe("");
    expect(await listed(outcome)).toContain("jaarbericht");
  });

  it("reports mistakes in some, and lists the others", async () => {
    type("goed");
    type("kapot", "title: x\n\tsubject: y\n");
    type("vorm", RIGHT.replace("paper: A4", "paper: A6"));
    type("Mijn type");
    type("nota");
    type("all");
    type("bijna", RIGHT, "document.yml");
    mkdirSync(path.join(folder, "sjablonen/map/document.yaml"), { recursive: true });
    mkdirSync(path.join(folder, "sjablonen/koppeling"), { recursive: true });
    symlinkSync("/dev/null", path.join(folder, "sjablonen/koppeling/document.yaml"));
    type("groot", `# ${"x".repeat(65 * 1024)}\n`);
    writeFileSync(path.join(type("stijl"), "print.css"), "@import url(https://example.nl/a.css);");
    mkdirSync(path.join(folder, "sjablonen/leeg"));
    writeFileSync(path.join(folder, "sjablonen/LEESMIJ.md"), "Onze sjablonen");
    const outcome = await run("documents", "--format", "json");
    const { code, stderr } = outcome;
    expect(code).toBe(2);
    const names = await listed(outcome);
    expect(names).toEqual(expect.arrayContaining(["goed", "nota", "voortgangsrapportage"]));
    const told = stderr.split("\n").map((line) => line.replaceAll(path.sep, "/"));
    expect(
      told.map((line) => line.split(": ", 2).join(": ")).filter((line) => line !== ""),
    ).toEqual([
      "fout: sjablonen/Mijn type",
      "fout: sjablonen/all",
      "fout: sjablonen/bijna/document.yml",
      "fout: sjablonen/nota",
      "fout: sjablonen/groot/document.yaml",
      "fout: sjablonen/kapot/document.yaml, regel 2, teken 1",
      "fout: sjablonen/koppeling/document.yaml",
      "fout: sjablonen/map/document.yaml",
      "fout: sjablonen/stijl/print.css, regel 1, teken 1",
      "fout: sjablonen/vorm/document.yaml, regel 11, teken 3",
    ]);
  });

  it("prints no name of a folder or a file that could control a terminal", async () => {
    type("rood\u001b[31m");
    type("rood", `"\\e[31mx": 1\n${RIGHT.replace("Jaarbericht", "Jaar\u001b[31mbericht")}`);
    type("kleur", RIGHT.replace("2024", "2024 \u009b31m").replace("Aan }", '"Aan\\e[31m" }'));
    writeFileSync(path.join(type("blok"), "print.hbs"), "{{\u001b[31mx y}}{{> \u001b[31m}}");
    const { code, stdout, stderr } = await run("documents");
    expect(code).toBe(2);
    // oxlint-disable-next-line no-control-regex
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });

  it("refuses a format that it does not know", async () => {
    const { code, stdout } = await run("documents", "--format", "csv");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

describe("a document that cannot be made", () => {
  const told = async (...words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...words, "--out", "out");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(readdirSync(folder)).not.toContain("out");
    return withoutSandboxLine(stderr);
  };

  it.each(["generate", "check", "snapshot"])("by %s is refused by its name", async (command) => {
    type("jaarbericht");
    const words = [command, "--period", "2024-Q1", "--published-on", "2024-05-01"];
    expect(await told(...words, "--document", "jaarbricht")).toMatch(
      /^Het documenttype "jaarbricht" bestaat niet\. Bedoel je jaarbericht\? Beschikbaar: .*jaarbericht, /m,
    );
  });

  it.each(["generate", "check"])("by %s is refused by its period", async (command) => {
    type("jaarbericht");
    expect(await told(command, "--period", "2024-03", "--document", "jaarbericht")).toBe(
      "Het documenttype jaarbericht gaat niet over zo'n periode. Kies een jaar (2024) of een kwartaal (2024-Q1).\n",
    );
  });

  it.each(["generate", "check"])("by %s is refused by its edition", async (command) => {
    cpSync(FIFTH, path.join(folder, "sjablonen"), { recursive: true });
    type("met-uitgaven");
    const words = [command, "--period", "2024-Q1", "--edition", "geheim", "--document"];
    expect(await told(...words, "terugblik")).toMatch(
      /heeft maar één uitgave\. Laat --edition weg/,
    );
    expect(await told(...words, "met-uitgaven")).toMatch(/uit: openbaar, intern\.$/m);
    mkdirSync(path.join(folder, "content/2024-Q1/met-uitgaven"), { recursive: true });
    writeFileSync(path.join(folder, "content/2024-Q1/met-uitgaven/inleiding.md"), "Tekst.\n");
    expect(await told(...words, "all")).toMatch(
      /geen van deze documenten.*uit: openbaar, intern\.$/m,
    );
  });

  it("is refused if a folder has the name of a standard type", async () => {
    type("nota");
    expect(await told("generate", "--period", "2024-Q1", "--document", "nota")).toMatch(
      /^fout: sjablonen\/nota: .* zo heet er al een van Peildatum zelf/m,
    );
  });

  it("is refused with the reason why its folder is no type", async () => {
    type("bijna", RIGHT, "document.yaml.txt");
    expect(await told("generate", "--period", "2024-Q1", "--document", "bijna")).toMatch(
      /^fout: sjablonen\/bijna\/document\.yaml\.txt: Zo heet het bestand van een documenttype niet/m,
    );
  });

  it("is refused if the folder of types is the folder of one type, or is missing", async () => {
    type("jaarbericht");
    const words = ["generate", "--period", "2024-Q1", "--document", "jaarbericht", "--templates"];
    const inside = await runHere([...words, "sjablonen/jaarbericht"], { folder });
    expect(inside.code).toBe(2);
    expect(inside.stderr).toMatch(/Geef bij --templates de map waar die map in staat/);
    const absent = await runHere([...words, "elders"], { folder });
    expect(absent.code).toBe(2);
    expect(absent.stderr).toMatch(/^De map met documenttypen "elders" is er niet/m);
  });

  it("is reported by check with all its mistakes, and those of the others with all", async () => {
    type("een", RIGHT.replace("paper: A4", "paper: A6").replace("inBrief.news", "inBrief.nws"));
    writeFileSync(path.join(type("twee"), "screen.hbs"), "{{#if model}}");
    for (const name of ["een", "twee"]) {
      mkdirSync(path.join(folder, "content/2024-Q1", name), { recursive: true });
      writeFileSync(path.join(folder, "content/2024-Q1", name, "inleiding.md"), "Tekst.\n");
    }
    const lines = (text: string): readonly string[] =>
      text.split("\n").filter((line) => line.startsWith("fout"));
    const words = ["check", "--period", "2024-Q1", "--document"];
    expect(lines(await told(...words, "een"))).toEqual([
      expect.stringContaining("een/document.yaml, regel 11, teken 3: "),
      expect.stringContaining("een/document.yaml, regel 48, teken 16: "),
    ]);
    expect(lines(await told(...words, "all"))).toHaveLength(3);
  });
});

it("a document without any text is refused, with the texts that it takes", async () => {
  cpSync(FIFTH, path.join(folder, "sjablonen"), { recursive: true });
  const words = ["--period", "2019-Q1", "--document", "terugblik"];
  const told =
    /^fout: content\/2019-Q1\/terugblik: Er is niets wat in dit document kan staan\. Schrijf ten minste één van deze teksten: voorwoord\.md, vooruitblik\.md\.$/m;
  const made = await run("generate", ...words);
  expect(made).toMatchObject({
    code: 3,
    stdout: "",
    stderr: expect.stringMatching(told) as string,
  });
  const checked = await run("check", ...words);
  expect(checked).toMatchObject({ code: 3, stdout: expect.stringMatching(told) as string });
  expect(readdirSync(folder)).toEqual(["sjablonen"]);
});

it("the types of the tests are not in the product", () => {
  const names = readdirSync(FIFTH);
  expect(names.length).toBeGreaterThan(0);
  const source = readdirSync(path.join(PROJECT, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
  expect(names.filter((name) => source.includes(name))).toEqual([]);
});
