/** The Dutch messages about the settings file and the options. */
export const settingsMessages = {
  momentInvalid: "schrijf een dag als 2024-05-27, of met een tijd als 2024-05-27T10:30",
  dayInvalid: "schrijf een bestaande dag als 2024-05-27",
  colourInvalid: "schrijf een kleur als #0a425c",
  pdfStandardInvalid: "kies 3a (met de cijfers als bijlage) of 2a (zonder bijlagen)",
  websiteInvalid: "schrijf een adres als https://www.voorbeeld.nl/rapporten",
  labelTooLong: (most: number) => `maak de tekst korter, tot ten hoogste ${most} tekens`,
  unreadable: (file: string) => `Het instellingenbestand ${file} kan niet worden gelezen.`,
  syntax: "Dit is geen geldige YAML.",
  unknownKey: (key: string) =>
    key === "threshold"
      ? "De drempel kan alleen met --threshold worden gezet, niet in een bestand."
      : `De instelling "${key}" bestaat niet.`,
  invalid: (key: string, detail: string) => `De instelling "${key}" klopt niet: ${detail}.`,
  problems: "Het instellingenbestand klopt niet.",

  periodMissing: "Geef de periode met --period, bijvoorbeeld --period 2024-Q1.",
  periodInvalid: (text: string) =>
    `"${text}" is geen periode. Schrijf een jaar (2024), halfjaar (2024-H1), kwartaal (2024-Q1), maand (2024-03) of een reeks maanden (2024-02..2024-04).`,
  inputMissing:
    "Er is geen export opgegeven. Geef die met --input BESTAND, of zet `input` in report.config.yaml.",
  thresholdInvalid: "--threshold is een heel getal van 0 of hoger.",
  maxSizeInvalid: "--max-size is een grootte als 500MB of 2GiB.",
  encodingInvalid: (known: readonly string[]) => `--encoding is een van: ${known.join(", ")}.`,
  delimiterInvalid: "--delimiter is een puntkomma (;), een komma (,) of een tab (schrijf: tab).",
  skipInvalidStrict:
    "--strict en --skip-invalid gaan niet samen: de ene weigert bij elke waarschuwing, de andere maakt van fouten waarschuwingen. Kies er één.",
  skipAtMostInvalid:
    "--skip-at-most is een heel percentage van 0 t/m 100, zoals --skip-at-most 25%.",
  skipAtMostAlone:
    "--skip-at-most zegt hoeveel rijen --skip-invalid mag weglaten. Geef --skip-invalid er ook bij.",
  publishedOnInvalid:
    "--published-on is een dag als 2024-05-27, of met een tijd als 2024-05-27T10:30.",
  epochInvalid: "De omgevingsvariabele SOURCE_DATE_EPOCH is geen heel aantal seconden.",
  documentUnknown: (name: string, known: readonly string[]) =>
    `Het documenttype "${name}" bestaat niet. Beschikbaar: ${known.join(", ")}.`,
  formatUnknown: (known: readonly string[]) => `--format is een van: ${known.join(", ")}.`,
} as const;

/** The codes of what can be wrong with a settings file. */
export type SettingsCode = "settings-syntax" | "settings-unknown" | "settings-invalid";
