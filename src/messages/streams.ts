/** The Dutch messages for when standard input or output fails. */
export const streamMessages = {
  outputFull:
    "De uitvoer van deze opdracht past niet in het bestand waar je die naartoe stuurt: de schijf is vol. Wat er al in staat, is niet compleet. Maak ruimte vrij en probeer het opnieuw.",
  outputFailed:
    "De uitvoer van deze opdracht kon niet worden geschreven. Wat er al staat, is niet compleet. Controleer waar je de uitvoer naartoe stuurt en probeer het opnieuw.",
  outputClosed:
    "De uitvoer van deze opdracht kan nergens heen: de standaarduitvoer is gesloten. Stuur de uitvoer naar een bestand, bijvoorbeeld met > uitvoer.txt, of laat het omleiden weg.",
  inputIsFolder:
    "De standaardinvoer is een map. Stuur er het CSV-bestand met de export van de monitor naartoe, of geef dat met --input.",
  inputUnreadable:
    "De standaardinvoer kan niet worden gelezen. Controleer waar de gegevens vandaan komen, of geef het bestand met --input.",
  folderGone:
    "De map waarin je werkt, bestaat niet meer. Ga naar een andere map (met cd) en probeer het opnieuw.",
} as const;
