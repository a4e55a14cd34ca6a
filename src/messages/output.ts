import { formatInteger } from "../language/words.ts";

const ELSEWHERE = "kies met --out (voor wat je bewaart: --snapshots) een andere map.";

/** The Dutch messages for when the output folder cannot be written. */
export const outputMessages = {
  notAFolder: (folder: string) =>
    `"${folder}" is geen gewone map, dus het rapport kan daar niet in. ` +
    `Verplaats wat er staat, of ${ELSEWHERE}`,
  isLink: (folder: string) =>
    `"${folder}" is een link (verwijzing) en geen gewone map. Het rapport zou de map vervangen waar ` +
    `de link naar wijst. Haal de link weg, of ${ELSEWHERE}`,
  brokenLink: (folder: string) =>
    `"${folder}" gaat door een link (verwijzing) die nergens naartoe leidt. Verbeter de link of haal ` +
    `haar weg, of ${ELSEWHERE}`,
  isMount: (folder: string) =>
    `Op "${folder}" is een schijf of volume aangekoppeld. Zo'n map kan niet in één keer door een ` +
    "nieuw rapport worden vervangen. Koppel het volume een map hoger aan, of kies met --out " +
    `(voor wat je bewaart: --snapshots) een map op dat volume, zoals "${folder}" zelf: het rapport ` +
    "komt dan in een map daarin.",
  otherLayer: (folder: string) =>
    `"${folder}" staat op een andere schijf dan de map eromheen, of komt uit het image van een ` +
    `container, en kan daarom niet worden vervangen. Verplaats die map zelf, of ${ELSEWHERE}`,
  unknownFiles: (folder: string, names: readonly string[], others: number) =>
    `In "${folder}" staat iets wat niet bij het vorige rapport hoort: ${names.join(", ")}` +
    `${others > 0 ? ` en nog ${others}` : ""}. Er is niets overschreven. ` +
    `Verplaats het naar een andere map en probeer het opnieuw, of ${ELSEWHERE}`,
  diskFull: (folder: string) =>
    `Het rapport past niet in "${folder}": de schijf is vol, of je ruimte daar is op. Wat er ` +
    `stond, staat er nog. Maak ruimte vrij, of ${ELSEWHERE}`,
  readOnly: (folder: string) =>
    `"${folder}" staat op een schijf waarvan alleen gelezen mag worden. Er is niets veranderd. ` +
    `Zorg dat je er mag schrijven, of ${ELSEWHERE}`,
  notAllowed: (folder: string) =>
    `Je mag niet schrijven in "${folder}". Er is niets veranderd. Vraag de eigenaar van die map om ` +
    `schrijfrechten, of ${ELSEWHERE}`,
  inUse: (folder: string) =>
    `Het rapport kon niet in "${folder}" worden gezet. Wat er stond, staat er nog. Sluit de ` +
    "bestanden uit die map die nog openstaan, en controleer of je daar mag schrijven. " +
    `Of ${ELSEWHERE}`,
  nameTooLong: (folder: string) =>
    `Het pad "${folder}" is te lang voor deze schijf. Kies met --out (voor wat je bewaart: ` +
    "--snapshots) een map met een kortere naam, of een map die minder diep ligt.",
  nameNotPossible: (folder: string) =>
    `In het pad "${folder}" staat een teken dat op deze schijf niet in een naam mag. ` +
    `Geef de map een andere naam: ${ELSEWHERE}`,
  takesNoFolder: (folder: string) =>
    `In "${folder}" kan geen map worden gemaakt. Dat gebeurt bij mappen van het systeem zelf, en bij ` +
    `een netwerkschijf die niet goed aangekoppeld is. Controleer dat, of ${ELSEWHERE}`,
  vanished: (folder: string) =>
    `De map "${folder}" is er niet of niet meer. Controleer of de schijf nog aangesloten is en of ` +
    `niemand de map heeft verplaatst. Probeer het dan opnieuw, of ${ELSEWHERE}`,
  unreachable: (folder: string) =>
    `De schijf waarop "${folder}" staat, geeft een fout of is niet bereikbaar. Controleer de schijf ` +
    `of de netwerkverbinding en probeer het opnieuw, of ${ELSEWHERE}`,
  busy: (folder: string) =>
    `Er wordt op dit moment nog een rapport in "${folder}" gezet. Wacht tot dat klaar is en ` +
    "probeer het dan opnieuw.",
  failed: (folder: string) =>
    `Het rapport kon niet in "${folder}" worden gezet. Wat er stond, staat er nog. ` +
    `Probeer het opnieuw, of ${ELSEWHERE}`,
} as const;

