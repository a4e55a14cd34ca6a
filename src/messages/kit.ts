import { formatDecimal, formatInteger, listOf, uncapitalised } from "../language/words.ts";

/** The sources of a report, in Dutch. */
const SOURCES = {
  export: "de export",
  codebook: "het codeboek",
  narrative: "de teksten",
  documentType: "het documenttype",
  accompanied: "het rapport dat erbij hoort",
  logo: "het logo",
  fonts: "het lettertype",
  snapshots: "wat van eerdere rapporten bewaard is",
  settings: "de instellingen",
} as const;

export type ChangedSource = keyof typeof SOURCES;

export const CHANGED_SOURCES = Object.keys(SOURCES) as readonly ChangedSource[];

/** The Dutch messages of `report publish`. */
export const kitMessages = {
  oneDocument:
    "Een publicatieset maak je van één document tegelijk. Kies het met --document, zoals: --document voortgangsrapportage",
  noReport: (folder: string, command: string) =>
    `In ${folder} staat geen rapport. Maak het eerst met: ${command}`,
  concept: (folder: string, command: string) =>
    `Het rapport in ${folder} is een concept: het heeft geen publicatiedatum. Maak het met de dag van publicatie: ${command}`,
  internal: (folder: string) =>
    `Het rapport in ${folder} is alleen voor intern gebruik (NIET-PUBLICEREN). Maak het opnieuw zonder --threshold.`,
  internalEdition: (edition: string) =>
    `De uitgave ${edition} is niet om te publiceren. Laat --edition weg.`,
  sampleText: (sections: readonly string[]) =>
    `In het rapport staat voorbeeldtekst, bij: ${listOf(sections)}. Schrijf een eigen tekst en maak het rapport opnieuw.`,
  fileMissing: (file: string) =>
    `${file} is er niet, terwijl manifest.json het noemt. Maak het rapport opnieuw.`,
  fileChanged: (file: string) =>
    `${file} is niet meer zoals Peildatum het maakte. Maak het rapport opnieuw; verander een tekst in de map met teksten.`,
  fileExtra: (file: string) =>
    `${file} hoort niet bij het rapport: manifest.json noemt het niet. Haal het weg uit de map van het rapport.`,
  otherDay: (given: string, made: string) =>
    `Je geeft als publicatiedatum ${given}, maar het rapport is gemaakt met ${made}. Maak het rapport opnieuw, of laat --published-on weg.`,
  notCorrected: (published: string, corrected: string, command: string) =>
    `Dit rapport is van ${published}, en in de instellingen staat bij corrections een correctie ervan van ${corrected}. Publiceer de gecorrigeerde versie. Maak die met: ${command}`,
  inputsChanged: (sources: readonly ChangedSource[], command: string) =>
    `De invoer is veranderd sinds generate${otherOnes(sources)}. Maak het rapport opnieuw met: ${command}`,
  otherRelease: (
    { was, now }: { readonly was: string; readonly now: string },
    sources: readonly ChangedSource[],
    command: string,
  ) =>
    `Het rapport is gemaakt met Peildatum ${was}, en met Peildatum ${now} komt er iets anders uit${otherOnes(sources)}. Maak het opnieuw met: ${command}`,
  refused: (problems: number) =>
    problems === 1
      ? "Er is niets geschreven: los dit eerst op."
      : `Er is niets geschreven: los deze ${formatInteger(problems)} punten eerst op.`,

  step: "De publicatieset maken…",
  done: (folder: string, files: number) =>
    `Klaar. De publicatieset staat in ${folder} (${formatInteger(files)} bestanden).`,
  startWith: (file: string) => `Begin met ${file}: daarin staat stap voor stap wat je doet.`,
  noAddress: (mark: string) =>
    `Let op: in het blok voor WordPress staat nog ${mark} in plaats van het adres van jullie site. Zet het adres in de instellingen bij website, zoals https://www.voorbeeld.nl/wp-content/uploads/{year}/{month}/{file}, en maak rapport en publicatieset opnieuw.`,
  failedTests: (tests: readonly string[]) =>
    `Let op: niet alle tests van de toegankelijkheid zijn goed. Niet goed: ${tests.join(" ")} Dat staat ook in de alinea voor de toegankelijkheidsverklaring.`,
  notKept: (command: string) =>
    `Dit rapport is nog niet bewaard. Bewaar het, ook om later te kunnen corrigeren: ${command}`,
  keptOther: (command: string) =>
    `Van deze periode is een ander rapport bewaard. Publiceer je dit rapport? Bewaar het dan met: ${command}`,

  pictures: {
    folder: (name: string, files: number) =>
      `${name}/ (${formatInteger(files)} ${files === 1 ? "bestand" : "bestanden"})`,
    what: "grafieken als afbeelding, met beschrijving en getallen",
  },
  heads: { file: "bestand", size: "grootte", what: "wat het is" },
} as const;

