import { formatInteger } from "../language/numbers.ts";

/** The Dutch help, and the messages that commands print themselves. */
export const commandMessages = {
  description:
    "Maakt van de export van de monitor een voortgangsrapportage: cijfers, tekst en een toegankelijke PDF.",
  generate: "Maak het rapport van een periode: PDF, HTML en cijfers.",
  figures: "Toon de beschermde cijfers van een periode.",
  check: "Controleer de export, de teksten en de instellingen, en noem alle problemen.",

  optionPeriod: "de periode: 2024-Q1, 2024-H1, 2024, 2024-03 of 2024-02..2024-04",
  optionInput: "de CSV-export van de monitor; - leest van standaardinvoer",
  optionDocument: "het documenttype",
  optionContent: "de map met de teksten per periode",
  optionOut: "de map waarin het rapport komt",
  optionEncoding: "de tekencodering van de export, als die niet goed wordt herkend",
  optionDelimiter: "het scheidingsteken van de export: ; of , of tab",
  optionMaxSize: "de grootste export die wordt gelezen, bijvoorbeeld 500MB",
  optionPublishedOn: "de dag van publicatie: 2024-05-27 of 2024-05-27T10:30",
  optionThreshold:
    "de grens waaronder aantallen niet worden getoond; onder de 5 alleen voor intern gebruik",
  optionStrict: "behandel een waarschuwing als een fout",
  optionDebug: "toon wat er precies gebeurt",
  optionFormat: (formats: string) =>
    `de vorm van de uitvoer: ${formats} (als je niets kiest: table)`,
  optionNoColor: "gebruik geen kleur",
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
  usageCommand: "[opdracht]",
  example: "Voorbeeld:\n  report generate --period 2024-Q1",

  unknownOption: (option: string) => `De optie ${option} bestaat niet.`,
  unknownCommand: (command: string) => `De opdracht ${command} bestaat niet.`,
  optionWithoutValue: (option: string) => `Bij de optie ${option} hoort een waarde.`,
  tooManyArguments:
    "Er staan te veel woorden achter de opdracht. Zet tekst met spaties tussen aanhalingstekens.",
  optionValueInvalid: (option: string) => `De waarde van de optie ${option} kan niet.`,
  suggestion: (option: string) => ` Bedoel je ${option}?`,
  seeHelp: "Bekijk de uitleg met: report --help",

  refused: (errors: number) =>
    errors === 1
      ? "Er is 1 fout gevonden. Er is niets geschreven."
      : `Er zijn ${formatInteger(errors)} fouten gevonden. Er is niets geschreven.`,
  moreFindings: (count: number) =>
    `… en nog ${formatInteger(count)}. Bekijk alles met: report check --format csv`,
  severity: { error: "fout", warning: "waarschuwing" },
  line: (line: number) => `regel ${line}`,
  position: (position: number) => `teken ${position}`,
  column: (column: string) => `kolom ${column}`,
  relatedLine: (line: number) => `zie ook regel ${line}`,
  checkGood: "Geen problemen gevonden.",
  checkSummary: (errors: number, warnings: number) =>
    `${errors === 1 ? "1 fout" : `${formatInteger(errors)} fouten`}, ${warnings === 1 ? "1 waarschuwing" : `${formatInteger(warnings)} waarschuwingen`}.`,
  done: (folder: string) => `Klaar. Het rapport staat in ${folder}`,
  internalUse:
    "Let op: met deze grens zijn kleine aantallen te zien. Dit rapport is alleen voor intern gebruik (NIET-PUBLICEREN).",
  readingSoFar: (percent: number) => `De export lezen… ${percent}%`,
  steps: {
    reading: "De export lezen…",
    drawing: "De grafieken tekenen…",
    printing: "De PDF maken…",
    writing: "De bestanden schrijven…",
  },
  interrupted: "Gestopt. Er is niets veranderd in de uitvoermap.",
  bug: "Er ging iets mis in het programma zelf. Meld dit, met de uitvoer van dezelfde opdracht met --debug erachter.",
} as const;
