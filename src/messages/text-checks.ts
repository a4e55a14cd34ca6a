import type { ProofreadingCode, WovenCode } from "../findings/codes.ts";
import { formatInteger } from "../language/words.ts";
import { meant } from "./settings-and-yaml.ts";

/**
 * The Dutch messages about calls of figures in texts. Words of the fault can follow the message.
 */
export const wovenMessages = {
  "woven-syntax":
    "Hier begint met {{ iets wat we niet kunnen lezen. Bedoel je gewone accolades? Zet er dan een backslash voor: \\{{",
  "woven-not-allowed": "Dit kan niet in een tekst:",
  "woven-unknown":
    "Deze opdracht kennen we niet. Een tekst kent {{cijfer}}, {{aandeel}}, {{peildatum}}, {{periode}}, {{maand}}, {{#als}} en {{#getoond}}.",
  "woven-arguments": "Deze opdracht klopt niet:",
  "woven-figure-unknown": "Dit cijfer kennen we niet. Alle cijfers zie je met: report explain.",
  "woven-category-unknown": "Dit cijfer heeft geen onderdeel of vorm die zo heet.",
  "woven-form": "Deze vorm past niet bij dit cijfer:",
  "woven-noun-unknown":
    'Van dit woord kennen we het meervoud niet. Schrijf beide vormen met een schuine streep ertussen, zoals zelfstandig="brief/brieven".',
  "woven-month":
    "Deze maand heeft de periode niet. Kies eerste, tweede, derde, en zo verder, of laatste.",
  "woven-not-shown": "Dit cijfer staat niet in dit rapport:",
  "woven-place":
    "Hier kan geen cijfer staan: niet in een adres, de naam of beschrijving van een afbeelding of tussen backticks (`). Zet het in de zin zelf.",
  "woven-empty":
    "Met de cijfers van deze periode blijft er van deze tekst niets over. Het onderdeel komt niet in het rapport. Moet er wel iets staan? Schrijf dat achter {{anders}}.",
} as const satisfies Readonly<Record<WovenCode, string>>;

/** A fault in a call: its code, and the words that follow the message of the code. */
export interface CallFault {
  readonly code: WovenCode;
  readonly more: string;
}

const fault = (code: WovenCode, more = ""): CallFault => ({ code, more });

/** Constructs of Handlebars that a text must not contain. */
const NOT_ALLOWED = {
  raw: "een ruw blok ({{{{ … }}}}). Schrijf alleen opdrachten tussen twee accolades.",
  unescaped: 'drie accolades of een & ervoor. Schrijf twee accolades: {{cijfer "…"}}.',
  partial: "een deel uit een ander bestand ({{> …}}). Zet de tekst hier zelf.",
  decorator: "een opdracht met een sterretje ({{* …}}). Haal haar weg.",
  comment:
    "een opmerking ({{! …}}). Haal haar weg, of zet haar op een eigen regel: [//]: # (opmerking)",
  strip: "een golfje bij de accolades ({{~ of ~}}). Haal het weg.",
  inverse: "een omgekeerd blok ({{^…}}). Schrijf {{#als …}} … {{anders}} … {{/als}}.",
  other:
    "alleen {{cijfer}}, {{aandeel}}, {{peildatum}}, {{periode}}, {{maand}}, {{#als}} en {{#getoond}} kunnen.",
} as const;

/** How to write a sentence about a figure that may be withheld. */
const WRITE_AROUND =
  'Zet de zin erom zo: {{#getoond "…"}} zin met het cijfer {{anders}} zin zonder het cijfer {{/getoond}}.';

