import { type AnswerColumn, type AnswerHint, exampleAnswers } from "../findings/finding.ts";
import { formatInteger } from "../language/words.ts";
import { meant, named } from "./settings-and-yaml.ts";

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

/** The Dutch words of the data dictionary. */
export const dictionaryMessages = {
  title: "Codeboek",
  standard: "het standaardcodeboek",
  over: (file: string) => `het standaardcodeboek, met de wijzigingen van ${file}`,
  columns: "Kolommen",
  themes: "Thema's",
  regions: "Jeugdzorgregio's",
  redefinitions: "Wijzigingen in cijfers",
  column: "Kolom",
  meaning: "Betekenis",
  content: "Inhoud",
  code: "Code",
  label: "Label",
  theme: "Thema",
  aliases: "Ook goed",
  also: (spellings: readonly string[]) => `ook goed: ${spellings.join(", ")}`,
  toolName: (name: string) => `in het codeboek: ${name}`,
  required: "verplichte kolom",
  optional: "kolom mag ontbreken",
  filled: "gevuld op elke rij",
  unknown: (label: string) => `leeg telt als: ${label}`,
  known: (names: readonly string[]) => `bekend zijn: ${names.join(", ")}`,
  from: (day: string) => `Vanaf ${day}`,
  before: "Daarvoor",
  types: {
    id: "1 t/m 32 letters (a t/m z), cijfers, streepjes (-) of lage streepjes (_); elke rij een ander",
    date: "datum, zoals 2024-04-30 of 30-04-2024",
    count: "heel getal van 0 t/m 99",
    choice: "één antwoord uit de lijst",
    choices: "een of meer antwoorden uit de lijst, met | ertussen",
    freeChoices: "een of meer namen, met | ertussen",
    datedChoices: "antwoorden uit de lijst, elk met een datum: code@2024-04-30, met | ertussen",
  },
} as const;

/** The kinds of file that are not CSV, in Dutch, to follow "Dit is". */
export const FILE_KINDS = {
  workbook: "een werkmap van Excel of een ander rekenprogramma",
  archive: "een ingepakt bestand (zip)",
  pdf: "een pdf",
  html: "een webpagina (html)",
  xml: "een XML-bestand",
  json: "een JSON-bestand",
  document: "een tekstdocument, zoals van Word",
  image: "een afbeelding",
  binary: "een bestand met andere tekens dan tekst",
} as const;

export type FileKind = keyof typeof FILE_KINDS;

/** Advice about a cell whose value is not known. */
const LEAVE_EMPTY = "Laat de cel leeg als je het niet weet.";

const WRITE_DATE = "Schrijf een datum als 2024-04-30 of 30-04-2024.";

/** Why a text is not a date, with advice. */
const DATE_FAULTS = {
  swapped: `Deze dag bestaat niet: een datum begint met de dag of met het jaar. Zijn dag en maand hier verwisseld? ${WRITE_DATE}`,
  "no-such-day":
    "Deze dag bestaat niet. Controleer de dag en de maand: schrijf een datum als 2024-04-30 of 30-04-2024.",
  "other-year":
    "Dit jaar kan niet. Een datum ligt in de jaren 2000 t/m 2099. Kijk of er een tikfout in het jaartal staat.",
  "short-year":
    "Het jaartal heeft maar twee cijfers. Schrijf het jaar voluit: 2024-04-30 of 30-04-2024.",
  "serial-number":
    "Hier staat een getal en geen datum. Geef deze kolom in Excel de notatie Datum en sla het bestand opnieuw op als CSV.",
  dots: `In deze datum staan punten. ${WRITE_DATE}`,
  "other-form":
    "Deze datum is anders geschreven dan we kunnen lezen. Schrijf de datum als 2024-04-30 of 30-04-2024, met gewone streepjes (-) en met twee cijfers voor de dag en de maand.",
  "month-name":
    "Dit is geen geldige datum: de maand staat er in letters. Schrijf de maand als getal: 2024-04-30 of 30-04-2024.",
  "too-narrow":
    "Hier staan alleen hekjes (####): de kolom was in Excel te smal voor de datum. Maak de kolom breder en sla het bestand opnieuw op als CSV.",
  beside:
    "Naast de datum staat hier nog iets anders. Laat alleen de datum staan, als 2024-04-30 of 30-04-2024.",
  several: "Hier staan meer datums bij elkaar. Laat er één staan.",
  "formula-error": "Hier staat de foutmelding van een formule, zoals #N/B. Verbeter de formule.",
  "not-whole": `Hier staat geen hele datum: de dag, de maand en het jaar zijn alle drie nodig. ${WRITE_DATE}`,
  /** A word or sign that means "unknown". */
  placeholder: "Hier staat geen datum.",
  words: `Hier staat tekst in plaats van een datum. ${WRITE_DATE}`,
  "no-date":
    "Dit is geen geldige datum. Schrijf een bestaande dag als 2024-04-30 of 30-04-2024, in de jaren 2000 t/m 2099.",
} as const;

