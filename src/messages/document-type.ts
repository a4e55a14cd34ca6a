import { formatInteger, oneOf } from "../language/words.ts";
import { meant, named, shownKey, shownKeys } from "./settings-and-yaml.ts";

/** The kinds of period, for use within a sentence. */
export const PERIOD_KINDS = {
  year: "een jaar (2024)",
  "half-year": "een halfjaar (2024-H1)",
  quarter: "een kwartaal (2024-Q1)",
  month: "een maand (2024-03)",
  range: "een reeks maanden (2024-02..2024-04)",
} as const;

function eachOnce(names: readonly string[]): string {
  return [...new Set(names)].join(", ");
}

/** The Dutch messages about document types: their folders and their `document.yaml`. */
export const documentTypeMessages = {
  unknown: (name: string, known: readonly string[], suggestion: string | undefined) =>
    `${named("Het documenttype", name, "Dit documenttype", suggestion)} bestaat niet.${meant(suggestion)} Beschikbaar: ${known.join(", ")}.`,
  periodNotOfType: (name: string, kinds: readonly (keyof typeof PERIOD_KINDS)[]) =>
    `Het documenttype ${name} gaat niet over zo'n periode. Kies ${oneOf(kinds.map((kind) => PERIOD_KINDS[kind]))}.`,
  editionUnknown: (name: string, known: readonly string[]) =>
    known.length === 0
      ? `Het documenttype ${name} heeft maar één uitgave. Laat --edition weg.`
      : `Deze uitgave heeft het documenttype ${name} niet. Kies bij --edition uit: ${known.join(", ")}.`,
  editionOfNone: (known: readonly string[]) =>
    known.length === 0
      ? "Geen van deze documenten heeft meer dan één uitgave. Laat --edition weg."
      : `Deze uitgave heeft geen van deze documenten. Kies bij --edition uit: ${known.join(", ")}.`,
  refused: "Dit documenttype heeft fouten. Verbeter ze en probeer het opnieuw.",
  templatesMissing: (folder: string) =>
    `De map met documenttypen "${folder}" is er niet, of is niet te lezen. Controleer --templates, of templates in report.config.yaml.`,
  /** Messages about folders of document types. */
  nameReserved: (name: string) =>
    `Een documenttype kan niet "${name}" heten: --document ${name} maakt alle documenten. Geef de map een andere naam.`,
  nameTaken: (name: string) =>
    `De map met documenttypen heeft een type "${shownKey(name)}", en zo heet er al een van Peildatum zelf. Geef de map een andere naam.`,
  nameInvalid: (name: string) =>
    `De map "${shownKey(name)}" kan geen documenttype zijn: gebruik in de naam alleen kleine letters, cijfers en streepjes, te beginnen met een letter.`,
  nearName: (name: string) =>
    `Zo heet het bestand van een documenttype niet, dus we lezen het niet. Geef het de naam ${name}.`,
  typeInPlace: (name: string) =>
    `Dit bestand hoort in een map met de naam van het documenttype, zoals jaarbericht/${name}. Geef bij --templates de map waar die map in staat.`,
  folderUnreadable: "Deze map kan niet worden gelezen. Controleer de rechten van de map.",
  manifestEmpty: "Dit bestand is leeg. Een documenttype heeft ten minste een titel en onderdelen.",
  notMap: "Een documenttype bestaat uit regels met een naam, een dubbelepunt en een waarde.",
  invalid: (keys: readonly PropertyKey[], detail: string) =>
    `"${shownKeys(keys)}" klopt niet: ${detail}${detail.endsWith("?") ? "" : "."}`,
  unknownKey: (key: string, suggestion: string | undefined, known: readonly string[]) =>
    `${named("De naam", key, "Deze naam", suggestion)} bestaat hier niet.${suggestion === undefined ? ` Kies uit: ${known.join(", ")}.` : meant(suggestion)}`,
  cut: "Wat op deze regel achter een hekje (#) staat, is een opmerking en telt niet mee. Hoort het erbij? Zet de hele waarde tussen aanhalingstekens.",
  /** Details that follow `invalid`. */
  details: {
    missing: "het ontbreekt",
    text: "hier hoort een tekst op één regel",
    words: "hier horen woorden die te zien zijn",
    passage: (most: number) => `hier hoort een tekst van ten hoogste ${most} tekens`,
    tooLong: (most: number) => `maak de tekst korter, tot ten hoogste ${most} tekens`,
    unprintable: (position: number) => `teken ${position} kan niet in een document; haal het weg`,
    digits:
      "hier kan geen cijfer in staan; schrijf alleen het soort document, zoals dit jaarbericht",
    yesNo: "kies true of false",
    whole: (least: number, most: number) =>
      `kies een heel getal van ${formatInteger(least)} tot en met ${formatInteger(most)}`,
    length: (most: number) => `kies een aantal millimeters van 0 tot en met ${most}, zonder mm`,
    list: "hier hoort een lijst waar ten minste één ding in staat",
    choice: (choices: readonly string[], suggestion: string | undefined) =>
      `kies uit ${choices.join(", ")}${suggestion === undefined ? "" : ` (bedoel je ${suggestion}?)`}`,
    id: "gebruik kleine letters, cijfers en streepjes, te beginnen met een letter",
    place: (known: readonly string[]) =>
      `tussen accolades kan alleen staan: ${known.map((one) => `{${one}}`).join(", ")}`,
    referencePlace: "schrijf waar het nummer van de bladzijde komt: {page}",
    blockOne: (kinds: readonly string[]) =>
      `een blok heeft één soort, met een waarde erachter; kies uit ${kinds.join(", ")}`,
    blockUnknown: (kinds: readonly string[], suggestion: string | undefined) =>
      suggestion === undefined
        ? `dit soort blok bestaat niet; kies uit ${kinds.join(", ")}`
        : `dit soort blok bestaat niet; bedoel je ${suggestion}?`,
    entryUnknown: (suggestion: string | undefined) =>
      suggestion === undefined
        ? "dit bestaat niet; report documents --format json noemt alles wat er is"
        : `dit bestaat niet; bedoel je ${suggestion}?`,
    twice: (line: number) => `dit staat ook al op regel ${line}`,
    noSection: (known: readonly string[], suggestion: string | undefined) =>
      suggestion === undefined
        ? `zo heet geen onderdeel; kies uit ${eachOnce([...known, "none"])}`
        : `zo heet geen onderdeel; bedoel je ${suggestion}?`,
    idTaken: "zo heet op de pagina al iets anders; kies een andere naam",
    noEdition: (known: readonly string[]) =>
      known.length === 0
        ? "dit documenttype heeft geen uitgaven (editions)"
        : `zo heet geen uitgave; kies uit ${eachOnce(known)}`,
    guidanceTwice: "voor deze tekst staat er al hulp",
    guidanceWithoutText: (known: readonly string[], suggestion: string | undefined) =>
      known.length === 0
        ? "dit onderdeel heeft geen tekst (narrative)"
        : suggestion === undefined
          ? `zo heet geen tekst van dit onderdeel; kies uit ${eachOnce(known)}`
          : `zo heet geen tekst van dit onderdeel; bedoel je ${suggestion}?`,
    noField: (known: readonly string[]) =>
      known.length === 0
        ? "dit documenttype heeft geen velden (fields)"
        : `zo heet geen veld; kies uit ${eachOnce(known)}`,
    editionMark:
      "de eerste uitgave is om te publiceren en heeft geen opschrift (mark); elke andere heeft er een",
    editionsWithoutFirst: "noem een uitgave die niet gepubliceerd wordt, en niet de eerste",
    groundAlone: "een grond hoort bij een onderdeel dat maar in sommige uitgaven staat (editions)",
    groundMissing: "zeg ook met ground welk veld de grond noemt",
    requiredWithoutText: "een onderdeel dat er moet zijn, heeft een tekst (narrative)",
    fieldsAsText: "zo heet al een tekst van dit documenttype (narrative)",
    figuresWithout: "dit heeft cijfers nodig, en dit documenttype heeft er geen (figures: false)",
    noRoom: "met deze marges blijft er geen ruimte over op de bladzijde",
    columnsTooNarrow: "zo zijn de kolommen smaller dan 40 millimeter",
    blockLacking: (kind: string) => `dit onderdeel heeft geen blok ${kind}`,
    accompaniesAlso: (what: "document" | "period") =>
      what === "document"
        ? "er hoort ook een veld bij dat het documenttype noemt (accompanies: document)"
        : "er hoort ook een veld bij dat de periode noemt (accompanies: period)",
    fieldIsSample:
      "deze naam is al bezet: met voorbeeldtekst: true zegt een schrijver dat het een voorbeeld is",
    accompaniesKind: (kind: string) => `hierbij hoort kind: ${kind}`,
  },
  /** Messages about the files of a document type. */
  noFolder: "Dit is geen map, of de map is niet te lezen. Hier horen alleen sjablonen in een map.",
  unread: (barrier: "tooLarge" | "link" | "noFile" | (string & {}), mostKibibytes: number) => {
    if (barrier === "tooLarge") {
      return `Dit bestand is te groot. Het mag ten hoogste ${formatInteger(mostKibibytes)} KiB zijn.`;
    }
    return barrier === "link" || barrier === "noFile"
      ? "Dit is geen gewoon bestand, maar een map, een snelkoppeling of iets anders. Zet hier het bestand zelf neer."
      : "Dit bestand kan niet worden gelezen. Controleer de rechten van het bestand.";
  },
  notUtf8:
    "In dit bestand staat een teken dat geen UTF-8 is. Sla het bestand opnieuw op als UTF-8.",
  templateWrong:
    "De schrijfwijze van dit sjabloon (Handlebars) klopt niet. Kijk op en vlak voor deze plaats.",
  styleAsks:
    "Deze stijl vraagt om iets buiten het document, en dat kan niet. Neem het op in de stijl zelf (data:), of haal het weg.",
  notThere: {
    helper: (name: string, suggestion: string | undefined) =>
      `Dit sjabloon vraagt om het hulpmiddel (helper) "${shownKey(name)}", en dat is er niet.${meant(suggestion)}`,
    partial: (name: string, suggestion: string | undefined) =>
      `Dit sjabloon vraagt om het sjabloon "${shownKey(name)}", en dat is er niet.${meant(suggestion)}`,
  },
  helperFailed: (helper: string) =>
    `Dit sjabloon geeft aan het hulpmiddel (helper) "${helper}" iets waar het niets mee kan. Kijk in de gedeelde sjablonen hoe het hoort.`,
  leavesOut: (medium: "print" | "screen", titles: readonly string[]) =>
    `Deze pagina laat weg wat hier staat: ${titles.map((title) => `"${title}"`).join(", ")}. Gebruik ${medium === "print" ? "{{> chapters}}" : "{{> sections}}"}, dan komt alles erop.`,
  templateEndless:
    "Dit sjabloon vraagt zonder einde om zichzelf, of om een sjabloon dat hierom weer vraagt.",
  templateFailed:
    "Met dit sjabloon is geen document te maken. Vergelijk het met het gedeelde sjabloon.",
} as const;

