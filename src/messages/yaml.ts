/** What is wrong with the form of a value in a YAML file, in Dutch, for use within a sentence. */
export const yamlMessages = {
  text: "hier hoort tekst; zet een getal tussen aanhalingstekens",
  list: "hier hoort een lijst",
  parts: "hier horen onderdelen, elk met een naam en een waarde",
  empty: "er staat niets achter; vul iets in of haal de regel weg",
  comment:
    "wat achter een hekje (#) staat, is een opmerking en telt niet mee; zet de waarde met het hekje tussen aanhalingstekens",
} as const;

/** The Dutch message about a control character that was removed from a YAML file. */
export function controlTakenOut(codePoint: string): string {
  return `Op deze regel staat een onzichtbaar stuurteken (${codePoint}). Dat kan niet in een rapport, dus we lezen de tekst zonder dit teken. Haal het weg.`;
}

/** Why a text is not YAML, and what to do, in Dutch. */
export const yamlFaults = {
  utf16:
    "Dit bestand is opgeslagen als UTF-16 (in Kladblok heet dat Unicode). Sla het opnieuw op als UTF-8.",
  notUtf8:
    "Op deze regel staat een teken dat geen UTF-8 is. Waarschijnlijk is het bestand opgeslagen als ANSI (Windows-1252). Sla het opnieuw op als UTF-8.",
  nul: "Op deze regel staat een NUL-teken. Dat hoort niet in een tekstbestand. Haal het weg en sla het bestand opnieuw op als UTF-8.",
  tab: "Deze regel springt in met een tab. Vervang de tab door spaties.",
  hardSpace:
    "Deze regel springt in met een ander teken dan een gewone spatie (zoals een harde spatie). Vervang het door gewone spaties.",
  repeated: (key: string, line: number) =>
    `${isKey(key) ? `"${key}"` : "Deze naam"} staat ook al op regel ${line}. Laat er één staan.`,
  colon:
    "In deze tekst staat een dubbelepunt met een spatie erachter. Zet de hele tekst tussen aanhalingstekens.",
  colonMissing: "Op deze regel ontbreekt de dubbelepunt achter de naam. Schrijf: naam: waarde",
  spaceMissing: "Op deze regel ontbreekt de spatie achter de dubbelepunt. Schrijf: naam: waarde",
  indentation:
    "De inspringing klopt hier niet. Zet wat bij elkaar hoort even ver naar rechts, met spaties.",
  listOnLine: "Hier begint een lijst achter een naam. Zet elk streepje op een eigen regel.",
  quoteUnclosed:
    "Hier begint een tekst met een aanhalingsteken dat nergens wordt afgesloten. Zet aan het einde van de tekst hetzelfde aanhalingsteken.",
  textAfterQuote:
    "Achter een tekst tussen aanhalingstekens staat hier nog iets. Staat er een aanhalingsteken in de tekst zelf? Zet dan de hele tekst tussen de andere soort aanhalingstekens.",
  bracketUnclosed: "Hier begint een haakje ([ of {) dat nergens goed wordt afgesloten.",
  reserved: (character: string) =>
    `Een tekst kan niet met ${character} beginnen. Zet de hele tekst tussen aanhalingstekens.`,
  escape:
    "Een backslash (\\) tussen dubbele aanhalingstekens betekent iets anders. Gebruik enkele aanhalingstekens.",
  documents:
    "Hier begint een tweede document in hetzelfde bestand (met ---). Zet alles bij elkaar en haal deze regel weg.",
  reference:
    "Een * verwijst naar iets wat er niet is. Is het gewone tekst? Zet die dan tussen aanhalingstekens.",
  tooDeep:
    "Dit bestand heeft te veel onderdelen in elkaar. Haal weg wat er niet hoort, of begin met een nieuw bestand.",
  other:
    "Dit is geen geldige YAML. Let op de inspringing, en zet tekst met een dubbelepunt tussen aanhalingstekens.",
} as const;

/** Replaces control characters in a name, because they could give commands to a terminal. */
export function shownKey(key: string): string {
  return key.replaceAll(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
}

/** The form of the keys that we know. Any other file can contain any text. */
const KEY = /^(?!.*\d{5})[a-z][A-Za-z0-9_-]{0,39}$/;
const HIDDEN = "…";

/** Joins the keys that lead to a value. Hides keys that may name a person. */
export function shownKeys(keys: readonly PropertyKey[]): string {
  return keys.map((key) => (isKey(String(key)) ? String(key) : HIDDEN)).join(".");
}

/**
 * How a message calls something that a file names.
 *
 * The result contains the name only if it has the form of our own keys (with dots for figures), or
 * is `ours` in other capitals. Otherwise the name may contain personal data, and the result is
 * `instead`.
 */
export function named(what: string, name: string, instead: string, ours?: string): string {
  const isOurs = ours !== undefined && folded(name) === folded(ours);
  return isOurs || name.split(".").every(isKey) ? `${what} "${name}"` : instead;
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[ _-]/g, "_");
}

