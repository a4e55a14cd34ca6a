/** Why a folder cannot hold the browser. */
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
