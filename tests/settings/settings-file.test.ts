import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { severityOf } from "../../src/findings/codes.ts";
import {
  settingsMessages,
  yamlFaults,
  yamlMessages,
} from "../../src/messages/settings-and-yaml.ts";
import { checkContentFolder } from "../../src/settings/settings.ts";
import { parseIsoDay } from "../../src/period/period.ts";
import { readSettings, settleSettings } from "../../src/settings/settle-settings.ts";
import { failureOf } from "../failure-of.ts";

const root = mkdtempSync(path.join(tmpdir(), "peildatum-settings-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(root, "in-"));
});

const write = (name: string, content: string | Buffer): void =>
  writeFileSync(path.join(folder, name), content);

/** The findings about the settings of the folder, as "code file:line message". */
async function found(environment: Record<string, string> = {}): Promise<readonly string[]> {
  const { findings } = await readSettings({}, environment, folder);
  for (const { code, severity } of findings) {
    expect(severity).toBe(severityOf(code));
  }
  return findings.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`);
}

async function foundIn(yaml: string | Buffer): Promise<readonly string[]> {
  write("report.config.yaml", yaml);
  return await found();
}

describe("a settings file that is not YAML", () => {
  it.each([
    ["input: x\n\tcontact: y\n", 2, yamlFaults.tab],
    ["input: x\ninput: y\n", 2, yamlFaults.repeated("input", 1)],
    ["input: x\ncontact: Vragen: bel ons\n", 2, yamlFaults.colon],
    ["input: x\norganisation Team\n", 2, yamlFaults.colonMissing],
    ["input: x\n---\ncontact: y\n", 2, yamlFaults.documents],
    [Buffer.from("input: x\ncontact: Café\n", "latin1"), 2, yamlFaults.notUtf8],
    [Buffer.from("\u{feff}input: x\n", "utf16le"), null, yamlFaults.utf16],
    ["input: x\ncontact: \0\n", 2, yamlFaults.nul],
  ])("is reported with its own fault: %j", async (yaml, line, fault) => {
    expect(await foundIn(yaml)).toEqual([`settings-syntax report.config.yaml:${line} ${fault}`]);
  });
});

describe("a setting", () => {
  it.each([
    ["organization: x", "organisation"],
    ["organisatie: x", "organisation"],
    ["publishedon: 2024-05-27", "publishedOn"],
    ["published-on: 2024-05-27", "publishedOn"],
    ["Input: x", "input"],
    ["teksten: x", "content"],
    ["kleuren: x", "colors"],
  ])("is reported with the nearest name: %s", async (line, name) => {
    const [problem] = await foundIn(`contact: x\n${line}\n`);
    expect(problem).toContain("settings-unknown report.config.yaml:2");
    expect(problem).toMatch(new RegExp(`bestaat niet\\. Bedoel je ${name}\\?$`));
  });

  it.each([
    ["label: Brief aan de eerste ouders", true],
    ["label: Ondersteuningsbrief verstuurd", true],
    ["label: Brieven verstuurd", true],
    ["label: Briefing van het team", false],
    ["label: Nieuw telefoonnummer", false],
    ["label: Post verstuurd\n    letter: true", true],
    ["label: Brief over iets anders\n    letter: false", false],
  ])("of an event, %j, decides if it was the letter: %s", async (lines, isLetter) => {
    write(
      "report.config.yaml",
      `letterFrom: het ministerie\nevents:\n  - date: 2023-09-19\n    ${lines}\n`,
    );
    const { settings, findings } = await readSettings({}, {}, folder);
    expect(findings).toEqual([]);
    expect(settings.letterFrom).toBe("het ministerie");
    expect(settings.events.map((event) => event.isLetter)).toEqual([isLetter]);
  });

  it("of a correction accepts any spelling of the period, and has the main type as default", async () => {
    write(
      "report.config.yaml",
      "corrections:\n  - date: 2024-07-15\n    reason: We telden dubbel.\n    figures: [registrations.total]\n    period: 2024-01..2024-03\n",
    );
    const { settings, findings } = await readSettings({}, {}, folder);
    expect(findings).toEqual([]);
    expect(settings.corrections).toMatchObject([
      {
        day: parseIsoDay("2024-07-15"),
        reason: "We telden dubbel.",
        figures: ["registrations.total"],
        period: { id: "2024-Q1" },
        document: "voortgangsrapportage",
        place: { line: 2 },
      },
    ]);
  });

  it("of a correction is refused with the right form, with all faults together", async () => {
    const problems = await foundIn(
      "corrections:\n  - date: 15-07-2024\n    reason: dubbel geteld\n    period: eind maart\n    cijfers: [x]\n  - date: 2024-07-15\n    reason: Van het gezin met bsn 111222333 telden we te veel.\n",
    );
    expect(problems).toEqual([
      expect.stringMatching(/settings-invalid .*:2 .*corrections\.0\.date.*bedoel je 2024-07-15/),
      expect.stringMatching(/settings-invalid .*:3 .*met een punt aan het eind/),
      expect.stringMatching(/settings-invalid .*:4 .*periode als 2024-Q1/),
      expect.stringMatching(/settings-unknown .*:5 .*Bedoel je figures\?/),
      expect.stringMatching(/settings-personal-data .*:7 .*corrections\.1\.reason/),
    ]);
  });

  it("without a near name is reported with all names, at each level", async () => {
    const problems = await foundIn("qqqq: 1\ncolors:\n  qqqq: x\nevents:\n  - qqqq: x\n");
    expect(problems[0]).toMatch(
      /Kies uit: input, content, .*, pdfStandard, events, corrections\.$/,
    );
    expect(problems[1]).toMatch(/:3 .*Kies uit: accent, second, unknown, ink, tint\.$/);
    expect(problems.find((one) => one.includes("settings-unknown") && one.includes(":5"))).toMatch(
      /Kies uit: date, label, letter\.$/,
    );
  });

  it.each([
    ["threshold: 3", "--threshold"],
    ["period: 2024-Q1", "--period"],
    ["strict: true", "--strict"],
    ["skipInvalid: true", "--skip-invalid"],
  ])("that only an option can give is reported with that option: %s", async (line, option) => {
    expect((await foundIn(`${line}\n`))[0]).toContain(`met ${option}`);
  });

  it.each([
    ["logo:", "er staat niets achter"],
    ["organisation: ''", "er staat niets achter"],
    ["organisation: '  '", "er staat niets achter"],
    ["organisation: 12", "zet een getal tussen aanhalingstekens"],
    ["colors:\n  accent: #0a425c", "wat achter een hekje (#) staat, is een opmerking"],
    ["colors:\n  accent: blauw", 'schrijf een kleur als "#0a425c"'],
    ["colors:\n  accent: 123456", 'schrijf een kleur als "#0a425c"'],
    ["colors:\n  accent: '#abc'", 'schrijf een kleur als "#0a425c"'],
    ["publishedOn: 27-05-2024", "(bedoel je 2024-05-27?)"],
    ["events:\n  - {date: 5 januari 2024, label: x}", "(bedoel je 2024-01-05?)"],
    ["encoding: ebcdic", 'De instelling "encoding" is een van: utf-8'],
    ["delimiter: x", 'De instelling "delimiter" is een puntkomma'],
    ["maxSize: veel", 'De instelling "maxSize" is een grootte'],
    ["workbook: xls", 'De instelling "workbook" is ods (OpenDocument'],
    ["protectChanges: alles", 'De instelling "protectChanges" is results (alleen'],
  ])("with a wrong value is reported with the right form: %s", async (lines, detail) => {
    const problems = await foundIn(`${lines}\n`);
    const line = lines.split("\n").length;
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`settings-invalid report.config.yaml:${line} `);
    expect(problems[0]).toContain(detail);
  });

  it("that belongs within another is reported with its place", async () => {
    expect(await foundIn("accent: '#0a425c'\n")).toEqual([
      expect.stringContaining("Bedoel je accent onder colors?"),
    ]);
  });

  it("is reported together with all other faults, in order of line", async () => {
    const problems = await foundIn(
      "logo:\nkleur: x\nmaxSize: veel\norganisation: NL91ABNA0417164300\n",
    );
    const lines = problems.map((one) => /yaml:(\d)/.exec(one)?.[1]);
    expect(new Set(lines)).toEqual(new Set(["1", "2", "3", "4"]));
  });

  it.each(["- a\n- b\n", "input\n", "12\n"])("is a name with a value, and not %j", async (yaml) => {
    expect((await foundIn(yaml))[0]).toContain(
      "settings-invalid report.config.yaml:1 Instellingen",
    );
  });

  it("gets a warning if a comment cuts it off, and none for a separate comment", async () => {
    const problems = await foundIn("organisation: Team #1 van\ncontact: Bel ons # elke dag\n");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("settings-comment report.config.yaml:1 ");
  });
});

describe("the list of words", () => {
  const ownWordsOf = async (yaml: string) => {
    write("report.config.yaml", yaml);
    const { settings, findings } = await readSettings({}, {}, folder);
    expect(findings).toEqual([]);
    return settings.ownWords;
  };

  it("contains correct words, and hard words with or without a plain word", async () => {
    const yaml = `woordenlijst:
  goed: [Peildatum, UHT, "regio’s", oud-collega]
  liever:
    vigerend: geldend
    ten laste van: voor rekening van
    expertise: false
    draagvlak:
`;
    const { known, plainer } = await ownWordsOf(yaml);
    expect(known).toEqual(["Peildatum", "UHT", "regio’s", "oud-collega"]);
    expect([...plainer]).toEqual([
      ["vigerend", "geldend"],
      ["ten laste van", "voor rekening van"],
      ["expertise", null],
      ["draagvlak", null],
    ]);
  });

  it("can be left out, completely or partly", async () => {
    const none = { known: [], plainer: new Map() };
    expect(await ownWordsOf("input: x\n")).toEqual(none);
    expect(await ownWordsOf("woordenlijst:\n  liever: {}\n")).toEqual(none);
  });

  it.each([
    ["woordenlijst: [UHT]", 1, yamlMessages.parts],
    ["woordenlijst:\n  goed: UHT", 2, yamlMessages.list],
    ["woordenlijst:\n  goed:\n    - UHT\n    - twee woorden", 4, settingsMessages.wordInvalid],
    ["woordenlijst:\n  goed:\n    - ''", 3, yamlMessages.empty],
    ["woordenlijst:\n  goed:\n    - 2024", 3, yamlMessages.text],
    [`woordenlijst:\n  goed:\n    - ${"a".repeat(81)}`, 3, settingsMessages.textTooLong(80)],
    ["woordenlijst:\n  liever: [vigerend]", 2, yamlMessages.parts],
    ["woordenlijst:\n  liever:\n    vigerend: true", 3, settingsMessages.plainerInvalid(80)],
    ["woordenlijst:\n  liever:\n    vigerend: [a, b]", 3, settingsMessages.plainerInvalid(80)],
    ["woordenlijst:\n  liever:\n    vigerend: ''", 3, settingsMessages.plainerInvalid(80)],
    [
      "woordenlijst:\n  liever:\n    een twee drie vier vijf zes zeven: x",
      3,
      settingsMessages.hardInvalid,
    ],
    ["woordenlijst:\n  liever:\n    'wat?': x", 3, settingsMessages.hardInvalid],
  ])("is reported with its place and its fault: %s", async (yaml, line, detail) => {
    const problems = await foundIn(`${yaml}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`settings-invalid report.config.yaml:${line} `);
    expect(problems[0]).toContain(detail);
  });

  it("refuses unknown names", async () => {
    const [problem] = await foundIn("woordenlijst:\n  fout: [x]\n");
    expect(problem).toContain("settings-unknown report.config.yaml:2 ");
    expect(problem).toMatch(/Kies uit: goed, liever\.$/);
  });

  it("contains at most a thousand words of each kind", async () => {
    const words = Array.from({ length: 1001 }, (_, at) => `woord${at}`);
    const goed = (all: readonly string[]) => `woordenlijst:\n  goed: [${all.join(", ")}]\n`;
    expect((await ownWordsOf(goed(words.slice(1)))).known).toHaveLength(1000);
    expect((await foundIn(goed(words)))[0]).toContain(settingsMessages.tooManyWords(1000));
    const liever = words.map((word) => `    ${word}: x`).join("\n");
    expect((await foundIn(`woordenlijst:\n  liever:\n${liever}\n`))[0]).toContain(
      settingsMessages.tooManyWords(1000),
    );
  });
});

