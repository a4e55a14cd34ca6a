import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { walkStructure } from "../../src/pdf/walk/walk-structure.ts";
import { readPdf } from "../render/read-pdf.ts";
import { axeOn } from "../screen/axe-on.ts";
import { DESK, screensOfThisFile, TELEPHONE } from "../screen/open-screen.ts";
import { emptyFolder, PROJECT, runHere, type Outcome } from "./run-report.ts";

const TEMPLATES = path.join(PROJECT, "tests/fixtures/templates");
const EXPORT = path.join(PROJECT, "fixtures/monitor.csv");

const TEXTS: Readonly<Record<string, string>> = {
  "terugblik/voorwoord.md": `Dit jaar leerden we veel[^1] van *alle* gezinnen.

### Wat we deden

- We spraken met ouders.
- We schreven op wat we hoorden.

> Er werd eindelijk geluisterd.
>
> — een ouder

Tabel: Wat we deden

| Wat        | Hoe vaak |
| ---------- | -------- |
| Gesprekken | vaak     |

[^1]: Dat staat in ons eigen dossier.
`,
  "terugblik/vooruitblik.md":
    "Volgend jaar gaan we door. Lees [ons plan](https://example.nl/plan).\n",
  "staatbericht/toelichting.md": "De cijfers komen uit de monitor van het team.\n",
};

/** Puts the texts of a period into a folder of texts. */
function write(folder: string, period: string, names: readonly string[]): void {
  for (const name of names) {
    const file = path.join(folder, "content", period, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, TEXTS[name] ?? "");
  }
}

const open = screensOfThisFile();

/** The findings of an independent reader, the walk and axe about the files. */
async function looked(folder: string, name: string) {
  const pdf = readFileSync(path.join(folder, `${name}.pdf`));
  const html = readFileSync(path.join(folder, `${name}.html`), "utf8");
  const walked = await walkStructure(pdf);
  const violations: unknown[] = [];
  for (const screen of [DESK, TELEPHONE]) {
    const { page, requests } = await open(html, screen);
    const { violations: found } = await (await axeOn(page))();
    violations.push(...found.map(({ id, nodes }) => [id, nodes[0]?.html]), ...requests);
    await page.close();
  }
  const failures = walked.filter((one) => one.failures.length > 0);
  return { pdf, html, read: await readPdf(pdf), failures, violations };
}

type Looked = Awaited<ReturnType<typeof looked>>;

/** The targets of links within a page that do not exist. */
function deadLinks(html: string): readonly string[] {
  const ids = new Set(Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id = ""]) => id));
  return Array.from(html.matchAll(/ href="#([^"]*)"/g), ([, id = ""]) => id).filter(
    (id) => !ids.has(id),
  );
}

describe.each(["2019-Q1", "2022-03", "2022-Q2", "2024-Q1", "2024-02..2024-04"])(
  "a type with only texts, of %s",
  (period) => {
    const id = period.replace("..", "--");
    let outcome: Outcome;
    let folder: string;
    let made: Looked;
    const out = (name: string) => path.join(folder, name, id, "terugblik");
    const run = (name: string) =>
      runHere(
        [
          "generate",
          "--period",
          period,
          "--document",
          "terugblik",
          "--templates",
          TEMPLATES,
          "--out",
          name,
        ],
        { folder },
      );
    beforeAll(async () => {
      folder = emptyFolder();
      write(folder, id, ["terugblik/voorwoord.md", "terugblik/vooruitblik.md"]);
      outcome = await run("out");
      made = await looked(out("out"), `terugblik-${id}`);
    });

    it("is made without an export", () => {
      expect(outcome.code).toBe(0);
      expect(outcome.stderr).not.toContain("waarschuwing: ");
      expect(readdirSync(out("out")).sort()).toEqual([
        "manifest.json",
        `terugblik-${id}.html`,
        `terugblik-${id}.pdf`,
      ]);
    });

    it("contains its texts, its title with a number, and no word about figures", () => {
      const text = made.read.text.join(" ");
      expect(made.read).toMatchObject({ pages: 2, isTagged: true });
      expect(made.read.title).toMatch(/^Jaarbericht 2024 /);
      expect(made.read.outline).toEqual(
        expect.arrayContaining(["Voorwoord", "Wat we deden", "Vooruitblik op 2025"]),
      );
      expect(text).toContain("Er werd eindelijk geluisterd.");
      expect(`${text}${made.html}`).not.toMatch(/Peildatum|figures-\d|cijferbestand|niet getoond/);
    });

    it("passes the walk and axe, and has no broken link", () => {
      expect(made.failures).toEqual([]);
      expect(made.violations).toEqual([]);
      expect(deadLinks(made.html)).toEqual([]);
    });

    it("is the same when it is made again", async () => {
      await run("weer");
      for (const name of readdirSync(out("out"))) {
        expect(
          readFileSync(path.join(out("weer"), name)).equals(
            readFileSync(path.join(out("out"), name)),
          ),
        ).toBe(true);
      }
    });
  },
);

