import { describe, expect, it } from "vitest";

import { markedMistakes, mistakesIn, readCodebookText } from "./codebook-file.ts";

const LONG = "Een label van eenentachtig tekens".padEnd(81, "!");

/** The required form of each part of a codebook file; mistakes are marked with their codes. */
const FORMS: readonly (readonly [what: string, file: string, message: string])[] = [
  [
    "an unknown part at the top",
    "themes: {}\nkolommen: {} # codebook-unknown",
    'Het onderdeel "kolommen" bestaat hier niet. Kies uit: columns, themes, regions, redefinitions.',
  ],
  [
    "an unknown part of a column",
    "columns:\n  gezag:\n    label: Gezag\n    kop: Gezag # codebook-unknown",
    'Het onderdeel "kop" bestaat hier niet. Kies uit: header, aliases, label, answers.',
  ],
  [
    "an unknown part of an answer",
    "columns:\n  gezag:\n    answers:\n      geen:\n        alias: Niemand # codebook-unknown",
    'Het onderdeel "alias" bestaat hier niet. Kies uit: label, aliases, theme.',
  ],
  [
    "an unknown part of a theme",
    "themes:\n  overig:\n    aliases: [Rest] # codebook-unknown",
    'Het onderdeel "aliases" bestaat hier niet. Kies uit: label.',
  ],
  [
    "an unknown part of a region",
    "regions:\n  - Twente\n  - name: Drenthe\n    label: Drenthe # codebook-unknown",
    'Het onderdeel "label" bestaat hier niet. Kies uit: name, aliases.',
  ],
  [
    "an unknown part of a redefinition",
    "redefinitions:\n  - figure: children.byMeasure\n    from: 2024-01-01\n    change: x\n    until: 2024-02-01 # codebook-unknown",
    'Het onderdeel "until" bestaat hier niet. Kies uit: figure, from, before, change.',
  ],
  [
    "a list where parts belong",
    "columns: # codebook-invalid\n  - gezag",
    '"columns" klopt niet: hier horen onderdelen, elk met een naam en een waarde.',
  ],
  [
    "nothing where parts belong",
    "themes:\n  overig: # codebook-invalid",
    '"themes.overig" klopt niet: hier horen onderdelen',
  ],
  [
    "text where a list belongs",
    "columns:\n  gezag:\n    aliases: Wie beslist # codebook-invalid",
    '"columns.gezag.aliases" klopt niet: hier hoort een lijst.',
  ],
  [
    "parts where a list belongs",
    "regions: # codebook-invalid\n  Twente: {}",
    '"regions" klopt niet: hier hoort een lijst.',
  ],
  [
    "a number where text belongs",
    "columns:\n  gezag:\n    header: 12 # codebook-invalid",
    '"columns.gezag.header" klopt niet: hier hoort tekst; zet een getal tussen aanhalingstekens.',
  ],
  [
    "a list where text belongs",
    "themes:\n  overig:\n    label: [Rest] # codebook-invalid",
    '"themes.overig.label" klopt niet: hier hoort tekst',
  ],
  [
    "a number in a list of texts",
    "columns:\n  gezag:\n    aliases:\n      - Wie\n      - 12 # codebook-invalid",
    '"columns.gezag.aliases.1" klopt niet: hier hoort tekst',
  ],
  [
    "a region that is a number",
    "regions:\n  - Twente\n  - 12 # codebook-invalid",
    '"regions.1" klopt niet: hier horen onderdelen',
  ],
  [
    "a redefinition without its change",
    "redefinitions:\n  - figure: children.byMeasure # codebook-invalid\n    from: 2024-01-01",
    '"redefinitions.0.change" klopt niet: hier hoort tekst',
  ],
  [
    "an empty text",
    "columns:\n  gezag:\n    label: ' ' # codebook-invalid",
    '"columns.gezag.label" klopt niet: hier hoort tekst, en er staat niets.',
  ],
  [
    "an empty alias",
    "columns:\n  gezag:\n    answers:\n      geen:\n        aliases: [Niemand, ''] # codebook-invalid",
    '"columns.gezag.answers.geen.aliases.1" klopt niet: hier hoort tekst, en er staat niets.',
  ],
  [
    "an empty change",
    'redefinitions:\n  - figure: children.byMeasure\n    from: 2024-01-01\n    change: "\\n" # codebook-invalid',
    '"redefinitions.0.change" klopt niet: hier hoort tekst, en er staat niets.',
  ],
  [
    "a label that is too long",
    `themes:\n  overig:\n    label: "${LONG}" # codebook-invalid`,
    '"themes.overig.label" klopt niet: maak de tekst korter, tot ten hoogste 60 tekens.',
  ],
  [
    "a change that is too long",
    `redefinitions:\n  - figure: children.byMeasure\n    from: 2024-01-01\n    change: ${"a".repeat(601)} # codebook-invalid`,
    '"redefinitions.0.change" klopt niet: maak de tekst korter, tot ten hoogste 600 tekens.',
  ],
  [
    "a bar in a label",
    "columns:\n  gezag:\n    answers:\n      geen:\n        label: Geen | niemand # codebook-invalid",
    '"columns.gezag.answers.geen.label" klopt niet: schrijf één regel, zonder apenstaartje (@)',
  ],
  [
    "an @ in a region",
    "regions:\n  - Twente\n  - name: Regio@Oost # codebook-invalid",
    '"regions.1.name" klopt niet: schrijf één regel, zonder apenstaartje (@)',
  ],
  [
    "two lines in a header",
    'columns:\n  gezag:\n    header: "Wie\\nbeslist" # codebook-invalid',
    '"columns.gezag.header" klopt niet: schrijf één regel',
  ],
];

