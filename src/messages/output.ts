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
