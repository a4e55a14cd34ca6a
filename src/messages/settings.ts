import { meant, named, shownKey } from "./yaml.ts";

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