export type DateFault = keyof typeof DATE_FAULTS;

/** The faults that can mean that the day is not known. */
const MAYBE_UNKNOWN: ReadonlySet<DateFault> = new Set<DateFault>([
  "formula-error",
  "not-whole",
  "placeholder",
  "words",
]);

/** Advice about a date that is not known, by the kind of cell. */
const WITHOUT_DATE = {
  optional: "Laat de cel leeg als je het niet weet of als er nog geen datum is.",
  filled: "Hier hoort op elke rij een datum te staan: vul die in, of haal de rij weg.",
  answer: "Is de datum niet bekend? Haal dan dit antwoord met zijn apenstaartje weg.",
} as const;

export type DatePlace = keyof typeof WITHOUT_DATE;

/** What is wrong with a date, and what to do, in Dutch. */
export function dateAdvice(fault: DateFault, place: DatePlace): string {
  const advice = DATE_FAULTS[fault];
  return MAYBE_UNKNOWN.has(fault) ? `${advice} ${WITHOUT_DATE[place]}` : advice;
}

/** Why a text is not a count, with advice. */
export const COUNT_FAULTS = {
  "too-narrow":
    "Hier staan alleen hekjes (####): de kolom was in Excel te smal voor het getal. Maak de kolom breder en sla het bestand opnieuw op als CSV.",
  "formula-error": `Hier staat de foutmelding van een formule, zoals #N/B. Verbeter de formule. ${LEAVE_EMPTY}`,
  placeholder: `Dit is geen geldig aantal. ${LEAVE_EMPTY} Zijn er geen? Schrijf dan 0.`,
  "no-count": `Dit is geen geldig aantal. Schrijf een heel getal van 0 t/m 99 in cijfers, met niets erbij. ${LEAVE_EMPTY}`,
} as const;

export type CountFault = keyof typeof COUNT_FAULTS;

/** A message lists this many answers at most; a longer list is hard to read. */
const MOST_ANSWERS = 13;

/** The answers to choose from, as a Dutch sentence. */
function choose(codes: readonly string[]): string {
  return codes.length <= MOST_ANSWERS
    ? `Kies uit: ${codes.join(", ")}.`
    : "De antwoorden staan in: report codebook.";
}

/** "1 cel", "29 cellen". */
export function cellCount(count: number): string {
  return count === 1 ? "1 cel" : `${formatInteger(count)} cellen`;
}

/** What to write instead of an answer that the codebook does not know. */
export function answerAdvice(hint: AnswerHint, column: AnswerColumn): string {
  const { codes, type, empty } = column;
  const [first, second] = exampleAnswers(codes);
  const counts = empty === null ? "" : ` Een lege cel telt als: ${empty}.`;
  const leaveEmpty = ` ${LEAVE_EMPTY}${counts}`;
  switch (hint.kind) {
    case "none":
      return ` ${choose(codes)}${leaveEmpty}`;
    case "meant":
      return meant(hint.term);
    case "instead":
      return type === "datedChoices" ? ` Schrijf ${dated(hint.code)}` : ` Schrijf ${hint.code}.`;
    case "empty":
      return empty === null ? " Laat de cel leeg." : ` Voor "${empty}" laat je de cel leeg.`;
    case "not-known":
      return leaveEmpty;
    case "formula-error":
      return ` Het is de foutmelding van een formule, zoals #N/B. Verbeter de formule.${leaveEmpty}`;
    case "too-narrow":
      return " Er staan alleen hekjes (####): de kolom was in Excel te smal. Maak de kolom breder en sla het bestand opnieuw op als CSV.";
    case "date-alone":
      return ` Zet voor de datum het antwoord, met een apenstaartje (@) ertussen. ${choose(codes)}`;
    case "joined":
      if (hint.code !== null) return ` In deze kolom past maar één antwoord: ${hint.code}.`;
      if (type === "choice") return " In deze kolom past maar één antwoord.";
      return type === "datedChoices"
        ? notation(first, second)
        : ` Zet tussen twee antwoorden een verticale streep (|), zoals ${first}|${second}.`;
  }
}

/** How to write an answer with its date, to follow "Schrijf". */
export function dated(code: string): string {
  return `${code} met een apenstaartje (@) en de datum erachter, zoals ${code}@2024-04-30.`;
}

function notation(first: string, second: string): string {
  return ` Zet een apenstaartje (@) tussen het antwoord en de datum, en een verticale streep (|) tussen twee antwoorden, zoals ${first}@2024-01-15|${second}@2024-04-30.`;
}
