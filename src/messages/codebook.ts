import { meant, named } from "./yaml.ts";

/** The Dutch messages about a codebook file. */
export const codebookMessages = {
  unreadable: (file: string) =>
    `Het codeboek ${file} kan niet worden gelezen. Controleer de naam en de rechten van het bestand.`,
  tooLarge: (kibibytes: number) =>
    `Dit bestand is te groot voor een codeboek. Het mag ten hoogste ${kibibytes} KiB zijn.`,
  notMap: "Een codeboek bestaat uit onderdelen, elk met een naam en een waarde.",
  themeTaken: (label: string, code: string) =>
    `${named("Het label", label, "Dit label", code)} heeft het thema "${code}" al.`,
  unknownKey: (key: string, suggestion: string | undefined, known: readonly string[]) =>
    `${named("Het onderdeel", key, "Wat op deze regel staat,", suggestion)} bestaat hier niet. Kies uit: ${known.join(", ")}.`,
  unknownColumn: (key: string, suggestion: string | undefined) =>
    `${named("De kolom", key, "De kolom op deze regel", suggestion)} bestaat niet.${meant(suggestion)} Alle kolommen staan in: report codebook.`,
  invalid: (key: string, detail: string) => `"${key}" klopt niet: ${detail}.`,
  textEmpty: "hier hoort tekst, en er staat niets",
  textTooLong: (most: number) => `maak de tekst korter, tot ten hoogste ${most} tekens`,
  termInvalid:
    "schrijf één regel, zonder apenstaartje (@), verticale streep (|) of onzichtbare tekens",
  sentenceInvalid: "haal de onzichtbare tekens weg",
  personalNumber:
    "hier staat een burgerservicenummer (bsn) of een rekeningnummer (IBAN), en dat mag niet in een rapport; haal het weg",
  codeInvalid: (most: number) =>
    `een code begint met een kleine letter en heeft ten hoogste ${most} kleine letters, cijfers, streepjes (-) en lage streepjes (_)`,
  codeTaken: "deze code gebruikt het rapport zelf",
  dayInvalid: "schrijf een bestaande dag als 2024-01-01",
  answersNone: (column: string) => `De kolom "${column}" heeft geen lijst met antwoorden.`,
  answerUnknown: (code: string, column: string, suggestion: string | undefined) =>
    `De kolom "${column}" heeft ${named("geen antwoord", code, "niet het antwoord dat hier staat", suggestion)}.${meant(suggestion)} In deze kolom kan er geen antwoord bij.`,
  answerIncomplete: (code: string, suggestion: string | undefined) =>
    `${named("Het antwoord", code, "Dit antwoord")} is nieuw en heeft dus een label nodig.${meant(suggestion)}`,
  themeMissing: (code: string, themes: readonly string[]) =>
    `${named("Het antwoord", code, "Dit antwoord")} is nieuw en heeft dus een thema nodig. Kies uit: ${themes.join(", ")}.`,
  themeUnknown: (theme: string, themes: readonly string[]) =>
    `${named("Het thema", theme, "Dit thema")} bestaat niet. Kies uit: ${themes.join(", ")}.`,
  themeNotHere: (column: string) => `De antwoorden van de kolom "${column}" hebben geen thema.`,
  themeFixed: (code: string) =>
    `Het antwoord "${code}" heeft al een thema, en dat ligt vast. Haal het thema hier weg.`,
  answerOfUnknown: (code: string) =>
    `"${code}" is geen antwoord: zo telt een lege cel. Laat de cel leeg.`,
  spellingTaken: (spelling: string, code: string) =>
    `${named("De schrijfwijze", spelling, "Een schrijfwijze van dit antwoord", code)} betekent al iets anders, namelijk "${code}".`,
  headerTaken: (header: string, column: string) =>
    `${named("De kop", header, "Een kop van deze kolom", column)} is al de kop van de kolom "${column}".`,
  /** `place` is the place of the other region in the list, from 1. */
  regionTaken: (place: number) =>
    `Deze regio, of een andere schrijfwijze ervan, is ook regio ${place} van de lijst.`,
  regionPlaceholder: `Hier staat geen naam van een regio. In de export hoort de cel leeg te zijn waar de regio niet bekend is.`,
  figureUnknown: (figure: string, suggestion: string | undefined) =>
    `${named("Het cijfer", figure, "Dit cijfer", suggestion)} bestaat niet.${meant(suggestion)}`,
  redefinitionTwice: (figure: string, from: string) =>
    `Voor het cijfer "${figure}" staat er al een wijziging op ${from}.`,
} as const;