describe("a text of the settings", () => {
  it.each(["\\u200B", "\\u00AD", "\\u00A0", "\\u2060\\uFEFF", " "])(
    "is not written where it shows nothing: %j",
    async (nothing) => {
      const lines = ["organisation", "contact", "website"].map((key) => `${key}: "${nothing}"`);
      const event = `events: [{date: 2023-09-19, label: "${nothing}"}]`;
      const problems = await foundIn(
        [...lines, "logo: a", `logoAlt: "${nothing}"`, event].join("\n"),
      );
      expect(problems.filter((one) => one.includes(yamlMessages.empty))).toHaveLength(5);
    },
  );

  it("can contain the hyphen of Word and marks of direction", async () => {
    expect(await foundIn(String.raw`organisation: "Co\u2011ouders \u200E12\u2010"`)).toEqual([]);
  });

  it("is searched for numbers of persons between invisible characters", async () => {
    const [problem] = await foundIn(String.raw`contact: "1112\u200E22333"`);
    expect(problem).toContain("settings-personal-data");
  });

  const AT = {
    organisation: (text: string) => `organisation: "${text}"\n`,
    contact: (text: string) => `contact: "${text}"\n`,
    logoAlt: (text: string) => `logo: logo.svg\nlogoAlt: "${text}"\n`,
    event: (text: string) => `events:\n  - date: 2024-01-05\n    label: "${text}"\n`,
  };
  const placed = Object.values(AT).map((make) => [make] as const);

  it.each(placed)("is refused with a BSN or an IBAN, which is not repeated: %#", async (make) => {
    for (const number of [
      "111222333",
      "111.222.333",
      "111\u00A0222\u00A0333",
      "111-222-333",
      "111&nbsp;222&nbsp;333",
      "NL91ABNA0417164300",
      "NL91–ABNA–0417–1643–00",
    ]) {
      const yaml = make(`Bel 06-12345678 over ${number}`);
      const problems = await foundIn(yaml);
      expect(problems).toHaveLength(1);
      const line = yaml.trimEnd().split("\n").length;
      expect(problems[0]).toContain(`settings-personal-data report.config.yaml:${line} `);
      expect(problems[0]).not.toContain(number);
    }
  });

  it.each(placed)(
    "may hold a telephone number, or the number of an organisation: %#",
    async (make) => {
      for (const text of ["Bel +31 20 624 1100", "+31 (0)20 624 1100", "RSIN 1112.22.333"]) {
        expect(await foundIn(make(text))).toEqual([]);
      }
    },
  );

  it.each(placed)("gets a warning for a number that may be a BSN: %#", async (make) => {
    for (const number of ["https://voorbeeld.nl/nieuws/111222333", "111-222333"]) {
      const [problem, ...others] = await foundIn(make(`Zie ${number}`));
      expect(others).toEqual([]);
      expect(problem).toContain("settings-number report.config.yaml:");
      expect(problem).not.toContain(number);
    }
  });

  it.each(placed)("is refused with a character that is lost in print: %#", async (make) => {
    for (const sign of ["漢", "\u{fffd}", "😀", "سلام"]) {
      const [problem, ...others] = await foundIn(make(`Team ${sign}`));
      expect(others).toEqual([]);
      expect(problem).toContain("settings-unprintable report.config.yaml:");
      expect(problem).toContain("(teken 6 van de tekst)");
    }
    expect(await foundIn(make("Café Łódź – “één” ’s-Gravenhage €5, Αθήνα, שלום"))).toEqual([]);
  });

  it("is checked in spite of a mistake in the same setting", async () => {
    const problems = await foundIn('events:\n  - date: gisteren\n    label: "漢 brief"\n');
    expect(problems.map((one) => one.split(" ")[0])).toEqual([
      "settings-invalid",
      "settings-unprintable",
    ]);
  });
});

