/** Why the settings file cannot give these settings: an option sets them on each run. */
const OPTIONS_ALONE: Readonly<Record<string, string>> = {
  threshold: "De drempel kan alleen met --threshold worden gezet, niet in een bestand.",
  period: "De periode geef je elke keer met --period, niet in een bestand.",
  strict: "Streng controleren kan alleen met --strict, niet in een bestand.",
  skipInvalid: "Rijen weglaten kan alleen met --skip-invalid, niet in een bestand.",
};

/** The Dutch messages about the settings file and the options. */
export const settingsMessages = {
  momentInvalid: (suggestion: string | undefined) =>
    `schrijf een dag als 2024-05-27, of met een tijd als 2024-05-27T10:30${orMeant(suggestion)}`,
  dayInvalid: (suggestion: string | undefined) =>
    `schrijf een bestaande dag als 2024-05-27${orMeant(suggestion)}`,
  colourInvalid:
    'schrijf een kleur als "#0a425c": een hekje en zes cijfers of letters a t/m f, tussen rechte aanhalingstekens',
  pdfStandardInvalid:
    "kies 3a (met de cijfers als bijlage), 2a (zonder bijlagen) of 4f (de nieuwste norm: pdf 2.0, met de cijfers als bijlage)",
  websiteInvalid: "schrijf een adres als https://www.voorbeeld.nl/rapporten",
  websiteFilesInvalid:
    "schrijf een adres dat begint met https:// en waar {file} in staat, zoals https://www.voorbeeld.nl/uploads/{year}/{month}/{file}",
  websiteFilesBraces:
    "tussen accolades kunnen alleen {file}, {year}, {month}, {period} en {document} staan, en niet in de naam van de site; daar vullen we de naam van het bestand in, het jaar en de maand van publicatie, de periode en het documenttype",
  webpageInvalid:
    "schrijf een adres dat begint met https://, zoals https://www.voorbeeld.nl/rapporten/{period}",
  webpageBraces:
    "tussen accolades kunnen alleen {period} en {document} staan, en niet in de naam van de site; daar vullen we de periode in, zoals 2024-Q1, en het documenttype",
  statementInvalid:
    "schrijf een adres dat begint met https://, zoals https://www.voorbeeld.nl/toegankelijkheid",
  publisherUriInvalid:
    "schrijf het adres van de organisatie in een register, zoals https://identifier.overheid.nl/tooi/id/gemeente/gm0000",
  datasetContactInvalid:
    "schrijf een mailadres of een adres dat begint met https://, zoals data@voorbeeld.nl",
  notListed: (known: readonly string[], suggestion: string | undefined) =>
    `kies uit: ${known.join(", ")}${orMeant(suggestion)}`,
  accessibilityContactInvalid:
    "schrijf een mailadres, een telefoonnummer of een adres dat begint met https://, zoals toegankelijk@voorbeeld.nl of 088 123 45 67",
  addressUser:
    "haal wat voor het apenstaartje (@) staat weg: zo leidt het adres naar een andere site dan het lijkt",
  notInALine: (codePoint: string) =>
    `haal het regeleinde of het onzichtbare stuurteken weg (${codePoint})`,
  textTooLong: (most: number) => `maak de tekst korter, tot ten hoogste ${most} tekens`,
  contactDetailInvalid:
    "schrijf een mailadres, een telefoonnummer of een postcode, zoals team@voorbeeld.nl, 088 123 45 67 of 1234 AB",
  tooManyContactDetails: (most: number) =>
    `noem ten hoogste ${most} mailadressen, telefoonnummers en postcodes`,
  tooManyEvents: (most: number) => `noem ten hoogste ${most} gebeurtenissen`,
  tooManyCorrections: (most: number) => `noem ten hoogste ${most} correcties`,
  reasonNoSentence:
    "schrijf een hele zin voor lezers, zoals “We telden aanmeldingen van één gemeente dubbel.”, met een punt aan het eind",
  correctedPeriodInvalid: "schrijf een periode als 2024-Q1, 2024-03 of 2024-02..2024-04",
  correctedEarly: (end: string) =>
    `De dag van deze correctie ligt op of voor het einde van de periode (${end}). Geef de dag waarop je de gecorrigeerde versie publiceert.`,
  correctedDocument: (name: string, known: readonly string[]) =>
    `"${shownKey(name)}" is geen documenttype. Kies bij document uit: ${known.join(", ")}.`,
  correctedFigure: (name: string, suggestions: readonly string[], isAmbiguous: boolean) =>
    `"${shownKey(name)}" is geen cijfer${isAmbiguous ? ", maar meer dan één" : ""}.${meantOneOf(suggestions)} Welke cijfers er zijn, zegt: report explain`,
  wordInvalid: "noem per regel één woord, zonder spaties en leestekens",
  hardInvalid:
    "schrijf voor de dubbelepunt een woord, of ten hoogste zes woorden, van samen ten hoogste 80 tekens en zonder leestekens",
  plainerInvalid: (most: number) =>
    `schrijf achter de dubbelepunt een gewoner woord van ten hoogste ${most} tekens, of false als het woord mag blijven`,
  tooManyWords: (most: number) => `noem ten hoogste ${most} woorden`,
  unreadable: (file: string) =>
    `Het instellingenbestand ${file} kan niet worden gelezen. Controleer de rechten van het bestand.`,
  noFile: (file: string) =>
    `${file} is geen gewoon bestand. Maak er een tekstbestand van, of geef het een andere naam.`,
  tooLarge: (file: string, kibibytes: number) =>
    `Het bestand ${file} is te groot voor een instellingenbestand. Het mag ten hoogste ${kibibytes} KiB zijn.`,
  notMap:
    "Instellingen zijn regels met een naam, een dubbelepunt, een spatie en een waarde, zoals: organisation: Naam van het team",
  unknownKey: (
    key: string,
    suggestion: string | undefined,
    known: readonly string[],
    isAtTop: boolean,
  ) => {
    const alone = isAtTop && Object.hasOwn(OPTIONS_ALONE, key) ? OPTIONS_ALONE[key] : undefined;
    if (alone !== undefined) return alone;
    const choice = suggestion === undefined ? ` Kies uit: ${known.join(", ")}.` : meant(suggestion);
    return `${named("De instelling", key, "De instelling op deze regel", suggestion)} bestaat niet.${choice}`;
  },
  invalid: (key: string, detail: string) =>
    `De instelling "${shownKey(key)}" klopt niet: ${detail}.`,
  empty:
    "Dit instellingenbestand is leeg. We gebruiken overal de standaardinstelling. Vul het bestand in of haal het weg.",
  nearName:
    "Dit lijkt een instellingenbestand, maar met deze naam lezen we het niet. Noem het report.config.yaml.",
  nearNameBeside:
    "Dit lijkt een instellingenbestand, maar we lezen het niet: we gebruiken andere instellingen. Haal het weg als het niet meer nodig is.",
  packageUnused:
    "Deze instellingen in package.json gebruiken we niet, omdat er een report.config.yaml is. Zet alles in één van beide.",
  logoAltAlone:
    'De instelling "logoAlt" gebruiken we niet, omdat er geen logo is. Noem het bestand met de instelling "logo", of haal deze weg.',
  cutByComment:
    "Wat op deze regel achter # staat, is een opmerking en hoort niet bij de waarde. Hoort het er wel bij? Zet dan de hele waarde tussen aanhalingstekens. Is het een opmerking? Zet dan een spatie achter #.",
  bsn: (name: string) =>
    `In de instelling "${name}" staat een burgerservicenummer (bsn). Dat mag niet in een rapport. Haal het nummer weg.`,
  number: (name: string) =>
    `In de instelling "${name}" staat een getal van negen cijfers dat een burgerservicenummer (bsn) kan zijn. Is het dat? Haal het dan weg: dat mag niet in een rapport.`,
  iban: (name: string) =>
    `In de instelling "${name}" staat een rekeningnummer (IBAN). Dat mag niet in een rapport. Haal het nummer weg.`,
  unprintable: (name: string, position: number) =>
    `In de instelling "${name}" staat een teken dat we niet goed kunnen afdrukken (teken ${position} van de tekst). Schrijf het anders of haal het weg.`,
  outIsSnapshots: (folder: string) =>
    `De map voor rapporten (out) en de map voor wat je bewaart (snapshots) zijn dezelfde: "${folder}". Dan komt het ene in de plaats van het andere. Kies twee verschillende mappen.`,
  contentMissing: (folder: string) =>
    `De map met teksten "${folder}" bestaat niet. Kijk of de naam goed geschreven is, of maak de map.`,
  contentNoFolder: (folder: string) =>
    `"${folder}" is geen map. Geef de map met teksten, met daarin een map per periode.`,
  contentUnreadable: (folder: string) =>
    `De map met teksten "${folder}" kan niet worden gelezen. Controleer de rechten van de map.`,
  environmentUnknown: (name: string, suggestion: string | undefined, known: readonly string[]) =>
    name === "REPORT_THRESHOLD"
      ? "Deze omgevingsvariabele gebruiken we niet: de drempel kan alleen met --threshold worden gezet."
      : `Deze omgevingsvariabele kennen we niet, en gebruiken we niet.${suggestion === undefined ? ` Bekend zijn: ${known.join(", ")}.` : meant(suggestion)}`,
  problems: "De instellingen kloppen niet. Er is niets geschreven.",

  periodMissing: "Geef de periode met --period, bijvoorbeeld --period 2024-Q1.",
  periodInvalid: (text: string, suggestions: readonly string[]) =>
    `"${shownKey(text)}" is geen periode.${meantOneOf(suggestions)} Schrijf een jaar (2024), halfjaar (2024-H1), kwartaal (2024-Q1), maand (2024-03) of een reeks maanden (2024-02..2024-04).`,
  yearMissing: (text: string) =>
    `Van de periode "${shownKey(text)}" ontbreekt het jaar. Schrijf het erbij, zoals 2024-Q1 of 2024-03.`,
  onePeriod: "Deze opdracht gaat over één periode. Geef er één met --period.",
  inputMissing:
    "Er is geen export opgegeven. Geef die met --input BESTAND, of zet `input` in report.config.yaml.",
  settingsAbove: (folder: string) =>
    `In ${folder} staat wel een report.config.yaml. Geef de opdracht in die map.`,
  exportsHere: (names: readonly string[]) =>
    names.length === 1
      ? `In deze map staat ${names.join()}. Bedoel je --input ${names.join()}?`
      : `In deze map staan ${names.slice(0, -1).join(", ")} en ${names.at(-1) ?? ""}. Is het een daarvan?`,
  beginHere: "Begin je net? Maak een lege map en zet daarin alles klaar met: report init",
  thresholdInvalid: "--threshold is een heel getal van 0 of hoger.",
  maxSizeInvalid: (name: string) => `${name} is een grootte als 500MB of 2GiB.`,
  encodingInvalid: (name: string, known: readonly string[]) =>
    `${name} is een van: ${known.join(", ")}.`,
  delimiterInvalid: (name: string) =>
    `${name} is een puntkomma (;), een komma (,) of een tab (schrijf: tab).`,
  protectChangesInvalid: (name: string) =>
    `${name} is results (alleen resultaten en teruggeplaatste kinderen) of all (alle gevoelige standen).`,
  workbookInvalid: (name: string) =>
    `${name} is ods (OpenDocument, voor elk programma) of xlsx (voor Excel).`,
  skipInvalidStrict:
    "--strict en --skip-invalid gaan niet samen: de ene weigert bij elke waarschuwing, de andere maakt van fouten waarschuwingen. Kies er één.",
  skipAtMostInvalid:
    "--skip-at-most is een heel percentage van 0 t/m 100, zoals --skip-at-most 25%.",
  skipAtMostAlone:
    "--skip-at-most zegt hoeveel rijen --skip-invalid mag weglaten. Geef --skip-invalid er ook bij.",
  publishedOnInvalid: (name: string, suggestion: string | undefined) =>
    `${name} is een dag die bestaat, zoals 2024-05-27, of met een tijd, zoals 2024-05-27T10:30.${meant(suggestion)}`,
  epochInvalid:
    "De omgevingsvariabele SOURCE_DATE_EPOCH is geen heel aantal seconden sinds 1970, tot en met het jaar 2999.",
  outsideALine: (name: string, codePoint: string) =>
    `${name} heeft een regeleinde of een onzichtbaar stuurteken (${codePoint}). Haal het weg.`,
  settingNamed: (key: string) => `De instelling "${key}"`,
  variableNamed: (name: string) => `De omgevingsvariabele ${name}`,
  formatUnknown: (known: readonly string[]) => `--format is een van: ${known.join(", ")}.`,
} as const;

/** Asks within a sentence whether the user meant this: " (bedoel je 2024-05-27?)". */
function orMeant(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` (bedoel je ${suggestion}?)`;
}

function meantOneOf(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? "" : meant(suggestions.join(" of "));
}

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
 * The words of a message for something that a file names.
 *
 * The result contains the name only if it has the form of our own keys (with dots for figures), or
 * is `known` in other capitals. Otherwise the name may contain personal data, and the result is
 * `instead`.
 */
export function named(what: string, name: string, instead: string, known?: string): string {
  const isKnown = known !== undefined && folded(name) === folded(known);
  return isKnown || name.split(".").every(isKey) ? `${what} "${name}"` : instead;
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
