import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync, rmSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { readPdf } from "../render/read-pdf.ts";
import { everyByteOf } from "./bytes-of.ts";
import { ownTexts } from "./own-texts.ts";
import { emptyFolder, runHere, succeeds, withoutSandboxLine, type Outcome } from "./run-report.ts";

/** A word that occurs only in the text that is not public. */
const SECRET = "kraaiennestoverleg";
const MOMENT = "2024-05-27T10:00";

/** A folder with the nota and its report, and functions that make them. */
interface Desk {
  readonly folder: string;
  readonly content: string;
  readonly nota: (...words: readonly string[]) => Promise<Outcome>;
  readonly report: (...words: readonly string[]) => Promise<Outcome>;
  /** Changes the file with the fields of the nota. */
  readonly fill: (field: string, value: string) => void;
}

function desk(): Desk {
  const content = ownTexts();
  const folder = emptyFolder();
  const places = ["--content", content, "--out", path.join(folder, "out")];
  const kept = ["--snapshots", path.join(folder, "kept")];
  const run = (command: string, ...words: readonly string[]) =>
    runHere([command, "--period", "2024-Q1", ...places, ...kept, ...words]);
  const fields = path.join(content, "2024-Q1/nota/nota.md");
  return {
    folder,
    content,
    nota: (...words) => run("generate", "--document", "nota", ...words),
    report: (...words) => run("generate", ...words),
    fill: (field, value) => {
      const before = readFileSync(fields, "utf8");
      const after = before.replace(new RegExp(`^${field}: .*$`, "m"), `${field}: ${value}`);
      if (after === before) throw new Error(`no field ${field}`);
      writeFileSync(fields, after);
    },
  };
}

/** Every file below a folder, with everything that it can contain. */
function everythingIn(folder: string): readonly (readonly [string, readonly string[]])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return entry.isFile() ? [[file, everyByteOf(readFileSync(file))] as const] : [];
  });
}

async function textOf(file: string): Promise<string> {
  const { text } = await readPdf(readFileSync(file));
  return text.join(" ");
}

describe("a nota", () => {
  let made: Desk;
  let secretHash: string;
  beforeAll(async () => {
    made = desk();
    const secret = readFileSync(path.join(made.content, "2024-Q1/nota/niet-openbaar.md"));
    secretHash = createHash("sha256").update(secret).digest("hex");
    await succeeds(made.report("--published-on", MOMENT));
    await succeeds(made.nota("--published-on", MOMENT));
    await succeeds(made.nota("--edition", "intern", "--published-on", MOMENT));
    const places = ["--content", made.content, "--out", path.join(made.folder, "out")];
    const kept = ["--snapshots", path.join(made.folder, "kept"), "--published-on", MOMENT];
    const words = ["snapshot", "--period", "2024-Q1", "--document", "nota", ...places, ...kept];
    await succeeds(runHere(words));
  });

  it("contains the text of its last section nowhere in the published edition", async () => {
    const published = [
      ...everythingIn(path.join(made.folder, "out/2024-Q1/nota")),
      ...everythingIn(path.join(made.folder, "kept/2024-Q1/nota")),
    ];
    expect(published.length).toBeGreaterThan(6);
    // A hash would let somebody check a guess of the text.
    const found = published.filter(([, texts]) =>
      texts.some((text) => text.toLowerCase().includes(SECRET) || text.includes(secretHash)),
    );
    expect(found.map(([file]) => file)).toEqual([]);
    const pdf = path.join(made.folder, "out/2024-Q1/nota/nota-2024-Q1.pdf");
    expect((await textOf(pdf)).toLowerCase()).not.toContain(SECRET);
    expect(await textOf(pdf)).toContain("persoonlijke beleidsopvattingen");
  });

  it("contains it in the edition for internal use, in the PDF and on the screen", async () => {
    const folder = path.join(made.folder, "out/2024-Q1/nota-intern");
    const texts = new Map(everythingIn(folder));
    const html = texts.get(path.join(folder, "nota-intern-2024-Q1.html")) ?? [];
    expect(html.some((text) => text.includes(SECRET))).toBe(true);
    const { text } = await readPdf(readFileSync(path.join(folder, "nota-intern-2024-Q1.pdf")));
    expect(text.join(" ")).toContain(SECRET);
    expect(text).toHaveLength(2);
    for (const page of text) expect(page).toContain("INTERN, NIET OPENBAAR");
  });

  it("has one or two pages, and no figures beside it or inside", () => {
    const folder = path.join(made.folder, "out/2024-Q1/nota");
    expect(readdirSync(folder).sort()).toEqual([
      "manifest.json",
      "nota-2024-Q1.html",
      "nota-2024-Q1.pdf",
    ]);
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ document: "nota", edition: "openbaar", title: "Nota" });
    expect(manifest).not.toHaveProperty("inputs.export");
  });

  it("is not kept in the edition for internal use", async () => {
    const words = ["--document", "nota", "--edition", "intern", "--published-on", MOMENT];
    const outcome = await runHere(["snapshot", "--period", "2024-Q1", ...words]);
    expect(outcome.code).toBe(2);
  });
});