describe("a file that looks like settings", () => {
  const NEAR = [
    "report.config.yml",
    "report.config.yaml.txt",
    "Report.config.yaml",
    "report.config.json",
    "report.config",
    "report-config.yaml",
    "report.config (1).yaml",
  ];

  it.each(NEAR)("is an error without settings: %s", async (name) => {
    write(name, "input: x\n");
    const problems = await found();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^settings-name .*:null .*Noem het report\.config\.yaml\.$/);
    expect(await failureOf(settleSettings({}, {}, folder))).toMatch(/^usage: /);
  });

  it.each(NEAR)("is a warning beside settings: %s", async (name) => {
    write(name, "input: x\n");
    const problems = await foundIn("input: y\n");
    expect(problems.map((one) => one.split(":")[0])).toEqual([`settings-unused ${name}`]);
    expect((await settleSettings({}, {}, folder)).input).toBe("y");
  });

  it.each(["report.config.yaml~", "report.config.yaml.bak", "report.config.ts", "rapport.md"])(
    "is not one that nobody takes for it: %s",
    async (name) => {
      write(name, "x");
      expect(await found()).toEqual([]);
    },
  );

  it("can be the key of package.json, which is not used beside report.config.yaml", async () => {
    write("package.json", '{\n  "name": "x",\n  "report": { "input": "monitor.csv" }\n}');
    expect(await found()).toEqual([]);
    expect((await settleSettings({}, {}, folder)).input).toBe("monitor.csv");
    const [problem, ...others] = await foundIn("input: y\n");
    expect(problem).toContain("settings-unused package.json:3 ");
    expect(others).toEqual([]);
    write("package.json", '{ "scripts": { "report": "report generate" } }');
    expect(await found()).toEqual([]);
  });

  it("gets a warning if it is empty or contains only comments", async () => {
    for (const text of ["", "\n\n", "# niets\n"]) {
      expect((await foundIn(text))[0]).toContain("settings-empty report.config.yaml:null ");
    }
  });
});

