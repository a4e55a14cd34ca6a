import { formatInteger, oneOf } from "../language/words.ts";

/** The names that people use for the encodings of an export. */
export const ENCODING_NAMES = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
} as const;

/** The column at which the help explains each command of the order of work. */
const COMMAND_WIDTH = 38;
const STEPS = [
  ["init", "zet alles klaar, met een voorbeeld"],
  ["check --period 2024-Q1", "controleer export, teksten, instellingen"],
  ["preview --period 2024-Q1", "schrijf in content/2024-Q1 en kijk mee"],
  ["generate --period 2024-Q1", "maak het concept"],
  ["generate --period 2024-Q1 --published-on 2024-07-29", "maak wat je publiceert"],
  ["snapshot --period 2024-Q1 --published-on 2024-07-29", "bewaar wat je publiceerde"],
  ["publish --period 2024-Q1", "maak de publicatieset voor de site"],
  ["init --period 2024-Q2", "begin aan de volgende periode"],
] as const;

/** Names the default of an option. */
function standard(value: string): string {
  return `standaard: ${value}`;
}

/** The Dutch help, and the messages that several commands print about their work. */
export const commandMessages = {
  description:
    "Maakt van de export van de monitor en jullie teksten toegankelijke documenten: een voortgangsrapportage, leerrapport, nota of factsheet.",
  init: "Zet een werkmap klaar: instellingen, voorbeeld, lege export en teksten om in te vullen.",
  generate: "Maak het rapport van een periode: PDF, HTML en cijfers.",
  charts: "Maak de grafieken van een rapport als afbeelding: SVG en PNG, licht en donker.",
  figures: "Toon de beschermde cijfers van een periode.",
  check: "Controleer de export, de teksten en de instellingen, en noem alle problemen.",
  preview: "Toon het rapport in je browser, en opnieuw bij elke wijziging.",
  diff: "Vergelijk de cijfers van twee periodes of van twee bestanden met cijfers, of met --texts de teksten van twee periodes.",
  explain: "Leg uit waar een cijfer vandaan komt.",
  snapshot: "Bewaar wat een periode publiceerde, of kijk na of het er weer zo uitkomt.",
  publish: "Maak de publicatieset van een rapport: alles voor de site, mail en pers, met uitleg.",
  audit: "Ga na of een niet getoond aantal is af te leiden uit wat er gepubliceerd is.",
  completion: "Maak dat de Tab-toets opdrachten, periodes en cijfers aanvult.",
  codebook: "Toon het codeboek: alle kolommen, antwoorden en thema's van de export.",

  groups: {
    beginning: "Beginnen:",
    making: "Een rapport maken:",
    publishing: "Bewaren en publiceren:",
    figures: "Cijfers bekijken:",
    reference: "Naslag:",
    asked: "Wat je vraagt:",
    places: "Bestanden en mappen:",
    reading: "Hoe de export gelezen wordt:",
    general: "Algemeen:",
  },

  optionPeriod: "de periode: 2024-Q1, 2024-H1, 2024, 2024-03 of 2024-02..2024-04 (verplicht)",
  optionPeriods:
    "de periode: 2024-Q1, 2024-H1, 2024, 2024-03 of 2024-02..2024-04; meer periodes mogen ook: 2023-Q4,2024-Q1 of 2023-Q1..2024-Q1 (verplicht)",
  optionPeriodsIfAny:
    "de periode of periodes waarvan je ook de teksten en het rapport wilt controleren (standaard: geen, dan alle teksten zonder de cijfers)",
  optionPeriodToBegin:
    "de periode waarvoor de teksten klaarkomen (standaard: 2024-Q1, die van het voorbeeld; in een map waar je al in werkt kies je zelf)",
  optionDocumentToBegin:
    "het documenttype; all kiest elk type (standaard: wat de vorige periode heeft, of voortgangsrapportage)",
  optionInput:
    "de CSV-export van de monitor; - leest van standaardinvoer (verplicht, hier of als input in report.config.yaml)",
  documents: "Toon de documenttypen: wat elk nodig heeft en welke teksten het kent.",
  optionDocument: `het documenttype; all kiest elk type waar de periode teksten voor heeft (${standard("voortgangsrapportage")})`,
  optionDocumentOfCharts: `het documenttype waarvan je de grafieken wilt (${standard("voortgangsrapportage")})`,
  optionDocumentToPublish: `het documenttype dat je publiceert (${standard("voortgangsrapportage")})`,
  optionTemplates: `een map met eigen documenttypen (${standard("geen")})`,
  optionEdition: `de uitgave, zoals openbaar of intern (${standard("de openbare")})`,
  optionContent: `de map met de teksten per periode (${standard("content")})`,
  optionOut: `de map waarin het rapport komt (${standard("out")})`,
  optionSnapshots: `de map waarin gepubliceerde rapporten bewaard worden (${standard("snapshots")})`,
  optionCheck:
    "maak alle bewaarde rapporten opnieuw en noem wat er anders is; --period hoeft dan niet",
  optionUpdate:
    "bewaar opnieuw wat er al bewaard was, en noem wat er verandert; --period hoeft dan niet",
  optionCodebook: `het codeboek (YAML) met eigen kolomnamen, antwoorden en wijzigingen (${standard("het gewone codeboek")})`,
  optionEncoding: `de tekencodering van de export: ${Object.keys(ENCODING_NAMES).join(", ")} (${standard("herkend")})`,
  optionDelimiter: `het scheidingsteken van de export: ; of , of tab (${standard("herkend")})`,
  optionMaxSize: `de grootste export die wordt gelezen, bijvoorbeeld 500MB (${standard("1GiB")})`,
  optionPublishedOn: `de dag van publicatie: 2024-05-27 of 2024-05-27T10:30 (${standard("geen, dan is het een concept")})`,
  optionPublishedAsMade: `de dag van publicatie, als controle: 2024-05-27 of 2024-05-27T10:30 (${standard("die van het rapport")})`,
  optionThreshold: `de grens waaronder aantallen niet worden getoond; onder de 5 alleen voor intern gebruik (${standard("5")})`,
  optionSkipInvalid:
    "laat rijen met een fout weg; persoonsgegevens, dubbele pseudoniemen en fouten van het hele bestand blijven fouten",
  optionSkipAtMost: `het deel van de rijen dat --skip-invalid ten hoogste mag weglaten, zoals 25% (${standard("10%; 5 rijen mag altijd")})`,
  optionWorkbook: `de soort spreadsheet met de cijfers: ods of xlsx (${standard("ods")})`,
  optionOverwrite: "zet een concept in de plaats van een gepubliceerd rapport",
  optionPort: "de poort van de voorvertoning (standaard: een die vrij is)",
  optionOpen: "open de voorvertoning meteen in je browser",
  optionStrict: "behandel een waarschuwing als een fout",
  optionDebug: "toon wat er precies gebeurt",
  optionFormat: (formats: string) => `de vorm van de uitvoer: ${formats} (${standard("table")})`,
  optionPictures: (formats: string) =>
    `de vorm van de afbeeldingen: ${formats} (${standard("all")})`,
  optionChart: `alleen deze grafieken, met komma's ertussen, zoals regions-top; de map bevat dan alleen die (${standard("alle")})`,
  optionNoColor: "gebruik geen kleur",
  optionTexts: "vergelijk de teksten van twee periodes, zonder op de cijfers erin te letten",
  optionOnly: `changed toont alleen wat veranderd is (${standard("alles")})`,
  optionFigure: `alleen de cijfers die hierbij passen, zoals registrations.total of registrations.*; mag vaker (${standard("alle")})`,
  optionSort: `catalogue (volgorde van de cijfers) of change (het grootste verschil eerst) (${standard("catalogue")})`,
  optionExitCode: "eindig met code 1 als er een verschil is",
  argumentOld: "een periode, zoals 2023-Q4, of een bestand met cijfers (figures-….json)",
  argumentNew: "waarmee je die vergelijkt: ook een periode of een bestand",
  argumentFigure:
    'het cijfer, zoals registrations.total of "Trajecten met ondersteuning"; noem je niets, dan zie je alle cijfers',
  argumentFiles:
    "bestanden met cijfers (figures-….json), of mappen met zo'n bestand; noem je niets, dan alles wat bewaard is",
  argumentShell: "bash, zsh, fish of powershell",
  argumentFolder: "de map die je klaarzet; noem je niets, dan de map waarin je werkt",
  wordFolder: "map",
  wordOld: "oud",
  wordNew: "nieuw",
  wordFigure: "cijfer",
  wordFiles: "bestanden",
  wordShell: "shell",
  optionHelp: "toon deze uitleg",
  optionVersion: "toon de versie",
  helpCommand: "toon de uitleg van een opdracht",
  helpTitles: {
    "Usage:": "Gebruik:",
    "Options:": "Opties:",
    "Commands:": "Opdrachten:",
    "Arguments:": "Argumenten:",
    "Global Options:": "Algemene opties:",
  } as Readonly<Record<string, string>>,
  usageOptions: "[opties]",
  usageReport: "[periode] [export] [documenttype] [opties]",
  usageFigures: "[periode] [export] [opties]",
  usageInit: "[map] [periode] [opties]",
  usageDiff: "<oud> <nieuw> [opties]",
  usageExplain: "[cijfer] [periode] [opties]",
  usageAudit: "[bestanden...] [opties]",
  usageCompletion: "<shell>",
  usageCommand: "[opdracht]",
  example: (line: string) => `Voorbeeld:\n  ${line}`,
  orderOfWork: (program: string) =>
    [
      "Zo werk je, om te beginnen in een lege map:",
      ...STEPS.flatMap(([words, does]) => {
        const line = `  ${program} ${words}`;
        const isLong = line.length > COMMAND_WIDTH - 2;
        return isLong
          ? [line, `${" ".repeat(COMMAND_WIDTH)}${does}`]
          : [`${line.padEnd(COMMAND_WIDTH)}${does}`];
      }),
      `Van elke opdracht zie je alles met --help erachter, zoals: ${program} check --help`,
    ].join("\n"),
  argumentsAfter: (list: readonly (readonly [string, string])[]) => {
    const width = Math.max(...list.map(([name]) => name.length)) + 2;
    return [
      "Argumenten:",
      ...list.map(([name, description]) => `  ${name.padEnd(width)}${description}`),
    ].join("\n");
  },

  unknownOption: (option: string) => `De optie ${option} bestaat niet.`,
  unknownCommand: (command: string) => `De opdracht ${command} bestaat niet.`,
  commandMissing: (word: string, program: string) =>
    `Wat wil je met ${word}? Zet er een opdracht voor, zoals: ${program} check ${word}`,
  optionWithoutValue: (option: string) => `Bij de optie ${option} hoort een waarde.`,
  optionTwice: (option: string) =>
    `De optie ${option} staat er meer dan één keer. Laat er één staan.`,
  tooManyArguments:
    "Er staan te veel woorden achter de opdracht. Zet tekst met spaties tussen aanhalingstekens.",
  optionValueInvalid: (option: string) => `De waarde van de optie ${option} kan niet.`,
  suggestion: (name: string | undefined) => (name === undefined ? "" : ` Bedoel je ${name}?`),
  seeHelp: (command: string) => `Bekijk de uitleg met: ${command}`,

  refused: (errors: number) =>
    errors === 1
      ? "Er is 1 fout gevonden. Er is niets geschreven."
      : `Er zijn ${formatInteger(errors)} fouten gevonden. Er is niets geschreven.`,
  document: (name: string) => `— ${name} —`,
  noDocuments: (periodId: string) =>
    `Er zijn geen teksten voor ${periodId}. Zet ze in de map met teksten, onder de periode en het documenttype. Welke teksten er zijn, zegt: report documents`,
  done: (folder: string, size: string) => `Klaar. ${size}. Het rapport staat in ${folder}`,
  pagesAndWarnings: (pages: number, warnings: number) =>
    `${pages === 1 ? "1 pagina" : `${formatInteger(pages)} pagina's`}, ${
      warnings === 0 ? "geen waarschuwingen" : countedWarnings(warnings)
    }`,
  doneOf: (done: number, all: number) => `${done} van de ${all} rapporten gemaakt…`,
  protectedApart:
    "Let op: elk rapport is beschermd alsof je het alleen maakt. Samen kunnen deze rapporten meer vertellen dan mag. Wil je er meer dan één publiceren? Bewaar ze dan van oud naar nieuw met report snapshot: dan houdt elk rapport rekening met de vorige. Of er dan nog iets is af te leiden, zegt: report audit",
  internalUse:
    "Let op: met deze grens zijn kleine aantallen te zien. Dit rapport is alleen voor intern gebruik (NIET-PUBLICEREN).",
  readingSoFar: (percent: number) => `De export lezen… ${percent}%`,
  steps: {
    reading: "De export lezen…",
    drawing: "De grafieken tekenen…",
    printing: "De PDF maken…",
    finishing: "De PDF toegankelijk maken…",
    writing: "De bestanden schrijven…",
  },
  interrupted: "Gestopt. Er is niets veranderd in de uitvoermap.",
  interruptedAfter:
    "Gestopt. De rapporten die al klaar waren, zijn compleet. Aan de andere is niets veranderd.",
  interruptedAtOnce:
    "Gestopt. Een rapport in de uitvoermap is niet half veranderd; wat er nog op te ruimen is, ruimt Peildatum de volgende keer op.",
  tooFewFiles:
    "Hier mogen te weinig bestanden tegelijk open zijn om Peildatum te laten werken. Verhoog die grens, bijvoorbeeld met: ulimit -n 1024",
  bug: "Er ging iets mis in het programma zelf. Meld dit, met de uitvoer van dezelfde opdracht met --debug erachter.",
} as const;

/** "1 waarschuwing", "3 waarschuwingen". */
export function countedWarnings(warnings: number): string {
  return warnings === 1 ? "1 waarschuwing" : `${formatInteger(warnings)} waarschuwingen`;
}

/** The Dutch messages about words of a command line that belong to no option. */
export const typedWordMessages = {
  readAsPeriod: (typed: string, canonical: string) =>
    `We lezen "${typed}" als de periode ${canonical}.`,
  readAsDay: (typed: string, canonical: string) => `We lezen "${typed}" als de dag ${canonical}.`,
  readAsInput: (file: string) =>
    file === "-" ? "We lezen de export van standaardinvoer." : `We lezen ${file} als de export.`,
  several: {
    input: "Er staan twee exports. Geef er één.",
    document:
      "Er staan twee documenttypen. Geef er één, of all voor elk type waar de periode teksten voor heeft.",
    codebook: "Er staan twee codeboeken. Geef er één.",
  },
  severalPeriods: "Deze opdracht gaat over één periode, en er staan er meer. Geef er één.",
  tooMany: {
    folder: "Geef één map. Zet een naam met spaties tussen aanhalingstekens.",
    shell: "Noem één shell: bash, zsh, fish of powershell.",
    sides:
      "Je kunt er twee vergelijken: twee periodes, of twee bestanden met cijfers. Er staan er meer.",
  },
  sidesMissing:
    "Noem wat je wilt vergelijken: twee periodes, of twee bestanden met cijfers. Bijvoorbeeld: report diff 2023-Q4 2024-Q1",
  isDay: (word: string, day: string) => `"${word}" is een dag. Bedoel je --published-on ${day}?`,
  isDash: (word: string, option: string) =>
    `"${word}" begint met een lang streepje. Bedoel je ${option}? Typ dan twee korte streepjes.`,
  isFormat: (word: string, format: string) =>
    `"${word}" is een vorm van de uitvoer. Bedoel je --format ${format}?`,
  unknown: (
    word: string,
    command: string,
    takes: { readonly periods: string; readonly input?: true; readonly document?: true },
    near: string | undefined,
  ) => {
    if (near !== undefined) return `We begrijpen "${word}" niet. Bedoel je ${near}?`;
    const kinds = [
      ...(takes.periods === "none" ? [] : ["een periode (2024-Q1)"]),
      ...(takes.input === true ? ["een export (monitor.csv)"] : []),
      ...(takes.document === true ? ["een documenttype (nota)"] : []),
    ];
    return kinds.length === 0
      ? `We begrijpen "${word}" niet: achter ${command} horen alleen opties.`
      : `We begrijpen "${word}" niet. Achter ${command} kan staan: ${oneOf(kinds)}.`;
  },
} as const;

/** The Dutch texts of completion with the Tab key. */
export const completionMessages = {
  shellUnknown: (shells: readonly string[], program: string) => [
    `Noem de shell waarin je werkt: ${shells.join(", ")}.`,
    "Zo vult de Tab-toets voortaan aan:",
    `  bash: zet in ~/.bashrc: source <(${program} completion bash)`,
    `  zsh: zet in ~/.zshrc, onder compinit: source <(${program} completion zsh)`,
    `  fish: ${program} completion fish > ~/.config/fish/completions/${program}.fish`,
    `  PowerShell: zet in $PROFILE: ${program} completion powershell | Out-String | Invoke-Expression`,
  ],
  document: "documenttype",
  allDocuments: "elk documenttype waar de periode teksten voor heeft",
} as const;

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
