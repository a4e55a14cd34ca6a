import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { readPdf } from "../render/read-pdf.ts";
import { ownTexts } from "./own-texts.ts";
import { emptyFolder, runHere, succeeds, type Outcome } from "./run-report.ts";

const PERIOD = ["--period", "2024-Q1"];
const HEADER = "traject_id;aanmelddatum;aanmeldroute;statusverloop;ondersteunde";

/** An export with this number of families in each quarter. Few of them supported a father. */
function exportOf(earlier: number, now: number, fathers = 2): string {
  const days = [
    ...Array.from({ length: earlier }, () => "2023-11-10"),
    ...Array.from({ length: now }, (_, index) => (index % 2 === 0 ? "2024-01-15" : "2024-03-28")),
  ];
  const rows = days.map((day, index) => {
    const who = index < fathers ? "vader" : index % 2 === 0 ? "moeder" : "beide_ouders";
    return `T-${index + 1};${day};overig;;${who}`;
  });
  return `${[HEADER, ...rows].join("\n")}\n`;
}

/** A working folder with an export, and with texts by their paths in the folder of the period. */
function folderWith(texts: Readonly<Record<string, string>>, period = "2024-Q1"): string {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "export.csv"), exportOf(30, 12));
  for (const [place, text] of Object.entries(texts)) {
    const file = path.join(folder, "content", period, place);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

const INPUT = ["--input", "export.csv"];

/** Errors about texts, each by its file, its place and its message. */
function errorsIn({ stdout, stderr }: Outcome): readonly string[] {
  return `${stdout}\n${stderr}`.split("\n").filter((line) => line.startsWith("fout: "));
}

/** A mistake of each kind, with its place and the beginning of its message. */
const MISTAKES: readonly (readonly [text: string, at: number, told: RegExp])[] = [
  ['Er zijn {{cijfer "registrations.totl"}}.', 9, /Bedoel je registrations\.total/],
  ['Er zijn {{cijfr "registrations.total"}}.', 9, /Bedoel je cijfer\?/],
  [
    'Er zijn {{cijfer "registrations.total" zelfstandig="gezinn"}}.',
    9,
    /meervoud niet.*Bedoel je gezin\?/,
  ],
  ['In {{maand "vierde"}} kwamen er meer.', 4, /Deze maand heeft de periode niet/],
  ['Er zijn {{aandeel "registrations.total"}}.', 9, /aandeel is er van een percentage/],
  ['Er zijn {{cijfer "registrations.total" "afgerondt"}}.', 9, /Bedoel je afgerond/],
  [
    '{{#als "registrations.total" groter="registrations.inPeriode"}}Veel.{{/als}} Tekst.',
    1,
    /Bedoel je registrations\.inPeriod/,
  ],
  [
    'Tekst. {{#als "registrations.total" groter="1.000"}}{{cijfer "registrations.totl"}}{{/als}}',
    53,
    /Bedoel je registrations\.total/,
  ],
  [
    'Tekst. {{#getoond "waitingTimes.daysToStart"}}Ja.{{/getoond}}',
    8,
    /Kies er een: median, p90, n/,
  ],
  ["Er zijn {{constructor}}.", 9, /Deze opdracht kennen we niet/],
  ["Er zijn {{> partial}}.", 9, /deel uit een ander bestand/],
  ["Er zijn {{{cijfer}}}.", 9, /drie accolades/],
];

/** All of them, each in its own paragraph. */
const MISTAKEN = MISTAKES.map(([text]) => text).join("\n\n");

function expectAllMistakes(outcome: Outcome, file: string): void {
  const told = errorsIn(outcome).filter((line) => line.includes(file));
  expect(told).toHaveLength(MISTAKES.length);
  for (const [index, [, at, words]] of MISTAKES.entries()) {
    const line = `regel ${2 * index + 1}, teken ${at}: `;
    expect(told[index]).toContain(line);
    expect(told[index]).toMatch(words);
  }
}

const PLACE = "voortgangsrapportage/inleiding.md";

describe("mistakes in the calls of a text", () => {
  it("are all reported at once by check, with a period and without one", async () => {
    const folder = folderWith({ [PLACE]: MISTAKEN });
    for (const words of [[...PERIOD], []]) {
      const outcome = await runHere(["check", ...words, ...INPUT], { folder });
      expect(outcome.code).toBe(3);
      expectAllMistakes(outcome, PLACE);
    }
  });

  it("are reported by generate together with those of the export and of another text, and nothing is written", async () => {
    const folder = folderWith({
      [PLACE]: MISTAKEN,
      "voortgangsrapportage/doorkijk.md":
        'Een <b>woord</b> en {{cijfer "registrations.totl"}} gezinnen.',
    });
    writeFileSync(path.join(folder, "export.csv"), exportOf(30, 12).replace("2023-11-10", "gist"));
    const outcome = await runHere(["generate", ...PERIOD, ...INPUT], { folder });
    expect(outcome.code).toBe(3);
    expectAllMistakes(outcome, PLACE);
    const others = errorsIn(outcome).filter((line) => !line.includes(PLACE));
    expect(others.map((line) => /^fout: (\S+), regel \d+/.exec(line)?.[1])).toEqual([
      "export.csv",
      "content/2024-Q1/voortgangsrapportage/doorkijk.md",
      "content/2024-Q1/voortgangsrapportage/doorkijk.md",
    ]);
    expect(readdirSync(folder).sort()).toEqual(["content", "export.csv"]);
  });

  it("are reported by place as data", async () => {
    const folder = folderWith({ [PLACE]: `---\n---\nTekst.\n\n${MISTAKES[0]?.[0] ?? ""}\n` });
    const words = ["check", ...PERIOD, ...INPUT, "--format", "json"];
    const { stdout } = await runHere(words, { folder });
    const { problems } = JSON.parse(stdout) as { readonly problems: readonly object[] };
    expect(problems).toContainEqual(
      expect.objectContaining({ code: "woven-figure-unknown", line: 5, position: 9 }),
    );
  });

  it("name a withheld number if the period is known, and explain how to write around it", async () => {
    const folder = folderWith({ [PLACE]: 'Wij hielpen {{cijfer "people.bySupported" "vader"}}.' });
    const checked = await runHere(["check", ...PERIOD, ...INPUT], { folder });
    expect(checked.code).toBe(3);
    expect(errorsIn(checked)[0]).toMatch(/regel 1, teken 13: .*beschermen.*\{\{#getoond/);
    const all = await runHere(["check", ...INPUT], { folder });
    expect(errorsIn(all)).toEqual([]);
    expect(all.code).toBe(0);
  });

  it("are none inside a condition on a value that the export cannot give", async () => {
    const guarded =
      '{{#getoond "results.byTheme" "overig"}}Wel.{{anders}}Het is niet bekend.{{/getoond}}';
    const folder = folderWith({ [PLACE]: guarded });
    const outcome = await runHere(["check", ...PERIOD, ...INPUT], { folder });
    expect(errorsIn(outcome)).toEqual([]);
    expect(outcome.code).toBe(0);
  });
});

/** The words of a page without its marks, and those of a PDF, both without spaces. */
const squeezed = (text: string): string => text.replaceAll(/[\s\u00AD]+/g, "");
const wordsOf = (html: string): string =>
  squeezed(html.replaceAll(/<[^>]+>/g, "").replaceAll("&quot;", '"'));

describe("figures in different places of a text", () => {
  const text = [
    '### Een kop met {{cijfer "registrations.total"}}',
    'Met nadruk op **{{cijfer "registrations.total" zelfstandig="gezin"}}**, en [meer dan {{cijfer "registrations.inPeriod"}}](https://www.voorbeeld.nl/a).',
    '> {{cijfer "registrations.inPeriod" zelfstandig="moeder"}} zeiden dat.',
    '- Punt een: {{cijfer "registrations.total" "verschil"}}\n- Punt twee: {{cijfer "registrations.total" "afgerond" zelfstandig="gezin"}}',
    'Tabel: Wie er waren op {{peildatum}}\n\n| Wanneer | Aantal |\n|---|---|\n| {{periode}} | {{cijfer "registrations.inPeriod"}} |',
    'Met een noot.[^1]\n\n[^1]: In {{maand "eerste"}} waren het er {{cijfer "registrations.byMonth" "2024-01"}}.',
    '::: kader Wat {{cijfer "registrations.total"}} gezinnen vroegen\n{{#als "registrations.total" groter="vorige"}}Het zijn er meer.{{anders}}Niet meer.{{/als}}\n:::',
  ].join("\n\n");
  const said = [
    "Een kop met 42",
    "Met nadruk op 42 gezinnen, en meer dan 12",
    "12 moeders zeiden dat.",
    "Punt een: 12 meer",
    "Punt twee: ruim 40 gezinnen",
    "Wie er waren op 31 maart 2024",
    "In januari waren het er 6.",
    "Wat 42 gezinnen vroegen",
    "Het zijn er meer.",
  ];
  let folder: string;
  beforeAll(async () => {
    folder = folderWith({ [PLACE]: text });
    await succeeds(runHere(["generate", ...PERIOD, ...INPUT], { folder }));
  });
  const inOut = (name: string): string =>
    path.join(folder, "out/2024-Q1/voortgangsrapportage", name);

  it("are on the screen and in the PDF in the requested form", async () => {
    const html = wordsOf(readFileSync(inOut("voortgangsrapportage-2024-Q1.html"), "utf8"));
    const pdf = await readPdf(readFileSync(inOut("voortgangsrapportage-2024-Q1.pdf")));
    const read = squeezed(pdf.text.join(""));
    for (const one of said) {
      expect(html).toContain(squeezed(one));
      expect(read).toContain(squeezed(one));
    }
  });

  it("stay on one line with their nouns", () => {
    const html = readFileSync(inOut("voortgangsrapportage-2024-Q1.html"), "utf8");
    expect(html).toContain('<span class="together">42 gezinnen</span>');
    expect(html).toContain('<span class="together">12 moeders</span>');
    expect(html).toContain('<span class="together">12 meer</span>');
    expect(html).toContain('<span class="together">ruim 40 gezinnen</span>');
  });
});

/** A nota with a call in one of its texts. */
function notaWith(call: string): { readonly folder: string; readonly content: string } {
  const content = ownTexts();
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "export.csv"), exportOf(30, 12));
  const file = path.join(content, "2024-Q1/nota/kernpunten.md");
  writeFileSync(file, `${readFileSync(file, "utf8")}\n\n${call}\n`);
  return { folder, content };
}

describe("a document without figures of its own", () => {
  const TEXT = 'Er meldden zich {{cijfer "registrations.total" zelfstandig="gezin"}}.';
  const nota = ({ folder, content }: ReturnType<typeof notaWith>, ...words: readonly string[]) => {
    const [command = "", ...more] = words;
    const about = [...PERIOD, "--document", "nota", "--content", content];
    return runHere([command, ...about, ...more], { folder });
  };
  const manifestIn = (folder: string): unknown =>
    JSON.parse(readFileSync(path.join(folder, "out/2024-Q1/nota/manifest.json"), "utf8"));

  it("reads the export if a text calls a figure, and lists it in its manifest", async () => {
    const made = notaWith(TEXT);
    const without = await nota(made, "generate");
    expect(without.code).toBe(2);
    expect(without.stderr).toContain("--input");
    await succeeds(nota(made, "generate", ...INPUT));
    const html = readFileSync(path.join(made.folder, "out/2024-Q1/nota/nota-2024-Q1.html"), "utf8");
    expect(wordsOf(html)).toContain(squeezed("Er meldden zich 42 gezinnen."));
    const pdf = await readPdf(
      readFileSync(path.join(made.folder, "out/2024-Q1/nota/nota-2024-Q1.pdf")),
    );
    expect(squeezed(pdf.text.join(""))).toContain(squeezed("Er meldden zich 42 gezinnen."));
    expect(manifestIn(made.folder)).toMatchObject({
      inputs: { export: { file: "export.csv", rows: 42 } },
    });
    expect(readdirSync(path.join(made.folder, "out/2024-Q1/nota")).sort()).toEqual([
      "manifest.json",
      "nota-2024-Q1.html",
      "nota-2024-Q1.pdf",
    ]);
  });

  it("needs no export for a day or a month", async () => {
    const made = notaWith('Op {{peildatum}}, na {{maand "eerste"}}, zagen we dat.');
    await succeeds(nota(made, "generate"));
    expect(manifestIn(made.folder)).not.toHaveProperty("inputs.export");
    await succeeds(nota(made, "generate", "--threshold", "0"));
    expect(readdirSync(path.join(made.folder, "out/2024-Q1/nota"))).toContain("nota-2024-Q1.pdf");
  });

  it.each([
    ["prints one", TEXT],
    [
      "compares one",
      '{{#als "people.bySupported" "vader" groter="1"}}Meer vaders.{{anders}}Vaders.{{/als}}',
    ],
  ])("is for internal use without protection, where a text %s", async (_, call) => {
    const made = notaWith(call);
    await succeeds(nota(made, "generate", ...INPUT, "--threshold", "0"));
    const names = readdirSync(path.join(made.folder, "out/2024-Q1/nota"));
    expect(names.filter((name) => name.endsWith("-NIET-PUBLICEREN.pdf"))).toHaveLength(1);
    expect(names).not.toContain("nota-2024-Q1.pdf");
  });

  it("keeps the figures that its texts call and the number of rows, and can be made again from the export", async () => {
    const made = notaWith(
      `{{#als "registrations.inPeriod" groter="people.bySupported moeder"}}Meer.{{anders}}Minder.{{/als}}`,
    );
    await succeeds(
      runHere(
        ["generate", ...PERIOD, ...INPUT, "--content", made.content, "--published-on", MOMENT],
        { folder: made.folder },
      ),
    );
    await succeeds(nota(made, "snapshot", ...INPUT, "--published-on", MOMENT));
    const kept = path.join(made.folder, "snapshots/2024-Q1/nota");
    const { figures } = JSON.parse(readFileSync(path.join(kept, "figures.json"), "utf8")) as {
      readonly figures: object;
    };
    expect(Object.keys(figures).sort()).toEqual([
      "people.bySupported",
      "registrations.inPeriod",
      "registrations.total",
    ]);
    const words = ["snapshot", "--check", ...INPUT];
    const again = await succeeds(runHere(words, { folder: made.folder }));
    expect(again.stdout).toContain("2024-Q1 nota: gelijk");
    expect(again.stdout).not.toContain("anders");
  });
});

describe("a document whose texts called figures in an earlier period", () => {
  it("is made with its snapshot and without, with other documents and alone", async () => {
    const call =
      '{{#getoond "people.bySupported" "moeder" "vorige"}}Eerst {{cijfer "people.bySupported" "moeder" "vorige" zelfstandig="moeder"}}.{{anders}}Niets.{{/getoond}}';
    const { folder, content } = notaWith(call);
    const [before, now] = ["2023-Q4/nota", "2024-Q1/nota"].map((one) => path.join(content, one));
    if (before === undefined || now === undefined) throw new Error("no folders");
    cpSync(now, before, { recursive: true });
    const fields = path.join(before, "nota.md");
    writeFileSync(fields, readFileSync(fields, "utf8").replace("2024-Q1", "2023-Q4"));
    const points = path.join(before, "kernpunten.md");
    const said = readFileSync(points, "utf8").replaceAll(' "vorige"', "");
    writeFileSync(points, said);
    const words = [...INPUT, "--content", content];
    const run = (command: string, period: string, ...more: readonly string[]) =>
      succeeds(runHere([command, "--period", period, ...words, ...more], { folder }));
    const published = ["--published-on", MOMENT];
    await run("generate", "2023-Q4", ...published);
    await run("snapshot", "2023-Q4", "--document", "nota", ...published);
    await run("generate", "2024-Q1", "--document", "nota");
    const made = path.join(folder, "out/2024-Q1/nota");
    const html = wordsOf(readFileSync(path.join(made, "nota-2024-Q1.html"), "utf8"));
    expect(html).toContain(squeezed("Eerst 14 moeders."));
    writeFileSync(path.join(now, "kernpunten.md"), "Geen cijfers.\n");
    await run("generate", "2024-Q1", "--document", "all");
    const beside = readFileSync(path.join(made, "manifest.json"), "utf8");
    await run("check", "2024-Q1", "--document", "all");
    await run("generate", "2024-Q1", "--document", "nota");
    expect(readFileSync(path.join(made, "manifest.json"), "utf8")).toBe(beside);
  });
});

const MOMENT = "2024-05-27T10:00";

describe("all documents of a period", () => {
  it("show the same figure in their texts, from one export", async () => {
    const { folder, content } = notaWith('Dat zijn {{cijfer "registrations.total"}} gezinnen.');
    const report = path.join(content, "2024-Q1/voortgangsrapportage/inleiding.md");
    writeFileSync(report, 'Dat zijn {{cijfer "registrations.total" zelfstandig="gezin"}}.\n');
    const words = ["generate", ...PERIOD, "--document", "all", ...INPUT, "--content", content];
    await succeeds(runHere(words, { folder }));
    for (const name of ["nota", "voortgangsrapportage"]) {
      const html = readFileSync(
        path.join(folder, "out/2024-Q1", name, `${name}-2024-Q1.html`),
        "utf8",
      );
      expect(wordsOf(html)).toContain(squeezed("Dat zijn 42 gezinnen."));
    }
  });
});
