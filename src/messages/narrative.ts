import type { NarrativeCode } from "../findings/codes.ts";
import { formatInteger } from "../language/words.ts";
import { wovenMessages } from "./text-checks.ts";

/** The Dutch messages about boxes and images in texts. */
const boxAndImageMessages = {
  "narrative-box-title":
    "Dit kader heeft geen titel. Zet achter `kader` waar het over gaat: ::: kader Hoe een verklarende analyse werkt. Een voorleesprogramma noemt het kader dan zo.",
  "narrative-box-open":
    "Hier begint een kader dat nergens eindigt. Zet onder de laatste regel van het kader een eigen regel met alleen drie dubbele punten (:::).",
  "narrative-box-empty":
    "In dit kader staat niets. Zet tussen de titel en de regel met drie dubbele punten (:::) wat erin hoort, of haal het kader weg.",
  "narrative-box-unknown":
    "Deze regel begint met dubbele punten, maar zo begint geen kader. Een kader begint zo: ::: kader Titel van het kader. Is het gewone tekst? Zet er dan een backslash (\\) voor.",
  "narrative-box-stray":
    "Deze regel met dubbele punten (:::) eindigt een kader, maar er is geen kader begonnen. Haal de regel weg, of zet boven het kader: ::: kader Titel van het kader.",
  "narrative-box-place":
    "Een kader kan niet in een ander kader, een lijst, een citaat of een noot staan. Zet het erboven of eronder, met de regels van het kader vooraan, zonder spaties.",
  "narrative-box-heading":
    "In een kader kan geen kop staan: het kader heeft zelf al een titel. Haal de hekjes (#) weg, maak de woorden vet (**zo**), of maak er twee kaders van.",
  "narrative-image-address":
    "Tussen de haakjes staat alleen de naam van een bestand in dezelfde map als deze tekst: ![wat er te zien is](foto.jpg). Een webadres of een andere map kan niet.",
  "narrative-image-missing":
    "Deze afbeelding staat niet in de map van deze tekst. Zet het bestand erbij, of kijk of de naam precies zo geschreven is, ook met dezelfde hoofdletters.",
  "narrative-image-file": "Deze afbeelding kan niet in het rapport:",
  "narrative-image-small": "Deze afbeelding wordt onscherp op papier:",
  "narrative-image-alt":
    "Deze afbeelding heeft geen beschrijving. Zet tussen de vierkante haken wat er te zien is: ![Twee mensen praten aan een keukentafel](foto.jpg). Wie de afbeelding niet kan zien, hoort die woorden.",
  "narrative-image-alt-long":
    "De beschrijving van deze afbeelding is lang, en wie luistert kan er niet in terugbladeren. Houd het bij een of twee zinnen, en zet de rest in de tekst.",
  "narrative-image-place":
    "Een afbeelding staat alleen, met een lege regel erboven en eronder; niet in een zin, een tabel, een lijst, een citaat of een noot. Direct onder de afbeelding mag alleen een regel met het bijschrift staan: Bijschrift: woorden.",
  "narrative-image-caption":
    "Dit lijkt een bijschrift, maar direct erboven staat geen afbeelding. Zo komt de regel als gewone tekst in het rapport. Haal de lege regel weg tussen de afbeelding en het bijschrift.",
  "narrative-image-unused": "Geen tekst gebruikt deze afbeelding. Zij komt niet in het rapport.",
} as const;

/** Suggests the kind of box that a writer most likely means; empty without a suggestion. */
export function meantBox(kind: string | undefined): string {
  return kind === undefined ? "" : `Bedoel je ${kind}?`;
}