export const callFault = {
  unended: fault("woven-syntax", "Deze opdracht eindigt niet met }}."),
  unreadable: fault(
    "woven-syntax",
    'Een opdracht ziet er zo uit: {{cijfer "registrations.total"}}. Woorden staan tussen rechte aanhalingstekens.',
  ),
  endsNothing: (name: string) =>
    fault(
      "woven-syntax",
      `Dit eindigt een blok dat niet begonnen is${name === "als" || name === "getoond" ? `: er staat geen {{#${name} …}} voor` : ""}.`,
    ),
  notEnded: (name: string) =>
    fault(
      "woven-syntax",
      `Dit blok eindigt nergens. Zet er {{/${name === "getoond" ? "getoond" : "als"}}} achter.`,
    ),
  notAllowed: (kind: keyof typeof NOT_ALLOWED) => fault("woven-not-allowed", NOT_ALLOWED[kind]),
  elseWritten: fault("woven-not-allowed", "{{else}} of {{^}}. Schrijf {{anders}}."),
  otherwise: fault(
    "woven-not-allowed",
    "{{anders}} staat één keer tussen {{#als …}} en {{/als}}, of tussen {{#getoond …}} en {{/getoond}}.",
  ),
  tooDeep: (most: number) =>
    fault(
      "woven-not-allowed",
      `meer dan ${formatInteger(most)} blokken in elkaar. Haal er een weg.`,
    ),
  tooMany: (most: number) =>
    fault(
      "woven-not-allowed",
      `meer dan ${formatInteger(most)} opdrachten in één tekst. Haal opdrachten weg.`,
    ),
  unknown: (near: string | undefined) => fault("woven-unknown", meant(near).trim()),
  otherKind: (name: string, isValue: boolean) =>
    fault(
      "woven-unknown",
      isValue
        ? `Schrijf {{#${name} …}} … {{/${name}}}.`
        : `Schrijf {{${name} …}}, zonder hekje en zonder einde.`,
    ),
  noLiteral: fault(
    "woven-arguments",
    'achter de naam staan alleen woorden tussen rechte aanhalingstekens, zoals {{cijfer "registrations.total"}}.',
  ),
  noWord: fault("woven-arguments", "tussen de aanhalingstekens staat niets, of te veel."),
  givenTwice: fault("woven-arguments", "hetzelfde staat er twee keer in. Laat er één staan."),
  figureMissing: (name: string) =>
    fault(
      "woven-arguments",
      `noem een cijfer, zoals {{${name === "als" || name === "getoond" ? "#" : ""}${name} "registrations.total"${name === "als" ? ' groter="100"' : ""}}}.`,
    ),
  tooManyWords: (name: string) =>
    fault("woven-arguments", `bij {{${name}}} hoort ten hoogste één woord.`),
  monthMissing: fault(
    "woven-arguments",
    'noem een maand, zoals {{maand "eerste"}} of {{maand "laatste"}}.',
  ),
  testMissing: fault(
    "woven-arguments",
    'zeg waarmee je vergelijkt: groter="…", kleiner="…" of gelijk="…".',
  ),
  unknownName: (known: readonly string[], near: string | undefined) =>
    fault(
      "woven-arguments",
      known.length === 0
        ? "hier kan niets met een = staan."
        : `voor de = kan alleen ${known.join(", ")} staan.${meant(near)}`,
    ),

  unknownFigure: (near: readonly string[]) => fault("woven-figure-unknown", meantOneOf(near)),
  unknownCategory: (near: readonly string[]) => fault("woven-category-unknown", meantOneOf(near)),
  fieldMissing: (fields: readonly string[]) =>
    fault("woven-form", `dit cijfer heeft meer dan één getal. Kies er een: ${fields.join(", ")}.`),
  noShare: fault(
    "woven-form",
    'een aandeel is er van een percentage, of van een onderdeel van een verdeling, zoals {{aandeel "status.byCategory" "lopend"}}.',
  ),
  formsClash: fault("woven-form", "deze vormen gaan niet samen."),
  nounOnShare: fault(
    "woven-form",
    "bij een percentage past geen zelfstandig naamwoord. Gebruik {{aandeel}}.",
  ),
  notANumber: fault("woven-form", 'vergelijk met een getal, een ander cijfer of "vorige".'),
  formUnknown: fault("woven-form", 'hierachter kan alleen "vorige" staan.'),
  nounNoWord: fault(
    "woven-noun-unknown",
    "Links en rechts van de streep staan alleen letters, spaties en koppeltekens.",
  ),
  nounUnknown: (near: string | undefined) => fault("woven-noun-unknown", meant(near).trim()),
  month: fault("woven-month"),

  withheld: fault(
    "woven-not-shown",
    `we tonen het niet, om gezinnen te beschermen. ${WRITE_AROUND}`,
  ),
  differenceWithheld: fault(
    "woven-not-shown",
    `het verschil tonen we niet, om gezinnen te beschermen, of omdat er geen twee getallen zijn om te vergelijken. ${WRITE_AROUND}`,
  ),
  unavailable: fault(
    "woven-not-shown",
    `de export heeft de kolommen niet waar het op rust. ${WRITE_AROUND}`,
  ),
  noValue: fault("woven-not-shown", `er is niets om te tellen. ${WRITE_AROUND}`),
  notPublished: fault(
    "woven-not-shown",
    `van de vorige periode staat dit cijfer in geen bewaard rapport. Om gezinnen te beschermen zetten we naast het cijfer van nu alleen wat al gepubliceerd is. ${WRITE_AROUND}`,
  ),
  noPrevious: fault(
    "woven-not-shown",
    `van de vorige periode is dit cijfer niet bekend, of het telde toen iets anders. ${WRITE_AROUND}`,
  ),
} as const;

function meantOneOf(near: readonly string[]): string {
  return near.length === 0 ? "" : `Bedoel je ${near.join(" of ")}?`;
}

/** The Dutch messages about the language of texts. No message repeats a word of a text. */
export const proofDutchMessages = {
  "text-long-sentence": "Deze zin heeft meer dan 25 woorden. Maak er twee zinnen van.",
  "text-passive": "Deze zin staat in de lijdende vorm. Begin met wie het doet: “We spraken af …”.",
  "text-nominal":
    "Dit is ambtelijk gezegd. Het kan korter: met een gewoon werkwoord of een kort woord.",
  "text-hard-word": "Dit is een moeilijk woord. Er is een gewoner woord voor.",
  "text-spelling":
    "Dit woord staat niet in het Nederlandse woordenboek. Verbeter het. Is het goed? Zet het dan in de instellingen bij woordenlijst, onder goed.",
} as const;
/** Words that follow the messages about language. */
export const proofDutchWords = {
  count: (words: number) => `We tellen er ${words}.`,
  preferably: (plain: string) => `Schrijf liever: ${plain}.`,
  times: (times: number) => `Het staat ${times} keer in deze tekst.`,
  meant: (suggestions: readonly string[]) => `Bedoel je ${suggestions.join(" of ")}?`,
} as const;

/** The Dutch messages about numbers in texts that are compared with the figures of the report. */
const proofFiguresMessages = {
  "text-figure-unknown":
    "Dit getal is geen cijfer van dit rapport. Kijk of het klopt, en of het over deze periode gaat.",
  "text-figure-unbound":
    "Dit getal is overgetypt uit de cijfers van dit rapport. Verbind het ermee, dan verandert het vanzelf mee.",
  "text-figure-earlier": "Dit getal is een cijfer van eerder, en niet van dit rapport.",
} as const;

/** Words that follow the messages about numbers. */
export const proofFiguresWords = {
  write: (ways: readonly string[]) => `Schrijf: ${ways.join(", of ")}.`,
  nearest: (figure: string) => `Het dichtst bij: ${figure}.`,
  earlier: (label: string) => `Zo stond het bij: ${label}.`,
  present: (value: string, label: string) => `In dit rapport staat: ${value} (${label}).`,
  asOf: (label: string, day: string) => `${label}, stand ${day}`,
  inPeriod: (label: string, period: string) => `${label}, ${period}`,
  category: (label: string, category: string) => `${label}: ${category}`,
  fields: {
    total: "totaal",
    numerator: "aantal",
    denominator: "van hoeveel",
    n: "aantal",
    median: "de helft hooguit",
    p90: "9 van de 10 hooguit",
  },
} as const;

/** The Dutch messages about unfinished places and repeated paragraphs in texts. */
const proofFormMessages = {
  "text-left-over":
    "Dit lijkt te zijn blijven staan: een plek die nog ingevuld moet worden. Vul hem in of haal hem weg.",
  "text-comment-shown":
    "Deze opmerking komt als gewone tekst in het rapport. Zet er een lege regel boven, en zet haakjes om de hele opmerking en niet erin: [//]: # (opmerking)",
  "text-repeated":
    "Deze alinea stond al in een tekst van een eerdere periode. Klopt zij nog? Schrijf wat er nu te zeggen is, of haal haar weg.",
  "text-repeated-here":
    "Deze alinea staat twee keer in dit document. Haal haar op een van de twee plekken weg.",
} as const;
/** Words that follow the messages about unfinished places and repeated paragraphs. */
export const proofFormWords = {
  /** `sign` is a word of our own list. What a writer typed may name a person. */
  leftOver: (sign: string) => `Hier staat "${sign}".`,
  same: (period: string) => `Zij staat ook in de tekst van ${period}.`,
  sameButForFigures: (period: string) =>
    `Zij is op cijfers en maanden na gelijk aan een alinea in de tekst van ${period}.`,
  sameText: "De eerste staat in deze tekst.",
  otherText: (file: string) => `De eerste staat in ${file}.`,
} as const;

/** The Dutch messages about dates and periods in texts. */
const proofTimeMessages = {
  "text-time-outside":
    "De tekst noemt hier een tijd buiten de periode alsof het over deze periode gaat. Is de zin blijven staan uit een eerdere tekst?",
  "text-date-passed":
    "De tekst zegt dat dit nog komt, maar de datum is al voorbij. Verander de datum of de zin.",
  "text-weekday": "De dag van de week past niet bij deze datum. Kijk welke van de twee klopt.",
} as const;

/** Words that follow the messages about dates and periods. */
export const proofTimeWords = {
  period: (period: string) => `Dit rapport gaat over ${period}.`,
  published: (day: string) => `Het rapport verschijnt op ${day}.`,
  ends: (day: string) => `De periode loopt tot en met ${day}.`,
  weekday: (date: string, weekday: string) => `${date} is een ${weekday}.`,
} as const;

/** The Dutch messages about what proofreading notices in texts. */
export const proofreadingMessages = {
  "text-ignore": "Deze opmerking met report-negeer doet niets.",
  ...proofDutchMessages,
  ...proofFiguresMessages,
  ...proofFormMessages,
  ...proofTimeMessages,
} as const satisfies Readonly<Record<ProofreadingCode, string>>;
/** What is wrong with a comment that turns a finding off. Follows the message of the code. */
export const ignoreWords = {
  unknown: (near: readonly string[]) =>
    near.length === 0
      ? "Noem de code van een waarschuwing of een tip over teksten, en dan een reden: [//]: # (report-negeer: text-long-sentence, citaat uit een brief)"
      : `Bedoel je ${near.join(" of ")}?`,
  name: "Zo heet zij: [//]: # (report-negeer: code, reden)",
  reasonMissing: "Zet achter de code een komma en een reden.",
  unused: "In het stuk tekst eronder is er niets met deze code. Haal de opmerking weg.",
} as const;
