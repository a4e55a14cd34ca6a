import type { WovenCode } from "../findings/codes.ts";
import { formatInteger } from "../language/numbers.ts";
import { meant } from "./yaml.ts";

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
  "woven-figure-unknown": "Dit cijfer kennen we niet. Alle cijfers zie je met: report figures.",
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