describe.each(["2022-Q2", "2023-Q1", "2024-Q1", "2024-02..2024-04"])(
  "a type with figures in one column, of %s",
  (period) => {
    const id = period.replace("..", "--");
    let outcome: Outcome;
    let made: Looked;
    beforeAll(async () => {
      const folder = emptyFolder();
      if (period !== "2023-Q1") write(folder, id, ["staatbericht/toelichting.md"]);
      outcome = await runHere(
        [
          "generate",
          "--period",
          period,
          "--document",
          "staatbericht",
          "--templates",
          TEMPLATES,
          "--input",
          EXPORT,
        ],
        { folder },
      );
      made = await looked(path.join(folder, "out", id, "staatbericht"), `staatbericht-${id}`);
    });

    it("is made, with its charts", () => {
      expect(outcome.code).toBe(0);
      expect(made.read.alternatives.length).toBeGreaterThanOrEqual(3);
      expect(made.read.outline).toContain("De stand");
    });

    it("has no links to what it does not show", () => {
      expect(deadLinks(made.html)).toEqual([]);
      expect(made.html).not.toMatch(/Zie <a/);
      expect(made.html).toContain("niet getoond");
      expect(made.read.text.join(" ")).not.toMatch(/pagina 00|zie pagina/);
    });

    it("passes the walk and axe", () => {
      expect(made.failures).toEqual([]);
      expect(made.violations).toEqual([]);
    });
  },
);

it.each(["2019-Q1", "2022-03"])(
  "a type with figures is refused before anyone registered, in %s",
  async (period) => {
    const folder = emptyFolder();
    const words = ["--document", "staatbericht", "--templates", TEMPLATES, "--input", EXPORT];
    const { code, stderr } = await runHere(["generate", "--period", period, ...words], {
      folder,
    });
    expect(code).toBe(3);
    expect(stderr).toMatch(/De export heeft geen aanmeldingen tot en met/);
    expect(readdirSync(folder)).toEqual([]);
  },
);

describe("--document all", () => {
  const ALL = ["generate", "--period", "2024-Q1", "--document", "all", "--templates"];
  const documentsOf = ({ stderr }: Outcome): readonly string[] =>
    Array.from(stderr.matchAll(/^— (.*) —$/gm), ([, name = ""]) => name);

  it("makes every type that has texts, from one reading of an export that can be read once", async () => {
    const folder = emptyFolder();
    write(folder, "2024-Q1", Object.keys(TEXTS));
    const stdin = readFileSync(EXPORT);
    const outcome = await runHere([...ALL, TEMPLATES, "--input", "-"], { folder, stdin });
    expect(outcome.code).toBe(0);
    expect(documentsOf(outcome)).toEqual(["staatbericht", "terugblik"]);
    const lines = ["staatbericht", "terugblik"].map(
      (name) => `out/2024-Q1/${name}/${name}-2024-Q1.pdf\n`,
    );
    expect(outcome.stdout).toBe(lines.join(""));
  });

  it("makes the others if one has a mistake or no export, and ends with the highest exit code", async () => {
    const folder = emptyFolder();
    write(folder, "2024-Q1", Object.keys(TEXTS));
    const without = await runHere([...ALL, TEMPLATES], { folder });
    expect(without.code).toBe(2);
    expect(without.stdout).toBe("out/2024-Q1/terugblik/terugblik-2024-Q1.pdf\n");
    const templates = path.join(folder, "sjablonen");
    for (const name of ["kapot", "leeg", "terugblik"]) {
      mkdirSync(path.join(templates, name), { recursive: true });
      const manifest = readFileSync(path.join(TEMPLATES, "terugblik/document.yaml"));
      writeFileSync(path.join(templates, name, "document.yaml"), manifest);
      write(folder, "2024-Q1", [`${name}/voorwoord.md`]);
      writeFileSync(path.join(folder, "content/2024-Q1", name, "voorwoord.md"), "Tekst.\n");
    }
    writeFileSync(path.join(folder, "content/2024-Q1/leeg/voorwoord.md"), "\n");
    appendFileSync(path.join(templates, "kapot/document.yaml"), "figuren: x\n");
    const outcome = await runHere([...ALL, templates, "--out", "weer"], { folder });
    expect(outcome.code).toBe(3);
    expect(documentsOf(outcome)).toEqual(["kapot", "leeg", "terugblik"]);
    expect(outcome.stdout).toBe("weer/2024-Q1/terugblik/terugblik-2024-Q1.pdf\n");
    expect(outcome.stderr).toMatch(/kapot\/document\.yaml, regel 26, teken 1: De naam "figuren"/);
    expect(existsSync(path.join(folder, "weer/2024-Q1/leeg"))).toBe(false);
  });

  it("reports that there are no texts", async () => {
    const folder = emptyFolder();
    const outcome = await runHere([...ALL, TEMPLATES], { folder });
    expect(outcome).toMatchObject({ code: 3, stdout: "" });
    expect(outcome.stderr).toMatch(/^Er zijn geen teksten voor 2024-Q1\./m);
    expect(readdirSync(folder)).toEqual([]);
  });
});