/** What is wrong with an image file. Follows the message of the code. */
export const imageWords = {
  kind: "het bestand is geen PNG, JPEG of WebP. Sla de afbeelding op als een van die drie.",
  damaged:
    "het bestand is beschadigd of niet compleet. Haal het opnieuw op, of sla de afbeelding opnieuw op.",
  jpegKind:
    "dit is een soort JPEG die niet elke browser kan tonen. Sla de afbeelding opnieuw op als gewone JPEG of als PNG.",
  moves: "zij beweegt, en een rapport staat stil. Sla de afbeelding op als één stilstaand beeld.",
  noSize: "zij heeft geen breedte of hoogte. Sla de afbeelding opnieuw op.",
  bytes: (most: number) =>
    `het bestand is groter dan ${formatInteger(most / 1_000_000)} MB. Sla de afbeelding kleiner op.`,
  pixels: (
    { width, height }: { readonly width: number; readonly height: number },
    most: number,
    longest: number,
  ) =>
    `zij is ${formatInteger(width)} bij ${formatInteger(height)} beeldpunten groot. Maak haar kleiner, tot ten hoogste ${formatInteger(most / 1_000_000)} miljoen beeldpunten, en ${formatInteger(longest)} breed of hoog.`,
  unreadable:
    "we kunnen het bestand niet lezen. Kijk of het een gewoon bestand is, en of je het mag openen.",
  undrawn: (file: string) =>
    `De afbeelding ${file} kan niet in het rapport: de browser kan haar niet helemaal tekenen. Haal het bestand opnieuw op, of sla de afbeelding opnieuw op.`,
  narrow: (width: number, least: number) =>
    `zij is ${formatInteger(width)} beeldpunten breed. Neem een afbeelding van ten minste ${formatInteger(least)} beeldpunten breed.`,
  meant: (name: string | undefined) => (name === undefined ? "" : `Bedoel je ${name}?`),
} as const;

/** The Dutch messages about links in texts. */
const linkMessages = {
  "narrative-link":
    "Deze verwijzing leidt in het rapport nergens heen; alleen de woorden komen erin. Gebruik een volledig adres dat begint met https://, mailto: of tel:.",
  "narrative-link-empty":
    "Deze verwijzing heeft geen woorden, dus in het rapport is er niets van te zien. Zet tussen de vierkante haken waar zij heen leidt.",
  "narrative-link-words":
    "De woorden van deze verwijzing zeggen niet waar zij heen leidt. Wie met een voorleesprogramma van verwijzing naar verwijzing gaat, hoort alleen die woorden. Schrijf waar zij heen leidt: [de folder over rechtsbijstand](https://...).",
  "narrative-bare-link":
    "Hier staat een webadres zonder woorden. In het rapport is het een verwijzing, maar een voorleesprogramma leest het teken voor teken voor. Schrijf waar het heen leidt: [de folder over rechtsbijstand](https://...).",
  "narrative-link-title":
    "De tekst tussen aanhalingstekens achter dit adres staat niet in de pdf. Zet in de zin zelf wat lezers moeten weten.",
  "narrative-reference":
    "Een regel die begint met [naam]: en een adres hoort bij een verwijzing, maar geen verwijzing gebruikt deze regel, of de naam komt twee keer voor. Zo komt de regel niet in het rapport. Haal hem weg, of zet er een backslash (\\) voor als hij gewone tekst is.",
} as const;

/** The Dutch messages about tables in texts. */
const tableMessages = {
  "narrative-table":
    "Deze tabel klopt niet: elke regel heeft evenveel cellen als de kop, en onder de kop staat een regel met streepjes voor elke kolom, zoals | --- | --- |. Anders valt er tekst weg of wordt het geen tabel.",
  "narrative-table-empty":
    "Deze tabel heeft een kop en geen rijen. Een voorleesprogramma kan daar niets mee. Zet er een rij onder, of schrijf de woorden als alinea en haal de streepjes (|---|) weg.",
  "narrative-table-row":
    "Deze regel hoort bij de tabel erboven, maar heeft minder cellen dan de kop; de andere cellen blijven leeg. Is het gewone tekst? Zet er dan een lege regel boven.",
  "narrative-table-caption":
    "Deze tabel heeft geen titel. Zet er een regel boven die zegt wat erin staat, met daarboven een lege regel: Tabel: Gezinnen per regio. Een voorleesprogramma noemt de tabel dan zo.",
  "narrative-table-wide":
    "Deze tabel is waarschijnlijk breder dan een pagina. Dan komt er geen rapport. Haal kolommen weg, maak er twee tabellen van, of gebruik kortere woorden.",
} as const;