/**
 * Names the sources that changed: " (anders zijn: de export en de teksten)". Empty without a
 * source.
 */
function otherOnes(sources: readonly ChangedSource[]): string {
  const names = sources.map((one) => SOURCES[one]);
  return names.length === 0 ? "" : ` (anders zijn: ${listOf(names)})`;
}

/** The file names and commands that the instructions of a publication kit mention. */
interface KitWords {
  readonly report: string;
  readonly publishedOn: string;
  readonly upload: readonly string[];
  readonly notTaken: readonly string[];
  readonly block: string;
  readonly points: string | null;
  readonly statement: string;
  readonly sums: string;
  readonly zip: string;
  readonly social: { readonly picture: string; readonly alt: string } | null;
  readonly webpage: {
    readonly file: string;
    readonly address: string | null;
    /**
     * Files that the web page links to and that the media library refuses, with their addresses.
     */
    readonly beside: readonly { readonly file: string; readonly web: string }[];
  };
  /**
   * The day on which the wrong version was published, empty if unknown. Null without a correction.
   */
  readonly corrects: string | null;
  /** The address where readers will find the first file. Null if the settings do not give it. */
  readonly address: { readonly file: string; readonly web: string } | null;
  readonly mark: string;
  readonly hasPictures: boolean;
  readonly picturesFolder: string;
  /** Commands that keep a snapshot of the report, and that list the questions for a person. */
  readonly snapshot: string;
  readonly check: string;
}

const list = (files: readonly string[]): string =>
  files.map((file) => `   - \`${file}\``).join("\n");