describe("a settings file that is not a regular file", () => {
  it("is refused without waiting", async () => {
    execFileSync("sh", ["-c", "mkfifo report.config.yaml"], { cwd: folder });
    expect(await failureOf(found())).toBe(
      "usage: report.config.yaml is geen gewoon bestand. Maak er een tekstbestand van, of geef het een andere naam.",
    );
  });

  it("is refused if it is a folder, or a link to nothing", async () => {
    symlinkSync("nergens", path.join(folder, "report.config.yaml"));
    expect(await failureOf(found())).toContain("usage: Het instellingenbestand");
    folder = mkdtempSync(path.join(root, "in-"));
    mkdirSync(path.join(folder, "report.config.yaml"));
    expect(await failureOf(found())).toContain("usage: report.config.yaml is geen gewoon bestand");
  });
});

describe("a variable of the environment", () => {
  it("gets a warning with the nearest name if it is misspelt", async () => {
    const [problem, ...others] = await found({
      REPORT_INPTU: "x",
      REPORT_INPUT: "y",
      REPORT_X: "",
    });
    expect(problem).toMatch(/^environment-unknown REPORT_INPTU:null .*Bedoel je REPORT_INPUT\?$/);
    expect(others).toEqual([]);
  });

  it("sets the protection of changes and overrides the settings file", async () => {
    const chosen = async (environment: Record<string, string>) =>
      (await settleSettings({}, environment, folder)).protectChanges;
    expect(await chosen({})).toBe("results");
    expect(await chosen({ REPORT_PROTECT_CHANGES: "all" })).toBe("all");
    write("report.config.yaml", "protectChanges: all\n");
    expect(await chosen({})).toBe("all");
    expect(await chosen({ REPORT_PROTECT_CHANGES: "results" })).toBe("results");
    expect(await failureOf(chosen({ REPORT_PROTECT_CHANGES: "none" }))).toContain(
      "De omgevingsvariabele REPORT_PROTECT_CHANGES is results (alleen",
    );
  });

  it("cannot set the threshold", async () => {
    expect((await found({ REPORT_THRESHOLD: "0" }))[0]).toContain("met --threshold");
    const settings = await settleSettings({}, { REPORT_THRESHOLD: "0" }, folder);
    expect(settings.threshold).toBe(5);
  });

  it("and options with wrong values are all reported together with the file", async () => {
    write("report.config.yaml", "kleur: x\n");
    const settling = settleSettings(
      { delimiter: "|", publishedOn: "27-05-2024" },
      { REPORT_ENCODING: "x", SOURCE_DATE_EPOCH: "32503680000" },
      folder,
    );
    const failure = await settling.catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: "usage", found: { findings: [{ line: 1 }] } });
    const message = failure instanceof Error ? failure.message : "";
    expect(message).toContain("De omgevingsvariabele REPORT_ENCODING is een van");
    expect(message).toContain("--delimiter is");
    expect(message).toContain("--published-on is een dag die bestaat, zoals 2024-05-27");
    expect(message).toContain("Bedoel je 2024-05-27?");
    expect(message).toContain("SOURCE_DATE_EPOCH");
  });

  it.each([
    "99999999999",
    "32503680000",
    "-1",
    "NaN",
    "1e30",
    " 1",
    "1 ",
    "1.5",
    "0x10",
    "+5",
    "Infinity",
  ])("SOURCE_DATE_EPOCH cannot be %j", async (epoch) => {
    await expect(settleSettings({}, { SOURCE_DATE_EPOCH: epoch }, folder)).rejects.toMatchObject({
      kind: "usage",
      message: expect.stringContaining("SOURCE_DATE_EPOCH") as string,
    });
  });

  it("SOURCE_DATE_EPOCH cannot be after the year 2999", async () => {
    const settings = await settleSettings({}, { SOURCE_DATE_EPOCH: "32503679999" }, folder);
    expect(settings.sourceDateEpoch).toBe(32_503_679_999);
  });
});