/** The Dutch messages about the files of texts. Words of the finding can follow the message. */
export const narrativeMessages = {
  "narrative-front-matter":
    "Het blok tussen de strepen (---) bovenaan klopt niet. Daar mag alleen `voorbeeldtekst: true` of `voorbeeldtekst: false` staan, met daarboven en daaronder een regel met drie strepen.",
  "narrative-sample-published":
    "Dit is een voorbeeldtekst (`voorbeeldtekst: true`), en die publiceren we niet. Schrijf een eigen tekst en haal het blok tussen de strepen (---) weg, of maak het rapport zonder publicatiedatum.",
  "narrative-sample":
    "Hier staan voorbeeldteksten (`voorbeeldtekst: true`). Die publiceren we niet: schrijf eigen teksten en haal het blok tussen de strepen (---) weg.",
  "narrative-bsn":
    "Hier staat een burgerservicenummer (bsn). Persoonsgegevens mogen niet in het rapport staan. Haal het nummer weg.",
  "narrative-iban":
    "Hier staat een rekeningnummer (IBAN). Persoonsgegevens mogen niet in het rapport staan. Haal het nummer weg.",
  "narrative-number":
    "Hier staat een getal van negen cijfers dat een burgerservicenummer (bsn) kan zijn. Is het dat? Haal het dan weg: persoonsgegevens mogen niet in het rapport staan.",
  "narrative-email":
    "Hier staat een e-mailadres. Is het van een persoon? Haal het dan weg. Is het van de organisatie? Zet het dan bij `contactgegevens` in de instellingen, of maak er een verwijzing van: [woorden](mailto:...).",
  "narrative-phone":
    "Hier staat een telefoonnummer. Is het van een persoon? Haal het dan weg. Is het van de organisatie? Zet het dan bij `contactgegevens` in de instellingen, of maak er een verwijzing van: [woorden](tel:...).",
  "narrative-postcode":
    "Hier staat een postcode. Is het van een persoon? Haal haar dan weg. Is het van de organisatie? Zet haar dan bij `contactgegevens` in de instellingen.",
  "narrative-heading":
    "Een kop in de tekst begint met drie hekjes (###). De titel van het hoofdstuk komt uit het rapport zelf.",
  "narrative-heading-jump":
    "Deze kop slaat een niveau over. In het rapport zetten we hem een niveau onder de kop ervoor, omdat een voorleesprogramma de koppen als inhoudsopgave gebruikt. Haal een hekje (#) weg.",
  "narrative-heading-empty":
    "Deze kop heeft geen woorden, dus in het rapport is er niets van te zien. Zet achter de hekjes waar het stuk over gaat, of haal de hekjes weg.",
  "narrative-html":
    "HTML kan hier niet, ook geen opmerking tussen <!-- en -->. Schrijf de opmaak in Markdown, en haal weg wat niet in het rapport hoort.",
  "narrative-entity":
    "Deze code voor een teken kennen we niet, dus zij staat zo in het rapport. Schrijf het teken zelf.",
  ...linkMessages,
  "narrative-image": "Afbeeldingen kunnen hier niet. Haal de afbeelding weg.",
  ...boxAndImageMessages,
  ...wovenMessages,
  "narrative-note":
    "Deze noot heeft geen tekst. Schrijf onderaan: [^x]: en dan de tekst, met de naam van de noot (zonder spaties) in plaats van x.",
  "narrative-note-unused":
    "De tekst roept deze noot niet aan, of er is nog een noot met deze naam. Zo komt de noot niet in het rapport. Zet [^x] achter de zin waar de noot bij hoort, met een eigen naam in plaats van x, of haal de noot weg.",
  "narrative-note-in-note":
    "Een noot kan geen andere noot aanroepen. Haal de noot uit de tekst van deze noot.",
  ...tableMessages,
  "narrative-language":
    "Hier zou een taal moeten staan, maar deze kennen we niet of zij staat niet goed. Zet de code van de taal direct achter woorden tussen vierkante haken, zoals [woorden]{lang=en}, of aan het begin van een citaat, zoals > [en] woorden. Een code is bijvoorbeeld en (Engels), tr (Turks), ar (Arabisch), pap (Papiaments) of en-GB. Is het gewone tekst? Zet er dan een backslash (\\) voor.",
  "narrative-list":
    "Deze regel begint als een punt van een lijst, maar Markdown kent dit teken niet: de regels komen achter elkaar in één alinea. Begin elk punt met een streepje en een spatie (- ), of met 1. 2. 3.",
  "narrative-counted":
    "De punten van deze lijst hebben allemaal hetzelfde nummer. In het rapport tellen ze door. Schrijf de nummers zoals je ze wilt zien.",
  "narrative-as-written":
    "Deze regel begint met een teken dat in Markdown een lijst of een citaat maakt, en dan met een getal. We nemen de regel over zoals hij er staat. Bedoel je wel een lijst of een citaat? Begin dan met een woord.",
  "narrative-speaker":
    "Is dit wie het citaat uitspreekt? Zet er dan een lang streepje voor: > — Ouder. Met een kort streepje lijkt het een deel van het citaat.",
  "narrative-struck":
    "De woorden tussen ~~ en ~~ staan doorgehaald in het rapport, en een voorleesprogramma leest ze gewoon voor. Haal de woorden weg als ze er niet in horen.",
  "narrative-code":
    "Dit komt in het rapport als code, in een lettertype van een schrijfmachine, omdat de regel inspringt met een tab of vier spaties, of tussen ``` staat. Haal de tab, de spaties of de tekens aan het begin weg.",
  "narrative-fence":
    "Hier begint met ``` of ~~~ een blok code dat nergens eindigt, of er staan woorden achter die niet in het rapport komen. Haal deze tekens weg.",
  "narrative-encoding": "Dit bestand is geen gewone tekst in UTF-8.",
  "narrative-control":
    "Hier staat een onzichtbaar stuurteken, zoals Word er een zet voor een nieuwe regel binnen een alinea. Dat kan niet in een rapport, dus we lezen de tekst zonder dit teken. Haal het weg, of zet er een spatie of een nieuwe regel voor in de plaats.",
  "narrative-character":
    "Dit teken kan niet in het rapport: het staat in geen van de lettertypen. Kies een ander teken of schrijf het uit.",
  "narrative-other-font":
    "Dit teken staat niet in het lettertype van het rapport; het komt in een ander lettertype. Kies een ander teken of schrijf het uit als dat stoort.",
  "narrative-limit": "Dit past niet in een rapport:",
  "narrative-empty": "Dit bestand heeft geen tekst. Het onderdeel komt niet in het rapport.",
  "narrative-required":
    "Deze tekst is er niet of is leeg, en dit document kan niet zonder. Schrijf hem.",
  "narrative-none": "Er is niets wat in dit document kan staan.",
  "narrative-unknown":
    "Dit wordt niet gebruikt. Een tekst is een bestand in gewone tekst (UTF-8), met de naam van een onderdeel van het rapport en .md erachter.",
  "narrative-double":
    "Voor dit onderdeel zijn er twee teksten. Dit bestand wordt niet gebruikt. Haal een van de twee weg.",
  "narrative-misplaced":
    "Dit wordt niet gebruikt, omdat het niet in de map van een periode en een document staat.",
  "narrative-unreadable": "Dit kunnen we niet lezen:",
  "period-folder-unknown":
    "De naam van deze map is geen periode zoals 2024-Q1 of 2024-02--2024-04. Deze map wordt niet gebruikt.",
  "document-folder-unknown": "De naam van deze map is geen document. Deze map wordt niet gebruikt.",
} as const satisfies Readonly<Record<NarrativeCode, string>>;

