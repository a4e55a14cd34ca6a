import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";

import { kitMessages as texts } from "../../src/messages/kit.ts";
import { ksesPost } from "../kit/kses.ts";
import { ownTexts } from "./own-texts.ts";
import { emptyFolder, PROJECT, runHere, succeeds, withoutSandboxLine } from "./run-report.ts";

const PERIOD = "2024-Q1";
/** The document with the fewest charts, because each of them is drawn six times. */
const DOCUMENT = "factsheet";
const STEM = `${DOCUMENT}-${PERIOD}`;
const REPORT = `out/${PERIOD}/${DOCUMENT}`;
const KIT = `${REPORT}-publicatie`;
const SETTINGS = `
document: ${DOCUMENT}
input: ${path.join(PROJECT, "fixtures/monitor.csv")}
organisation: Steunteam
contact: Bel ons.
website: https://www.voorbeeld.nl/wp-content/uploads/{year}/{month}/{file}
webpage: https://www.voorbeeld.nl/rapporten/{period}
accessibility:
  statement: https://www.voorbeeld.nl/toegankelijkheid
  contact: hulp@voorbeeld.nl
`;

/** A working folder with a report that was made for publication. */
let made: string;

beforeAll(async () => {
  made = emptyFolder();
  cpSync(ownTexts(), path.join(made, "content"), { recursive: true });
  writeFileSync(path.join(made, "report.config.yaml"), SETTINGS);
  // The kit takes the day and the workbook format from the report.
  await succeeds(generate(made, "--published-on", "2024-05-27T10:00", "--workbook", "xlsx"));
});

const generate = (folder: string, ...words: readonly string[]) =>
  runHere(["generate", "--period", PERIOD, ...words], { folder });

/** Runs `report publish` in a folder. `isMade` shows whether a kit exists afterwards. */
async function publish(folder: string, ...words: readonly string[]) {
  const outcome = await runHere(["publish", "--period", PERIOD, ...words], { folder });
  const isMade = existsSync(path.join(folder, KIT));
  return { ...outcome, stderr: withoutSandboxLine(outcome.stderr), isMade };
}

/** A copy of that working folder, for a test to change. */
function copied(): string {
  const folder = emptyFolder();
  cpSync(made, folder, { recursive: true });
  rmSync(path.join(folder, KIT), { recursive: true, force: true });
  return folder;
}

/** The files in a folder and its subfolders, by their paths in it. */
const contentsOf = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file)]),
  );

describe("a publication kit", () => {
  it("contains the report, the texts to paste and send, and a zip, and has the same bytes each time", async () => {
    const first = await publish(made);
    expect(first.code).toBe(0);
    expect(first.stdout).toBe(`${path.join(KIT, `${STEM}.zip`)}\n`);
    const kit = contentsOf(path.join(made, KIT));
    const report = contentsOf(path.join(made, REPORT));
    const outputs = [...report.keys()].filter((name) => name !== "manifest.json");
    expect(outputs.map((name) => kit.get(name))).toEqual(outputs.map((name) => report.get(name)));
    const zipped = unzipSync(kit.get(`${STEM}.zip`) ?? Buffer.alloc(0));
    const others = [...kit].filter(([name]) => !/^manifest\.json$|\.zip$/.test(name));
    const unzipped = others.map(([name]) => [name, Buffer.from(zipped[name] ?? "")]);
    expect(unzipped).toEqual(others);
    expect(Object.keys(zipped).toSorted()).toEqual(others.map(([name]) => name).toSorted());
    execFileSync("sha256sum", ["--check", "--strict", `SHA256SUMS-${STEM}.txt`], {
      cwd: path.join(made, KIT),
    });
    const pictures = others.filter(([name]) => name.startsWith("grafieken/"));
    expect(pictures.length).toBeGreaterThan(0);
    expect(first.stderr).toContain(texts.pictures.folder("grafieken", pictures.length));
    expect(others.map(([name]) => name)).toEqual(
      expect.arrayContaining([`${STEM}-kerncijfers.png`, `${STEM}-kernpunten.md`]),
    );
    const second = await publish(made, "--format", "json");
    expect(contentsOf(path.join(made, KIT))).toEqual(kit);
    const printed = JSON.parse(second.stdout) as { readonly files: readonly { file: string }[] };
    expect(printed).toMatchObject({
      period: PERIOD,
      publishedOn: "2024-05-27T10:00",
      kept: "nothing",
    });
    expect(printed.files.map(({ file }) => file).toSorted()).toEqual(
      [...kit.keys()].filter((name) => name !== "manifest.json").toSorted(),
    );
    const keep = `report snapshot --period ${PERIOD} --published-on 2024-05-27T10:00`;
    expect(second.stderr).toContain(texts.notKept(keep));
  });

  it("has a block that WordPress keeps, with links to the addresses of the files", () => {
    const block = readFileSync(path.join(made, KIT, `${STEM}-wordpress.html`), "utf8");
    expect(ksesPost(block)).toBe(block);
    expect(block).toContain(`"https://www.voorbeeld.nl/wp-content/uploads/2024/05/${STEM}.pdf"`);
    expect(block).toContain(`"https://www.voorbeeld.nl/rapporten/${PERIOD}"`);
    expect(block).toMatch(
      /\/cijfers-[\w-]+\.xlsx">Alle cijfers in een spreadsheet, [^<]*\(xlsx, \d+ kB/,
    );
    expect(block).toMatch(/<img src="https:[^"]*-breed\.png" alt="[^"]{40,}" \/>/);
  });

  it("reports in its accessibility paragraph that all tests passed", () => {
    const html = readFileSync(path.join(made, KIT, `${STEM}-toegankelijkheid.html`), "utf8");
    expect(html).toMatch(/deed \d\d tests op dit rapport\. Alle zijn goed\./);
  });
});

