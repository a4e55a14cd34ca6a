import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { readPdf, type ReadPdf } from "../render/read-pdf.ts";
import { softHyphensIn } from "../render/soft-hyphens-in.ts";
import { ownTexts } from "./own-texts.ts";
import { emptyFolder, PROJECT, runReport, type Outcome } from "./run-report.ts";

const FIXTURES = path.join(PROJECT, "fixtures");
const INPUTS = [
  "--input",
  path.join(FIXTURES, "monitor.csv"),
  "--content",
  path.join(FIXTURES, "content"),
];

/** The figures that were really published, by name. The report of the period must show them. */
const PUBLISHED = {
  "2023-02--2023-03": {
    /** In print. */
    numbers: ["376", "213", "68", "10", "63", "43", "6", "82%", "70%", "693", "279", "64", "343"],
    /** On a screen, where each chart has its table. */
    rows: [
      "zich zelf aan (269); 86 via een professional; 14 op een andere manier, Van 7 mensen",
      "Lopend 203, Heropend 10, Nog niet gestart 27, Nooit gestart 66, Afgesloten 70",
      "Zuid-Holland 2,4 94, Zeeland 1,3 5, Buitenland n.v.t. 17, Onbekend n.v.t. 19",
      "De hele tijd een maatregel 207, Geen maatregel 36, Een deel van de tijd 16",
      "Pleeggezin buiten het eigen netwerk 94, Andere ouder 70, Familie of vrienden 62",
      "Rijnmond 34, Amsterdam-Amstelland 28, Flevoland 20, Zuid-Holland Zuid 18, Haaglanden 14",
      "Eenoudergezin 206, Samengesteld gezin 56, Beide ouders samen 16, Nog niet in beeld 70",
      "Gezag over alle kinderen 130, Gezag bij één ouder 104, Gezag bij beide ouders 62, Geen gezag 52",
      "Persoonlijk herstel 142 168, Gezinnen van wie dit bekend is 277 271",
      // Only the total of the 15 started analyses is shown: the 2 finished ones are withheld.
      "Persoonlijk herstel 80, Uithuisplaatsingen 50; 17 verklarende analyses",
      "Bezoekregeling verbeterd 27, Uithuisplaatsing voorkomen 6",
      "Relatie met familieleden hersteld niet getoond",
    ],
  },
  "2024-02--2024-04": {
    numbers: ["967", "501", "118", "246", "132", "91", "85%", "67%", "1.569", "447", "384", "831"],
    rows: [
      "zich zelf aan (756); 136 via een professional; 52 op een andere manier, Van 23 mensen",
      "Lopend 484, Heropend 17, Nog niet gestart 44, Nooit gestart 139, Afgesloten 283",
      "december 2023 105, Zuid-Holland 6,2 237, Noord-Brabant 3,6 95, Buitenland n.v.t. 41, Onbekend n.v.t. 47",
      "Moeder 648, Beide ouders 118, Vader 104, Kind of kinderen 32, Nog niet in beeld 65",
      "De hele tijd een maatregel 534, Geen maatregel 133, Een deel van de tijd 50",
      "Pleeggezin buiten het eigen netwerk 225, Familie of vrienden 162, Andere ouder 146, Instelling 83",
      "Rijnmond 84, Amsterdam-Amstelland 82, Zuid-Holland Zuid 50, Flevoland 47, Haaglanden 35",
      "Eenoudergezin 506, Samengesteld gezin 142, Beide ouders samen 40, Nog niet in beeld 208",
      "Gezag over alle kinderen 343, Gezag bij één ouder 271, Gezag bij beide ouders 161, Geen gezag 130, Van 62 gezinnen",
      "Onveilige thuissituatie 165, Mogelijk strafbare feiten 11",
      "Contact met een kind herstellen 296, Persoonlijk herstel 403 422, Gezinnen van wie dit bekend is 739 700",
      "Persoonlijk herstel 223, Uithuisplaatsingen 101, Gezinnen met een resultaat 430",
      "13 lopen nog; 36 kinderen; 25 gezinnen; 40 jeugdzorgregio",
      "Contact met kinderen hersteld 52, Bezoekregeling verbeterd 38, Relatie met familieleden hersteld 19",
    ],
  },
  "2024-Q1": {
    numbers: ["936", "501", "149", "230", "749", "371", "1.536"],
    rows: [
      "Buitenland n.v.t. 41, Zuid-Holland Zuid 50, Nog niet in beeld 187, Gezinnen met een resultaat 371",
    ],
  },
} as const;