/** The Dutch words of the table of reports that a run made. */
export const madeMessages = {
  period: "Periode",
  document: "Document",
  pages: "Pagina's",
  warnings: "Waarschuwingen",
  folder: "Map",
  none: "–",
  notMade: (reason: string) => `niet gemaakt: ${reason}`,
  bug: "er ging iets mis in het programma zelf",
} as const;

/** Why the browser cannot be unpacked into a folder. */
export type FolderFault = "notMade" | "notAFolder" | "ofOther" | "ofAll" | "parentOfAll" | "noexec";

const FAULTS: Readonly<Record<FolderFault, string>> = {
  notMade: "kan niet worden gemaakt",
  notAFolder: "is geen map",
  ofOther: "is van een andere gebruiker",
  ofAll: "anderen mogen erin schrijven",
  parentOfAll: "anderen mogen schrijven in de map eromheen",
  noexec: "op die schijf mogen geen programma's worden gestart (noexec)",
};

/** The Dutch messages for when the browser that makes PDF and pictures cannot start, or fails. */
export const browserMessages = {
  missing: () =>
    "Er is geen browser gevonden, en die is nodig om de pdf en afbeeldingen te maken. Installeer Google Chrome, " +
    "Microsoft Edge of Chromium. Of zet in REPORT_BROWSER het pad naar een browser die er al staat.",
  pathUnusable: (path: string) =>
    `REPORT_BROWSER wijst naar "${path}", maar dat is geen programma dat je mag starten. ` +
    "Verbeter het pad, of haal REPORT_BROWSER weg om de standaardbrowser te gebruiken.",
  unpacking: () => "De browser wordt eenmalig uitgepakt. Dat duurt een paar seconden.",
  noFolder: (tried: readonly { readonly folder: string; readonly fault: FolderFault }[]) =>
    "Er is geen veilige map om de browser in uit te pakken en te starten. Geprobeerd: " +
    `${tried.map(({ folder, fault }) => `${folder} (${FAULTS[fault]})`).join(", ")}. ` +
    "Zet in XDG_CACHE_HOME het pad naar een map van jezelf waarin anderen niet mogen schrijven, " +
    "op een schijf waarvan je programma's mag starten.",
  mayNotStart: (path: string) =>
    `"${path}" is een programma, maar mag hier niet worden gestart. Meestal staat het op een schijf ` +
    "waarvan geen programma's mogen worden gestart (noexec). Zet in XDG_CACHE_HOME het pad naar een " +
    "map op een andere schijf, of in REPORT_BROWSER het pad naar een browser die je wel mag starten.",
  noSpace: (folder: string) =>
    `De browser past niet in "${folder}": de schijf is vol. Maak 250 MB vrij, ` +
    "of zet in XDG_CACHE_HOME het pad naar een map met meer ruimte.",
  unpackFailed: (folder: string) =>
    `De browser kon niet worden uitgepakt in "${folder}". Controleer of je daar mag schrijven. ` +
    "Blijft dit gebeuren, installeer peildatum dan opnieuw.",
  noTemporaryFolder: (folder: string) =>
    `De browser heeft een tijdelijke map nodig, maar die kan niet worden gemaakt in "${folder}". ` +
    "Controleer of daar ruimte is en of je er mag schrijven, " +
    "of zet in TMPDIR (Windows: TEMP) het pad naar een andere map.",
  temporaryFolderFull: (folder: string) =>
    `De tijdelijke map "${folder}" is vol of te klein: de browser heeft daar 64 MB nodig. Maak ruimte ` +
    "vrij, of zet in TMPDIR (Windows: TEMP) het pad naar een andere map.",
  notStarted: (path: string) =>
    `De browser "${path}" start niet. Zet in REPORT_BROWSER het pad naar een andere Google Chrome, ` +
    "Microsoft Edge of Chromium. Met --debug zie je wat de browser zelf meldt.",
  unprotected: {
    root:
      "De browser werkt zonder eigen afscherming (sandbox), want je werkt als root. " +
      "Werk je als gewone gebruiker, dan gebruikt hij die wel.",
    refused:
      "De browser werkt zonder eigen afscherming (sandbox), want dit systeem laat die niet " +
      "toe. Vraag de beheerder om user namespaces aan te zetten.",
  },
  tooFewFiles: () => "De browser kan niet starten.",
  startTooSlow: (seconds: number) =>
    `De browser was na ${seconds} seconden nog niet gestart. Probeer het opnieuw als de computer ` +
    "minder te doen heeft. Met --debug zie je wat de browser zelf meldt.",
  printTooSlow: (seconds: number) =>
    `De browser was na ${seconds} seconden nog niet klaar. Probeer het opnieuw als de computer ` +
    "minder te doen heeft, of maak het rapport korter.",
  stopped: () =>
    "De browser stopte midden in het werk. Probeer het opnieuw. Gebeurt dit weer, " +
    "dan is er misschien te weinig geheugen vrij.",
  printFailed: () =>
    "De browser kon het rapport niet afdrukken of tekenen. Probeer het opnieuw. Met --debug zie je wat " +
    "de browser zelf meldt.",
  outsideFiles: (count: number) =>
    `Het rapport vraagt ${count === 1 ? "1 bestand" : `${count} bestanden`} van buiten het rapport ` +
    "zelf, zoals een plaatje of een lettertype. Dat mag niet: alles moet in het rapport staan. " +
    "Haal de verwijzing weg uit de tekst of het sjabloon.",
  fontUnreadable: () =>
    "Een lettertype van het rapport is beschadigd. Gebruik je een eigen lettertype of " +
    "een eigen sjabloon, haal de lettertypen daarvan dan opnieuw op bij de maker. Anders: " +
    "installeer peildatum opnieuw.",
  imageUnreadable: () =>
    "De browser kan het logo niet tonen. Sla het opnieuw op, liefst als gewone SVG of PNG.",
  houseStyleMayBeWhy: (files: readonly string[]) =>
    `Het kan ook aan het eigen logo of lettertype liggen (${files.join(", ")}). Haal die even weg ` +
    "uit report.config.yaml: lukt het dan wel, sla het bestand opnieuw op of vraag de maker om een ander.",
  templatesMayBeWhy: (files: readonly string[]) =>
    `Het kan ook aan de eigen sjablonen of stijlen van het documenttype liggen (${files.join(", ")}). ` +
    "Vergelijk ze met de gedeelde sjablonen.",
  scaled: () =>
    "De browser heeft het rapport kleiner afgedrukt dan de bedoeling is, omdat iets erin te breed is. " +
    "Dat had Peildatum eerder moeten zien. Er is niets geschreven. Meld dit, met de uitvoer van " +
    "dezelfde opdracht met --debug erachter. Maak intussen tabellen en lange woorden in de teksten smaller.",
  unknownPrint: () =>
    "Deze browser schrijft de PDF anders dan we kennen. Gebruik de browser die met Peildatum meekomt (laat REPORT_BROWSER leeg), of een recente versie van Chrome, Edge of Chromium.",
} as const;