/** The Dutch texts of the list of document types. */
export const documentsMessages = {
  about: "Over",
  needs: "Nodig",
  texts: "Teksten",
  fields: (file: string) => `Velden in ${file}`,
  editions: "Uitgaven",
  page: "Papier",
  export: "een export van de monitor",
  noExport: "geen export: alleen teksten",
  noTexts: "dit documenttype heeft geen teksten",
  required: "moet er zijn",
  published: "wordt gepubliceerd",
  notPublished: "niet om te publiceren",
  pageOf: (
    paper: string,
    orientation: "portrait" | "landscape",
    columns: number,
    mostPages: number | null,
  ) =>
    [
      `${paper} ${orientation === "portrait" ? "staand" : "liggend"}`,
      columns === 1 ? "1 kolom" : `${columns} kolommen`,
      ...(mostPages === null
        ? []
        : [`ten hoogste ${mostPages === 1 ? "1 pagina" : `${mostPages} pagina's`}`]),
    ].join(", "),
  periods: "Periode",
  place: (document: string) =>
    `De teksten staan in content/PERIODE/${document}/, zoals content/2024-Q1/${document}/.`,
  how: (document: string) => `report generate --period 2024-Q1 --document ${document}`,
  images: "teksten mogen afbeeldingen hebben",
} as const;

/** The Dutch texts of `report init`: its messages, and the words of skeletons. */
export const initMessages = {
  noFolderName: "Noem een map, of laat hem weg om de map te nemen waarin je werkt.",
  documentNotOfPeriod: (names: readonly string[], periodId: string) =>
    `Niet gemaakt voor ${periodId}, omdat het documenttype niet over zo'n periode gaat: ${names.join(", ")}.`,
  nothingFits: (periodId: string) => `Geen documenttype gaat over een periode als ${periodId}.`,
  outside: (name: string, folder: string) =>
    `De instelling ${name} wijst naar een plek buiten ${folder}. Daar maakt report init niets. Maak die map zelf, of werk vanuit een map waar beide in liggen.`,

  hindrance: {
    file: (place: string) =>
      `"${place}" is een bestand, en hier hoort een map. Verplaats het of kies een andere map.`,
    folder: (place: string) =>
      `"${place}" is een map, en hier hoort een bestand. Verplaats die map of geef haar een andere naam.`,
    link: (place: string) =>
      `"${place}" is een link (verwijzing). Daar schrijft report init niet doorheen. Haal de link weg of kies een andere map.`,
    other: (place: string) =>
      `"${place}" is geen gewoon bestand en geen gewone map. Haal het weg of kies een andere map.`,
    denied: (place: string) =>
      `Je mag niet kijken of schrijven in "${place}". Vraag de eigenaar om rechten, of kies een andere map.`,
    failed: (place: string) =>
      `"${place}" is niet te lezen. Controleer de schijf, of kies een andere map.`,
  },
  nothingWritten: "Er is niets geschreven.",
  failure: {
    full: (place: string) =>
      `"${place}" kon niet worden geschreven: de schijf is vol, of je ruimte is op. Maak ruimte vrij en probeer het opnieuw.`,
    readOnly: (place: string) =>
      `"${place}" kon niet worden geschreven: van deze schijf mag alleen gelezen worden. Kies een andere map.`,
    denied: (place: string) =>
      `"${place}" kon niet worden geschreven: je mag daar niet schrijven. Vraag de eigenaar om rechten, of kies een andere map.`,
    name: (place: string) =>
      `"${place}" kon niet worden geschreven: de naam is te lang of kan niet op deze schijf. Kies een andere map.`,
    failed: (place: string) =>
      `"${place}" kon niet worden geschreven. Controleer de schijf en probeer het opnieuw.`,
  },
  writtenBefore: (places: readonly string[]) =>
    places.length === 0 ? "Er is niets geschreven." : `Wel gemaakt: ${places.join(", ")}.`,

  kept: (places: readonly string[]) => `Stond er al, en is niet veranderd: ${places.join(", ")}.`,
  next: "Zo ga je verder:",
  addPeriod: (folder: string, command: string) =>
    `In ${folder} zijn al teksten. Teksten voor een volgende periode maak je zo (kies zelf de periode): ${command}`,
  choosePeriod: (command: string) =>
    `Voor welke periode je schrijft, kies je zelf. Maak de teksten zo: ${command}`,
  thisFolder: "deze map",
  stepFolder: "ga naar de map",
  stepCheck: "kijk of alles klopt",
  stepPreview: "lees mee in je browser terwijl je schrijft",
  stepGenerate: "maak het rapport",
  readFirst: (file: string) => `De volgorde van het werk staat in ${file}.`,

  skeleton: {
    head: (title: string, document: string, period: string) =>
      `${title} – onderdeel van ${document}, ${period}`,
    howComments:
      "Regels die zo beginnen, komen nooit in het rapport. Schrijf onder deze regels, met een lege regel ertussen.",
    purpose: (purpose: string) => `Waar is dit onderdeel voor? ${purpose}`,
    generalPurpose: (title: string) =>
      `Waar is dit onderdeel voor? Je vertelt wat de lezer moet weten over "${title}".`,
    questions: "Vragen om te beantwoorden:",
    generalQuestions: [
      "Wat is er in deze periode gebeurd?",
      "Wat betekent dat voor de mensen om wie het gaat?",
      "Wat gaan jullie ermee doen?",
    ],
    call: (call: string) => `Een cijfer zet je zo in een zin: ${call}`,
    generalCall:
      'Een cijfer typ je niet over. Je schrijft {{cijfer "registrations.total" zelfstandig="mens"}}.',
    figures: (periodId: string) =>
      `Welke cijfers er zijn, zie je met report explain. Wat ze nu zijn: report figures --period ${periodId}`,
    callWithoutFigures: "De periode schrijf je zo: {{periode}}",
    required: "Dit document kan niet zonder deze tekst.",
    optional: "Laat je dit leeg? Dan komt het onderdeel niet in het rapport.",
    sampleBelow:
      "Hieronder staat een voorbeeld. Schrijf je eigen tekst ervoor in de plaats, en haal het blok met voorbeeldtekst bovenaan weg.",
    generalSample: "Deze zinnen zijn een voorbeeld. Zo is het document meteen te maken.",
    sampleNotice:
      'Alle cijfers in dit document zijn verzonnen. Tot en met {{peildatum}} meldden zich in dit voorbeeld {{cijfer "registrations.total" zelfstandig="mens"}}.',
    earlier: (place: string) =>
      `Om bij te lezen, niet om te publiceren: de tekst van de vorige keer, uit ${place}`,
    earlierEnd: "Einde van de vorige tekst. Schrijf hieronder.",
    earlierCut: "… De vorige tekst is hier afgebroken, omdat hij te lang is.",
    earlierLineLeftOut:
      "… Hier is een regel weggelaten, omdat er een persoonsgegeven in kan staan.",
  },
  fields: {
    head: [
      "Vul achter elke dubbelepunt in wat in dit document hoort.",
      "Haal de regel met voorbeeldtekst weg als alles klopt.",
      "Regels met een hekje vooraan tellen niet mee.",
    ],
    example: (label: string) => `Voorbeeld bij ${label}`,
    noGround: "geen",
    earlier: (place: string) => `De vorige keer stond hier, in ${place}:`,
  },
  gitignore: [
    "# Rapporten maak je opnieuw uit de export en de teksten.",
    "# Een export hoort niet in git: bewaar hem waar alleen jullie erbij kunnen.",
  ],
} as const;