describe("the folder of texts", () => {
  const problemsWith = async (options: object, environment: Record<string, string> = {}) => {
    const settings = await settleSettings(options, environment, folder);
    return (await checkContentFolder(settings)).map(
      ({ code, file, line, message }) => `${code} ${file}:${line} ${message}`,
    );
  };

  it("can be absent if no setting names it", async () => {
    expect(await problemsWith({})).toEqual([]);
  });

  it("must exist if a setting names it, and the finding names that setting", async () => {
    const weg = path.join(folder, "weg");
    expect((await problemsWith({ content: weg }))[0]).toContain("content-missing --content:null ");
    expect((await problemsWith({}, { REPORT_CONTENT: weg }))[0]).toContain(
      "content-missing REPORT_CONTENT:null ",
    );
    write("report.config.yaml", `input: x\ncontent: ${weg}\n`);
    expect((await problemsWith({}))[0]).toMatch(
      /^content-missing report\.config\.yaml:2 .*bestaat niet/,
    );
    mkdirSync(weg);
    expect(await problemsWith({})).toEqual([]);
  });

  it("must be a folder", async () => {
    write("tekst.md", "x");
    const file = path.join(folder, "tekst.md");
    expect((await problemsWith({ content: file }))[0]).toContain("is geen map");
  });
});

