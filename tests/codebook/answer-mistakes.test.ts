import { describe, expect, it } from "vitest";

import { markedMistakes, mistakesIn, readCodebookText } from "./codebook-file.ts";

/**
 * The mistake, a file with it, and a part of its message. The lines of the mistakes are marked with
 * the expected codes.
 */
type Mistake = readonly [what: string, file: string, message: string];

const answersOf = (column: string, ...lines: readonly string[]): string =>
  [`columns:`, `  ${column}:`, `    answers:`, ...lines.map((line) => `      ${line}`)].join("\n");

const ANSWERS: readonly Mistake[] = [
  [
    "an unknown answer in a fixed list",
    answersOf(
      "herkomst",
      "utrecht: { label: Stad }",
      "belgie: { label: België } # codebook-invalid",
    ),
    'De kolom "herkomst" heeft geen antwoord "belgie". In deze kolom kan er geen antwoord bij.',
  ],
  [
    "a misspelt answer in a fixed list",
    answersOf("statusverloop", "afgeslotn: # codebook-invalid", "  label: Klaar"),
    'heeft geen antwoord "afgeslotn". Bedoel je afgesloten?',
  ],
  [
    "a new answer without a label",
    answersOf("aanmeldroute", "profesional: # codebook-invalid", "  aliases: [School]"),
    'Het antwoord "profesional" is nieuw en heeft dus een label nodig. Bedoel je professional?',
  ],
  [
    "a code that is a field of figures",
    answersOf("aanmeldroute", "total: { label: Alles } # codebook-invalid"),
    "deze code gebruikt het rapport zelf",
  ],
  [
    "a code that is too long",
    answersOf("aanmeldroute", `${"a".repeat(41)}: { label: Lang } # codebook-invalid`),
    "ten hoogste 40 kleine letters",
  ],
  [
    "two themes with one label",
    "themes:\n  overig: # codebook-invalid\n    label: Gezinsherstel",
    'Het label "Gezinsherstel" heeft het thema "gezinsherstel" al.',
  ],
  [
    "a new answer without a theme",
    answersOf("resultaten", "rust: { label: Rust } # codebook-invalid"),
    'Het antwoord "rust" is nieuw en heeft dus een thema nodig. Kies uit: persoonlijk_herstel,',
  ],
  [
    "a new answer with an unknown theme",
    answersOf("resultaten", "rust:", "  label: Rust", "  theme: ontspanning # codebook-invalid"),
    'Het thema "ontspanning" bestaat niet. Kies uit: persoonlijk_herstel,',
  ],
  [
    "a theme in a list without themes",
    answersOf("ondersteunde", "opa:", "  label: Opa", "  theme: overig # codebook-invalid"),
    'De antwoorden van de kolom "ondersteunde" hebben geen thema.',
  ],
  [
    "another theme for an answer that has one",
    answersOf("resultaten", "hulp_gevonden:", "  theme: overig # codebook-invalid"),
    'Het antwoord "hulp_gevonden" heeft al een thema, en dat ligt vast.',
  ],
  [
    "a theme for an answer that has none",
    answersOf("ondersteunde", "moeder:", "  theme: overig # codebook-invalid"),
    'Het antwoord "moeder" heeft al een thema, en dat ligt vast.',
  ],
  [
    "a code with other characters",
    answersOf("ondersteunde", "Opa en oma: # codebook-invalid", "  label: Opa en oma"),
    "een code begint met een kleine letter en heeft ten hoogste 40 kleine letters",
  ],
  [
    "a label that is the code of another answer",
    answersOf("ondersteunde", "vader: # codebook-invalid", "  label: MOEDER"),
    'De schrijfwijze "MOEDER" betekent al iets anders, namelijk "moeder".',
  ],
  [
    "an alias that is the label of another answer",
    answersOf(
      "gezag",
      "geen:",
      "  label: Géén",
      "een_ouder: # codebook-invalid",
      "  aliases: [GÉÉN]",
    ),
    'Een schrijfwijze van dit antwoord betekent al iets anders, namelijk "geen".',
  ],
  [
    "a new answer with the label of another",
    answersOf("aanmeldroute", "school: { label: Rechtstreeks } # codebook-invalid"),
    'De schrijfwijze "Rechtstreeks" betekent al iets anders, namelijk "rechtstreeks".',
  ],
];

describe("a codebook file reports about answers", () => {
  it.each(ANSWERS)("%s", async (_, file, message) => {
    const { findings } = await readCodebookText(file);
    expect(findings.map(({ line, code }) => `${line} ${code}`)).toEqual(markedMistakes(file));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain(message);
  });

  it("an alias that is a standard label further on", async () => {
    const file = answersOf("gezag", "geen: # codebook-invalid", "  aliases: [Eén ouder]");
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });

  it.each([
    ["code", answersOf("aanmeldroute", "onbekend: { label: Later } # codebook-invalid")],
    ["label", answersOf("gezag", "later: { label: Nog niet in beeld } # codebook-invalid")],
  ])("a new answer with the %s of what is not known", async (_, file) => {
    expect(await mistakesIn(file)).toEqual(markedMistakes(file));
  });
});
