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
      `Welke cijfers er zijn, zie je met: report figures --period ${periodId}`,
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