describe("control characters in settings", () => {
  it("are removed from each text with a warning that names the line", async () => {
    write(
      "report.config.yaml",
      'organisation: "Team\\vThuis"\ncontact: Bel\u0007 ons\nevents:\n  - date: 2024-05-27\n    label: "\\eBrief"\n',
    );
    const { settings, findings } = await readSettings({}, {}, folder);
    expect(settings).toMatchObject({
      organisation: "Team Thuis",
      contact: "Bel ons",
      events: [{ label: "Brief" }],
    });
    expect(findings.map(({ severity, code, line }) => [severity, code, line])).toEqual([
      ["warning", "settings-control", 1],
      ["warning", "settings-control", 2],
      ["warning", "settings-control", 5],
    ]);
  });

  it.each([
    ...["input", "content", "out", "snapshots", "document", "codebook", "logo"].map(
      (key): [string, string] => [key, `${key}: "a\\nb"`],
    ),
    ["fonts.bold", String.raw`fonts: {regular: a, italic: b, bold: "a\u2028b"}`],
  ])("are refused in a name of a file or folder: %s", async (key, yaml) => {
    expect(await foundIn(yaml)).toEqual([
      expect.stringMatching(
        `^settings-invalid report.config.yaml:1 De instelling "${key}" klopt niet: haal het regeleinde`,
      ),
    ]);
  });

  it("are refused in an option and in a variable of the environment", async () => {
    const ofOption = await failureOf(readSettings({ input: "a\nb.csv" }, {}, folder));
    expect(ofOption).toBe(
      "usage: --input heeft een regeleinde of een onzichtbaar stuurteken (U+000A). Haal het weg.",
    );
    const ofVariable = await failureOf(readSettings({}, { REPORT_OUT: "\u001B" }, folder));
    expect(ofVariable).toContain("De omgevingsvariabele REPORT_OUT heeft");
    const { settings } = await readSettings({ delimiter: "\t" }, {}, folder);
    expect(settings.delimiter).toBe("\t");
  });
});

