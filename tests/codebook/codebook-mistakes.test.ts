import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { markedMistakes, mistakesIn, readCodebookText } from "./codebook-file.ts";

/**
 * The mistake, a file with it, and a part of its message. The lines of the mistakes are marked with
 * the expected codes.
 */
type Mistake = readonly [what: string, file: string, message: string];

const COLUMNS: readonly Mistake[] = [
  [
    "an unknown column",
    "columns:\n  gezag:\n    label: Gezag\n  herkomts: # codebook-invalid\n    label: Herkomst",
    'De kolom "herkomts" bestaat niet. Bedoel je herkomst?',
  ],
  [
    "an unknown column that resembles none",
    "columns:\n  schoenmaat: # codebook-invalid\n    label: Maat",
    'De kolom "schoenmaat" bestaat niet. Alle kolommen',
  ],
  [
    "a header of another column",
    "columns:\n  gezag: # codebook-invalid\n    header: Kinderen_in-netwerk",
    'De kop "Kinderen_in-netwerk" is al de kop van de kolom "kinderen_in_netwerk"',
  ],
  [
    "an alias that is the header of another column",
    "columns:\n  herkomst: # codebook-invalid\n    aliases: [AANMELDDATUM]",
    'De kop "AANMELDDATUM" is al de kop van de kolom "aanmelddatum"',
  ],
  [
    "two columns with the same new header",
    "columns:\n  gezag:\n    header: Wie beslist\n  kinderen: # codebook-invalid\n    header: wie-beslist",
    'De kop "wie-beslist" is al de kop van de kolom "gezag"',
  ],
  [
    "answers of a column without a list",
    "columns:\n  kinderen:\n    answers: # codebook-invalid\n      veel: { label: Veel }",
    'De kolom "kinderen" heeft geen lijst met antwoorden.',
  ],
];

const REST: readonly Mistake[] = [
  [
    "an unknown theme",
    "themes:\n  overig:\n    label: Rest\n  gezin: # codebook-invalid\n    label: Gezin",
    'Het thema "gezin" bestaat niet. Kies uit: persoonlijk_herstel,',
  ],
  [
    "a region that exists already",
    "regions:\n  - Twente\n  - name: TWENTE # codebook-invalid",
    "Deze regio, of een andere schrijfwijze ervan, is ook regio 1 van de lijst.",
  ],
  [
    "a region whose alias is another region",
    "regions:\n  - Twente\n  - name: Overijssel # codebook-invalid\n    aliases: [' twente']",
    "Deze regio, of een andere schrijfwijze ervan, is ook regio 1 van de lijst.",
  ],
  [
    "a redefinition of an unknown figure",
    "redefinitions:\n  - from: 2024-01-01\n    figure: children.byMeasures # codebook-invalid\n    change: x",
    'Het cijfer "children.byMeasures" bestaat niet. Bedoel je children.byMeasure?',
  ],
  [
    "a redefinition on a day that does not exist",
    "redefinitions:\n  - figure: children.byMeasure\n    from: 2023-02-29 # codebook-invalid\n    change: x",
    '"redefinitions.0.from" klopt niet: schrijf een bestaande dag als 2024-01-01.',
  ],
  [
    "a redefinition on a day in another notation",
    "redefinitions:\n  - figure: children.byMeasure\n    from: 1-2-2024 # codebook-invalid\n    change: x",
    '"redefinitions.0.from" klopt niet: schrijf een bestaande dag als 2024-01-01.',
  ],
  [
    "a redefinition that exists already",
    "redefinitions:\n  - { figure: children.byMeasure, from: 2024-01-01, change: x }\n  - { figure: children.byMeasure, from: 2024-01-01, change: y } # codebook-invalid",
    'Voor het cijfer "children.byMeasure" staat er al een wijziging op 2024-01-01.',
  ],
];

describe("a codebook file reports", () => {
  it.each([...COLUMNS, ...REST])("%s", async (_, file, message) => {
    const { codebook, findings } = await readCodebookText(file);
    expect(findings.map(({ line, code }) => `${line} ${code}`)).toEqual(markedMistakes(file));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: "error", column: null });
    expect(findings[0]?.message).toContain(message);
    expect(codebook).toBe(STANDARD_CODEBOOK);
  });

  it("several mistakes at once, in the order of their lines", async () => {
    const file = `
redefinitions:
  - figure: children.byMeasur # codebook-invalid
    from: 2024-01-01
    change: x
regions:
  - Twente
  - twente # codebook-invalid
themes:
  gezin: # codebook-invalid
    label: Gezin
columns:
  schoenmaat: # codebook-invalid
    label: Maat
  resultaten:
    answers:
      hulp_gevonden:
        label: Hulp
        theme: overig # codebook-invalid
      rust: # codebook-invalid
        label: Rust
  gezag: # codebook-invalid
    header: kinderen
`;
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });
});
