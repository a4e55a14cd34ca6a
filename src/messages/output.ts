/** What the user reads when the output folder cannot be written. */
export const outputMessages = {
  notAFolder: (folder: string) =>
    `"${folder}" is geen gewone map, dus het rapport kan daar niet in. ` +
    "Verplaats wat er staat, of kies met --out (voor wat je bewaart: --snapshots) een andere map.",
  unknownFiles: (folder: string, names: readonly string[], others: number) =>
    `In "${folder}" staat iets wat niet bij het vorige rapport hoort: ${names.join(", ")}` +
    `${others > 0 ? ` en nog ${others}` : ""}. Er is niets overschreven. ` +
    "Verplaats het naar een andere map en probeer het opnieuw, of kies met --out (voor wat je bewaart: --snapshots) een andere map.",
  diskFull: (folder: string) =>
    `Het rapport past niet in "${folder}": de schijf is vol. Wat er stond, staat er nog. ` +
    "Maak ruimte vrij, of kies met --out (voor wat je bewaart: --snapshots) een andere map.",
  notAllowed: (folder: string) =>
    `Het rapport kon niet in "${folder}" worden gezet. Wat er stond, staat er nog. Sluit de ` +
    "bestanden uit die map die nog openstaan, en controleer of je daar mag schrijven. " +
    "Of kies met --out (voor wat je bewaart: --snapshots) een andere map.",
  busy: (folder: string) =>
    `Er wordt op dit moment nog een rapport in "${folder}" gezet. Wacht tot dat klaar is en ` +
    "probeer het dan opnieuw.",
  failed: (folder: string) =>
    `Het rapport kon niet in "${folder}" worden gezet. Wat er stond, staat er nog. ` +
    "Probeer het opnieuw, of kies met --out (voor wat je bewaart: --snapshots) een andere map.",
} as const;