describe("a kit is refused, and nothing is written,", () => {
  const command = `report generate --period ${PERIOD} --published-on 2024-05-27T10:00`;

  it("if there is no report", async () => {
    const folder = copied();
    rmSync(path.join(folder, "out"), { recursive: true });
    const { code, stderr, isMade } = await publish(folder);
    const words = `report generate --period ${PERIOD} --published-on JJJJ-MM-DD`;
    expect([code, stderr, isMade]).toEqual([3, `${texts.noReport(REPORT, words)}\n`, false]);
  });

  it("for a concept with sample text", async () => {
    const folder = copied();
    const text = path.join(folder, "content", PERIOD, DOCUMENT, "inleiding.md");
    writeFileSync(text, `---\nvoorbeeldtekst: true\n---\n\n${readFileSync(text, "utf8")}`);
    await succeeds(generate(folder, "--overwrite"));
    const { code, stderr, isMade } = await publish(folder);
    expect([code, isMade]).toEqual([3, false]);
    expect(stderr).toContain("is een concept");
    expect(stderr).toContain(texts.sampleText(["Waar gaat dit over?"]));
    expect(stderr).toContain(texts.refused(2));
  });

  it("for a report for internal use", async () => {
    const folder = copied();
    await succeeds(generate(folder, "--threshold", "3", "--overwrite"));
    const { code, stderr, isMade } = await publish(folder);
    expect([code, isMade]).toEqual([3, false]);
    expect(stderr).toContain(texts.internal(REPORT));
  });

  it("for files that differ from the manifest, all named at once", async () => {
    const folder = copied();
    const report = path.join(folder, REPORT);
    appendFileSync(path.join(report, `${STEM}.pdf`), " ");
    rmSync(path.join(report, `figures-${PERIOD}.csv`));
    writeFileSync(path.join(report, "notitie.txt"), "van mij");
    const { code, stderr, isMade } = await publish(folder, "--published-on", "2024-05-28");
    expect([code, isMade]).toEqual([3, false]);
    expect(stderr.trim().split("\n")).toEqual([
      texts.otherDay("2024-05-28", "2024-05-27T10:00"),
      texts.fileMissing(`figures-${PERIOD}.csv`),
      texts.fileChanged(`${STEM}.pdf`),
      texts.fileExtra("notitie.txt"),
      texts.refused(4),
    ]);
  });

  it("for a report whose inputs changed", async () => {
    const folder = copied();
    appendFileSync(path.join(folder, "report.config.yaml"), "pdfStandard: 2a\n");
    const text = path.join(folder, "content", PERIOD, DOCUMENT, "inleiding.md");
    appendFileSync(text, "\nNog een zin over het najaar.\n");
    const { code, stderr, isMade } = await publish(folder);
    expect([code, isMade]).toEqual([3, false]);
    expect(stderr).toContain(texts.inputsChanged(["narrative", "settings"], command));
  });

  it("for a wrong report that the settings correct", async () => {
    const folder = copied();
    appendFileSync(
      path.join(folder, "report.config.yaml"),
      `corrections:\n  - date: 2024-07-15\n    period: ${PERIOD}\n    reason: Een fout.\n    figures: [registrations.total]\n`,
    );
    const { code, stderr, isMade } = await publish(folder);
    const again = `report generate --period ${PERIOD} --published-on 2024-07-15`;
    expect([code, isMade]).toEqual([3, false]);
    expect(stderr).toContain(texts.notCorrected("27 mei 2024", "15 juli 2024", again));
    expect(stderr).toContain(texts.refused(1));
  });

  it("if a text has an error, together with the problems of files", async () => {
    const folder = copied();
    rmSync(path.join(folder, REPORT, `${STEM}.html`));
    const text = path.join(folder, "content", PERIOD, DOCUMENT, "inleiding.md");
    appendFileSync(text, "\n[kapot](geen adres)\n\n<script>x</script>\n");
    const { code, stderr, isMade } = await publish(folder);
    expect([code, isMade]).toEqual([3, false]);
    expect(stderr).toContain("inleiding.md");
    expect(stderr).toContain(texts.fileMissing(`${STEM}.html`));
  });

  it("if somebody put a file between its pictures", async () => {
    const folder = copied();
    cpSync(path.join(made, KIT), path.join(folder, KIT), { recursive: true });
    writeFileSync(path.join(folder, KIT, "grafieken", "notitie.txt"), "van mij");
    const before = contentsOf(path.join(folder, KIT));
    const { code, stderr } = await publish(folder);
    expect([code, stderr]).toEqual([5, expect.stringContaining(": grafieken/notitie.txt.")]);
    expect(contentsOf(path.join(folder, KIT))).toEqual(before);
  });

  it("for all documents at once", async () => {
    const { code, stderr } = await publish(made, "--document", "all");
    expect([code, stderr]).toEqual([2, `${texts.oneDocument}\n`]);
  });

  it("for an edition that is not to be published", async () => {
    const { code, stderr } = await publish(made, "--document", "nota", "--edition", "intern");
    expect([code, stderr]).toEqual([2, `${texts.internalEdition("intern")}\n`]);
  });
});
