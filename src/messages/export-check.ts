import { formatInteger } from "../language/numbers.ts";

const things = (count: number): string =>
  count === 1 ? "1 ding moet" : `${formatInteger(count)} dingen moeten`;
const remarks = (count: number): string =>
  count === 1 ? "1 opmerking" : `${formatInteger(count)} opmerkingen`;
const rows = (count: number): string => (count === 1 ? "1 rij" : `${formatInteger(count)} rijen`);

/**
 * The Dutch texts about an export as a whole, and of the page for the person who keeps the monitor.
 */
export const exportCheckMessages = {
  filled: {
    all: "overal",
    nearlyAll: (threshold: number) => `bijna overal (minder dan ${threshold} rijen leeg)`,
    about: (percentage: number) => `ongeveer ${percentage}%`,
    part: "een deel",
    nearlyNone: (threshold: number) => `bijna nergens (minder dan ${threshold} rijen)`,
    none: "nergens",
  },
  fill: "Hoe vol de kolommen zijn",
  fillApproximate: "Hoe vol de kolommen zijn, ongeveer",
  fillTable: "Kolommen die niet overal gevuld zijn",
  /** Follows the table of columns that are not full. */
  othersFull: (columns: string, count: number) =>
    count === 1
      ? `Deze kolom is overal gevuld: ${columns}.`
      : `Deze ${formatInteger(count)} kolommen zijn overal gevuld: ${columns}.`,
  degrees: {
    nearlyAll: (threshold: number) => `Bijna overal gevuld (minder dan ${threshold} rijen leeg)`,
    part: "Voor een deel gevuld",
    nearlyNone: (threshold: number) => `Bijna nergens gevuld (minder dan ${threshold} rijen)`,
    none: "Nergens gevuld",
  },
  /** The same, without the names of the columns. */
  restFull: (count: number) =>
    count === 1 ? "De andere kolom is overal gevuld." : "Alle andere kolommen zijn overal gevuld.",
  allFull: "Alle kolommen van het codeboek die in de export staan, zijn overal gevuld.",
  fillExplained:
    "Een lege cel is niet altijd een fout: niet elk traject heeft elke datum of elk antwoord. Aantallen zijn hier met opzet niet precies, omdat kleine aantallen iets over een gezin kunnen verraden.",
  absent: "Welke kolommen ontbreken, en wat je daardoor mist",
  absentLine: (columns: number, figures: number) =>
    `${columns === 1 ? "Er ontbreekt 1 kolom die niet verplicht is" : `Er ontbreken ${formatInteger(columns)} kolommen die niet verplicht zijn`}. Daardoor ${figures === 1 ? "kunnen we 1 cijfer niet maken" : `kunnen we ${formatInteger(figures)} cijfers niet maken`}.`,
  absentElsewhere: "Welke dat zijn, zie je met: report check --format markdown",
  absentTable: "Kolommen die ontbreken",
  nothingAbsent: "Alle kolommen van het codeboek staan in de export.",
  noFigures: "geen cijfer",
  firstFigure: (label: string, others: number) =>
    others === 0 ? label : `${label}, en nog ${formatInteger(others)}`,
  unused: (columns: string, count: number) =>
    count === 1
      ? `Deze kolom staat niet in het codeboek en gebruiken we niet: ${columns}.`
      : `Deze ${formatInteger(count)} kolommen staan niet in het codeboek en gebruiken we niet: ${columns}.`,
  columns: { column: "Kolom", filled: "Gevuld", empty: "Leeg telt als", figures: "Cijfers" },
  emptyMeansNothing: "geen antwoord",

  period: "Hoeveel rijen er in de periode vallen",
  periodRows: (label: string, within: number, upToEnd: number, end: string) =>
    `${label}: ${rows(within)} aangemeld in de periode, ${rows(upToEnd)} tot en met ${end}.`,

  title: "Controle van de export",
  skip: "Naar de uitkomst",
  stdin: "standaardinvoer",
  verdict: {
    refused: (count: number) => `Deze export kan zo niet gebruikt worden: ${things(count)} anders.`,
    remarks: (count: number) => `Deze export is bruikbaar, met ${remarks(count)}.`,
    good: "Deze export is goed.",
    absent: (columns: number) =>
      `Deze export is goed, maar mist ${columns === 1 ? "1 kolom" : `${formatInteger(columns)} kolommen`} waar we cijfers van maken.`,
    codebook:
      "De export is nog niet gecontroleerd, omdat het codeboek niet klopt. Verbeter eerst het codeboek.",
    unread: "Er is geen export gecontroleerd.",
  },
  todo: "Wat er moet gebeuren",
  remarksTitle: "Opmerkingen",
  remarksExplained: "De export kan zo gebruikt worden. Kijk na of dit zo bedoeld is.",
  mends: {
    personalData: {
      title: "Persoonsgegevens",
      how: "Stuur dit bestand niet verder door. Haal de gegevens weg in de monitor of laat de kolom weg uit de export, en exporteer opnieuw.",
    },
    codebook: {
      title: "Het codeboek",
      how: "Verbeter het codeboek en controleer de export opnieuw.",
    },
    columns: {
      title: "Kolommen en koppen",
      how: "Pas de export van de monitor aan. Kan dat niet, verbeter dan de koppen in de eerste rij in Excel en sla het bestand op als CSV UTF-8.",
    },
    file: {
      title: "Het bestand",
      how: "Exporteer het bestand opnieuw uit de monitor, of verbeter het in Excel en sla het op als CSV UTF-8.",
    },
    cells: {
      title: "Cellen en rijen",
      how: "Verbeter de antwoorden in de monitor en exporteer opnieuw. Verbeter je ze alleen in Excel, dan staan de fouten er de volgende keer weer.",
    },
  },
  inColumn: (column: string) => `kolom ${column}`,
  wholeFile: "het hele bestand",
  times: (count: number) => `${formatInteger(count)} keer`,
  lines: (lines: readonly number[], hasMore: boolean) =>
    `${hasMore ? "onder meer " : ""}regel ${lines.join(", ")}`,
  morePlaces: (count: number) => `en op nog ${formatInteger(count)} plaatsen`,
  moreKinds: (count: number) =>
    `En nog ${formatInteger(count)} soorten problemen. Alles staat in: report check --format csv`,
  unlisted: (count: number) =>
    `Er zijn er nog ${formatInteger(count)}, te veel om te bewaren. Los eerst deze op en controleer de export dan opnieuw.`,

  written: "Hoe het bestand is geschreven",
  writtenAs: {
    encoding: "Codering",
    delimiter: "Scheidingsteken",
    lineEnd: "Regeleinden",
    separatorLine: "Eerste regel",
    rows: "Rijen",
    skipped: "Weggelaten",
    columns: "Kolommen van het codeboek",
    latestDate: "Laatste datum",
    sha256: "Hash (sha256)",
  },
  delimiters: { ";": "puntkomma (;)", ",": "komma (,)", "\t": "tab" },
  lineEnds: { lf: "LF", crlf: "CRLF", crcrlf: "CR CR LF" },
  separatorLine: "sep=",
  noDate: "geen",
  notRead: "Dit bestand konden we niet als tabel lezen.",

  writers: "Voor wie de teksten schrijft",
  writersGood: "In de teksten en de instellingen is niets gevonden.",
  accessibility: "Toegankelijkheid van het rapport",
} as const;