/** Texts that are no YAML, with the marked lines and the expected messages. */
const BROKEN: readonly (readonly [what: string, file: string, message: string])[] = [
  [
    "a colon within a text",
    "themes:\n  overig:\n    label: Rest: de rest # codebook-syntax",
    "dubbelepunt met een spatie",
  ],
  ["a tab before a key", "themes:\n\toverig: {} # codebook-syntax", "met een tab"],
  [
    "a repeated key",
    "themes:\n  overig: {}\n  gezinsherstel: {}\n  overig: {} # codebook-syntax",
    '"overig" staat ook al op regel 2',
  ],
  [
    "a repeated part",
    "themes: {}\nregions: []\nthemes: {} # codebook-syntax",
    '"themes" staat ook al op regel 1',
  ],
  ["a second document", "themes: {}\n--- # codebook-syntax\nregions: []", "tweede document"],
];

describe("the form of a codebook file", () => {
  it.each(FORMS)("refuses %s", async (_, file, message) => {
    const { findings } = await readCodebookText(file);
    expect(findings.map(({ line, code }) => `${line} ${code}`)).toEqual(markedMistakes(file));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain(message);
  });

  it.each(BROKEN)("refuses %s", async (_, file, message) => {
    const { findings } = await readCodebookText(file);
    expect(findings.map(({ line, code }) => `${line} ${code}`)).toEqual(markedMistakes(file));
    expect(findings[0]?.message).toContain(message);
  });

  it("allows a label of 60 characters and a change of 600", async () => {
    const file = `
themes:
  overig:
    label: ${"a".repeat(60)}
redefinitions:
  - { figure: children.byMeasure, from: 2024-01-01, change: ${"b".repeat(600)} }
`;
    expect(await mistakesIn(file)).toEqual([]);
  });

  it("reports mistakes of form in the order of their lines", async () => {
    const file = `
redefinitions:
  - figure: children.byMeasure
    from: gisteren # codebook-invalid
    change: x
regels: [] # codebook-unknown
themes:
  overig:
    label: 12 # codebook-invalid
columns:
  gezag:
    kop: Gezag # codebook-unknown
    label: 12 # codebook-invalid
`;
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });

  it("reports the line of a reference to nothing", async () => {
    const file = "themes:\n  overig:\n    label: *rest # codebook-syntax";
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });

  it.each(["- een", "tekst", "12"])("may not be a list, text or number: %s", async (text) => {
    const { findings } = await readCodebookText(text);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([["codebook-invalid", 1]]);
    expect(findings[0]?.message).toContain("bestaat uit onderdelen");
  });

  it("reports mistakes of form and of meaning at once", async () => {
    const file = `
columns:
  gezga: # codebook-invalid
    label: Gezag
  gezag:
    labl: Gezag # codebook-unknown
    answers:
      geen: { label: Niemand, aliases: Geen van beiden } # codebook-invalid
      een_ouder: { aliases: [Alle kinderen] } # codebook-invalid
redefinitions:
  - { figure: nergens, from: 2024-01-01, change: telt anders } # codebook-invalid
`;
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });
});