/** The instructions of a publication kit, in Dutch, as Markdown. */
export function readMeText(words: KitWords): string {
  const { upload, notTaken, block, points, statement, zip, social, webpage, address } = words;
  const beside = webpage.beside.map(({ file, web }) => ` en \`${file}\` op <${web}>`).join("");
  const besideText = webpage.beside
    .map(
      ({ file, web }) =>
        ` Laat dan ook \`${file}\` neerzetten op <${web}>: de webpagina verwijst ernaar.`,
    )
    .join("");
  const steps = [
    ...(words.corrects === null
      ? []
      : [
          `Dit is een gecorrigeerde versie${words.corrects === "" ? "" : ` (${uncapitalised(words.corrects)})`}. Haal de bestanden van de versie die fout was uit de mediabibliotheek. Zo vindt niemand daar nog cijfers die niet kloppen, en houden de nieuwe bestanden hun naam.`,
        ]),
    `Zet deze bestanden in de mediabibliotheek van WordPress (Media, Nieuw bestand toevoegen). Doe dat kort voor de publicatie: wie het adres raadt, kan een bestand vanaf dat moment openen, ook als de pagina er nog niet is.\n\n${list(upload)}`,
    address === null
      ? `Kijk in de mediabibliotheek naar "URL van bestand" bij elk van die bestanden. Zet die adressen in \`${block}\` op de plaats van de adressen die beginnen met \`${words.mark}\`.`
      : `Kijk in de mediabibliotheek naar "URL van bestand" bij \`${address.file}\`. Daar hoort te staan: <${address.web}>. Staat er een andere maand? WordPress neemt de maand waarin je een bestand erin zet. Verbeter dan de maand in de adressen in \`${block}\`. Staat er \`-1\` achter de naam? Dan was er al een bestand met die naam: haal dat weg en zet dit er opnieuw in.`,
    webpage.address === null
      ? `\`${webpage.file}\` is het rapport als webpagina. De mediabibliotheek neemt dat bestand niet aan. Vraag de beheerder van de site om het op de site te zetten, en zet het adres daarna in \`report.config.yaml\` bij \`webpage\`.${besideText} De webpagina is voor veel lezers beter dan de pdf.`
      : `Vraag de beheerder van de site om \`${webpage.file}\` neer te zetten op <${webpage.address}>${beside}. De mediabibliotheek neemt ${beside === "" ? "dat bestand" : "die bestanden"} niet aan${beside === "" ? "" : ", en de webpagina verwijst ernaar"}.`,
    `${words.corrects === null ? "Maak de pagina over het rapport." : "Open de pagina over het rapport, en haal de tekst van de vorige versie weg."} De titel van de pagina is "${words.report}". Open \`${block}\` in een teksteditor, zoals Kladblok (rechts klikken, Openen met), kopieer alles en plak het in WordPress in een blok "Aangepaste HTML". In de oude editor plak je het onder het tabblad "Tekst" of "Code".`,
    `Bekijk het voorbeeld van de pagina. Klik elke verwijzing aan: komt het goede bestand? Kijk ook op een telefoon.`,
    `Plan de pagina voor ${words.publishedOn}.`,
    `Open \`${statement}\` ook zo, kopieer alles en plak het in de toegankelijkheidsverklaring van de site. Er staat in wat een mens nog moet beoordelen; welke vragen dat zijn, zegt \`${words.check}\`. Is het gedaan? Verander de alinea dan, en zet erbij wie het deed en wanneer.`,
    ...(points === null
      ? []
      : [
          `Schrijf je een mail of een persbericht? In \`${points}\` staan de punten daarvoor. Elk punt kun je los overnemen.`,
        ]),
    ...(social === null
      ? []
      : [
          `Plaats je een bericht op sociale media? Neem \`${social.picture}\` als afbeelding, en de tekst in \`${social.alt}\` als alternatieve tekst, voor wie de afbeelding niet ziet.`,
        ]),
    ...(words.hasPictures
      ? [
          `Vraagt iemand om een grafiek? Die staan in de map \`${words.picturesFolder}\`: als PNG (breed en vierkant, licht en donker), als SVG, met een beschrijving (\`.alt.txt\`) en de getallen (\`.csv\`).`,
        ]
      : []),
    ...(words.corrects === null
      ? []
      : [
          "Stuur bericht aan wie de vorige versie of de kernpunten daarvan kreeg: dat er een fout in zat, welke, en waar de gecorrigeerde versie staat.",
        ]),
    `Voor wie het rapport maakte: bewaar het, als dat nog niet gedaan is, met \`${words.snapshot}\`.`,
  ];
  return `${[
    `# ${words.report}: zo zet je het online`,
    `Publicatiedatum: ${words.publishedOn}. In deze map staat alles wat je nodig hebt. \`${zip}\` is hetzelfde in één bestand, om door te geven aan wie de site bijhoudt.`,
    ...(address === null
      ? [
          "## Eerst: het adres van jullie site",
          `De instellingen zeggen nog niet waar bestanden op jullie site staan. Daarom leiden de verwijzingen in \`${block}\` nergens heen: ze beginnen met \`${words.mark}\`. Zet in \`report.config.yaml\` bij \`website\` een adres als \`https://www.voorbeeld.nl/wp-content/uploads/{year}/{month}/{file}\`, en laat rapport en publicatieset opnieuw maken. Dan kloppen alle adressen vanzelf. Kan dat niet, doe dan stap ${words.corrects === null ? 2 : 3} met de hand.`,
        ]
      : []),
    "## Stap voor stap",
    steps.map((step, index) => `${index + 1}. ${step}`).join("\n\n"),
    "## Wat WordPress niet aanneemt",
    `De mediabibliotheek weigert ${notTaken.map((file) => `\`${file}\``).join(", ")}. Dat is niet erg: het blok verwijst er niet naar. Wil iemand die bestanden hebben? Stuur \`${zip}\`, of vraag de beheerder van de site om ze op de site te zetten.`,
    "Verander de naam van een bestand niet: in het rapport en op de pagina staan verwijzingen naar die namen.",
    "## Is het bestand wel hetzelfde?",
    `In \`${words.sums}\` staat van elk bestand een controlegetal. Wie wil weten of een bestand onderweg is veranderd, typt in deze map, of in de map waarin \`${zip}\` is uitgepakt: \`sha256sum --check ${words.sums}\`. In Windows zegt \`certutil -hashfile BESTAND SHA256\` het controlegetal van één bestand.`,
    "## Blijkt er later iets fout?",
    [
      "Vervang een bestand nooit stil: wie het al heeft, weet dan niet dat het anders is.",
      "Zet meteen op de pagina dat er een fout in het rapport staat, en welke.",
      "Zet de correctie in `report.config.yaml` bij `corrections`: de datum, de reden en om welke cijfers het gaat. Laat het rapport en de publicatieset opnieuw maken. Het rapport en het blok zeggen dan zelf dat het een gecorrigeerde versie is, en wat er eerst stond.",
      "Haal de oude bestanden uit de mediabibliotheek, zet de nieuwe erin, plak het nieuwe blok, en stuur bericht aan wie het rapport of de kernpunten kreeg.",
      "Zijn er alleen later gegevens bij gekomen? Dan is het geen fout: het volgende rapport noemt welke cijfers zijn aangepast.",
    ]
      .map((item) => `- ${item}`)
      .join("\n"),
  ].join("\n\n")}\n`;
}

/** What a file of the kit is, by its extension or by its role in the kit. */
export const FILE_KINDS = {
  pdf: "het document als pdf",
  html: "het document als webpagina",
  ods: "de cijfers als spreadsheet",
  xlsx: "de cijfers als spreadsheet (Excel)",
  csv: "het cijferbestand (csv)",
  json: "gegevens voor programma's",
  jsonld: "gegevens voor dataportalen",
  picture: "afbeelding",
  description: "beschrijving bij een afbeelding",
  other: "hoort bij het document",
  block: "blok om in WordPress te plakken",
  points: "vijf punten voor mail en pers",
  statement: "alinea voor de toegankelijkheidsverklaring",
  sums: "controlegetallen (SHA-256)",
  readMe: "wat je doet, stap voor stap",
  zip: "alles bij elkaar, om door te geven",
} as const;

export type FileKind = keyof typeof FILE_KINDS;

const KILO = 1000;

/** A size in Dutch: "122 kB", "1,2 MB". A kilobyte is 1000 bytes. */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILO));
  return kilobytes < KILO
    ? `${formatInteger(kilobytes)} kB`
    : `${formatDecimal(bytes / KILO ** 2)} MB`;
}

/** The Dutch words in the files of a kit, apart from its instructions. */
export const kitTexts = {
  language: "Nederlands",
  webpage: (title: string, language: string) => `${title} (webpagina, ${language})`,
  file: (title: string, type: string, size: string, language: string) =>
    `${title} (${type}, ${size}, ${language})`,
  sheet: (period: string) => `Alle cijfers in een spreadsheet, ${period}`,
  table: (period: string) => `Cijferbestand voor programma's en onderzoek, ${period}`,

  block: {
    inBrief: "In het kort",
    keyFigures: "Belangrijkste cijfers",
    reference: (period: string, day: string) =>
      `De peildatum is ${day}. Met “deze periode” bedoelen we ${period}.`,
    read: "Lezen en downloaden",
    bestForm:
      "De webpagina werkt het best met een voorleesprogramma, op een telefoon en met grote letters. De pdf is ook te lezen met een voorleesprogramma.",
    pdfForm: "De pdf is te lezen met een voorleesprogramma.",
    unreadable: (point: string) =>
      `Kun je iets niet lezen? Laat het ons weten: ${point}. We sturen het je in een vorm die je wel kunt lezen.`,
    call: (number: string) => `bel ${number}`,
    statement: "Lees onze toegankelijkheidsverklaring",
    contact: "Contact",
  },

  points: {
    title: (report: string) => `Kernpunten: ${report}`,
    use: "Voor een mail of een persbericht. Elk punt staat op zichzelf: je kunt het los overnemen. Verander de getallen niet en laat de periode erbij staan.",
    embargo: (moment: string) => `Onder embargo tot ${moment}.`,
    publishedOn: (day: string) => `Openbaar op ${day}. Verspreid dit niet eerder.`,
    comparedWith: (period: string) => `vergeleken met ${period}`,
    reference: (day: string) => `peildatum ${day}`,
    source: (parts: readonly string[]) => `Bron: ${parts.join(", ")}.`,
    link: "Het rapport:",
    linkUnknown: "zet hier het adres van de pagina met het rapport",
    contact: "Contact:",
  },

  statement: {
    aims: (report: string, pdf: string) =>
      `${report} is gemaakt om te voldoen aan WCAG 2.1, niveau A en AA (de norm EN 301 549). De pdf is gemaakt om te voldoen aan ${pdf}.`,
    pdfNames: {
      "2a": "PDF/UA-1 (ISO 14289-1) en PDF/A-2a",
      "3a": "PDF/UA-1 (ISO 14289-1) en PDF/A-3a",
      "4f": "PDF/UA-2 (ISO 14289-2) en PDF/A-4f",
    },
    machine: "Wat een machine heeft getest",
    ofReport: (passed: number, all: number) =>
      passed === all
        ? `Peildatum, het programma dat dit rapport maakt, deed ${formatInteger(all)} tests op dit rapport. Alle zijn goed.`
        : `Peildatum, het programma dat dit rapport maakt, deed ${formatInteger(all)} tests op dit rapport. Daarvan zijn er ${formatInteger(passed)} goed.`,
    subjects: {
      files: "de bestanden",
      pdf: "de pdf",
      page: "de webpagina",
      colours: "de kleuren",
      texts: "de teksten",
    },
    subject: (name: string, passed: number, all: number) => `${name}: ${passed} van de ${all} goed`,
    failed: (what: string) => `Niet goed: ${what}`,
    release: (version: string) =>
      `Versie ${version} van dat programma is vooraf getest met voorbeeldrapporten, niet met dit rapport: met veraPDF (de pdf), Nu HTML Checker en axe-core (de webpagina).`,
    person: "Wat een mens heeft beoordeeld",
    noPerson:
      "Of dit rapport helemaal aan de norm voldoet, kan een machine niet zeggen. Door een mens is nog niet beoordeeld:",
    forPerson: [
      "of het te volgen is met een voorleesprogramma, zoals NVDA, JAWS of VoiceOver;",
      "of de tekst bij elke grafiek zegt wat er te zien is;",
      "of de webpagina te bedienen is met alleen een toetsenbord, en met de stem;",
      "of zij te lezen is op een telefoon, vergroot tot 400% en met eigen kleuren;",
      "of de teksten duidelijk zijn voor wie ze bedoeld zijn (B1).",
    ],
    otherForm: "Een andere vorm nodig?",
    noContact: "Kun je iets niet lezen? Laat het ons weten. We sturen het je in een andere vorm.",
  },
} as const;