/** The Dutch messages about content that does not fit on a page. */
export const pageMessages = {
  /**
   * A table of a text, by its number from 1 among the tables of that text; 0 for a table in a
   * footnote.
   */
  tableOfNarrative: (number: number, tables: number) =>
    `${nameOf(number, tables)} in deze tekst is breder dan een pagina. Haal kolommen weg, maak er twee tabellen van, of kies kortere woorden.`,
  textOfNarrative:
    "In deze tekst staat iets wat breder is dan een kolom, zoals een lijst of citaat met heel veel niveaus. Maak er minder niveaus van.",
  table: (section: string, caption: string) =>
    `In "${section}" staat een tabel die breder is dan een pagina${caption === "" ? "" : `: "${caption}"`}. Kies kortere namen, of minder kolommen.`,
  text: (section: string) =>
    `In "${section}" staat een tekst die breder is dan een kolom. Kies een kortere tekst.`,
  tooLong: (pages: number, most: number, isCorrected: boolean) =>
    isCorrected
      ? `Met wat er gecorrigeerd is heeft het document ${pages} pagina's, en het mag er ten hoogste ${most} hebben. Noem bij de correctie onder figures alleen cijfers die in dit document staan, of maak de teksten korter.`
      : `Met deze teksten heeft het document ${pages} pagina's, en het mag er ten hoogste ${most} hebben. Maak de teksten korter.`,
  cover:
    "Op de omslag is te weinig plaats voor de naam van de organisatie. Maak `organisation` in report.config.yaml korter.",
} as const;