/** True for a key that a message can repeat. */
function isKey(key: string): boolean {
  return KEY.test(key) || /^\d{1,4}$/.test(key);
}

/** Asks whether the user meant this term; empty without a suggestion. Begins with a space. */
export function meant(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Bedoel je ${suggestion}?`;
}

/** The Dutch messages about the fields that a writer fills in. */
export const fieldMessages = {
  noFile: (ids: readonly string[]) =>
    `Dit bestand is er niet. Het hoort tussen twee regels met --- deze velden te hebben: ${ids.join(", ")}.`,
  noHead:
    "Dit bestand begint en eindigt met een regel met drie strepen (---). Daartussen staan de velden, elk met een naam, een dubbelepunt en een waarde.",
  textBelow:
    "Onder de velden staat hier nog tekst, en die komt nergens. Zet de tekst in het bestand van het onderdeel waar hij hoort.",
  cut: "Wat op deze regel achter een hekje (#) staat, is een opmerking en telt niet mee. Hoort het erbij? Zet de hele waarde tussen aanhalingstekens.",
  unknown: (suggestion: string | undefined, known: readonly string[]) =>
    suggestion === undefined
      ? `Dit veld bestaat niet. Kies uit: ${known.join(", ")}.`
      : `Dit veld bestaat niet. Bedoel je ${suggestion}?`,
  missing: (id: string, label: string) =>
    `Het veld "${id}" (${label}) is niet ingevuld. Schrijf op een eigen regel tussen de strepen: ${id}: …`,
  invalid: (id: string, detail: string) => `Het veld "${id}" klopt niet: ${detail}.`,
  sampleForm: "Achter voorbeeldtekst hoort true of false.",
  sample:
    "Dit zijn voorbeeldgegevens (`voorbeeldtekst: true`), en die publiceren we niet. Vul eigen gegevens in en haal deze regel weg.",
  text: "hier hoort een tekst op één regel",
  tooLong: (most: number) => `maak de tekst korter, tot ten hoogste ${most} tekens`,
  unprintable: (position: number) => `teken ${position} kan niet in een document; haal het weg`,
  personal: "er staat een burgerservicenummer (bsn) of een rekeningnummer in; haal dat weg",
  document: (known: readonly string[], suggestion: string | undefined) =>
    suggestion === undefined
      ? `zo heet geen documenttype; kies uit ${known.join(", ")}`
      : `zo heet geen documenttype; bedoel je ${suggestion}?`,
  period: "schrijf een periode als 2024-Q1, 2024-H1 of 2024-02..2024-04",
  day: "schrijf een bestaande dag als 2024-05-24",
  moment: (suggestion: string | undefined) =>
    `schrijf een dag met een tijd, als 2024-05-27T10:00${suggestion === undefined ? "" : ` (bedoel je ${suggestion}?)`}`,
  /** Messages about fields that name a legal ground. */
  groundWithoutText: (id: string, text: string) =>
    `Het veld "${id}" noemt een grond, maar ${text} is er niet of is leeg. Is er niets om weg te laten? Schrijf dan ${id}: geen. Anders hoort de tekst in dat bestand.`,
  groundNone: (id: string, text: string) =>
    `Het veld "${id}" zegt "geen", maar ${text} is er wel. Noem de grond, of haal het bestand weg.`,
  /** Messages about the document that a document accompanies. */
  otherwise: {
    document: (there: string) => `daar ligt een document van het type ${there}`,
    title: (there: string) => `dat heet "${there}"`,
    period: (there: string) => `dat gaat over ${there}`,
    publishedOn: (there: string) => `dat is gepubliceerd op ${there}`,
  },
  accompaniedOtherwise: (file: string, what: string) =>
    `Dit is niet wat ${file} zegt van het document dat hierbij hoort: ${what}. Pas dit veld aan, of maak dat document opnieuw.`,
  accompaniedNoMark: "dat is voor intern gebruik en wordt niet gepubliceerd",
  accompaniedDraft: "dat is nog een concept, zonder publicatiedatum",
  draft: (file: string) =>
    `Volgens ${file} is het document dat hierbij hoort nog een concept. Geef dat eerst zijn publicatiedatum; daarna kan dit document naar buiten.`,
  notMade: (file: string) =>
    `We konden niet nakijken of dit klopt: ${file} is er niet of is niet te lezen. Maak eerst het document dat hierbij hoort.`,
  notMadeButSent: (file: string) =>
    `Dit document kan zo niet naar buiten: ${file} is er niet of is niet te lezen, dus niemand weet of titel, periode en publicatie kloppen. Maak eerst het document dat hierbij hoort, met zijn publicatiedatum.`,
  noTime: (file: string, day: string) =>
    `De tijd van publicatie konden we niet nakijken: ${file} noemt alleen de dag, ${day}. Geef de tijd mee als je dat document maakt: --published-on 2024-05-27T10:00.`,
} as const;