/** The text of a page as a reader sees it: no styles, no drawings. */
function textOfPage(html: string): string {
  return html
    .replaceAll(/<(style|svg)\b.*?<\/\1>/gs, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

describe.each(Object.keys(PUBLISHED) as (keyof typeof PUBLISHED)[])(
  "the report of %s",
  (period) => {
    let outcome: Outcome;
    let folder: string;
    let target: string;
    let pdf: ReadPdf;
    beforeAll(async () => {
      folder = emptyFolder();
      outcome = await runReport(["generate", "--period", period, ...INPUTS], { folder });
      target = path.join(folder, "out", period, "voortgangsrapportage");
      pdf = await readPdf(readFileSync(path.join(target, `voortgangsrapportage-${period}.pdf`)));
    });

    it("is made, and its folder is printed", () => {
      expect(outcome).toMatchObject({
        code: 0,
        stdout: `${path.join("out", period, "voortgangsrapportage", `voortgangsrapportage-${period}.pdf`)}\n`,
      });
      expect(readdirSync(target).sort()).toEqual([
        `cijfers-${period}.ods`,
        "datapackage.json",
        `figures-${period}.csv`,
        `figures-${period}.json`,
        "manifest.json",
        `voortgangsrapportage-${period}.html`,
        `voortgangsrapportage-${period}.pdf`,
      ]);
    });

    it("contains the published figures", () => {
      const { numbers, rows } = PUBLISHED[period];
      const words = new Set(pdf.text.join(" ").split(/[\s(),;:]+|\.(?=\s|$)/));
      expect(numbers.filter((number) => !words.has(number))).toEqual([]);
      const html = readFileSync(path.join(target, `voortgangsrapportage-${period}.html`), "utf8");
      const text = textOfPage(html);
      const isSaid = (one: string) =>
        text.split(` ${one}`).some((rest, index) => index > 0 && !/^[.,]?\d/.test(rest));
      expect(rows.flatMap((row) => row.split(/, (?=\D)|; /)).filter((one) => !isSaid(one))).toEqual(
        [],
      );
    });

    it("is tagged, in Dutch, with a title and an outline", () => {
      expect(pdf.isTagged).toBe(true);
      expect(pdf.language).toMatch(/^nl/);
      expect(pdf.title).toMatch(/^Voortgangsrapportage [a-z]+ /);
      expect(pdf.outline).toEqual(
        expect.arrayContaining([
          "In het kort",
          "Wat is er veranderd?",
          "Aanmeldingen en wachttijd",
          "Resultaten",
          "Gezinnen en ondersteuning",
          "Samenwerking",
          "Zo telden we",
        ]),
      );
      expect(pdf.outline.filter((title) => /^(.+)\1$/.test(title))).toEqual([]);
      for (const role of ["H1", "H2", "Table", "TH", "TD", "L", "LI", "Figure"]) {
        expect(pdf.roles).toContain(role);
      }
    });

    it("gives each chart one alt text in Dutch, with numbers", () => {
      const html = readFileSync(path.join(target, `voortgangsrapportage-${period}.html`), "utf8");
      expect(pdf.alternatives).toHaveLength(html.match(/<div class="on-wide"/g)?.length ?? 0);
      const kinds = [
        "Staafdiagram",
        "Eén staaf",
        "Twee staven",
        "lijndiagrammen",
        "Kaart met een tegel",
        "Puntendiagram",
      ];
      for (const alt of pdf.alternatives) {
        expect(kinds.some((kind) => alt.includes(kind))).toBe(true);
        expect(alt).toMatch(/\d/);
      }
      for (const kind of kinds) expect(pdf.alternatives.join("\n")).toContain(kind);
    });

    it("has soft hyphens only in print, and only at the end of a line", () => {
      const html = readFileSync(path.join(target, `voortgangsrapportage-${period}.html`), "utf8");
      expect(html).not.toContain("\u00AD");
      const print = readFileSync(path.join(target, `voortgangsrapportage-${period}.pdf`));
      const breaks = pdf.text.join(" ").match(/\p{L}- (?=\p{L})/gu) ?? [];
      expect(softHyphensIn(print)).toBeLessThanOrEqual(breaks.length);
    });

    it("has a cover without a footer and pages with one", () => {
      expect(pdf.text.filter((text) => !text.includes("Concept"))).toEqual([]);
      expect(pdf.text[0]).not.toContain("Pagina");
      pdf.text.slice(1).forEach((text, index) => {
        expect(text).toContain(`Pagina ${index + 2} van ${pdf.pages}`);
      });
      expect(pdf.pages).toBeGreaterThanOrEqual(8);
      expect(pdf.pages).toBeLessThanOrEqual(10);
    });

    it("marks the narrative as sample text", () => {
      expect(pdf.text.join(" ").match(/Voorbeeldtekst/g)).toHaveLength(8);
    });

    it("has an HTML twin that requests nothing from outside", () => {
      const html = readFileSync(path.join(target, `voortgangsrapportage-${period}.html`), "utf8");
      expect(html).not.toMatch(/<script|<link|<img|src="|url\((?!data:)|@import/);
      expect(html).toContain('<html lang="nl-NL">');
    });

    it("has a manifest with the hash of everything", () => {
      const manifest = JSON.parse(readFileSync(path.join(target, "manifest.json"), "utf8")) as {
        outputs: { file: string; sha256: string }[];
        inputs: { export: { sha256: string; file: string }; narrative: unknown[] };
      };
      const hash = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
      expect(manifest.outputs).toHaveLength(6);
      for (const { file, sha256 } of manifest.outputs)
        expect(hash(path.join(target, file))).toBe(sha256);
      expect(manifest.inputs.export).toMatchObject({
        file: "monitor.csv",
        sha256: hash(path.join(FIXTURES, "monitor.csv")),
      });
      expect(manifest.inputs.narrative).toHaveLength(8);
      expect(JSON.stringify(manifest)).not.toContain(folder);
    });

    it("gives the same figures as the command", async () => {
      const words = ["figures", "--period", period, ...INPUTS, "--format", "json"];
      expect(readFileSync(path.join(target, `figures-${period}.json`), "utf8")).toBe(
        (await runReport(words, { folder })).stdout,
      );
    });
  },
);

describe("the same run elsewhere and at another time", () => {
  it("gives the same bytes", async () => {
    const hashesOf = async (environment: Readonly<Record<string, string>>) => {
      const folder = emptyFolder();
      const outcome = await runReport(["generate", "--period", "2024-Q1", ...INPUTS], {
        folder,
        environment: { TMPDIR: emptyFolder(), ...environment },
      });
      expect(outcome.code).toBe(0);
      const target = path.join(folder, "out/2024-Q1/voortgangsrapportage");
      return readdirSync(target)
        .sort()
        .map(
          (file) =>
            `${file} ${createHash("sha256")
              .update(readFileSync(path.join(target, file)))
              .digest("hex")}`,
        );
    };
    const here = await hashesOf({ TZ: "Europe/Amsterdam", LC_ALL: "nl_NL.UTF-8" });
    const there = await hashesOf({ TZ: "Pacific/Kiritimati", LC_ALL: "C", LANG: "tr_TR.UTF-8" });
    expect(there).toEqual(here);
  });
});

describe("a date of publication", () => {
  it("is on the cover and in the PDF; without one, the PDF has the day after the period", async () => {
    const folder = emptyFolder();
    const target = path.join(
      folder,
      "out/2024-Q1/voortgangsrapportage/voortgangsrapportage-2024-Q1.pdf",
    );
    const words = ["generate", "--period", "2024-Q1", ...INPUTS];
    await runReport(words, { folder });
    expect((await readPdf(readFileSync(target))).created).toMatch(/^D:20240401000000/);

    await runReport(words, { folder, environment: { SOURCE_DATE_EPOCH: "1714521600" } });
    expect((await readPdf(readFileSync(target))).created).toMatch(/^D:20240501000000/);

    const own = ["--input", path.join(FIXTURES, "monitor.csv"), "--content", ownTexts()];
    const on = ["--published-on", "2024-05-27T10:30"];
    await runReport(["generate", "--period", "2024-Q1", ...own, ...on], { folder });
    const published = await readPdf(readFileSync(target));
    expect(published.created).toMatch(/^D:20240527103000/);
    expect(published.text[0]).toContain("Gepubliceerd op 27 mei 2024");
    expect(published.text.filter((text) => text.includes("Concept"))).toEqual([]);
  });
});

describe("a threshold below the default", () => {
  it("is mentioned on every page, in the manifest, in the file names and on the terminal", async () => {
    const folder = emptyFolder();
    const words = ["generate", "--period", "2023-02..2023-03", "--threshold", "0", ...INPUTS];
    const { code, stderr } = await runReport(words, { folder });
    expect(code).toBe(0);
    expect(stderr).toContain("NIET-PUBLICEREN");
    const target = path.join(folder, "out/2023-02--2023-03/voortgangsrapportage");
    const files = readdirSync(target).filter((file) => file !== "manifest.json");
    expect(files).toHaveLength(6);
    for (const file of files) expect(file).toContain("NIET-PUBLICEREN");
    const pdf = await readPdf(
      readFileSync(path.join(target, "voortgangsrapportage-2023-02--2023-03-NIET-PUBLICEREN.pdf")),
    );
    for (const text of pdf.text) expect(text.toUpperCase()).toContain("NIET-PUBLICEREN");
    const page = path.join(target, "voortgangsrapportage-2023-02--2023-03-NIET-PUBLICEREN.html");
    expect(textOfPage(readFileSync(page, "utf8"))).toContain("Relatie met familieleden hersteld 3");
    expect(readFileSync(path.join(target, "manifest.json"), "utf8")).toContain("NIET-PUBLICEREN");
  });
});

describe("a column that the codebook does not know", () => {
  it("is named to the user, and neither its name nor its content reaches an output", async () => {
    const folder = emptyFolder();
    const [header = "", ...rows] = readFileSync(path.join(FIXTURES, "monitor.csv"), "utf8")
      .trimEnd()
      .split("\n");
    const lines = [`${header};Notitieveld`, ...rows.map((row) => `${row};zebrapad`)];
    writeFileSync(path.join(folder, "monitor.csv"), lines.join("\n"));
    const words = ["generate", "--period", "2024-Q1", "--input", "monitor.csv"];
    const { code, stdout, stderr } = await runReport(words, { folder });
    expect(code).toBe(0);
    expect(stderr).toContain("kolom Notitieveld");
    expect(stdout + stderr).not.toContain("zebrapad");
    const target = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    const outputs = readdirSync(target).map((file) =>
      readFileSync(path.join(target, file), "latin1"),
    );
    const pdf = await readPdf(readFileSync(path.join(target, "voortgangsrapportage-2024-Q1.pdf")));
    const everything = [...outputs, ...pdf.text, ...pdf.alternatives].join(" ");
    expect(everything).toContain("column-unknown");
    expect(everything).not.toMatch(/notitieveld|zebrapad/i);
  });
});

describe("an output folder with a file of the user", () => {
  it("stops the run, and the file stays", async () => {
    const folder = emptyFolder();
    const words = ["generate", "--period", "2024-Q1", ...INPUTS];
    expect((await runReport(words, { folder })).code).toBe(0);
    const note = path.join(folder, "out/2024-Q1/voortgangsrapportage/aantekening.txt");
    writeFileSync(note, "van mij");
    expect(await runReport(words, { folder })).toMatchObject({ code: 5, stdout: "" });
    expect(readFileSync(note, "utf8")).toBe("van mij");
  });
});

describe("a missing browser", () => {
  it("is reported in one message, with exit code 4", async () => {
    const folder = emptyFolder();
    const outcome = await runReport(["generate", "--period", "2024-Q1", ...INPUTS], {
      folder,
      environment: { REPORT_BROWSER: path.join(folder, "geen-browser") },
    });
    expect(outcome).toMatchObject({ code: 4, stdout: "" });
    expect(outcome.stderr).toContain("REPORT_BROWSER");
    expect(readdirSync(folder)).toEqual([]);
  });
});