function nameOf(number: number, tables: number): string {
  if (number === 0) return "Een tabel";
  return tables === 1 ? "De tabel" : `De ${number}e tabel`;
}

/** The Dutch texts of a preview, on the command line and on the page. */
export const previewMessages = {
  started: (period: string) =>
    `De voorvertoning van ${period} staat klaar op het adres hieronder, alleen op deze computer. Stop met Ctrl-C.`,
  daySetAside:
    "De publicatiedatum telt hier niet mee: in een voorvertoning is het rapport altijd een concept.",
  noStdin:
    "Een voorvertoning leest de export bij elke wijziging opnieuw, en dat kan alleen bij een gewoon bestand. Zet de export in een bestand en noem dat met --input.",
  portInvalid:
    "De waarde van de optie --port is geen poort. Kies een getal van 1 t/m 65535, of laat de optie weg.",
  portTaken: (port: number) =>
    `Poort ${port} is al in gebruik. Kies een andere, of laat de optie --port weg: dan zoeken we er een.`,
  portForbidden: (port: number) =>
    `Poort ${port} mag je niet gebruiken. Kies een getal boven de 1023, of laat de optie --port weg.`,
  noServer: "De voorvertoning kon niet starten, omdat deze computer geen lokaal adres geeft.",
  refused: {
    403: "Deze voorvertoning is alleen voor de browser op deze computer, en alleen op het adres dat report preview noemt.",
    404: "Dit adres bestaat niet. Open het hele adres dat report preview noemt.",
    405: "Van een voorvertoning kun je alleen iets opvragen.",
  },
  openedBefore:
    "Het adres waarmee de browser opent, was al een keer gebruikt. Deed je dat niet zelf? Dan leest misschien iemand mee die ook op deze computer werkt: stop met Ctrl-C, en begin opnieuw zonder --open.",
  notOpened: "De browser ging niet vanzelf open. Open het adres zelf.",

  wrongWithPage: {
    one: "Je ziet nog de laatste goede versie: er is een fout gevonden.",
    more: (count: number) =>
      `Je ziet nog de laatste goede versie: er zijn ${formatInteger(count)} fouten gevonden.`,
    none: "Je ziet nog de laatste goede versie.",
  },
  wrongWithoutPage: {
    one: "Er is nog geen rapport: er is een fout gevonden.",
    more: (count: number) =>
      `Er is nog geen rapport: er zijn ${formatInteger(count)} fouten gevonden.`,
    none: "Er is nog geen rapport.",
  },
  findings: {
    checking: "De teksten worden nagekeken…",
    none: "Geen bevindingen.",
    stopped: "De teksten zijn niet nagekeken. Los eerst op wat bovenaan staat.",
  },
} as const;