describe("a nota cannot be published", () => {
  let made: Desk;
  beforeAll(async () => {
    made = desk();
    await succeeds(made.report("--published-on", MOMENT));
  });

  it.each([
    ["titel", "Jaarverslag", 'dat heet "Voortgangsrapportage"'],
    ["publicatie", "2024-05-28T10:00", "dat is gepubliceerd op 27 mei 2024, 10.00 uur"],
    ["publicatie", "2024-05-27T11:00", "dat is gepubliceerd op 27 mei 2024, 10.00 uur"],
    ["periode", "2023-Q4", "is er niet of is niet te lezen"],
    ["rapport", "leerrapport", "is er niet of is niet te lezen"],
  ])("where its %s is %s, and its report says otherwise", async (field, value, why) => {
    const before = readFileSync(path.join(made.content, "2024-Q1/nota/nota.md"), "utf8");
    made.fill(field, value);
    const { code, stderr } = await made.nota("--published-on", MOMENT);
    writeFileSync(path.join(made.content, "2024-Q1/nota/nota.md"), before);
    expect(code).toBe(3);
    expect(stderr).toContain(why);
    expect(stderr).toContain("nota.md, regel ");
  });

  it("with a missing or empty text of a section, and lists everything missing at once", async () => {
    const texts = path.join(made.content, "2024-Q1/nota");
    const [decision, points] = ["besluit.md", "kernpunten.md"].map((name) =>
      path.join(texts, name),
    );
    if (decision === undefined || points === undefined) throw new Error("no texts");
    const kept = [decision, points].map((file) => readFileSync(file, "utf8"));
    rmSync(decision);
    writeFileSync(points, "\n");
    const { code, stderr } = await made.nota();
    [decision, points].forEach((file, index) => writeFileSync(file, kept[index] ?? ""));
    expect(code).toBe(3);
    const errors = withoutSandboxLine(stderr)
      .split("\n")
      .filter((line) => line.startsWith("fout:"));
    const files = errors.map((line) => path.basename(line.split(":")[1] ?? ""));
    expect(files.toSorted()).toEqual(["besluit.md", "kernpunten.md"]);
  });

  it("that has more than two pages", async () => {
    const file = path.join(made.content, "2024-Q1/nota/strategie.md");
    const before = readFileSync(file, "utf8");
    writeFileSync(file, `${"Wij stellen voor om dit plan te volgen. ".repeat(200)}\n`);
    const { code, stderr } = await made.nota();
    writeFileSync(file, before);
    expect(code).toBe(3);
    expect(stderr).toContain("mag er ten hoogste 2 hebben");
  });

  it("reports that there is nothing to leave out, if there is nothing", async () => {
    const file = path.join(made.content, "2024-Q1/nota/niet-openbaar.md");
    const before = readFileSync(file, "utf8");
    const fields = readFileSync(path.join(made.content, "2024-Q1/nota/nota.md"), "utf8");
    made.fill("grond", "geen");
    const contradiction = await made.nota("--published-on", MOMENT);
    expect(contradiction.code).toBe(3);
    expect(contradiction.stderr).toContain('zegt "geen"');
    rmSync(file);
    const outcome = await made.nota("--published-on", MOMENT);
    expect(outcome.code).toBe(0);
    const pdf = path.join(made.folder, "out/2024-Q1/nota/nota-2024-Q1.pdf");
    expect(await textOf(pdf)).toContain("Er is geen informatie");
    writeFileSync(file, before);
    writeFileSync(path.join(made.content, "2024-Q1/nota/nota.md"), fields);
  });

  it("as a draft it only warns about what cannot be compared yet", async () => {
    const alone = desk();
    const { code, stderr } = await alone.nota();
    expect(code).toBe(0);
    expect(stderr).toContain("waarschuwing: ");
    expect(stderr).toContain("We konden niet nakijken of dit klopt");
  });
});