/** What to do about a document without content. */
export function fillDocument(files: readonly string[]): string {
  return files.length === 0
    ? "Kies een andere periode of een ander documenttype."
    : `Schrijf ten minste één van deze teksten: ${files.join(", ")}.`;
}

/** Suggests the language code that a writer most likely means. */
export function meantLanguage(tag: string): string {
  return `Bedoel je ${tag}?`;
}

/** What is wrong with a file or folder. Follows the message of the code. */
export const placeWords = {
  denied: "we mogen het niet openen. Pas de rechten aan.",
  "broken-link": "het is een koppeling die nergens heen leidt. Herstel haar of haal haar weg.",
  "no-file": "het is geen gewoon bestand. Zet er een bestand met tekst voor in de plaats.",
  "no-folder": "hier hoort een map te staan, en dit is een bestand. Geef het een andere naam.",
  "too-large": (bytes: number) =>
    `een tekst mag ${formatInteger(bytes)} bytes groot zijn, en dit bestand is groter. Kijk of dit het goede bestand is, of maak de tekst korter.`,
  "too-many": (files: number) =>
    `er staan meer dan ${formatInteger(files)} bestanden en mappen in. Haal weg wat hier niet hoort.`,
  failed: "lezen lukt niet. Kijk of de schijf of het netwerk het doet.",
  anyPeriod: "<periode>",
  belongs: (folder: string) => `Teksten horen in de map ${folder}.`,
  meant: (name: string | undefined) => (name === undefined ? "" : `Bedoel je ${name}?`),
  texts: (names: readonly string[]) => `De teksten van dit rapport heten: ${names.join(", ")}.`,
  documents: (names: readonly string[]) => `De documenten heten: ${names.join(", ")}.`,
  used: (name: string) => `Gebruikt wordt ${name}.`,
  samples: (samples: number, texts: number) =>
    samples < texts
      ? `Het zijn er ${samples} van de ${texts}.`
      : texts === 1
        ? "Het is de enige tekst."
        : `Het zijn alle ${texts} teksten.`,
} as const;

