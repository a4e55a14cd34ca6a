import { uncapitalised } from "../language/words.ts";

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
  /** The address where the first file is expected. Null if the settings do not give it. */
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