describe("the website", () => {
  it.each([
    "https://overheid.nl@evil.example/",
    "https://overheid.nl:geheim@evil.example/",
    "https://@evil.example/",
    "https://overheid.nl%2Frapporten@evil.example",
    "https://overheid.nl\\\\@evil.example/",
    "https://overheid.nl\uFF20evil.example/",
    "https://overheid.nl\u200B.evil.example/",
    "https://overheid.nl\u202E/",
    "https://a\\eb.example/",
    "https://a.example/\\x22onload",
    "javascript:alert(1)",
    "https:\\\\evil.example",
    "//evil.example",
  ])("is refused if it leads elsewhere than it seems: %j", async (address) => {
    write("report.config.yaml", `website: "${address}"\n`);
    const problems = await found();
    const name = /^settings-invalid report\.config\.yaml:1 De instelling "website" klopt niet/;
    expect(problems.filter((problem) => name.test(problem))).toHaveLength(1);
  });

  it.each(["https://www.example.nl/rapportage?a=b@c#d", "http://localhost:80/x", "https://é.nl/ü"])(
    "is taken as it is: %s",
    async (address) => {
      write("report.config.yaml", `website: "${address}"\n`);
      expect(await found()).toEqual([]);
    },
  );
});

describe("the pointers to other forms of a report", () => {
  const settingsOf = async (text: string) => {
    write("report.config.yaml", text);
    return (await readSettings({}, {}, folder)).settings;
  };

  it.each([
    ["hulp@voorbeeld.nl", "hulp@voorbeeld.nl", "mailto:hulp@voorbeeld.nl"],
    ["mailto:Hulp.Team+1@pers.voorbeeld.nl", "Hulp.Team+1@pers.voorbeeld.nl", null],
    ["088 123 45 67", "088 123 45 67", "tel:+31881234567"],
    ["(020) 123-4567", "(020) 123-4567", "tel:+31201234567"],
    ["+31 (0)20 123 45 67", "+31 (0)20 123 45 67", "tel:+31201234567"],
    ["tel:0031 20 1234567", "0031 20 1234567", "tel:+31201234567"],
    ["0800 12 34", "0800 12 34", "tel:08001234"],
    ["0900-1234567", "0900-1234567", "tel:09001234567"],
    ["14 070", "14 070", "tel:14070"],
    ["https://www.voorbeeld.nl/contact", "https://www.voorbeeld.nl/contact", null],
  ])("accept as contact %s", async (written, text, link) => {
    expect(await found()).toEqual([]);
    const { accessibility } = await settingsOf(`accessibility:\n  contact: "${written}"\n`);
    expect(await found()).toEqual([]);
    expect(accessibility.contact).toEqual({
      text,
      link: link ?? (written.startsWith("https") ? text : `mailto:${text}`),
    });
  });

  it.each([
    "Bel ons gerust",
    "hulp@voorbeeld",
    "hulp@voorbeeld.nl?bcc=ander@voorbeeld.nl",
    "o'hara@voorbeeld.nl",
    "Hulp <hulp@voorbeeld.nl>",
    "12",
    "088 123 45 67;ext=1",
    "1234567890123456",
    "http://www.voorbeeld.nl/contact",
    "https://overheid.nl@evil.example/",
    "javascript:alert(1)",
    "www.voorbeeld.nl",
  ])("refuse as contact %j", async (written) => {
    write("report.config.yaml", `organisation: Team\naccessibility:\n  contact: "${written}"\n`);
    expect(await found()).toEqual([
      'settings-invalid report.config.yaml:3 De instelling "accessibility.contact" klopt niet: schrijf een mailadres, een telefoonnummer of een adres dat begint met https://, zoals toegankelijk@voorbeeld.nl of 088 123 45 67.',
    ]);
  });

  it("are reported together, each on its line", async () => {
    const text = [
      "webpage: http://www.voorbeeld.nl/{period}",
      "accessibility:",
      "  statement: www.voorbeeld.nl",
      "  contact: hallo",
      "  verklaring: x",
    ];
    write("report.config.yaml", text.join("\n"));
    const problems = await found();
    expect(problems.map((problem) => problem.split(" klopt")[0])).toEqual([
      'settings-invalid report.config.yaml:1 De instelling "webpage"',
      'settings-invalid report.config.yaml:3 De instelling "accessibility.statement"',
      'settings-invalid report.config.yaml:4 De instelling "accessibility.contact"',
      'settings-unknown report.config.yaml:5 De instelling "verklaring" bestaat niet. Bedoel je statement?',
    ]);
  });

  it.each([
    "https://www.voorbeeld.nl/rapporten/{periode}",
    "https://{period}.voorbeeld.nl/",
    "https://www.voorbeeld.nl/{period",
  ])("can have only the placeholders of period and document: %s", async (address) => {
    write("report.config.yaml", `webpage: "${address}"\n`);
    expect(await found()).toEqual([
      'settings-invalid report.config.yaml:1 De instelling "webpage" klopt niet: tussen accolades kunnen alleen {period} en {document} staan, en niet in de naam van de site; daar vullen we de periode in, zoals 2024-Q1, en het documenttype.',
    ]);
  });

  it.each(["webpage", "accessibility.statement", "accessibility.contact"])(
    "are refused if an invisible character would lead elsewhere: %s",
    async (name) => {
      const [first = "", second] = name.split(".");
      const value = '"https://a.example\\u0001.nl/"';
      const line = second === undefined ? `${first}: ${value}` : `${first}:\n  ${second}: ${value}`;
      write("report.config.yaml", `${line}\n`);
      expect((await found()).join()).toContain(`De instelling "${name}" klopt niet`);
      write("report.config.yaml", `${line.replaceAll("\\u0001", "\u0001")}\n`);
      expect((await found()).join()).toContain(`De instelling "${name}" klopt niet`);
    },
  );

  it("are refused with a number of a person", async () => {
    write("report.config.yaml", "accessibility:\n  statement: https://a.nl/111222333\n");
    expect((await found()).join()).toContain('In de instelling "accessibility.statement" staat');
  });

  it("are absent if the file names none", async () => {
    expect(await settingsOf("organisation: Team\n")).toMatchObject({
      webpage: null,
      accessibility: { statement: null, contact: null },
    });
  });
});

describe("a key that may contain personal data", () => {
  it.each(["Aaltje Jansen", "root:x:0", "Jansen, A. (moeder)", "T-1;2024-01-01"])(
    "is not repeated: %j",
    async (key) => {
      write("report.config.yaml", `"${key}": x\n"${key}": y\n`);
      expect((await found()).join("\n")).not.toContain(key);
      write("report.config.yaml", `"${key}": x\n`);
      const problems = await found();
      expect(problems.join("\n")).not.toContain(key);
      expect(problems[0]).toContain("settings-unknown report.config.yaml:1");
    },
  );
});