/** The limit that a text exceeds. Follows the message of the code. */
export const limitWords = {
  lines: (most: number) =>
    `de tekst heeft meer dan ${formatInteger(most)} regels. Maak de tekst korter.`,
  paragraph: (most: number) =>
    `deze regel of alinea is langer dan ${formatInteger(most)} tekens. Maak er meer alinea's van, met een lege regel ertussen.`,
  depth: (most: number) =>
    `hier staan meer dan ${formatInteger(most)} lijsten, citaten of noten in elkaar. Haal niveaus weg.`,
  word: (most: number) =>
    `hier staan meer dan ${formatInteger(most)} tekens achter elkaar zonder spatie. Zet er spaties tussen. Is het een adres? Maak er dan een verwijzing van: [woorden](https://...).`,
  accents: (most: number) =>
    `hier staan meer dan ${formatInteger(most)} accenten op één letter. Haal ze weg.`,
  notes: (most: number) =>
    `de tekst heeft meer dan ${formatInteger(most)} aanroepen en teksten van noten. Haal noten weg.`,
  columns: (most: number) =>
    `deze tabel heeft meer dan ${formatInteger(most)} kolommen. Maak er meer tabellen van.`,
  images: (most: number) =>
    `de tekst heeft meer dan ${formatInteger(most)} afbeeldingen. Haal afbeeldingen weg.`,
  parts: (most: number) =>
    `de tekst heeft hier al meer dan ${formatInteger(most)} alinea's, koppen en cellen. Maak de tekst korter.`,
  marks: (most: number) =>
    `de tekst heeft hier al meer dan ${formatInteger(most)} verwijzingen en vette, schuine of andere opgemaakte woorden. Haal opmaak weg.`,
} as const;

/** The limit that all texts of a report together exceed. Follows the message of the code. */
export const togetherWords = {
  notes: (most: number) =>
    `de teksten van dit rapport hebben samen meer dan ${formatInteger(most)} aanroepen en teksten van noten. Haal noten weg.`,
  parts: (most: number) =>
    `de teksten van dit rapport hebben samen meer dan ${formatInteger(most)} alinea's, koppen en cellen. Maak de teksten korter.`,
} as const;

/** The encoding of a file that is not UTF-8. Follows the message of the code. */
export const encodingWords = {
  "utf-16":
    "Het is opgeslagen als UTF-16 (in Kladblok heet dat ook Unicode). Kies in Kladblok Opslaan als, en daar bij Codering: UTF-8.",
  "windows-1252":
    "Het is waarschijnlijk opgeslagen als Windows-1252 (in Kladblok heet dat ANSI). Kies in Kladblok Opslaan als, en daar bij Codering: UTF-8.",
  document:
    "Het is een document van Word of een ander programma met .md achter zijn naam. Kopieer de tekst naar een nieuw bestand in gewone tekst.",
} as const;

/** One line with the texts that a report has and the texts that it lacks. */
export function textsLine(used: readonly string[], missing: readonly string[]): string {
  // A title that is a question already ends with a sign, so no full stop follows.
  const listed = (titles: readonly string[]): string => {
    const all = titles.join(", ");
    return /[.?!]$/.test(all) ? all : `${all}.`;
  };
  const has = used.length === 0 ? "Teksten: geen." : `Teksten: ${listed(used)}`;
  const lacks =
    missing.length === 0 ? "Elk onderdeel heeft tekst." : `Nog zonder tekst: ${listed(missing)}`;
  return `${has} ${lacks}`;
}
